//! A table of figures with the widths of its columns.

use serde::Serialize;

use super::figure;
use super::grid::{Grid, GridRow};
use super::heading_limits::narrow_label;
use crate::documents::page::text::Text;
use crate::model::DigitWidth;

/// The left and right inset of a cell together, in em.
pub const INSETS: f32 = 0.62;

/// How to measure the cells below the headings.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub digits: DigitWidth,
    /// The width at which texts break, in em; `None` if they never break.
    pub widest: Option<f32>,
}

/// A table of figures that fits a page.
#[derive(Debug, Clone, Serialize)]
pub struct Band {
    #[serde(flatten)]
    pub(super) grid: Grid,
    /// The width of each column without its insets, in em.
    pub(super) widths: Vec<f32>,
    /// The columns at which a group of the first row of the header begins.
    edges: Vec<usize>,
    /// For each row, the columns whose cells hold texts that may break; `None` if all cells hold figures.
    texts: Option<Vec<Vec<usize>>>,
    /// Labels that tell the audit of the pages which columns are narrower than the words of their headings.
    narrow: Vec<String>,
}

impl Band {
    pub(super) fn new(grid: Grid, widths: Vec<f32>, measure: Measure) -> Self {
        let first = grid.placed().0.into_iter().filter(|(_, row, column)| *row == 0 && *column >= grid.labels.max(1));
        // If all columns are of one kind, there are no groups.
        let first = first.filter(|(_, _, column)| measure.widest.is_none() || *column == grid.labels);
        let edges = first.map(|(_, _, column)| column).collect();
        let texts = measure.widest.map(|_| grid.rows.iter().map(|row| texts(row, grid.labels)).collect());
        let (head, labels) = (grid.placed().0, grid.labels);
        let single = head.iter().filter(|(cell, _, column)| cell.columns == 1 && *column >= labels);
        let narrow = single.filter_map(|(cell, _, column)| {
            narrow_label(grid.title.as_str(), cell, *widths.get(*column)?, measure.digits)
        });
        let narrow = narrow.collect();
        Self { grid, widths, edges, texts, narrow }
    }

    /// Its width, in em.
    pub fn width(&self) -> f32 {
        taken(&self.widths)
    }

    /// Its title.
    pub fn title(&self) -> &Text {
        &self.grid.title
    }

    /// How many rows it has, with those of its header.
    pub fn lines(&self) -> usize {
        self.grid.head.len() + self.grid.rows.len()
    }

    /// The notes below it.
    pub fn notes(&self) -> &[Text] {
        &self.grid.notes
    }

    /// Drops some of the notes below it.
    pub fn keep_notes(&mut self, keeps: impl Fn(&Text) -> bool) {
        self.grid.notes.retain(keeps);
    }

    /// The headings of its figures, each with its row and column.
    fn headings(&self) -> Vec<(&str, usize, usize)> {
        let figures = self.grid.placed().0.into_iter().filter(|(_, _, column)| *column >= self.grid.labels);
        figures.map(|(cell, row, column)| (cell.text.as_str(), row, column - self.grid.labels)).collect()
    }
}

/// Gives the same widths to tables of the same figures, so that these line up below each other, unless the page has no
/// room for that.
///
/// - `room`: the width of the page in em
pub fn line_up(bands: &mut [&mut Band], room: f32) {
    let kinds: Vec<Vec<(String, usize, usize)>> = bands
        .iter()
        .map(|band| band.headings().into_iter().map(|(text, row, column)| (text.to_owned(), row, column)).collect())
        .collect();
    for (index, kind) in kinds.iter().enumerate() {
        if kinds[..index].contains(kind) {
            continue;
        }
        let alike: Vec<usize> = (0..bands.len()).filter(|other| kinds[*other] == *kind).collect();
        let labels = alike.iter().map(|at| taken(&bands[*at].widths[..bands[*at].grid.labels])).fold(0.0, f32::max);
        let figures = |at: &usize| &bands[*at].widths[bands[*at].grid.labels..];
        let column = |column: usize| alike.iter().map(|at| figures(at)[column]).fold(0.0, f32::max);
        let figures: Vec<f32> = (0..figures(&alike[0]).len()).map(column).collect();
        if labels + taken(&figures) > room {
            continue;
        }
        for at in alike {
            let (own, band) = (bands[at].grid.labels, &mut bands[at]);
            let lacking = labels - taken(&band.widths[..own]);
            band.widths.truncate(own);
            band.widths.extend(&figures);
            band.widths.first_mut().into_iter().for_each(|width| *width += lacking);
        }
    }
}

/// The columns of a row whose cells hold texts rather than figures.
fn texts(row: &GridRow, labels: usize) -> Vec<usize> {
    let cells = row.cells.iter().enumerate().skip(labels);
    cells.filter(|(_, text)| !figure::is_figure(text.as_str())).map(|(column, _)| column).collect()
}

/// The width of columns with their insets, in em.
pub(super) fn taken(widths: &[f32]) -> f32 {
    widths.iter().map(|width| width + INSETS).sum()
}
