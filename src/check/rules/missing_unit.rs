//! Indicators that count something and have no 単位.
//!
//! A bare figure in the table does not say whether it counts meetings, people or yen.

use crate::characters::is_digit;
use crate::check::Context;
use crate::check::support::indicators::{self, IndicatorAt};
use crate::finding::{Finding, Rule};
use crate::model::{Indicator, Record, Scalar, Series, Value};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("missing-unit", include_str!("../../../docs/checks/missing-unit.md"));
const HINT: &str = "数えているものに合わせて、「単位: 回」のように書いてください";

/// Prefixes of a figure that still wants a unit.
const PREFIXES: [&str; 10] = ["およそ", "延べ", "のべ", "累計", "合計", "各", "約", "延", "計", "全"];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    // A series may have its own unit, as shares in percent do.
    let wants_unit = |series: &&Series| form.series(&series.name).is_none_or(|series| series.unit.is_none());
    let is_bare = |IndicatorAt { indicator, carrier, has_unit_above, .. }: &IndicatorAt| {
        // A unit that could not be read is not missing.
        let unread = context.sources.written(&indicator.place, word::UNIT) > 0;
        let has_figures = |series: &&Series| series.values.iter().any(|(_, value)| has_figure(&value.value));
        let bare = own_and_summed(indicator).into_iter().filter(wants_unit).filter(has_figures);
        let mut used = bare.filter(|series| form.uses_series(*carrier, &indicator.tables, &series.name)).peekable();
        let is_bare = indicator.unit.is_none() && !has_unit_above && !unread && used.peek().is_some();
        is_bare && form.prints_unit(*carrier, &indicator.tables, used.map(|series| series.name.as_str()))
    };
    let bare = indicators::all(context).into_iter().filter(is_bare).map(|at| at.indicator);
    bare.map(|indicator| {
        let place = context.key_or(&indicator.place, word::UNIT, &indicator.name.place);
        let message = format!("「{}」に値はありますが、単位がありません", indicator.name.value);
        context.finding(RULE, &place, message).hint(HINT).missing(&indicator.place, [word::UNIT])
    })
    .collect()
}

/// The series of an indicator, with those of the others with units if it is computed of such.
fn own_and_summed(indicator: &Indicator) -> Vec<&Series> {
    let mut series: Vec<&Series> = indicator.series.iter().collect();
    if indicator.derivation.is_some() {
        let others = indicator.with_sources().into_iter().skip(1);
        series.extend(others.filter(|part| part.unit.is_some()).flat_map(|part| &part.series));
    }
    series
}

/// Whether a value has a figure without a unit of its own.
fn has_figure(value: &Value) -> bool {
    match value {
        Value::Plain(scalar) => is_figure(scalar),
        Value::Record(record) => {
            let bare = |record: &Record| record.unit.is_none() && record.value.as_ref().is_some_and(is_figure);
            record.unit.is_none() && (bare(record) || record.breakdown.iter().any(|line| bare(&line.record)))
        }
    }
}

fn is_figure(scalar: &Scalar) -> bool {
    match scalar {
        Scalar::Number(_) => true,
        Scalar::Text(text) => is_counted(text),
        Scalar::Absent(_) => false,
    }
}

/// Whether a text is a figure that wants a unit: 22/655 (延件数), 各11, 約100, but not 12回, 令和2年3月 or 2020/3/31.
fn is_counted(text: &str) -> bool {
    let text = outside_brackets(text);
    let text = text.trim();
    let text = PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    let parts: Vec<&str> = text.split(['/', '／']).map(str::trim).collect();
    let is_figure =
        |part: &&str| part.chars().any(char::is_numeric) && part.chars().all(|c| is_digit(c) || ".,．，".contains(c));
    parts.len() <= 2 && parts.iter().all(is_figure)
}

/// Removes what is in brackets.
fn outside_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_want_a_unit() {
        for text in ["22/655 (延件数)", "26/143", "各11", "約100", "延べ1,200", "２３", "12（うち夜間3）"]
        {
            assert!(is_counted(text), "{text}");
        }
    }

    #[test]
    fn texts_and_figures_with_their_own_unit_want_none() {
        for text in ["12回", "実施", "-", "", "令和2年3月", "2020/3/31", "(3)", "A", "第2期", "11回/12回"] {
            assert!(!is_counted(text), "{text}");
        }
    }
}
