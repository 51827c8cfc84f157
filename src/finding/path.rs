//! The path of a finding in the document: シート 3 / 事業 地域福祉の活動拠点整備 / No.9 / 指標 2.

use std::fmt;

use crate::json::Named;
use crate::model::{numbered, without_sign};

/// The path from the paper to the part that a finding is about; empty if it is about no part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentPath(Vec<Step>);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// 委員会の意見.
    Opinions,
    /// シート 3, counted from 1.
    Sheet(String),
    /// 事業, by its name on one line; below 委員会の意見 by its id.
    Project(String),
    /// 取組項目, by its 番号.
    Item {
        /// The 番号.
        number: String,
        /// Whether it is a 再掲 of that item.
        is_repeat: bool,
    },
    /// 取組項目 without a 番号, counted from 1.
    UnnumberedItem(usize),
    /// 指標, counted from 1.
    Indicator(usize),
    /// An opinion with an unknown subject, counted from 1.
    UnknownOpinion(usize),
    /// 資料, for findings on its pages: by its name, or without one the committee's paper.
    Paper(String),
    /// A page of it, counted from 1.
    Page(usize),
}

/// The separator between steps.
const BETWEEN: &str = " / ";
const OPINIONS: &str = "委員会の意見";
const SHEET: &str = "シート ";
const PROJECT: &str = "事業 ";
const ITEM: &str = "No.";
const REPEAT: &str = "（再掲）";
const UNNUMBERED_ITEM: &str = "取組項目 ";
const INDICATOR: &str = "指標 ";
const UNKNOWN_OPINION: &str = "意見 ";
const NAMED_PAPER: &str = "資料 ";
const PAGE: &str = "ページ ";

/// The committee's paper, which needs no name.
fn paper() -> &'static str {
    NAMED_PAPER.trim_end()
}

impl DocumentPath {
    /// Joins steps, outermost first.
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self(steps.into_iter().collect())
    }

    /// Parses a path or a part of one; `None` if the text does not begin with a step.
    pub fn parse(text: &str) -> Option<Self> {
        let mut steps: Vec<Step> = Vec::new();
        for part in text.trim().split(BETWEEN) {
            match (Step::parse(part), steps.last_mut()) {
                (Some(step), _) => steps.push(step),
                // The name or the 番号 contains the separator.
                (None, Some(Step::Project(name) | Step::Item { number: name, is_repeat: false })) => {
                    *name += &format!("{BETWEEN}{part}");
                }
                (None, _) => return None,
            }
        }
        Some(Self(steps))
    }

    /// Its steps by label and name.
    pub fn named(&self) -> Vec<Named> {
        self.0.iter().map(Step::named).collect()
    }

    /// The 取組項目 and the sheet, or the page and the paper of the path, as 場所 of a permission may name them.
    pub fn places(&self) -> Vec<String> {
        let is_named =
            |step: &&Step| matches!(step, Step::Item { .. } | Step::Sheet(_) | Step::Page(_) | Step::Paper(_));
        let names = self.0.iter().rev().filter(is_named);
        names.map(ToString::to_string).collect()
    }

    /// Whether it begins with the committee's paper.
    pub fn is_of_committee_paper(&self) -> bool {
        matches!(self.0.first(), Some(Step::Paper(name)) if name.is_empty())
    }

    /// Whether the path has no steps.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the path contains these consecutive steps: No.9, or No.9 / 指標 2.
    pub fn leads_through(&self, part: &Self) -> bool {
        let is_part = |steps: &[Step]| steps.iter().zip(&part.0).all(|(step, meant)| step.is(meant));
        self.0.windows(part.0.len().max(1)).any(is_part)
    }
}

impl Step {
    fn parse(text: &str) -> Option<Self> {
        // A number counts only as it is printed: neither 01 nor +1.
        let count = |prefix| {
            let rest = text.strip_prefix(prefix)?;
            rest.parse::<usize>().ok().filter(|count| count.to_string() == rest)
        };
        let name = |prefix| text.strip_prefix(prefix).map(str::to_owned);
        if text == OPINIONS {
            return Some(Self::Opinions);
        }
        if text == paper() {
            return Some(Self::Paper(String::new()));
        }
        let with_its_sign = || Some(text).filter(|text| numbered(text) == *text);
        if let Some(number) = text.strip_prefix(ITEM).or_else(with_its_sign) {
            let original = number.strip_suffix(REPEAT);
            let (number, is_repeat) = (original.unwrap_or(number).to_owned(), original.is_some());
            return Some(Self::Item { number, is_repeat });
        }
        let counted = count(UNNUMBERED_ITEM).map(Self::UnnumberedItem);
        let counted = counted.or_else(|| count(INDICATOR).map(Self::Indicator));
        let counted = counted.or_else(|| count(UNKNOWN_OPINION).map(Self::UnknownOpinion));
        let counted = counted.or_else(|| count(PAGE).map(Self::Page));
        let named = name(SHEET).map(Self::Sheet).or_else(|| name(PROJECT).map(Self::Project));
        counted.or(named).or_else(|| name(NAMED_PAPER).map(Self::Paper))
    }

    fn named(&self) -> Named {
        let named = |label: &str, name: &str| Named::new(label.trim_end(), name);
        match self {
            Self::Opinions => named(OPINIONS, ""),
            Self::Sheet(sheet) => named(SHEET, sheet),
            Self::Project(name) => named(PROJECT, name),
            Self::Item { number, is_repeat } => {
                // The label is its sign.
                let signed = Some(number).filter(|number| numbered(number) == **number);
                let bare = signed.and_then(|number| without_sign(number)).unwrap_or_else(|| number.clone());
                Named { repeat: *is_repeat, ..named(ITEM, &bare) }
            }
            Self::UnnumberedItem(count) => named(UNNUMBERED_ITEM, &count.to_string()),
            Self::Indicator(count) => named(INDICATOR, &count.to_string()),
            Self::UnknownOpinion(count) => named(UNKNOWN_OPINION, &count.to_string()),
            Self::Paper(name) => named(paper(), name),
            Self::Page(number) => named(PAGE, &number.to_string()),
        }
    }

    /// Whether this step matches `meant`; a No. also matches its 再掲.
    fn is(&self, meant: &Self) -> bool {
        match (self, meant) {
            // A number that is written with its No. is read without it.
            (Self::Item { number, is_repeat }, Self::Item { number: meant, is_repeat: only_repeats }) => {
                (*is_repeat || !only_repeats) && numbered(number) == numbered(meant)
            }
            _ => self == meant,
        }
    }
}

impl fmt::Display for DocumentPath {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            let between = if index > 0 { BETWEEN } else { "" };
            write!(f, "{between}{step}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Opinions => write!(f, "{OPINIONS}"),
            Self::Sheet(sheet) => write!(f, "{SHEET}{sheet}"),
            Self::Project(name) => write!(f, "{PROJECT}{name}"),
            Self::Item { number, is_repeat } => {
                write!(f, "{}{}", numbered(number), if *is_repeat { REPEAT } else { "" })
            }
            Self::UnnumberedItem(count) => write!(f, "{UNNUMBERED_ITEM}{count}"),
            Self::Indicator(count) => write!(f, "{INDICATOR}{count}"),
            Self::UnknownOpinion(count) => write!(f, "{UNKNOWN_OPINION}{count}"),
            Self::Paper(name) if name.is_empty() => f.write_str(paper()),
            Self::Paper(name) => write!(f, "{NAMED_PAPER}{name}"),
            Self::Page(number) => write!(f, "{PAGE}{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads_through(path: &str, part: &str) -> bool {
        let [path, part] = [path, part].map(|text| DocumentPath::parse(text).unwrap());
        path.leads_through(&part)
    }

    #[test]
    fn a_path_is_read_as_it_is_written() {
        for text in [
            "シート 3 / 事業 地域福祉の活動拠点整備 / No.9 / 指標 2",
            "事業 相談 / 支援 / 取組項目 3",
            "委員会の意見 / No.232-101-32",
            "事業 相談 / No.1 / 2 / 指標 1",
            "委員会の意見 / 意見 1",
            "No.9（再掲）",
            "委員会の意見 / №9",
            "資料 / ページ 2",
            "資料 総括表 / ページ 12",
        ] {
            assert_eq!(DocumentPath::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "1-1-1.yaml", "指標 二", "指標 01", "指標 +1", "projects / 1-1-1.yaml"] {
            assert_eq!(DocumentPath::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_part_is_met_step_by_step() {
        let path = "シート 12 / 事業 相談 / No.12 / 指標 2";
        for part in ["シート 12", "事業 相談", "No.12", "指標 2", "No.12 / 指標 2", path] {
            assert!(leads_through(path, part), "{part}");
        }
        for part in ["シート 1", "事業 相", "No.1", "No.2", "指標 12", "事業 相談 / 指標 2", "No.12（再掲）"]
        {
            assert!(!leads_through(path, part), "{part}");
        }
    }

    #[test]
    fn a_number_means_its_repeats_and_a_repeat_itself_alone() {
        assert!(leads_through("事業 相談 / No.9（再掲）", "No.9"));
        assert!(leads_through("事業 相談 / No.9（再掲）", "No.9（再掲）"));
        assert!(!leads_through("事業 相談 / No.9", "No.9（再掲）"));
    }

    #[test]
    fn a_number_that_is_written_with_its_sign_is_met_with_it() {
        let item = Step::Item { number: "No.9".to_owned(), is_repeat: false };
        let path = DocumentPath::new([item, Step::Indicator(2)]);
        assert_eq!(path.to_string(), "No.9 / 指標 2");
        assert!(path.leads_through(&DocumentPath::parse("No.9").unwrap()));
        assert!(!path.leads_through(&DocumentPath::parse("No.19").unwrap()));
    }

    #[test]
    fn the_name_of_a_project_does_not_pass_for_a_number() {
        let project = DocumentPath::new([Step::Project("旧 / No.9 / 事業".to_owned())]);
        assert!(!project.leads_through(&DocumentPath::parse("No.9").unwrap()));
    }
}
