//! What a paper of a plan prints: the edition with the title, 資料番号 and 様式 of the paper, and the part that it selects.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::carried::Carried;
use super::form::{Carrier, Condition};
use super::indicator::Indicator;
use super::needed::Entries;
use super::paper::{FurtherPaper, PaperId, Selection, Volumes};
use super::plan::{DepartmentKind, Edition, InitiativeId, Plan, Project, Row, Section, Subject};
use super::walk::Indicators;

impl Edition {
    /// The papers of the plan, the one that it describes itself first.
    pub fn papers(&self) -> impl Iterator<Item = PaperId> + use<> {
        (0..=self.plan.papers.len()).map(PaperId)
    }

    /// A further paper; `None` for the first one.
    pub fn further_paper(&self, id: PaperId) -> Option<&FurtherPaper> {
        id.0.checked_sub(1).and_then(|index| self.plan.papers.get(index))
    }

    /// What a paper prints, as an edition with this one paper.
    pub fn paper(&self, id: PaperId) -> Cow<'_, Self> {
        let Some(paper) = self.further_paper(id) else { return Cow::Borrowed(self) };
        let mut edition = self.clone();
        let Plan { title, paper_number, form, volumes, papers, .. } = &mut edition.plan;
        if let Some(own) = &paper.title {
            title.clone_from(own);
        }
        paper_number.clone_from(&paper.number.value);
        form.clone_from(&paper.form);
        *volumes = paper.volumes;
        papers.clear();
        if let Some(selection) = &paper.selection {
            Selected::new(self, &selection.value).reduce(&mut edition);
        }
        Cow::Owned(edition)
    }

    /// 資料番号 of a paper.
    pub fn paper_number(&self, id: PaperId) -> &str {
        self.further_paper(id).map_or(&self.plan.paper_number, |paper| &paper.number.value)
    }

    /// Whether a paper prints all of the content.
    pub fn is_whole(&self, id: PaperId) -> bool {
        self.further_paper(id).is_none_or(|paper| paper.selection.is_none())
    }

    /// The files into which the paper is divided: for each the sections down to it, and the positions of its sheets.
    pub fn volumes(&self, volumes: Volumes) -> Vec<(Vec<&Section>, BTreeSet<usize>)> {
        let mut found: Vec<(Vec<&Section>, BTreeSet<usize>)> = Vec::new();
        for node in self.sheets() {
            let Some(sheet) = node.sheet() else { continue };
            let path = node.sections().get(..=volumes.depth).unwrap_or(node.sections());
            let is_same = |(other, _): &&mut (Vec<&Section>, BTreeSet<usize>)| {
                other.last().zip(path.last()).is_some_and(|(one, other)| std::ptr::eq(*one, *other))
            };
            match found.last_mut().filter(is_same) {
                Some((_, sheets)) => _ = sheets.insert(sheet),
                None => found.push((path.to_vec(), BTreeSet::from([sheet]))),
            }
        }
        found
    }
}

/// What a paper selects of an edition.
struct Selected<'a> {
    edition: &'a Edition,
    selection: &'a Selection,
    /// The 担当課 that are selected.
    departments: Vec<&'a str>,
}

impl<'a> Selected<'a> {
    fn new(edition: &'a Edition, selection: &'a Selection) -> Self {
        let departments = match selection {
            Selection::Departments(names) => names.iter().map(String::as_str).collect(),
            Selection::Bureaus(bureaus) => {
                let all = edition.plan.departments.iter().filter(|it| it.kind != DepartmentKind::Collective);
                let is_of = |bureau: &Option<String>| bureau.as_ref().is_some_and(|bureau| bureaus.contains(bureau));
                all.filter(|it| is_of(&it.bureau)).map(|it| it.name.value.as_str()).collect()
            }
            Selection::Sections { .. } | Selection::Projects(_) | Selection::Meeting(_) => Vec::new(),
        };
        Self { edition, selection, departments }
    }

    /// Leaves in an edition what is selected, with the sections and the 事業 above it.
    fn reduce(&self, edition: &mut Edition) {
        let mut sheets = Vec::new();
        let mut next = 0;
        edition.sections.retain_mut(|section| self.keep_section(section, 0, &mut next, &mut sheets));
        edition.opinions.retain_mut(|opinion| {
            let Subject::Sheet(sheet) = &mut opinion.on else { return true };
            let position = sheets.iter().position(|kept| kept == sheet);
            position.inspect(|position| *sheet = *position).is_some()
        });
        let mut counted: BTreeSet<InitiativeId> =
            edition.rows().filter(|row| !row.is_repeat()).map(Row::initiative).collect();
        for section in &mut edition.sections {
            section.each_repeat(&mut |repeat| repeat.stands_in = counted.insert(repeat.of));
        }
    }

    /// Whether anything of a section is left.
    ///
    /// - `next`: the position of the next sheet of the whole edition
    /// - `sheets`: the positions of those that are left
    fn keep_section(&self, section: &mut Section, depth: usize, next: &mut usize, sheets: &mut Vec<usize>) -> bool {
        if self.takes_section(section, depth) {
            let below = count_of_sheets(section);
            sheets.extend(*next..*next + below);
            *next += below;
            return true;
        }
        if section.children.is_empty() {
            section.projects.retain_mut(|project| self.keep_project(project));
            let is_kept = !section.projects.is_empty() || self.concerns(&section.carried);
            sheets.extend(is_kept.then_some(*next));
            *next += 1;
            return is_kept;
        }
        let (first, whole) = (*next, section.children.clone());
        section.children.retain_mut(|child| self.keep_section(child, depth + 1, next, sheets));
        if section.children.is_empty() && self.concerns(&section.carried) {
            // What it carries stands on its first sheet.
            section.children.extend(whole.first().map(emptied));
            sheets.push(first);
        }
        !section.children.is_empty()
    }

    fn keep_project(&self, project: &mut Project) -> bool {
        if self.takes_project(project) {
            return true;
        }
        project.rows.retain(|row| self.takes_row(row));
        !project.rows.is_empty() || self.concerns(&project.carried)
    }

    fn takes_section(&self, section: &Section, depth: usize) -> bool {
        match self.selection {
            Selection::Sections { depth: of, titles } => depth == *of && titles.contains(&section.title.value),
            Selection::Meeting(condition) => self.meets(condition, Carrier::Section(depth), &section.carried),
            Selection::Bureaus(_) | Selection::Departments(_) | Selection::Projects(_) => false,
        }
    }

    fn takes_project(&self, project: &Project) -> bool {
        match self.selection {
            Selection::Projects(ids) => ids.contains(&project.id),
            Selection::Meeting(condition) => self.meets(condition, Carrier::Project, &project.carried),
            Selection::Bureaus(_) | Selection::Departments(_) | Selection::Sections { .. } => false,
        }
    }

    fn takes_row(&self, row: &Row) -> bool {
        let item = self.edition.initiative(row);
        match self.selection {
            Selection::Bureaus(_) | Selection::Departments(_) => {
                self.are_in_charge(&item.carried) || self.has_indicators(&item.carried.indicators)
            }
            Selection::Meeting(condition) => self.meets(condition, Carrier::Item, &item.carried),
            Selection::Sections { .. } | Selection::Projects(_) => false,
        }
    }

    fn meets(&self, condition: &Condition, carrier: Carrier, carried: &Carried) -> bool {
        condition.tested().carrier == carrier && Entries::from(carried).meet(condition, self.edition.plan.year)
    }

    /// Whether a section or a 事業 carries something of the selected 担当課.
    fn concerns(&self, carried: &Carried) -> bool {
        let has_content = !carried.fields.is_empty() || !carried.judgements.is_empty();
        has_content && self.are_in_charge(carried) || self.has_indicators(&carried.indicators)
    }

    fn are_in_charge(&self, carried: &Carried) -> bool {
        self.departments.iter().any(|name| carried.in_charge.has(name))
    }

    fn has_indicators(&self, indicators: &[Indicator]) -> bool {
        let is_theirs = |indicator: &Indicator| self.departments.iter().any(|name| indicator.in_charge.has(name));
        Indicators::of_list(indicators).any(|it| is_theirs(it.indicator))
    }
}

/// The sections down to the first sheet, without what they carry.
fn emptied(section: &Section) -> Section {
    let children = section.children.first().map(emptied).into_iter().collect();
    Section { children, projects: Vec::new(), carried: Carried::default(), ..section.clone() }
}

fn count_of_sheets(section: &Section) -> usize {
    if section.children.is_empty() { 1 } else { section.children.iter().map(count_of_sheets).sum() }
}
