//! Renders findings for people: message, place, the line with a caret, remedy.

use unicode_width::UnicodeWidthStr;

use super::{Excerpt, Finding};
use crate::characters::Unseen;

/// Characters of the line shown on each side of the place.
const MARGIN: usize = 24;

/// Renders findings one below the other, separated by empty lines.
///
/// Aligns the caret by display width, so that it points at the right character of a Japanese line.
pub fn render(findings: &[Finding]) -> String {
    findings.iter().map(render_one).collect::<Vec<_>>().join("\n")
}

fn render_one(finding: &Finding) -> String {
    let mut out = format!("{}[{}]: {}\n", finding.severity().label(), finding.rule.code, shown(&finding.message));
    let mut gutter = String::new();
    if let Some(place) = &finding.excerpt {
        gutter = " ".repeat(place.line.to_string().len());
        let Excerpt { file, line, column, .. } = place;
        let (before, meant, after) = window(place);
        let indent = " ".repeat(before.width());
        let caret = "^".repeat(meant.width().max(1));
        out.push_str(&format!("{gutter}--> {file}:{line}:{column}\n"));
        if !place.text.is_empty() {
            out.push_str(&format!("{gutter} |\n{line} | {before}{meant}{after}\n{gutter} | {indent}{caret}\n"));
        }
    }
    if !finding.path.is_empty() {
        out.push_str(&format!("{gutter} = 場所: {}\n", shown(&finding.path.to_string())));
    }
    if let Some(hint) = &finding.hint {
        out.push_str(&format!("{gutter} = 対処: {}\n", shown(hint)));
    }
    out
}

/// Replaces the characters of a text that act on the terminal.
fn shown(text: &str) -> String {
    text.chars().map(harmless).collect()
}

/// Replaces a character that would shift the caret or act on the terminal (tab, control) or turn the line around
/// (direction mark).
fn harmless(c: char) -> char {
    match c {
        _ if c.is_control() => ' ',
        _ if Unseen::classify(c) == Some(Unseen::Direction) => '\u{FFFD}',
        _ => c,
    }
}

/// Cuts the line around the place: the text before it, the place itself, the text behind it.
fn window(place: &Excerpt) -> (String, String, String) {
    let chars: Vec<char> = place.text.chars().map(harmless).collect();
    let at = (place.column - 1 - place.cut).min(chars.len());
    let width = place.width.min(chars.len() - at).min(2 * MARGIN);
    let start = if at > MARGIN + 8 { at - MARGIN } else { 0 };
    let end = if chars.len() > at + width + MARGIN + 8 { at + width + MARGIN } else { chars.len() };
    let mut before: String = chars[start..at].iter().collect();
    let mut after: String = chars[at + width..end].iter().collect();
    if start > 0 {
        before.insert(0, '…');
    }
    if end < chars.len() {
        after.push('…');
    }
    (before, chars[at..at + width].iter().collect(), after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Rule;

    const UNKNOWN_KEY: &Rule = &Rule::error("unknown-key", "");

    fn finding(text: &str, column: usize, width: usize) -> Finding {
        let place =
            Excerpt { file: "content/2019/plan.yaml".into(), line: 12, column, width, text: text.into(), cut: 0 };
        Finding::new(UNKNOWN_KEY, "「題」という項目はありません", Some(place)).hint("「題名」ではありませんか")
    }

    fn source_and_caret(finding: &Finding) -> Vec<String> {
        render(std::slice::from_ref(finding)).lines().skip(3).take(2).map(str::to_owned).collect()
    }

    #[test]
    fn the_caret_stands_under_the_characters_meant() {
        assert_eq!(
            render(&[finding("計画: 福祉 題: あ", 8, 1)]),
            "\
エラー[unknown-key]: 「題」という項目はありません
  --> content/2019/plan.yaml:12:8
   |
12 | 計画: 福祉 題: あ
   |            ^^
   = 対処: 「題名」ではありませんか
"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}題{}", "あ".repeat(300), "い".repeat(300));
        assert_eq!(
            source_and_caret(&finding(&text, 301, 1)),
            [format!("12 | …{}題{}…", "あ".repeat(24), "い".repeat(24)), format!("   | {}^^", " ".repeat(49)),]
        );
    }

    #[test]
    fn a_place_at_the_end_of_a_line_has_a_caret_behind_it() {
        assert_eq!(source_and_caret(&finding("計画", 3, 1)), ["12 | 計画", "   |     ^"]);
    }

    #[test]
    fn a_direction_mark_does_not_turn_the_line_around() {
        assert_eq!(source_and_caret(&finding("計画: \u{202E}福祉", 5, 1)), ["12 | 計画: \u{FFFD}福祉", "   |       ^"]);
    }

    #[test]
    fn a_tab_does_not_shift_the_caret() {
        assert_eq!(source_and_caret(&finding("\tあ", 2, 1)), ["12 |  あ", "   |  ^^"]);
    }
}
