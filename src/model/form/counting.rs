//! 数え方: which rows count, and whose judgement.

/// 数え方. How a 再掲 counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// 延べ: every row of the paper, 再掲 included.
    Gross,
    /// 実数: without 再掲.
    #[default]
    Net,
}

impl Counting {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("実数", Self::Net), ("延べ", Self::Gross)];
}

/// Whose judgement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// 自己評価: the judgement of the reporting department.
    Own,
    /// 委員会評価後: the committee's judgement if there is one, else that of the reporting department.
    AfterCommittee,
}
