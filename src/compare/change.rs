//! The result of a comparison: the changes of each part of the paper.

use serde::{Serialize, Serializer};

use super::diff::Piece;
use crate::json::NamedPeriod;

/// The differences between two editions, in the order of the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The parts of the paper that differ.
    pub groups: Vec<AreaChanges>,
}

/// The changes of a part of the paper, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaChanges {
    /// Which part it is.
    pub area: Area,
    /// Its changes, grouped by spot.
    pub changes: Vec<Change>,
}

/// A part of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Area {
    /// The settings of the plan and of its paper.
    Settings,
    /// 様式.
    Form,
    /// 体系 above its sheets.
    Structure,
    /// A sheet: label and title of the sections down to it, taken from the new edition if it has the sheet.
    Sheet(Vec<(String, String)>),
    /// The opinions on the paper as a whole.
    WholePaper,
}

/// A place in a part of the paper; all `None` for the part itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Spot {
    /// The label and the name of the 事業.
    #[serde(serialize_with = "name_alone")]
    pub project: Option<(String, String)>,
    /// No. of the 取組項目; `None` if items have none.
    pub number: Option<String>,
    /// 名称 of the 取組項目, or the section.
    pub name: Option<String>,
    /// Whether it is a 再掲.
    pub repeat: bool,
}

fn name_alone<S: Serializer>(labelled: &Option<(String, String)>, serializer: S) -> Result<S::Ok, S::Error> {
    labelled.as_ref().map(|(_, name)| name).serialize(serializer)
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// The kind of thing.
    pub topic: Topic,
    /// The indicator, after those that contain it; empty if it is about no indicator.
    pub indicator: Vec<String>,
    /// The series of a value.
    pub series: Option<String>,
    /// The axis of a judgement.
    pub axis: Option<String>,
    /// The name of an own field.
    pub field: Option<String>,
    /// The period; `None` if it has none, or is what each paper reports for its own year.
    pub period: Option<NamedPeriod>,
    /// 委員: the member who holds an opinion.
    pub member: Option<String>,
    /// Tells it from others of its topic.
    #[serde(skip)]
    pub key: String,
}

impl About {
    /// Something that its topic tells from everything else at its spot.
    pub fn new(topic: Topic) -> Self {
        Self::named(topic, "")
    }

    /// Something that goes with a name, such as the series of a value.
    pub fn named(topic: Topic, name: &str) -> Self {
        let of = |topics: &[Topic]| topics.contains(&topic).then(|| name.to_owned());
        Self {
            topic,
            indicator: Vec::new(),
            series: of(&[Topic::Value, Topic::SeriesYear]),
            axis: of(&[Topic::Judgement, Topic::CommitteeJudgement]),
            field: of(&[Topic::Field]),
            period: None,
            member: None,
            key: name.to_owned(),
        }
    }

    /// Sets the indicator.
    #[must_use]
    pub fn of(self, indicator: &[String]) -> Self {
        Self { indicator: indicator.to_vec(), ..self }
    }
}

/// The kinds of things that can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// A setting of plan.yaml.
    Setting,
    /// A key of the 様式.
    Form,
    /// 担当課 of the plan.
    Department,
    /// A section with everything it carries.
    Section,
    /// 上位の表記.
    AncestorTitle,
    /// 注記 of a section.
    SectionNotes,
    /// 名称の印刷 of an indicator.
    NamePrinted,
    /// A 事業 with everything it carries.
    Project,
    /// 見出し of a 事業.
    Label,
    /// 取り組み目標.
    Goal,
    /// 主な取り組み.
    MainActions,
    /// A 取組項目 with everything it carries.
    Item,
    /// A 再掲.
    Repeat,
    /// 番号.
    Number,
    /// 名称 of a section, 事業, 取組項目 or indicator.
    Name,
    /// 担当課 of a 取組項目.
    Departments,
    /// 取組内容.
    Description,
    /// 重点.
    Focus,
    /// 成果.
    Outcome,
    /// An own field.
    Field,
    /// A judgement.
    Judgement,
    /// An indicator with everything it carries.
    Indicator,
    /// 表 of an indicator.
    Table,
    /// 単位.
    Unit,
    /// 向き.
    Direction,
    /// 計算 of an indicator.
    Computation,
    /// A value of a series.
    Value,
    /// The year of a series that has its own.
    SeriesYear,
    /// 意見.
    Opinion,
    /// 連携・協力.
    Cooperation,
    /// 回答.
    Answer,
    /// 委員.
    Member,
    /// 委員会評価.
    CommitteeJudgement,
    /// The order of some things.
    Order,
    /// The place of something.
    Place,
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where it is.
    #[serde(flatten)]
    pub spot: Spot,
    /// What it is about.
    #[serde(flatten)]
    pub about: About,
    /// What differs, in the words of the paper.
    pub label: String,
    /// How it differs.
    #[serde(rename = "change")]
    pub kind: ChangeKind,
    /// The old text; `None` if there was none.
    pub old: Option<String>,
    /// The new text; `None` if there is none.
    pub new: Option<String>,
    /// Both texts merged, with the differences marked.
    pub pieces: Vec<Piece>,
}

/// How something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// 変更.
    Changed,
    /// 追加.
    Added,
    /// 削除.
    Removed,
    /// 移動: unchanged, but in another place or order.
    Moved,
}

impl ChangeKind {
    /// Every kind, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::Changed, Self::Added, Self::Removed, Self::Moved];
}

impl Changes {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The number of changes of a kind.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.groups.iter().map(|group| group.count(kind)).sum()
    }
}

impl AreaChanges {
    /// The number of changes of a kind.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}
