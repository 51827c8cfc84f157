//! 配置: the blocks of a sheet, in print order.

use super::column::Part;
use super::note::FixedNote;
use super::project_line::ProjectLine;
use crate::vocabulary as word;

/// 配置. The blocks of a sheet, of each 事業 on it and of each 取組項目, in print order.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrangement {
    /// シート. The blocks of a sheet.
    pub sheet: Vec<Block>,
    /// 事業. The blocks of each 事業.
    pub project: Vec<Block>,
    /// 取組項目. The blocks of each 取組項目, which begins a page; `None` if they are the rows of one table.
    pub card: Option<Vec<Block>>,
}

/// A part of a page that is as wide as the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it prints.
    pub content: BlockContent,
    /// 空のとき. What becomes of it where nothing is written.
    pub when_blank: WhenBlank,
}

/// What a block prints.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockContent {
    /// 題名: of the paper on a sheet, with or without the box of the 資料番号; the No. and the name on a card.
    Title {
        /// Whether the box stands beside it.
        paper_number: bool,
    },
    /// 資料の題名, on a card.
    PaperTitle,
    /// 階層: the labels and titles of the sections.
    Sections,
    /// 階層の内容: what the sections carry and no other block of the sheet prints.
    SectionContents,
    /// 事業: those of the sheet, one after another.
    Projects,
    /// 事業欄.
    ProjectLines,
    /// 取組項目 of a 事業: a table, or cards.
    Items,
    /// 列 of the 取組項目 on its card: as labelled lines, and its indicators as a table.
    Columns,
    /// 見出し: a fixed text.
    Heading(String),
    /// 欄.
    Fields(Fields),
    /// 評価, with its 理由 beside it.
    Judgement {
        /// 評価.
        axis: FieldLine,
        /// 理由.
        reason: Option<FieldLine>,
    },
    /// 年度の表: judgements and figures of the node as rows, the periods across.
    Years(Vec<FieldLine>),
    /// 指標の表: the named ones; `None` for those that no other block of the same node prints.
    Tables(Option<Vec<String>>),
    /// 集計: the table of this 題名, which counts what is below the node.
    Tally(String),
    /// 文: a text of the node without a label.
    Text(Entry),
    /// 意見 on the node or on what is below it, in place of their own pages.
    Opinions(OpinionRows),
    /// 注記: these; `None` for the 凡例 and 注記 of the form.
    Notes(Option<Vec<FixedNote>>),
    /// 押印欄: a box under each of these words.
    Approval(Vec<String>),
    /// 空き: so many blank lines.
    Space(f64),
}

/// 欄. Labelled fields side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Fields {
    /// The fields, line by line from the left.
    pub lines: Vec<FieldLine>,
    /// 段. How many stand side by side.
    pub columns: u32,
    /// 見出しの位置.
    pub labels: LabelSide,
}

impl Fields {
    /// 段. How many fields may stand side by side.
    pub const MOST_COLUMNS: u32 = 4;
}

/// A field of a 欄.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldLine {
    /// 内容.
    pub entry: Entry,
    /// 見出し; `None` for the usual one.
    pub heading: Option<String>,
}

/// 見出しの位置. Where the label of a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LabelSide {
    /// 左.
    #[default]
    Left,
    /// 上.
    Above,
}

impl LabelSide {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("左", Self::Left), ("上", Self::Above)];
}

/// The rows of a block of 意見.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpinionRows {
    /// すべて: also blank ones, with room to write in.
    All,
    /// 書いたもの.
    Written,
}

impl OpinionRows {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("すべて", Self::All), ("書いたもの", Self::Written)];
}

/// 空のとき. What becomes of a block in which nothing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenBlank {
    /// 印刷する.
    Printed,
    /// 省く.
    Omitted,
}

impl WhenBlank {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("印刷する", Self::Printed), ("省く", Self::Omitted)];
}

/// 内容 of a field. What it prints, of the node of its block or of one above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The title of the section at this depth.
    SectionTitle(usize),
    /// 担当課 of the section.
    SectionDepartments,
    /// The judgement of the lowest section on the named axis.
    SectionJudgement(String),
    /// The named own field of the lowest section.
    SectionField(String),
    /// Of a 事業.
    Project(ProjectLine),
    /// Of a 取組項目.
    Item(Part),
}

impl Block {
    /// The block with its usual 空のとき: a table without an indicator, one that counts nothing, and a text that nobody
    /// wrote are omitted.
    pub fn usual(content: BlockContent) -> Self {
        let when_blank = match content {
            BlockContent::Tables(_) | BlockContent::Tally(_) | BlockContent::Text(_) => WhenBlank::Omitted,
            _ => WhenBlank::Printed,
        };
        Self { content, when_blank }
    }

    /// Whether two of the same are one too many.
    pub fn is_single(&self) -> bool {
        !matches!(
            self.content,
            BlockContent::Heading(_)
                | BlockContent::Fields(_)
                | BlockContent::Years(_)
                | BlockContent::Notes(Some(_))
                | BlockContent::Approval(_)
                | BlockContent::Space(_)
        )
    }

    /// The fields it prints.
    pub fn entries(&self) -> Vec<&Entry> {
        match &self.content {
            BlockContent::Fields(fields) => fields.lines.iter().map(|line| &line.entry).collect(),
            BlockContent::Judgement { axis, reason } => {
                [axis].into_iter().chain(reason).map(|line| &line.entry).collect()
            }
            BlockContent::Years(lines) => lines.iter().map(|line| &line.entry).collect(),
            BlockContent::Text(entry) => vec![entry],
            _ => Vec::new(),
        }
    }
}

impl Arrangement {
    /// 表.
    pub const TABLE: &'static str = word::TABLE;
    /// カード.
    pub const CARD: &'static str = "カード";

    /// 表: the 取組項目 of a 事業 are rows of one table.
    pub fn table() -> Self {
        let mut sheet = Self::head();
        sheet.extend([BlockContent::Projects, BlockContent::Notes(None)].map(Block::usual));
        let project = [BlockContent::ProjectLines, BlockContent::Items, BlockContent::Tables(None)];
        Self { sheet, project: project.map(Block::usual).to_vec(), card: None }
    }

    /// カード: each 取組項目 has a page.
    pub fn cards() -> Self {
        let mut sheet = Self::head();
        sheet.push(Block::usual(BlockContent::Projects));
        let project = [BlockContent::ProjectLines, BlockContent::Tables(None), BlockContent::Items];
        let title = BlockContent::Title { paper_number: false };
        let card = [title, BlockContent::Columns, BlockContent::Tables(None), BlockContent::Notes(None)];
        Self { sheet, project: project.map(Block::usual).to_vec(), card: Some(card.map(Block::usual).to_vec()) }
    }

    fn head() -> Vec<Block> {
        let title = BlockContent::Title { paper_number: true };
        [title, BlockContent::Sections, BlockContent::SectionContents].map(Block::usual).to_vec()
    }
}

impl Default for Arrangement {
    fn default() -> Self {
        Self::table()
    }
}
