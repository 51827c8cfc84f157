//! 未記入一覧: what each 担当課 still has to write.

use std::path::PathBuf;

use anyhow::Context as _;
use serde::Serialize;

use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document, Relation};
use crate::documents::figures::heading;
use crate::documents::identity;
use crate::documents::listing::item_line::ItemLine;
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::documents::sheet::row::{self, RowAt, RowPages};
use crate::documents::words;
use crate::model::{Edition, Node, NodeKind, blank, numbered};
use crate::windows;

/// 未記入一覧. The name of the document and of its file.
const NAME: &str = "未記入一覧";
/// The text of an empty 未記入一覧.
const NOTHING_MISSING: &str = "未記入はありません";
/// The heading of missing entries without a 担当課.
const NO_DEPARTMENT: &str = "担当課のないもの";

/// 未記入一覧 of an edition.
pub struct MissingList<'a> {
    edition: &'a Edition,
}

impl<'a> MissingList<'a> {
    /// The list of missing entries of an edition.
    pub fn new(edition: &'a Edition) -> Self {
        Self { edition }
    }
}

impl Document for MissingList<'_> {
    fn name(&self) -> String {
        NAME.to_owned()
    }

    fn path(&self) -> PathBuf {
        windows::file_name(NAME, "pdf")
    }

    fn layout(&self) -> &'static str {
        "missing"
    }

    fn identity(&self) -> String {
        identity::beside_paper(&self.edition.plan, NAME)
    }

    fn relation(&self) -> Relation {
        Relation::QuotesPages
    }

    fn data(&self, paper: Option<&LaidOutBook>) -> anyhow::Result<Data> {
        let paper = paper.context(words::NEEDS_PAPER)?;
        Ok(Data::new(&Missing::new(self.edition, &paper.rows))?)
    }

    fn text(&self) -> Option<String> {
        Some(text(self.edition))
    }
}

/// The data of `layouts/missing.typ`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Missing {
    document: PdfMetadata,
    page: PageView,
    mark: Text,
    title: Text,
    name: Text,
    paper_number: Text,
    /// What the form calls 取組項目.
    item: Text,
    /// The number of 取組項目.
    items: usize,
    /// The number of them with missing entries.
    blank: usize,
    /// The number of sections and 事業 with missing entries.
    blank_nodes: usize,
    /// The 担当課 with missing entries, in the order of plan.yaml.
    departments: Vec<Part>,
}

/// The missing entries of one 担当課.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Part {
    name: Text,
    /// 関係団体 or 総称; `None` for a 課.
    kind: Option<Text>,
    /// Whether its lines are 取組項目.
    of_items: bool,
    lines: Vec<ItemLine>,
}

impl Missing {
    /// Collects the missing entries.
    ///
    /// - `pages`: the pages of the rows in the committee's paper
    pub fn new(edition: &Edition, pages: &RowPages) -> Self {
        let plan = &edition.plan;
        let title = format!("{NAME}　{}", plan.title.value);
        let departments = parts(edition, pages);
        Self {
            document: PdfMetadata::new(plan, title),
            page: PageView::beside(&plan.form.page),
            mark: Text::line(plan.mark()),
            title: Text::line(plan.title.value.as_str()),
            name: Text::line(NAME),
            paper_number: Text::line(plan.paper_number.as_str()),
            item: Text::line(heading::of_items(&plan.form)),
            items: edition.initiatives.len(),
            blank: edition.initiatives.iter().filter(|item| !blank::of_item(plan, item).is_empty()).count(),
            blank_nodes: departments.iter().filter(|part| !part.of_items).map(|part| part.lines.len()).sum(),
            departments,
        }
    }
}

/// The missing entries of each 担当課 that has any, and those that belong to none.
fn parts(edition: &Edition, pages: &RowPages) -> Vec<Part> {
    let plan = &edition.plan;
    let rows = row::all(edition);
    let lines = |department: &str| {
        let own = rows.iter().filter(|row| !row.row.is_repeat());
        let lines = own.filter_map(|row| {
            let item = &edition.initiatives[row.initiative().0];
            let theirs = item.departments.iter().any(|name| name.value == department);
            let line = || ItemLine::of_item(plan, item, department, pages.get(&row.id).copied());
            theirs.then(line).filter(|line| !line.blanks.is_empty())
        });
        lines.collect::<Vec<_>>()
    };
    let departments = plan.departments.iter().map(|department| Part {
        name: Text::line(department.name.value.as_str()),
        kind: department.kind.unusual().map(Text::line),
        of_items: true,
        lines: lines(&department.name.value),
    });
    let of_nobody = Part { name: Text::line(NO_DEPARTMENT), kind: None, of_items: false, lines: nodes(edition, pages) };
    departments.chain([of_nobody]).filter(|part| !part.lines.is_empty()).collect()
}

/// The sections and 事業 with missing entries, each with the page on which its first row begins.
fn nodes(edition: &Edition, pages: &RowPages) -> Vec<ItemLine> {
    let plan = &edition.plan;
    let rows = row::all(edition);
    let sheets: Vec<Node> = edition.sheets().collect();
    let page = |node: &Node| {
        let is_below = |row: &&RowAt| match node.kind {
            NodeKind::Section(_) => sheets[row.sheet].position().starts_with(node.position()),
            _ => node.project().is_some_and(|project| std::ptr::eq(project, row.project)),
        };
        rows.iter().filter(is_below).find_map(|row| pages.get(&row.id).copied())
    };
    let line = |node: Node| {
        let label = match node.kind {
            NodeKind::Section(section) => &section.label,
            NodeKind::Project(project) => &project.labels.name.text,
            NodeKind::Row { .. } => return None,
        };
        let blanks = blank::of_carried(plan, node.carrier(), node.carried());
        let name = || words::node(label, node.name());
        (!blanks.is_empty()).then(|| ItemLine::of_node(&plan.form, name(), &blanks, page(&node)))
    };
    edition.nodes().filter_map(line).collect()
}

/// Writes the list as text for mail or a script: one line per 取組項目, below its 担当課.
fn text(edition: &Edition) -> String {
    let departments = parts(edition, &RowPages::new());
    if departments.is_empty() {
        return format!("{}\n", NOTHING_MISSING);
    }
    let mut out = String::new();
    for part in &departments {
        let name = words::listed(part.name.as_str(), part.kind.as_ref().map(Text::as_str));
        out += &format!("{name}{}\n", words::in_brackets(words::cases(&part.lines.len().to_string())));
        for line in &part.lines {
            let number = match line.number.as_str() {
                "" => String::new(),
                number => format!("{} ", numbered(number)),
            };
            let blanks: Vec<&str> = line.blanks.iter().map(Text::as_str).collect();
            out += &format!("  {number}{}: {}\n", line.name.as_str(), words::list(&blanks));
        }
    }
    out
}
