//! Renders findings for people: message, place, the line with a caret, remedy.

use unicode_width::UnicodeWidthStr;

use super::{Excerpt, Finding};
use crate::characters::visible;

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
        let Excerpt { file, line, .. } = place;
        gutter = " ".repeat(line.to_string().len());
        let position = place.position().map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        out.push_str(&format!("{gutter}--> {}{position}\n", shown(file)));
        if !place.text.is_empty() {
            let (before, meant, after) = window(place);
            let indent = " ".repeat(before.width());
            let caret = "^".repeat(meant.width().max(1));
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

/// A text on one line, without characters that act on a terminal. A tab would shift the caret.
fn shown(text: &str) -> String {
    visible(&text.replace(['\n', '\t'], " "))
}

/// Cuts the line around the place: the text before it, the place itself, the text behind it.
fn window(place: &Excerpt) -> (String, String, String) {
    let chars: Vec<char> = place.text.chars().collect();
    let at = (place.column - 1 - place.cut).min(chars.len());
    let width = place.width.min(chars.len() - at).min(2 * MARGIN);
    let start = if at > MARGIN + 8 { at - MARGIN } else { 0 };
    let end = if chars.len() > at + width + MARGIN + 8 { at + width + MARGIN } else { chars.len() };
    let text = |part: &[char]| shown(&part.iter().collect::<String>());
    let mut before = text(&chars[start..at]);
    let mut after = text(&chars[at + width..end]);
    if start > 0 {
        before.insert(0, '…');
    }
    if end < chars.len() {
        after.push('…');
    }
    (before, text(&chars[at..at + width]), after)
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
        assert_eq!(
            source_and_caret(&finding("計画: \u{202E}福祉", 6, 1)),
            ["12 | 計画: <U+202E>福祉", "   |               ^^"]
        );
    }

    #[test]
    fn an_escape_in_a_file_name_message_or_remedy_does_not_reach_the_terminal() {
        let mut finding = finding("\u{1B}[1A\u{9B}2K", 1, 1);
        finding.message = "「\u{1B}]0;」".to_owned();
        finding.hint = Some("\u{7}\r直す".to_owned());
        finding.excerpt.as_mut().unwrap().file = "a\u{1B}[2K.yaml".to_owned();
        let text = render(&[finding]);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(text.contains("a<U+001B>[2K.yaml:12:1"), "{text}");
    }

    #[test]
    fn a_tab_does_not_shift_the_caret() {
        assert_eq!(source_and_caret(&finding("\tあ", 2, 1)), ["12 |  あ", "   |  ^^"]);
    }
}
