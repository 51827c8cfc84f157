//! What a comparison finds: the changes of each part of the paper.

use super::diff::Piece;

/// What differs between two editions, in the order of the new one.
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
    /// A sheet: label and title of the sections down to it, of the new edition where it has the sheet.
    Sheet(Vec<(String, String)>),
    /// The opinions on the paper as a whole.
    WholePaper,
}

/// Where in a part of the paper something stands; all `None` for the part itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spot {
    /// The label and the name of the 事業.
    pub project: Option<(String, String)>,
    /// No. of the 取組項目; `None` where items have none.
    pub number: Option<String>,
    /// 名称 of the 取組項目, or the section.
    pub name: Option<String>,
    /// Whether it is a 再掲.
    pub repeat: bool,
}

/// Something that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub spot: Spot,
    /// What, as the paper calls it.
    pub label: String,
    /// How.
    pub kind: ChangeKind,
    /// What the old edition says; `None` where that is nothing.
    pub old: Option<String>,
    /// What the new edition says; `None` where that is nothing.
    pub new: Option<String>,
    /// Both together, with what differs marked.
    pub pieces: Vec<Piece>,
}

/// How something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// 変更.
    Changed,
    /// 追加.
    Added,
    /// 削除.
    Removed,
    /// 移動: the same elsewhere, or in another order.
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

    /// How many changes there are of a kind.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.groups.iter().map(|group| group.count(kind)).sum()
    }
}

impl AreaChanges {
    /// How many of its changes are of a kind.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}
