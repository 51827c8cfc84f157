//! Brackets and quotes that do not pair up within one text.
//!
//! An open bracket is usually left from a deleted half of a sentence.

use crate::characters::digit;
use crate::check::Context;
use crate::check::support::texts::printed;
use crate::finding::{Finding, Rule};

pub(super) const RULE: &Rule =
    &Rule::note("unbalanced-bracket", include_str!("../../../docs/checks/unbalanced-bracket.md"));

/// The pairs of brackets.
const PAIRS: &[(char, char)] = &[
    ('(', ')'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('［', '］'),
    ('〈', '〉'),
    ('《', '》'),
    ('｛', '｝'),
];

/// What ends the words before a list mark.
const ENDS: &str = "\n \u{3000}\t。、，,．；;：:・";

/// A bracket without its partner.
#[derive(Debug, PartialEq, Eq)]
enum Single {
    Open(char),
    Close(char),
    /// Opened in one width and closed in the other.
    Mixed(char, char),
}

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in printed(context) {
        for (at, single) in singles(text.value) {
            let (message, hint) = match single {
                Single::Open(open) => {
                    let (open, close) = (quoted(open), quoted(partner(open)));
                    (format!("{open}が閉じていません"), format!("{close}を加えるか、{open}を消してください"))
                }
                Single::Close(close) => {
                    let (open, close) = (quoted(partner(close)), quoted(close));
                    (
                        format!("{close}に対する、始まりの{open}がありません"),
                        format!("{open}を加えるか、{close}を消してください"),
                    )
                }
                Single::Mixed(open, close) => (
                    format!("{}で始まり、{}で終わっています", quoted(open), quoted(close)),
                    "半角か全角のどちらかに揃えてください".to_owned(),
                ),
            };
            findings.push(context.finding_in(RULE, text, at, 1, message).hint(hint));
        }
    }
    findings
}

/// Quotes a bracket in a different kind of bracket.
fn quoted(c: char) -> String {
    if matches!(c, '「' | '」') { format!("『{c}』") } else { format!("「{c}」") }
}

/// Returns the partner of a bracket.
fn partner(c: char) -> char {
    let pair = PAIRS.iter().find(|(open, close)| *open == c || *close == c);
    pair.map_or(c, |(open, close)| if *open == c { *close } else { *open })
}

/// Finds the brackets without a partner, each with its position in characters.
fn singles(text: &str) -> Vec<(usize, Single)> {
    let chars: Vec<char> = text.chars().collect();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut out = Vec::new();
    for (at, c) in chars.iter().copied().enumerate() {
        if PAIRS.iter().any(|(opening, _)| *opening == c) {
            open.push((at, c));
        } else if PAIRS.iter().any(|(_, closing)| *closing == c) {
            let opening = partner(c);
            if let Some(depth) = open.iter().rposition(|(_, other)| *other == opening) {
                // Brackets opened since then stay open.
                out.extend(open.drain(depth..).skip(1).map(|(at, c)| (at, Single::Open(c))));
            } else if let Some((_, other)) = open.pop_if(|(_, other)| are_twins(*other, opening)) {
                out.push((at, Single::Mixed(other, c)));
            } else if !is_list_mark(&chars, at) {
                out.push((at, Single::Close(c)));
            }
        }
    }
    out.extend(open.into_iter().map(|(at, c)| (at, Single::Open(c))));
    out.sort_by_key(|(at, _)| *at);
    out
}

/// Whether two brackets are the same in half and full width.
fn are_twins(a: char, b: char) -> bool {
    matches!((a, b), ('(', '（') | ('（', '('))
}

/// Whether a closing bracket belongs to a list mark: 1) or ア） at the beginning of a line, or behind the end of what comes
/// before it: 「相談、2）訪問」.
fn is_list_mark(text: &[char], at: usize) -> bool {
    let mark: Vec<char> = text[..at].iter().rev().copied().take_while(|c| !ENDS.contains(*c)).collect();
    let begins_line = text[..at - mark.len()].iter().rev().find(|c| !c.is_whitespace() || **c == '\n');
    let begins_line = begins_line.is_none_or(|c| matches!(c, '\n' | '・'));
    let is_mark = mark.iter().all(|c| digit(*c).is_some()) || matches!(mark.as_slice(), [c] if c.is_alphabetic());
    matches!(text[at], ')' | '）') && (1..=2).contains(&mark.len()) && (begins_line || is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paired_brackets_and_list_marks_are_none() {
        assert!(singles("「あ（い）」(う)\n1) え\nア）お\n・10)か").is_empty());
    }

    #[test]
    fn list_marks_within_a_line_are_none() {
        for text in ["1)相談を受けた。2)記録した。", "相談、2）訪問、３）見守り", "次のとおり: ア)相談 イ)訪問"]
        {
            assert_eq!(singles(text), [], "{text}");
        }
        assert_eq!(singles("相談、市内）訪問"), [(5, Single::Close('）'))]);
        assert_eq!(singles("令和5年2)訪問"), [(5, Single::Close(')'))]);
    }

    #[test]
    fn each_width_closes_its_own() {
        assert_eq!(singles("あ(い）"), [(3, Single::Mixed('(', '）'))]);
    }

    #[test]
    fn an_open_and_a_stray_one_are_found_where_they_stand() {
        assert_eq!(singles("「あ(い」う"), [(2, Single::Open('('))]);
        assert_eq!(singles("この会議）と「案"), [(4, Single::Close('）')), (6, Single::Open('「'))]);
    }
}
