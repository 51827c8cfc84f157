//! Values that YAML reads as something else, and that quotation marks make a text.

use super::page::{Page, Parts, Slip, advice, extent, indent, shown, with};
use crate::vocabulary as word;

/// Characters with which no value may begin unless it is quoted.
const INDICATORS: &str = "*&!|>%@`";
/// Keys of texts, which are never lists.
const TEXTS: [&str; 13] = [
    word::TITLE,
    word::NAME,
    word::GOAL,
    word::DESCRIPTION,
    word::FOCUS,
    word::OUTCOME,
    word::UNIT,
    word::SUFFIX,
    word::NOTE,
    word::OPINIONS,
    word::COOPERATION,
    word::MEMBER,
    word::ANSWER,
];

/// Proposes to quote values of a line.
pub(super) fn slips(page: &Page, index: usize) -> Vec<Slip> {
    let line = page.line(index);
    let parts = Parts::of(line);
    let value = &line[parts.value.clone()];
    let mut slips = Vec::new();
    if value.starts_with(['{', '[']) {
        let values = flow_values(line, parts.value.start);
        slips.extend(dashes(page, index, &values));
        for (key, from, to) in values {
            if let Some(why) = reason(&line[from..to], true) {
                slips.push(slip(index, line, (key, from, to), &why));
            }
        }
    }
    let key = if parts.has_key { parts.start } else { parts.value.start };
    if value == "-" {
        slips.extend(dashes(page, index, &[(key, parts.value.start, parts.value.end)]));
    }
    slips.extend(block(page, index, line, &parts));
    if let Some(why) = reason(value, false) {
        slips.push(slip(index, line, (key, parts.value.start, parts.value.end), &why));
    }
    slips
}

/// Proposes another word for every value of a line that is nothing but a dash.
fn dashes(page: &Page, index: usize, values: &[(usize, usize, usize)]) -> Option<Slip> {
    let (line, written) = (page.line(index), &page.dash.written);
    let dashes: Vec<_> = values.iter().filter(|(_, from, to)| &line[*from..*to] == "-").collect();
    let (_, first, _) = dashes.first()?;
    let mended = dashes.iter().rev().fold(line.to_owned(), |line, (_, from, to)| with(&line, *from, *to, written));
    let entries: String = dashes.iter().map(|(key, from, _)| format!("「{}{written}」", &line[*key..*from])).collect();
    Some(Slip {
        extent: extent(index, line, *first, first + 1),
        message: page.dash.message(""),
        hint: page.dash.hint(&entries),
        lines: vec![(index, mended)],
    })
}

/// Proposes a line break behind the sign of a block that goes on below, or no sign where nothing goes on.
fn block(page: &Page, index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let value = &line[parts.value.clone()];
    let sign = value.chars().next().filter(|c| ['|', '>'].contains(c))?;
    let deeper = page.below(index).map_or(0, |below| indent(page.line(below)));
    let text = value[1..].trim_start();
    let from = parts.value.start;
    if !parts.has_key || text.is_empty() {
        return None;
    }
    if deeper <= parts.start {
        let mended = format!("{}{text}", &line[..from]);
        return reason(text, false).is_none().then(|| Slip {
            extent: extent(index, line, from, from + 1),
            message: format!("「{sign}」の後ろに、文が続いています"),
            hint: advice(&format!("文が1行なら、「{sign}」は要りません"), &mended),
            lines: vec![(index, mended)],
        });
    }
    Some(Slip {
        extent: extent(index, line, from, from + 1),
        message: format!("「{sign}」の後ろに、文が続いています"),
        hint: format!("「{sign}」の後で行を変えて、文は次の行から、空白{deeper}個で字下げして書いてください"),
        lines: vec![(index, format!("{}{sign}\n{}{text}", &line[..from], " ".repeat(deeper)))],
    })
}

/// The slip of a value that must be quoted: the byte of its key, its own first byte and its end.
fn slip(index: usize, line: &str, (key, from, to): (usize, usize, usize), why: &str) -> Slip {
    let quoted = quoted(&line[from..to]);
    let entry = format!("{}{quoted}", &line[key..from]);
    let is_text = line[key..from].trim_end().strip_suffix(':').is_some_and(|key| TEXTS.contains(&key));
    let hint = match shown(&entry) {
        Some(entry) if line[from..to].starts_with("- ") && !is_text => {
            let list = format!("{}[{}]", &line[key..from], line[from + 2..to].trim());
            format!("文なら{entry}と引用符で囲み、一覧なら「{list}」と書いてください")
        }
        Some(entry) => format!("値を引用符で囲んで、{entry}と書いてください"),
        None => format!("値の始めと終わりに引用符を付けてください（{}）", abridged(&quoted)),
    };
    Slip {
        extent: extent(index, line, from, from + line[from..].chars().next().map_or(0, char::len_utf8)),
        message: why.to_owned(),
        hint,
        lines: vec![(index, with(line, from, to, &quoted))],
    }
}

/// Why a value must be quoted; `None` if it need not be.
fn reason(value: &str, in_flow: bool) -> Option<String> {
    let first = value.chars().next()?;
    let ends = |word: &str| value == word || value.starts_with(&format!("{word} "));
    // !!str is a tag and no text.
    if value.starts_with("!!") {
        return None;
    }
    if INDICATORS.contains(first) || ends("-") || ends("?") || (in_flow && ['#', '?'].contains(&first)) {
        return Some(format!("値を「{first}」で始めることはできません"));
    }
    if !in_flow && [']', '}', ','].contains(&first) {
        return Some(format!("値を「{first}」で始めることはできません"));
    }
    let closing = match first {
        '"' | '\'' => Some(first),
        '[' if !in_flow => Some(']'),
        '{' if !in_flow => Some('}'),
        _ => None,
    };
    if let Some(closing) = closing {
        let behind =
            value[first.len_utf8()..].find(closing).map(|at| &value[first.len_utf8() + at + closing.len_utf8()..]);
        let what = if closing == first { "引用符" } else { "括弧" };
        if behind.is_some_and(|behind| !behind.trim().is_empty()) {
            return Some(format!("値の始めの{what}の後ろに、文が続いています"));
        }
        // {{…}} of a template.
        let is_template = value.starts_with("{{") && value.ends_with("}}") && !value.contains(": ");
        return is_template.then(|| "値を「{{」で始めることはできません".to_owned());
    }
    (value.contains(": ") || value.ends_with(':')).then(|| "値の中に「: 」があります".to_owned())
}

/// The plain and quoted values of a flow collection: the byte of the key (or of the value itself), the first byte, the end.
fn flow_values(line: &str, start: usize) -> Vec<(usize, usize, usize)> {
    let bytes = line.as_bytes();
    let mut values = Vec::new();
    let mut open: Vec<u8> = Vec::new();
    let mut at = start;
    // Where the key of the next value begins.
    let mut key: Option<usize> = None;
    while at < bytes.len() {
        match bytes[at] {
            b' ' => at += 1,
            b'{' | b'[' => {
                open.push(bytes[at]);
                key = None;
                at += 1;
            }
            b'}' | b']' => {
                open.pop();
                key = None;
                at += 1;
                if open.is_empty() {
                    break;
                }
            }
            b',' => {
                key = None;
                at += 1;
            }
            _ => {
                let end = at + scalar(&line[at..], key.is_none() && open.last() == Some(&b'{'));
                let text = line[at..end].trim_end();
                if line[end..].starts_with(": ") && key.is_none() {
                    key = Some(at);
                    at = end + 2;
                } else {
                    values.push((key.unwrap_or(at), at, at + text.len()));
                    at = end.max(at + 1);
                }
            }
        }
    }
    values
}

/// The length of a scalar: to the next delimiter; that of a key to its colon.
fn scalar(text: &str, is_key: bool) -> usize {
    let from = match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].find(quote).map_or(0, |at| at + 2),
        _ => 0,
    };
    let rest = &text[from..];
    let end = rest.find([',', '}', ']']).unwrap_or(rest.len());
    let colon = if is_key { rest.find(": ") } else { None };
    from + colon.filter(|at| *at < end).unwrap_or(end)
}

/// A text in quotation marks.
pub(in crate::content::yaml) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// The beginning and the end of a long text.
fn abridged(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let part = |range: &[char]| range.iter().collect::<String>();
    format!("{}…{}", part(&chars[..12]), part(&chars[chars.len() - 6..]))
}
