//! Values in which further entries or lines stand: two keys on one line, a record without braces, a quotation over lines.

use super::page::{Page, Parts, Slip, extent, has_content, indent, with};
use crate::model::Period;
use crate::vocabulary::RECORD;
use crate::vocabulary::reserved::{OF_INDICATORS, OF_ITEMS, OF_PROJECTS};

/// How many lines a quotation may go on.
const MOST_LINES: usize = 30;

/// Proposes to part what stands in the value of a line.
pub(super) fn slips(page: &Page, index: usize) -> Vec<Slip> {
    let line = page.line(index);
    let parts = Parts::of(line);
    if !parts.has_key {
        return Vec::new();
    }
    [record(index, line, &parts), second_key(page, index, line, &parts), quotation(page, index, line, &parts)]
        .into_iter()
        .flatten()
        .collect()
}

/// Proposes braces around the parts of a value behind its year.
fn record(index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let value = &line[parts.value.clone()];
    let key = line[parts.start..parts.value.start].trim_end().trim_end_matches(':');
    let begins =
        |text: &str| RECORD.iter().any(|part| text.strip_prefix(part).is_some_and(|rest| rest.starts_with(": ")));
    let has_part = value.match_indices(", ").any(|(at, comma)| begins(&value[at + comma.len()..]));
    if Period::parse(key).is_none() || value.starts_with(['{', '[', '"', '\'']) || !(begins(value) || has_part) {
        return None;
    }
    let inner = if begins(value) { value.to_owned() } else { format!("{}: {value}", RECORD[0]) };
    let entry = format!("{key}: {{{inner}}}");
    let end = parts.value.end;
    Some(Slip {
        extent: extent(index, line, parts.value.start, end),
        message: "値の項目に、括弧 { } がありません".to_owned(),
        hint: format!("「{entry}」と書いてください"),
        lines: vec![(index, with(line, parts.start, end, &entry))],
    })
}

/// Proposes a line of its own for a second key.
fn second_key(page: &Page, index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let value = &line[parts.value.clone()];
    if value.starts_with(['{', '[', '"', '\'']) {
        return None;
    }
    let colon = value.find(": ")?;
    let blank = value[..colon].rfind([' ', '\u{3000}'])?;
    let start = blank + value[blank..].chars().next().map_or(0, char::len_utf8);
    let second = &value[start..colon];
    let is_reserved = [&OF_PROJECTS[..], &OF_ITEMS, &OF_INDICATORS].iter().any(|keys| keys.contains(&second));
    if !(is_reserved || page.has_key(second)) {
        return None;
    }
    let first = value[..blank].trim_end();
    let (from, entry) = (parts.value.start, &value[start..]);
    let mended = format!("{}{first}\n{}{entry}", &line[..from], " ".repeat(parts.start));
    Some(Slip {
        extent: extent(index, line, from + start, from + colon),
        message: "1行に2つの項目があります".to_owned(),
        hint: format!(
            "「{second}:」の前で行を変えて、次の行に、行の始めの半角の空白を{}個にして書いてください",
            parts.start
        ),
        lines: vec![(index, mended)],
    })
}

/// Proposes a block of lines for a quotation that goes on below with too small an indent.
fn quotation(page: &Page, index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let value = &line[parts.value.start..].trim_end();
    let mark = value.chars().next().filter(|c| ['"', '\''].contains(c))?;
    if value.matches(mark).count() != 1 {
        return None;
    }
    let last = (index + 1..page.lines.len().min(index + MOST_LINES)).find(|at| page.line(*at).contains(mark))?;
    let text = page.line(last).trim_end().strip_suffix(mark).filter(|text| !text.contains(mark))?;
    let is_shallow = (index + 1..=last).any(|at| has_content(page.line(at)) && indent(page.line(at)) <= parts.start);
    if !is_shallow {
        return None;
    }
    let blanks = " ".repeat(parts.start + 2);
    let within = |text: &str| format!("{blanks}{}", text.trim());
    let head = format!("{}|\n{}", &line[..parts.value.start], within(&value[1..]));
    let between = (index + 1..last).map(|at| (at, within(page.line(at))));
    let lines = std::iter::once((index, head)).chain(between).chain([(last, within(text))]).collect();
    let key = line[parts.start..parts.value.start].trim_end();
    Some(Slip {
        extent: extent(index, line, parts.value.start, parts.value.start + 1),
        message: "引用符の中で、行が変わっています".to_owned(),
        hint: format!(
            "引用符をやめて「{key} |」と書き、文は次の行から、行の始めに半角の空白を{}個入れて書いてください",
            parts.start + 2
        ),
        lines,
    })
}
