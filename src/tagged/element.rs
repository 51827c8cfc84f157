//! An element of the structure tree.

/// An element of the structure tree with its text.
#[derive(Debug, Default)]
pub struct Element {
    /// Structure type: Table, TH, P ….
    pub kind: String,
    /// ID, unique within the document.
    pub id: Option<String>,
    /// Language, if it differs from that of the parent.
    pub language: Option<String>,
    /// Alternative text for those who cannot see the element.
    pub alternative: Option<String>,
    /// Table attributes.
    pub attributes: Attributes,
    /// Contents, in reading order.
    pub children: Vec<Child>,
}

/// A child of an element.
#[derive(Debug)]
pub enum Child {
    /// An element.
    Element(Element),
    /// A piece of text.
    Text {
        /// The page it stands on, counted from 0.
        page: usize,
        /// The text.
        text: String,
    },
}

/// The attributes of tables and their cells.
#[derive(Debug)]
pub struct Attributes {
    /// RowSpan.
    pub row_span: usize,
    /// ColSpan.
    pub column_span: usize,
    /// Scope.
    pub scope: Option<Scope>,
    /// Headers: the IDs of header cells.
    pub headers: Vec<String>,
    /// Summary: what a table shows and how to read it.
    pub summary: Option<String>,
}

impl Default for Attributes {
    fn default() -> Self {
        Self { row_span: 1, column_span: 1, scope: None, headers: Vec::new(), summary: None }
    }
}

/// What a header cell applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Its row.
    Row,
    /// Its column.
    Column,
    /// Both.
    Both,
}

/// Inline structure types; any other starts a new line.
const INLINE: [&str; 14] =
    ["Span", "Em", "Strong", "Quote", "Code", "Sub", "Link", "Reference", "Annot", "Ruby", "RB", "RT", "RP", "Lbl"];

impl Element {
    /// Its child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text { .. } => None,
        })
    }

    /// Whether all its children are elements.
    pub fn has_only_elements(&self) -> bool {
        self.children.iter().all(|child| matches!(child, Child::Element(_)))
    }

    /// The page on which its text begins, counted from 0; `None` if it has no text.
    pub fn page(&self) -> Option<usize> {
        self.children.iter().find_map(|child| match child {
            Child::Element(element) => element.page(),
            Child::Text { page, text } => (!text.trim().is_empty()).then_some(*page),
        })
    }

    /// Whether it starts a new line.
    pub fn is_block(&self) -> bool {
        !INLINE.contains(&self.kind.as_str())
    }

    /// The element itself and all elements below it, in reading order.
    pub fn descendants(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.elements().flat_map(Self::descendants));
        all
    }

    /// Its whole text, in reading order.
    pub fn text(&self) -> String {
        self.lines().concat()
    }

    /// Its text in reading order, one line per block; empty blocks give no line.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut open = false;
        self.add_lines(&mut lines, &mut open);
        lines
    }

    fn add_lines(&self, lines: &mut Vec<String>, open: &mut bool) {
        for child in &self.children {
            match child {
                Child::Text { text, .. } if text.is_empty() => {}
                Child::Text { text, .. } => match lines.last_mut().filter(|_| *open) {
                    Some(line) => line.push_str(text),
                    None => {
                        lines.push(text.clone());
                        *open = true;
                    }
                },
                Child::Element(element) if !element.is_block() => element.add_lines(lines, open),
                Child::Element(element) => {
                    *open = false;
                    element.add_lines(lines, open);
                    *open = false;
                }
            }
        }
    }

    /// The pages of its text in reading order, without consecutive repetitions.
    pub fn pages(&self) -> Vec<usize> {
        let mut pages: Vec<usize> = Vec::new();
        for child in &self.children {
            match child {
                Child::Text { page, .. } => pages.push(*page),
                Child::Element(element) => pages.extend(element.pages()),
            }
        }
        pages.dedup();
        pages
    }
}
