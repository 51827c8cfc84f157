//! ` #` cuts off a text: 部屋 #3 を使う.
//!
//! After a blank, # begins a comment in YAML, so that the rest of the line is silently dropped.

use crate::check::Context;
use crate::content::Style;
use crate::finding::{Finding, Rule};
use crate::model::Place;

pub(super) const RULE: &Rule = &Rule::warning("cut-by-comment", include_str!("../../../docs/checks/cut-by-comment.md"));

/// A scalar of a file: place, text and style.
type Written<'a> = (Place, &'a str, Style);

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Collect the texts only for the few files that have such a line.
    let candidates: Vec<Candidate> = context
        .sources
        .files()
        .enumerate()
        .flat_map(|(file, (_, text))| candidates(text).map(move |(line, at)| Candidate { file, line, at }))
        .collect();
    if candidates.is_empty() {
        return findings;
    }
    let scalars: Vec<Written> = context.sources.scalars().collect();
    for Candidate { file, line: (number, line), at } in candidates {
        let column = line[..at].chars().count();
        let start = |place: &Place| {
            let excerpt = context.sources.excerpt(place);
            (excerpt.line, excerpt.column - 1)
        };
        // The last text that begins before the #; texts are in the order of the file.
        let behind = scalars.partition_point(|(place, ..)| {
            place.file < file || (place.file == file && start(place) < (number, column))
        });
        let Some((place, text, style)) = behind.checked_sub(1).map(|last| &scalars[last]) else { continue };
        let (first_line, first_column) = start(place);
        let skipped = if first_line == number { first_column } else { 0 };
        let before: String = line[..at].chars().skip(skipped).collect();
        if place.file != file || *style != Style::Plain || place.key || !is_cut(text, before.trim()) {
            continue;
        }
        let lost = line[at..].trim_end();
        let message = format!("「{lost}」は印刷されません（空白と # の後ろは、メモとして読みます）");
        let excerpt = context.sources.excerpt_at(file, number, column, lost.chars().count());
        let hint =
            "文の一部なら、文の全体を \" \" で囲んでください。メモなら「# 」のように # の後に空白を入れてください";
        findings.push(Finding::new(RULE, message, Some(excerpt)).about(place).hint(hint));
    }
    findings
}

/// A # that may cut off a text.
struct Candidate<'a> {
    file: usize,
    /// The number of the line, from 1, and its text.
    line: (usize, &'a str),
    /// The byte offset of the #.
    at: usize,
}

/// The first # of each line that YAML may treat as a comment although it looks like text.
fn candidates(text: &str) -> impl Iterator<Item = ((usize, &str), usize)> {
    text.lines().enumerate().filter_map(|(index, line)| {
        let hash = line.match_indices('#').map(|(at, _)| at).find(|at| line[..*at].ends_with([' ', '\t']))?;
        let is_text = line[hash + 1..].starts_with(|c: char| !c.is_whitespace() && !"#-=*~_!".contains(c));
        let has_value = !line[..hash].trim().is_empty();
        let is_permission = line[hash + 1..].starts_with("shinkan");
        (is_text && has_value && !is_permission).then_some(((index + 1, line), hash))
    })
}

/// Whether a plain text ends at the #; `before` is its part before the # on that line.
fn is_cut(text: &str, before: &str) -> bool {
    // In 成果: #3 を使う the whole text is lost.
    let is_empty = matches!(text, "" | "~") && matches!(before, "" | ":");
    is_empty || (!before.is_empty() && (text == before || text.ends_with(&format!(" {before}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<(usize, usize)> {
        candidates(text).map(|((line, _), at)| (line, at)).collect()
    }

    #[test]
    fn a_hash_that_looks_like_text_is_a_candidate_and_a_remark_is_none() {
        assert_eq!(places("a: b #3\n# c\na: b # d\n  #e\na: b#f\na: b #---\na: b ## x"), [(1, 5)]);
    }

    #[test]
    fn a_text_is_cut_where_it_ends_before_the_hash() {
        assert!(is_cut("部屋", "部屋"));
        assert!(is_cut("前の行 部屋", "部屋"));
        assert!(is_cut("~", ":"));
        assert!(!is_cut("5", "5}"));
        assert!(!is_cut("窓口", "窓口]"));
    }
}
