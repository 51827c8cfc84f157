//! A text over several lines that YAML joins with blanks: 相談 窓口.
//!
//! Without `|`, or with `>`, YAML turns a line break into a blank. Japanese has no blanks, so a gap is printed that nobody
//! typed, and the items of a list become one paragraph.

use std::collections::BTreeMap;

use crate::characters::{half_width, is_japanese};
use crate::check::support::places::around;
use crate::check::{Context, Text};
use crate::content::Style;
use crate::finding::{Finding, Rule};
use crate::model::Place;

pub(in crate::check) const RULE: &Rule =
    &Rule::warning("folded-line", include_str!("../../../docs/checks/folded-line.md"));

/// Signs that begin an item of a list.
const BULLETS: &str = "・･•●○◯〇◎□■◇◆△▲▽▼☆★※→⇒➢✓";

/// A text with blanks where YAML joined lines that were meant to be apart, or words.
pub(super) struct Fold {
    /// Where the text is written.
    pub place: Place,
    /// The text with these blanks.
    pub text: String,
    /// The positions of these blanks, in characters.
    pub blanks: Vec<usize>,
    /// How many of the joined lines begin an item of a list.
    items: usize,
    /// The first joined line that begins like another element of the list in which this text is one: the number of the line,
    /// its own blanks, and those of the element.
    element: Option<(usize, [usize; 2])>,
}

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for Fold { place, text, blanks, items, element } in folds(context) {
        if let Some((line, [own, blanks])) = element {
            let message = "「- 」の字下げが深すぎて、上の行につながっています".to_owned();
            let excerpt = context.sources.excerpt_at(place.file, line, own, 1);
            let hint = format!("行の始めの半角の空白を{blanks}個にしてください（いまは{own}個です）");
            findings.push(Finding::new(RULE, message, Some(excerpt)).about(&place).hint(hint));
            continue;
        }
        let Some(first) = blanks.first() else { continue };
        let chars: Vec<char> = text.chars().collect();
        let words = around(&chars, *first, 1);
        let count = if blanks.len() > 1 { format!("（{}か所）", blanks.len()) } else { String::new() };
        let message = match items {
            0 => format!("行をつなぐところに空白が入ります{count}: 「{words}」"),
            _ => format!("箇条書きの行が前の行につながり、1つの段落で印刷されます{count}: 「{words}」"),
        };
        // Restore the line breaks, so that the place in the file can be found.
        let lines: String =
            chars.iter().enumerate().map(|(at, c)| if blanks.contains(&at) { '\n' } else { *c }).collect();
        let lines = Text { value: &lines, place: &place };
        let finding = context.finding_in(RULE, lines, first - 1, 1, message);
        findings.push(finding.hint(match items {
            0 => "1行に続けて書いてください。行を分けて印刷するなら「|」の次の行から書きます",
            _ => "行を分けて印刷するなら「|」の次の行から書きます。分けないなら、1行に続けて書いてください",
        }));
    }
    findings
}

/// Finds every such text, in the order of the files.
pub(super) fn folds(context: &Context) -> Vec<Fold> {
    let mut files: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let mut out = Vec::new();
    for (place, text, style) in context.sources.scalars() {
        if style == Style::Literal || !has_gap(text) {
            continue;
        }
        let lines = files.entry(place.file).or_insert_with(|| {
            context.sources.files().nth(place.file).map(|(_, text)| text.lines().collect()).unwrap_or_default()
        });
        let start = context.sources.excerpt(&place);
        let written = lines.iter().enumerate().skip(start.line - 1).map(|(index, line)| {
            let column = if index + 1 == start.line { start.column - 1 } else { 0 };
            let line = line.char_indices().nth(column).map_or("", |(at, _)| &line[at..]).trim();
            if index + 1 == start.line { line.trim_start_matches(['"', '\'']) } else { line }
        });
        let (blanks, items) = joints(text, written);
        let element = if style == Style::Plain { deep_element(lines, start.line, start.column) } else { None };
        if !blanks.is_empty() {
            out.push(Fold { place, text: text.to_owned(), blanks, items, element });
        }
    }
    out
}

/// Finds the line that begins with a dash below an element that is a text from a line (from 1) and a column (from 1) on: its
/// number, its own blanks, and those of the element.
fn deep_element(lines: &[&str], line: usize, column: usize) -> Option<(usize, [usize; 2])> {
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let first = lines.get(line - 1)?;
    let own = blanks(first);
    let is_element = first[own..].starts_with("- ")
        && own + 2 < column
        && first.chars().take(column - 1).all(|c| c == ' ' || c == '-');
    let goes_on = |line: &&str| line.trim().is_empty() || blanks(line) > own;
    let mut below = lines[line..].iter().take_while(|line| is_element && goes_on(line));
    let index = below.position(|line| line[blanks(line)..].starts_with("- "))?;
    Some((line + 1 + index, [blanks(lines[line + index]), own]))
}

/// Whether there is a blank that may join what must not be joined.
fn has_gap(text: &str) -> bool {
    text.match_indices(' ').any(|(at, blank)| is_gap(&text[..at], &text[at + blank.len()..]))
}

/// Whether a blank must not join two texts: between two Japanese characters, and before an item of a list.
fn is_gap(before: &str, after: &str) -> bool {
    let is_within_words = || {
        let sides = (before.chars().next_back(), after.chars().next());
        sides.0.is_some_and(is_japanese) && sides.1.is_some_and(is_japanese)
    };
    is_item(after) || is_within_words()
}

/// Whether a line begins an item of a list: ・, ①, （1）, 1., ア）, -.
fn is_item(line: &str) -> bool {
    let mut chars = line.chars().map(half_width).peekable();
    let Some(first) = chars.next() else { return false };
    let is_numbered = matches!(first, '①'..='⑳' | '❶'..='❿' | '㈠'..='㈩' | 'ⅰ'..='ⅻ' | 'Ⅰ'..='Ⅻ');
    if is_numbered || BULLETS.contains(first) {
        return true;
    }
    let next = chars.peek().copied();
    if matches!(first, '-' | '*' | '+') {
        return next.is_none_or(char::is_whitespace);
    }
    let is_opened = matches!(first, '(' | '[' | '【' | '〔' | '<');
    let mark: String = if is_opened { String::new() } else { first.to_string() };
    let mark: String = mark.chars().chain(chars.by_ref().take_while(|c| c.is_alphanumeric())).collect();
    let is_number = !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit()) && mark.len() <= 2;
    let is_letter = mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic);
    let rest: Vec<char> = line.chars().map(half_width).skip(usize::from(is_opened) + mark.chars().count()).collect();
    let is_closed = matches!(rest.first(), Some(')' | ']' | '】' | '〕' | '>'));
    let is_pointed =
        matches!(rest.first(), Some('.' | '、' | '．' | ':')) && !rest.get(1).is_some_and(char::is_ascii_digit);
    (is_number || is_letter) && (is_closed || !is_opened && is_number && is_pointed)
}

/// Finds the blanks where two written lines were joined and must not be, and how many of the later lines are items.
fn joints<'a>(text: &str, lines: impl Iterator<Item = &'a str>) -> (Vec<usize>, usize) {
    let (mut blanks, mut items) = (Vec::new(), 0);
    let (mut rest, mut at) = (text, 0);
    let mut begun = false;
    for line in lines {
        // Block headers and blank lines are not part of the text.
        if line.is_empty() || (!begun && line.starts_with('>')) {
            continue;
        }
        begun = true;
        let Some(behind) = rest.strip_prefix(line) else { break };
        at += line.chars().count();
        let Some(joint) = behind.chars().next() else { break };
        if joint == ' ' && is_gap(line, &behind[1..]) {
            blanks.push(at);
            items += usize::from(is_item(&behind[1..]));
        }
        rest = behind.trim_start_matches([' ', '\n']);
        at += behind.chars().count() - rest.chars().count();
    }
    (blanks, items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_joint_between_japanese_characters_is_found() {
        assert_eq!(joints("相談 窓口の 設置", ["相談", "窓口の", "設置"].into_iter()), (vec![2, 6], 0));
        assert_eq!(joints("相談 窓口\n次", [">", "相談", "窓口", "", "次"].into_iter()), (vec![2], 0));
    }

    #[test]
    fn a_line_that_begins_an_item_must_not_be_joined() {
        for mark in ["・", "①", "（1）", "(1) ", "○", "1.", "１．", "2)", "1、", "ア）", "(ア)", "- ", "※", "【1】"]
        {
            let line = format!("{mark}配った。");
            assert!(is_item(&line), "{mark}");
            let text = format!("開いた。 {line}");
            assert_eq!(joints(&text, ["開いた。", &line].into_iter()), (vec![4], 1), "{mark}");
        }
        for line in [
            "1.5倍になった。",
            "2024年に配った。",
            "（市内）の人",
            "配った。",
            "AとB",
            "-5度",
            "10人が来た。",
            "A: 配った。",
        ] {
            assert!(!is_item(line), "{line}");
        }
    }

    #[test]
    fn a_blank_that_was_typed_and_a_joint_behind_a_mark_are_none() {
        assert!(joints("相談 窓口", ["相談 窓口"].into_iter()).0.is_empty());
        assert!(joints("配った。 次に", ["配った。", "次に"].into_iter()).0.is_empty());
    }
}
