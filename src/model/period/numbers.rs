//! Locates the numbers in the spelling of a period or date, so that it can be rewritten.

use std::ops::Range;

use crate::model::year::{Era, halfwidth};

/// A number in a text, with the era before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::model) struct NumberWord {
    /// The first byte of its era or, without an era, of the number.
    pub from: usize,
    /// The byte range of its digits, or of 元.
    pub digits: Range<usize>,
}

/// The numbers in the spelling of a period, in order.
pub(in crate::model) fn numbers(text: &str) -> Vec<NumberWord> {
    let mut words: Vec<NumberWord> = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let rest = &text[from..];
        let plain = |c: char| halfwidth(c).is_ascii_digit();
        let (start, first) = match rest.char_indices().find(|(_, c)| plain(*c) || *c == '元') {
            Some((start, first)) => (from + start, first),
            None => break,
        };
        let length = if first == '元' {
            first.len_utf8()
        } else {
            text[start..].find(|c| !plain(c)).unwrap_or(text.len() - start)
        };
        // An era is directly before its number.
        let before = &text[from..start];
        let is_era = |at: usize| {
            let word: String = before[at..].chars().map(halfwidth).collect();
            Era::strip(&word).is_some_and(|(_, rest)| rest.is_empty())
        };
        let era = before.char_indices().map(|(at, _)| at).find(|at| is_era(*at));
        words.push(NumberWord { from: era.map_or(start, |at| from + at), digits: start..start + length });
        from = start + length;
    }
    words
}
