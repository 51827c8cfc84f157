//! The CSV of a 総括表, documented in docs/summary.md: one figure per row.

use super::counts::{self, AxisCounts, Counts, SectionCounts};
use super::words;
use crate::documents::figures::spreadsheet;
use crate::documents::words as common;
use crate::model::{Axis, Counting, Edition, Form, PeriodLabels, Stage, Tally};

/// Writes a 総括表 as CSV.
///
/// # Errors
/// If writing to memory fails.
pub fn render(edition: &Edition) -> Result<String, csv::Error> {
    let axes = counts::count_axes(edition);
    let rows = axes.iter().flat_map(|axis| {
        let mut rows = FigureRows { edition, axis: axis.axis, out: Vec::new() };
        rows.axis(axis);
        rows.out
    });
    spreadsheet::csv(&words::COLUMNS, rows)
}

/// Makes the rows of one axis.
struct FigureRows<'a> {
    edition: &'a Edition,
    axis: &'a Axis,
    out: Vec<Vec<String>>,
}

impl FigureRows<'_> {
    fn axis(&mut self, counts: &AxisCounts) {
        self.counts(common::WHOLE, &[], "", &counts.total);
        for section in &counts.sections {
            self.section(&mut Vec::new(), section);
        }
        for it in &counts.departments {
            self.counts(common::DEPARTMENTS, &[], it.owner.name(), &it.counts);
        }
    }

    fn section(&mut self, above: &mut Vec<String>, counts: &SectionCounts) {
        above.push(counts.section.title.value.clone());
        self.counts(words::OF_SECTION, above, "", &counts.counts);
        for it in &counts.departments {
            self.counts(words::OF_SECTION_AND_DEPARTMENT, above, it.owner.name(), &it.counts);
        }
        for section in &counts.sections {
            self.section(above, section);
        }
        above.pop();
    }

    fn counts(&mut self, scope: &str, sections: &[String], department: &str, counts: &Counts) {
        for counting in [Counting::Net, Counting::Gross] {
            let stages = counts.by(counting);
            for stage in [Stage::Own, Stage::AfterCommittee] {
                for (kind, option, figure) in figures(self.axis, stages.at(stage)) {
                    let year = self.edition.plan.year;
                    let mut row = vec![
                        year.to_string(),
                        PeriodLabels::Era.label(0, year),
                        self.axis.name.clone(),
                        common::carrier(self.axis.carrier).to_owned(),
                        scope.to_owned(),
                    ];
                    row.extend((0..Form::MOST_LEVELS).map(|level| sections.get(level).cloned().unwrap_or_default()));
                    row.push(department.to_owned());
                    row.push(common::counting(counting).to_owned());
                    row.extend([common::stage(stage).to_owned(), kind.to_owned(), option.to_owned(), figure]);
                    self.out.push(row);
                }
            }
        }
    }
}

/// The figures of a tally, each with its kind and option.
fn figures<'a>(axis: &'a Axis, tally: &Tally) -> Vec<(&'static str, &'a str, String)> {
    let mut figures = Vec::new();
    for (option, count) in axis.scale.options().iter().zip(&tally.counts) {
        figures.push((common::COUNT, option.name.as_str(), count.to_string()));
        let share = tally.share(*count).filter(|_| option.counted);
        figures.extend(share.map(|share| (words::SHARE_IN_PERCENT, option.name.as_str(), share.to_string())));
    }
    figures.push((common::BLANK, "", tally.blank.to_string()));
    figures.push((common::COUNTED, "", tally.counted.to_string()));
    figures.push((common::NODES, "", tally.nodes.to_string()));
    figures.extend(tally.mean().map(|mean| (common::MEAN_OF_POINTS, "", mean.to_string())));
    figures
}
