//! 集計の表記: how counts are printed.

use crate::vocabulary as word;

/// 集計の表記. How the tables of counts, in the 総括表 and elsewhere, print totals, increases and zeros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notation {
    /// 計. The word for a total.
    pub total: String,
    /// 増加. The sign before an increase.
    pub increase: IncreaseSign,
    /// ゼロ. What is printed for zero.
    pub zero: ZeroMark,
}

impl Default for Notation {
    fn default() -> Self {
        Self { total: "計".to_owned(), increase: IncreaseSign::default(), zero: ZeroMark::default() }
    }
}

/// 増加. The sign before an increase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IncreaseSign {
    /// ＋.
    #[default]
    Plus,
    /// なし.
    None,
}

impl IncreaseSign {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 3] = [("＋", Self::Plus), ("+", Self::Plus), (word::NO, Self::None)];
}

/// ゼロ. What is printed for zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ZeroMark {
    /// 0.
    #[default]
    Digit,
    /// －.
    Dash,
    /// 空欄: nothing.
    Blank,
}

impl ZeroMark {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 4] =
        [("0", Self::Digit), ("－", Self::Dash), ("-", Self::Dash), (word::ABSENCES, Self::Blank)];
}
