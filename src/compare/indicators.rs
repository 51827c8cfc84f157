//! Compares the indicators that the same node carries, value by value.

use super::carried::{self, Owner};
use super::change::{About, Topic};
use super::fact::{self, Fact};
use super::sides::{FormName, Side, Sides};
use super::value::Printed;
use super::words;
use super::{Change, Spot};
use crate::model::holder::Holder;
use crate::model::identity::{IndicatorTree, Merged, Pairs};
use crate::model::{
    Among, Axis, Carrier, Direction, InTables, Indicator, Judgement, Part, Period, SeriesForm, SeriesYear, compute,
};

/// Adds the differences between the indicators of a node.
///
/// - `of`: the kind of node
pub(super) fn changes(
    sides: &Sides,
    of: Carrier,
    (olds, news): (&[Indicator], &[Indicator]),
    spot: &Spot,
    out: &mut Vec<Change>,
) {
    let (olds, news) = (&IndicatorTree::new(olds), &IndicatorTree::new(news));
    let pairs = olds.pairs_with(news);
    let comparison = IndicatorComparison { sides, of, olds, news, pairs, spot };
    comparison.siblings((&olds.roots, &news.roots), out);
}

/// The indicators of a node on both sides.
struct IndicatorComparison<'c, 'a> {
    sides: &'c Sides<'a>,
    of: Carrier,
    olds: &'c IndicatorTree<'c>,
    news: &'c IndicatorTree<'c>,
    pairs: Pairs,
    spot: &'c Spot,
}

impl IndicatorComparison<'_, '_> {
    /// Adds the differences between siblings, and in their order.
    fn siblings(&self, (olds, news): (&[usize], &[usize]), out: &mut Vec<Change>) {
        for merged in self.pairs.merged(olds, news) {
            match merged {
                Merged::Both(old, new) => self.both(old, new, out),
                Merged::Old(old) => {
                    let side = self.sides.old.alone();
                    let text = told(&side, self.of, self.olds, old, &|part| self.pairs.new_of(part).is_none());
                    let about = About::new(Topic::Indicator).of(&names(self.olds, old));
                    out.extend(Change::new(self.spot, (&about, words::INDICATOR), Some(text), None));
                }
                Merged::New(new) => {
                    let side = self.sides.new.alone();
                    let text = told(&side, self.of, self.news, new, &|part| self.pairs.old_of(part).is_none());
                    let about = About::new(Topic::Indicator).of(&names(self.news, new));
                    out.extend(Change::new(self.spot, (&about, words::INDICATOR), None, Some(text)));
                    self.pairs_below(new, out);
                }
            }
        }
        let name = |index: usize| self.news.all[index].indicator.name.value.clone();
        fact::reordered(&self.pairs, (olds, news), self.spot, words::INDICATOR, name, out);
    }

    /// Adds the differences of those parts of a new indicator that stood elsewhere before.
    fn pairs_below(&self, new: usize, out: &mut Vec<Change>) {
        for part in &self.news.all[new].parts {
            match self.pairs.old_of(*part) {
                Some(old) => self.both(old, *part, out),
                None => self.pairs_below(*part, out),
            }
        }
    }

    fn both(&self, old: usize, new: usize, out: &mut Vec<Change>) {
        let (was, is) = (&self.olds.all[old], &self.news.all[new]);
        // Both sides use its new name.
        let names = names(self.news, new);
        if was.above.map(|above| self.pairs.new_of(above)) != is.above.map(Some) {
            let (from, to) = (words::indicator(&self::names(self.olds, old)), words::indicator(&names));
            let about = (&About::new(Topic::Place).of(&names), &*words::place_of(words::INDICATOR));
            out.extend(Change::moved(self.spot, about, from, to));
        }
        let all = |side, indicator: &Indicator| {
            let label = words::owned(&words::indicator(&names), words::NAME);
            let name = Fact::new(Topic::Name, label, &indicator.name.value).map(|fact| fact.of(&names));
            name.into_iter().chain(facts(side, self.of, indicator, &names)).collect()
        };
        fact::changes(all(&self.sides.old, was.indicator), all(&self.sides.new, is.indicator), self.spot, out);
        self.siblings((&was.parts, &is.parts), out);
    }
}

/// The names of the indicators down to one, outermost first.
fn names(tree: &IndicatorTree, index: usize) -> Vec<String> {
    tree.path(index).into_iter().map(|index| tree.all[index].indicator.name.value.clone()).collect()
}

/// Writes an indicator that only one side has, with its parts, as one text.
pub(super) fn whole(side: &Side, of: Carrier, indicator: &Indicator) -> String {
    told(&side.alone(), of, &IndicatorTree::new(std::slice::from_ref(indicator)), 0, &|_| true)
}

/// Writes an indicator and the parts that pass a filter as one text.
///
/// - `side`: the side that has it, [alone](Side::alone)
fn told(side: &Side, of: Carrier, tree: &IndicatorTree, index: usize, holds: &dyn Fn(usize) -> bool) -> String {
    let at = &tree.all[index];
    // The name goes first, so the facts do not repeat it.
    let own = fact::in_line(&facts(side, of, at.indicator, &[]));
    let name = words::indicator(&names(tree, index));
    let mut lines = vec![if own.is_empty() { name } else { words::fact(&name, "", &own) }];
    let parts = at.parts.iter().filter(|part| holds(**part));
    lines.extend(parts.map(|part| told(side, of, tree, *part, holds)));
    lines.join("\n")
}

/// Returns the facts of an indicator except for its name.
///
/// - `names`: the names of the indicators down to this one; empty if the reader knows them
fn facts(side: &Side, carrier: Carrier, indicator: &Indicator, names: &[String]) -> Vec<Fact> {
    let Indicator {
        name: _,
        unit,
        counts_in: _,
        series,
        in_charge,
        direction,
        is_unnamed,
        tables,
        judgements,
        fields,
        parts: _,
        derivation,
        above: _,
        place: _,
    } = indicator;
    let owner = Owner { names, tables };
    let of = |what: &str| owner.label(what);
    let names_of_tables: Vec<String> =
        tables.names().map(|table| side.name(&FormName::Table(table.to_owned()))).collect();
    let in_tables = InTables::new(names_of_tables).said();
    let mut facts: Vec<Option<Fact>> = vec![
        Fact::new(Topic::Table, of(words::TABLE), &in_tables),
        carried::in_charge(in_charge, of(words::DEPARTMENTS)),
        unit.as_ref().and_then(|unit| Fact::new(Topic::Unit, of(words::UNIT), &unit.value)),
        (*direction != Direction::default())
            .then(|| Fact::new(Topic::Direction, of(words::DIRECTION), words::word(&Direction::KEYWORDS, direction)))
            .flatten(),
        is_unnamed.then(|| Fact::new(Topic::NamePrinted, of(words::NAME_PRINTED), words::NO)).flatten(),
        derivation.as_ref().and_then(|it| Fact::new(Topic::Computation, of(words::COMPUTATION), &it.to_string())),
    ];
    facts.extend(carried::fields(side, Holder::Indicator(indicator), fields, owner).into_iter().map(Some));
    // The reader drops series that the form does not declare.
    debug_assert!(series.iter().all(|series| side.form().series(&series.name).is_some()));
    for series in &side.form().series {
        facts.extend(values(side, carrier, indicator, series, owner).into_iter().map(Some));
    }
    for axis in side.form().axes_of(Carrier::Indicator) {
        let written = judgements.iter().find(|judgement| judgement.axis == axis.name);
        facts.extend(judgement(side, carrier, indicator, axis, written, owner).into_iter().map(Some));
    }
    facts.into_iter().flatten().map(|fact| fact.of(names)).collect()
}

/// Returns the facts of the values of a series: the written ones, and the computed ones that the table prints.
fn values(side: &Side, of: Carrier, indicator: &Indicator, series: &SeriesForm, owner: Owner) -> Vec<Fact> {
    let name = side.name(&FormName::Series(series.name.clone()));
    let label = owner.label(&name);
    let (grouping, unit) = (side.form().grouping, series.unit.as_deref());
    let is_printed = side.form().prints(of, &indicator.tables, &Part::Series(vec![series.name.clone()]));
    let periods = side.periods(&indicator.tables);
    let printed = |period| {
        let printed = compute::printed(side.form(), indicator, series, period, &periods);
        printed.filter(|printed| is_printed || printed.written().is_some())
    };
    let told =
        |printed: &compute::Printed| Printed::with_unit(&printed.value(side.form(), Among::Project), grouping, unit);
    if series.year.is_single() {
        let year = side.plan().year;
        let Some(printed) = printed(year) else { return Vec::new() };
        let year = || compute::Years { form: side.form(), series, period: year, periods: &periods }.printed(indicator);
        let year = (series.year == SeriesYear::Own).then(year).flatten();
        return own_value(side, (&name, &label), told(&printed), year);
    }
    let mut facts = Vec::new();
    for period in periods.iter().filter(|period| side.tells(**period, &indicator.tables)) {
        let Some(printed) = printed(*period) else { continue };
        let is_computed = matches!(printed, compute::Printed::Computed(_));
        let Printed { text, meaning } = told(&printed);
        let named = side.period(*period);
        let fact = Fact::named(Topic::Value, &name, words::at(&label, &named.printed), &text);
        // A computed value disappears when the periods it needs are no longer shown.
        let mutual = is_computed && !side.shows_the_same(&indicator.tables);
        facts.extend(fact.map(|fact| fact.at(named).meaning(meaning).only_if_both(mutual.into()).diff_as_list()));
    }
    facts
}

/// Returns the facts of a series with one value: the value and, if it has one of its own, the year.
fn own_value(side: &Side, (name, label): (&str, &str), value: Printed, year: Option<Period>) -> Vec<Fact> {
    let fact = Fact::named(Topic::Value, name, label, &value.text);
    let value = fact.map(|fact| fact.meaning(value.meaning).diff_as_list());
    let year = year.and_then(|year| {
        Fact::named(Topic::SeriesYear, name, words::year_of(label), &side.own_year(year)).map(Fact::diff_as_list)
    });
    value.into_iter().chain(year).collect()
}

/// Returns the facts of a judgement of an indicator: made by people or, failing that, by its figures.
fn judgement(
    side: &Side,
    of: Carrier,
    indicator: &Indicator,
    axis: &Axis,
    written: Option<&Judgement>,
    owner: Owner,
) -> Vec<Fact> {
    let year = side.plan().year;
    let mut facts: Vec<Fact> =
        written.map(|judgement| carried::judged(side, Carrier::Indicator, judgement, owner)).unwrap_or_default();
    let is_judged = side.form().judges(of, &indicator.tables, &axis.name);
    if is_judged && written.is_none_or(|judgement| judgement.at(year).is_none()) {
        let periods = side.periods(&indicator.tables);
        let computed = compute::judged(side.form(), indicator, &axis.name, year, &periods);
        let name = side.name(&FormName::Axis(Carrier::Indicator, axis.name.clone()));
        let label = owner.label(&name);
        facts.extend(carried::chosen(axis, computed.into_iter(), (Topic::Judgement, &name), &label));
    }
    facts
}
