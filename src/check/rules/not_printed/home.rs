//! Where the form would print something: in a list of columns or lines, or in the blocks of a node.

use crate::model::{BlockContent, Carrier, FieldKind, Form};
use crate::vocabulary as word;

/// A list of 様式, and what is added there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Home {
    /// The list, as a message calls it.
    pub list: String,
    /// The word or the block.
    pub added: String,
}

const COLUMNS: &str = "「列」";
const PROJECT_LINES: &str = "「事業欄」";
const OF_TABLE: &str = "「指標の表」の「列」";

/// What a block prints without a heading, or in a frame with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// 文.
    Text,
    /// 欄.
    Field,
}

impl Home {
    /// A word in a list.
    pub fn word(list: impl Into<String>, word: &str) -> Self {
        Self { list: list.into(), added: word.to_owned() }
    }

    /// A block of 配置.
    fn block(node: &str, block: String) -> Self {
        Self { list: blocks_of(node), added: block }
    }

    /// That of a part of a 取組項目: a column, or a block of its page if this has no columns.
    pub fn of_item(form: &Form, name: &str, shape: Shape) -> Self {
        if form.prints_columns() {
            return Self::word(COLUMNS, name);
        }
        Self::block(word::ITEMS, shape.block(name))
    }

    /// That of a part of a 事業: a line of 事業欄, or a block if there is no 事業欄.
    pub fn of_project(form: &Form, name: &str, shape: Shape) -> Self {
        if form.arrangement.project.iter().any(|block| block.content == BlockContent::ProjectLines) {
            return Self::word(PROJECT_LINES, name);
        }
        Self::block(word::PROJECT, shape.block(name))
    }

    /// That of the 指標の表 of a kind of node: a block.
    pub fn of_tables(form: &Form, carrier: Carrier) -> Self {
        match carrier {
            Carrier::Section(_) if carrier == form.lowest() => Self::block(word::SHEET, word::TABLES.to_owned()),
            Carrier::Section(_) => Self::block(word::SHEET, "階層の内容".to_owned()),
            Carrier::Project => Self::block(word::PROJECT, word::TABLES.to_owned()),
            Carrier::Item | Carrier::Indicator => Self::block(word::ITEMS, word::TABLES.to_owned()),
        }
    }
}

impl Shape {
    /// That of an own field.
    pub fn of_field(form: &Form, carrier: Carrier, name: &str) -> Self {
        match form.field(carrier, name) {
            Some(field) if field.kind == FieldKind::Text => Self::Text,
            _ => Self::Field,
        }
    }

    fn block(self, name: &str) -> String {
        match self {
            Self::Text => format!("{{文: {name}}}"),
            Self::Field => format!("{{欄: [{name}]}}"),
        }
    }
}

/// The blocks of a kind of node, as a message calls them.
pub(super) fn blocks_of(node: &str) -> String {
    format!("「配置」の「{node}」")
}

/// The columns of the table of an indicator, as a message calls them.
pub fn columns_of(form: &Form, carrier: Carrier, table: &str) -> String {
    match table {
        "" if carrier == Carrier::Item && form.prints_columns() => COLUMNS.to_owned(),
        "" => OF_TABLE.to_owned(),
        name => format!("「指標の表」の「{name}」の「列」"),
    }
}
