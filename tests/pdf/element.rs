//! An element of the structure tree.

use super::Grid;

/// An element of the structure tree, with the text that belongs to it.
#[derive(Debug)]
pub struct Element {
    /// Its structure type: Table, TH, P ….
    pub kind: String,
    /// Its name within the document.
    pub id: Option<String>,
    /// Its language, where it is not that of the element around it.
    pub language: Option<String>,
    /// What is said in its place to those who cannot see it.
    pub alternative: Option<String>,
    /// What it holds, in reading order.
    pub children: Vec<Child>,
    /// Of a table, what it shows and how it is to be read.
    pub summary: Option<String>,
    /// Of a header cell, what it heads.
    pub scope: Option<Scope>,
    /// The names of the header cells a cell says it belongs to.
    pub headers: Vec<String>,
    /// How many rows a cell covers.
    pub row_span: usize,
    /// How many columns a cell covers.
    pub column_span: usize,
}

/// What an element holds: a further element, or text on a page, counted from 0.
#[derive(Debug)]
pub enum Child {
    Element(Element),
    Text { page: usize, text: String },
}

/// What a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Row,
    Column,
    Both,
}

/// Structure types that stand within a line; any other begins a line of its own.
const INLINE: [&str; 15] = [
    "Span",
    "Em",
    "Strong",
    "Quote",
    "Code",
    "Sub",
    "Link",
    "Reference",
    "Annot",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Lbl",
    "LBody",
];

impl Element {
    /// The elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text { .. } => None,
        })
    }

    /// Itself and everything below it, in reading order.
    pub fn descendants(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.elements().flat_map(Self::descendants)).collect()
    }

    /// Whether it begins a line of its own.
    pub fn is_block(&self) -> bool {
        !INLINE.contains(&self.kind.as_str())
    }

    /// All text in it, in reading order.
    pub fn text(&self) -> String {
        self.texts().into_iter().map(|(_, text)| text).collect()
    }

    /// The text in it, in reading order: a line for every block, none for an empty one.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        self.add_lines(&mut lines);
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Adds its text to the last line, or to further ones.
    fn add_lines(&self, lines: &mut Vec<String>) {
        for child in &self.children {
            match child {
                Child::Text { text, .. } => lines.last_mut().unwrap().push_str(text),
                Child::Element(element) if element.is_block() => {
                    lines.push(String::new());
                    element.add_lines(lines);
                    lines.push(String::new());
                }
                Child::Element(element) => element.add_lines(lines),
            }
        }
    }

    /// Of a table, the text of every place, row by row, each on one line.
    pub fn rows(&self) -> Vec<Vec<String>> {
        Grid::read(self).texts(" ")
    }

    /// The page its text begins on, counted from 0; `None` without text.
    pub fn page(&self) -> Option<usize> {
        self.texts().into_iter().find(|(_, text)| !text.trim().is_empty()).map(|(page, _)| page)
    }

    /// The pages its text stands on, in reading order, each once where it does not change.
    pub fn pages(&self) -> Vec<usize> {
        let mut pages: Vec<usize> = self.texts().into_iter().map(|(page, _)| page).collect();
        pages.dedup();
        pages
    }

    /// Every text in it, in reading order, with its page.
    fn texts(&self) -> Vec<(usize, &str)> {
        let texts = self.children.iter().flat_map(|child| match child {
            Child::Text { page, text } => vec![(*page, text.as_str())],
            Child::Element(element) => element.texts(),
        });
        texts.collect()
    }
}
