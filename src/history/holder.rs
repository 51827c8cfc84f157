//! What holds judgements and indicators, as one edition has it: a section, a 事業 or a 取組項目.

use crate::model::{
    Carried, Carrier, Edition, Initiative, InitiativeId, Numbering, Project, Row, Section, Subject, without_whitespace,
};

/// A section, a 事業 or a 取組項目 of one edition.
#[derive(Debug, Clone)]
pub struct Holder<'a> {
    /// What kind of node it is; never an indicator.
    pub carrier: Carrier,
    /// What it is told by within its edition: the key of a 取組項目, the id of a 事業, the position of a section.
    pub key: String,
    /// 番号; `None` of what has none.
    pub number: Option<&'a str>,
    /// 名称.
    pub name: &'a str,
    /// The sections it stands below, outermost first; of a section itself the last.
    pub sections: Vec<&'a Section>,
    /// The 事業 it is, or stands below.
    pub project: Option<&'a Project>,
    /// 担当課.
    pub departments: Vec<&'a str>,
    /// What it stands in, without white space: names are told apart by it.
    pub(super) within: String,
    pub(super) carried: &'a Carried,
    /// 取組内容.
    pub(super) description: Option<&'a str>,
    /// What the committee's opinions call it; `None` where they cannot be about it.
    pub(super) subject: Option<Subject>,
}

impl Holder<'_> {
    /// Whether it has the number and the name of another.
    pub fn is_called_as(&self, other: &Self) -> bool {
        self.number == other.number && self.plain_name() == other.plain_name()
    }

    /// Its name without white space.
    pub fn plain_name(&self) -> String {
        without_whitespace(self.name)
    }

    /// Its kind, as a part of a sign.
    pub(super) fn kind(&self) -> String {
        format!("{:?}", self.carrier)
    }
}

/// Everything in an edition that may hold judgements and indicators, in the order of the paper.
pub(super) fn all(edition: &Edition) -> Vec<Holder<'_>> {
    let mut walk = Walk { edition, sheets: 0, path: Vec::new(), position: Vec::new(), out: Vec::new() };
    walk.sections(&edition.sections);
    walk.out
}

struct Walk<'a> {
    edition: &'a Edition,
    /// How many sheets there are before.
    sheets: usize,
    path: Vec<&'a Section>,
    position: Vec<String>,
    out: Vec<Holder<'a>>,
}

impl<'a> Walk<'a> {
    fn sections(&mut self, sections: &'a [Section]) {
        for (index, section) in sections.iter().enumerate() {
            let within =
                self.path.iter().map(|above| without_whitespace(&above.title.value)).collect::<Vec<_>>().join("/");
            self.path.push(section);
            self.position.push((index + 1).to_string());
            let is_sheet = section.children.is_empty();
            self.out.push(Holder {
                carrier: Carrier::Section(self.path.len() - 1),
                key: self.position.join("-"),
                number: None,
                name: &section.title.value,
                sections: self.path.clone(),
                project: None,
                departments: Vec::new(),
                within,
                carried: &section.carried,
                description: None,
                subject: is_sheet.then_some(Subject::Sheet(self.sheets)),
            });
            for project in &section.projects {
                self.project(project);
            }
            self.sheets += usize::from(is_sheet);
            self.sections(&section.children);
            self.path.pop();
            self.position.pop();
        }
    }

    fn project(&mut self, project: &'a Project) {
        let sheet = self.path.last().map(|section| without_whitespace(&section.title.value)).unwrap_or_default();
        self.out.push(Holder {
            carrier: Carrier::Project,
            key: project.id.clone(),
            number: None,
            name: &project.name.value,
            sections: self.path.clone(),
            project: Some(project),
            departments: Vec::new(),
            within: sheet,
            carried: &project.carried,
            description: project.goal.as_ref().map(|goal| goal.value.as_str()),
            subject: Some(Subject::Project(project.id.clone())),
        });
        for row in &project.rows {
            // What is printed again is followed where it was printed first.
            if let Row::Own(id) = row {
                self.item(*id, &self.edition.initiatives[id.0], project);
            }
        }
    }

    fn item(&mut self, id: InitiativeId, item: &'a Initiative, project: &'a Project) {
        let is_numbered = self.edition.plan.form.numbering != Numbering::None;
        self.out.push(Holder {
            carrier: Carrier::Item,
            key: item.key.clone(),
            number: is_numbered.then_some(item.number.value.as_str()),
            name: &item.name.value,
            sections: self.path.clone(),
            project: Some(project),
            departments: item.departments.iter().map(|name| name.value.as_str()).collect(),
            within: without_whitespace(&project.name.value),
            carried: &item.carried,
            description: item.description.as_ref().map(|text| text.value.as_str()),
            subject: Some(Subject::Item(id)),
        });
    }
}
