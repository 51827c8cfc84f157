//! 意見: the opinion page of a sheet or of the whole paper, or a block of opinions.

use serde::Serialize;

use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::sheet::cell::{self, Cell, Content};
use crate::model::{
    Among, Carrier, Edition, Initiative, Opinion, OpinionBreaks, OpinionColumn, OpinionForm, OpinionPart,
    OpinionSubject, OptionIndex, Placed, Project, Row, Section, Subject,
};

/// The common settings of all opinions.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OpinionsForm {
    /// The heading; `None` for the committee's name and の意見.
    title: Option<Text>,
    columns: Vec<ColumnView>,
    /// Whether those on a sheet always begin a page.
    breaks: bool,
}

#[derive(Debug, Clone, Serialize)]
struct ColumnView {
    kind: OpinionColumnKind,
    heading: Text,
    width: Option<f64>,
    /// The longest entry, in em.
    longest: f32,
    /// The level of a row header, 1 leading; `None` for no header.
    header: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum OpinionColumnKind {
    Number,
    /// The name of the subject.
    Subject,
    Departments,
    Member,
    Opinion,
    Cooperation,
    Judgement,
    Answer,
}

/// An opinion, or space for one.
#[derive(Debug, Clone, Serialize)]
pub struct OpinionRow {
    /// The subject.
    #[serde(skip)]
    pub about: Subject,
    /// Whether there is an opinion; otherwise the row is space to write one.
    #[serde(skip)]
    pub written: bool,
    /// Unique in the document.
    id: String,
    number: Text,
    name: Text,
    cells: Vec<Cell>,
}

/// What opinions are about, or what is above that.
#[derive(Clone, Copy)]
pub enum Holder<'n> {
    /// A sheet, with its position.
    Sheet(&'n Section, usize),
    Project(&'n Project),
    Row(&'n Row),
}

/// Makes the opinions of a paper.
pub struct Maker<'a> {
    edition: &'a Edition,
    form: &'a OpinionForm,
    longest: Vec<f32>,
}

impl<'a> Maker<'a> {
    /// Starts the opinions of a paper; `None` if it prints none.
    pub fn for_edition(edition: &'a Edition) -> Option<Self> {
        let form = edition.plan.form.opinions.as_ref()?;
        Some(Self { edition, form, longest: vec![0.0; form.columns.len()] })
    }

    /// The heading of a column. That of the names is the word of the form for their subject, unless the form gives another.
    fn heading(&self, column: &OpinionColumn) -> String {
        let form = &self.edition.plan.form;
        let is_usual = column.part == OpinionPart::Name && column.heading == OpinionPart::Name.heading();
        match form.subject_of_opinions().filter(|subject| is_usual && *subject != Carrier::Item) {
            Some(subject) => heading::of_carrier(form, subject),
            None => column.heading.clone(),
        }
    }

    /// The common settings, after all rows are made.
    pub fn form(&self) -> OpinionsForm {
        let columns = self.form.columns.iter().zip(&self.longest).map(|(column, longest)| ColumnView {
            kind: kind(column),
            heading: Text::words(self.heading(column)),
            width: column.width,
            longest: *longest,
            header: match column.part {
                OpinionPart::Number => Some(1),
                OpinionPart::Name => Some(2),
                _ => None,
            },
        });
        OpinionsForm {
            title: self.form.title.clone().map(Text::line),
            columns: columns.collect(),
            breaks: self.form.breaks == OpinionBreaks::Always,
        }
    }

    /// The rows of the opinions on a node and on what is below it; empty if opinions are about something else.
    ///
    /// - `id`: unique in the document
    pub fn on(&mut self, holder: Holder, id: &str) -> Vec<OpinionRow> {
        let subjects: Vec<(Subject, About)> = match (self.form.subject, holder) {
            (OpinionSubject::Item, Holder::Sheet(section, _)) => {
                section.projects.iter().flat_map(|project| &project.rows).map(about_row).collect()
            }
            (OpinionSubject::Item, Holder::Project(project)) => project.rows.iter().map(about_row).collect(),
            (OpinionSubject::Item, Holder::Row(row)) => vec![about_row(row)],
            (OpinionSubject::Project, Holder::Sheet(section, _)) => {
                section.projects.iter().map(about_project).collect()
            }
            (OpinionSubject::Project, Holder::Project(project)) => vec![about_project(project)],
            (OpinionSubject::Sheet, Holder::Sheet(section, sheet)) => {
                vec![(Subject::Sheet(sheet), About::Whole(&section.title.value))]
            }
            _ => Vec::new(),
        };
        self.rows(subjects, id)
    }

    /// The rows of the page at the end of the paper; empty if there is none.
    pub fn of_paper(&mut self) -> Vec<OpinionRow> {
        match self.form.subject {
            OpinionSubject::Paper => {
                self.rows(vec![(Subject::Paper, About::Whole(&self.edition.plan.title.value))], "p")
            }
            _ => Vec::new(),
        }
    }

    fn rows(&mut self, subjects: Vec<(Subject, About)>, id: &str) -> Vec<OpinionRow> {
        let edition = self.edition;
        let mut rows = Vec::new();
        for (subject, about) in subjects {
            let opinions: Vec<&Opinion> = edition.opinions_on(&subject).collect();
            // Without an opinion, leave space to write one.
            let opinions = if opinions.is_empty() { vec![None] } else { opinions.into_iter().map(Some).collect() };
            for opinion in opinions {
                let id = format!("{id}-o{}", rows.len());
                let item = match about {
                    About::Row(row) => Some(edition.initiative(row)),
                    _ => None,
                };
                let cells: Vec<Cell> = (self.form.columns.iter())
                    .map(|column| self.cell(&id, column.part, &about, item.as_deref(), opinion))
                    .collect();
                for (longest, cell) in self.longest.iter_mut().zip(&cells) {
                    *longest = longest.max(cell.length());
                }
                let number = Text::line(self.number(item.as_deref()).unwrap_or_default());
                let name = Text::line(about.name(item.as_deref()));
                rows.push(OpinionRow { about: subject.clone(), written: opinion.is_some(), id, number, name, cells });
            }
        }
        rows
    }

    fn cell(
        &self,
        id: &str,
        part: OpinionPart,
        about: &About,
        item: Option<&Initiative>,
        opinion: Option<&Opinion>,
    ) -> Cell {
        let prose = |text: Option<&Placed<String>>| {
            Cell::at(id, text.map(|text| &text.place), Content::Texts { texts: cell::lines(text) })
        };
        match part {
            OpinionPart::Number => Cell::new(Content::Line { text: self.number(item).map(Text::line) }),
            OpinionPart::Name => {
                let repeat = matches!(about, About::Row(row) if row.is_repeat());
                Cell::new(Content::Name { text: Text::line(about.name(item)), repeat })
            }
            OpinionPart::Departments => {
                let in_charge = match about {
                    About::Project(project) => Some(&project.carried.in_charge),
                    _ => item.map(|item| &item.carried.in_charge),
                };
                let names = in_charge.into_iter().flat_map(|in_charge| in_charge.names());
                Cell::new(Content::Names { names: names.map(Text::line).collect() })
            }
            OpinionPart::Member => prose(opinion.and_then(|opinion| opinion.member.as_ref())),
            OpinionPart::Opinion => prose(opinion.and_then(|opinion| opinion.text.as_ref())),
            OpinionPart::Cooperation => prose(opinion.and_then(|opinion| opinion.cooperation.as_ref())),
            OpinionPart::Answer => prose(opinion.and_then(|opinion| opinion.answer.as_ref())),
            OpinionPart::Judgement => Cell::new(Content::Texts { texts: self.judgements(opinion) }),
        }
    }

    fn number<'i>(&self, item: Option<&'i Initiative>) -> Option<&'i str> {
        item?.number_among(&self.edition.plan.form, Among::Sheet)
    }

    /// The committee's judgements; with several axes, each has its name.
    fn judgements(&self, opinion: Option<&Opinion>) -> Vec<Text> {
        let form = &self.edition.plan.form;
        let axes = form.committee_axes();
        let judgements = opinion.into_iter().flat_map(|opinion| &opinion.judgements);
        let text = |(axis, option): &(String, Placed<OptionIndex>)| {
            let name = axes.iter().find(|other| other.name == *axis)?.scale.name(option.value);
            Some(Text::line(if axes.len() > 1 { format!("{axis}：{name}") } else { name.to_owned() }))
        };
        judgements.filter_map(text).collect()
    }
}

/// The subject of a row.
enum About<'a> {
    Row(&'a Row),
    Project(&'a Project),
    Whole(&'a str),
}

impl About<'_> {
    fn name(&self, item: Option<&Initiative>) -> String {
        match self {
            Self::Row(_) => item.map(|item| item.name.value.clone()).unwrap_or_default(),
            Self::Project(project) => project.name.value.clone(),
            Self::Whole(name) => (*name).to_owned(),
        }
    }
}

fn about_row(row: &Row) -> (Subject, About<'_>) {
    (Subject::Item(row.initiative()), About::Row(row))
}

fn about_project(project: &Project) -> (Subject, About<'_>) {
    (Subject::Project(project.id.clone()), About::Project(project))
}

fn kind(column: &OpinionColumn) -> OpinionColumnKind {
    match column.part {
        OpinionPart::Number => OpinionColumnKind::Number,
        OpinionPart::Name => OpinionColumnKind::Subject,
        OpinionPart::Departments => OpinionColumnKind::Departments,
        OpinionPart::Member => OpinionColumnKind::Member,
        OpinionPart::Opinion => OpinionColumnKind::Opinion,
        OpinionPart::Cooperation => OpinionColumnKind::Cooperation,
        OpinionPart::Judgement => OpinionColumnKind::Judgement,
        OpinionPart::Answer => OpinionColumnKind::Answer,
    }
}
