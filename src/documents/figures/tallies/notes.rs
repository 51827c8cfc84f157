//! Notes below a table of counts: the denominators of its figures, and what they leave out.

use super::count::Counter;
use super::rows::{TallyLineKind, bureaus_of, written};
use crate::documents::figures::{figure, heading};
use crate::documents::words;
use crate::documents::words::tally_notes;
use crate::model::tally::{JudgedNode, nodes};
use crate::model::{
    AmongStyle, Axis, Choice, Condition, Named, OptionIndex, Part, Period, Stage, Tally, TallyColumn, TallyPart,
    TallyRows, TotalRow,
};

/// The notes of a table.
pub(super) fn compose(counter: &Counter) -> Vec<String> {
    let notes = [shares, shares_of_earlier, shares_of_rows, without_share, written_nowhere, rows, mean, changes];
    notes.into_iter().flat_map(|notes| notes(counter)).chain(repeats(counter)).collect()
}

fn parts<'a>(counter: &'a Counter) -> impl Iterator<Item = &'a TallyPart> {
    counter.table.each_column().map(|column: &'a TallyColumn| &column.part)
}

fn shares(counter: &Counter) -> Vec<String> {
    let mut columns = counter.table.each_column();
    if !columns.any(|column| column.part == TallyPart::Share && column.period.is_none()) {
        return Vec::new();
    }
    let (of, left_out) = if counter.table.rows.are_options() {
        (counter.all.counted, left_out(counter.axis, &counter.all, |option| !option.counted))
    } else {
        (counter.nodes.len(), Vec::new())
    };
    let overlap = overlap(counter, of);
    let note = if counter.table.rows.are_options() {
        tally_notes::share_of_judged(of, &left_out, overlap.as_deref())
    } else {
        tally_notes::share_of_all(&counter.form().notation.total, of, overlap.as_deref())
    };
    vec![note]
}

/// The denominators of the shares of earlier periods, if the rows are options.
fn shares_of_earlier(counter: &Counter) -> Vec<String> {
    let columns = counter.table.each_column().filter(|column| column.part == TallyPart::Share);
    let periods = columns.filter_map(|column| column.period).filter(|period| counter.is_judged(*period));
    let note = |period: Period| {
        tally_notes::share_of_earlier(&counter.edition.plan.period_name(period), counter.all_at(period).counted)
    };
    periods.map(note).collect()
}

/// What the rows are, if their shares add up to more than 100% because they count the same nodes.
fn overlap(counter: &Counter, of: usize) -> Option<String> {
    let form = counter.form();
    let what = match &counter.table.rows {
        TallyRows::Options => words::OPTIONS.to_owned(),
        TallyRows::Unions(_) => words::ROWS.to_owned(),
        TallyRows::Departments => heading::of_part(form, &Part::Departments, words::DEPARTMENTS),
        TallyRows::Bureaus => heading::of_part(form, &Part::Bureaus, words::BUREAUS),
        TallyRows::Level(_) | TallyRows::Projects | TallyRows::Field(_) => return None,
    };
    let lines = counter.lines();
    let counted: usize = lines.iter().filter(|line| counter.is_shared(line)).map(|line| line.members.len()).sum();
    (counted > of).then_some(what)
}

/// The judgements that are not counted: missing ones, and options that are outside.
fn left_out(axis: &Axis, tally: &Tally, is_outside: impl Fn(&Choice) -> bool) -> Vec<String> {
    let options = axis.scale.options().iter().zip(&tally.counts);
    let outside = options.filter(|(option, count)| is_outside(option) && **count > 0);
    let outside = outside.map(|(option, _)| words::quoted(&option.name));
    (tally.blank > 0).then(|| words::unjudged(axis).to_owned()).into_iter().chain(outside).collect()
}

/// The denominators of うち columns; one note for all columns of a period that leave out the same.
fn shares_of_rows(counter: &Counter) -> Vec<String> {
    type Base = (Option<Period>, Vec<String>);
    let mut notes: Vec<(Vec<String>, Base)> = Vec::new();
    for column in counter.table.each_column() {
        let TallyPart::Among { condition, style: AmongStyle::WithShare } = &column.part else { continue };
        if column.period.is_some_and(|period| !counter.is_judged(period)) {
            continue;
        }
        let left_out = match condition {
            Condition::Written { .. } => Vec::new(),
            Condition::Chosen { axis, .. } => match counter.form().axis(axis.carrier, &axis.name) {
                Some(axis) => left_out(axis, &counter.tally(axis, column.period), |option| !option.counted),
                None => Vec::new(),
            },
        };
        let base = (column.period, left_out);
        let heading = counter.named(column);
        match notes.iter_mut().find(|(_, other)| *other == base) {
            Some((headings, _)) => headings.push(heading),
            None => notes.push((vec![heading], base)),
        }
    }
    let name = |period: Period| counter.edition.plan.period_name(period);
    let note = |(headings, (period, left_out)): &(Vec<String>, Base)| {
        tally_notes::share_of_row(headings, period.map(name).as_deref(), left_out)
    };
    notes.iter().map(note).collect()
}

/// Why some shares are －: options that are not counted stand beside others that are, or there is nothing to divide by.
fn without_share(counter: &Counter) -> Vec<String> {
    let lines = counter.lines();
    let has_shares = parts(counter).any(|part| *part == TallyPart::Share);
    let of_rows = lines.iter().filter(|_| has_shares).filter_map(|line| match &line.kind {
        TallyLineKind::Chosen(options) if options.len() > 1 => {
            Some((words::quoted(&line.label), counter.axis, options))
        }
        _ => None,
    });
    let of_columns = counter.table.each_column().filter_map(|column| match &column.part {
        TallyPart::Among { condition: Condition::Chosen { axis, options }, style: AmongStyle::WithShare } => {
            Some((counter.named(column), counter.form().axis(axis.carrier, &axis.name)?, options))
        }
        _ => None,
    });
    let mixed = of_rows.chain(of_columns).filter_map(|(label, axis, options)| {
        let uncounted = options.iter().map(|option| axis.scale.option(*option)).filter(|option| !option.counted);
        let names: Vec<String> = uncounted.map(|option| words::quoted(&option.name)).collect();
        (!names.is_empty()).then(|| tally_notes::without_share(&label, &names))
    });
    let of_nothing = counter.has_share_of_nothing(&lines).then(tally_notes::share_of_nothing);
    mixed.chain(of_nothing).collect()
}

/// The texts of conditions that occur nowhere, since a count of zero may be a slip; one note for each field.
fn written_nowhere(counter: &Counter) -> Vec<String> {
    let mut absent: Vec<(&Named, Vec<&str>)> = Vec::new();
    for part in parts(counter) {
        let TallyPart::Among { condition: Condition::Written { field, values }, .. } = part else { continue };
        for value in values.iter().map(|value| value.trim()) {
            let is_it = |node: &JudgedNode| written(node, field).is_some_and(|text| text == value);
            if counter.nodes.iter().any(is_it) {
                continue;
            }
            match absent.iter_mut().find(|(other, _)| *other == field) {
                Some((_, values)) if values.contains(&value) => {}
                Some((_, values)) => values.push(value),
                None => absent.push((field, vec![value])),
            }
        }
    }
    absent.iter().map(|(field, values)| tally_notes::written_nowhere(&field.name, values)).collect()
}

/// Why the rows may not add up to the total.
fn rows(counter: &Counter) -> Vec<String> {
    let mut notes = Vec::new();
    let form = counter.form();
    let several = |what: String, count: &dyn Fn(&JudgedNode) -> usize| {
        counter
            .nodes
            .iter()
            .any(|node| count(node) > 1)
            .then(|| tally_notes::several_in_each(&form.notation.total, &what))
    };
    match &counter.table.rows {
        TallyRows::Options => {
            let is_several = counter.axis.multiple
                && counter.nodes.iter().any(|node| node.options(counter.table.stage, counter.year()).len() > 1);
            notes.extend(is_several.then(|| tally_notes::multiple(&counter.axis.name)));
        }
        TallyRows::Unions(unions) => {
            let mut options: Vec<OptionIndex> = unions.iter().flat_map(|union| union.options.clone()).collect();
            let listed = options.len();
            options.sort_by_key(|option| option.index());
            options.dedup();
            let whole = options.len() == counter.axis.scale.options().len() && counter.all.blank == 0;
            let total = figure::total(form, counter.axis.multiple);
            if counter.table.total != TotalRow::None && !whole {
                notes.push(tally_notes::unions(total, words::unjudged(counter.axis)));
            }
            if counter.table.total != TotalRow::None && options.len() < listed {
                notes.push(tally_notes::unions_overlap(total));
            }
        }
        TallyRows::Level(depth) => notes.extend(above(counter, |node| node.position.len() <= *depth)),
        TallyRows::Projects => notes.extend(above(counter, |node| node.project.is_none())),
        TallyRows::Departments => {
            let what = heading::of_part(form, &Part::Departments, words::DEPARTMENTS);
            notes.extend(several(what, &|node| node.departments().count()));
        }
        TallyRows::Bureaus => {
            let bureaus = |node: &JudgedNode| bureaus_of(counter.edition, node);
            // An item of two 課, one of them without a 部局, is in two rows although it has one 部局.
            let is_mixed = |node: &JudgedNode| bureaus(node).len() > 1 && bureaus(node).contains(&None);
            let what = heading::of_part(form, &Part::Bureaus, words::BUREAUS);
            let note = match counter.nodes.iter().any(is_mixed) {
                true => Some(tally_notes::several_bureaus_in_each(&form.notation.total, &what)),
                false => several(what, &|node| bureaus(node).len()),
            };
            notes.extend(note);
        }
        TallyRows::Field(_) => {}
    }
    notes
}

/// The note on nodes of a level above the rows.
fn above(counter: &Counter, is_above: impl Fn(&JudgedNode) -> bool) -> Option<String> {
    let count = counter.nodes.iter().filter(|node| is_above(node)).count();
    (count > 0).then(|| tally_notes::directly_above(&counter.form().notation.total, count))
}

fn mean(counter: &Counter) -> Vec<String> {
    if !parts(counter).any(|part| *part == TallyPart::Mean) {
        return Vec::new();
    }
    let options = counter.axis.scale.options().iter().filter(|option| option.counted);
    let points = options.filter_map(|option| Some((option.name.clone(), option.points?.normalize().to_string())));
    let has_no_points = |option: &Choice| !option.counted || option.points.is_none();
    let columns = counter.table.each_column().filter(|column| column.part == TallyPart::Mean);
    let mut periods: Vec<Option<Period>> = columns.map(|column| column.period).collect();
    periods.retain(|period| period.is_none_or(|period| counter.is_judged(period)));
    // What is left out is told for the reported period, or for the only one that is shown.
    periods.sort();
    let of = periods.first().copied().flatten();
    let left_out = left_out(counter.axis, &counter.tally(counter.axis, of), has_no_points);
    vec![tally_notes::points(&points.collect::<Vec<_>>(), &left_out, counter.all.decimals_of_mean())]
}

fn changes(counter: &Counter) -> Vec<String> {
    let mut periods: Vec<Period> = counter.earlier().collect();
    periods.sort();
    periods.dedup();
    let is_compared =
        |period| parts(counter).any(|part| matches!(part, TallyPart::Change { since, .. } if *since == period));
    let after_committee = counter.table.stage == Stage::AfterCommittee;
    let note = |period: Period| {
        let label = counter.edition.plan.period_name(period);
        match counter.is_judged(period) {
            false if is_compared(period) => Some(tally_notes::nothing_judged(&label)),
            false => Some(tally_notes::nothing_counted(&label)),
            true => after_committee.then(|| tally_notes::change_is_of_own(&label)),
        }
    };
    periods.into_iter().filter_map(note).collect()
}

/// How 再掲 are counted.
fn repeats(counter: &Counter) -> Option<String> {
    let nodes = nodes(counter.edition, counter.axis);
    let count = nodes.iter().filter(|node| node.repeat && node.is_within(counter.extent)).count();
    (count > 0).then(|| tally_notes::repeats(counter.table.counting, count))
}
