//! Lists that are written like a sentence: 甲課、乙課 for [甲課, 乙課].

use super::slips::is_bullet;
use crate::characters::half_width;

/// The separators of a list that is written like a sentence.
const BETWEEN: [char; 11] = ['、', '，', '､', '・', '；', ';', '／', '/', ',', '\u{3000}', '\t'];

/// The elements of a list that is written like a sentence: 甲課、乙課. `None` if there is only one.
pub(crate) fn elements_in(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()).collect();
    (parts.len() > 1).then_some(parts)
}

/// The words of a text, whatever is between and around them: those of ［甲課、乙課］ and of 甲課 乙課.
pub(crate) fn words_in(text: &str) -> Vec<&str> {
    bare(text).split(BETWEEN).flat_map(str::split_whitespace).collect()
}

/// A text without blanks and brackets of any kind around it.
fn bare(text: &str) -> &str {
    text.trim().trim_matches(|c: char| "[]{}()「」【】".contains(half_width(c))).trim()
}

/// A text as a list, without the brackets of another kind around it and the signs before its elements: [甲課, 乙課] for
/// ［甲課、乙課］ and for －甲課, －乙課.
pub(crate) fn as_list(text: &str) -> Option<String> {
    let bare = bare(text);
    let short =
        !bare.is_empty() && bare.chars().count() <= 60 && !bare.contains(['\n', '"', '\'', '。', '[', '{', '#']);
    let elements: Vec<&str> = elements_in(bare).unwrap_or_else(|| vec![bare]);
    let elements: Vec<&str> =
        elements.into_iter().map(|element| element.trim_start_matches(is_bullet).trim()).collect();
    (short && !bare.contains(": ")).then(|| format!("[{}]", elements.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_recognised_in_whatever_brackets() {
        for text in ["［甲課、乙課］", "「甲課」、「乙課」", "甲課, 乙課", "(甲課・乙課)"] {
            assert!(as_list(text).is_some_and(|list| list.starts_with("[甲課")), "{text}");
        }
        assert_eq!(as_list("［甲課］").as_deref(), Some("[甲課]"));
        assert_eq!(as_list("長い文です。"), None);
    }
}
