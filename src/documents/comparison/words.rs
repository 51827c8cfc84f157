//! The words of a 新旧対照表.

use crate::compare::{Area, ChangeKind};
use crate::documents::words as common;
use crate::model::numbered;

/// 新旧対照. The name of the file.
pub const FILE: &str = "新旧対照";
/// 新旧対照表. The name of the document.
pub const NAME: &str = "新旧対照表";
/// There are no differences.
pub const NO_DIFFERENCES: &str = "違いはありません";

pub const OLD: &str = "旧";
pub const NEW: &str = "新";
/// Both sides in one text.
pub const MARKED: &str = "差";
/// One side has nothing here.
pub const NOTHING: &str = "（なし）";

/// Replaces a line break in a passage on one line.
pub const LINE_BREAK: &str = "／";

/// The kind of a change.
pub fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Changed => "変更",
        ChangeKind::Added => "追加",
        ChangeKind::Removed => "削除",
        ChangeKind::Moved => "移動",
    }
}

/// A change on a line of its own.
pub fn change(of: ChangeKind, label: &str) -> String {
    format!("［{}］{label}", kind(of))
}

/// The number of changes of each kind.
pub fn counts(count: impl Fn(ChangeKind) -> usize) -> String {
    let counts = ChangeKind::ALL.map(|kind| (kind, count(kind)));
    let said = counts.iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = said.map(|(of, count)| format!("{} {count}件", kind(*of))).collect();
    if said.is_empty() { NO_DIFFERENCES.to_owned() } else { said.join("、") }
}

/// The title of the document.
pub fn title(paper: &str) -> String {
    format!("{paper}　{NAME}")
}

/// A part of the paper.
pub fn area(area: &Area) -> String {
    match area {
        Area::Settings => "資料の設定".to_owned(),
        Area::Form => "様式".to_owned(),
        Area::Structure => "体系".to_owned(),
        Area::Sheet(path) => common::path(path.iter().map(|(_, title)| title.as_str())),
        Area::WholePaper => "資料全体".to_owned(),
    }
}

/// A paper with its folder.
pub fn paper(mark: &str, title: &str, date: &str, folder: &str) -> String {
    format!("{mark}　{title}　{date}（フォルダー {folder}）")
}

/// The heading of a part of the paper.
pub fn group(area: &str, counts: &str) -> String {
    format!("■ {area}（{counts}）")
}

/// Separates a 事業 from a 取組項目.
pub const GAP: &str = "　";

/// The date of a paper.
pub fn date(date: &str) -> String {
    format!("作成日 {date}")
}

/// A side on a line of its own.
pub fn side(name: &str, what: &str) -> String {
    format!("{name}の資料: {what}")
}

/// A passage on a line of its own.
pub fn passage(side: &str, text: &str) -> String {
    format!("{side}: {text}")
}

/// Text on the old side only.
pub fn deleted(text: &str) -> String {
    format!("[-{text}-]")
}

/// Text on the new side only.
pub fn inserted(text: &str) -> String {
    format!("{{+{text}+}}")
}

/// A change in the header of the page on which it continues.
///
/// - `project`: its 事業, if others have the same No.
pub fn short(project: Option<&str>, number: Option<&str>, label: &str) -> String {
    let number = number.map(numbered);
    project.into_iter().chain(number.as_deref()).chain([label]).collect::<Vec<_>>().join(" ")
}

/// Follows the name of a 再掲.
pub const REPEAT: &str = "※再掲";
