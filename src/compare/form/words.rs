//! The words of 様式.

pub(super) use crate::compare::words::entry;

pub(super) const PAGE: &str = "用紙";
pub(super) const ARRANGEMENT: &str = "配置";
pub(super) const LEVELS: &str = "階層";
pub(super) const NUMBERING: &str = "番号";
pub(super) const GROUPING: &str = "桁区切り";
pub(super) const MINUS: &str = "負の数";
pub(super) const ABSENCES: &str = "空欄";
pub(super) const PROJECT_LINES: &str = "事業欄";
pub(super) const SERIES: &str = "系列";
pub(super) const FIELDS: &str = "独自";
pub(super) const AXES: &str = "評価";
pub(super) const COLUMNS: &str = "列";
pub(super) const TABLES: &str = "指標の表";
pub(super) const TALLIES: &str = "集計";
pub(super) const NOTES: &str = "注記";

pub(super) const YES: &str = "あり";
pub(super) const NO: &str = "なし";
pub(super) const CARRIER: &str = "対象";
pub(super) const OPTIONS: &str = "選択肢";
pub(super) const UNCOUNTED: &str = "集計しない";
pub(super) const MARK: &str = "印";
pub(super) const LEGEND: &str = "凡例";
pub(super) const MULTIPLE: &str = "複数";
pub(super) const COMMITTEE_JUDGEMENT: &str = "委員会評価";
pub(super) const BANDS: &str = "判定";
pub(super) const OTHERWISE: &str = "ほか";
pub(super) const FIELD_KIND: &str = "種類";
pub(super) const SOURCE: &str = "もと";
pub(super) const ROLE: &str = "役割";
pub(super) const DECIMALS: &str = "小数";
pub(super) const ROUNDING: &str = "端数";
pub(super) const WIDTH: &str = "幅";
pub(super) const EACH_PERIOD: &str = "年度ごと";
pub(super) const ROWS: &str = "行";
pub(super) const TREND: &str = "推移";
pub(super) const COUNTING: &str = "数え方";
pub(super) const NET: &str = "実数";
pub(super) const GROSS: &str = "延べ";
pub(super) const TOTAL: &str = "合計";
pub(super) const SHARE: &str = "割合";

// The columns of a table.
pub(super) const DESCRIPTION: &str = "取組内容";
pub(super) const OUTCOME: &str = "成果";
pub(super) const NAME: &str = "名称";
pub(super) const NUMBER: &str = "番号";
pub(super) const SEVERAL: &str = "と";

// 用紙.
pub(super) const SIZE: &str = "文字";
pub(super) const LEAST_SIZE: &str = "最小の文字";
pub(super) const MARGINS: &str = "余白";
pub(super) const DIGITS: &str = "数字の幅";
pub(super) const PAGE_NUMBERS: &str = "ページ番号";
pub(super) const FIRST_PAGE: &str = "最初のページ";

/// A part of the form that has a name.
pub(super) fn named(what: &str, name: &str) -> String {
    if name.is_empty() { what.to_owned() } else { format!("{what}「{name}」") }
}

/// Type in points.
pub(super) fn points(size: f64) -> String {
    format!("{size}ポイント")
}

/// The margins in millimetres.
pub(super) fn margins(top: f64, bottom: f64, sides: f64) -> String {
    format!("{MARGINS} 上{top}、下{bottom}、左右{sides}ミリメートル")
}

/// 点 of an option.
pub(super) fn score(points: &str) -> String {
    format!("{points}点")
}

/// A band of figures and the option it stands for.
pub(super) fn at_least(bound: &str, option: &str) -> String {
    format!("{bound}以上 {option}")
}

/// A band of figures and the option it stands for.
pub(super) fn below(bound: &str, option: &str) -> String {
    format!("{bound}未満 {option}")
}

/// The columns that stand for every period.
pub(super) fn each_period(columns: &str) -> String {
    format!("{EACH_PERIOD}［{columns}］")
}

/// A heading.
pub(super) fn quoted(heading: &str) -> String {
    format!("「{heading}」")
}
