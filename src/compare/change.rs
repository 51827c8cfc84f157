//! The result of a comparison: the changes of each part of the paper.

use serde::Serialize;

use super::diff::Piece;

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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spot {
    /// The label and the name of the 事業.
    pub project: Option<(String, String)>,
    /// No. of the 取組項目; `None` if items have none.
    pub number: Option<String>,
    /// 名称 of the 取組項目, or the section.
    pub name: Option<String>,
    /// Whether it is a 再掲.
    pub repeat: bool,
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where it is.
    pub spot: Spot,
    /// What differs, in the words of the paper.
    pub label: String,
    /// How it differs.
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
