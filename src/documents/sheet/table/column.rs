//! The printed columns.

use super::form::Level;
use crate::documents::page::text::Text;
use crate::documents::sheet::column_kind::ColumnKind;
use crate::documents::sheet::figure_line::width_of_figures;
use crate::model::{
    Axis, Carrier, Column, ColumnEntry, DigitWidth, Edition, FieldKind, Part, PartOwner, Period, PeriodLabels,
};

/// The share of a text on the longer of its two lines if it breaks at a word.
const LINE_OF_TWO: f32 = 0.7;
/// The maximum number of lines of a heading.
const LINES_OF_HEADING: f32 = 3.0;

/// The rows within a group of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowAxis {
    /// One row per period, with the indicators one below the other.
    Periods,
    /// One row per indicator, with the periods side by side.
    Indicators,
    /// One row per series of an indicator, with the periods side by side.
    Series,
}

/// A printed column; a column of the form with periods side by side is printed once for each period.
pub(super) struct Printed<'a> {
    pub column: &'a Column,
    /// The period of a column that is printed once for each period.
    pub period: Option<Period>,
    pub kind: ColumnKind,
    pub level: Level,
}

impl RowAxis {
    /// Chooses the rows that these columns need.
    pub(super) fn for_columns(entries: &[ColumnEntry]) -> Self {
        let prints = |part: &Part| entries.iter().flat_map(ColumnEntry::columns).any(|column| column.part == *part);
        match (prints(&Part::Period), prints(&Part::SeriesName)) {
            (true, _) => Self::Periods,
            (_, true) => Self::Series,
            _ => Self::Indicators,
        }
    }
}

/// Makes a printed column.
pub(super) fn printed<'a>(
    edition: &Edition,
    column: &'a Column,
    period: Option<Period>,
    of_items: bool,
    rows: RowAxis,
) -> Printed<'a> {
    let form = &edition.plan.form;
    let are_single =
        |names: &[String]| names.iter().filter_map(|name| form.series(name)).all(|series| series.year.is_single());
    let of_indicator = match (of_items, rows) {
        (true, RowAxis::Indicators) => Level::Block,
        _ => Level::Group,
    };
    let level = match &column.part {
        Part::Series(names) if period.is_some() || !are_single(names) => Level::Line,
        Part::Unit if rows == RowAxis::Periods => Level::Line,
        Part::SeriesName | Part::Unit if rows == RowAxis::Series => Level::Block,
        Part::Series(_) if rows == RowAxis::Series => Level::Line,
        part => match part.owner() {
            PartOwner::Item => Level::Group,
            PartOwner::Period => Level::Block,
            PartOwner::Indicator => of_indicator,
        },
    };
    let axis_kind = |axis: Option<&Axis>| match axis.map(|axis| axis.mark.boxes()) {
        Some(None) => ColumnKind::Symbol,
        _ => ColumnKind::Options,
    };
    let field_kind = |carrier, name: &str| match form.field(carrier, name).map(|field| field.kind) {
        Some(FieldKind::Number | FieldKind::Money) => ColumnKind::Figures,
        _ => ColumnKind::Prose,
    };
    let kind = match &column.part {
        Part::Number => ColumnKind::Number,
        Part::Name => ColumnKind::Name,
        Part::Departments | Part::Bureaus | Part::IndicatorDepartments => ColumnKind::Departments,
        Part::Description => ColumnKind::Description,
        Part::Outcome => ColumnKind::Outcome,
        Part::Judgement(axis) => axis_kind(form.axis(Carrier::Item, axis)),
        // One cell for all indicators of an item shows only the chosen options.
        Part::IndicatorJudgement(_) if of_items && rows == RowAxis::Periods => ColumnKind::Symbol,
        Part::IndicatorJudgement(axis) => axis_kind(form.axis(Carrier::Indicator, axis)),
        Part::Field(name) => field_kind(Carrier::Item, name),
        Part::IndicatorField(name) => field_kind(Carrier::Indicator, name),
        Part::Indicators if of_items && rows == RowAxis::Periods => ColumnKind::Indicators,
        Part::Indicators => ColumnKind::Indicator,
        Part::Period => ColumnKind::Period,
        Part::Series(_) if level != Level::Line => ColumnKind::Figures,
        Part::Series(_) if period.is_some() || rows != RowAxis::Periods => ColumnKind::PeriodFigure,
        Part::Series(_) => ColumnKind::Figure,
        Part::SeriesYear(_) => ColumnKind::Symbol,
        Part::Unit => ColumnKind::Unit,
        Part::SeriesName => ColumnKind::SeriesName,
    };
    let of_all_indicators = of_items && level == Level::Group && column.part.owner() == PartOwner::Indicator;
    let kind = if of_all_indicators && kind == ColumnKind::Figures { ColumnKind::IndicatorFigures } else { kind };
    Printed { column, period, kind, level }
}

/// The width that a column needs for its heading and the label of its period, in em; a long label has two lines.
pub(super) fn heading_length(column: &Printed, periods: &[Period], labels: &PeriodLabels) -> f32 {
    let label = |period: Period| Some(labels.label(periods.iter().position(|shown| *shown == period)?, period));
    let label = column.period.and_then(label).map_or(0.0, |label| Text::line(label).length() * LINE_OF_TWO);
    label.max(Text::line(column.column.heading.as_str()).length() / LINES_OF_HEADING)
}

/// The length of the longest word of a heading, in em. A heading breaks behind a mark and before a bracket.
pub fn longest_word(heading: &str, digits: DigitWidth) -> f32 {
    longest(heading, digits, |_, _| false)
}

/// The same of the parts of words: 効果額の and 累計 are two.
pub fn longest_part(heading: &str, digits: DigitWidth) -> f32 {
    let is_hiragana = |c: char| ('ぁ'..='ゖ').contains(&c);
    longest(heading, digits, |before, c| is_hiragana(before) && !is_hiragana(c))
}

/// - `parts`: whether a word also ends between two characters
fn longest(heading: &str, digits: DigitWidth, parts: impl Fn(char, char) -> bool) -> f32 {
    let mut words = vec![String::new()];
    let mut before = None;
    for c in heading.chars() {
        if "（(［".contains(c) || before.is_some_and(|before| parts(before, c)) {
            words.push(String::new());
        }
        before = Some(c);
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
        if "、・：／/）)　 ".contains(c) {
            words.push(String::new());
        }
    }
    words.into_iter().map(|word| width_of_figures(word.trim(), digits)).fold(0.0, f32::max)
}
