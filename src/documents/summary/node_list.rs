//! A list of judged nodes.

use serde::Serialize;

use super::counts::AxisCounts;
use crate::documents::page::text::Text;
use crate::documents::words as common;
use crate::model::OptionIndex;

/// A list of judged nodes.
#[derive(Debug, Serialize)]
pub struct NodeList {
    /// The title.
    pub title: Text,
    /// The heading of the column of numbers; `None` if the nodes have none.
    pub number: Option<Text>,
    /// The headings of the other columns.
    pub head: Vec<Text>,
    /// The rows.
    pub rows: Vec<NodeRow>,
}

/// A judged node.
#[derive(Debug, Serialize)]
pub struct NodeRow {
    /// 番号; empty if it has none.
    pub number: Text,
    /// The other cells, the name first.
    pub cells: Vec<Text>,
}

/// The options of a judgement side by side, or the word for none.
pub fn judgement(counts: &AxisCounts, options: &[OptionIndex]) -> String {
    let names: Vec<&str> = options.iter().map(|option| counts.axis.scale.name(*option)).collect();
    if names.is_empty() { common::unjudged(counts.axis).to_owned() } else { common::list(&names) }
}
