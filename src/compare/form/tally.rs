//! 集計.

use super::{carrier, words};
use crate::compare::sides::Side;
use crate::compare::words as labels;
use crate::model::{
    Condition, CountTable, Counting, Form, Named, OptionIndex, OptionUnion, Stage, TallyColumn, TallyForm, TallyPart,
    TallyRows, TallyTable, TallyWord, TrendOf, TrendTable,
};

/// A 集計 in words.
pub(super) fn described(side: &Side, tally: &TallyForm) -> String {
    let TallyForm { title: _, table } = tally;
    let parts = match table {
        TallyTable::Counts(table) => counts(side, table),
        TallyTable::Trend(TrendTable { of, periods }) => {
            let of = match of {
                TrendOf::Axis(axis) => named(side.form(), axis),
                TrendOf::Series(name) => name.clone(),
            };
            let periods = periods.as_ref().map(|periods| {
                let periods: Vec<String> = periods.iter().map(|period| side.own_year(*period)).collect();
                words::entry(labels::YEAR, &periods.join("、"))
            });
            std::iter::once(words::entry(words::TREND, &of)).chain(periods).collect()
        }
    };
    parts.join("\n")
}

fn counts(side: &Side, table: &CountTable) -> Vec<String> {
    let form = side.form();
    let CountTable { axis, rows, columns, counting, stage, total } = table;
    let said = |holds: bool| if holds { words::YES } else { words::NO };
    let counting = match counting {
        Counting::Net => words::NET,
        Counting::Gross => words::GROSS,
    };
    let columns: Vec<String> = columns.iter().map(|column| of_column(side, column)).collect();
    vec![
        words::entry(words::AXES, &named(form, axis)),
        words::entry(words::ROWS, &of_rows(form, axis, rows)),
        words::entry(words::COLUMNS, &columns.join("、")),
        words::entry(words::COUNTING, counting),
        words::entry(words::COMMITTEE_JUDGEMENT, said(*stage == Stage::AfterCommittee)),
        words::entry(words::TOTAL, said(*total)),
    ]
}

fn of_rows(form: &Form, axis: &Named, rows: &TallyRows) -> String {
    match rows {
        TallyRows::Options => words::OPTIONS.to_owned(),
        TallyRows::Unions(unions) => {
            let union = |OptionUnion { heading, options: of }: &OptionUnion| {
                labels::with(heading, std::iter::once(options(form, axis, of)))
            };
            unions.iter().map(union).collect::<Vec<_>>().join("、")
        }
        TallyRows::Level(depth) => form.levels.get(*depth).cloned().unwrap_or_default(),
        TallyRows::Projects => labels::PROJECT.to_owned(),
        TallyRows::Departments => labels::DEPARTMENTS.to_owned(),
        TallyRows::Bureaus => labels::BUREAU.to_owned(),
        TallyRows::Field(field) => named(form, field),
    }
}

fn of_column(side: &Side, column: &TallyColumn) -> String {
    let TallyColumn { heading, part } = column;
    let word = |word: TallyWord| labels::word(&TallyWord::KEYWORDS, &word);
    let (name, more) = match part {
        TallyPart::Count => (word(TallyWord::Count), Vec::new()),
        TallyPart::Share => (word(TallyWord::Share), Vec::new()),
        TallyPart::Mean => (word(TallyWord::Mean), Vec::new()),
        TallyPart::Among { condition, share } => {
            let share = if *share { words::YES } else { words::NO };
            (word(TallyWord::Among), vec![of_condition(side, condition), words::entry(words::SHARE, share)])
        }
        TallyPart::Change { condition, since } => {
            let of = condition.as_ref().map(|condition| of_condition(side, condition));
            (word(TallyWord::Change), of.into_iter().chain([side.own_year(*since)]).collect())
        }
    };
    let heading = heading.as_ref().map(|heading| words::quoted(heading));
    labels::with(name, heading.into_iter().chain(more))
}

fn of_condition(side: &Side, condition: &Condition) -> String {
    match condition {
        Condition::Chosen { axis, options: of } => {
            words::entry(&named(side.form(), axis), &options(side.form(), axis, of))
        }
        Condition::Written { field, values } => words::entry(&named(side.form(), field), &values.join("・")),
    }
}

fn options(form: &Form, axis: &Named, options: &[OptionIndex]) -> String {
    let axis = form.axis(axis.carrier, &axis.name);
    let names = options.iter().filter_map(|option| Some(axis?.scale.name(*option)));
    names.collect::<Vec<_>>().join("・")
}

fn named(form: &Form, of: &Named) -> String {
    labels::of(&carrier(form, of.carrier), &of.name)
}
