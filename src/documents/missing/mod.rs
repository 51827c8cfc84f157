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
use crate::documents::sheet::row::{self, RowPages};
use crate::documents::words;
use crate::model::blank::{self, Blank};
use crate::model::{Department, Edition, InCharge, Node, PaperId, numbered};
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
        Relation::QuotesPages(PaperId::FIRST)
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
    /// Whether there are 取組項目 among its lines.
    of_items: bool,
    /// Whether there are sections and 事業 among its lines.
    of_others: bool,
    lines: Vec<ItemLine>,
}

impl Missing {
    /// Collects the missing entries.
    ///
    /// - `pages`: the pages of the rows in the committee's paper
    pub fn new(edition: &Edition, pages: &RowPages) -> Self {
        let plan = &edition.plan;
        let title = format!("{NAME}　{}", plan.title.value);
        let missing = missing(edition, pages);
        Self {
            document: PdfMetadata::new(plan, title),
            page: PageView::beside(&plan.form.page),
            mark: Text::line(plan.mark()),
            title: Text::line(plan.title.value.as_str()),
            name: Text::line(NAME),
            paper_number: Text::line(plan.paper_number.as_str()),
            item: Text::line(heading::of_items(&plan.form)),
            items: edition.initiatives.len(),
            blank: missing.iter().filter(|gap| gap.node.item().is_some()).count(),
            blank_nodes: missing.iter().filter(|gap| gap.node.item().is_none()).count(),
            departments: parts(edition, pages),
        }
    }
}

/// The missing entries of each 担当課 that has any, and those that belong to none.
fn parts(edition: &Edition, pages: &RowPages) -> Vec<Part> {
    let missing = missing(edition, pages);
    let part = |name: &str, kind: Option<&str>, is_theirs: &dyn Fn(&InCharge) -> bool| {
        let mut lines = Vec::new();
        let (mut of_items, mut of_others) = (false, false);
        for Gap { node, blanks, page } in &missing {
            let of_node = &node.carried().in_charge;
            let theirs: Vec<Blank> =
                blanks.iter().filter(|blank| is_theirs(blank.in_charge(of_node))).cloned().collect();
            if !theirs.is_empty() {
                lines.push(ItemLine::new(&edition.plan, node, name, &theirs, *page));
                of_items |= node.item().is_some();
                of_others |= node.item().is_none();
            }
        }
        Part { name: Text::line(name), kind: kind.map(Text::line), of_items, of_others, lines }
    };
    let of = |department: &Department| {
        let name = department.name.value.as_str();
        part(name, department.kind.unusual(), &|in_charge| in_charge.has(name))
    };
    let departments = edition.plan.departments.iter().map(of);
    let of_nobody = part(NO_DEPARTMENT, None, &InCharge::is_empty);
    departments.chain([of_nobody]).filter(|part| !part.lines.is_empty()).collect()
}

/// A node with missing entries.
struct Gap<'a> {
    node: Node<'a>,
    blanks: Vec<Blank<'a>>,
    /// The page on which it begins.
    page: Option<usize>,
}

/// The nodes with missing entries, without 再掲.
fn missing<'a>(edition: &'a Edition, pages: &RowPages) -> Vec<Gap<'a>> {
    let gap = |node: Node<'a>| {
        let blanks = blank::of_node(&edition.plan, &node);
        let page = || row::page_of(edition, &node, pages);
        (!blanks.is_empty()).then(|| Gap { page: page(), node: node.clone(), blanks })
    };
    edition.nodes().filter(|node| !node.is_repeat()).filter_map(gap).collect()
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
