//! 総括表: counts of judgements, and trends of indicators.

mod bars;
mod changes;
mod counts;
mod csv;
mod grids;
mod json;
mod moves;
mod trends;
mod words;

use std::path::PathBuf;

use serde::Serialize;

use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document};
use crate::documents::figures::band::Band;
use crate::documents::figures::fitted_tables;
use crate::documents::figures::grid::Grid;
use crate::documents::figures::tallies;
use crate::documents::identity;
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::model::{Counting, Edition, Form, SummaryTable, TallyPlace};
use crate::windows;
use bars::Bars;
use changes::Changes;
use counts::AxisCounts;
use grids::Grids;
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
    /// 集計: the tables of the form.
    tables: Vec<Band>,
    trends: Option<Trends>,
}

/// An axis.
#[derive(Debug, Serialize)]
struct AxisView {
    title: Text,
    totals: Vec<Band>,
    bars: Bars,
    notes: Vec<Text>,
    tables: Vec<Band>,
    /// The judgements that the committee changed; `None` if there are none.
    changes: Option<Changes>,
}

impl AxisView {
    /// Whether the form leaves out everything that it has.
    fn is_blank(&self) -> bool {
        self.totals.is_empty() && self.bars.is_blank() && self.tables.is_empty() && self.changes.is_none()
    }
}

impl Summary {
    /// Everything the 総括表 prints, in order.
    pub fn new(edition: &Edition) -> Self {
        let plan = &edition.plan;
        let room = plan.form.page.room() as f32;
        let fitted = |grid: Grid| fitted_tables::fit(grid, room, plan.form.page.digits);
        let counts = counts::count_axes(edition);
        let prints = |table| plan.form.summary.prints(table);
        let axis = |counts: &AxisCounts| {
            let grids = Grids::new(edition, counts);
            // Without any 再掲, 実数 and 延べ are equal and printed once.
            let countings: &[_] = if counts.repeats { &[Some(Counting::Net), Some(Counting::Gross)] } else { &[None] };
            let of = |table| countings.iter().filter(move |_| prints(table));
            let sections = of(SummaryTable::Sections).map(|counting| grids.sections(*counting));
            let departments = of(SummaryTable::Departments).filter_map(|counting| grids.departments(*counting));
            let both = grids.departments_of_sections().filter(|_| prints(SummaryTable::Both));
            let has_changes = !counts.changes.is_empty() && prints(SummaryTable::Changes);
            AxisView {
                title: Text::line(words::axis(&counts.axis.name)),
                totals: if prints(SummaryTable::Whole) { fitted(grids.totals()) } else { Vec::new() },
                bars: Bars::new(&plan.form, counts).shown(prints(SummaryTable::Bars)),
                notes: notes_on(&plan.form, counts),
                tables: sections.chain(departments).chain(both).flat_map(fitted).collect(),
                changes: has_changes.then(|| Changes::new(edition, counts)),
            }
        };
        let axes = counts.iter().filter(|counts| plan.form.summary.prints_axis(&counts.axis.name)).map(axis);
        Self {
            document: PdfMetadata::new(plan, words::title(&plan.title.value)),
            page: PageView::beside(&plan.form.page),
            mark: Text::line(plan.mark()),
            title: Text::line(plan.title.value.clone()),
            name: Text::line(words::NAME),
            axes: axes.filter(|axis| !axis.is_blank()).collect(),
            tables: tallies::own(edition, TallyPlace::Summary).into_iter().flat_map(fitted).collect(),
            trends: Trends::new(edition, room).filter(|_| prints(SummaryTable::Trends)),
        }
    }
}

/// The notes on how to read the figures of an axis.
fn notes_on(form: &Form, counts: &AxisCounts) -> Vec<Text> {
    let axis = counts.axis;
    let mut said = vec![words::COUNTINGS.to_owned(), words::denominator(axis), words::ROUNDING.to_owned()];
    said.extend((!counts.repeats).then(|| words::NO_REPEATS.to_owned()));
    let of_committee = match axis {
        _ if counts.committee => words::AFTER_COMMITTEE,
        axis if form.committee_judges(axis) => words::NOT_YET_JUDGED,
        axis if axis.committee => words::JUDGED_AS_A_WHOLE,
        _ => words::NOT_JUDGED,
    };
    said.push(of_committee.to_owned());
    let unchanged = counts.committee && counts.changes.is_empty();
    said.extend(unchanged.then(|| words::NO_CHANGES.to_owned()));
    said.extend(axis.bands.is_some().then(|| words::COMPUTED.to_owned()));
    let is_open = axis.bands.is_some() && counts.total.gross.own.blank > 0;
    said.extend(is_open.then(|| words::NOT_JUDGEABLE.to_owned()));
    said.extend(axis.multiple.then(|| words::MULTIPLE.to_owned()));
    said.extend(axis.scale.has_points().then(|| words::MEAN.to_owned()));
    said.into_iter().map(Text::line).collect()
}
