//! The words of a questionnaire.

use crate::model::{Indicator, Node, NodeKind};
use crate::vocabulary as word;

/// The sheet of 取組項目.
pub(super) const ITEMS: &str = "取組";
/// The sheet of the values of indicators.
pub(super) const VALUES: &str = "実績";
/// The column of the other 担当課.
pub(super) const OTHERS: &str = "ほかの担当課";
/// The column of what carries an indicator.
pub(super) const OWNER: &str = "取組項目など";

/// The key of a row: what the node is.
pub(super) fn key_of(node: &Node) -> String {
    match node.kind {
        NodeKind::Row { item, .. } => format!("{}/{}", word::ITEMS, item.key),
        NodeKind::Project(project) => format!("{}/{}", word::PROJECT, project.id),
        NodeKind::Section(_) => {
            let position: Vec<String> = node.position().iter().map(|at| (at + 1).to_string()).collect();
            format!("{}/{}", word::LEVELS, position.join("-"))
        }
    }
}

/// The key of an indicator below that of what carries it. The rank tells it from others of the same name.
pub(super) fn key_below(above: &str, indicator: &Indicator, rank: usize) -> String {
    let rank = if rank == 0 { String::new() } else { format!("#{}", rank + 1) };
    format!("{above}/{}{rank}", indicator.name.value)
}

/// The key of the column of an own field.
pub(super) fn key_of_field(name: &str) -> String {
    format!("{}/{name}", word::OWN)
}

/// The key of the column of a judgement.
pub(super) fn key_of_axis(name: &str) -> String {
    format!("{}/{name}", word::AXES)
}

/// Joins the lines of a value.
pub(super) fn joined(lines: &[String]) -> String {
    lines.join("、")
}

/// Joins the names of an indicator and of those that it is a part of.
pub(super) fn path(names: &[&str]) -> String {
    names.join(" ／ ")
}
