//! The words of the content that more than one file needs. A key that only one definition reads is defined there.

pub const YES: &str = "あり";
pub const NO: &str = "なし";

pub const PLAN: &str = "計画";
pub const TITLE: &str = "題名";
/// 資料番号 of the paper.
pub const PAPER_NUMBER: &str = "資料番号";
pub const PUBLISHER: &str = "発行者";
pub const DATE: &str = "作成日";
pub const YEAR: &str = "年度";
pub const REVISION: &str = "版";
pub const FINAL: &str = "確定";
pub const PERIODS: &str = "表示年度";
pub const PERIOD_LABELS: &str = "年度の表記";
/// 表記: in 年度の表記, the style of the periods without a label of their own.
pub const LABEL_STYLE: &str = "表記";
pub const COMMITTEE: &str = "委員会";
/// 担当課: the list of them, or those of a 取組項目.
pub const DEPARTMENTS: &str = "担当課";
pub const SECTIONS: &str = "体系";
pub const ANCESTOR_TITLES: &str = "上位の表記";
pub const FORM: &str = "様式";
pub const PERMISSIONS: &str = "許可";
/// 総括表.
pub const SUMMARY: &str = "総括表";
/// 資料. The further papers of a plan.
pub const PAPERS: &str = "資料";
/// 範囲. What a further paper prints.
pub const SELECTION: &str = "範囲";
/// 分冊. Parts of a paper as files of their own.
pub const VOLUMES: &str = "分冊";
pub const BUREAU: &str = "部局";
pub const FORMER_NAME: &str = "旧称";

/// 事業: in the 体系 the ids of a sheet, in a file of its own the name.
pub const PROJECT: &str = "事業";
/// 取り組み目標 of a 事業.
pub const GOAL: &str = "取り組み目標";
/// 主な取り組み of a 事業.
pub const MAIN_ACTIONS: &str = "主な取り組み";
pub const LABELS: &str = "見出し";
/// 取組項目 of a 事業.
pub const ITEMS: &str = "取組項目";
/// 番号 of a 取組項目, or of the one that an opinion is about.
pub const NUMBER: &str = "番号";
pub const NAME: &str = "名称";
/// 取組内容 of a 取組項目.
pub const DESCRIPTION: &str = "取組内容";
/// 重点 of a 取組項目.
pub const FOCUS: &str = "重点";
pub const OWN: &str = "独自";
/// 指標 of a node.
pub const INDICATORS: &str = "指標";
/// 名称の印刷 of an indicator.
pub const NAME_PRINTED: &str = "名称の印刷";
/// 単位 of an indicator, or of a single value.
pub const UNIT: &str = "単位";
/// 記号 of an option, and the 印 that prints it.
pub const SYMBOL: &str = "記号";
/// 凡例 of an axis.
pub const LEGEND: &str = "凡例";
/// 説明 of an option.
pub const EXPLANATION: &str = "説明";
/// 凡例のページ: the page with the 説明 of the options.
pub const LEGEND_PAGE: &str = "凡例のページ";
/// 成果 of a 取組項目.
pub const OUTCOME: &str = "成果";
/// 再掲: the No. of the 取組項目 that is printed once more.
pub const REPEAT: &str = "再掲";
/// 上書き of a 再掲.
pub const OVERRIDES: &str = "上書き";

/// 値 of a value record.
pub const VALUE: &str = "値";
pub const SUFFIX: &str = "付記";
/// 内訳 of a value record.
pub const BREAKDOWN: &str = "内訳";
pub const NOTE: &str = "注";
/// The reserved keys of a value record.
pub const RECORD: [&str; 5] = [VALUE, UNIT, SUFFIX, BREAKDOWN, NOTE];

/// 意見: the list of them, and the text of each.
pub const OPINIONS: &str = "意見";
/// 連携・協力 of an opinion.
pub const COOPERATION: &str = "連携・協力";
pub const COMMITTEE_JUDGEMENT: &str = "委員会評価";
/// 委員 of an opinion.
pub const MEMBER: &str = "委員";
/// 回答 to an opinion.
pub const ANSWER: &str = "回答";
/// シート an opinion is about, from 1.
pub const SHEET: &str = "シート";

/// The keys of each kind of node, which can be no names of levels, axes or series.
pub mod reserved {
    use super::*;

    /// The keys with which the lines without an indent begin, in files of any kind.
    pub const OF_FILES: [&str; 23] = [
        PLAN,
        TITLE,
        PAPER_NUMBER,
        PUBLISHER,
        DATE,
        YEAR,
        REVISION,
        PERIODS,
        PERIOD_LABELS,
        COMMITTEE,
        DEPARTMENTS,
        FORM,
        SECTIONS,
        PERMISSIONS,
        PROJECT,
        GOAL,
        MAIN_ACTIONS,
        LABELS,
        ITEMS,
        INDICATORS,
        OWN,
        OPINIONS,
        NAME,
    ];
    pub const OF_SECTIONS: [&str; 7] = [NAME, PROJECT, ANCESTOR_TITLES, FIXED_NOTES, DEPARTMENTS, INDICATORS, OWN];
    pub const OF_PROJECTS: [&str; 8] = [PROJECT, GOAL, MAIN_ACTIONS, DEPARTMENTS, LABELS, ITEMS, INDICATORS, OWN];
    pub const OF_ITEMS: [&str; 10] =
        [NUMBER, NAME, DEPARTMENTS, DESCRIPTION, FOCUS, INDICATORS, OWN, OUTCOME, REPEAT, OVERRIDES];
    pub const OF_INDICATORS: [&str; 11] =
        [NAME, NAME_PRINTED, UNIT, DEPARTMENTS, DIRECTION, TABLE, OWN, BREAKDOWN, COMPUTATION, SOURCE, DECIMALS];
}

// 様式.
pub const PAGE: &str = "用紙";
pub const AXES: &str = "評価";
pub const SERIES: &str = "系列";
pub const COLUMNS: &str = "列";
pub const PROJECT_LINES: &str = "事業欄";
pub const TABLES: &str = "指標の表";
/// 階層: the names of the levels, or the block that prints the sections.
pub const LEVELS: &str = "階層";
/// 注記: the fixed notes of the form or of a section, or the block that prints them.
pub const FIXED_NOTES: &str = "注記";
/// 集計: the tables of counts, or whether an option is counted.
pub const TALLIES: &str = "集計";
/// 空欄: the words for what is absent on purpose, or a zero that is not printed.
pub const ABSENCES: &str = "空欄";

pub const CARRIER: &str = "対象";
pub const OPTIONS: &str = "選択肢";
pub const COMPUTATION: &str = "計算";
/// もと: what an own field or an indicator is computed from.
pub const SOURCE: &str = "もと";
/// 小数: with how many decimals a computed figure is printed.
pub const DECIMALS: &str = "小数";
pub const PART: &str = "内容";
pub const WIDTH: &str = "幅";
pub const EACH_PERIOD: &str = "年度ごと";
pub const ROWS: &str = "行";
pub const TREND: &str = "推移";
pub const SHARE: &str = "割合";
pub const AMONG: &str = "うち";
pub const CHANGE: &str = "増減";

/// 向き of an indicator, or of the paper.
pub const DIRECTION: &str = "向き";
pub const TABLE: &str = "表";
/// The rows of 取組項目, as a table in which their indicators stand.
pub const ITEM_ROWS: &str = "取組項目の表";
/// Between the two indicators of a ratio.
pub const OVER: char = '÷';
