//! The data of a printed 推移.

use serde::Serialize;

use super::chart::{self, Chart, Places};
use super::selection::Selection;
use super::table::{self, Row, Table};
use super::words;
use crate::documents::figures::band::Band;
use crate::documents::figures::figure;
use crate::documents::figures::fitted_tables;
use crate::documents::figures::grid::{Grid, GridHead, GridRow};
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::documents::words as common;
use crate::history::Thread;

/// The data of `layouts/history.typ`.
#[derive(Debug, Serialize)]
pub struct HistoryPages {
    document: PdfMetadata,
    page: PageView,
    mark: Text,
    title: Text,
    name: Text,
    /// Notes on how to read it.
    notes: Vec<Text>,
    /// The arrangement of the charts.
    places: Places,
    groups: Vec<ThreadGroup>,
}

/// The threads of a sheet, or those that have ended.
#[derive(Debug, Serialize)]
struct ThreadGroup {
    title: Text,
    threads: Vec<ThreadView>,
}

/// A thread.
#[derive(Debug, Serialize)]
struct ThreadView {
    title: Text,
    facts: Vec<Text>,
    /// Its table, in parts that fit the page; empty if it has no values.
    bands: Vec<Band>,
    charts: Vec<Chart>,
    /// The notes of the marks in the table.
    marks: Vec<Text>,
    notes: Vec<Text>,
}

impl HistoryPages {
    /// The pages of a selection.
    pub fn new(selection: &Selection) -> Self {
        let plan = &selection.newest().plan;
        let papers: Vec<String> = (0..selection.history.editions.len()).map(|at| selection.paper(at)).collect();
        let differ = (papers.len() > 1).then(|| words::HOLDS.to_owned());
        let notes =
            [Some(words::made_of(&papers)), differ, Some(words::LINES.to_owned()), Some(words::CHANGE.to_owned())];
        let mut groups: Vec<(String, Vec<ThreadView>)> = Vec::new();
        for thread in &selection.threads {
            let (title, view) = (group_of(selection, thread), view(selection, thread));
            match groups.last_mut().filter(|(other, _)| *other == title) {
                Some((_, views)) => views.push(view),
                None => groups.push((title, vec![view])),
            }
        }
        Self {
            document: PdfMetadata::new(plan, words::title(&plan.title.value)),
            page: PageView::beside(&plan.form.page),
            mark: Text::line(plan.mark()),
            title: Text::line(plan.title.value.as_str()),
            name: Text::line(words::NAME),
            notes: notes.into_iter().flatten().map(Text::line).collect(),
            places: Places::new(plan.form.page.room() as f32),
            groups: groups
                .into_iter()
                .map(|(title, threads)| ThreadGroup { title: Text::line(title), threads })
                .collect(),
        }
    }
}

/// The title above a thread: its sections in the newest paper, or that the paper no longer has it.
fn group_of(selection: &Selection, thread: &Thread) -> String {
    if !selection.history.goes_on(thread) {
        return words::ended(&selection.paper_of_year(selection.history.editions.len() - 1));
    }
    let titles = thread.latest().sections.iter().map(|section| section.title.value.replace('\n', " "));
    let titles: Vec<String> = titles.collect();
    common::path(titles.iter().map(String::as_str))
}

fn view(selection: &Selection, thread: &Thread) -> ThreadView {
    let plan = &selection.newest().plan;
    let table = Table::for_thread(selection, thread);
    let title = table::title(thread);
    let lines = |texts: Vec<String>| texts.into_iter().map(Text::line).collect();
    let is_empty = table.periods.is_empty();
    let mut facts = table::facts(selection, thread);
    facts.extend(is_empty.then(|| words::NOTHING.to_owned()));
    let room = plan.form.page.room() as f32;
    let bands = || fitted_tables::fit_with_texts(grid(selection, &title, &table), room, plan.form.page.digits);
    ThreadView {
        facts: lines(facts),
        bands: if is_empty { Vec::new() } else { bands() },
        charts: chart::all(selection, &table, Places::new(room).width),
        marks: lines(table.marks),
        notes: lines(table.notes),
        title: Text::line(title),
    }
}

fn grid(selection: &Selection, title: &str, table: &Table) -> Grid {
    let has_units = table.rows.iter().any(|row| !row.unit.is_empty());
    let changes = table.changes();
    let labels = [Some(words::SUBJECT), table.has_series.then_some(words::SERIES), has_units.then_some(common::UNIT)];
    let labels: Vec<&str> = labels.into_iter().flatten().collect();
    let periods = selection.headings(&table.periods).into_iter().map(GridHead::of_period);
    let of_changes = changes.iter().map(|(heading, _)| GridHead::new(*heading, 1, 1));
    let head = labels.iter().map(|label| GridHead::new(*label, 1, 1)).chain(periods).chain(of_changes);
    let row = |(index, row): (usize, &Row)| {
        let labels = [
            Some(row.subject.clone()),
            table.has_series.then(|| row.series.clone()),
            has_units.then(|| row.unit.clone()),
        ];
        let values = row.cells.iter().map(|cell| match cell {
            Some((text, Some(mark))) => format!("{text} {}", words::mark(*mark)),
            Some((text, None)) => text.clone(),
            None => String::new(),
        });
        let of_changes = changes.iter().map(|(_, cells)| cells[index].to_owned());
        let digits = selection.newest().plan.form.page.digits;
        let values = values.chain(of_changes).map(|value| figure::value_text(&value, digits));
        let cells = labels.into_iter().flatten().map(Text::line).chain(values);
        GridRow { depth: 0, total: false, cells: cells.collect() }
    };
    Grid {
        title: Text::line(title),
        head: vec![head.collect()],
        labels: labels.len(),
        rows: table.rows.iter().enumerate().map(row).collect(),
        notes: Vec::new(),
    }
}
