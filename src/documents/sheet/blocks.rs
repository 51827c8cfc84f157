//! The blocks of sheets and cards.

use serde::Serialize;

use super::cell::Cell;
use super::column_kind::ColumnKind;
use super::labelled::LabelledCell;
use super::opinions::OpinionRow;
use super::table::Table;
use crate::documents::figures::band::Band;
use crate::documents::page::text::Text;
use crate::model::Subject;

/// A block of a sheet, of a 事業 or of a card.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum BlockView {
    /// The title of the paper, or that of a card.
    Title {
        /// Whether the box with the 資料番号 stands beside it.
        paper_number: bool,
    },
    /// The title of the paper with the box of the 資料番号, on a card.
    PaperTitle,
    /// The labels and titles of the sections.
    Sections,
    /// What the sections carry.
    SectionContents,
    /// The 事業 of the sheet.
    Projects,
    /// The 取組項目 of the 事業.
    Items,
    /// The columns of a 取組項目 on its card, with the only group of its table.
    Columns {
        table: Table,
    },
    Heading {
        text: Text,
    },
    /// Labelled fields.
    Fields {
        /// How many stand side by side.
        columns: u32,
        /// Whether the labels stand above the fields.
        above: bool,
        lines: Vec<LabelledCell>,
    },
    /// A judgement and, if it has one, its reason.
    Judgement {
        lines: Vec<LabelledCell>,
    },
    /// Rows with a cell for each period.
    Years {
        /// The labels of the periods.
        labels: Vec<Text>,
        rows: Vec<YearsRow>,
    },
    Tables {
        tables: Vec<Table>,
    },
    /// Tables of counts, in bands that fit the page.
    Tallies {
        bands: Vec<Band>,
    },
    Text {
        line: LabelledCell,
    },
    /// The opinions on the node or on what is below it.
    Opinions {
        rows: Vec<OpinionRow>,
        /// Whether its rows are held open to write in.
        room: bool,
    },
    Notes {
        texts: Vec<Text>,
    },
    /// A box under each word.
    Approval {
        words: Vec<Text>,
    },
    /// So many blank lines.
    Space {
        height: f64,
    },
}

impl BlockView {
    /// Whether it concerns the paper as a whole, or each of its opinions what it is about, and not what a section carries.
    pub fn is_of_paper(&self) -> bool {
        matches!(
            self,
            Self::Title { .. }
                | Self::Sections
                | Self::SectionContents
                | Self::Projects
                | Self::Opinions { .. }
                | Self::Notes { .. }
                | Self::Space { .. }
        )
    }

    /// The block with only those of its opinions that are written and `concerns`; `None` if it has no others.
    pub fn with_opinions(&self, concerns: impl Fn(&Subject) -> bool) -> Option<Self> {
        let Self::Opinions { rows, .. } = self else { return Some(self.clone()) };
        let rows: Vec<_> = rows.iter().filter(|row| row.written && concerns(&row.about)).cloned().collect();
        (!rows.is_empty()).then_some(Self::Opinions { rows, room: false })
    }
}

/// A row of a 年度の表.
#[derive(Debug, Clone, Serialize)]
pub struct YearsRow {
    pub label: Text,
    /// The unit of its figures; empty if it has none.
    pub unit: Text,
    /// What its cells hold.
    pub holds: ColumnKind,
    pub cells: Vec<Cell>,
}

/// A 取組項目 with a page of its own.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// Unique in the document.
    pub id: String,
    /// 番号; empty if 取組項目 have none.
    pub number: Text,
    pub name: Text,
    /// Whether it is a 再掲.
    pub repeat: bool,
    /// The remarks below its name: its page in the paper, and the other 担当課.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text>,
    pub blocks: Vec<BlockView>,
}
