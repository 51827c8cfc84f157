//! Indicators: paired by name among those that the same node carries, and compared value by value.

use super::carried;
use super::fact::{self, Fact};
use super::pairs::{Merged, Pairs};
use super::sides::{Named, Side, Sides};
use super::value::Printed;
use super::words;
use super::{Change, Spot};
use crate::model::{
    Aggregate, Axis, Carrier, Direction, Indicator, Judgement, Period, Placed, Series, SeriesForm, SeriesYear, Value,
    compute, without_whitespace,
};

/// Adds what differs between the indicators of a node.
///
/// - `of`: what kind of node it is
/// - `above`: the names of the indicators that these are parts of
pub(super) fn changes(
    sides: &Sides,
    of: Carrier,
    (olds, news): (&[Indicator], &[Indicator]),
    above: &[String],
    spot: &Spot,
    out: &mut Vec<Change>,
) {
    let pairs = paired(olds, news);
    let every = |list: &[Indicator]| (0..list.len()).collect::<Vec<_>>();
    for merged in pairs.merged(&every(olds), &every(news)) {
        match merged {
            Merged::Both(old, new) => {
                let (old, new) = (&olds[old], &news[new]);
                // Both speak of it by its name of today.
                let names = [above, std::slice::from_ref(&new.name.value)].concat();
                let all = |side, indicator: &Indicator| {
                    let name =
                        Fact::new("name", words::of(&words::indicator(&names), words::NAME), &indicator.name.value);
                    name.into_iter().chain(facts(side, of, indicator, &names)).collect()
                };
                fact::changes(all(&sides.old, old), all(&sides.new, new), spot, out);
                changes(sides, of, (&old.parts, &new.parts), &names, spot, out);
            }
            Merged::Old(old) => {
                let text = whole(&sides.old, of, &olds[old], above);
                out.extend(Change::new(spot, words::indicators(), Some(text), None));
            }
            Merged::New(new) => {
                let text = whole(&sides.new, of, &news[new], above);
                out.extend(Change::new(spot, words::indicators(), None, Some(text)));
            }
        }
    }
    let label = words::indicators();
    let name = |index: usize| news[index].name.value.clone();
    fact::reordered(&pairs, (&every(olds), &every(news)), spot, &label, name, out);
}

/// Those of the same name, in their order where several have it; then those of the same values; then those that are left
/// in their order.
fn paired(olds: &[Indicator], news: &[Indicator]) -> Pairs {
    let mut pairs = Pairs::none(olds.len(), news.len());
    let key = |list: &[Indicator], index: usize| {
        let name = |indicator: &Indicator| (indicator.table.clone(), without_whitespace(&indicator.name.value));
        let own = name(&list[index]);
        let rank = list[..index].iter().filter(|other| name(other) == own).count();
        Some((own, rank))
    };
    pairs.by(|index| key(olds, index), |index| key(news, index));
    let name = |indicator: &Indicator| Some(without_whitespace(&indicator.name.value));
    pairs.by(|index| name(&olds[index]), |index| name(&news[index]));
    let values = |indicator: &Indicator| {
        let values: Vec<String> = (indicator.series.iter())
            .flat_map(|series| {
                series.values.iter().map(move |(at, value)| format!("{} {at} {:?}", series.name, value.value))
            })
            .collect();
        Some(values).filter(|values| !values.is_empty())
    };
    pairs.by(|index| values(&olds[index]), |index| values(&news[index]));
    let (old, new) = pairs.alone();
    pairs.in_order(&old, &new);
    pairs
}

/// An indicator and what it is made of, as one text.
pub(super) fn whole(side: &Side, of: Carrier, indicator: &Indicator, above: &[String]) -> String {
    let names = [above, std::slice::from_ref(&indicator.name.value)].concat();
    // Behind its name they are told without it.
    let own = fact::in_line(&facts(side, of, indicator, &[]));
    let name = words::indicator(&names);
    let mut lines = vec![if own.is_empty() { name } else { words::fact(&name, "", &own) }];
    lines.extend(indicator.parts.iter().map(|part| whole(side, of, part, &names)));
    lines.join("\n")
}

/// The facts of an indicator but for its name.
///
/// - `names`: what it is called, behind what it is a part of; empty where that is known
fn facts(side: &Side, carrier: Carrier, indicator: &Indicator, names: &[String]) -> Vec<Fact> {
    let Indicator { name: _, unit, series, direction, table, judgements, fields, parts: _, aggregate, place: _ } =
        indicator;
    let owner = if names.is_empty() { String::new() } else { words::indicator(names) };
    let of = |what: &str| words::of(&owner, what);
    let table_name = side.name(&Named::Table(table.clone()));
    let mut facts: Vec<Option<Fact>> = vec![
        Fact::new("table", of(words::TABLE), &table_name),
        unit.as_ref().and_then(|unit| Fact::new("unit", of(words::UNIT), &unit.value)),
        (*direction != Direction::default())
            .then(|| Fact::new("direction", of(words::DIRECTION), words::word(&Direction::KEYWORDS, direction)))
            .flatten(),
        aggregate.and_then(|it| Fact::new("aggregate", of(words::COMPUTATION), words::word(&Aggregate::KEYWORDS, &it))),
    ];
    facts.extend(fields.iter().flat_map(|entry| carried::field(side, Carrier::Indicator, entry, &owner)).map(Some));
    // What the form does not know is not read.
    debug_assert!(series.iter().all(|series| side.form().series(&series.name).is_some()));
    for series in &side.form().series {
        facts.extend(values(side, indicator, series, &owner).into_iter().map(Some));
    }
    for axis in side.form().axes_of(Carrier::Indicator) {
        let written = judgements.iter().find(|judgement| judgement.axis == axis.name);
        facts.extend(judgement(side, carrier, indicator, axis, written, &owner).into_iter().map(Some));
    }
    facts.into_iter().flatten().collect()
}

/// The values of a series, written or computed.
fn values(side: &Side, indicator: &Indicator, series: &SeriesForm, owner: &str) -> Vec<Fact> {
    let name = side.name(&Named::Series(series.name.clone()));
    let label = words::of(owner, &name);
    let (grouping, unit) = (side.form().grouping, series.unit.as_deref());
    if series.year == SeriesYear::Own {
        let value = indicator.series(&series.name).and_then(|Series { name: _, values }| values.first());
        return value
            .map(|(period, value)| own_value(side, (&name, &label), *period, value, series))
            .unwrap_or_default();
    }
    let mut facts = Vec::new();
    let periods = side.periods(&indicator.table);
    for period in periods.iter().filter(|period| side.tells(**period, &indicator.table)) {
        let written = compute::written(indicator, series, *period);
        let printed = match written {
            Some(value) => Some(Printed::of(value, grouping, unit)),
            None => (compute::computed(side.form(), indicator, series, *period, periods))
                .map(|number| Printed::of_number(number, grouping, unit)),
        };
        let Some(Printed { text, meaning }) = printed else { continue };
        let fact = Fact::of("value", &name, words::at(&label, &side.period(*period)), &text);
        // What follows from other periods goes where these are no longer shown.
        let mutual = written.is_none() && !side.shows_the_same(&indicator.table);
        facts.extend(fact.map(|fact| fact.at(*period).meaning(meaning).mutual(mutual.into()).listed()));
    }
    facts
}

/// The value of a series with a year of its own, and that year.
fn own_value(
    side: &Side,
    (name, label): (&str, &str),
    period: Period,
    value: &Placed<Value>,
    series: &SeriesForm,
) -> Vec<Fact> {
    let Printed { text, meaning } = Printed::of(&value.value, side.form().grouping, series.unit.as_deref());
    let value = Fact::of("value", name, label, &text).map(|fact| fact.meaning(meaning).listed());
    let year = Fact::of("year", name, words::year_of(label), &side.own_year(period)).map(Fact::listed);
    value.into_iter().chain(year).collect()
}

/// What is judged of an indicator: by people or, where nobody has, by its figures.
fn judgement(
    side: &Side,
    of: Carrier,
    indicator: &Indicator,
    axis: &Axis,
    written: Option<&Judgement>,
    owner: &str,
) -> Vec<Fact> {
    let year = side.plan().year;
    let mut facts: Vec<Fact> =
        written.map(|judgement| carried::judged(side, Carrier::Indicator, judgement, owner)).unwrap_or_default();
    let is_judged = side.form().judges(of, &indicator.table, &axis.name);
    if is_judged && written.is_none_or(|judgement| judgement.at(year).is_none()) {
        let periods = side.periods(&indicator.table);
        let computed = compute::judged(side.form(), indicator, &axis.name, year, periods);
        let name = side.name(&Named::Axis(Carrier::Indicator, axis.name.clone()));
        let label = words::of(owner, &name);
        facts.extend(carried::chosen(axis, computed.into_iter(), &name, &label));
    }
    facts
}
