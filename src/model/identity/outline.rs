//! The sections and 事業 of an edition in one list each.

use crate::model::plan::{Edition, Project, Row, Section};
use crate::model::walk::NodeKind;

/// The sections and 事業 of an edition in the order of the paper, each known by its position in its list.
pub struct Outline<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Its sections, each before those below it.
    pub sections: Vec<OutlineSection<'a>>,
    /// Its 事業.
    pub projects: Vec<OutlineProject<'a>>,
    /// The 事業 of each 取組項目.
    pub homes: Vec<Option<usize>>,
}

/// A section in an [`Outline`].
pub struct OutlineSection<'a> {
    /// The section.
    pub section: &'a Section,
    /// The number of sections above it.
    pub depth: usize,
    /// The section it is in.
    pub above: Option<usize>,
    /// The sections in it.
    pub children: Vec<usize>,
    /// Its own 事業.
    pub projects: Vec<usize>,
    /// Its position among the sheets of the paper; `None` where it holds other sections.
    pub sheet: Option<usize>,
}

/// A 事業 in an [`Outline`].
pub struct OutlineProject<'a> {
    /// The 事業.
    pub project: &'a Project,
    /// The section that contains it.
    pub section: usize,
}

impl<'a> Outline<'a> {
    /// Lists the sections and 事業 of an edition.
    pub fn new(edition: &'a Edition) -> Self {
        let mut outline = Self {
            edition,
            sections: Vec::<OutlineSection>::new(),
            projects: Vec::new(),
            homes: vec![None; edition.initiatives.len()],
        };
        // The positions down to the current section.
        let mut path: Vec<usize> = Vec::new();
        for node in edition.nodes() {
            match node.kind {
                NodeKind::Section(section) => {
                    path.truncate(node.depth());
                    let (index, above) = (outline.sections.len(), path.last().copied());
                    let (children, projects) = (Vec::new(), Vec::new());
                    let (depth, sheet) = (node.depth(), node.sheet());
                    outline.sections.push(OutlineSection { section, depth, above, children, projects, sheet });
                    if let Some(above) = above {
                        outline.sections[above].children.push(index);
                    }
                    path.push(index);
                }
                NodeKind::Project(project) => {
                    let section = outline.sections.len() - 1;
                    outline.sections[section].projects.push(outline.projects.len());
                    outline.projects.push(OutlineProject { project, section });
                }
                NodeKind::Row { row: Row::Own(id), .. } => outline.homes[id.0] = Some(outline.projects.len() - 1),
                NodeKind::Row { row: Row::Repeat(_), .. } => {}
            }
        }
        outline
    }

    /// The outermost sections.
    pub fn roots(&self) -> Vec<usize> {
        (0..self.sections.len()).filter(|index| self.sections[*index].above.is_none()).collect()
    }

    /// The sheets, in the order of the paper.
    pub fn sheets(&self) -> impl Iterator<Item = usize> {
        (0..self.sections.len()).filter(|index| self.sections[*index].sheet.is_some())
    }

    /// The 事業 in a section and in those below it.
    pub fn projects_below(&self, section: usize) -> Vec<usize> {
        let at = &self.sections[section];
        let of_children = at.children.iter().flat_map(|child| self.projects_below(*child));
        at.projects.iter().copied().chain(of_children).collect()
    }

    /// The sections down to one, outermost first.
    pub fn path(&self, section: usize) -> Vec<usize> {
        let above = self.sections[section].above.map(|above| self.path(above)).unwrap_or_default();
        [above, vec![section]].concat()
    }
}
