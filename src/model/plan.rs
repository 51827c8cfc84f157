//! 計画: one edition, from its settings down to the single 取組項目.

use std::borrow::Cow;

use super::carried::Carried;
use super::date::Date;
use super::form::{Form, OptionIndex};
use super::indicator::Indicator;
use super::judgement::Judgement;
use super::labels::Labels;
use super::paper::{FurtherPaper, Volumes};
use super::period::{Period, PeriodLabels};
use super::place::{Place, Placed};

/// 年度版. One fiscal year's complete content, resolved.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The settings of the plan and of its paper.
    pub plan: Plan,
    /// 体系, outermost level first.
    pub sections: Vec<Section>,
    /// Every 取組項目 once, in the order of the paper.
    pub initiatives: Vec<Initiative>,
    /// 委員会の意見, sorted by subject, then in the order of the content.
    pub opinions: Vec<Opinion>,
}

/// The position of a 取組項目 in [`Edition::initiatives`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InitiativeId(pub usize);

impl Edition {
    /// The opinions about something.
    pub fn opinions_on(&self, subject: &Subject) -> impl Iterator<Item = &Opinion> {
        self.opinions.iter().filter(move |opinion| opinion.on == *subject)
    }

    /// The 取組項目 of a 事業, without 再掲 of what counts elsewhere.
    pub fn items_of(&self, project: &Project) -> Vec<&Initiative> {
        let own = project.rows.iter().filter(|row| !row.counts_elsewhere());
        own.map(|row| &self.initiatives[row.initiative().0]).collect()
    }

    /// The 取組項目 below a section, without 再掲 of what counts elsewhere.
    pub fn items_below(&self, section: &Section) -> Vec<&Initiative> {
        let of_projects = section.projects.iter().flat_map(|project| self.items_of(project));
        let of_children = section.children.iter().flat_map(|child| self.items_below(child));
        of_projects.chain(of_children).collect()
    }

    /// The 取組項目 that a row prints; 上書き are applied to that of a 再掲.
    pub fn initiative(&self, row: &Row) -> Cow<'_, Initiative> {
        let original = &self.initiatives[row.initiative().0];
        match row {
            Row::Repeat(repeat) if repeat.overrides != Overrides::default() => {
                Cow::Owned(repeat.overrides.apply(original))
            }
            _ => Cow::Borrowed(original),
        }
    }
}

/// 計画と資料の設定.
#[derive(Debug, Clone)]
pub struct Plan {
    /// 計画. The plan's name.
    pub name: Placed<String>,
    /// 題名 of the paper.
    pub title: Placed<String>,
    /// 資料番号, for example 資料2.
    pub paper_number: String,
    /// 発行者. The PDF's author.
    pub publisher: String,
    /// 作成日. The PDF's date; the clock is never read.
    pub date: Date,
    /// 年度 reported by this edition.
    pub year: Period,
    /// 版.
    pub revision: Revision,
    /// 表示年度: which periods are printed, in this order.
    pub periods: Vec<Period>,
    /// 年度の表記.
    pub period_labels: PeriodLabels,
    /// 委員会. The committee's name.
    pub committee: Placed<String>,
    /// 担当課.
    pub departments: Vec<Department>,
    /// Whether a section of the 体系 has a 担当課, which its 取組項目 inherit.
    pub sections_in_charge: bool,
    /// 様式.
    pub form: Form,
    /// 分冊 of the paper.
    pub volumes: Option<Volumes>,
    /// 資料. The further papers, in the order of the content.
    pub papers: Vec<FurtherPaper>,
}

impl Plan {
    /// 資料2, or 資料2（案） while the paper is not final.
    pub fn mark(&self) -> String {
        match self.revision.mark() {
            None => self.paper_number.clone(),
            Some(mark) => format!("{}（{mark}）", self.paper_number),
        }
    }

    /// The name of a period where it is printed alone or over figures, so that a bare number would say too little.
    pub fn period_name(&self, period: Period) -> String {
        let is_bare = |label: &String| label.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '～');
        let index = self.periods.iter().position(|shown| *shown == period);
        let label = index.map(|index| self.period_labels.label(index, period)).filter(|label| !is_bare(label));
        label.unwrap_or_else(|| self.period_labels.label_of_other(period))
    }
}

/// 版. Whether the paper is final.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Revision {
    /// 確定: printed without a mark.
    #[default]
    Final,
    /// 案, 差替 or another mark that is printed beside the 資料番号 and in the file's name.
    Marked(String),
}

impl Revision {
    /// The mark; `None` for a final paper.
    pub fn mark(&self) -> Option<&str> {
        match self {
            Self::Final => None,
            Self::Marked(mark) => Some(mark),
        }
    }
}

/// 担当課.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// 名称.
    pub name: Placed<String>,
    /// 区分.
    pub kind: DepartmentKind,
    /// 部局 to which it belongs.
    pub bureau: Option<String>,
    /// 旧称: what it was called before.
    pub former_name: Option<String>,
}

/// 区分 of a 担当課.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DepartmentKind {
    /// 課: a department of the city.
    #[default]
    Division,
    /// 関係団体: an organisation outside the city's offices.
    Partner,
    /// 総称: a collective such as 関係課, no department of its own.
    Collective,
}

impl DepartmentKind {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 3] =
        [("課", Self::Division), ("関係団体", Self::Partner), ("総称", Self::Collective)];

    /// Its keyword; `None` for a 課, which goes without saying.
    pub fn unusual(self) -> Option<&'static str> {
        let mut others = Self::KEYWORDS.into_iter().filter(|(_, kind)| *kind != Self::Division);
        others.find(|(_, kind)| *kind == self).map(|(word, _)| word)
    }
}

/// 体系の節. A section of the plan; the lowest level is one printed sheet.
#[derive(Debug, Clone)]
pub struct Section {
    /// The label of its level: 基本方針, 施策の方向 ….
    pub label: String,
    /// Its title.
    pub title: Placed<String>,
    /// 上位の表記: the titles that this sheet prints for higher levels instead of their own, by label.
    pub ancestor_titles: Vec<(String, Placed<String>)>,
    /// 注記. What stands at the foot of each of its sheets.
    pub notes: Vec<Placed<String>>,
    /// What it carries itself.
    pub carried: Carried,
    /// The sections below; empty for a sheet.
    pub children: Vec<Section>,
    /// The 事業 of a sheet; empty above it.
    pub projects: Vec<Project>,
}

impl Section {
    /// Changes every 再掲 below it, in the order of the paper.
    pub(super) fn each_repeat(&mut self, change: &mut impl FnMut(&mut Repeat)) {
        for row in self.projects.iter_mut().flat_map(|project| &mut project.rows) {
            if let Row::Repeat(repeat) = row {
                change(repeat);
            }
        }
        self.children.iter_mut().for_each(|child| child.each_repeat(change));
    }
}

/// 事業.
#[derive(Debug, Clone, Default)]
pub struct Project {
    /// The id by which the 体系 names its file, for example 1-1-1.
    pub id: String,
    /// 事業. Its name.
    pub name: Placed<String>,
    /// 取り組み目標.
    pub goal: Option<Placed<String>>,
    /// 主な取り組み.
    pub main_actions: Vec<Placed<String>>,
    /// What it carries itself.
    pub carried: Carried,
    /// 見出し: the labels this 事業 prints.
    pub labels: Labels,
    /// 取組項目, in the order of the print.
    pub rows: Vec<Row>,
}

/// One row group of a sheet.
#[derive(Debug, Clone)]
pub enum Row {
    /// A 取組項目 of this 事業.
    Own(InitiativeId),
    /// A 再掲.
    Repeat(Box<Repeat>),
}

impl Row {
    /// The 取組項目 the row prints.
    pub fn initiative(&self) -> InitiativeId {
        match self {
            Self::Own(id) => *id,
            Self::Repeat(repeat) => repeat.of,
        }
    }

    /// Whether the row is a 再掲.
    pub fn is_repeat(&self) -> bool {
        matches!(self, Self::Repeat(_))
    }

    /// Whether the row is a 再掲 of what counts elsewhere in the paper.
    pub fn counts_elsewhere(&self) -> bool {
        matches!(self, Self::Repeat(repeat) if !repeat.stands_in)
    }
}

/// 取組項目. The numbered item.
#[derive(Debug, Clone, Default)]
pub struct Initiative {
    /// What other places refer to it by: its 番号 or, if numbers are missing or repeat in the paper, the id of its 事業 and
    /// its 番号 or position there, as 1-1-1/2.
    pub key: String,
    /// 番号. Text: 1, 232-101-32, <3>-1; its key where items have no numbers.
    pub number: Placed<String>,
    /// 名称.
    pub name: Placed<String>,
    /// 取組内容.
    pub description: Option<Placed<String>>,
    /// 重点. Printed under 【具体的な取り組み、重点的に行うこと】.
    pub focus: Option<Placed<String>>,
    /// 担当課, 評価, 独自 and 指標.
    pub carried: Carried,
    /// 成果、今後の課題や方針.
    pub outcome: Option<Placed<String>>,
    /// Where the item was written.
    pub place: Place,
}

/// 再掲. A reference to a 取組項目 elsewhere in the plan, never a copy.
#[derive(Debug, Clone)]
pub struct Repeat {
    /// The 取組項目 it refers to.
    pub of: InitiativeId,
    /// Where its No. is written.
    pub place: Place,
    /// 上書き.
    pub overrides: Overrides,
    /// Whether the 取組項目 counts here, because the paper prints it nowhere before.
    pub stands_in: bool,
}

/// 上書き. What a 再掲 prints instead of the words of its original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// 名称.
    pub name: Option<Placed<String>>,
    /// 取組内容.
    pub description: Option<Placed<String>>,
    /// 重点.
    pub focus: Option<Placed<String>>,
    /// 評価, by axis; for other axes the original's holds.
    pub judgements: Vec<Judgement>,
    /// 指標.
    pub indicators: Option<Vec<Indicator>>,
    /// 成果、今後の課題や方針.
    pub outcome: Option<Placed<String>>,
}

impl Overrides {
    fn apply(&self, original: &Initiative) -> Initiative {
        let mut item = original.clone();
        if let Some(name) = &self.name {
            item.name = name.clone();
        }
        for judgement in &self.judgements {
            let all = judgement.over(item.carried.judgement(&judgement.axis));
            item.carried.judgements.retain(|original| original.axis != judgement.axis);
            item.carried.judgements.push(all);
        }
        if let Some(indicators) = &self.indicators {
            item.carried.indicators = indicators.clone();
        }
        item.description = self.description.clone().or(item.description);
        item.focus = self.focus.clone().or(item.focus);
        item.outcome = self.outcome.clone().or(item.outcome);
        item
    }
}

/// 委員会の意見 on something.
#[derive(Debug, Clone)]
pub struct Opinion {
    /// What it is about.
    pub on: Subject,
    /// 委員. Who holds it; `None` for the committee as a whole.
    pub member: Option<Placed<String>>,
    /// 意見、行政等への要望.
    pub text: Option<Placed<String>>,
    /// 連携・協力できること.
    pub cooperation: Option<Placed<String>>,
    /// 回答. The city's answer.
    pub answer: Option<Placed<String>>,
    /// 委員会評価. The committee's judgements, by the name of the axis.
    pub judgements: Vec<(String, Placed<OptionIndex>)>,
    /// Where the opinion was written.
    pub place: Place,
}

impl Opinion {
    /// The committee's judgement on an axis.
    pub fn judgement(&self, axis: &str) -> Option<&Placed<OptionIndex>> {
        self.judgements.iter().find(|(name, _)| name == axis).map(|(_, option)| option)
    }
}

/// What an opinion is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A 取組項目.
    Item(InitiativeId),
    /// A 事業, by its id.
    Project(String),
    /// A sheet, by its position in the paper.
    Sheet(usize),
    /// The paper as a whole.
    Paper,
}
