//! Schemas of numbers, as YAML numbers or as text.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::Codec;

/// A number.
pub(crate) fn decimal<'a>() -> Codec<'a, Decimal> {
    Codec::new(|at| at.decimal(), any, Decimal::to_string)
}

/// A number within bounds.
pub(crate) fn measure<'a>(range: RangeInclusive<u32>) -> Codec<'a, f64> {
    let bounds = f64::from(*range.start())..=f64::from(*range.end());
    Codec::new(move |at| at.measure(bounds.clone()), move || real(range.clone()), f64::to_string)
}

/// A whole number within bounds.
pub(crate) fn count<'a>(range: RangeInclusive<u32>) -> Codec<'a, usize> {
    let bounds = *range.start() as usize..=*range.end() as usize;
    Codec::new(move |at| at.count(bounds.clone()), move || integer(range.clone()), usize::to_string)
}

/// A number, or nothing.
fn any() -> Value {
    let pattern = r"[-+−▲△]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?";
    spelled("number", pattern, "100 や 0.5 のように、半角の数だけを書いてください".to_owned())
}

/// A number within bounds, or nothing.
fn real(range: RangeInclusive<u32>) -> Value {
    let (least, most) = range.into_inner();
    let pattern = format!(r"\+?(?:(?:{})(?:\.[0-9]+)?|{most}(?:\.0+)?)", whole(least, most - 1));
    within("number", least, most, &pattern)
}

/// A whole number within bounds, or nothing.
fn integer(range: RangeInclusive<u32>) -> Value {
    let (least, most) = range.into_inner();
    within("integer", least, most, &format!(r"\+?(?:{})(?:\.0+)?", whole(least, most)))
}

fn within(kind: &str, least: u32, most: u32, pattern: &str) -> Value {
    let mut number = spelled(kind, pattern, format!("{least}から{most}までの数を書いてください"));
    number["minimum"] = json!(least);
    number["maximum"] = json!(most);
    number
}

fn spelled(kind: &str, pattern: &str, message: String) -> Value {
    json!({
        "type": [kind, "string", "null"],
        "pattern": format!(r"^(?:\s*|{pattern}[\r\n]*)$"),
        "patternErrorMessage": message,
    })
}

/// A regular expression for the whole numbers of a range.
fn whole(least: u32, most: u32) -> String {
    const DIGIT: &str = "[0-9]";
    let mut parts = Vec::new();
    if least < 10 {
        parts.push(format!("[{least}-{}]", most.min(9)));
    }
    if most >= 10 {
        let (first, last) = (least.max(10), most);
        // The first and last group of ten may be incomplete; the others are complete.
        let (mut from, mut to) = (first / 10, last / 10);
        if from == to {
            parts.push(format!("{from}[{}-{}]", first % 10, last % 10));
        } else {
            if first % 10 > 0 {
                parts.push(format!("{from}[{}-9]", first % 10));
                from += 1;
            }
            if last % 10 < 9 {
                parts.push(format!("{to}[0-{}]", last % 10));
                to -= 1;
            }
            if from <= to {
                parts.push(format!("(?:{}){DIGIT}", whole(from, to)));
            }
        }
    }
    parts.join("|")
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    #[test]
    fn the_pattern_takes_the_whole_numbers_within_and_no_others() {
        for (least, most) in [(0, 6), (5, 20), (4, 19), (5, 60), (1, 200), (1, 9999), (17, 18), (95, 1203)] {
            let pattern = Regex::new(&format!("^(?:{})$", whole(least, most))).unwrap();
            for number in 0..12_000 {
                let within = (least..=most).contains(&number);
                assert_eq!(pattern.is_match(&number.to_string()), within, "{number} of {least} to {most}");
            }
            assert!(!pattern.is_match("") && !pattern.is_match("05"));
        }
    }
}
