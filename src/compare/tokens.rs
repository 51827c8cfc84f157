//! Cuts texts into the units that are compared.

use unicode_width::UnicodeWidthChar;

use crate::characters::{half_width, is_digit, is_half_width_katakana, is_katakana};

/// Cuts a text into sentences, each with its closing mark; a line break ends one as well.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '！', '？', '\n']).collect()
}

/// Cuts a text into clauses.
pub(super) fn clauses(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '！', '？', '\n', '、', '，', '・', ' ', '　']).collect()
}

/// Cuts a list into entries and separators.
pub(super) fn entries(text: &str) -> Vec<&str> {
    let ends = |run: &'_ str| run.char_indices().last().filter(|(_, c)| matches!(c, '、' | '\n')).map(|(at, _)| at);
    let parts = text.split_inclusive(['、', '\n']).flat_map(|run| {
        let (entry, mark) = run.split_at(ends(run).unwrap_or(run.len()));
        [entry, mark]
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// Cuts a text into characters; a number and a word in Latin letters or in katakana stay whole.
pub(super) fn characters(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let kind = match kind(c) {
            // The comma of 2,300 and the point of 4.5 belong to the number.
            CharClass::Other
                if matches!(c, ',' | '.') && before == Some(CharClass::Figure) && next.is_some_and(is_digit) =>
            {
                CharClass::Figure
            }
            kind => kind,
        };
        let goes_on = match (before, kind) {
            (_, CharClass::Combining) => true,
            (Some(before), kind) => before == kind && kind != CharClass::Other,
            (None, _) => false,
        };
        if at > 0 && !goes_on {
            cuts.push(at);
        }
        if kind != CharClass::Combining {
            before = Some(kind);
        }
    }
    cuts.push(text.len());
    cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).filter(|token| !token.is_empty()).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CharClass {
    Figure,
    Letter,
    Katakana,
    /// A mark that combines with the character before it.
    Combining,
    Other,
}

fn kind(c: char) -> CharClass {
    match c {
        _ if is_digit(c) => CharClass::Figure,
        _ if half_width(c).is_ascii_alphabetic() => CharClass::Letter,
        _ if is_katakana(c) || is_half_width_katakana(c) => CharClass::Katakana,
        '\n' | '\t' => CharClass::Other,
        _ if c.width() == Some(0) => CharClass::Combining,
        _ => CharClass::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_are_one() {
        assert_eq!(
            characters("NPO法人7,600.5件、サポーター養成 1, 2"),
            ["NPO", "法", "人", "7,600.5", "件", "、", "サポーター", "養", "成", " ", "1", ",", " ", "2"]
        );
        assert_eq!(characters("か\u{3099}葛\u{E0100}"), ["か\u{3099}", "葛\u{E0100}"]);
        assert_eq!(characters(""), [""; 0]);
    }

    #[test]
    fn a_sentence_ends_with_its_mark_or_its_line() {
        assert_eq!(sentences("あ。い\nう"), ["あ。", "い\n", "う"]);
        assert_eq!(clauses("あ、い。"), ["あ、", "い。"]);
    }
}
