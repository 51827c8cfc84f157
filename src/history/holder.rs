//! The nodes of one edition that a history follows: sections, 事業 and 取組項目.

use crate::model::identity::{Matching, Outline};
use crate::model::{Among, Carried, Carrier, Edition, Node, NodeKind, Project, Section, Subject, without_whitespace};

/// A section, a 事業 or a 取組項目 of one edition.
#[derive(Debug, Clone)]
pub struct Holder<'a> {
    /// The kind of node; never an indicator.
    pub carrier: Carrier,
    /// What identifies it within its edition: the key of a 取組項目, the id of a 事業, the position of a section.
    pub key: String,
    /// 番号; `None` for a node without one.
    pub number: Option<&'a str>,
    /// 番号 as it tells the item from all others of the paper.
    pub whole_number: Option<&'a str>,
    /// 名称.
    pub name: &'a str,
    /// The sections down to it, outermost first; a section itself is the last.
    pub sections: Vec<&'a Section>,
    /// The 事業 itself or around it.
    pub project: Option<&'a Project>,
    /// 担当課.
    pub departments: Vec<&'a str>,
    pub(super) carried: &'a Carried,
    /// Identifies it as the subject of the committee's opinions; `None` if it cannot be one.
    pub(super) subject: Option<Subject>,
}

impl<'a> Holder<'a> {
    /// Reads a node; `None` for a 再掲, because its original is followed.
    fn new(edition: &'a Edition, node: &Node<'a>) -> Option<Self> {
        if node.is_repeat() {
            return None;
        }
        let item = node.item().map(|(_, item)| item);
        let key = match (node.kind, item) {
            (NodeKind::Project(project), _) => project.id.clone(),
            (_, Some(item)) => item.key.clone(),
            _ => node.position().iter().map(|index| (index + 1).to_string()).collect::<Vec<_>>().join("-"),
        };
        let number = |among| item.and_then(|item| item.number_among(&edition.plan.form, among));
        Some(Self {
            carrier: node.carrier(),
            key,
            number: number(Among::Project),
            whole_number: number(Among::Paper),
            name: node.name(),
            sections: node.sections().to_vec(),
            project: node.project(),
            departments: node.carried().in_charge.names().collect(),
            carried: node.carried(),
            subject: node.subject(),
        })
    }

    /// Whether it has the number and the name of another.
    pub fn is_called_as(&self, other: &Self) -> bool {
        self.whole_number == other.whole_number && self.plain_name() == other.plain_name()
    }

    /// Its name without white space.
    pub fn plain_name(&self) -> String {
        without_whitespace(self.name)
    }
}

/// The holders of an edition, in the order of the paper.
pub(super) struct Holders<'a> {
    /// The holders.
    pub all: Vec<Holder<'a>>,
    outline: Outline<'a>,
    /// The positions in `all` of the sections, the 事業 and the 取組項目, each in the order of the outline.
    sections: Vec<usize>,
    projects: Vec<usize>,
    items: Vec<usize>,
}

impl<'a> Holders<'a> {
    /// Lists the holders of an edition.
    pub fn new(edition: &'a Edition) -> Self {
        let (mut all, mut sections, mut projects) = (Vec::new(), Vec::new(), Vec::new());
        let mut items = vec![0; edition.initiatives.len()];
        for node in edition.nodes() {
            let Some(holder) = Holder::new(edition, &node) else { continue };
            match node.item() {
                Some((id, _)) => items[id.0] = all.len(),
                None if holder.carrier == Carrier::Project => projects.push(all.len()),
                None => sections.push(all.len()),
            }
            all.push(holder);
        }
        Self { all, outline: Outline::new(edition), sections, projects, items }
    }

    /// Finds the counterpart of each holder in a newer edition.
    pub fn same_in(&self, newer: &Self) -> Vec<Option<usize>> {
        let Matching { sections, projects, items } = Matching::between(&self.outline, &newer.outline);
        let mut same = vec![None; self.all.len()];
        let kinds = [
            (&sections, &self.sections, &newer.sections),
            (&projects, &self.projects, &newer.projects),
            (&items, &self.items, &newer.items),
        ];
        for (pairs, olds, news) in kinds {
            for (index, at) in olds.iter().enumerate() {
                same[*at] = pairs.same_now(index).map(|index| news[index]);
            }
        }
        same
    }
}
