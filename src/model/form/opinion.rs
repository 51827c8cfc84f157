//! 意見: the opinion pages.

use crate::vocabulary as word;

/// 意見. The subject of the committee's opinions, and the layout of their pages or blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct OpinionForm {
    /// 対象. The subject of an opinion.
    pub subject: OpinionSubject,
    /// 題名. The heading of the page; `None` for the committee's name followed by の意見.
    pub title: Option<String>,
    /// 列. The columns.
    pub columns: Vec<OpinionColumn>,
    /// 改ページ. Whether they begin a page.
    pub breaks: OpinionBreaks,
}

/// 改ページ of 意見. Where the opinions on a sheet stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OpinionBreaks {
    /// 空きがなければ: below the sheet, where its last page has room for them.
    #[default]
    WithoutRoom,
    /// いつも: on a page of their own.
    Always,
}

impl OpinionBreaks {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("空きがなければ", Self::WithoutRoom), ("いつも", Self::Always)];
}

impl OpinionForm {
    /// The columns of a form that does not list any.
    pub fn usual_columns(subject: OpinionSubject) -> Vec<OpinionColumn> {
        let parts: &[OpinionPart] = match subject {
            OpinionSubject::Item => &[
                OpinionPart::Number,
                OpinionPart::Name,
                OpinionPart::Departments,
                OpinionPart::Opinion,
                OpinionPart::Cooperation,
            ],
            OpinionSubject::Project => &[OpinionPart::Name, OpinionPart::Opinion, OpinionPart::Cooperation],
            OpinionSubject::Sheet | OpinionSubject::Paper => &[OpinionPart::Opinion, OpinionPart::Cooperation],
        };
        parts.iter().copied().map(OpinionColumn::usual).collect()
    }

    /// The same of opinions that stand in a block of their very subject, which prints its No. and its name.
    pub fn usual_columns_in_place() -> Vec<OpinionColumn> {
        Self::usual_columns(OpinionSubject::Sheet)
    }

    /// Whether its columns may be those of a form that does not list any.
    pub fn has_usual_columns(&self) -> bool {
        self.columns == Self::usual_columns(self.subject) || self.columns == Self::usual_columns_in_place()
    }
}

impl Default for OpinionForm {
    fn default() -> Self {
        let subject = OpinionSubject::default();
        Self { subject, title: None, columns: Self::usual_columns(subject), breaks: OpinionBreaks::default() }
    }
}

/// 対象. The subject of an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OpinionSubject {
    /// 取組項目: a row for every row of the sheet.
    #[default]
    Item,
    /// 事業: a row for every 事業 of the sheet.
    Project,
    /// シート: the sheet as a whole.
    Sheet,
    /// 資料: the paper as a whole, at its end.
    Paper,
}

impl OpinionSubject {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 4] =
        [(word::ITEMS, Self::Item), (word::PROJECT, Self::Project), (word::SHEET, Self::Sheet), ("資料", Self::Paper)];
}

/// A column of an opinion page.
#[derive(Debug, Clone, PartialEq)]
pub struct OpinionColumn {
    /// 内容. What it prints.
    pub part: OpinionPart,
    /// 見出し. Its heading.
    pub heading: String,
    /// 幅. Its width in full-width characters; `None` to share the width that the others leave.
    pub width: Option<f64>,
}

impl OpinionColumn {
    /// Creates a column with the usual heading and no width of its own.
    pub fn usual(part: OpinionPart) -> Self {
        Self { part, heading: part.heading().to_owned(), width: None }
    }
}

/// 内容. What a column of an opinion page prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpinionPart {
    /// 番号 of the 取組項目.
    Number,
    /// 名称 of the subject.
    Name,
    /// 担当課.
    Departments,
    /// 委員. The member who holds the opinion.
    Member,
    /// 意見.
    Opinion,
    /// 連携・協力.
    Cooperation,
    /// 委員会評価, on every axis on which the committee judges.
    Judgement,
    /// 回答. The city's answer.
    Answer,
}

impl OpinionPart {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 8] = [
        (word::NUMBER, Self::Number),
        (word::NAME, Self::Name),
        (word::DEPARTMENTS, Self::Departments),
        (word::MEMBER, Self::Member),
        (word::OPINIONS, Self::Opinion),
        (word::COOPERATION, Self::Cooperation),
        (word::COMMITTEE_JUDGEMENT, Self::Judgement),
        (word::ANSWER, Self::Answer),
    ];
}

impl OpinionPart {
    /// The heading of a column for which the form gives none.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Number => "No.",
            Self::Name => word::ITEMS,
            Self::Departments => word::DEPARTMENTS,
            Self::Member => word::MEMBER,
            Self::Opinion => "意見、行政等への要望",
            Self::Cooperation => "市民や地域の取組と連携・協力できること",
            Self::Judgement => word::COMMITTEE_JUDGEMENT,
            Self::Answer => "市の考え方",
        }
    }
}
