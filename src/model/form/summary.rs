//! 総括表: which of its tables are printed.

/// 総括表. What of it is printed beside the 集計 of the form; all of it by default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SummaryForm {
    /// 評価. The names of the axes; `None` for all.
    pub axes: Option<Vec<String>>,
    /// 表. The tables; `None` for all.
    pub tables: Option<Vec<SummaryTable>>,
}

/// 表. A table of the 総括表.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryTable {
    /// 全体: the totals by option.
    Whole,
    /// 遅れ: what is behind, with its 担当課.
    Behind,
    /// グラフ: the same as bars.
    Bars,
    /// 階層: by section.
    Sections,
    /// 担当課.
    Departments,
    /// 階層と担当課: by both.
    Both,
    /// 委員会による変更.
    Changes,
    /// 指標の推移.
    Trends,
}

impl SummaryTable {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 8] = [
        ("全体", Self::Whole),
        ("遅れ", Self::Behind),
        ("グラフ", Self::Bars),
        ("階層", Self::Sections),
        ("担当課", Self::Departments),
        ("階層と担当課", Self::Both),
        ("委員会による変更", Self::Changes),
        ("指標の推移", Self::Trends),
    ];
}

impl SummaryForm {
    /// Whether the tables of an axis are printed.
    pub fn prints_axis(&self, name: &str) -> bool {
        self.axes.as_ref().is_none_or(|axes| axes.iter().any(|axis| axis == name))
    }

    /// Whether a table is printed.
    pub fn prints(&self, table: SummaryTable) -> bool {
        self.tables.as_ref().is_none_or(|tables| tables.contains(&table))
    }
}
