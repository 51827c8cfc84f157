//! 抜粋: the part of the committee's paper that concerns one 担当課, sheet by sheet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::Serialize;

use crate::documents::book::data::{Book, ProjectView, SectionLine, Sheet};
use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document, Relation};
use crate::documents::figures::heading;
use crate::documents::identity;
use crate::documents::listing::item_line::{ItemLine, others};
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::documents::sheet::blocks::Card;
use crate::documents::sheet::row::{self, RowAt, RowPages};
use crate::documents::words;
use crate::model::{Department, DepartmentKind, Edition, InitiativeId, Node, Section, Subject, blank};
use crate::windows;

/// The folder of the extracts.
const FOLDER: &str = "課別";

/// The extract for one 担当課.
pub struct DepartmentExtract<'a> {
    edition: &'a Edition,
    department: &'a Department,
    collectives: Collectives,
}

impl<'a> DepartmentExtract<'a> {
    /// The extract for a 担当課 of an edition.
    pub fn new(edition: &'a Edition, department: &'a Department, collectives: Collectives) -> Self {
        Self { edition, department, collectives }
    }
}

impl Document for DepartmentExtract<'_> {
    fn name(&self) -> String {
        self.department.name.value.clone()
    }

    fn path(&self) -> PathBuf {
        Path::new(FOLDER).join(windows::file_name(&self.department.name.value, "pdf"))
    }

    fn layout(&self) -> &'static str {
        "extract"
    }

    fn identity(&self) -> String {
        identity::beside_paper(&self.edition.plan, &self.department.name.value)
    }

    fn relation(&self) -> Relation {
        Relation::QuotesPages
    }

    fn data(&self, paper: Option<&LaidOutBook>) -> anyhow::Result<Data> {
        let LaidOutBook { book, rows } = paper.context(words::NEEDS_PAPER)?;
        Ok(Data::new(&Extract::new(self.edition, book, rows, self.department, self.collectives))?)
    }

    fn project_files(&self) -> Option<BTreeSet<usize>> {
        Some(files(self.edition, self.department, self.collectives))
    }
}

/// The 担当課 that get an extract: all but the 総称.
pub fn recipients(edition: &Edition) -> impl Iterator<Item = &Department> {
    edition.plan.departments.iter().filter(|department| department.kind != DepartmentKind::Collective)
}

/// The data of `layouts/extract.typ`.
#[derive(Debug, Serialize)]
pub struct Extract {
    cover: Cover,
    /// The part of the paper, structured like the whole.
    book: Book,
}

/// The first page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Cover {
    /// 課名.
    department: Text,
    paper_number: Text,
    /// What the form calls 取組項目.
    item: Text,
    /// The number of rows, including 再掲.
    gross: usize,
    /// The number of 取組項目.
    net: usize,
    /// The number of them with missing entries.
    blank: usize,
    /// The rows in order.
    lines: Vec<ItemLine>,
    /// The 総称 whose items are in it, too.
    collectives: Vec<Text>,
}

/// Whether an extract includes the items of a 総称.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collectives {
    /// They do not.
    Apart,
    /// They do, each with a remark.
    Included,
}

impl Extract {
    /// Extracts the part that concerns a 担当課.
    ///
    /// - `book`: the whole paper
    /// - `pages`: the pages of its rows
    pub fn new(
        edition: &Edition,
        book: &Book,
        pages: &RowPages,
        department: &Department,
        collectives: Collectives,
    ) -> Self {
        let plan = &edition.plan;
        let name = department.name.value.as_str();
        let names = names(edition, department, collectives);
        let selection = Selection { edition, pages, name };
        let rows: Vec<RowAt> = row::all(edition).into_iter().filter(|row| concerns(edition, row, &names)).collect();
        let items: BTreeSet<InitiativeId> = rows.iter().map(RowAt::initiative).collect();
        let blank = items.iter().filter(|id| !blank::of_item(plan, &edition.initiatives[id.0]).is_empty()).count();
        let cover = Cover {
            department: Text::line(name),
            paper_number: Text::line(plan.paper_number.as_str()),
            item: Text::line(heading::of_items(&plan.form)),
            gross: rows.len(),
            net: items.len(),
            blank,
            lines: rows.iter().map(|row| selection.line(row)).collect(),
            collectives: names[1..].iter().copied().map(Text::line).collect(),
        };
        Self { cover, book: selection.part(book, &rows) }
    }
}

/// Finds the files of the 事業 that an extract shows: those of its rows and, for a 再掲, those of their originals.
fn files(edition: &Edition, department: &Department, collectives: Collectives) -> BTreeSet<usize> {
    let names = names(edition, department, collectives);
    let rows = row::all(edition).into_iter().filter(|row| concerns(edition, row, &names));
    rows.flat_map(|row| [&row.project.name.place, &edition.initiatives[row.initiative().0].place].map(|at| at.file))
        .collect()
}

/// The names that an item may list for a 担当課: its own, then those of the 総称.
fn names<'a>(edition: &'a Edition, department: &'a Department, collectives: Collectives) -> Vec<&'a str> {
    let others = edition.plan.departments.iter().filter(|other| other.kind == DepartmentKind::Collective);
    let others = others.filter(|_| collectives == Collectives::Included);
    [department].into_iter().chain(others).map(|department| department.name.value.as_str()).collect()
}

/// Whether one of these is in charge of a row.
fn concerns(edition: &Edition, row: &RowAt, names: &[&str]) -> bool {
    edition.initiatives[row.initiative().0].departments.iter().any(|it| names.contains(&it.value.as_str()))
}

/// The rows of an extract.
struct Selection<'a> {
    edition: &'a Edition,
    pages: &'a RowPages,
    /// The name of the 担当課.
    name: &'a str,
}

impl Selection<'_> {
    fn line(&self, row: &RowAt) -> ItemLine {
        // The missing entries are those of the original, regardless of the 上書き.
        let original = &self.edition.initiatives[row.initiative().0];
        let name = Text::line(self.edition.initiative(row.row).name.value.as_str());
        let page = self.pages.get(&row.id).copied();
        ItemLine {
            name,
            repeat: row.row.is_repeat(),
            ..ItemLine::of_item(&self.edition.plan, original, self.name, page)
        }
    }

    /// The remarks on a row: its page in the paper, and the other 担当課.
    fn remarks(&self, row: &RowAt) -> Vec<Text> {
        let item = &self.edition.initiatives[row.initiative().0];
        let page =
            self.pages.get(&row.id).map(|page| format!("{} {}", self.edition.plan.paper_number, words::page(*page)));
        let others = others(&self.edition.plan, item, self.name);
        let is_own = others.len() < item.departments.len();
        let shared = match others.as_slice() {
            [] => None,
            others if is_own => Some(format!("ほかの担当課：{}", others.join("、"))),
            others => Some(format!("担当：{}", others.join("、"))),
        };
        page.into_iter().chain(shared).map(Text::line).collect()
    }

    /// The part of the paper with these rows, and the opinions on them.
    fn part(&self, book: &Book, rows: &[RowAt]) -> Book {
        let remarks: BTreeMap<&str, Vec<Text>> = rows.iter().map(|row| (row.id.as_str(), self.remarks(row))).collect();
        let items: BTreeSet<InitiativeId> = rows.iter().map(RowAt::initiative).collect();
        let projects: BTreeSet<&str> = rows.iter().map(|row| row.project.id.as_str()).collect();
        let paths: Vec<Node> = self.edition.sheets().collect();
        let mut sheets = Vec::new();
        let mut before: &[&Section] = &[];
        for (index, sheet) in book.sheets.iter().enumerate() {
            if rows.iter().all(|row| row.sheet != index) {
                continue;
            }
            let concerns = |subject: &Subject| match subject {
                Subject::Item(id) => items.contains(id),
                Subject::Project(id) => projects.contains(id.as_str()),
                Subject::Sheet(_) => true,
                Subject::Paper => false,
            };
            let opinions = sheet.opinions.iter().filter(|row| row.written && concerns(&row.about)).cloned();
            sheets.push(Sheet {
                sections: sections(sheet, paths[index].sections(), before),
                blocks: sheet.blocks.iter().filter(|block| block.is_of_paper()).cloned().collect(),
                projects: sheet.projects.iter().filter_map(|project| part_of_project(project, &remarks)).collect(),
                opinions: opinions.collect(),
            });
            before = paths[index].sections();
        }
        let plan = &self.edition.plan;
        Book {
            document: PdfMetadata::new(plan, plan.title.value.clone() + &words::in_brackets(self.name)),
            page: PageView::beside(&plan.form.page),
            mark: Text::line(words::apart(&plan.mark(), self.name)),
            title: book.title.clone(),
            committee: book.committee.clone(),
            tables: book.tables.clone(),
            opinions: book.opinions.clone(),
            sheets,
            last_tallies: Vec::new(),
            last_opinions: Vec::new(),
        }
    }
}

/// The sections above a sheet, without what they carry, which belongs to no 担当課. Each has its bookmark on the first
/// remaining sheet.
fn sections(sheet: &Sheet, path: &[&Section], before: &[&Section]) -> Vec<SectionLine> {
    let same = path.iter().zip(before).take_while(|(here, there)| std::ptr::eq(**here, **there)).count();
    let lines = sheet.sections.iter().enumerate();
    lines.map(|(depth, line)| line.alone(depth >= same)).collect()
}

/// The part of a 事業 with these rows; `None` if it has none of them.
fn part_of_project(project: &ProjectView, remarks: &BTreeMap<&str, Vec<Text>>) -> Option<ProjectView> {
    let items = project.items.as_ref().and_then(|items| items.only(|id| remarks.get(id).cloned()));
    let cards = project.cards.iter().flatten();
    let cards: Vec<Card> = cards
        .filter_map(|card| Some(Card { remarks: remarks.get(card.id.as_str())?.clone(), ..card.clone() }))
        .collect();
    let cards = Some(cards).filter(|cards| !cards.is_empty());
    (items.is_some() || cards.is_some()).then(|| ProjectView { items, cards, ..project.clone() })
}
