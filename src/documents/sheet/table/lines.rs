//! The lines of values, with the periods one below the other or side by side.

use super::column::RowAxis;
use super::form::Level;
use super::maker::{Listed, Maker};
use super::rows::Block;
use crate::documents::page::text::Text;
use crate::documents::sheet::cell::{Cell, Content};
use crate::documents::sheet::figure_line::{self, Figure, OwnUnit};
use crate::model::{Among, Indicator, Part, Period, Place, compute};

impl Maker<'_> {
    /// The blocks of a 取組項目, at least one.
    pub(super) fn blocks(&self, id: &str, indicators: &[Listed], notes: &mut Vec<Text>) -> Vec<Block> {
        let of_group = self.columns.iter().all(|column| column.level == Level::Group);
        match self.rows {
            _ if of_group => vec![Block { cells: Vec::new(), lines: vec![Vec::new()] }],
            RowAxis::Periods => self.period_blocks(id, indicators, notes),
            // The form has the names of series in 指標の表 only.
            RowAxis::Indicators | RowAxis::Series if indicators.is_empty() => {
                vec![Block {
                    cells: self.cells(Level::Block, |column| self.blank(&column.column.part)),
                    lines: vec![self.blank_line()],
                }]
            }
            RowAxis::Indicators | RowAxis::Series => {
                let block = |at: &Listed| Block {
                    cells: self
                        .cells(Level::Block, |column| self.of_indicator(id, *at, &column.column.part, column.period)),
                    lines: self.lines(id, *at, None, notes),
                };
                indicators.iter().map(block).collect()
            }
        }
    }

    pub(super) fn blank_line(&self) -> Vec<Cell> {
        self.cells(Level::Line, |column| match column.column.part {
            Part::Series(_) => Cell::new(Content::Figure(Box::default())),
            _ => Cell::default(),
        })
    }

    /// One block per series of the columns, under its name.
    pub(super) fn series_blocks(&self, id: &str, at: Listed, notes: &mut Vec<Text>) -> Vec<Block> {
        let form = &self.edition.plan.form;
        let names = self.columns.iter().filter_map(|column| match &column.column.part {
            Part::Series(names) => Some(names),
            _ => None,
        });
        let mut series: Vec<&String> = Vec::new();
        for name in names.flatten() {
            if !series.contains(&name) {
                series.push(name);
            }
        }
        let block = |name: &String| {
            let has_unit = form.series(name).is_some_and(|series| series.unit.is_some());
            let cells = self.cells(Level::Block, |column| match &column.column.part {
                Part::SeriesName => Cell::new(Content::Line { text: Some(Text::line(name.as_str())) }),
                // The unit of the series stands behind its figures.
                Part::Unit if has_unit => Cell::default(),
                part => self.of_indicator(id, Listed { depth: 0, ..at }, part, column.period),
            });
            Block { cells, lines: self.lines(id, at, Some(name), notes) }
        };
        series.into_iter().map(block).collect()
    }

    /// The lines of an indicator with periods side by side: as many as its highest cell needs.
    ///
    /// - `only`: the only series whose values they print; `None` for all
    pub(super) fn lines(&self, id: &str, at: Listed, only: Option<&str>, notes: &mut Vec<Text>) -> Vec<Vec<Cell>> {
        let year = self.edition.plan.year;
        let columns: Vec<Vec<Cell>> = (self.columns.iter().filter(|column| column.level == Level::Line))
            .map(|column| match &column.column.part {
                Part::Series(names) => {
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    let names: Vec<&str> =
                        names.into_iter().filter(|name| only.is_none_or(|only| only == *name)).collect();
                    let names = (names.as_slice(), OwnUnit::Behind);
                    self.figure_cells(id, at, names, column.period.unwrap_or(year), notes)
                }
                _ => Vec::new(),
            })
            .collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or_default().max(1);
        let blank = self.blank_line();
        let line = |line: usize| {
            columns.iter().zip(&blank).map(|(cells, blank)| cells.get(line).unwrap_or(blank).clone()).collect()
        };
        (0..height).map(line).collect()
    }

    /// The figures of an indicator for a period in the series that share a cell, and where their own units stand.
    fn figure_cells(
        &self,
        id: &str,
        at: Listed,
        (names, own): (&[&str], OwnUnit),
        period: Period,
        notes: &mut Vec<Text>,
    ) -> Vec<Cell> {
        let form = &self.edition.plan.form;
        let mut cells = Vec::new();
        for series in names.iter().filter_map(|name| form.series(name)) {
            let mut lines: Vec<Figure> = Vec::new();
            let printed = compute::printed(form, at.indicator, series, period, &self.all_periods(at.indicator));
            match &printed {
                Some(printed) => {
                    let value = printed.value(form, Among::Project);
                    figure_line::figures(&value, form, (at.unit_in(series), own), &mut lines, notes);
                }
                // Each of the series that share a cell keeps its line.
                None if names.len() > 1 => lines.push(Figure::default()),
                None => {}
            }
            let place = printed.and_then(|printed| printed.written()).map(|value| &value.place);
            cells.extend(lines.into_iter().map(|line| Cell::at(id, place, Content::Figure(Box::new(line)))));
        }
        cells
    }

    /// One block per period, with the indicators one below the other.
    ///
    /// An indicator without a value keeps its line, so that each 上段 stays aligned with the others.
    pub(super) fn period_blocks(&self, id: &str, indicators: &[Listed], notes: &mut Vec<Text>) -> Vec<Block> {
        let block = |(index, period): (usize, &Period)| {
            let label = Text::line(self.labels.label(index, *period));
            Block {
                cells: self.cells(Level::Block, |_| Cell::new(Content::Line { text: Some(label.clone()) })),
                lines: self.period_lines(id, indicators, *period, notes),
            }
        };
        self.periods.iter().enumerate().map(block).collect()
    }

    fn period_lines(&self, id: &str, indicators: &[Listed], period: Period, notes: &mut Vec<Text>) -> Vec<Vec<Cell>> {
        // For every indicator, the cells of its columns of series, line by line.
        let columns: Vec<&Part> = (self.columns.iter().filter(|column| column.level == Level::Line))
            .map(|column| &column.column.part)
            .collect();
        let own = if columns.contains(&&Part::Unit) { OwnUnit::InColumn } else { OwnUnit::Behind };
        let mut values: Vec<Vec<Vec<Cell>>> = Vec::new();
        for at in indicators {
            let cells = columns.iter().map(|part| match part {
                Part::Series(names) => {
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    self.figure_cells(id, *at, (&names, own), period, notes)
                }
                _ => Vec::new(),
            });
            values.push(cells.collect());
        }
        if values.iter().flatten().all(Vec::is_empty) {
            return vec![self.blank_line()];
        }
        let mut out = Vec::new();
        for (Listed { indicator, .. }, values) in indicators.iter().zip(values) {
            let height = values.iter().map(Vec::len).max().unwrap_or_default();
            // The unit of a single indicator is printed once; several indicators each show their own.
            let units = if indicators.len() == 1 { 1 } else { height };
            for line in 0..height.max(1) {
                let mut cells = self.blank_line();
                let own = values.iter().find_map(|values| values.get(line)?.own_unit());
                for ((cell, part), values) in cells.iter_mut().zip(&columns).zip(&values) {
                    if let Some(value) = values.get(line) {
                        *cell = value.clone();
                    } else if **part == Part::Unit && height > 0 {
                        let unit = indicator.unit.as_ref().filter(|_| line < units);
                        let text = own.clone().or_else(|| unit.map(|unit| Text::line(unit.value.clone())));
                        *cell = Cell::at(id, value_place(indicator, period), Content::Line { text });
                    }
                }
                out.push(cells);
            }
        }
        out
    }
}

/// The place of the value of an indicator for a period.
fn value_place(indicator: &Indicator, period: Period) -> Option<&Place> {
    indicator.series.iter().find_map(|series| series.at(period)).map(|value| &value.place)
}
