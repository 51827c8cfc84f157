//! 資料: the committee paper, sheet by sheet, each followed by its opinion page.

use serde::Serialize;

use super::front::{Contents, LegendPage, TitlePage};
use crate::documents::figures::band::Band;
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::documents::sheet::blocks::{BlockView, Card};
use crate::documents::sheet::labelled::LabelledCell;
use crate::documents::sheet::opinions::{OpinionRow, OpinionsForm};
use crate::documents::sheet::table::{Table, TableForm};

/// The data of `layouts/book.typ`.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Book {
    pub(in crate::documents) document: PdfMetadata,
    pub(in crate::documents) page: PageView,
    /// 資料番号, followed by 案, 差替 … while the paper is not final.
    pub(in crate::documents) mark: Text,
    pub(in crate::documents) title: Text,
    pub(in crate::documents) committee: Text,
    /// 表紙; `None` for none.
    pub(in crate::documents) title_page: Option<TitlePage>,
    /// 目次; `None` for none.
    pub(in crate::documents) contents: Option<Contents>,
    /// 凡例のページ; `None` for none.
    pub(in crate::documents) legend_page: Option<LegendPage>,
    /// The forms of the tables: that of 取組項目 first, then those of indicators.
    pub(in crate::documents) tables: Vec<TableForm>,
    /// The common settings of all opinion pages; `None` if there are none.
    pub(in crate::documents) opinions: Option<OpinionsForm>,
    pub(in crate::documents) sheets: Vec<Sheet>,
    /// The tables of counts at the end of the paper.
    pub(in crate::documents) last_tallies: Vec<Band>,
    /// The opinions on the paper as a whole.
    pub(in crate::documents) last_opinions: Vec<OpinionRow>,
    /// 資料の注記. What stands at the end of the paper.
    pub(in crate::documents) last_notes: Vec<Text>,
}

/// One 施策の方向 (the lowest level of the 体系) and its opinion page.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::documents) struct Sheet {
    /// Whether a 分冊 begins with it whose pages have the numbers of the paper. Its page is the same in both.
    pub begins_volume: bool,
    /// From the outermost level to the sheet itself.
    pub sections: Vec<SectionLine>,
    pub blocks: Vec<BlockView>,
    pub projects: Vec<ProjectView>,
    pub opinions: Vec<OpinionRow>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::documents) struct SectionLine {
    pub label: String,
    pub title: Text,
    /// Whether this is the first sheet of the section, which carries its bookmark.
    pub first: bool,
    /// The section's own judgements, fields and indicators; only on its first sheet.
    pub lines: Vec<LabelledCell>,
    pub tables: Vec<Table>,
}

impl SectionLine {
    /// The section without its own judgements, fields and indicators.
    ///
    /// - `first`: whether this is the first sheet of the section
    pub(in crate::documents) fn alone(&self, first: bool) -> Self {
        Self { first, lines: Vec::new(), tables: Vec::new(), ..self.clone() }
    }
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::documents) struct ProjectView {
    pub name: Text,
    pub blocks: Vec<BlockView>,
    /// The table of its 取組項目, if they are rows of one.
    pub items: Option<Table>,
    /// Its 取組項目, if each has a page.
    pub cards: Option<Vec<Card>>,
}
