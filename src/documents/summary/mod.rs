//! 総括表: counts of judgements, and trends of indicators.

mod bars;
mod behind;
mod changes;
mod counts;
mod csv;
mod grids;
mod json;
mod moves;
mod node_list;
mod trends;
mod words;

use std::path::PathBuf;

use serde::Serialize;

use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document};
use crate::documents::figures::band::Band;
use crate::documents::figures::fitted_tables;
use crate::documents::figures::grid::Grid;
use crate::documents::figures::heading;
use crate::documents::figures::side_by_side::Arranged;
use crate::documents::figures::tallies;
use crate::documents::identity;
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::model::{Counting, Edition, Form, SummaryTable, TallyPlace};
use crate::windows;
use bars::Bars;
use counts::AxisCounts;
use grids::Grids;
use node_list::NodeList;
use trends::Trends;

pub use csv::render as render_csv;
pub use json::render as render_json;

/// 総括表 of an edition.
pub struct SummaryTables<'a> {
    edition: &'a Edition,
}

impl<'a> SummaryTables<'a> {
    /// The 総括表 of an edition.
    pub fn new(edition: &'a Edition) -> Self {
        Self { edition }
    }
}

impl Document for SummaryTables<'_> {
    fn name(&self) -> String {
        words::NAME.to_owned()
    }

    fn path(&self) -> PathBuf {
        windows::file_name(words::NAME, "pdf")
    }

    fn layout(&self) -> &'static str {
        "summary"
    }

    fn identity(&self) -> String {
        identity::beside_paper(&self.edition.plan, words::NAME)
    }

    fn data(&self, _: Option<&LaidOutBook>) -> anyhow::Result<Data> {
        Ok(Data::new(&Summary::new(self.edition))?)
    }
}

/// The data of `layouts/summary.typ`.
#[derive(Debug, Serialize)]
pub struct Summary {
    document: PdfMetadata,
    page: PageView,
    /// 資料番号, followed by 案, 差替 … while the paper is not final.
    mark: Text,
    title: Text,
    name: Text,
    axes: Vec<AxisView>,
    /// How to read the figures of all axes.
    notes: Vec<Text>,
    /// 集計: the tables of the form.
    tables: Arranged,
    trends: Option<Trends>,
}

/// An axis.
#[derive(Debug, Serialize)]
struct AxisView {
    title: Text,
    totals: Vec<Band>,
    bars: Bars,
    /// That nothing is behind, or that the committee changed nothing.
    remarks: Vec<Text>,
    /// What is behind; `None` if nothing is.
    behind: Option<NodeList>,
    tables: Arranged,
    /// The judgements that the committee changed; `None` if there are none.
    changes: Option<NodeList>,
    /// How to read the figures of this axis.
    notes: Vec<Text>,
}

impl AxisView {
    /// Whether the form leaves out everything that it has.
    fn is_blank(&self) -> bool {
        self.totals.is_empty()
            && self.bars.is_blank()
            && self.remarks.is_empty()
            && self.behind.is_none()
            && self.tables.is_empty()
            && self.changes.is_none()
    }
}

impl Summary {
    /// Everything the 総括表 prints, in order.
    pub fn new(edition: &Edition) -> Self {
        let plan = &edition.plan;
        let room = plan.form.page.room() as f32;
        let counts = counts::count_axes(edition);
        let printed = counts.iter().filter(|counts| plan.form.summary.prints_axis(&counts.axis.name));
        let axes = printed.map(|counts| AxisView::new(edition, counts, room)).filter(|axis| !axis.is_blank());
        let mut axes: Vec<AxisView> = axes.collect();
        let notes = shared_notes(&mut axes);
        let tables = tallies::own(edition, TallyPlace::Summary);
        // A note on one table of the form may be wrong for another.
        let every = tables.len();
        let tables =
            tables.into_iter().flat_map(|grid| fitted_tables::fit(grid, room, plan.form.page.digits)).collect();
        Self {
            document: PdfMetadata::new(plan, words::title(&plan.title.value)),
            page: PageView::beside(&plan.form.page),
            mark: Text::line(plan.mark()),
            title: Text::line(plan.title.value.clone()),
            name: Text::line(words::NAME),
            axes,
            notes,
            tables: Arranged::new(tables, every, room),
            trends: Trends::new(edition, room).filter(|_| plan.form.summary.prints(SummaryTable::Trends)),
        }
    }
}

impl AxisView {
    fn new(edition: &Edition, counts: &AxisCounts, room: f32) -> Self {
        let form = &edition.plan.form;
        let fitted = |grid: Grid| fitted_tables::fit(grid, room, form.page.digits);
        let prints = |table| form.summary.prints(table);
        let grids = Grids::new(edition, counts);
        // Without any 再掲, 実数 and 延べ are equal and printed once.
        let countings: &[_] = if counts.repeats { &[Some(Counting::Net), Some(Counting::Gross)] } else { &[None] };
        let of = |table| countings.iter().filter(move |_| prints(table));
        let sections = of(SummaryTable::Sections).map(|counting| grids.sections(*counting));
        let departments = of(SummaryTable::Departments).filter_map(|counting| grids.departments(*counting));
        let both = grids.departments_of_sections().filter(|_| prints(SummaryTable::Both));
        let bands = sections.chain(departments).chain(both).flat_map(fitted).collect();
        let mut tables = Arranged::new(bands, 0, room);
        let bars = Bars::new(form, counts).shown(prints(SummaryTable::Bars));
        let totals = if prints(SummaryTable::Whole) { fitted(grids.totals()) } else { Vec::new() };
        // Without figures there is nothing to explain.
        let has_figures = !(totals.is_empty() && bars.is_blank() && tables.is_empty());
        let notes = if has_figures { notes_on(form, counts) } else { Vec::new() };
        let notes = notes.into_iter().chain(tables.take_notes()).collect();
        let lists = |is_empty: bool, table| !is_empty && prints(table);
        Self {
            title: Text::line(words::axis(&counts.axis.name)),
            totals,
            bars,
            remarks: remarks_on(form, counts),
            behind: lists(counts.behind.is_empty(), SummaryTable::Behind).then(|| behind::list(edition, counts, room)),
            tables,
            changes: lists(counts.changes.is_empty(), SummaryTable::Changes).then(|| changes::list(edition, counts)),
            notes,
        }
    }
}

/// Takes the notes that all axes have, which stand once below the last.
fn shared_notes(axes: &mut [AxisView]) -> Vec<Text> {
    let Some((first, others)) = axes.split_first() else { return Vec::new() };
    let is_of_all = |note: &&Text| others.iter().all(|axis| axis.notes.contains(note));
    let shared: Vec<Text> = first.notes.iter().filter(is_of_all).cloned().collect();
    axes.iter_mut().for_each(|axis| axis.notes.retain(|note| !shared.contains(note)));
    shared
}

/// What a reader looks for in vain: anything behind, and changes by the committee.
fn remarks_on(form: &Form, counts: &AxisCounts) -> Vec<Text> {
    let axis = counts.axis;
    let none_is_behind =
        !axis.behind.is_empty() && counts.behind.is_empty() && form.summary.prints(SummaryTable::Behind);
    let none_behind = none_is_behind.then(|| words::nothing_behind(&heading::of_carrier(form, axis.carrier)));
    let is_unchanged = counts.committee && counts.changes.is_empty() && form.summary.prints(SummaryTable::Changes);
    let unchanged = is_unchanged.then(|| words::NO_CHANGES.to_owned());
    none_behind.into_iter().chain(unchanged).map(Text::line).collect()
}

/// The notes on how to read the figures of an axis.
fn notes_on(form: &Form, counts: &AxisCounts) -> Vec<Text> {
    let axis = counts.axis;
    let repeats = if counts.repeats { words::COUNTINGS } else { words::NO_REPEATS };
    let mut said = vec![repeats.to_owned(), words::denominator(axis), words::ROUNDING.to_owned()];
    let of_committee = match axis {
        _ if counts.committee => Some(words::AFTER_COMMITTEE),
        axis if form.committee_judges(axis) => Some(words::NOT_YET_JUDGED),
        axis if axis.committee => Some(words::JUDGED_AS_A_WHOLE),
        // Where the committee judges nothing, nobody expects its judgement.
        _ => form.axes.iter().any(|axis| axis.committee).then_some(words::NOT_JUDGED),
    };
    said.extend(of_committee.map(str::to_owned));
    said.extend(axis.bands.is_some().then(|| words::COMPUTED.to_owned()));
    let is_open = axis.bands.is_some() && counts.total.gross.own.blank > 0;
    said.extend(is_open.then(|| words::NOT_JUDGEABLE.to_owned()));
    said.extend(axis.multiple.then(|| words::MULTIPLE.to_owned()));
    said.extend(axis.scale.has_points().then(|| words::MEAN.to_owned()));
    said.into_iter().map(Text::line).collect()
}
