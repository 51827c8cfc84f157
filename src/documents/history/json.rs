//! The JSON of a 推移, documented in docs/json.md. The structs join the lines of [`crate::history`] with their printed values,
//! which depend on the selected editions.

use serde::Serialize;

use super::selection::Selection;
use super::table::{self, Notes};
use crate::documents::words;
use crate::history::{HistoryCell, HistoryLine, Holder, LineOf, Statement, Thread};
use crate::json::{self, Kind, Named, NamedPeriod, Paper};
use crate::model::{Stage, Trend};

/// Writes a selection as JSON, ending with a line break.
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render(selection: &Selection) -> serde_json::Result<String> {
    let history = HistoryEntry {
        plan: &selection.newest().plan.name.value,
        editions: (0..selection.history.editions.len()).map(|edition| of_edition(selection, edition)).collect(),
        threads: selection.threads.iter().map(|thread| of_thread(selection, thread)).collect(),
    };
    json::render(Kind::History, &history)
}

#[derive(Serialize)]
struct HistoryEntry<'a> {
    plan: &'a str,
    editions: Vec<EditionEntry<'a>>,
    threads: Vec<ThreadEntry<'a>>,
}

#[derive(Serialize)]
struct EditionEntry<'a> {
    folder: &'a str,
    name: String,
    #[serde(flatten)]
    paper: Paper<'a>,
}

#[derive(Serialize)]
struct ThreadEntry<'a> {
    on: &'static str,
    number: Option<&'a str>,
    name: &'a str,
    project: Option<&'a str>,
    path: Vec<Named>,
    departments: &'a [&'a str],
    current: bool,
    appearances: Vec<AppearanceEntry<'a>>,
    lines: Vec<LineEntry<'a>>,
}

#[derive(Serialize)]
struct AppearanceEntry<'a> {
    edition: usize,
    number: Option<&'a str>,
    name: &'a str,
}

#[derive(Serialize)]
struct LineEntry<'a> {
    kind: &'static str,
    indicator: Vec<&'a str>,
    series: Option<&'a str>,
    axis: Option<&'a str>,
    stage: Option<&'static str>,
    unit: Option<&'a str>,
    values: Vec<ValueEntry>,
    difference: Option<String>,
    change_percent: Option<String>,
}

#[derive(Serialize)]
struct ValueEntry {
    period: NamedPeriod,
    printed: String,
    value: Option<String>,
    edition: usize,
    others: Vec<OtherEntry>,
}

#[derive(Serialize)]
struct OtherEntry {
    edition: usize,
    printed: String,
    value: Option<String>,
}

fn of_edition<'s>(selection: &'s Selection, edition: usize) -> EditionEntry<'s> {
    EditionEntry {
        folder: &selection.folders[edition],
        name: selection.paper(edition),
        paper: Paper::new(&selection.history.editions[edition].plan),
    }
}

fn of_thread<'s>(selection: &'s Selection, thread: &'s Thread) -> ThreadEntry<'s> {
    let holder: &Holder = thread.latest();
    let appearances = thread.appearances.iter().rev();
    ThreadEntry {
        on: words::carrier(holder.carrier),
        number: holder.number,
        name: holder.name,
        project: holder.project.map(|project| project.name.value.as_str()),
        path: words::path_of(&holder.sections),
        departments: &holder.departments,
        current: selection.history.goes_on(thread),
        appearances: appearances
            .map(|(edition, holder)| AppearanceEntry { edition: *edition, number: holder.number, name: holder.name })
            .collect(),
        lines: thread.lines.iter().map(|line| of_line(selection, line)).collect(),
    }
}

fn of_line<'s>(selection: &Selection, line: &'s HistoryLine) -> LineEntry<'s> {
    let trend = table::trend(line);
    let unit = Some(table::unit(line)).filter(|unit| !unit.is_empty());
    let entry = LineEntry {
        kind: "indicator",
        indicator: Vec::new(),
        series: None,
        axis: None,
        stage: None,
        unit,
        values: line.cells.iter().map(|cell| of_cell(selection, line, cell)).collect(),
        difference: trend.as_ref().and_then(Trend::difference).map(|it| it.normalize().to_string()),
        change_percent: trend
            .as_ref()
            .filter(|trend| !table::is_share(line, trend))
            .and_then(Trend::change)
            .map(|it| it.to_string()),
    };
    let named = |name: &'s str| [&line.above[..], &[name]].concat();
    match line.of {
        LineOf::Figures { indicator, series, .. } => {
            LineEntry { indicator: named(indicator), series: Some(&series.name), ..entry }
        }
        LineOf::Judgements { axis, indicator, stage } => {
            let stage = stage.map(|stage| match stage {
                Stage::Own => "own",
                Stage::AfterCommittee => "after_committee",
            });
            let indicator = indicator.map(named).unwrap_or_default();
            LineEntry { kind: "judgement", indicator, axis: Some(axis), stage, ..entry }
        }
    }
}

fn of_cell(selection: &Selection, line: &HistoryLine, cell: &HistoryCell) -> ValueEntry {
    let holds = cell.holds();
    let value = |statement: &Statement| table::number(statement).map(|number| number.to_string());
    let other = |other: &Statement| OtherEntry {
        edition: other.edition,
        printed: table::printed(selection, line, other, Notes::Within),
        value: value(other),
    };
    ValueEntry {
        period: NamedPeriod::of(&selection.newest().plan, cell.period),
        printed: table::printed(selection, line, holds, Notes::Within),
        value: value(holds),
        edition: holds.edition,
        others: cell.others().map(other).collect(),
    }
}
