//! Two items name the same indicator and give different values for the same period.
//!
//! A common name is not enough: many items have a 利用者数, and each counts something else. Two indicators are considered the
//! same if the name is distinctive, if the items share a long text, or if both have the same large figure, not a round one, in
//! some period.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::support::figure;
use crate::check::support::names::is_distinctive;
use crate::finding::{Finding, Rule};
use crate::model::{
    Indicator, IndicatorNode, Indicators, Initiative, Number, Period, Placed, Series, Unit, Value, compute, numbered,
    without_whitespace,
};

pub(super) const RULE: &Rule =
    &Rule::warning("different-values", include_str!("../../../docs/checks/different-values.md"));

/// The least length of a shared text that counts.
const LONG: usize = 20;
/// The least length of a shared figure that counts; round figures never count.
const LARGE: usize = 5;
/// How many other items a message names; further ones are only counted.
const NAMED: usize = 5;
/// How many items with one key are compared, so that a plan of thousands is checked in time.
const COMPARED: usize = 50;

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let items = context.items();
    let texts: Vec<Vec<String>> = items.iter().map(long_texts).collect();
    let mut held: HashMap<Key, Vec<Held>> = HashMap::new();
    let mut findings = Vec::new();
    for (item, texts) in texts.iter().enumerate() {
        for IndicatorNode { indicator, .. } in Indicators::of_list(&items[item].carried.indicators) {
            for series in indicator.series.iter().filter(|series| is_written(context, series)) {
                let keys = keys(indicator, series, texts);
                findings.extend(finding(context, item, (indicator, series), &differing(&held, item, indicator, &keys)));
                keep(&mut held, item, indicator, keys);
            }
        }
    }
    findings
}

/// Whether people write a series; for a computed one, the series it is computed from are reported.
fn is_written(context: &Context, series: &Series) -> bool {
    context.edition.plan.form.series(&series.name).is_some_and(|series| series.computation.is_none())
}

/// Why two indicators of one name are taken for the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Sign<'a> {
    /// Their name is distinctive.
    Name,
    /// Their items share this text.
    Text(&'a str),
    /// They agree on this figure for a period.
    Figure(Period, String),
}

/// The kind of the unit as a part of a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Kind {
    Of(String),
    None,
    Any,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key<'a> {
    series: &'a str,
    name: String,
    sign: Sign<'a>,
    period: Period,
    unit: Kind,
}

/// A value under a key, with its 取組項目.
struct Held<'a> {
    item: usize,
    indicator: &'a Indicator,
    value: &'a Placed<Value>,
}

/// A value with its period and its key without a unit.
type Keyed<'a> = (Key<'a>, Period, &'a Placed<Value>);

fn keys<'a>(indicator: &'a Indicator, series: &'a Series, texts: &'a [String]) -> Vec<Keyed<'a>> {
    let name = without_whitespace(&indicator.name.value);
    let figures = series.values.iter().filter_map(|(period, value)| {
        let figure = figure::figure(&value.value).filter(|figure| is_telling(figure))?;
        Some(Sign::Figure(*period, figure))
    });
    let signs = is_distinctive(&name).then_some(Sign::Name).into_iter();
    let signs: Vec<Sign> = signs.chain(texts.iter().map(|text| Sign::Text(text))).chain(figures).collect();
    let mut out = Vec::new();
    for sign in signs {
        for (period, value) in &series.values {
            let (name, sign) = (name.clone(), sign.clone());
            let key = Key { series: &series.name, name, sign, period: *period, unit: Kind::Any };
            out.push((key, *period, value));
        }
    }
    out
}

fn unit(indicator: &Indicator) -> Option<Unit> {
    indicator.unit.as_ref().map(|unit| Unit::parse(&unit.value))
}

fn kind(indicator: &Indicator) -> Kind {
    unit(indicator).map_or(Kind::None, |unit| Kind::Of(unit.kind().to_owned()))
}

/// A period for which an earlier item has another value, with both values.
struct Differing<'a> {
    period: Period,
    here: &'a Placed<Value>,
    there: &'a Placed<Value>,
}

/// Finds the earlier items with other values; each period once.
fn differing<'a>(
    held: &HashMap<Key<'a>, Vec<Held<'a>>>,
    item: usize,
    indicator: &'a Indicator,
    keys: &[Keyed<'a>],
) -> BTreeMap<usize, Vec<Differing<'a>>> {
    // Compare values of the same unit, or without a unit on one side.
    let units = match kind(indicator) {
        Kind::Of(unit) => vec![Kind::Of(unit), Kind::None],
        Kind::None | Kind::Any => vec![Kind::Any],
    };
    let mut out: BTreeMap<usize, Vec<Differing>> = BTreeMap::new();
    for (key, period, here) in keys {
        for unit in &units {
            for there in held.get(&Key { unit: unit.clone(), ..key.clone() }).into_iter().flatten() {
                let known = out.get(&there.item).is_some_and(|list| list.iter().any(|other| other.period == *period));
                if there.item != item
                    && !known
                    && !are_same((indicator, &here.value), (there.indicator, &there.value.value))
                {
                    let differing = Differing { period: *period, here, there: there.value };
                    out.entry(there.item).or_default().push(differing);
                }
            }
        }
    }
    out
}

/// Keeps the values for later items.
fn keep<'a>(held: &mut HashMap<Key<'a>, Vec<Held<'a>>>, item: usize, indicator: &'a Indicator, keys: Vec<Keyed<'a>>) {
    for (key, _, value) in keys {
        for key in [Key { unit: kind(indicator), ..key.clone() }, key] {
            let same = held.entry(key).or_default();
            same.extend((same.len() < COMPARED).then_some(Held { item, indicator, value }));
        }
    }
}

/// Whether two values are the same. Those in 円 and 千円 are if the one is the other rounded.
fn are_same((here, a): (&Indicator, &Value), (there, b): (&Indicator, &Value)) -> bool {
    let sizes = unit(here).zip(unit(there)).map(|(here, there)| (here.size(), there.size()));
    let Some((of_a, of_b)) = sizes.filter(|(here, there)| here != there) else { return figure::same(a, b) };
    let number = |value: &Value| compute::number(value).and_then(Number::decimal);
    let Some((a, b)) = number(a).zip(number(b)) else { return true };
    let (coarse, size) = if of_a > of_b { (a, of_a) } else { (b, of_b) };
    let place = Decimal::new(1, coarse.scale()).checked_mul(size);
    let distance = a.checked_mul(of_a).zip(b.checked_mul(of_b)).and_then(|(a, b)| a.checked_sub(b));
    // Skips a figure too large for a decimal.
    distance.zip(place).is_none_or(|(distance, place)| distance.abs() < place)
}

/// Makes one finding for an indicator, naming every earlier item with other values.
fn finding(
    context: &Context,
    item: usize,
    (indicator, series): (&Indicator, &Series),
    differing: &BTreeMap<usize, Vec<Differing>>,
) -> Option<Finding> {
    let first = differing.values().next()?.first()?;
    let number = |item: usize| numbered(&context.items()[item].key);
    let others = differing.iter().take(NAMED).filter_map(|(other, differing)| {
        let line = context.line_of(&differing.first()?.there.place, &first.here.place);
        Some(format!("{}（{line}）", number(*other)))
    });
    let more = differing.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("ほか{more}件") } else { String::new() };
    let message = format!(
        "指標「{}」の{}が、{}{more}と {} とで違います（{}）",
        indicator.name.value,
        figure::series(&context.edition.plan.form, series),
        others.collect::<Vec<_>>().join("、"),
        number(item),
        by_period(differing).join("、")
    );
    let hint = "同じものを数えているなら、正しい値に揃えてください。別のものなら、名称で区別できるようにしてください";
    Some(context.finding(RULE, &figure::place(first.here), message).hint(hint))
}

/// The values that differ, period by period: those of the earlier items in their order, then the one here.
fn by_period(differing: &BTreeMap<usize, Vec<Differing>>) -> Vec<String> {
    let mut periods: Vec<(Period, Vec<String>)> = Vec::new();
    for Differing { period, there, .. } in differing.values().flatten() {
        let there = format!("「{}」", figure::quoted(&there.value));
        match periods.iter_mut().find(|(other, _)| other == period) {
            Some((_, values)) if values.contains(&there) => {}
            Some((_, values)) => values.push(there),
            None => periods.push((*period, vec![there])),
        }
    }
    let said = |(period, values): (Period, Vec<String>)| {
        let here = differing.values().flatten().find(|other| other.period == period)?.here;
        let year = figure::year(period);
        Some(format!("{year}は{}と「{}」", values.join("、"), figure::quoted(&here.value)))
    };
    periods.into_iter().filter_map(said).collect()
}

/// Lists the long texts of an item, without white space.
fn long_texts(item: &Initiative) -> Vec<String> {
    let texts = [&item.description, &item.focus, &item.outcome].into_iter().flatten();
    texts.map(|text| without_whitespace(&text.value)).filter(|text| text.chars().count() >= LONG).collect()
}

/// Whether two items are unlikely to share this figure by chance.
fn is_telling(figure: &str) -> bool {
    figure.chars().count() >= LARGE && !figure.ends_with("00")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scalar;
    use crate::model::sample::placed;

    #[test]
    fn figures_in_another_multiple_of_the_unit_are_the_same_if_one_is_the_other_rounded() {
        let same = |(a, unit_a): (&str, &str), (b, unit_b): (&str, &str)| {
            let [here, there] =
                [unit_a, unit_b].map(|unit| Indicator { unit: Some(placed(unit)), ..Indicator::default() });
            let [a, b] = [a, b].map(|text| Value::Plain(Scalar::parse(text)));
            are_same((&here, &a), (&there, &b))
        };
        for (a, b) in [
            (("42320", "千円"), ("42320420", "円")),
            (("42321", "千円"), ("42320420", "円")),
            (("1.4", "千人"), ("1380", "名")),
            (("59.4", "％"), ("59.4", "%")),
        ] {
            assert!(same(a, b) && same(b, a), "{a:?} {b:?}");
        }
        for (a, b) in [
            (("42320", "千円"), ("42320", "円")),
            (("42320", "千円"), ("41566958", "円")),
            (("59.4", "％"), ("59.3", "%")),
            (("3", "箇所"), ("4", "か所")),
        ] {
            assert!(!same(a, b) && !same(b, a), "{a:?} {b:?}");
        }
    }

    #[test]
    fn small_and_round_figures_tell_nothing() {
        assert!(is_telling("7600938") && is_telling("22/655"));
        assert!(!is_telling("1725") && !is_telling("150000"));
    }
}
