//! 様式: what a paper of this plan looks like.

use super::judgement::Scale;

/// 様式. Labels, scale and paper of the sheets; the default is the form of 白井市's 進行管理シート.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The labels of the levels of the 体系 above the 事業, outermost first.
    pub levels: Vec<String>,
    /// The ten column headings of the sheet.
    pub columns: Vec<String>,
    /// The five column headings of the opinion page.
    pub opinion_columns: Vec<String>,
    /// The names of the series an indicator may have.
    pub series: Vec<String>,
    /// The options of 進捗状況.
    pub progress: Scale,
    /// 用紙. Size of the paper, landscape.
    pub paper: Paper,
}

/// 用紙. The paper sizes a sheet is set for, landscape; the type size goes with the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// A4 landscape, 8 pt: enlarges to A3 at 141 %.
    #[default]
    A4,
    /// A3 landscape, 10.5 pt.
    A3,
}

impl Paper {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("A4", Self::A4), ("A3", Self::A3)];
}

impl Default for Form {
    fn default() -> Self {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            levels: list(&["基本方針", "施策の方向"]),
            columns: list(&[
                "No.",
                "取組項目",
                "担当課",
                "取組内容",
                "進捗状況",
                "実績の指標",
                "年度",
                "実績値",
                "単位",
                "取組による成果、今後の課題や方針",
            ]),
            opinion_columns: list(&[
                "No.",
                "取組項目",
                "担当課",
                "意見、行政等への要望",
                "市民や地域の取組と連携・協力できること",
            ]),
            series: list(&["実績"]),
            progress: Scale::new(["順調に進んだ", "概ね進んだ", "一部遅れがある", "未実施"]),
            paper: Paper::default(),
        }
    }
}
