//! 行: the rows of a 集計, and the nodes that belong to each.

use crate::documents::figures::heading;
use crate::documents::words;
use crate::model::tally::{Extent, JudgedNode};
use crate::model::{Carried, Carrier, Department, Edition, Named, Node, NodeKind, OptionIndex, Part, TallyRows};

/// A row before its figures.
pub(super) struct TallyLine {
    pub label: String,
    pub depth: usize,
    /// Whether it sums up other rows.
    pub total: bool,
    pub kind: TallyLineKind,
    /// The positions of the nodes that belong to it.
    pub members: Vec<usize>,
}

/// The kind of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TallyLineKind {
    /// Nodes with one of these options.
    Chosen(Vec<OptionIndex>),
    /// Nodes without an option.
    Blank,
    /// Nodes of a section, 担当課 or the like.
    Group,
    /// All nodes.
    Total,
}

impl TallyLine {
    fn group(label: impl Into<String>, members: Vec<usize>) -> Self {
        Self { label: label.into(), depth: 0, total: false, kind: TallyLineKind::Group, members }
    }
}

/// The heading of the labels of rows that are not options.
pub(super) fn head(edition: &Edition, extent: Extent, rows: &TallyRows, axis: &str) -> String {
    let form = &edition.plan.form;
    match rows {
        // There is no row of a section above.
        TallyRows::Level(depth) if !matches!(extent, Extent::Paper) => form.levels[*depth].clone(),
        TallyRows::Projects if !matches!(extent, Extent::Paper) => form.labels.name.text.clone(),
        TallyRows::Options | TallyRows::Unions(_) => axis.to_owned(),
        TallyRows::Level(depth) => words::levels(&form.levels[..=*depth]),
        TallyRows::Projects => {
            words::levels(&[form.levels.as_slice(), std::slice::from_ref(&form.labels.name.text)].concat())
        }
        TallyRows::Departments => heading::of_part(form, &Part::Departments, words::DEPARTMENTS),
        TallyRows::Bureaus => heading::of_part(form, &Part::Bureaus, words::BUREAUS),
        TallyRows::Field(field) => field.name.clone(),
    }
}

/// The rows that are not options, in the order of the paper.
pub(super) fn groups(edition: &Edition, extent: Extent, rows: &TallyRows, nodes: &[JudgedNode]) -> Vec<TallyLine> {
    match rows {
        TallyRows::Options | TallyRows::Unions(_) => Vec::new(),
        TallyRows::Level(depth) => sections(edition, extent, Some(*depth), nodes),
        TallyRows::Projects => sections(edition, extent, None, nodes),
        TallyRows::Departments => departments(edition, nodes),
        TallyRows::Bureaus => bureaus(edition, nodes),
        TallyRows::Field(field) => values(field, nodes),
    }
}

/// The positions of the nodes that satisfy a condition.
pub(super) fn those<'a>(nodes: &[JudgedNode<'a>], holds: impl Fn(&JudgedNode<'a>) -> bool) -> Vec<usize> {
    (0..nodes.len()).filter(|index| holds(&nodes[*index])).collect()
}

/// The sections down to a depth, or down to the 事業, each below the section that sums it up. Those that only sum up what
/// is counted have no row.
fn sections(edition: &Edition, extent: Extent, deepest: Option<usize>, nodes: &[JudgedNode]) -> Vec<TallyLine> {
    let line = |at: Node| {
        let depth = at.depth();
        match at.kind {
            NodeKind::Section(_) if deepest.is_none_or(|deepest| depth <= deepest) => {
                let members = those(nodes, |node| node.is_in(at.position()));
                Some(TallyLine { depth, total: deepest != Some(depth), ..TallyLine::group(at.name(), members) })
            }
            NodeKind::Project(project) if deepest.is_none() => {
                let is_of = |node: &JudgedNode| node.project.is_some_and(|other| std::ptr::eq(other, project));
                Some(TallyLine { depth: depth + 1, ..TallyLine::group(at.name(), those(nodes, is_of)) })
            }
            _ => None,
        }
    };
    let mut lines: Vec<TallyLine> =
        edition.nodes().filter(|node| extent.has(node.sections(), node.project())).filter_map(line).collect();
    if !matches!(extent, Extent::Paper) {
        let top = lines.iter().filter(|line| !line.total).map(|line| line.depth).min().unwrap_or_default();
        lines.retain(|line| line.depth >= top);
        lines.iter_mut().for_each(|line| line.depth -= top);
    }
    lines
}

/// The 担当課 with nodes, in the order of the plan.
fn departments(edition: &Edition, nodes: &[JudgedNode]) -> Vec<TallyLine> {
    let line = |department: &Department| {
        let name = &department.name.value;
        TallyLine::group(words::listed(name, department.kind.unusual()), those(nodes, |node| node.is_of(name)))
    };
    let lines = edition.plan.departments.iter().map(line).filter(|line| !line.members.is_empty());
    let blank = those(nodes, |node| node.item.is_some() && node.departments().next().is_none());
    lines.chain(rest(nodes, blank, words::BLANK, JudgedNode::needs_no_department)).collect()
}

/// The 部局 with nodes, in the order of the plan.
fn bureaus(edition: &Edition, nodes: &[JudgedNode]) -> Vec<TallyLine> {
    let mut names: Vec<&str> = Vec::new();
    for bureau in edition.plan.departments.iter().filter_map(|department| department.bureau.as_deref()) {
        if !names.contains(&bureau) {
            names.push(bureau);
        }
    }
    let of = |bureau: Option<&str>| those(nodes, |node| bureaus_of(edition, node).contains(&bureau));
    let lines =
        names.iter().map(|name| TallyLine::group(*name, of(Some(name)))).filter(|line| !line.members.is_empty());
    lines.chain(rest(nodes, of(None), words::NO_BUREAU, JudgedNode::needs_no_department)).collect()
}

/// The 部局 of the 担当課 of a node, each once; `None` stands for 課 without a 部局. A node that needs no 担当課 has none.
pub(super) fn bureaus_of<'a>(edition: &'a Edition, node: &JudgedNode) -> Vec<Option<&'a str>> {
    let mut bureaus: Vec<Option<&str>> = Vec::new();
    for name in node.departments() {
        let department = edition.plan.departments.iter().find(|department| department.name.value == name);
        let bureau = department.and_then(|department| department.bureau.as_deref());
        if !bureaus.contains(&bureau) {
            bureaus.push(bureau);
        }
    }
    if bureaus.is_empty() && node.item.is_some() { vec![None] } else { bureaus }
}

fn has_no_item(node: &JudgedNode) -> bool {
    node.item.is_none()
}

/// The values of an own field, in the order of the paper.
fn values(field: &Named, nodes: &[JudgedNode]) -> Vec<TallyLine> {
    let mut lines: Vec<(&str, Vec<usize>)> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let Some(value) = written(node, field) else { continue };
        match lines.iter_mut().find(|(other, _)| *other == value) {
            Some((_, members)) => members.push(index),
            None => lines.push((value, vec![index])),
        }
    }
    let lines = lines
        .into_iter()
        .map(|(value, members)| TallyLine::group(value.lines().map(str::trim).collect::<Vec<_>>().join(" "), members));
    // The field of a 取組項目 also applies to its indicators, but not to others.
    let cannot = |node: &JudgedNode| field.carrier == Carrier::Item && has_no_item(node);
    let blank = those(nodes, |node| written(node, field).is_none() && !cannot(node));
    lines.chain(rest(nodes, blank, words::BLANK, cannot)).collect()
}

/// The last rows: nodes that could be in another row but are not, and nodes that could not.
fn rest<'a>(
    nodes: &[JudgedNode<'a>],
    blank: Vec<usize>,
    word: &str,
    cannot: impl Fn(&JudgedNode<'a>) -> bool,
) -> Vec<TallyLine> {
    let lines = [TallyLine::group(word, blank), TallyLine::group(words::NO_ITEM, those(nodes, cannot))];
    lines.into_iter().filter(|line| !line.members.is_empty()).collect()
}

/// The entry of an own field of a node; `None` if it is blank.
pub(super) fn written<'a>(node: &JudgedNode<'a>, field: &Named) -> Option<&'a str> {
    let of = |carried: &'a Carried| {
        let entry = carried.fields.iter().find(|entry| entry.name == field.name);
        entry.and_then(|entry| entry.text())
    };
    let text = match field.carrier {
        Carrier::Section(depth) => of(&node.sections.get(depth).copied()?.carried),
        Carrier::Project => of(&node.project?.carried),
        Carrier::Item => of(&node.item?.1.carried),
        Carrier::Indicator => {
            let entry = node.indicator?.fields.iter().find(|entry| entry.name == field.name);
            entry.and_then(|entry| entry.text())
        }
    };
    text.map(|text| text.value.trim()).filter(|text| !text.is_empty())
}
