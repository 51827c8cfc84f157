//! A percentage that differs from the quotient of the two numbers given with it: 92.2 % (83,202 ÷ 902).

use rust_decimal::Decimal;

use crate::characters::{half_width, is_percent};
use crate::check::support::figure;
use crate::check::support::numbers::{NumberInText, numbers};
use crate::check::support::texts::printed;
use crate::check::support::timeline::Timeline;
use crate::check::{Context, Text};
use crate::finding::{Finding, Rule};
use crate::model::{Record, Scalar, Unit, Value, without_whitespace};

pub(super) const RULE: &Rule = &Rule::warning("ratio-differs", include_str!("../../../docs/checks/ratio-differs.md"));

/// Smaller numbers may be a date: 4/1.
const LEAST: Decimal = Decimal::from_parts(32, 0, 0, false, 0);
const HINT: &str = "割合か、元の2つの数のどちらかが違います。計算し直して、違う方を直してください";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, timelines) in context.timelines_by_node() {
        for rate in timelines.iter().filter(|timeline| timeline.unit.as_ref().is_some_and(Unit::is_percent)) {
            findings.extend(beside(context, rate));
            findings.extend(of_siblings(context, rate, timelines));
        }
    }
    for text in printed(context) {
        findings.extend(in_text(context, text));
    }
    findings
}

/// Compares a percentage with the numbers of its 付記, its 注 and its 内訳.
fn beside(context: &Context, rate: &Timeline) -> Vec<Finding> {
    let here = rate.points.iter().filter(|point| !point.is_older);
    let differing = here.filter_map(|point| {
        let (part, whole) = numbers_beside(&point.value.value)?;
        let computed = differing(point.figure, part, whole)?;
        let [part, whole, computed] = [part, whole, computed].map(figure::grouped);
        let message = format!(
            "{}が、{}ですが、そばに書かれた{part}÷{whole}は{computed}%です",
            rate.called(&context.edition.plan.form),
            point.told(),
        );
        Some(context.finding(RULE, &figure::place(point.value), message).hint(HINT))
    });
    differing.collect()
}

/// The two numbers beside a percentage: 83202/902 in its 付記 or 注, or those of its 内訳.
fn numbers_beside(value: &Value) -> Option<(Decimal, Decimal)> {
    let Value::Record(record @ Record { value: Some(_), .. }) = value else { return None };
    let texts = [&record.suffix, &record.note].into_iter().flatten();
    let written = texts.filter_map(|text| {
        let chars: Vec<char> = text.value.chars().collect();
        quotients(&chars).into_iter().next().map(|(part, whole)| (part.figure, whole.figure))
    });
    let parts = || match record.breakdown.as_slice() {
        [first, second] if record.has_one_unit() => {
            let figure = |scalar: &Option<Scalar>| match scalar {
                Some(Scalar::Number(number)) => number.decimal(),
                _ => None,
            };
            let (first, second) = (figure(&first.record.value)?, figure(&second.record.value)?);
            let are_counts = first.scale() == 0 && second.scale() == 0 && first.max(second) > Decimal::ONE_HUNDRED;
            are_counts.then_some((first.min(second), first.max(second)))
        }
        _ => None,
    };
    written.into_iter().next().or_else(parts)
}

/// The pairs of numbers with ÷ or / between them, with units or without.
fn quotients(text: &[char]) -> Vec<(NumberInText, NumberInText)> {
    let found = numbers(text);
    let pairs = found.windows(2).map(|pair| (pair[0], pair[1]));
    let is_quotient = |(part, whole): &(NumberInText, NumberInText)| {
        let between: String = text[part.end..whole.start].iter().map(|c| half_width(*c)).collect();
        let sign = between.trim().trim_start_matches(|c: char| c.is_alphabetic()).trim();
        let is_apart = |at: Option<&char>| at.is_none_or(|c| !"/÷／".contains(*c));
        let alone = is_apart(part.start.checked_sub(1).and_then(|at| text.get(at))) && is_apart(text.get(whole.end));
        matches!(sign, "/" | "÷") && alone && whole.figure >= LEAST
    };
    pairs.filter(is_quotient).collect()
}

/// Compares a rate with the two indicators beside it that its name names: 出席率（出席者数÷会員数）.
fn of_siblings(context: &Context, rate: &Timeline, all: &[Timeline]) -> Vec<Finding> {
    let name = without_whitespace(&rate.indicator.name.value);
    let Some((part, whole)) = operands(&name) else { return Vec::new() };
    let named = |operand: &str| {
        let is_it = |other: &&Timeline| {
            other.series.name == rate.series.name && without_whitespace(&other.indicator.name.value) == operand
        };
        all.iter().find(is_it)
    };
    let (Some(part), Some(whole)) = (named(part), named(whole)) else { return Vec::new() };
    let here = rate.points.iter().filter(|point| !point.is_older);
    let differing = here.filter_map(|point| {
        let (part, whole) = (part.at(point.period)?, whole.at(point.period)?);
        let computed = figure::grouped(differing(point.figure, part.figure, whole.figure)?);
        let message = format!(
            "{}が、{}ですが、そばの指標の「{}」（{}）÷「{}」（{}）は{computed}%です",
            rate.called(&context.edition.plan.form),
            point.told(),
            figure::quoted(&part.value.value),
            context.line_of(&part.value.place, &point.value.place),
            figure::quoted(&whole.value.value),
            context.line_of(&whole.value.place, &point.value.place),
        );
        Some(context.finding(RULE, &figure::place(point.value), message).hint(HINT))
    });
    differing.collect()
}

/// The names of two indicators in the brackets of a rate's name.
fn operands(name: &str) -> Option<(&str, &str)> {
    let (_, inner) = name.split_once(['(', '（'])?;
    let inner = inner.strip_suffix([')', '）'])?;
    let (part, whole) = inner.split_once(['/', '／', '÷'])?;
    Some((part, whole.split(['×', '＊', '*']).next().unwrap_or(whole)))
}

/// Compares the percentages of a text with the numbers beside them.
fn in_text(context: &Context, text: Text) -> Vec<Finding> {
    let chars: Vec<char> = text.value.chars().collect();
    let differing = percentages(&chars).into_iter().filter_map(|found| {
        let computed = differing(found.rate.figure, found.part, found.whole)?;
        let (start, end) = (found.rate.start, found.rate.end + 1);
        let words: String = chars[start..end.min(chars.len())].iter().collect();
        let [part, whole, computed] = [found.part, found.whole, computed].map(figure::grouped);
        let message = format!("「{words}」とありますが、そばに書かれた{part}÷{whole}は{computed}%です");
        Some(context.finding_in(RULE, text, start, end - start, message).hint(HINT))
    });
    differing.collect()
}

/// A percentage in a text with the two numbers beside it.
struct Percentage {
    rate: NumberInText,
    part: Decimal,
    whole: Decimal,
}

/// Finds 92.2%（832/902）, 832÷902＝92.2% and 902人中832人（92.2%）.
fn percentages(text: &[char]) -> Vec<Percentage> {
    let found = numbers(text);
    let between = |from: usize, to: usize| -> String {
        text.get(from..to).unwrap_or_default().iter().map(|c| half_width(*c)).filter(|c| !c.is_whitespace()).collect()
    };
    let is_rate = |number: &NumberInText| text.get(number.end).is_some_and(|c| is_percent(*c));
    let quotients = quotients(text);
    let mut out = Vec::new();
    for (index, rate) in found.iter().enumerate().filter(|(_, number)| is_rate(number)) {
        let behind =
            quotients.iter().find(|(part, _)| part.start > rate.end && between(rate.end + 1, part.start) == "(");
        let before = quotients.iter().find(|(_, whole)| {
            whole.end <= rate.start && {
                let gap = between(whole.end, rate.start);
                let gap = gap.trim_start_matches(|c: char| c.is_alphabetic() && c != '×');
                matches!(gap, "=" | "×100=" | "*100=")
            }
        });
        let quotient = behind.or(before).map(|(part, whole)| (part.figure, whole.figure));
        let of_all = || {
            let [whole, part] = found.get(index.checked_sub(2)?..index)? else { return None };
            let (gap, last) = (between(whole.end, part.start), between(part.end, rate.start));
            let is_of = ["中", "中、", "のうち", "のうち、"].iter().any(|word| gap.ends_with(word));
            let is_near = gap.chars().count() <= 8 && last.ends_with('(') && last.chars().count() <= 4;
            let are_counts = part.figure <= whole.figure && whole.figure >= LEAST;
            (is_of && is_near && are_counts).then_some((part.figure, whole.figure))
        };
        if let Some((part, whole)) = quotient.or_else(of_all) {
            out.push(Percentage { rate: *rate, part, whole });
        }
    }
    out
}

/// The right percentage if a written one is not the part of the whole, however it is rounded.
fn differing(rate: Decimal, part: Decimal, whole: Decimal) -> Option<Decimal> {
    let percent = |part: Decimal, whole: Decimal| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    let last_place = Decimal::new(1, rate.scale());
    let is_it = |computed: Decimal| computed.checked_sub(rate).is_some_and(|distance| distance.abs() < last_place);
    let computed = percent(part, whole)?;
    // The whole may come first, or the rest of it may be meant.
    let rest = Decimal::ONE_HUNDRED.checked_sub(computed)?;
    let of_sum = part.checked_add(whole).and_then(|sum| percent(part, sum))?;
    let of_rest = Decimal::ONE_HUNDRED.checked_sub(of_sum)?;
    let mut others =
        [Some(computed), percent(whole, part), Some(rest), Some(of_sum), Some(of_rest)].into_iter().flatten();
    (!others.any(is_it)).then(|| computed.round_dp(rate.scale().max(1)).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each percentage of a text should be.
    fn wrong(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let found = percentages(&chars).into_iter();
        found.filter_map(|it| Some(differing(it.rate.figure, it.part, it.whole)?.to_string())).collect()
    }

    #[test]
    fn the_two_numbers_beside_a_percentage_are_recomputed() {
        for (text, expected) in [
            ("92.2% (83,202/902)", "9224.2"),
            ("出席率は82.2％（832人／902人）", "92.2"),
            ("832÷902＝29.2%", "92.2"),
            ("832人÷902人×100=90%", "92.2"),
            ("902人中、832人（90.2%）", "92.2"),
        ] {
            assert_eq!(wrong(text), [expected], "{text}");
        }
    }

    #[test]
    fn rounding_the_rest_and_other_numbers_are_let_be() {
        for text in [
            "92.2%（832/902）、92%（832/902）、92.3%（832/902）",
            "7.8%（832/902）",
            "85%（4/1現在）",
            "85%（令和5/6年度）",
            "10月1日現在で85.5%（前年82.3%）",
            "902人中832人が参加し、満足度は95%だった",
            "12.5%（1/8）",
        ] {
            assert!(wrong(text).is_empty(), "{text} {:?}", wrong(text));
        }
    }

    #[test]
    fn the_name_of_a_rate_names_its_numbers() {
        assert_eq!(operands("出席率（出席者数÷会員数×100）"), Some(("出席者数", "会員数")));
        assert_eq!(operands("出席率（年間）"), None);
    }
}
