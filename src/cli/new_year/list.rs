//! The report of `new-year`: what was changed, what was removed, and what people must check.
//!
//! The same change of many nodes is one line with their numbers. What people must check is listed place by place.

use std::fmt::Write as _;

use super::numbers::summed;
use crate::model::{Period, PeriodLabels};
use crate::rollover::{Note, NoteKind, NoteLine};
use crate::vocabulary::{DATE, REVISION, TITLE};

/// Marks a place in the old edition.
const OLD: &str = "元の";

/// An edition by the name of its folder.
pub(super) struct EditionName<'a> {
    pub folder: &'a str,
    pub year: Period,
}

/// Writes the report.
pub(super) fn render(old: &EditionName, new: &EditionName, notes: &[Note]) -> String {
    let label = |edition: &EditionName| PeriodLabels::Era.label(0, edition.year);
    let list = List { notes, later_by: later_by(old.year, new.year) };
    let mut out = format!("{}（{}）から {}（{}）を作りました\n", old.folder, label(old), new.folder, label(new));
    let changed = [list.rewritten(), list.spread()].concat();
    section(&mut out, "変えたこと", &changed);
    section(&mut out, &format!("消したこと（元のものは {} に残っています）", old.folder), &list.gone());
    section(&mut out, "確かめること", &list.left());
    let next = [
        format!("1. 上の「確かめること」を見て、{} のファイルを直します", new.folder),
        format!(
            "2. 評価、新しい実績、成果を書きます。まだのものは「shinkan extract --missing --year {}」で分かります",
            new.year
        ),
        "3. 「shinkan schema」で、エディターの補完を新しい年度に合わせます".to_owned(),
    ];
    section(&mut out, "次にすること", &next);
    if out.contains(&format!("\n  {OLD}")) {
        let _ =
            write!(out, "\n場所は {} のファイルと行です。「元の」とあるものは {} の行です\n", new.folder, old.folder);
    }
    out
}

struct List<'a> {
    notes: &'a [Note],
    /// How much later the new edition is, in words.
    later_by: String,
}

/// Notes of one kind with the text they have in common.
type SameNotes<'a> = (String, Vec<&'a Note>);

impl<'a> List<'a> {
    fn notes_of(&self, kind: NoteKind) -> impl Iterator<Item = &'a Note> {
        self.notes.iter().filter(move |note| note.kind == kind)
    }

    /// Groups the notes of a kind by the text they have in common, in order.
    fn groups(&self, kind: NoteKind, common: impl Fn(&Note) -> String) -> Vec<SameNotes<'a>> {
        let mut groups: Vec<SameNotes> = Vec::new();
        for note in self.notes_of(kind) {
            let common = common(note);
            match groups.iter_mut().find(|(other, _)| *other == common) {
                Some((_, notes)) => notes.push(note),
                None => groups.push((common, vec![note])),
            }
        }
        groups
    }

    /// One line for each place with notes of a kind.
    fn places(&self, kind: NoteKind, tell: impl Fn(&[&Note]) -> String) -> Vec<String> {
        let groups = self.groups(kind, |note| format!("{}  {}", place(note), note.what));
        groups.iter().map(|(_, notes)| format!("{}  {}", place(notes[0]), tell(notes))).collect()
    }

    fn rewritten(&self) -> Vec<String> {
        self.places(NoteKind::Rewritten, |notes| {
            let joined = |text: fn(&Note) -> &str| notes.iter().map(|note| text(note)).collect::<Vec<_>>().join(", ");
            let (old, new) = contrast(&joined(|note| &note.old), &joined(|note| &note.new));
            format!("{}: {old} → {new}", notes[0].what)
        })
    }

    fn spread(&self) -> Vec<String> {
        let told = |notes: &[&Note]| {
            let note = notes[0];
            format!(
                "{} {}: {} → {}（年度のない値を、前の年度までの値にしました）",
                note.whom, note.what, note.old, note.new
            )
        };
        let mut lines = self.places(NoteKind::Spread, told);
        for (what, notes) in self.groups(NoteKind::Recorded, |note| note.what.clone()) {
            lines.push(format!("{what}を、前の年度の評価にしました: {}", summed(&notes)));
        }
        lines
    }

    fn gone(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (what, notes) in self.groups(NoteKind::Cleared, |note| note.what.clone()) {
            lines.push(format!("{what}を空にしました: {}", summed(&notes)));
        }
        for (what, notes) in self.groups(NoteKind::OpinionsGone, |note| note.what.clone()) {
            lines.push(format!("{}  {what}を空にしました: {}件", place(notes[0]), notes[0].old));
        }
        let dropped = |note: &Note| format!("{} {}", note.what, note.new).trim_end().to_owned();
        for (what, notes) in self.groups(NoteKind::OutOfView, dropped) {
            lines.push(format!("{what} を消しました（表示年度から外れたため）: {}", summed(&notes)));
        }
        lines.extend(self.places(NoteKind::Ahead, |notes| {
            let note = notes[0];
            format!(
                "{} {} {}（前の年度に書かれた見込みです。実績として印刷しないように消しました）",
                note.whom, note.what, note.old
            )
        }));
        lines.extend(self.places(NoteKind::OverrideGone, |notes| {
            format!("{}の上書きの{}: {}", spaced(&notes[0].whom), notes[0].what, notes[0].old)
        }));
        lines.extend(self.places(NoteKind::LabelGone, |notes| {
            format!("{}: {}（表示年度から外れたため）", notes[0].what, notes[0].old)
        }));
        lines.extend(self.places(NoteKind::PermissionGone, |notes| format!("要らなくなった許可: {}", notes[0].old)));
        lines.extend(self.places(NoteKind::CommentGone, |notes| format!("コメント: {}", notes[0].old)));
        lines
    }

    fn left(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for note in self.notes_of(NoteKind::Rewritten).filter(|note| note.file == "plan.yaml") {
            let advice = match note.what.as_str() {
                TITLE => "題名の年度が合っているか".to_owned(),
                DATE => format!("作成日は{}後にしました。新しい資料の日付に直してください", self.later_by),
                REVISION => "版は「案」にしました。できあがったら「確定」に直してください".to_owned(),
                _ => continue,
            };
            lines.push(format!("{}  {advice}", place(note)));
        }
        lines.extend(self.places(NoteKind::Stays, |notes| {
            let periods: Vec<&str> = notes.iter().map(|note| note.old.as_str()).collect();
            format!("{}の {} は、基準か目標の値があるので、そのままにしました", notes[0].what, periods.join(", "))
        }));
        lines.extend(self.places(NoteKind::Setting, |notes| match notes[0].what.as_str() {
            REVISION => "版がないので「確定」の資料になります。できあがるまでは「版: 案」と書いてください".to_owned(),
            what => format!("{what}は「{}」のままです", notes[0].old),
        }));
        lines.extend(self.places(NoteKind::Label, |notes| {
            format!("{}「{}」は、この年度の言葉で合っているか", notes[0].what, notes[0].old)
        }));
        lines.extend(self.places(NoteKind::OverriddenIndicators, |notes| {
            format!("{}には上書きの指標があります。元の指標とは別に書きます", spaced(&notes[0].whom))
        }));
        lines.extend(self.places(NoteKind::Early, |notes| {
            format!("{} {} {} は、新しい年度の値がもうあります", notes[0].whom, notes[0].what, notes[0].old)
        }));
        for (what, notes) in self.groups(NoteKind::EveryYear, |note| note.what.clone()) {
            lines.push(format!(
                "{what}（年度のない値）は前の年度のままで、新しい年度の値にもなります: {}",
                summed(&notes)
            ));
        }
        for (what, notes) in self.groups(NoteKind::Field, |note| note.what.clone()) {
            lines.push(format!("{what}は前の年度のままです: {}", summed(&notes)));
        }
        let years = self.places(NoteKind::Year, |notes| {
            let words: Vec<String> = notes.iter().map(|note| format!("「{}」", note.old)).collect();
            format!("{} {}", notes[0].what, words.join(""))
        });
        if !years.is_empty() {
            lines.push(format!("年度や日付が書かれている文とコメント（変えていません）: {}か所", years.len()));
            lines.extend(years.into_iter().map(|line| format!("  {line}")));
        }
        let files: Vec<&str> = self.notes_of(NoteKind::NotCopied).map(|note| note.file.as_str()).collect();
        if !files.is_empty() {
            lines.push(format!("写していないファイル: {}", files.join("、")));
        }
        lines
    }
}

/// How much later a period is than another one of its kind, in words.
fn later_by(old: Period, new: Period) -> String {
    let months = new.month().unwrap_or_default().saturating_sub(old.month().unwrap_or_default());
    if months.is_multiple_of(12) { format!("{}年", months / 12) } else { format!("{months}か月") }
}

/// A name with the space that separates a number from the words after it.
fn spaced(whom: &str) -> String {
    if whom.ends_with('）') { whom.to_owned() } else { format!("{whom} ") }
}

fn section(out: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        let _ = write!(out, "\n{title}\n");
        lines.iter().for_each(|line| _ = writeln!(out, "  {line}"));
    }
}

/// The file and line of a note.
fn place(note: &Note) -> String {
    match note.line {
        NoteLine::New(line) => format!("{}:{line}", note.file),
        NoteLine::Old(line) => format!("{OLD} {}:{line}", note.file),
    }
}

/// How many characters of a common beginning are shown.
const COMMON: usize = 6;

/// Puts two texts on one line each, without most of their common beginning.
fn contrast(old: &str, new: &str) -> (String, String) {
    let in_line = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join(" ");
    let (old, new) = (in_line(old), in_line(new));
    let common = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let skipped = common.saturating_sub(COMMON);
    if skipped < 2 {
        return (old, new);
    }
    let cut = |text: &str| format!("…{}", text.chars().skip(skipped).collect::<String>());
    (cut(&old), cut(&new))
}
