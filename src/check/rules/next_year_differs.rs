//! The next year's edition prints a different value for the same year, 取組項目 and indicator.
//!
//! A reader of both papers cannot tell which one is right.

use crate::check::Context;
use crate::check::attach_paths::attach_paths;
use crate::check::support::figure;
use crate::content::{Permission, Sources};
use crate::finding::{Finding, Rule};
use crate::history::{History, HistoryCell, HistoryLine, LineOf, Said, Statement, Thread};
use crate::model::{Edition, Form, Period, Place, Placed, Stage, Value, numbered};

pub(super) const RULE: &Rule =
    &Rule::warning("next-year-differs", include_str!("../../../docs/checks/next-year-differs.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let Some(next) = context.next else { return Vec::new() };
    let history = History::through(&[context.edition, next]);
    let edition = format!("次の年度版（content/{}）", next.plan.year);
    let all = history.threads.iter().flat_map(restated_in);
    let findings = all.filter_map(|restated| {
        let message = format!(
            "{}は「{}」ですが、{edition}では「{}」です",
            subject(&context.edition.plan.form, &restated),
            quoted(&restated.other.said),
            quoted(&restated.holds.said)
        );
        Some(context.finding(RULE, &place(&restated.other.said)?, message).hint(
            "どちらが正しいかを確かめて、違う方を直してください。後で確定した数なら、次の年度版のその値の「注」に書いてください",
        ))
    });
    findings.collect()
}

/// One of several editions, with the name of its paper.
pub struct NamedEdition<'a> {
    /// The name of its paper, such as 平成31年度の資料.
    pub name: String,
    /// The edition.
    pub edition: &'a Edition,
    /// Its files.
    pub sources: &'a Sources,
    /// Its permissions.
    pub permissions: &'a [Permission],
}

/// Something that two editions state differently.
struct Restated<'h, 'a> {
    line: &'h HistoryLine<'a>,
    period: Period,
    /// The newer statement.
    holds: &'h Statement<'a>,
    /// The older statement.
    other: &'h Statement<'a>,
}

/// The values of a thread that an older edition states differently than the newest one that has them; each pair once.
fn restated_in<'h, 'a>(thread: &'h Thread<'a>) -> Vec<Restated<'h, 'a>> {
    // Judgements after the committee repeat the previous line, or are the committee's.
    let counts =
        |line: &&HistoryLine| !matches!(line.of, LineOf::Judgements { stage: Some(Stage::AfterCommittee), .. });
    let of_cell = |line: &'h HistoryLine<'a>, cell: &'h HistoryCell<'a>| {
        let holds = cell.holds();
        // A footnote says why.
        let has_note =
            matches!(holds.said, Said::Written(Placed { value: Value::Record(record), .. }) if record.note.is_some());
        let others = cell.others().filter(move |other| {
            let both_written = holds.said.is_written() && other.said.is_written();
            // A declared absence is deliberate.
            !has_note && both_written && !other.said.is_same(&holds.said)
        });
        others.map(move |other| Restated { line, period: cell.period, holds, other }).collect::<Vec<_>>()
    };
    let lines = thread.lines.iter().filter(counts);
    lines.flat_map(|line| line.cells.iter().flat_map(move |cell| of_cell(line, cell))).collect()
}

/// Reports what several editions state differently: one finding for each older value that differs from the newest one,
/// unless a permission beside either value allows it. The editions are in the order of the history.
pub fn check_editions(history: &History, threads: &[&Thread], editions: &[NamedEdition]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for thread in threads {
        for restated in restated_in(thread) {
            let (newest, older) = (&editions[restated.holds.edition], &editions[restated.other.edition]);
            let (here, there) = (place(&restated.holds.said), place(&restated.other.said));
            let (Some(here), Some(there)) = (here, there) else { continue };
            let line = older.sources.excerpt(&there);
            let message = format!(
                "{}{}は「{}」ですが、{}（{} の{}行目）では「{}」です",
                called(thread),
                subject(&history.editions[restated.holds.edition].plan.form, &restated),
                quoted(&restated.holds.said),
                older.name,
                line.file,
                line.line,
                quoted(&restated.other.said),
            );
            let finding = finding(newest, &here, message);
            if !is_permitted(newest, &finding) && !is_permitted(older, &self::finding(older, &there, "")) {
                findings.push(finding);
            }
        }
    }
    findings
}

/// A finding about a place of an edition, with its path in the document.
fn finding(edition: &NamedEdition, place: &Place, message: impl Into<String>) -> Finding {
    let finding = Finding::new(RULE, message, Some(edition.sources.excerpt(place))).about(place).hint(
        "どちらが正しいかを確かめて、違う方を直してください。後で確定した数なら、新しい年度版のその値の「注」に書いてください",
    );
    let mut told = [finding];
    attach_paths(&mut told, edition.sources, Some(edition.edition));
    let [finding] = told;
    finding
}

fn is_permitted(edition: &NamedEdition, finding: &Finding) -> bool {
    edition.permissions.iter().any(|permission| permission.covers(finding))
}

/// The name of a 取組項目, 事業 or section in messages.
fn called(thread: &Thread) -> String {
    let holder = thread.latest();
    holder.whole_number.map_or_else(|| format!("「{}」の", holder.name), |number| format!("{} の", numbered(number)))
}

/// The subject of a statement: 指標「配布部数」の平成31年度の値, 進捗状況の平成31年度の評価.
fn subject(form: &Form, restated: &Restated) -> String {
    let year = figure::year(restated.period);
    match restated.line.of {
        LineOf::Figures { indicator, series, .. } => {
            format!("指標「{indicator}」の{year}の{}", figure::named(form, &series.name))
        }
        LineOf::Judgements { axis, indicator: Some(indicator), .. } => {
            format!("指標「{indicator}」の{year}の「{axis}」")
        }
        LineOf::Judgements { axis, indicator: None, .. } => format!("{year}の「{axis}」"),
    }
}

/// A statement on one line.
fn quoted(said: &Said) -> String {
    match said {
        Said::Written(value) => figure::quoted(&value.value),
        Said::Computed(value) => figure::quoted(value),
        Said::Judged(options, _) => options.iter().map(|option| option.name.as_str()).collect::<Vec<_>>().join("、"),
    }
}

/// The place of a statement.
fn place(said: &Said) -> Option<Place> {
    match said {
        Said::Written(value) => Some(figure::place(value)),
        Said::Computed(_) => None,
        Said::Judged(_, place) => place.cloned(),
    }
}
