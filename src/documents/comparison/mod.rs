//! 新旧対照表: the differences between two editions.

mod json;
mod text;
mod words;

use std::path::PathBuf;

use serde::Serialize;

use crate::compare::{Area, AreaChanges, Change, ChangeKind, Changes, Piece, PieceKind, Spot};
use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document};
use crate::documents::figures::heading;
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::documents::words as common;
use crate::model::{Edition, PeriodLabels, numbered};
use crate::windows;

pub use json::render as render_json;
pub use text::render as render_text;
pub use words::counts as counts_in_words;

/// 新旧対照表 of two editions.
pub struct ComparisonTable<'a> {
    old: (&'a str, &'a Edition),
    new: (&'a str, &'a Edition),
    changes: &'a Changes,
}

impl<'a> ComparisonTable<'a> {
    /// The changes from an old edition to a new one, each with the name under which it was opened.
    pub fn new(old: (&'a str, &'a Edition), new: (&'a str, &'a Edition), changes: &'a Changes) -> Self {
        Self { old, new, changes }
    }
}

impl Document for ComparisonTable<'_> {
    fn name(&self) -> String {
        words::NAME.to_owned()
    }

    fn path(&self) -> PathBuf {
        let [old, new] = [self.old, self.new].map(|(name, _)| short_name(name));
        windows::file_name(&format!("{}_{old}_{new}", words::FILE), "pdf")
    }

    fn layout(&self) -> &'static str {
        "comparison"
    }

    fn identity(&self) -> String {
        let (old, new) = (&self.old.1.plan, &self.new.1.plan);
        format!("{} {} {} {}", new.name.value, words::FILE, old.year, new.year)
    }

    fn data(&self, _: Option<&LaidOutBook>) -> anyhow::Result<Data> {
        Ok(Data::new(&Comparison::new(self.old, self.new, self.changes))?)
    }
}

/// How many parts of a path tell an edition from others.
const PARTS: usize = 2;

/// The path of an edition in the name of a file: 2019 for content/2019, archive-2019 for archive/2019.
fn short_name(path: &str) -> String {
    let parts: Vec<&str> =
        bag(path).split(['/', '\\']).filter(|part| !["", ".", "..", "content"].contains(part)).collect();
    parts[parts.len().saturating_sub(PARTS)..].join("-")
}

/// The path of an edition on paper: as it was given, but the last parts alone of one that begins at a root, which says
/// where a computer keeps it; archive/2019 for an edition within that.
fn folder(path: &str) -> String {
    let bag = bag(path).trim_end_matches(['/', '\\']);
    if !bag.starts_with(['/', '\\']) && !bag.contains(':') {
        return bag.to_owned();
    }
    let parts: Vec<&str> = bag.split(['/', '\\']).filter(|part| !part.is_empty() && !part.ends_with(':')).collect();
    parts[parts.len().saturating_sub(PARTS)..].join("/")
}

/// The folder or file that holds an edition: archive/2019 for archive/2019/data/content/2019.
fn bag(path: &str) -> &str {
    path.split_once("/data/content/").map_or(path, |(bag, _)| bag)
}

/// The data of `layouts/comparison.typ`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Comparison {
    document: PdfMetadata,
    page: PageView,
    /// 資料番号 of the new edition, followed by 案, 差替 … while the paper is not final.
    mark: Text,
    title: Text,
    name: Text,
    /// What the new form calls 取組項目.
    item: Text,
    /// The old edition, then the new one.
    sides: Vec<SideView>,
    /// The kinds of changes, in the order of the counts.
    kinds: Vec<Text>,
    /// How many changes there are of each kind, and of all together.
    totals: Vec<usize>,
    groups: Vec<GroupView>,
}

/// A compared edition.
#[derive(Debug, Serialize)]
struct SideView {
    side: Text,
    /// Its folder or archive, as it was given.
    folder: Text,
    mark: Text,
    title: Text,
    year: Text,
    date: Text,
}

/// The changes of a part of the paper.
#[derive(Debug, Serialize)]
struct GroupView {
    title: Text,
    /// Its title, without those of the sections above it.
    name: Text,
    /// How many changes there are of each kind, and of all together.
    counts: Vec<usize>,
    /// Whether its changes have a position within it.
    located: bool,
    rows: Vec<RowView>,
}

/// A change.
#[derive(Debug, Serialize)]
struct RowView {
    /// The 事業, if it differs from that of the previous row, others have the same No., or the change belongs to no 取組項目.
    project: Option<Text>,
    /// No.; `None` if unknown.
    number: Option<Text>,
    /// 名称, unless the row before has the same; always if No. is missing or that of several 事業.
    name: Option<Text>,
    /// Whether the row is a 再掲.
    repeat: bool,
    label: Text,
    /// The header of the page on which the row continues.
    short: Text,
    kind: Text,
    /// The lines of the old passage; `None` if there is none.
    old: Option<Vec<Vec<PieceView>>>,
    /// The lines of the new passage.
    new: Option<Vec<Vec<PieceView>>>,
}

/// A part of a line.
#[derive(Debug, Serialize)]
struct PieceView {
    text: Text,
    /// Whether the other side differs here.
    changed: bool,
}

impl Comparison {
    /// The changes from an old edition to a new one, each with the name under which it was opened.
    pub fn new(old: (&str, &Edition), new: (&str, &Edition), changes: &Changes) -> Self {
        let plan = &new.1.plan;
        Self {
            document: PdfMetadata::new(plan, words::title(&plan.title.value)),
            page: PageView::beside(&plan.form.page),
            mark: Text::line(plan.mark()),
            title: Text::line(plan.title.value.as_str()),
            name: Text::line(words::NAME),
            item: Text::line(heading::of_items(&plan.form)),
            sides: vec![side(words::OLD, old), side(words::NEW, new)],
            kinds: ChangeKind::ALL.into_iter().map(words::kind).map(Text::line).collect(),
            totals: counted(|kind| changes.count(kind)),
            groups: changes.groups.iter().map(group).collect(),
        }
    }
}

fn side(side: &str, (path, edition): (&str, &Edition)) -> SideView {
    let plan = &edition.plan;
    SideView {
        side: Text::line(side),
        folder: Text::line(folder(path)),
        mark: Text::line(plan.mark()),
        title: Text::line(plan.title.value.as_str()),
        year: Text::line(PeriodLabels::Era.label(0, plan.year)),
        date: Text::line(plan.date.in_era()),
    }
}

/// The counts of each kind, and their total.
fn counted(count: impl Fn(ChangeKind) -> usize) -> Vec<usize> {
    let counts = ChangeKind::ALL.map(count);
    counts.into_iter().chain([counts.iter().sum()]).collect()
}

fn group(group: &AreaChanges) -> GroupView {
    let mut before: Option<&Spot> = None;
    let mut rows = Vec::new();
    for change in &group.changes {
        let spot = &change.spot;
        let is_ambiguous = group.changes.iter().any(|other| is_same_number_elsewhere(spot, &other.spot));
        rows.push(row(&group.area, change, Where { before, is_ambiguous }));
        before = Some(spot);
    }
    GroupView {
        title: Text::line(one_line(&words::area(&group.area))),
        name: Text::line(match &group.area {
            Area::Sheet(path) => path.last().map(|(_, title)| one_line(title)).unwrap_or_default(),
            area => words::area(area),
        }),
        counts: counted(|kind| group.count(kind)),
        located: group.changes.iter().any(|change| change.spot != Spot::default()),
        rows,
    }
}

/// Whether two 事業 have 取組項目 of the same No.
fn is_same_number_elsewhere(spot: &Spot, other: &Spot) -> bool {
    spot.number.is_some() && spot.number == other.number && spot.project != other.project
}

/// What surrounds a change.
struct Where<'a> {
    /// The position of the previous change.
    before: Option<&'a Spot>,
    /// Whether another 事業 of the part has the same No.
    is_ambiguous: bool,
}

fn row(area: &Area, change: &Change, Where { before, is_ambiguous }: Where) -> RowView {
    let Change { spot, about: _, label, kind, old, new, pieces } = change;
    let is_new_project = before.is_none_or(|before| before.project != spot.project);
    // A change outside of the items is located only by its 事業.
    let project = spot.project.as_ref().filter(|_| is_new_project || is_ambiguous || spot.name.is_none());
    let is_known = before == Some(spot) && spot.number.is_some() && !is_ambiguous;
    // A change without a position in the sheet concerns the sheet itself.
    let whole = match area {
        Area::Sheet(path) if spot.name.is_none() && spot.project.is_none() => path.last().map(|(label, _)| label),
        _ => None,
    };
    let name = spot.name.as_ref().or(whole).filter(|_| !is_known);
    let side = |exists: bool, other: PieceKind| exists.then(|| lines(pieces, other));
    let named_project = spot.project.as_ref().filter(|_| is_ambiguous).map(|(_, name)| name.as_str());
    RowView {
        project: project.map(|(label, name)| Text::line(common::node(label, name))),
        number: spot.number.as_deref().map(numbered).map(Text::line),
        name: name.map(|name| Text::line(one_line(name))),
        repeat: spot.repeat,
        label: Text::line(one_line(label)),
        short: Text::line(words::short(named_project, spot.number.as_deref(), &one_line(label))),
        kind: Text::line(words::kind(*kind)),
        old: side(old.is_some(), PieceKind::Inserted),
        new: side(new.is_some(), PieceKind::Deleted),
    }
}

/// Joins a name that is written on several lines.
fn one_line(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join(" ")
}

/// The lines of one side: all pieces but those of the other side.
fn lines(pieces: &[Piece], other: PieceKind) -> Vec<Vec<PieceView>> {
    let mut lines: Vec<Vec<PieceView>> = vec![Vec::new()];
    for piece in pieces.iter().filter(|piece| piece.kind != other) {
        for (index, text) in piece.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let (false, Some(line)) = (text.is_empty(), lines.last_mut()) {
                line.push(PieceView { text: Text::line(text), changed: piece.kind != PieceKind::Same });
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{folder, short_name};

    #[test]
    fn editions_are_told_apart_in_the_name_of_a_file() {
        for (path, name) in [
            ("content/2019", "2019"),
            ("案", "案"),
            ("./案/", "案"),
            ("../昨年/content/2018", "昨年-2018"),
            ("archive/2019/data/content/2019", "archive-2019"),
            ("archive/2019.zip/data/content/2019", "archive-2019.zip"),
            ("C:\\資料\\2019案", "資料-2019案"),
        ] {
            assert_eq!(short_name(path), name, "{path}");
        }
    }

    #[test]
    fn a_folder_is_told_as_it_was_given_and_without_where_a_computer_keeps_it() {
        for (path, told) in [
            ("content/2019", "content/2019"),
            ("./案/", "./案"),
            ("../昨年/content/2018", "../昨年/content/2018"),
            ("archive/2019/data/content/2019", "archive/2019"),
            ("archive/2019.zip/data/content/2019", "archive/2019.zip"),
            ("/home/tantou/計画/案", "計画/案"),
            ("C:\\資料\\2019案", "資料/2019案"),
            ("\\\\server\\共有\\計画\\2019", "計画/2019"),
        ] {
            assert_eq!(folder(path), told, "{path}");
        }
    }
}
