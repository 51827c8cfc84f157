//! 見出し of a 事業.

use super::place::{Place, Placed};

/// 見出し. The labels of a 事業 block and of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// Before the name of the 事業.
    pub name: Label,
    /// Over the goal.
    pub goal: Label,
    /// Over the main actions.
    pub main_actions: Label,
    /// Over 重点, printed in 【】.
    pub focus: Label,
}

/// One of the labels of a 事業.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// What is printed.
    pub text: String,
    /// Where it is written; `None` for the usual label.
    pub place: Option<Place>,
}

impl Label {
    fn usual(text: &str) -> Self {
        Self { text: text.to_owned(), place: None }
    }
}

impl From<Placed<String>> for Label {
    fn from(text: Placed<String>) -> Self {
        Self { text: text.value, place: Some(text.place) }
    }
}

impl Default for Labels {
    fn default() -> Self {
        Self {
            name: Label::usual("事業"),
            goal: Label::usual("取り組み目標"),
            main_actions: Label::usual("主な取り組み"),
            focus: Label::usual("具体的な取り組み、重点的に行うこと"),
        }
    }
}
