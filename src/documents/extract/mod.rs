//! 抜粋: the part of the committee's paper that concerns one 担当課, sheet by sheet.

mod concern;
mod part;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::Serialize;

pub use self::concern::Collectives;
use self::concern::Concern;
use self::part::Selection;
use crate::documents::book::data::Book;
use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document, Relation};
use crate::documents::figures::heading;
use crate::documents::identity;
use crate::documents::listing::item_line::ItemLine;
use crate::documents::page::text::Text;
use crate::documents::sheet::row::{self, RowAt, RowPages};
use crate::documents::words;
use crate::model::{Department, DepartmentKind, Edition, InitiativeId, Node, PaperId};
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
        Relation::QuotesPages(PaperId::FIRST)
    }

    fn data(&self, paper: Option<&LaidOutBook>) -> anyhow::Result<Data> {
        let LaidOutBook { book, rows, .. } = paper.context(words::NEEDS_PAPER)?;
        Ok(Data::new(&Extract::new(self.edition, book, rows, self.department, self.collectives))?)
    }

    fn project_files(&self) -> Option<BTreeSet<usize>> {
        Some(Concern::new(self.edition, self.department, self.collectives).files())
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
    /// The number of them with something that this 担当課 has not written yet.
    blank: usize,
    /// The rows in order.
    lines: Vec<ItemLine>,
    /// The number of indicators of sections and 事業, without their parts.
    indicators: usize,
    /// The number of sections and 事業 with something that this 担当課 has not written yet.
    blank_nodes: usize,
    /// The sections and 事業 that carry something of this 担当課.
    nodes: Vec<ItemLine>,
    /// The 総称 whose items are in it, too.
    collectives: Vec<Text>,
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
        let concern = Concern::new(edition, department, collectives);
        let rows = concern.rows();
        let ids: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        let line = |node: &Node| {
            let page = row::page_of(edition, node, pages);
            ItemLine::new(plan, node, concern.name(), &concern.blanks(node), page)
        };
        let shown: Vec<Node> =
            edition.nodes().filter(|node| row::id_of(node).is_some_and(|id| ids.contains(id.as_str()))).collect();
        let lines: Vec<ItemLine> = shown.iter().map(line).collect();
        let blank: BTreeSet<InitiativeId> = (shown.iter().zip(&lines))
            .filter(|(_, line)| !line.blanks.is_empty())
            .filter_map(|(node, _)| node.item().map(|(id, _)| id))
            .collect();
        let others = concern.nodes();
        let nodes: Vec<ItemLine> = others.iter().map(line).collect();
        let own = |node: &Node| {
            node.carried().indicators.iter().filter(|indicator| concern.takes_indicator(indicator)).count()
        };
        let cover = Cover {
            department: Text::line(concern.name()),
            paper_number: Text::line(plan.paper_number.as_str()),
            item: Text::line(heading::of_items(&plan.form)),
            gross: rows.len(),
            net: rows.iter().map(RowAt::initiative).collect::<BTreeSet<_>>().len(),
            blank: blank.len(),
            lines,
            indicators: others.iter().map(own).sum(),
            blank_nodes: nodes.iter().filter(|line| !line.blanks.is_empty()).count(),
            nodes,
            collectives: concern.collectives().iter().copied().map(Text::line).collect(),
        };
        let selection = Selection { edition, pages, concern: &concern, rows: &rows };
        let part = match concern.reduced() {
            Some(reduced) => selection.part(&Book { tables: book.tables.clone(), ..Book::new(&reduced) }),
            None => selection.part(book),
        };
        Self { cover, book: part }
    }
}
