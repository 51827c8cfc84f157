//! Values by year without the braces around them.

use super::page::{self, Parts, Slip, advice};
use crate::model::Period;

/// What may stand between two years.
const BETWEEN: [char; 8] = [',', '、', '，', '､', '・', ' ', '\u{3000}', '\t'];
/// What no key between brackets contains.
const NO_KEY: [char; 11] = [',', '、', '，', '､', '{', '}', '[', ']', ' ', '\u{3000}', '\t'];

/// Proposes braces around every run of years in a line.
pub(super) fn slip(index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let end = parts.value.end.max(parts.start);
    let mut mended = line[..end].to_owned();
    let mut first = None;
    let mut at = parts.start;
    while let Some(colon) = mended[at..].find(": ").map(|found| at + found) {
        let key = mended[at..colon].rsplit(NO_KEY).next().unwrap_or_default().to_owned();
        at = colon + 2;
        let Some(run) = Run::at(&mended[at..]).filter(|_| Period::parse(&key).is_none()) else { continue };
        let braces = format!("{{{}}}", run.entries.join(", "));
        first.get_or_insert_with(|| ((at, at + run.label), format!("{key}: {braces}")));
        mended.replace_range(at..at + run.length, &braces);
        at += braces.len();
    }
    let (extent, entry) = first?;
    let remedy = "年度と値を { } で囲んでください";
    let said = ("年度ごとの値に、括弧 { } がありません", remedy);
    let slip = page::slip(index, line, extent, said, mended + &line[end..]);
    // Of a long line, only the series is shown.
    let hint = if slip.hint == remedy { advice(remedy, &entry) } else { slip.hint };
    Some(Slip { hint, ..slip })
}

/// Years, each with its value.
struct Run {
    /// The length of the first year in bytes.
    label: usize,
    /// The length of all in bytes.
    length: usize,
    entries: Vec<String>,
}

impl Run {
    /// The run with which a text begins.
    fn at(text: &str) -> Option<Self> {
        let mut run = Self { label: 0, length: 0, entries: Vec::new() };
        let mut from = 0;
        while let Some(colon) = text[from..].find(": ").filter(|at| Period::parse(&text[from..from + at]).is_some()) {
            let value = from + colon + 2;
            let (end, next) = end_of_value(text, value);
            let label = &text[from..from + colon];
            run.label = if run.entries.is_empty() { colon } else { run.label };
            run.length = end;
            let figure = text[value..end].trim();
            run.entries.push(format!("{label}: {}", if figure == "-" { "\"-\"" } else { figure }));
            let Some(next) = next else { break };
            from = next;
        }
        (!run.entries.is_empty()).then_some(run)
    }
}

/// Where the value that begins at `from` ends, and where the next year begins, if one follows.
fn end_of_value(text: &str, from: usize) -> (usize, Option<usize>) {
    let mut depth = 0;
    for (at, c) in text[from..].char_indices().map(|(at, c)| (from + at, c)) {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' if depth == 0 => return (at, None),
            '}' | ']' => depth -= 1,
            c if depth == 0 && BETWEEN.contains(&c) => {
                let rest = text[at..].trim_start_matches(BETWEEN);
                let key = rest.split_once(": ").map_or("", |(key, _)| key);
                if Period::parse(key).is_some() {
                    return (at, Some(text.len() - rest.len()));
                }
                let ends = rest.is_empty() || (c == ',' && !key.is_empty() && !key.contains(NO_KEY));
                if ends {
                    return (at, None);
                }
            }
            _ => {}
        }
    }
    (text.len(), None)
}
