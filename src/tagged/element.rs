//! An element of the structure tree.

/// An element of the structure tree, with the text that belongs to it.
#[derive(Debug, Default)]
pub struct Element {
    /// Its structure type: Table, TH, P ….
    pub kind: String,
    /// Its name within the document.
    pub id: Option<String>,
    /// Its language, where it is not that of the element around it.
    pub language: Option<String>,
    /// What is said in its place to those who cannot see it.
    pub alternative: Option<String>,
    /// Its attributes.
    pub attributes: Attributes,
    /// What it holds, in reading order.
    pub children: Vec<Child>,
}

/// What an element holds.
#[derive(Debug)]
pub enum Child {
    /// A further element.
    Element(Element),
    /// Text on a page, counted from 0.
    Text {
        /// The page.
        page: usize,
        /// The text.
        text: String,
    },
}

/// The attributes a table needs.
#[derive(Debug)]
pub struct Attributes {
    /// RowSpan.
    pub row_span: usize,
    /// ColSpan.
    pub column_span: usize,
    /// Scope.
    pub scope: Option<Scope>,
    /// Headers: the names of header cells.
    pub headers: Vec<String>,
    /// Summary: what a table shows and how it is to be read.
    pub summary: Option<String>,
}

impl Default for Attributes {
    fn default() -> Self {
        Self { row_span: 1, column_span: 1, scope: None, headers: Vec::new(), summary: None }
    }
}

/// What a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Its row.
    Row,
    /// Its column.
    Column,
    /// Both.
    Both,
}

/// Structure types that stand within a line; any other begins a line of its own.
const INLINE: [&str; 14] =
    ["Span", "Em", "Strong", "Quote", "Code", "Sub", "Link", "Reference", "Annot", "Ruby", "RB", "RT", "RP", "Lbl"];

impl Element {
    /// The elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text { .. } => None,
        })
    }

    /// Whether it holds no text outside of further elements.
    pub fn has_only_elements(&self) -> bool {
        self.children.iter().all(|child| matches!(child, Child::Element(_)))
    }

    /// The page its text begins on, counted from 0; `None` without text.
    pub fn page(&self) -> Option<usize> {
        self.children.iter().find_map(|child| match child {
            Child::Element(element) => element.page(),
            Child::Text { page, text } => (!text.trim().is_empty()).then_some(*page),
        })
    }

    /// Whether it begins a line of its own.
    pub fn is_block(&self) -> bool {
        !INLINE.contains(&self.kind.as_str())
    }

    /// Itself and everything below it, in reading order.
    pub fn descendants(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.elements().flat_map(Self::descendants));
        all
    }

    /// All text in it, in reading order.
    pub fn text(&self) -> String {
        self.lines().concat()
    }

    /// The text in it, in reading order: a line for every block, none for an empty one.
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

    /// The pages its text stands on, in reading order, each once where it does not change.
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
