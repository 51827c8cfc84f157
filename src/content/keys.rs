//! The Japanese keys of the content: the one place that maps them to the words of the code.

pub(super) const PLAN: &str = "計画";
pub(super) const TITLE: &str = "題名";
pub(super) const PAPER_NUMBER: &str = "資料番号";
pub(super) const PUBLISHER: &str = "発行者";
pub(super) const DATE: &str = "作成日";
pub(super) const YEAR: &str = "年度";
pub(super) const REVISION: &str = "版";
pub(super) const FINAL: &str = "確定";
pub(super) const PERIODS: &str = "表示年度";
pub(super) const PERIOD_LABELS: &str = "年度の表記";
pub(super) const COMMITTEE: &str = "委員会";
pub(super) const DEPARTMENTS: &str = "担当課";
pub(super) const KIND: &str = "区分";
pub(super) const SECTIONS: &str = "体系";
pub(super) const ANCESTOR_TITLES: &str = "上位の表記";
pub(super) const FORM: &str = "様式";
pub(super) const PAPER: &str = "用紙";
pub(super) const PERMISSIONS: &str = "許可";
pub(super) const CODE: &str = "コード";
pub(super) const SCOPE: &str = "場所";
pub(super) const REASON: &str = "理由";

/// 事業: in the 体系 the ids of a sheet, in a file of its own the name.
pub(crate) const PROJECT: &str = "事業";
pub(super) const GOAL: &str = "取り組み目標";
pub(super) const MAIN_ACTIONS: &str = "主な取り組み";
pub(super) const LABELS: &str = "見出し";
/// 取組項目 of a 事業.
pub(crate) const ITEMS: &str = "取組項目";
/// 番号 of a 取組項目, or of the one that an opinion is about.
pub(crate) const NUMBER: &str = "番号";
pub(super) const NAME: &str = "名称";
pub(super) const DESCRIPTION: &str = "取組内容";
pub(super) const FOCUS: &str = "重点";
/// 進捗状況 of a 取組項目.
pub(crate) const PROGRESS: &str = "進捗状況";
/// 指標 of a 取組項目.
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
pub(super) const COOPERATION: &str = "連携・協力";
pub(super) const COMMITTEE_JUDGEMENT: &str = "委員会評価";
