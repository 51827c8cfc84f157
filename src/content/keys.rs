//! The Japanese keys of the content: the one place that maps them to the words of the code.

pub(super) const PLAN: &str = "計画";
pub(super) const TITLE: &str = "題名";
/// 資料番号 of the paper.
pub(crate) const PAPER_NUMBER: &str = "資料番号";
pub(super) const PUBLISHER: &str = "発行者";
pub(super) const DATE: &str = "作成日";
pub(super) const YEAR: &str = "年度";
pub(super) const REVISION: &str = "版";
pub(super) const FINAL: &str = "確定";
pub(super) const PERIODS: &str = "表示年度";
pub(super) const PERIOD_LABELS: &str = "年度の表記";
/// 表記: in 年度の表記, the style of the periods without a label of their own.
pub(super) const LABEL_STYLE: &str = "表記";
pub(super) const COMMITTEE: &str = "委員会";
/// 担当課: the list of them, or those of a 取組項目.
pub(crate) const DEPARTMENTS: &str = "担当課";
pub(super) const KIND: &str = "区分";
pub(super) const SECTIONS: &str = "体系";
pub(super) const ANCESTOR_TITLES: &str = "上位の表記";
pub(super) const FORM: &str = "様式";
pub(super) const PERMISSIONS: &str = "許可";
pub(super) const CODE: &str = "コード";
pub(super) const SCOPE: &str = "場所";
pub(super) const REASON: &str = "理由";
pub(super) const BUREAU: &str = "部局";
pub(super) const FORMER_NAME: &str = "旧称";

/// 事業: in the 体系 the ids of a sheet, in a file of its own the name.
pub(crate) const PROJECT: &str = "事業";
/// 取り組み目標 of a 事業.
pub(crate) const GOAL: &str = "取り組み目標";
/// 主な取り組み of a 事業.
pub(crate) const MAIN_ACTIONS: &str = "主な取り組み";
pub(super) const LABELS: &str = "見出し";
/// 取組項目 of a 事業.
pub(crate) const ITEMS: &str = "取組項目";
/// 番号 of a 取組項目, or of the one that an opinion is about.
pub(crate) const NUMBER: &str = "番号";
pub(super) const NAME: &str = "名称";
/// 取組内容 of a 取組項目.
pub(crate) const DESCRIPTION: &str = "取組内容";
/// 重点 of a 取組項目.
pub(crate) const FOCUS: &str = "重点";
pub(super) const OWN: &str = "独自";
/// 指標 of a node.
pub(crate) const INDICATORS: &str = "指標";
/// 単位 of an indicator.
pub(crate) const UNIT: &str = "単位";
/// 成果 of a 取組項目.
pub(crate) const OUTCOME: &str = "成果";
/// 再掲: the No. of the 取組項目 that is printed once more.
pub(crate) const REPEAT: &str = "再掲";
/// 上書き of a 再掲.
pub(crate) const OVERRIDES: &str = "上書き";

/// 値 of a value record.
pub(crate) const VALUE: &str = "値";
pub(super) const SUFFIX: &str = "付記";
/// 内訳 of a value record.
pub(crate) const BREAKDOWN: &str = "内訳";
pub(super) const NOTE: &str = "注";
/// The reserved keys of a value record.
pub(super) const RECORD: [&str; 4] = [VALUE, SUFFIX, BREAKDOWN, NOTE];

/// 意見: the list of them, and the text of each.
pub(crate) const OPINIONS: &str = "意見";
/// 連携・協力 of an opinion.
pub(crate) const COOPERATION: &str = "連携・協力";
pub(super) const COMMITTEE_JUDGEMENT: &str = "委員会評価";
/// 委員 of an opinion.
pub(crate) const MEMBER: &str = "委員";
/// 回答 to an opinion.
pub(crate) const ANSWER: &str = "回答";
/// シート an opinion is about, from 1.
pub(crate) const SHEET: &str = "シート";

/// The keys of each kind of node, which can be no names of levels, axes or series.
pub(super) mod reserved {
    use super::form::COMPUTATION;
    use super::*;

    pub(in crate::content) const OF_SECTIONS: [&str; 5] = [NAME, PROJECT, ANCESTOR_TITLES, INDICATORS, OWN];
    pub(in crate::content) const OF_PROJECTS: [&str; 7] = [PROJECT, GOAL, MAIN_ACTIONS, LABELS, ITEMS, INDICATORS, OWN];
    pub(in crate::content) const OF_ITEMS: [&str; 10] =
        [NUMBER, NAME, DEPARTMENTS, DESCRIPTION, FOCUS, INDICATORS, OWN, OUTCOME, REPEAT, OVERRIDES];
    pub(in crate::content) const OF_INDICATORS: [&str; 7] = [NAME, UNIT, DIRECTION, TABLE, OWN, BREAKDOWN, COMPUTATION];
}

/// The keys of 様式.
pub(super) mod form {
    pub(in crate::content) const PAGE: &str = "用紙";
    pub(in crate::content) const ARRANGEMENT: &str = "配置";
    pub(in crate::content) const LEVELS: &str = "階層";
    pub(in crate::content) const AXES: &str = "評価";
    pub(in crate::content) const SERIES: &str = "系列";
    pub(in crate::content) const ABSENCES: &str = "空欄";
    pub(in crate::content) const GROUPING: &str = "桁区切り";
    pub(in crate::content) const MINUS: &str = "負の数";
    pub(in crate::content) const COLUMNS: &str = "列";
    pub(in crate::content) const PROJECT_LINES: &str = "事業欄";
    pub(in crate::content) const TABLES: &str = "指標の表";
    pub(in crate::content) const NOTES: &str = "注記";
    pub(in crate::content) const TALLIES: &str = "集計";

    pub(in crate::content) const CARRIER: &str = "対象";
    pub(in crate::content) const OPTIONS: &str = "選択肢";
    pub(in crate::content) const SYMBOL: &str = "記号";
    pub(in crate::content) const POINTS: &str = "点";
    pub(in crate::content) const COUNTED: &str = "集計";
    pub(in crate::content) const MARK: &str = "印";
    pub(in crate::content) const LEGEND: &str = "凡例";
    pub(in crate::content) const MULTIPLE: &str = "複数";
    pub(in crate::content) const BANDS: &str = "判定";
    pub(in crate::content) const STEPS: &str = "段階";
    pub(in crate::content) const AT_LEAST: &str = "以上";
    pub(in crate::content) const BELOW: &str = "未満";
    pub(in crate::content) const CHOICE: &str = "評価";
    pub(in crate::content) const FIELD_KIND: &str = "種類";
    pub(in crate::content) const SOURCE: &str = "もと";
    pub(in crate::content) const ROLE: &str = "役割";
    pub(in crate::content) const COMPUTATION: &str = "計算";
    pub(in crate::content) const DECIMALS: &str = "小数";
    pub(in crate::content) const ROUNDING: &str = "端数";
    pub(in crate::content) const PART: &str = "内容";
    pub(in crate::content) const WIDTH: &str = "幅";
    pub(in crate::content) const EACH_PERIOD: &str = "年度ごと";
    pub(in crate::content) const ROWS: &str = "行";
    pub(in crate::content) const TREND: &str = "推移";
    pub(in crate::content) const COUNTING: &str = "数え方";
    pub(in crate::content) const TOTAL: &str = "合計";
    pub(in crate::content) const SHARE: &str = "割合";
    pub(in crate::content) const AMONG: &str = "うち";

    pub(in crate::content) const PAPER: &str = "大きさ";
    pub(in crate::content) const ORIENTATION: &str = "向き";
    pub(in crate::content) const TYPEFACE: &str = "書体";
    pub(in crate::content) const DIGITS: &str = "数字の幅";
    pub(in crate::content) const SIZE: &str = "文字";
    pub(in crate::content) const LEAST_SIZE: &str = "最小の文字";
    pub(in crate::content) const MARGINS: &str = "余白";
    pub(in crate::content) const TOP: &str = "上";
    pub(in crate::content) const BOTTOM: &str = "下";
    pub(in crate::content) const SIDES: &str = "左右";
    pub(in crate::content) const PAGE_NUMBERS: &str = "ページ番号";
    pub(in crate::content) const FIRST_PAGE: &str = "最初のページ";
}
pub(super) const DIRECTION: &str = "向き";
pub(super) const TABLE: &str = "表";
