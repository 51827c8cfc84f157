//! A blank between two Japanese characters: 担当職員 の配置.
//!
//! Japanese is written without blanks; they come with copied text and print as gaps.

use std::collections::BTreeMap;

use super::folded_line::folds;
use crate::characters::{is_digit, is_japanese};
use crate::check::Context;
use crate::check::support::places::around;
use crate::check::support::texts::prose;
use crate::finding::{Finding, Rule};
use crate::model::Place;

pub(super) const RULE: &Rule = &Rule::note("space-in-word", include_str!("../../../docs/checks/space-in-word.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    // Leave blanks from folded lines to the rule folded-line.
    let folded: BTreeMap<Place, Vec<usize>> = folds(context).into_iter().map(|it| (it.place, it.blanks)).collect();
    let mut findings = Vec::new();
    for text in prose(context) {
        if !text.value.contains([' ', '　']) {
            continue;
        }
        let chars: Vec<char> = text.value.chars().collect();
        let folded = folded.get(text.place).map_or(&[][..], Vec::as_slice);
        for line in gaps(&chars) {
            let mut gaps = line.into_iter().filter(|(start, _)| !folded.contains(start));
            let Some((start, length)) = gaps.next() else { continue };
            let more = gaps.count();
            let words = around(&chars, start, length);
            let words = words.trim();
            let message = match more {
                0 => format!("言葉の間に空白があります: 「{words}」"),
                _ => format!("言葉の間に空白が、この行に{}か所あります: 「{words}」", more + 1),
            };
            let finding = context.finding_in(RULE, text, start, length, message);
            findings.push(finding.hint("要らない空白なら消してください。言葉を区切る空白なら、このままでかまいません"));
        }
    }
    findings
}

/// Finds the blanks between two Japanese characters in each line: start and length of each.
fn gaps(text: &[char]) -> Vec<Vec<(usize, usize)>> {
    let is_blank = |c: char| matches!(c, ' ' | '　');
    let mut lines = vec![Vec::new()];
    let mut at = 0;
    while at < text.len() {
        if text[at] == '\n' {
            lines.push(Vec::new());
        }
        let length = text[at..].iter().take_while(|c| is_blank(**c)).count();
        let between = at > 0 && is_japanese(text[at - 1]) && text.get(at + length).is_some_and(|c| is_japanese(*c));
        if length > 0 && between && !is_heading(&text[..at]) {
            lines.last_mut().expect("there is always a line").push((at, length));
        }
        at += length.max(1);
    }
    lines
}

/// Whether a text ends in the number of a heading, such as 第二章, after which a blank is usual.
fn is_heading(text: &[char]) -> bool {
    let Some((last, before)) = text.split_last() else { return false };
    let number = before.iter().rev().take_while(|c| is_digit(**c) || "一二三四五六七八九十百".contains(**c)).count();
    let first = before.len().checked_sub(number + 1).map(|at| before[at]);
    "章節項条編部款".contains(*last) && number > 0 && first == Some('第')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, usize)> {
        gaps(&text.chars().collect::<Vec<_>>()).concat()
    }

    #[test]
    fn a_blank_between_japanese_characters_is_found_in_both_widths() {
        assert_eq!(found("担当職員 の配置"), [(4, 1)]);
        assert_eq!(found("担当　　職員"), [(2, 2)]);
    }

    #[test]
    fn a_blank_beside_a_mark_a_figure_or_a_line_end_is_usual() {
        assert!(found("終えた。 次に、 会議 12 回 \n　次の行 (案)").is_empty());
        assert!(found("第一章 総論と第2章　各論").is_empty());
    }
}
