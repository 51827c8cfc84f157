//! The sections and 事業 of an edition in one list each.

use crate::model::{Edition, Project, Row, Section};

/// The sections and 事業 of an edition, in the order of the paper, each known by its position.
pub(super) struct Tree<'a> {
    pub sections: Vec<SectionAt<'a>>,
    pub projects: Vec<ProjectAt<'a>>,
    /// The 事業 of each 取組項目.
    pub homes: Vec<Option<usize>>,
}

/// A section.
pub(super) struct SectionAt<'a> {
    pub section: &'a Section,
    pub depth: usize,
    /// The section it is in.
    pub above: Option<usize>,
    /// The sections in it.
    pub children: Vec<usize>,
    /// Its own 事業.
    pub projects: Vec<usize>,
    /// Of a sheet its position in the paper.
    pub sheet: Option<usize>,
}

/// A 事業.
pub(super) struct ProjectAt<'a> {
    pub project: &'a Project,
    /// The sheet it stands on.
    pub sheet: usize,
}

impl<'a> Tree<'a> {
    /// Of an edition.
    pub fn of(edition: &'a Edition) -> Self {
        let homes = vec![None; edition.initiatives.len()];
        let mut tree = Self { sections: Vec::new(), projects: Vec::new(), homes };
        tree.add(&edition.sections, None, 0);
        tree
    }

    fn add(&mut self, sections: &'a [Section], above: Option<usize>, depth: usize) {
        for section in sections {
            let index = self.sections.len();
            let sheet = section.children.is_empty().then(|| self.sheets().count());
            let (children, projects) = (Vec::new(), Vec::new());
            self.sections.push(SectionAt { section, depth, above, children, projects, sheet });
            if let Some(above) = above {
                self.sections[above].children.push(index);
            }
            for project in &section.projects {
                self.sections[index].projects.push(self.projects.len());
                for row in &project.rows {
                    if let Row::Own(id) = row {
                        self.homes[id.0] = Some(self.projects.len());
                    }
                }
                self.projects.push(ProjectAt { project, sheet: index });
            }
            self.add(&section.children, Some(index), depth + 1);
        }
    }

    /// The outermost sections.
    pub fn roots(&self) -> Vec<usize> {
        (0..self.sections.len()).filter(|index| self.sections[*index].above.is_none()).collect()
    }

    /// The sheets, in the order of the paper.
    pub fn sheets(&self) -> impl Iterator<Item = usize> {
        (0..self.sections.len()).filter(|index| self.sections[*index].sheet.is_some())
    }

    /// The sheets below a section, itself where it is one.
    pub fn sheets_below(&self, section: usize) -> Vec<usize> {
        let at = &self.sections[section];
        match at.sheet {
            Some(_) => vec![section],
            None => at.children.iter().flat_map(|child| self.sheets_below(*child)).collect(),
        }
    }

    /// The 事業 below a section.
    pub fn projects_below(&self, section: usize) -> Vec<usize> {
        self.sheets_below(section).into_iter().flat_map(|sheet| self.sections[sheet].projects.clone()).collect()
    }

    /// The sections down to one, outermost first.
    pub fn path(&self, section: usize) -> Vec<usize> {
        let above = self.sections[section].above.map(|above| self.path(above)).unwrap_or_default();
        [above, vec![section]].concat()
    }
}
