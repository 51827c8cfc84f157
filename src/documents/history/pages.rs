//! The data of a printed 推移.

use serde::Serialize;

use super::chart::{self, Chart};
use super::columns::{Columns, Places};
use super::selection::Selection;
use super::table::{self, Table};
use super::words;
use crate::documents::figures::band::Band;
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
    /// How each thread is arranged.
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
        let mut tables: Vec<Table> =
            selection.threads.iter().map(|thread| Table::for_thread(selection, thread)).collect();
        let columns = Columns::new(selection, &tables);
        let for_all = common_notes(&tables);
        tables.iter_mut().for_each(|table| table.notes.retain(|note| !for_all.contains(note)));
        let notes = notes.into_iter().flatten().chain(for_all);
        let mut groups: Vec<(String, Vec<ThreadView>)> = Vec::new();
        for (index, (thread, table)) in selection.threads.iter().zip(tables).enumerate() {
            let bands = columns.of_thread(index, &Text::line(table::title(thread)));
            let view = view(selection, thread, (table, bands), columns.places.width);
            let title = group_of(selection, thread);
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
            notes: notes.map(Text::line).collect(),
            places: columns.places,
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

/// The notes that all tables have, if there are several tables.
fn common_notes(tables: &[Table]) -> Vec<String> {
    let tables: Vec<&Table> = tables.iter().filter(|table| !table.periods.is_empty()).collect();
    let [first, others @ ..] = tables.as_slice() else { return Vec::new() };
    let is_common = |note: &&String| !others.is_empty() && others.iter().all(|table| table.notes.contains(note));
    first.notes.iter().filter(is_common).cloned().collect()
}

fn view(selection: &Selection, thread: &Thread, (table, bands): (Table, Vec<Band>), width: f32) -> ThreadView {
    let lines = |texts: Vec<String>| texts.into_iter().map(Text::line).collect();
    let mut facts = table::facts(selection, thread);
    facts.extend(table.periods.is_empty().then(|| words::NOTHING.to_owned()));
    ThreadView {
        title: Text::line(table::title(thread)),
        facts: lines(facts),
        bands,
        charts: chart::all(selection, &table, width),
        marks: lines(table.marks),
        notes: lines(table.notes),
    }
}
