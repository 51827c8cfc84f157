//! Columns as they stand in the print.

use super::form::{ColumnKind, Level};
use crate::documents::page::text::Text;
use crate::model::{
    Axis, Carrier, Column, ColumnEntry, Edition, FieldKind, Mark, Part, PartOwner, Period, PeriodLabels, SeriesYear,
};

/// What share of a text the longer of its two lines holds, when it breaks at a word.
const LINE_OF_TWO: f32 = 0.7;
/// On how many lines a heading may stand.
const LINES_OF_HEADING: f32 = 3.0;

/// What the rows of a table are besides its groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowAxis {
    /// A row for every period, the indicators one below the other in it.
    Periods,
    /// A row for every indicator, the periods side by side.
    Indicators,
}

/// A column as it stands in the print: one of a group of columns for each period.
pub(super) struct Printed<'a> {
    pub column: &'a Column,
    /// The period of a column that stands once for each.
    pub period: Option<Period>,
    pub kind: ColumnKind,
    pub level: Level,
}

impl RowAxis {
    /// Chooses the rows that go with these columns.
    pub(super) fn for_columns(entries: &[ColumnEntry]) -> Self {
        let mut columns = entries.iter().flat_map(ColumnEntry::columns);
        if columns.any(|column| column.part == Part::Period) { Self::Periods } else { Self::Indicators }
    }
}

/// A column as it stands in the print.
pub(super) fn printed<'a>(
    edition: &Edition,
    column: &'a Column,
    period: Option<Period>,
    of_items: bool,
    rows: RowAxis,
) -> Printed<'a> {
    let form = &edition.plan.form;
    let own_year = |names: &[String]| {
        names.iter().filter_map(|name| form.series(name)).all(|series| series.year == SeriesYear::Own)
    };
    let of_indicator = match (of_items, rows) {
        (true, RowAxis::Indicators) => Level::Block,
        _ => Level::Group,
    };
    let level = match &column.part {
        Part::Series(names) if period.is_some() || !own_year(names) => Level::Line,
        Part::Unit if rows == RowAxis::Periods => Level::Line,
        part => match part.owner() {
            PartOwner::Item => Level::Group,
            PartOwner::Period => Level::Block,
            PartOwner::Indicator => of_indicator,
        },
    };
    let axis_kind = |axis: Option<&Axis>| match axis.map(|axis| axis.mark) {
        Some(Mark::Symbol | Mark::Text) => ColumnKind::Symbol,
        _ => ColumnKind::Options,
    };
    let field_kind = |carrier, name: &str| match form.field(carrier, name).map(|field| field.kind) {
        Some(FieldKind::Number | FieldKind::Money) => ColumnKind::Figures,
        _ => ColumnKind::Prose,
    };
    let kind = match &column.part {
        Part::Number => ColumnKind::Number,
        Part::Name => ColumnKind::Name,
        Part::Departments | Part::Bureaus => ColumnKind::Departments,
        Part::Description => ColumnKind::Description,
        Part::Outcome => ColumnKind::Outcome,
        Part::Judgement(axis) => axis_kind(form.axis(Carrier::Item, axis)),
        // Of all indicators of an item there is one cell: what is chosen for each, and no options.
        Part::IndicatorJudgement(_) if of_items && rows == RowAxis::Periods => ColumnKind::Symbol,
        Part::IndicatorJudgement(axis) => axis_kind(form.axis(Carrier::Indicator, axis)),
        Part::Field(name) => field_kind(Carrier::Item, name),
        Part::IndicatorField(name) => field_kind(Carrier::Indicator, name),
        Part::Indicators if of_items && rows == RowAxis::Periods => ColumnKind::Indicators,
        Part::Indicators => ColumnKind::Indicator,
        Part::Period => ColumnKind::Period,
        Part::Series(_) if level != Level::Line => ColumnKind::Figures,
        Part::Series(_) if period.is_some() || rows == RowAxis::Indicators => ColumnKind::PeriodFigure,
        Part::Series(_) => ColumnKind::Figure,
        Part::SeriesYear(_) => ColumnKind::Symbol,
        Part::Unit => ColumnKind::Unit,
    };
    Printed { column, period, kind, level }
}

/// What its heading and the label of its period ask of a column, in em: a long label stands on two lines.
pub(super) fn heading_length(column: &Printed, periods: &[Period], labels: &PeriodLabels) -> f32 {
    let label = |period: Period| Some(labels.label(periods.iter().position(|shown| *shown == period)?, period));
    let label = column.period.and_then(label).map_or(0.0, |label| Text::line(label).length() * LINE_OF_TWO);
    label.max(Text::line(column.column.heading.as_str()).length() / LINES_OF_HEADING)
}
