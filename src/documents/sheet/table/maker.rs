//! Makes the tables of one form and, after all of them, its columns and header.

use std::borrow::Cow;

use super::column::{Printed, RowAxis, heading_length, longest_part, longest_word, printed};
use super::form::{Level, TableColumn, TableForm};
use super::rows::{Block, Note, Table, TableGroup};
use crate::documents::page::text::Text;
use crate::documents::sheet::cell::Cell;
use crate::documents::sheet::column_kind::ColumnKind;
use crate::documents::sheet::labelled::{LabelledCell, LineKind};
use crate::model::{
    Among, Column, ColumnEntry, DigitWidth, Edition, Form, Indicator, IndicatorTable, Indicators, Initiative, Labels,
    Part, PartsSide, Period, PeriodLabels, SeriesForm, TableKind, UnitSide,
};

/// A 取組項目 in a row of the paper.
pub(super) struct ItemRow<'a> {
    pub id: &'a str,
    pub item: &'a Initiative,
    pub repeat: bool,
    pub labels: &'a Labels,
    pub indicators: &'a [Listed<'a>],
}

/// An indicator of a table.
#[derive(Clone, Copy)]
pub(super) struct Listed<'i> {
    pub indicator: &'i Indicator,
    /// How many levels it stands below another one.
    pub depth: usize,
    /// 単位 behind its figures, if the form puts it there.
    pub unit: Option<&'i str>,
}

impl<'i> Listed<'i> {
    /// What follows its figures in a series.
    pub fn unit_in(&self, series: &'i SeriesForm) -> Option<&'i str> {
        series.unit.as_deref().or(self.unit)
    }
}

/// 番号 of a 取組項目; that of a 再掲 is one of another 事業.
pub fn number_of<'i>(form: &Form, item: &'i Initiative, repeat: bool) -> Option<&'i str> {
    item.number_among(form, if repeat { Among::Paper } else { Among::Project })
}

/// Makes the tables of one form.
pub struct Maker<'a> {
    pub(super) edition: &'a Edition,
    pub(super) form: usize,
    pub(super) name: &'a str,
    /// What stands above the table.
    pub(super) title: &'a str,
    /// What stands below every such table.
    pub(super) fixed_notes: &'a [String],
    pub(super) entries: &'a [ColumnEntry],
    pub(super) of_items: bool,
    pub(super) rows: RowAxis,
    pub(super) periods: Vec<Period>,
    pub(super) labels: &'a PeriodLabels,
    pub(super) columns: Vec<Printed<'a>>,
    /// The longest entry of each column so far, in em.
    pub(super) longest: Vec<f32>,
    /// The widest figure of each column so far, in em.
    pub(super) figures: Vec<f32>,
    /// The widest 付記 of each column so far that stays on one line, in em.
    pub(super) suffixes: Vec<f32>,
}

impl<'a> Maker<'a> {
    /// The maker of the table of 取組項目.
    pub fn of_items(edition: &'a Edition) -> Self {
        let plan = &edition.plan;
        // The unnamed table of indicators also applies to indicators in the rows of items.
        let labels = plan.form.labels_of("", &plan.period_labels);
        let periods = plan.form.periods_of("", &plan.periods).to_vec();
        Self::new(edition, 0, "", &plan.form.columns, true, periods, labels)
    }

    /// The makers of the tables of indicators.
    pub fn of_indicators(edition: &'a Edition) -> Vec<Self> {
        let plan = &edition.plan;
        let maker = |(index, table): (usize, &'a IndicatorTable)| {
            let periods = plan.form.periods_of(&table.name, &plan.periods).to_vec();
            let labels = plan.form.labels_of(&table.name, &plan.period_labels);
            let maker = Self::new(edition, index + 1, &table.name, &table.columns, false, periods, labels);
            Self { title: table.printed_title(), fixed_notes: &table.notes, ..maker }
        };
        plan.form.tables.iter().enumerate().map(maker).collect()
    }

    fn new(
        edition: &'a Edition,
        form: usize,
        name: &'a str,
        entries: &'a [ColumnEntry],
        of_items: bool,
        periods: Vec<Period>,
        labels: &'a PeriodLabels,
    ) -> Self {
        let rows = RowAxis::for_columns(entries);
        let mut columns = Vec::new();
        for entry in entries {
            match entry {
                ColumnEntry::One(_) | ColumnEntry::Headed { .. } => {
                    let own = entry.columns().iter();
                    columns.extend(own.map(|column| printed(edition, column, column.period, of_items, rows)));
                }
                ColumnEntry::EachPeriod(group) => {
                    for period in &periods {
                        columns
                            .extend(group.iter().map(|column| printed(edition, column, Some(*period), of_items, rows)));
                    }
                }
            }
        }
        let longest = columns.iter().map(|column| heading_length(column, &periods, labels)).collect();
        let (figures, suffixes) = (vec![0.0; columns.len()], vec![0.0; columns.len()]);
        Self {
            edition,
            form,
            name,
            title: name,
            fixed_notes: &[],
            entries,
            of_items,
            rows,
            periods,
            labels,
            columns,
            longest,
            figures,
            suffixes,
        }
    }

    /// The name of the table.
    pub fn name(&self) -> &str {
        self.name
    }

    /// The columns and the header, after every table has been made.
    pub fn form(mut self) -> TableForm {
        let (own_figures, own_suffixes) = (self.figures.clone(), self.suffixes.clone());
        self.level_periods();
        let headings = self.headings();
        let digits = self.edition.plan.form.page.digits;
        let of_heading = |index: usize, longest: &dyn Fn(&str, DigitWidth) -> f32| {
            let (above, columns, own) = &headings[index];
            longest(own, digits).max(longest(above, digits) / *columns as f32)
        };
        let columns =
            self.columns.iter().zip(&self.longest).enumerate().map(|(index, (printed, longest))| TableColumn {
                kind: printed.kind,
                level: printed.level,
                width: printed.column.width,
                longest: *longest,
                heading_word: of_heading(index, &longest_word),
                heading_part: of_heading(index, &longest_part),
                label: {
                    let (above, _, own) = &headings[index];
                    Text::line([above.as_str(), *own].join(" ").trim())
                },
                figures: self.figures[index],
                own_figures: own_figures[index],
                suffixes: self.suffixes[index],
                own_suffixes: own_suffixes[index],
                slot: self.columns[..index].iter().filter(|other| other.level == printed.level).count(),
                header: match (printed.kind, printed.level) {
                    (ColumnKind::Number, _) => Some(1),
                    (ColumnKind::Name, _) => Some(2),
                    (ColumnKind::Indicator, Level::Group) => Some(1),
                    (ColumnKind::Period | ColumnKind::SeriesName, _) if !self.of_items => Some(2),
                    (ColumnKind::Indicator | ColumnKind::Indicators, _) => Some(3),
                    (ColumnKind::Period | ColumnKind::SeriesName, _) => Some(4),
                    _ => None,
                },
            });
        let notes = self.fixed_notes.iter().map(|note| Text::line(note.as_str())).collect();
        TableForm { name: Text::line(self.title), columns: columns.collect(), head: self.head(), notes }
    }

    /// Gives the columns of one series the same width in every period.
    fn level_periods(&mut self) {
        for index in 0..self.columns.len() {
            let part = &self.columns[index].column.part;
            let of_series = |column: &Printed| column.period.is_some() && column.column.part == *part;
            if !of_series(&self.columns[index]) {
                continue;
            }
            for widths in [&mut self.longest, &mut self.figures, &mut self.suffixes] {
                let all = self.columns.iter().zip(widths.iter()).filter(|(column, _)| of_series(column));
                widths[index] = all.map(|(_, width)| *width).fold(0.0, f32::max);
            }
        }
    }

    /// A table of 取組項目, each with the id of its row and whether it is a 再掲.
    pub fn items<'i>(
        &mut self,
        items: impl IntoIterator<Item = (String, &'i Initiative, bool)>,
        labels: &Labels,
    ) -> Table {
        let mut notes = Vec::new();
        let mut groups = Vec::new();
        for (id, item, repeat) in items {
            let indicators = self.flat(&item.carried.indicators);
            let row = ItemRow { id: &id, item, repeat, labels, indicators: &indicators };
            let cells = self.cells(Level::Group, |column| self.of_item(&row, &column.column.part, column.period));
            let blocks = self.blocks(&id, &indicators, &mut notes);
            let number = Text::line(number_of(&self.edition.plan.form, item, repeat).unwrap_or_default());
            let name = Text::line(item.name.value.clone());
            groups.push(TableGroup {
                id,
                number: Some(number),
                name,
                remarks: Vec::new(),
                cells,
                blocks,
                tables: Vec::new(),
            });
        }
        self.finish(groups, notes)
    }

    /// The table of the indicators that belong to it; `None` if there are none.
    pub fn indicators(&mut self, indicators: &[Indicator], id: &str) -> Option<Table> {
        let mut notes = Vec::new();
        let mut groups = Vec::new();
        for at in self.flat(indicators) {
            let id = format!("{id}-{}", groups.len());
            let cells =
                self.cells(Level::Group, |column| self.of_indicator(&id, at, &column.column.part, column.period));
            let blocks = match self.rows {
                RowAxis::Periods => self.period_blocks(&id, &[at], &mut notes),
                RowAxis::Series => self.series_blocks(&id, at, &mut notes),
                RowAxis::Indicators => {
                    vec![Block { cells: Vec::new(), lines: self.lines(&id, at, None, &mut notes) }]
                }
            };
            let name = Text::line(at.indicator.name.value.clone());
            groups.push(TableGroup { id, number: None, name, remarks: Vec::new(), cells, blocks, tables: Vec::new() });
        }
        (!groups.is_empty()).then(|| self.finish(groups, notes))
    }

    /// The table with a blank row in place of indicators.
    pub fn blank_table(&mut self, id: &str) -> Table {
        let mut notes = Vec::new();
        let id = format!("{id}-0");
        let cells = self.cells(Level::Group, |column| self.to_fill_in(&column.column.part));
        let blocks = match self.rows {
            RowAxis::Periods => self.period_blocks(&id, &[], &mut notes),
            RowAxis::Series => {
                self.series_blocks(&id, Listed { indicator: &Indicator::default(), depth: 0, unit: None }, &mut notes)
            }
            RowAxis::Indicators => vec![Block { cells: Vec::new(), lines: vec![self.blank_line()] }],
        };
        let name = Text::line("");
        let group = TableGroup { id, number: None, name, remarks: Vec::new(), cells, blocks, tables: Vec::new() };
        self.finish(vec![group], notes)
    }

    /// A part of a 取組項目 outside its table.
    pub fn item_line(&self, id: &str, item: &Initiative, repeat: bool, labels: &Labels, part: &Part) -> LabelledCell {
        let column = Column::usual(part.clone(), TableKind::Items);
        let printed = printed(self.edition, &column, None, true, RowAxis::Indicators);
        let row = ItemRow { id, item, repeat, labels, indicators: &[] };
        LabelledCell::new(LineKind::Column(printed.kind), column.heading.as_str(), self.of_item(&row, part, None))
    }

    fn finish(&mut self, groups: Vec<TableGroup>, notes: Vec<Text>) -> Table {
        for group in &groups {
            self.measure(Level::Group, &group.cells);
            for block in &group.blocks {
                self.measure(Level::Block, &block.cells);
                block.lines.iter().for_each(|line| self.measure(Level::Line, line));
            }
        }
        let mark = &self.edition.plan.form.note_mark;
        let notes = notes.into_iter().enumerate().map(|(index, text)| Note::new(mark, index + 1, text)).collect();
        Table { form: self.form, groups, notes }
    }

    fn measure(&mut self, level: Level, cells: &[Cell]) {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| column.level == level);
        for ((index, column), cell) in columns.zip(cells) {
            let digits = self.edition.plan.form.page.digits;
            let length = match column.kind {
                ColumnKind::PeriodFigure | ColumnKind::Figures | ColumnKind::IndicatorFigures => {
                    cell.figure_length(digits)
                }
                ColumnKind::Figure if digits != DigitWidth::Proportional => cell.figure_length(digits),
                _ => cell.length(),
            };
            self.longest[index] = self.longest[index].max(length);
            self.figures[index] = self.figures[index].max(cell.whole_figure_width(digits));
            self.suffixes[index] = self.suffixes[index].max(cell.whole_suffix_width());
        }
    }

    /// The indicators of a list that belong to this table, each beside its parts.
    pub(super) fn flat<'i>(&self, indicators: &'i [Indicator]) -> Vec<Listed<'i>> {
        let form = &self.edition.plan.form;
        let nodes: Vec<_> = match form.parts {
            PartsSide::Below => Indicators::of_list(indicators).collect(),
            PartsSide::Above => Indicators::parts_first(indicators),
        };
        let listed = nodes.into_iter().map(|node| Listed {
            indicator: node.indicator,
            depth: node.above.len(),
            unit: node.unit().map(|unit| unit.value.as_str()).filter(|_| form.unit_side == UnitSide::Figure),
        });
        listed.filter(|at| self.holds(at.indicator)).collect()
    }

    /// Whether an indicator stands in this table.
    pub(super) fn holds(&self, indicator: &Indicator) -> bool {
        indicator.tables.has(self.name)
    }

    /// The periods from which the figures of an indicator are computed: those of all tables in which it stands.
    pub(super) fn all_periods(&self, indicator: &Indicator) -> Cow<'a, [Period]> {
        let plan = &self.edition.plan;
        plan.form.periods_of_all(&indicator.tables, &plan.periods)
    }

    /// The cells of the columns of one level.
    pub(super) fn cells(&self, level: Level, cell: impl Fn(&Printed) -> Cell) -> Vec<Cell> {
        self.columns.iter().filter(|column| column.level == level).map(cell).collect()
    }

    /// The label of a period beside a figure; bare digits would run into the figure.
    pub(super) fn long_label(&self, period: Period) -> String {
        match self.labels {
            PeriodLabels::Digits => PeriodLabels::Era.label(0, period),
            _ => self.label(period),
        }
    }

    /// The label of a period, shown or not.
    pub(super) fn label(&self, period: Period) -> String {
        self.labels.label_among(&self.periods, period)
    }
}
