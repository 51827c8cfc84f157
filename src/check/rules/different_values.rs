//! Two items name the same indicator and give different values for the same period.
//!
//! The name alone proves little: many items have a 利用者数, and each counts something else. Two indicators are taken for the
//! same if the name is distinctive, if the items share a long text, or if both have the same large, uneven figure in some
//! period.

use std::collections::{BTreeMap, HashMap};

use crate::check::Context;
use crate::check::support::figure;
use crate::finding::{Finding, Rule};
use crate::model::{
    Indicator, IndicatorNode, Indicators, Initiative, Period, Placed, Series, Value, plain_unit, without_whitespace,
};

pub(super) const RULE: &Rule =
    &Rule::warning("different-values", include_str!("../../../docs/checks/different-values.md"));

/// Common words in names of indicators, longer ones before those they contain.
const GENERIC: &[&str] = &[
    "補助金",
    "助成金",
    "研修会",
    "講演会",
    "説明会",
    "交流会",
    "参加者",
    "利用者",
    "受講者",
    "対象者",
    "会議",
    "講座",
    "研修",
    "教室",
    "事業",
    "活動",
    "団体",
    "施設",
    "相談",
    "支援",
    "開催",
    "実施",
    "参加",
    "利用",
    "受講",
    "登録",
    "設置",
    "配置",
    "配布",
    "発行",
    "交付",
    "申請",
    "訪問",
    "作成",
    "策定",
    "計画",
    "件数",
    "回数",
    "人数",
    "箇所",
    "延べ",
    "年間",
    "割合",
    "数",
    "額",
    "率",
    "回",
    "件",
    "人",
    "者",
    "等",
    "の",
];
/// A name is distinctive if this many characters are left without the generic words.
const DISTINCTIVE: usize = 4;
/// The least length of a shared text that counts.
const LONG: usize = 20;
/// The least length of a shared figure that counts; round figures never count.
const LARGE: usize = 5;
/// How many other items a message names; of more it tells the number.
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

/// The unit as a part of a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Unit {
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
    unit: Unit,
}

/// A value under a key, with its 取組項目.
struct Held<'a> {
    item: usize,
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
            let key = Key { series: &series.name, name, sign, period: *period, unit: Unit::Any };
            out.push((key, *period, value));
        }
    }
    out
}

fn unit(indicator: &Indicator) -> Unit {
    indicator.unit.as_ref().map_or(Unit::None, |unit| Unit::Of(plain_unit(&unit.value)))
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
    let units = match unit(indicator) {
        Unit::Of(unit) => vec![Unit::Of(unit), Unit::None],
        Unit::None | Unit::Any => vec![Unit::Any],
    };
    let mut out: BTreeMap<usize, Vec<Differing>> = BTreeMap::new();
    for (key, period, here) in keys {
        for unit in &units {
            for there in held.get(&Key { unit: unit.clone(), ..key.clone() }).into_iter().flatten() {
                let known = out.get(&there.item).is_some_and(|list| list.iter().any(|other| other.period == *period));
                if there.item != item && !known && !figure::same(&here.value, &there.value.value) {
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
        for key in [Key { unit: unit(indicator), ..key.clone() }, key] {
            let same = held.entry(key).or_default();
            same.extend((same.len() < COMPARED).then_some(Held { item, value }));
        }
    }
}

/// Makes one finding for an indicator, naming every earlier item with other values.
fn finding(
    context: &Context,
    item: usize,
    (indicator, series): (&Indicator, &Series),
    differing: &BTreeMap<usize, Vec<Differing>>,
) -> Option<Finding> {
    let first = differing.values().next()?.first()?;
    let number = |item: usize| format!("No.{}", context.items()[item].key);
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

/// Whether a name is more than generic words.
fn is_distinctive(name: &str) -> bool {
    let left = GENERIC.iter().fold(name.to_owned(), |left, word| left.replace(word, ""));
    left.chars().filter(|c| c.is_alphanumeric()).count() >= DISTINCTIVE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generic_names_are_not_distinctive() {
        for name in ["会議の開催回数", "開催回数", "利用者数", "参加者数", "補助金の額", "相談件数", "延べ利用者数"]
        {
            assert!(!is_distinctive(name), "{name}");
        }
        for name in ["ふれあい会議開催数", "第1層協議体開催数", "認知症サポーター養成講座の受講者数"]
        {
            assert!(is_distinctive(name), "{name}");
        }
    }

    #[test]
    fn small_and_round_figures_tell_nothing() {
        assert!(is_telling("7600938") && is_telling("22/655"));
        assert!(!is_telling("1725") && !is_telling("150000"));
    }

    #[test]
    fn longer_generic_words_come_first() {
        for (index, word) in GENERIC.iter().enumerate() {
            assert!(GENERIC[..index].iter().all(|earlier| !word.contains(earlier)), "{word}");
        }
    }
}
