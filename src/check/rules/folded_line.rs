//! A text over several lines that YAML joins with blanks: 相談 窓口.
//!
//! Without `|`, or with `>`, YAML turns a line break into a blank. Japanese has no blanks, so a gap is printed that nobody
//! typed.

use std::collections::BTreeMap;

use crate::characters::is_japanese;
use crate::check::support::places::around;
use crate::check::{Context, Text};
use crate::content::Style;
use crate::finding::{Finding, Rule};
use crate::model::Place;

pub(super) const RULE: &Rule = &Rule::warning("folded-line", include_str!("../../../docs/checks/folded-line.md"));

/// A text with blanks between Japanese characters where YAML joined lines.
pub(super) struct Fold {
    /// Where the text is written.
    pub place: Place,
    /// The text with these blanks.
    pub text: String,
    /// The positions of these blanks, in characters.
    pub blanks: Vec<usize>,
}

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for Fold { place, text, blanks } in folds(context) {
        let Some(first) = blanks.first() else { continue };
        let chars: Vec<char> = text.chars().collect();
        let words = around(&chars, *first, 1);
        let message = match blanks.len() {
            1 => format!("行をつなぐところに空白が入ります: 「{words}」"),
            count => format!("行をつなぐところに空白が入ります（{count}か所）: 「{words}」"),
        };
        // Restore the line breaks, so that the place in the file can be found.
        let lines: String =
            chars.iter().enumerate().map(|(at, c)| if blanks.contains(&at) { '\n' } else { *c }).collect();
        let lines = Text { value: &lines, place: &place };
        let finding = context.finding_in(RULE, lines, first - 1, 1, message);
        findings.push(finding.hint("1行に続けて書いてください。行を分けて印刷するなら「|」の次の行から書きます"));
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
        let blanks = joints(text, written);
        if !blanks.is_empty() {
            out.push(Fold { place, text: text.to_owned(), blanks });
        }
    }
    out
}

/// Whether a blank stands between two Japanese characters.
fn has_gap(text: &str) -> bool {
    text.match_indices(' ').any(|(at, blank)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + blank.len()..].chars().next());
        before.is_some_and(is_japanese) && after.is_some_and(is_japanese)
    })
}

/// Finds the blanks where two written lines were joined between Japanese characters.
fn joints<'a>(text: &str, lines: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let mut blanks = Vec::new();
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
        let sides = (line.chars().next_back(), behind.chars().nth(1));
        if joint == ' ' && sides.0.is_some_and(is_japanese) && sides.1.is_some_and(is_japanese) {
            blanks.push(at);
        }
        rest = behind.trim_start_matches([' ', '\n']);
        at += behind.chars().count() - rest.chars().count();
    }
    blanks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_joint_between_japanese_characters_is_found() {
        assert_eq!(joints("相談 窓口の 設置", ["相談", "窓口の", "設置"].into_iter()), [2, 6]);
        assert_eq!(joints("相談 窓口\n次", [">", "相談", "窓口", "", "次"].into_iter()), [2]);
    }

    #[test]
    fn a_blank_that_was_typed_and_a_joint_behind_a_mark_are_none() {
        assert!(joints("相談 窓口", ["相談 窓口"].into_iter()).is_empty());
        assert!(joints("配った。 次に", ["配った。", "次に"].into_iter()).is_empty());
    }
}
