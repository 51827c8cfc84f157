//! Places: in the files, and in the plan.

use serde::Serialize;

/// Something by its label and its name: 基本方針 (1)はじめの方針. A path is a list of them, outermost first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// What it is, in the words of the paper.
    pub label: String,
    /// Its name or number; empty if the label says everything.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether it is a 再掲.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub repeat: bool,
}

impl Named {
    /// Something by its label and its name.
    pub fn new(label: impl Into<String>, name: impl Into<String>) -> Self {
        Self { label: label.into(), name: name.into(), repeat: false }
    }
}

/// A place in a file and in the plan.
#[derive(Debug, Serialize)]
pub struct Place<'a> {
    /// The file or folder, relative to the workspace; `None` for a whole document.
    pub file: Option<&'a str>,
    /// Line, counted from 1; `None` for a whole file or folder.
    pub line: Option<usize>,
    /// Column in characters, counted from 1; `None` with the line.
    pub column: Option<usize>,
    /// Its path in the plan.
    pub path: Vec<Named>,
}
