//! An element of the structure tree.

/// An element of the structure tree with its text.
#[derive(Debug, Default)]
pub struct Element {
    /// Structure type: Table, TH, P ….
    pub kind: String,
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
    /// Scope: Row, Column or Both.
    pub scope: Option<String>,
    /// Summary: what a table shows and how to read it.
    pub summary: Option<String>,
}

impl Default for Attributes {
    fn default() -> Self {
        Self { row_span: 1, column_span: 1, scope: None, summary: None }
    }
}
