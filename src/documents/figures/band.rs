//! A table of figures with the widths of its columns.

use std::ops::Range;

use serde::Serialize;

use super::figure;
use super::grid::{Breaks, Grid, GridRow};
use super::heading_limits::narrow_label;
use crate::documents::page::text::Text;
use crate::model::DigitWidth;

/// The left and right inset of a cell together, in em.
pub const INSETS: f32 = 0.62;

/// How much wider than its content a column of figures may become to fill a page, as a factor.
const AIRIEST: f32 = 1.5;

/// How to measure the cells below the headings.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub digits: DigitWidth,
    /// The width at which texts break, in em; `None` if they never break.
    pub widest: Option<f32>,
    /// The possible maximum widths of a column of labels, in em.
    pub labels: &'static [f32],
}

/// A table of figures that fits a page.
#[derive(Debug, Clone, Serialize)]
pub struct Band {
    /// The table.
    #[serde(flatten)]
    pub grid: Grid,
    /// The width of each column without its insets, in em.
    pub widths: Vec<f32>,
    /// The columns at which a group of the first row of the header begins.
    pub edges: Vec<usize>,
    /// For each row, the columns whose cells hold texts that may break; `None` if all cells hold figures.
    pub texts: Option<Vec<Vec<usize>>>,
    /// Labels that tell the audit of the pages which columns are narrower than the words of their headings.
    pub narrow: Vec<String>,
    /// Which part it is of a table that is wider than a page; `None` for a whole table.
    pub cut: Option<Cut>,
}

/// A part of a table that is wider than a page.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case", tag = "part")]
pub enum Cut {
    /// One before the last.
    Before {
        /// The notes of the last part that explain signs of this one, to print again if the last part is on another page.
        signs: Vec<Text>,
    },
    /// The last one, below which the notes stand.
    Last,
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
        Self { grid, widths, edges, texts, narrow, cut: None }
    }

    /// Its width with the insets of its cells, in em.
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

    /// Gives all periods columns of one width if a page has room for it.
    ///
    /// - `room`: the width of the page, in em
    pub fn evened(mut self, room: f32) -> Self {
        let heads = self.grid.head.last().into_iter().flatten().enumerate();
        let periods: Vec<usize> = heads.filter(|(_, head)| head.breaks == Breaks::InNeed).map(|(at, _)| at).collect();
        let widest = periods.iter().map(|at| self.widths[*at]).fold(0.0, f32::max);
        let lacking: f32 = periods.iter().map(|at| widest - self.widths[*at]).sum();
        if self.width() + lacking <= room {
            periods.into_iter().for_each(|at| self.widths[at] = widest);
        }
        self
    }

    /// Fills a width, in em: first with wider columns of figures, then with wider labels.
    pub fn filled(mut self, width: f32) -> Self {
        let labels = self.grid.labels;
        let figures: f32 = self.widths[labels..].iter().sum();
        let factor = ((width - self.width()) / figures.max(1.0)).clamp(0.0, AIRIEST - 1.0);
        self.widths[labels..].iter_mut().for_each(|column| *column *= 1.0 + factor);
        let left = width - self.width();
        if let Some(first) = self.widths.first_mut().filter(|_| labels > 0) {
            *first += left.max(0.0);
        }
        self
    }

    /// A table of some of its rows in the same columns; `None` if these rows have labels alone.
    pub fn of_rows(&self, rows: Range<usize>, title: &Text) -> Option<Self> {
        let values = |row: usize| self.grid.rows[row].cells.iter().skip(self.grid.labels);
        if rows.clone().all(|row| values(row).all(|cell| cell.as_str().is_empty())) {
            return None;
        }
        let title = Text::line(format!("{}{}", title.as_str(), self.grid.title.as_str()));
        let texts = self.texts.as_ref().map(|texts| texts[rows.clone()].to_vec());
        let grid = Grid { title, rows: self.grid.rows[rows].to_vec(), ..self.grid.clone() };
        Some(Self { grid, texts, ..self.clone() })
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
pub fn taken(widths: &[f32]) -> f32 {
    widths.iter().map(|width| width + INSETS).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::figures::grid::{GridHead, GridRow};

    fn band(rows: &[[&str; 4]]) -> Band {
        let head = [
            GridHead::new("名", 1, 1),
            GridHead::of_period("H30"),
            GridHead::of_period("H31"),
            GridHead::new("増減", 1, 1),
        ];
        let row = |cells: &[&str; 4]| GridRow { depth: 0, total: false, cells: cells.map(Text::line).to_vec() };
        let grid = Grid {
            title: Text::line("（1/2）"),
            head: vec![head.to_vec()],
            labels: 1,
            rows: rows.iter().map(row).collect(),
            notes: Vec::new(),
        };
        let widths = vec![10.0, 4.0, 6.0, 2.0];
        Band { grid, widths, edges: Vec::new(), texts: Some(vec![vec![2]; rows.len()]), narrow: Vec::new(), cut: None }
    }

    #[test]
    fn periods_are_equally_wide_where_there_is_room() {
        assert_eq!(band(&[]).evened(100.0).widths, [10.0, 6.0, 6.0, 2.0]);
        assert_eq!(band(&[]).evened(25.0).widths, [10.0, 4.0, 6.0, 2.0]);
    }

    #[test]
    fn a_width_is_filled_with_figures_and_then_with_labels() {
        let insets = 4.0 * INSETS;
        assert_eq!(band(&[]).filled(25.0 + insets).widths, [10.0, 5.0, 7.5, 2.5]);
        assert_eq!(band(&[]).filled(38.0 + insets).widths, [20.0, 6.0, 9.0, 3.0]);
        assert_eq!(band(&[]).filled(5.0).widths, [10.0, 4.0, 6.0, 2.0]);
    }

    #[test]
    fn rows_without_values_make_no_table() {
        let all = band(&[["評価", "", "", ""], ["部数", "1", "2", "＋1"]]);
        assert!(all.of_rows(0..1, &Text::line("No.1")).is_none());
        let part = all.of_rows(1..2, &Text::line("No.1")).unwrap();
        assert_eq!((part.grid.title.as_str(), part.grid.rows.len()), ("No.1（1/2）", 1));
        assert_eq!(part.texts, Some(vec![vec![2]]));
    }
}
