//! Brackets, commas and quotation marks that are full-width, doubled, missing or left over.

use super::page::{Page, Parts, Slip, slip, with};
use super::signs::wide_comment;
use super::years;
use crate::characters::half_width;
use crate::model::Period;
use crate::vocabulary as word;

/// Full-width signs that look like those of YAML.
const FULL_WIDTH: [char; 8] = ['｛', '｝', '［', '］', '，', '、', '：', '､'];

/// Keys that are common between braces; a text ends before them.
const KEYS: [&str; 9] = [
    word::NAME,
    word::UNIT,
    word::VALUE,
    word::SUFFIX,
    word::BREAKDOWN,
    word::NOTE,
    word::NUMBER,
    word::OPINIONS,
    word::DIRECTION,
];

/// Proposes to mend the brackets of a line.
pub(super) fn slips(page: &Page, index: usize) -> Vec<Slip> {
    let line = page.line(index);
    let parts = Parts::of(line);
    let value = &line[parts.value.clone()];
    let begins = value.starts_with(['{', '[', '｛', '［']);
    let mut slips = Vec::new();
    slips.extend(wide_comment(index, line));
    slips.extend(begins.then(|| full_width(index, line, &parts)).flatten());
    slips.extend(doubled(index, line, &parts));
    slips.extend(years::slip(index, line, &parts));
    if begins || page.is_in_brackets(index) {
        slips.extend(glued_colons(index, line, &parts));
        slips.extend(missing_commas(page, index, line, &parts));
    }
    if begins {
        slips.extend(wide_blanks(index, line, &parts));
        slips.extend(left_over(index, line, &parts));
        slips.extend(not_closed(index, line, &parts));
    }
    slips.extend(quote(index, line, &parts));
    slips.extend(escapes(index, line, &parts));
    slips
}

/// Proposes half-width signs for all full-width ones.
fn full_width(index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let value = &line[parts.value.clone()];
    let at = parts.value.start + value.find(FULL_WIDTH)?;
    let sign = line[at..].chars().next()?;
    let mended: String = value.chars().map(plain).collect();
    // Put one blank after every sign.
    let mended = mended.replace(", ", ",").replace(',', ", ").replace(": ", ":").replace(':', ": ").replace(", }", "}");
    let message = format!("括弧の中の「{sign}」が全角です");
    let remedy = ("", "括弧、コロン、コンマは半角にしてください");
    let mended = with(line, parts.value.start, parts.value.end, &mended);
    let slip = slip(index, line, (at, at + sign.len_utf8()), remedy, mended);
    Some(Slip { message, ..slip })
}

fn plain(c: char) -> char {
    match c {
        '、' | '､' => ',',
        c if FULL_WIDTH.contains(&c) => half_width(c),
        c => c,
    }
}

/// Proposes half-width blanks behind colons.
fn wide_blanks(index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let value = &line[parts.value.clone()];
    let at = parts.value.start + value.find(":\u{3000}")? + 1;
    let mended = with(line, parts.value.start, parts.value.end, &value.replace(":\u{3000}", ": "));
    let said = ("コロンの後の空白が全角です", "半角の空白にしてください");
    Some(slip(index, line, (at, at + '\u{3000}'.len_utf8()), said, mended))
}

/// Proposes single braces for doubled ones.
fn doubled(index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let value = &line[parts.value.clone()];
    let at = value.find("{{")?;
    let end = at + value[at..].find("}}")?;
    if !value[at..end].contains(": ") {
        return None;
    }
    let inner = with(value, at, end + 2, &format!("{{{}}}", &value[at + 2..end]));
    let mended = with(line, parts.value.start, parts.value.end, &inner);
    let from = parts.value.start + at;
    let said = ("括弧「{」が二重になっています", "括弧を1つずつにしてください");
    Some(slip(index, line, (from, from + 2), said, mended))
}

/// Proposes a blank behind every colon before a bracket.
fn glued_colons(index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let rest = &line[parts.start..];
    let at = parts.start + [":{", ":["].iter().filter_map(|glued| rest.find(glued)).min()?;
    let mended = rest.replace(":{", ": {").replace(":[", ": [");
    let said = ("コロンの後に空白がありません", "コロンの後に、半角の空白を入れてください");
    Some(slip(index, line, (at, at + 1), said, with(line, parts.start, line.len(), &mended)))
}

/// Proposes a comma before every key that has none.
fn missing_commas(page: &Page, index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let mut mended = line.to_owned();
    let mut first = None;
    let mut from = parts.start;
    while let Some(colon) = mended[from..].find(": ").map(|at| from + at) {
        if let Some(blank) = mended[..colon].rfind([' ', '\t']).filter(|blank| {
            let (before, key) = (mended[..*blank].trim_end(), &mended[blank + 1..colon]);
            let ends = before.ends_with(|c: char| c.is_ascii_digit() || "}]\"'".contains(c));
            let has_brackets = mended[colon + 2..].trim_start().starts_with(['{', '[']);
            let is_key = ends || has_brackets || KEYS.contains(&key) || Period::parse(key).is_some();
            *blank >= from && (is_key || page.has_key(key)) && !before.ends_with([',', '{', '[', ':', '-'])
        }) {
            first.get_or_insert(blank);
            let before = mended[..blank].trim_end().len();
            mended.replace_range(before..=blank, ", ");
            from = before + 2 + (colon - blank - 1) + 2;
        } else {
            from = colon + 2;
        }
    }
    let said = ("区切りの「,」がありません", "項目と項目の間を、半角のコンマで区切ってください");
    if let Some(at) = first {
        let at = at.min(line.len().saturating_sub(1));
        return Some(slip(index, line, (at, at + 1), said, mended));
    }
    // Between this line and the next one.
    let end = parts.value.end.max(parts.start);
    let goes_on = page.below(index).is_some_and(|below| page.is_in_brackets(below));
    let last = line[..end].chars().next_back().filter(|c| !",{[:".contains(*c))?;
    goes_on.then(|| slip(index, line, (end - last.len_utf8(), end), said, with(line, end, end, ",")))
}

/// Proposes to remove a comma or a bracket that is one too many.
fn left_over(index: usize, line: &str, parts: &Parts) -> Vec<Slip> {
    let value = &line[parts.value.clone()];
    let mut slips = Vec::new();
    let start = parts.value.start;
    let remove = |at: usize, sign: &str| {
        let mut mended = with(line, at, at + sign.len(), "");
        if sign == "," && mended[at..].starts_with(' ') {
            mended.remove(at);
        }
        let (message, remedy) = (format!("「{sign}」が1つ多くあります"), format!("余分な「{sign}」を消してください"));
        slip(index, line, (at, at + sign.len()), (&message, &remedy), mended)
    };
    for doubled in ["[,", "{,", ",,", ", ,"] {
        slips.extend(value.find(doubled).map(|at| remove(start + at + doubled.len() - 1, ",")));
    }
    for closing in ["]", "}"] {
        slips.extend(value.ends_with(closing).then(|| remove(parts.value.end - 1, closing)));
    }
    slips
}

/// Proposes the brackets that are missing at the end.
fn not_closed(index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let value = &line[parts.value.clone()];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in value.char_indices() {
        match c {
            '{' | '[' => open.push((at, c)),
            '}' | ']' => _ = open.pop(),
            _ => {}
        }
    }
    let (at, bracket) = *open.last()?;
    let closing: String = open.iter().rev().map(|(_, c)| if *c == '{' { '}' } else { ']' }).collect();
    let mended = with(line, parts.value.end, parts.value.end, &closing);
    let message = format!("「{bracket}」に対応する「{}」がありません", if bracket == '{' { '}' } else { ']' });
    let at = parts.value.start + at;
    Some(slip(index, line, (at, at + 1), (&message, "括弧を閉じてください"), mended))
}

/// Proposes the quotation mark that is missing at the end of a value.
fn quote(index: usize, line: &str, parts: &Parts) -> Vec<Slip> {
    let value = &line[parts.value.clone()];
    let mut slips = Vec::new();
    for mark in ['"', '\''] {
        if value.matches(mark).count() % 2 == 0 {
            continue;
        }
        let Some(last) = value.rfind(mark) else { continue };
        let behind = &value[last + 1..];
        let delimiter = value.starts_with(['{', '[']).then(|| behind.find([',', '}', ']'])).flatten();
        let ends = [delimiter.map(|at| last + 1 + at), Some(value.len())];
        for end in ends.into_iter().flatten() {
            let (from, to) = (parts.value.start + last, parts.value.start + end);
            let mended = with(line, to, to, &mark.to_string());
            let said = ("引用符が閉じていません", "値の終わりにも引用符を書いてください");
            slips.push(slip(index, line, (from, from + 1), said, mended));
        }
        // A mark at the end alone.
        if value.ends_with(mark) && !value.starts_with(['{', '[']) {
            let from = parts.value.start + last;
            let mended = with(line, from, from + 1, "");
            slips.push(slip(
                index,
                line,
                (from, from + 1),
                ("引用符が1つ多くあります", "余分な引用符を消してください"),
                mended,
            ));
        }
    }
    slips
}

/// Proposes single quotation marks, in which a backslash is a character like others.
fn escapes(index: usize, line: &str, parts: &Parts) -> Option<Slip> {
    let value = &line[parts.value.clone()];
    let from = value.find('"')?;
    let to = value.rfind('"').filter(|to| *to > from)?;
    let inner = &value[from + 1..to];
    let at = inner.find('\\')?;
    if inner.contains('"') {
        return None;
    }
    let start = parts.value.start;
    let mended = with(line, start + from, start + to + 1, &format!("'{}'", inner.replace('\'', "''")));
    let at = start + from + 1 + at;
    let said = ("「\\」の後の文字が正しくありません", "「\\」をそのまま書くには、\" \" を ' ' に替えてください");
    Some(slip(index, line, (at, at + 1), said, mended))
}
