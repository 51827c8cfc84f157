//! Tables: what their columns are, and what stands in their rows.
//!
//! A table is groups of blocks of lines. In a table of 取組項目 a group is an item, and a block one of its periods or,
//! where periods stand side by side, one of its indicators; in a table of indicators a group is an indicator. A cell
//! spans the group, the block or the line it belongs to, which goes with its column.

use serde::Serialize;

use super::Text;
use super::cell::{self, Cell, Content, Figure};
use crate::model::{
    Axis, Carrier, Column, ColumnEntry, DigitWidth, Edition, Field, FieldEntry, FieldKind, FieldValue, Indicator,
    IndicatorTable, Initiative, Judgement, Labels, Mark, Number, Numbering, Part, Period, PeriodLabels, Place, Placed,
    Scalar, SeriesYear, Value, compute,
};

/// What share of a text the longer of its two lines holds, when it breaks at a word.
const LINE_OF_TWO: f32 = 0.7;

/// The columns of a table and its header: the same for all tables of one form.
#[derive(Debug, Serialize)]
pub struct TableForm {
    /// Its name, printed over it; empty for none.
    name: Text,
    columns: Vec<ColumnView>,
    /// The rows of the header, each with its cells.
    head: Vec<Vec<HeadCell>>,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    kind: Kind,
    level: Level,
    /// In em, where the form says so.
    width: Option<f64>,
    /// The longest entry, in em.
    longest: f32,
    /// The position of its cell among those of its level.
    slot: usize,
    /// The level of a row header, 1 leading; `None` for no header.
    header: Option<u8>,
}

/// What a column holds, and so how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Number,
    Name,
    Departments,
    Description,
    Options,
    /// The symbols or names of the chosen options alone.
    Symbol,
    /// The names of all indicators of an item.
    Indicators,
    /// The name of one indicator.
    Indicator,
    Period,
    Figure,
    /// A figure where periods or series stand side by side.
    PeriodFigure,
    /// Figures as text, at the right.
    Figures,
    Unit,
    Prose,
    Outcome,
}

/// What a cell of a column spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Group,
    Block,
    Line,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct HeadCell {
    text: Text,
    columns: usize,
    rows: usize,
    /// Whether its column belongs to the group as a whole.
    of_group: bool,
}

impl Table {
    /// Adds to each group the tables of its own indicators.
    pub fn attach(&mut self, tables: impl IntoIterator<Item = Vec<Table>>) {
        for (group, tables) in self.groups.iter_mut().zip(tables) {
            group.tables = tables;
        }
    }
}

/// The rows of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// Which of the document's forms it has.
    form: usize,
    groups: Vec<Group>,
    /// The notes of the table, in the order of their marks.
    notes: Vec<Text>,
}

/// A 取組項目, or an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// Unique in the document.
    id: String,
    /// What the running header calls it where a page goes on with it; the No. of an item is empty where items have none.
    number: Option<Text>,
    name: Text,
    cells: Vec<Cell>,
    blocks: Vec<Block>,
    /// The tables of those of its indicators that stand in tables of their own.
    tables: Vec<Table>,
}

#[derive(Debug, Clone, Serialize)]
struct Block {
    cells: Vec<Cell>,
    lines: Vec<Vec<Cell>>,
}

/// What the rows of a table are besides its groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// A row for every period, the indicators one below the other in it.
    Periods,
    /// A row for every indicator, the periods side by side.
    Indicators,
}

/// A column as it stands in the print: one of a group of columns for each period.
struct Printed<'a> {
    column: &'a Column,
    /// The period of a column that stands once for each.
    period: Option<Period>,
    kind: Kind,
    level: Level,
}

/// Makes the tables of one form.
pub struct Maker<'a> {
    edition: &'a Edition,
    form: usize,
    name: &'a str,
    entries: &'a [ColumnEntry],
    of_items: bool,
    rows: Rows,
    periods: Vec<Period>,
    labels: &'a PeriodLabels,
    columns: Vec<Printed<'a>>,
    /// The longest entry of each column so far, in em.
    longest: Vec<f32>,
}

impl<'a> Maker<'a> {
    /// The maker of the table of 取組項目.
    pub fn of_items(edition: &'a Edition) -> Self {
        let plan = &edition.plan;
        Self::new(edition, 0, "", &plan.form.columns, true, plan.periods.clone(), &plan.period_labels)
    }

    /// The makers of the tables of indicators.
    pub fn of_indicators(edition: &'a Edition) -> Vec<Self> {
        let plan = &edition.plan;
        let maker = |(index, table): (usize, &'a IndicatorTable)| {
            let periods = table.periods.clone().unwrap_or_else(|| plan.periods.clone());
            let labels = table.period_labels.as_ref().unwrap_or(&plan.period_labels);
            Self::new(edition, index + 1, &table.name, &table.columns, false, periods, labels)
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
        let by_period = entries.iter().flat_map(ColumnEntry::columns).any(|column| column.part == Part::Period);
        let rows = if by_period { Rows::Periods } else { Rows::Indicators };
        let mut columns = Vec::new();
        for entry in entries {
            match entry {
                ColumnEntry::One(column) => columns.push(printed(edition, column, None, of_items, rows)),
                ColumnEntry::EachPeriod(group) => {
                    for period in &periods {
                        columns
                            .extend(group.iter().map(|column| printed(edition, column, Some(*period), of_items, rows)));
                    }
                }
            }
        }
        let longest = columns.iter().map(|column| heading_length(column, &periods, labels)).collect();
        Self { edition, form, name, entries, of_items, rows, periods, labels, columns, longest }
    }

    /// The name of the table.
    pub fn name(&self) -> &str {
        self.name
    }

    /// The columns and the header, after every table has been made.
    pub fn form(self) -> TableForm {
        let columns =
            self.columns.iter().zip(&self.longest).enumerate().map(|(index, (printed, longest))| ColumnView {
                kind: printed.kind,
                level: printed.level,
                width: printed.column.width,
                longest: *longest,
                slot: self.columns[..index].iter().filter(|other| other.level == printed.level).count(),
                header: match (printed.kind, printed.level) {
                    (Kind::Number, _) => Some(1),
                    (Kind::Name, _) => Some(2),
                    (Kind::Indicator, Level::Group) => Some(1),
                    (Kind::Period, _) if !self.of_items => Some(2),
                    (Kind::Indicator | Kind::Period, _) => Some(3),
                    _ => None,
                },
            });
        TableForm { name: Text::line(self.name), columns: columns.collect(), head: self.head() }
    }

    /// The rows of the header: one, or two where several columns stand for each period.
    fn head(&self) -> Vec<Vec<HeadCell>> {
        let two = self.entries.iter().any(|entry| match entry {
            ColumnEntry::One(_) => false,
            ColumnEntry::EachPeriod(columns) => columns.iter().any(|column| !column.heading.is_empty()),
        });
        let cell = |text: &str, columns, rows| HeadCell { text: Text::line(text), columns, rows, of_group: false };
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for entry in self.entries {
            match entry {
                ColumnEntry::One(column) => {
                    let printed = self.columns.iter().find(|printed| printed.column.part == column.part);
                    let of_group = printed.is_some_and(|printed| printed.level == Level::Group);
                    first.push(HeadCell { of_group, ..cell(&column.heading, 1, if two { 2 } else { 1 }) });
                }
                ColumnEntry::EachPeriod(columns) => {
                    for (index, period) in self.periods.iter().enumerate() {
                        first.push(cell(&self.labels.label(index, *period), columns.len(), 1));
                        if two {
                            second.extend(columns.iter().map(|column| cell(&column.heading, 1, 1)));
                        }
                    }
                }
            }
        }
        if two { vec![first, second] } else { vec![first] }
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
            let carried: Vec<&Indicator> =
                item.carried.indicators.iter().filter(|indicator| self.holds(indicator)).collect();
            let row = ItemRow { id: &id, item, repeat, labels, indicators: &carried };
            let cells = self.cells(Level::Group, |part| self.of_item(&row, part));
            let blocks = self.blocks(&id, &carried, &mut notes);
            let numbered = self.edition.plan.form.numbering != Numbering::None;
            let number = Text::line(if numbered { item.number.value.as_str() } else { "" });
            let name = Text::line(item.name.value.clone());
            groups.push(Group { id, number: Some(number), name, cells, blocks, tables: Vec::new() });
        }
        self.finish(groups, notes)
    }

    /// The table of those of the indicators that stand in it; `None` where there is none.
    pub fn indicators(&mut self, indicators: &[Indicator], id: &str) -> Option<Table> {
        let mut notes = Vec::new();
        let mut groups = Vec::new();
        for (indicator, depth) in flat(indicators) {
            if !self.holds(indicator) {
                continue;
            }
            let id = format!("{id}-{}", groups.len());
            let cells = self.cells(Level::Group, |part| self.of_indicator(&id, indicator, depth, part));
            let blocks = match self.rows {
                Rows::Periods => self.period_blocks(&id, &[indicator], &mut notes),
                Rows::Indicators => {
                    vec![Block { cells: Vec::new(), lines: self.lines(&id, indicator, &mut notes) }]
                }
            };
            let name = Text::line(indicator.name.value.clone());
            groups.push(Group { id, number: None, name, cells, blocks, tables: Vec::new() });
        }
        (!groups.is_empty()).then(|| self.finish(groups, notes))
    }

    fn finish(&mut self, groups: Vec<Group>, notes: Vec<Text>) -> Table {
        for group in &groups {
            self.measure(Level::Group, &group.cells);
            for block in &group.blocks {
                self.measure(Level::Block, &block.cells);
                block.lines.iter().for_each(|line| self.measure(Level::Line, line));
            }
        }
        Table { form: self.form, groups, notes }
    }

    fn measure(&mut self, level: Level, cells: &[Cell]) {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| column.level == level);
        for ((index, column), cell) in columns.zip(cells) {
            let digits = self.edition.plan.form.page.digits;
            let length = match column.kind {
                Kind::PeriodFigure | Kind::Figures => cell.figure_length(digits),
                Kind::Figure if digits != DigitWidth::Proportional => cell.figure_length(digits),
                _ => cell.length(),
            };
            self.longest[index] = self.longest[index].max(length);
        }
    }

    /// Whether an indicator stands in this table: the one of 取組項目 holds those of no table with a name.
    fn holds(&self, indicator: &Indicator) -> bool {
        indicator.table == self.name
    }

    /// The cells of the columns of one level.
    fn cells(&self, level: Level, cell: impl Fn(&Part) -> Cell) -> Vec<Cell> {
        self.columns.iter().filter(|column| column.level == level).map(|column| cell(&column.column.part)).collect()
    }

    fn blocks(&self, id: &str, indicators: &[&Indicator], notes: &mut Vec<Text>) -> Vec<Block> {
        let of_group = self.columns.iter().all(|column| column.level == Level::Group);
        match self.rows {
            _ if of_group => vec![Block { cells: Vec::new(), lines: vec![Vec::new()] }],
            Rows::Periods => self.period_blocks(id, indicators, notes),
            Rows::Indicators if indicators.is_empty() => {
                vec![Block { cells: self.cells(Level::Block, |part| self.blank(part)), lines: vec![self.blank_line()] }]
            }
            Rows::Indicators => {
                let flat = indicators.iter().flat_map(|indicator| flat(std::slice::from_ref(*indicator)));
                flat.map(|(indicator, depth)| Block {
                    cells: self.cells(Level::Block, |part| self.of_indicator(id, indicator, depth, part)),
                    lines: self.lines(id, indicator, notes),
                })
                .collect()
            }
        }
    }

    fn blank_line(&self) -> Vec<Cell> {
        self.cells(Level::Line, |part| match part {
            Part::Series(_) => Cell::new(Content::Figure(Box::default())),
            _ => Cell::default(),
        })
    }

    /// The cell of an item that has no indicator.
    fn blank(&self, part: &Part) -> Cell {
        let plan = &self.edition.plan;
        let judgement = |name: &String| {
            let axis = plan.form.axis(Carrier::Indicator, name)?;
            Some(cell::judgement(axis, None, plan.year))
        };
        Cell::new(match part {
            Part::Indicators => Content::Indicator { text: Text::line(""), depth: 0 },
            Part::Unit => Content::Line { text: None },
            Part::IndicatorJudgement(name) => judgement(name).unwrap_or_default(),
            _ => Content::Texts { texts: Vec::new() },
        })
    }

    /// A cell that belongs to the item as a whole.
    fn of_item(&self, row: &ItemRow, part: &Part) -> Cell {
        let form = &self.edition.plan.form;
        let item = row.item;
        let at = |text: Option<&Placed<String>>, content| Cell::at(row.id, text.map(|text| &text.place), content);
        match part {
            Part::Number => {
                let text = (form.numbering != Numbering::None).then(|| Text::line(item.number.value.clone()));
                at(Some(&item.number), Content::Line { text })
            }
            Part::Name => {
                let text = Text::line(item.name.value.clone());
                at(Some(&item.name), Content::Name { text, repeat: row.repeat })
            }
            Part::Departments => {
                let names = item.departments.iter().map(|name| Text::line(name.value.clone())).collect();
                at(item.departments.first(), Content::Names { names })
            }
            Part::Bureaus => {
                let mut names: Vec<&str> = Vec::new();
                let departments = &self.edition.plan.departments;
                for name in &item.departments {
                    let bureau =
                        departments.iter().find(|it| it.name.value == name.value).and_then(|it| it.bureau.as_deref());
                    names.extend(bureau.filter(|bureau| !names.contains(bureau)));
                }
                Cell::new(Content::Names { names: names.into_iter().map(Text::line).collect() })
            }
            Part::Description => {
                let focus_label = Text::line(row.labels.focus.clone());
                let (texts, focus) = (cell::lines(item.description.as_ref()), cell::lines(item.focus.as_ref()));
                let written = item.description.as_ref().or(item.focus.as_ref());
                at(written, Content::Description { texts, focus_label, focus })
            }
            Part::Outcome => at(item.outcome.as_ref(), Content::Texts { texts: cell::lines(item.outcome.as_ref()) }),
            Part::Judgement(axis) => match form.axis(Carrier::Item, axis) {
                Some(axis) => {
                    let judgement = item.carried.judgement(&axis.name);
                    Cell::new(cell::judgement(axis, judgement, self.edition.plan.year))
                }
                None => Cell::default(),
            },
            Part::Field(name) => {
                let entry = item.carried.fields.iter().find(|entry| entry.name == *name);
                let texts = entry.map(|entry| self.field_lines(Carrier::Item, entry)).unwrap_or_default();
                Cell::at(row.id, entry.and_then(|entry| cell::place(&entry.value)), Content::Texts { texts })
            }
            Part::Indicators => {
                let names = row.indicators.iter().map(|indicator| Text::line(indicator.name.value.clone())).collect();
                at(row.indicators.first().map(|indicator| &indicator.name), Content::Names { names })
            }
            // What belongs to one indicator stands in one cell for all of them where the rows are periods.
            _ => {
                let cells = row.indicators.iter().map(|indicator| self.of_indicator(row.id, indicator, 0, part));
                Cell::new(Content::Texts { texts: cells.flat_map(Cell::into_texts).collect() })
            }
        }
    }

    /// A cell that belongs to one indicator.
    fn of_indicator(&self, id: &str, indicator: &Indicator, depth: usize, part: &Part) -> Cell {
        let form = &self.edition.plan.form;
        match part {
            Part::Indicators => {
                let text = Text::line(indicator.name.value.clone());
                Cell::at(id, Some(&indicator.name.place), Content::Indicator { text, depth })
            }
            Part::Unit => {
                let text = indicator.unit.as_ref().map(|unit| Text::line(unit.value.clone()));
                Cell::at(id, indicator.unit.as_ref().map(|unit| &unit.place), Content::Line { text })
            }
            Part::IndicatorJudgement(axis) => match form.axis(Carrier::Indicator, axis) {
                Some(axis) => Cell::new(self.indicator_judgement(axis, indicator)),
                None => Cell::default(),
            },
            Part::IndicatorField(name) => {
                let entry = indicator.fields.iter().find(|entry| entry.name == *name);
                let texts = entry.map(|entry| self.field_lines(Carrier::Indicator, entry)).unwrap_or_default();
                Cell::at(id, entry.and_then(|entry| cell::place(&entry.value)), Content::Texts { texts })
            }
            Part::Series(names) => {
                let texts = names.iter().filter_map(|name| self.own_value(indicator, name)).collect();
                let value = names.iter().filter_map(|name| indicator.series(name)?.values.first()).next();
                Cell::at(id, value.map(|(_, value)| &value.place), Content::Texts { texts })
            }
            Part::SeriesYear(name) => {
                let year = indicator.series(name).and_then(|series| series.values.first());
                let texts = year.map(|(period, _)| Text::line(self.label(*period))).into_iter().collect();
                Cell::new(Content::Texts { texts })
            }
            _ => Cell::default(),
        }
    }

    fn indicator_judgement(&self, axis: &Axis, indicator: &Indicator) -> Content {
        let year = self.edition.plan.year;
        let form = &self.edition.plan.form;
        let written = indicator.judgements.iter().find(|judgement| judgement.axis == axis.name);
        let computed = || {
            let option = compute::judged(form, indicator, &axis.name, year, &self.periods)?;
            let place = indicator.place.clone();
            Some(Judgement { axis: axis.name.clone(), choices: vec![(year, Placed::new(option, place))] })
        };
        match written.filter(|judgement| judgement.at(year).is_some()) {
            Some(judgement) => cell::judgement(axis, Some(judgement), year),
            None => cell::judgement(axis, computed().as_ref(), year),
        }
    }

    /// The lines of an own field.
    pub fn field_lines(&self, carrier: Carrier, entry: &FieldEntry) -> Vec<Text> {
        let form = &self.edition.plan.form;
        let Some(field) = form.field(carrier, &entry.name) else { return Vec::new() };
        cell::field(&entry.value, field, form.grouping, |period| self.label(period))
    }

    /// The lines of an own field that follows from the 取組項目 below.
    pub fn computed_lines(&self, field: &Field, figures: Vec<(Option<Period>, Number)>) -> Vec<Text> {
        let grouping = self.edition.plan.form.grouping;
        let line = |(period, number): (Option<Period>, Number)| {
            let value = Placed::new(Value::Plain(Scalar::Number(number)), Place::default());
            let value = match period {
                Some(period) => FieldValue::Years(vec![(period, value)]),
                None => FieldValue::Figure(value),
            };
            cell::field(&value, field, grouping, |period| self.label(period))
        };
        figures.into_iter().flat_map(line).collect()
    }

    /// The value of a series that has a year of its own.
    fn own_value(&self, indicator: &Indicator, name: &str) -> Option<Text> {
        let form = &self.edition.plan.form;
        let series = form.series(name)?;
        let value = compute::written(indicator, series, self.edition.plan.year)?;
        let mut lines = Vec::new();
        cell::figures(value, form.grouping, series.unit.as_deref(), &mut lines, &mut Vec::new());
        lines.into_iter().next()?.value
    }

    /// The label of a period, shown or not.
    fn label(&self, period: Period) -> String {
        match (self.periods.iter().position(|shown| *shown == period), self.labels) {
            (Some(index), labels) => labels.label(index, period),
            (None, labels) => labels.label_of_other(period),
        }
    }

    /// The lines of one indicator where periods stand side by side: as many as the highest of its cells needs.
    fn lines(&self, id: &str, indicator: &Indicator, notes: &mut Vec<Text>) -> Vec<Vec<Cell>> {
        let year = self.edition.plan.year;
        let columns: Vec<Vec<Cell>> = (self.columns.iter().filter(|column| column.level == Level::Line))
            .map(|column| match &column.column.part {
                Part::Series(names) => self.figure_cells(id, indicator, names, column.period.unwrap_or(year), notes),
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

    /// The figures of an indicator for a period in the series that share a cell.
    fn figure_cells(
        &self,
        id: &str,
        indicator: &Indicator,
        names: &[String],
        period: Period,
        notes: &mut Vec<Text>,
    ) -> Vec<Cell> {
        let form = &self.edition.plan.form;
        let mut cells = Vec::new();
        for series in names.iter().filter_map(|name| form.series(name)) {
            let mut lines: Vec<Figure> = Vec::new();
            let written = indicator.series(&series.name).and_then(|series| series.at(period));
            match written {
                Some(value) => cell::figures(&value.value, form.grouping, series.unit.as_deref(), &mut lines, notes),
                None => {
                    if let Some(number) = compute::computed(form, indicator, series, period, &self.periods) {
                        let value = Value::Plain(Scalar::Number(number));
                        cell::figures(&value, form.grouping, series.unit.as_deref(), &mut lines, notes);
                    } else if names.len() > 1 {
                        // Of series that share a cell each keeps its line.
                        lines.push(Figure::default());
                    }
                }
            }
            let place = written.map(|value| &value.place);
            cells.extend(lines.into_iter().map(|line| Cell::at(id, place, Content::Figure(Box::new(line)))));
        }
        cells
    }

    /// A block for every period, the indicators one below the other in it.
    ///
    /// Of two indicators one may have no value: it keeps its line, so that 上段 stays over 上段.
    fn period_blocks(&self, id: &str, indicators: &[&Indicator], notes: &mut Vec<Text>) -> Vec<Block> {
        let indicators: Vec<&Indicator> =
            indicators.iter().flat_map(|indicator| flat(std::slice::from_ref(*indicator))).map(|(it, _)| it).collect();
        let block = |(index, period): (usize, &Period)| {
            let label = Text::line(self.labels.label(index, *period));
            Block {
                cells: self.cells(Level::Block, |_| Cell::new(Content::Line { text: Some(label.clone()) })),
                lines: self.period_lines(id, &indicators, *period, notes),
            }
        };
        self.periods.iter().enumerate().map(block).collect()
    }

    fn period_lines(
        &self,
        id: &str,
        indicators: &[&Indicator],
        period: Period,
        notes: &mut Vec<Text>,
    ) -> Vec<Vec<Cell>> {
        // For every indicator the cells of its series' columns, line by line.
        let columns: Vec<&Part> = (self.columns.iter().filter(|column| column.level == Level::Line))
            .map(|column| &column.column.part)
            .collect();
        let mut values: Vec<Vec<Vec<Cell>>> = Vec::new();
        for indicator in indicators {
            let cells = columns.iter().map(|part| match part {
                Part::Series(names) => self.figure_cells(id, indicator, names, period, notes),
                _ => Vec::new(),
            });
            values.push(cells.collect());
        }
        if values.iter().flatten().all(Vec::is_empty) {
            return vec![self.blank_line()];
        }
        let mut out = Vec::new();
        for (indicator, values) in indicators.iter().zip(values) {
            let height = values.iter().map(Vec::len).max().unwrap_or_default();
            // A lone indicator's unit is printed once; of several, every line says its own.
            let units = if indicators.len() == 1 { 1 } else { height };
            for line in 0..height.max(1) {
                let mut cells = self.blank_line();
                for ((cell, part), values) in cells.iter_mut().zip(&columns).zip(&values) {
                    if let Some(value) = values.get(line) {
                        *cell = value.clone();
                    } else if **part == Part::Unit && height > 0 {
                        let unit = indicator.unit.as_ref().filter(|_| line < units);
                        let text = unit.map(|unit| Text::line(unit.value.clone()));
                        *cell = Cell::at(id, value_place(indicator, period), Content::Line { text });
                    }
                }
                out.push(cells);
            }
        }
        out
    }
}

/// What the label of its period asks of a column, in em: a long one stands on two lines.
fn heading_length(column: &Printed, periods: &[Period], labels: &PeriodLabels) -> f32 {
    let label = |period: Period| Some(labels.label(periods.iter().position(|shown| *shown == period)?, period));
    column.period.and_then(label).map_or(0.0, |label| Text::line(label).length() * LINE_OF_TWO)
}

/// A 取組項目 in a row of the paper.
struct ItemRow<'a> {
    id: &'a str,
    item: &'a Initiative,
    repeat: bool,
    labels: &'a Labels,
    indicators: &'a [&'a Indicator],
}

/// A column as it stands in the print.
fn printed<'a>(
    edition: &Edition,
    column: &'a Column,
    period: Option<Period>,
    of_items: bool,
    rows: Rows,
) -> Printed<'a> {
    let form = &edition.plan.form;
    let own_year = |names: &[String]| {
        names.iter().filter_map(|name| form.series(name)).all(|series| series.year == SeriesYear::Own)
    };
    let of_indicator = match (of_items, rows) {
        (true, Rows::Indicators) => Level::Block,
        _ => Level::Group,
    };
    let level = match &column.part {
        part if part.is_of_item() => Level::Group,
        Part::Period => Level::Block,
        Part::Series(names) if period.is_none() && own_year(names) => of_indicator,
        Part::Series(_) => Level::Line,
        Part::Unit if rows == Rows::Periods => Level::Line,
        _ => of_indicator,
    };
    let axis_kind = |axis: Option<&Axis>| match axis.map(|axis| axis.mark) {
        Some(Mark::Symbol | Mark::Text) => Kind::Symbol,
        _ => Kind::Options,
    };
    let field_kind = |carrier, name: &str| match form.field(carrier, name).map(|field| field.kind) {
        Some(FieldKind::Number | FieldKind::Money) => Kind::Figures,
        _ => Kind::Prose,
    };
    let kind = match &column.part {
        Part::Number => Kind::Number,
        Part::Name => Kind::Name,
        Part::Departments | Part::Bureaus => Kind::Departments,
        Part::Description => Kind::Description,
        Part::Outcome => Kind::Outcome,
        Part::Judgement(axis) => axis_kind(form.axis(Carrier::Item, axis)),
        Part::IndicatorJudgement(axis) => axis_kind(form.axis(Carrier::Indicator, axis)),
        Part::Field(name) => field_kind(Carrier::Item, name),
        Part::IndicatorField(name) => field_kind(Carrier::Indicator, name),
        Part::Indicators if of_items && rows == Rows::Periods => Kind::Indicators,
        Part::Indicators => Kind::Indicator,
        Part::Period => Kind::Period,
        Part::Series(_) if level != Level::Line => Kind::Figures,
        Part::Series(_) if period.is_some() || rows == Rows::Indicators => Kind::PeriodFigure,
        Part::Series(_) => Kind::Figure,
        Part::SeriesYear(_) => Kind::Symbol,
        Part::Unit => Kind::Unit,
    };
    Printed { column, period, kind, level }
}

/// Some indicators, each followed by those it is made of, with how deep they lie.
fn flat(indicators: &[Indicator]) -> Vec<(&Indicator, usize)> {
    fn walk<'a>(indicators: &'a [Indicator], depth: usize, out: &mut Vec<(&'a Indicator, usize)>) {
        for indicator in indicators {
            out.push((indicator, depth));
            walk(&indicator.parts, depth + 1, out);
        }
    }
    let mut out = Vec::new();
    walk(indicators, 0, &mut out);
    out
}

/// Where the value of an indicator for a period is written.
fn value_place(indicator: &Indicator, period: Period) -> Option<&Place> {
    indicator.series.iter().find_map(|series| series.at(period)).map(|value| &value.place)
}
