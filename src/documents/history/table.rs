//! The table of a thread: one row per line, one column per period.

use std::collections::BTreeSet;

use super::selection::Selection;
use super::words;
use crate::characters::is_percent;
use crate::documents::figures::figure;
use crate::documents::sheet::cell;
use crate::documents::words as common;
use crate::history::{HistoryCell, HistoryLine, Holder, LineOf, Said, Statement, Thread};
use crate::model::{
    Carrier, Edition, FigureUnit, Period, Place, Placed, Record, Trend, Unit, Value, compute,
    names_differ_in_definition,
};

/// The table of a thread.
pub struct Table<'h, 'a> {
    /// The periods in chronological order.
    pub periods: Vec<Period>,
    /// The lines.
    pub rows: Vec<Row<'h, 'a>>,
    /// Whether the rows have different series.
    pub has_series: bool,
    /// The notes of the marks.
    pub marks: Vec<String>,
    /// The notes on what is compared, and on former names and units.
    pub notes: Vec<String>,
}

/// A row of the table.
pub struct Row<'h, 'a> {
    /// Its line.
    pub line: &'h HistoryLine<'a>,
    /// The indicator or axis.
    pub subject: String,
    /// The series; empty for a judgement.
    pub series: String,
    /// 単位.
    pub unit: String,
    /// The value of each period with the number of its mark; `None` if no paper has a value.
    pub cells: Vec<Option<(String, Option<usize>)>>,
    /// 増減 and 増減率; empty if there is nothing to compare.
    pub change: [String; 2],
}

impl<'h, 'a> Table<'h, 'a> {
    /// Makes the table of a thread.
    pub fn for_thread(selection: &Selection<'h, 'a>, thread: &'h Thread<'a>) -> Self {
        let periods = periods(selection, thread);
        let (mut marks, mut notes) = (Vec::new(), Vec::new());
        let mut rows = Vec::new();
        for line in &thread.lines {
            let mut cells = Vec::new();
            for period in &periods {
                let cell = line.cells.iter().find(|cell| cell.period == *period);
                cells.push(cell.map(|cell| {
                    let said = remarks(selection, line, cell);
                    let mark = (!said.is_empty()).then(|| {
                        marks.push(said.concat());
                        marks.len()
                    });
                    (printed(selection, line, cell.holds(), Notes::Apart), mark)
                }));
            }
            notes.extend(compared(line));
            notes.extend(changes(selection, line));
            let (subject, series) = match line.of {
                LineOf::Figures { indicator, series, depth, .. } => {
                    (common::indented(depth, indicator), series.name.clone())
                }
                LineOf::Judgements { axis, indicator: None, stage } => (words::axis(axis, stage), String::new()),
                LineOf::Judgements { axis, indicator: Some(indicator), .. } => {
                    (words::axis_of(indicator, axis), String::new())
                }
            };
            let change = change(selection.newest(), line);
            // A series with its own unit shows it after every value.
            let unit = if has_own_unit(line) { "" } else { unit(line) };
            rows.push(Row { line, subject, series, unit: unit.to_owned(), cells, change });
        }
        let series: BTreeSet<&str> =
            rows.iter().map(|row| row.series.as_str()).filter(|name| !name.is_empty()).collect();
        let has_series = series.len() > 1;
        let marks = marks.into_iter().enumerate().map(|(index, said)| format!("{} {said}", words::mark(index + 1)));
        let mut seen = BTreeSet::new();
        notes.retain(|note| seen.insert(note.clone()));
        Self { periods, rows, has_series, marks: marks.collect(), notes }
    }
}

/// The periods with values, and the reported periods between them.
fn periods(selection: &Selection, thread: &Thread) -> Vec<Period> {
    let mut periods: BTreeSet<Period> =
        thread.lines.iter().flat_map(|line| line.cells.iter().map(|cell| cell.period)).collect();
    if let (Some(first), Some(last)) = (periods.first().copied(), periods.last().copied()) {
        let reported = selection.history.editions.iter().map(|edition| edition.plan.year);
        periods.extend(reported.filter(|year| first < *year && *year < last));
    }
    periods.into_iter().collect()
}

/// The remarks on a value: its 注, and the values of other papers.
fn remarks(selection: &Selection, line: &HistoryLine, cell: &HistoryCell) -> Vec<String> {
    let holds = cell.holds();
    let note = match holds.said.value() {
        Some(Value::Record(record)) => record.remark().map(|note| words::sentence(&note.replace('\n', " "))),
        _ => None,
    };
    let other = |other: &Statement| (selection.paper(other.edition), printed(selection, line, other, Notes::Within));
    let others: Vec<(String, String)> = cell.others().map(other).collect();
    let differs = (!others.is_empty()).then(|| words::differs(&selection.paper(holds.edition), &others));
    note.into_iter().chain(differs).collect()
}

/// Where the 注 of a value is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// In brackets after the value.
    Within,
    /// Not with the value.
    Apart,
}

/// The value of an edition as its paper prints it, on one line.
pub fn printed(selection: &Selection, line: &HistoryLine, statement: &Statement, notes: Notes) -> String {
    let form = &selection.history.editions[statement.edition].plan.form;
    let text = |value: &Value| {
        let value = match value {
            Value::Record(record) if notes == Notes::Apart => {
                Value::Record(Record { note: None, left_out: None, ..record.clone() })
            }
            value => value.clone(),
        };
        let unit = match line.of {
            LineOf::Figures { series, .. } => form.series(&series.name).and_then(|series| series.unit.as_deref()),
            LineOf::Judgements { .. } => None,
        };
        cell::as_text(&value, form.grouping, unit.unwrap_or_default()).join(" ").replace('\n', " ")
    };
    match &statement.said {
        Said::Written(value) => text(&value.value),
        Said::Computed(value) => text(value),
        Said::Judged(options, _) => {
            common::list(&options.iter().map(|option| option.name.as_str()).collect::<Vec<_>>())
        }
    }
}

/// 単位 of a line: that of its series if it has one, otherwise that of the indicator.
pub fn unit<'a>(line: &HistoryLine<'a>) -> &'a str {
    match line.of {
        LineOf::Figures { series, unit, .. } => series.unit.as_deref().or(unit).unwrap_or_default(),
        LineOf::Judgements { .. } => "",
    }
}

fn has_own_unit(line: &HistoryLine) -> bool {
    matches!(line.of, LineOf::Figures { series, .. } if series.unit.is_some())
}

/// Whether the figures of a line are shares: then a difference is in points and has no percentage.
pub fn is_share(line: &HistoryLine, trend: &Trend) -> bool {
    let own = trend.unit.as_ref().filter(|unit| unit.is_own).and_then(|unit| unit.unit.as_ref());
    own.map_or(unit(line), |own| &own.value).contains(is_percent)
}

/// The trend of a line; `None` if it has fewer than two figures.
pub fn trend<'a>(line: &HistoryLine<'a>) -> Option<Trend<'a>> {
    let LineOf::Figures { series, .. } = line.of else { return None };
    let point = |cell: &HistoryCell| {
        let holds = cell.holds();
        let own = holds.said.value().and_then(Value::unit).cloned();
        let usual = Some(unit(line)).filter(|unit| !unit.is_empty());
        let usual = usual.map(|unit| Placed::new(unit.to_owned(), Place::default()));
        Some((cell.period, number(holds)?, FigureUnit::new(own, usual)))
    };
    Trend::through(series, line.cells.iter().filter_map(point))
}

/// The stated number; `None` if the value is not a number.
pub fn number(statement: &Statement) -> Option<rust_decimal::Decimal> {
    statement.said.value().and_then(compute::number)?.decimal()
}

fn change(newest: &Edition, line: &HistoryLine) -> [String; 2] {
    // A computed change is not compared again.
    let formula = match line.of {
        LineOf::Figures { series, .. } => series.computation.as_ref().map(|computation| computation.formula),
        LineOf::Judgements { .. } => None,
    };
    if formula.is_some_and(|formula| !formula.is_ratio()) {
        return Default::default();
    }
    let Some(trend) = trend(line) else { return Default::default() };
    let form = &newest.plan.form;
    let difference = figure::difference(form, &trend, is_share(line, &trend)).into_iter().next().unwrap_or_default();
    let percent = trend.change().filter(|_| !is_share(line, &trend)).map(|change| figure::change(form, change) + "%");
    [difference, percent.unwrap_or_default()]
}

/// The note on the figures of a line that its change and its chart leave out.
fn compared(line: &HistoryLine) -> Option<String> {
    let LineOf::Figures { indicator, .. } = line.of else { return None };
    let trend = trend(line)?;
    if !trend.is_comparable() {
        return Some(words::several_units(indicator));
    }
    trend.mixed.then(|| words::compared(indicator, trend.is_of_months()))
}

/// The notes on former names and units of a line.
fn changes(selection: &Selection, line: &HistoryLine) -> Vec<String> {
    let LineOf::Figures { indicator, unit, .. } = line.of else { return Vec::new() };
    let units: Vec<Unit> = unit.map(Unit::parse).into_iter().collect();
    let newer = [indicator].into_iter().chain(line.former_names.iter().map(|(_, name)| *name));
    let names = line.former_names.iter().zip(newer).map(|((edition, name), newer)| {
        let told = words::former_name(indicator, &selection.paper_of_year(*edition), name);
        let is_broken = names_differ_in_definition(name, newer, &units);
        if is_broken { told + words::OTHER_DEFINITION } else { told }
    });
    let units = line.next_unit.iter().map(|(edition, next)| {
        words::next_unit(
            indicator,
            unit.unwrap_or_default(),
            &selection.paper_of_year(*edition),
            next.unwrap_or_default(),
        )
    });
    names.chain(units).collect()
}

/// The title of a thread, by its kind.
pub fn title(thread: &Thread) -> String {
    let holder: &Holder = thread.latest();
    let plain = |name: &str| name.replace('\n', " ");
    match (holder.carrier, holder.project, holder.sections.last()) {
        (Carrier::Section(_), _, Some(section)) => common::node(&section.label, &plain(holder.name)),
        (Carrier::Project, Some(project), _) => common::node(&project.labels.name.text, &plain(holder.name)),
        _ => words::item(holder.whole_number, &plain(holder.name)),
    }
}

/// The lines below the title of a thread: its 担当課, its first and last paper if they are not those of the selection, and
/// its former numbers and names.
pub fn facts(selection: &Selection, thread: &Thread) -> Vec<String> {
    let holder = thread.latest();
    let mut facts = Vec::new();
    facts.extend((!holder.departments.is_empty()).then(|| words::in_charge(&holder.departments)));
    facts.extend((selection.began_later(thread)).then(|| words::since(&selection.paper_of_year(thread.first()))));
    facts.extend((!selection.history.goes_on(thread)).then(|| words::until(&selection.paper_of_year(thread.last()))));
    // Show only what differs from the next newer paper.
    let mut newer = holder;
    for (edition, former) in thread.former() {
        let number = former.whole_number.filter(|number| newer.whole_number != Some(number));
        let name = (former.plain_name() != newer.plain_name()).then(|| former.name.replace('\n', " "));
        facts.push(words::former(&selection.paper_of_year(edition), number, name.as_deref()));
        newer = former;
    }
    facts
}

impl Table<'_, '_> {
    /// The columns of changes that are not empty, each as its heading and cells.
    pub fn changes(&self) -> Vec<(&'static str, Vec<&str>)> {
        let column = |at: usize| self.rows.iter().map(|row| row.change[at].as_str()).collect::<Vec<_>>();
        let columns = words::CHANGES.into_iter().enumerate().map(|(at, heading)| (heading, column(at)));
        columns.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect()
    }
}
