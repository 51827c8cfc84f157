//! 総括表: how what a plan judges was judged, and how its indicators moved.

mod bars;
mod changes;
mod counts;
mod csv;
mod grids;
mod json;
mod moves;
mod tables;
mod trends;
mod words;

use serde::Serialize;

use super::bands::{self, Band};
use super::document::{self, Document};
use super::page::{self, PageView};
use super::{Grid, Text};
use crate::model::{Counting, Edition};
use bars::Bars;
use changes::Changes;
use counts::AxisCounts;
use grids::Grids;
use trends::Trends;

pub use csv::render as render_csv;
pub use json::render as render_json;
pub use words::SUMMARY as NAME;

/// The data of `layouts/summary.typ`.
#[derive(Debug, Serialize)]
pub struct Summary {
    document: Document,
    page: PageView,
    /// 資料番号, with 案, 差替 … behind it while the paper is not final.
    mark: Text,
    title: Text,
    name: Text,
    axes: Vec<AxisView>,
    /// The form's own tables.
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
    /// What the committee has changed; `None` where it judges nothing.
    changes: Option<Changes>,
}

impl Summary {
    /// Everything the 総括表 prints, in order.
    pub fn new(edition: &Edition) -> Self {
        let plan = &edition.plan;
        let room = page::room(&plan.form.page);
        let fitted = |grid: Grid| bands::of(grid, room, plan.form.page.digits);
        let counts = counts::of(edition);
        let axis = |counts: &AxisCounts| {
            let grids = Grids::new(edition, counts);
            let [net, gross] = [Counting::Net, Counting::Gross];
            let sections = [grids.sections(net), grids.sections(gross)];
            let departments = [grids.departments(net), grids.departments(gross), grids.departments_of_sections()];
            AxisView {
                title: Text::line(words::axis(&counts.axis.name)),
                totals: fitted(grids.totals()),
                bars: Bars::new(counts),
                notes: notes(counts),
                tables: sections.into_iter().chain(departments.into_iter().flatten()).flat_map(fitted).collect(),
                changes: counts.committee.then(|| Changes::new(edition, counts)),
            }
        };
        Self {
            document: Document::new(plan, words::title(&plan.title)),
            page: PageView::new(&plan.form.page),
            mark: document::mark(plan),
            title: Text::line(plan.title.clone()),
            name: Text::line(words::SUMMARY),
            axes: counts.iter().map(axis).collect(),
            tables: tables::own(edition).into_iter().flat_map(fitted).collect(),
            trends: Trends::new(edition, room),
        }
    }
}

/// How the figures of an axis are to be read.
fn notes(counts: &AxisCounts) -> Vec<Text> {
    let axis = counts.axis;
    let options = axis.scale.options();
    let left_out = options.iter().filter(|option| !option.counted).map(|option| option.name.as_str());
    let mut notes = vec![words::COUNTINGS.to_owned(), words::denominator(left_out), words::ROUNDING.to_owned()];
    let of_committee = if counts.committee { words::AFTER_COMMITTEE } else { words::NOT_JUDGED_BY_COMMITTEE };
    notes.push(of_committee.to_owned());
    notes.extend(axis.multiple.then(|| words::MULTIPLE.to_owned()));
    notes.extend(options.iter().any(|option| option.points.is_some()).then(|| words::MEAN_NOTE.to_owned()));
    notes.into_iter().map(Text::line).collect()
}
