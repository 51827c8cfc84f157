//! Colours for messages: the severity at the beginning of a line, and the carets below a place.
//!
//! Works on finished text, so that text from elsewhere can gain no other effect than these colours.

use crate::finding::Severity;

const BOLD_RED: &str = "\u{1B}[1;31m";
const BOLD_YELLOW: &str = "\u{1B}[1;33m";
const BOLD_CYAN: &str = "\u{1B}[1;36m";
const END: &str = "\u{1B}[0m";

/// Adds colours to messages.
pub(super) fn painted(text: &str) -> String {
    let mut color = BOLD_RED;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if let Some((severity, length)) = label(line) {
            color = of(severity);
            paint(&mut out, line, 0, length, color);
        } else if let Some((start, length)) = carets(line) {
            paint(&mut out, line, start, length, color);
        } else {
            out.push_str(line);
        }
    }
    out
}

fn of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => BOLD_RED,
        Severity::Warning => BOLD_YELLOW,
        Severity::Note => BOLD_CYAN,
    }
}

fn paint(out: &mut String, line: &str, start: usize, length: usize, color: &str) {
    let (before, rest) = line.split_at(start);
    let (meant, after) = rest.split_at(length);
    out.extend([before, color, meant, END, after]);
}

/// The severity that a line begins with, and the number of bytes of `警告[code]` or `エラー`.
fn label(line: &str) -> Option<(Severity, usize)> {
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().find_map(|severity| {
        let rest = line.strip_prefix(severity.label())?;
        let length = severity.label().len();
        match rest.strip_prefix('[') {
            Some(code) => Some((severity, length + code.find("]: ")? + 2)),
            None => rest.starts_with(": ").then_some((severity, length)),
        }
    })
}

/// The first byte of the carets of a line that has nothing else, and their number.
fn carets(line: &str) -> Option<(usize, usize)> {
    let after = line.trim_start().strip_prefix('|')?;
    let carets = after.trim();
    let is_caret_line = !carets.is_empty() && carets.chars().all(|c| c == '^');
    is_caret_line.then(|| (line.find('^').unwrap_or_default(), carets.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severity_and_carets_have_its_color_and_nothing_else_has_any() {
        let text = "警告[missing-unit]: 単位がありません\n --> a.yaml:1:3\n  |\n1 | あ^う\n  |   ^^\n  = 対処: 書く\nエラー: だめ\n";
        assert_eq!(
            painted(text),
            "\u{1B}[1;33m警告[missing-unit]\u{1B}[0m: 単位がありません\n --> a.yaml:1:3\n  |\n1 | あ^う\n  |   \u{1B}[1;33m^^\u{1B}[0m\n  = 対処: 書く\n\u{1B}[1;31mエラー\u{1B}[0m: だめ\n"
        );
    }

    #[test]
    fn a_text_that_only_looks_alike_is_left_as_it_is() {
        for text in ["エラー 0件、警告 1件\n", "警告が13件あります\n", "参考[と\n", "1 | ^^\n", ""] {
            assert_eq!(painted(text), text);
        }
    }
}
