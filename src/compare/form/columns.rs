//! 列 and 事業欄.

use super::words;
use crate::compare::words as labels;
use crate::model::{Column, ColumnEntry, Part, ProjectLine};

/// The columns of a table in words.
pub(super) fn described(entries: &[ColumnEntry]) -> String {
    let one = |Column { part, heading, width }: &Column| column(&self::part(part), heading, *width);
    let entry = |entry: &ColumnEntry| match entry {
        ColumnEntry::One(column) => one(column),
        ColumnEntry::EachPeriod(columns) => words::each_period(&columns.iter().map(one).collect::<Vec<_>>().join("、")),
    };
    entries.iter().map(entry).collect::<Vec<_>>().join("、")
}

/// A column: what it holds, and its heading and width where there is something to say of them.
pub(super) fn column(part: &str, heading: &str, width: Option<f64>) -> String {
    let heading = (heading != part).then(|| words::quoted(heading));
    let width = width.map(|width| words::entry(words::WIDTH, &width.to_string()));
    labels::with(part, heading.into_iter().chain(width))
}

/// A line of 事業欄.
pub(super) fn project_line(line: &ProjectLine) -> String {
    match line {
        ProjectLine::Name => labels::PROJECT.to_owned(),
        ProjectLine::Goal => labels::GOAL.to_owned(),
        ProjectLine::MainActions => labels::MAIN_ACTIONS.to_owned(),
        ProjectLine::Departments => labels::DEPARTMENTS.to_owned(),
        ProjectLine::Judgement(name) | ProjectLine::Field(name) => name.clone(),
    }
}

fn part(part: &Part) -> String {
    match part {
        Part::Number => words::NUMBER.to_owned(),
        Part::Name => words::NAME.to_owned(),
        Part::Departments => labels::DEPARTMENTS.to_owned(),
        Part::Bureaus => labels::BUREAU.to_owned(),
        Part::Description => words::DESCRIPTION.to_owned(),
        Part::Outcome => words::OUTCOME.to_owned(),
        Part::Judgement(name) | Part::Field(name) => name.clone(),
        Part::IndicatorJudgement(name) | Part::IndicatorField(name) => labels::of(labels::INDICATOR, name),
        Part::Indicators => labels::INDICATOR.to_owned(),
        Part::Period => labels::YEAR.to_owned(),
        Part::Series(names) => names.join(words::SEVERAL),
        Part::SeriesYear(name) => labels::year_of(name),
        Part::Unit => labels::UNIT.to_owned(),
    }
}
