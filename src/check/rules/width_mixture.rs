//! Finds a mark that one paper writes both in half and in full width.
//!
//! Half-width and full-width brackets, colons and digits look alike on the screen and different on paper.

use crate::characters::{half_width, is_half_width_katakana, is_hiragana, is_kanji, is_katakana};
use crate::check::support::{places::listed, texts::printed};
use crate::check::{Context, Text};
use crate::finding::{Finding, Rule};

pub(super) const RULE: &Rule = &Rule::note("width-mixture", include_str!("../../../docs/checks/width-mixture.md"));

/// Marks that exist in both widths: their names in each width, and a function that tells the width of a character.
struct Twins {
    half: &'static str,
    full: &'static str,
    width: fn(char) -> Option<Width>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    Half,
    Full,
}

/// The marks to compare; for brackets the opening one. Not commas, points and hyphens, which other rules check in numbers.
const TWINS: &[Twins] = &[
    Twins { half: "( )", full: "（ ）", width: |c| mark(c, '(') },
    Twins { half: ":", full: "：", width: |c| mark(c, ':') },
    Twins { half: ";", full: "；", width: |c| mark(c, ';') },
    Twins { half: "/", full: "／", width: |c| mark(c, '/') },
    Twins { half: "!", full: "！", width: |c| mark(c, '!') },
    Twins { half: "?", full: "？", width: |c| mark(c, '?') },
    Twins { half: "%", full: "％", width: |c| mark(c, '%') },
    Twins { half: "&", full: "＆", width: |c| mark(c, '&') },
    Twins { half: "+", full: "＋", width: |c| mark(c, '+') },
    Twins { half: "=", full: "＝", width: |c| mark(c, '=') },
    Twins { half: "~", full: "～", width: |c| mark(if c == '〜' { '～' } else { c }, '~') },
    Twins { half: "[ ]", full: "［ ］", width: |c| mark(c, '[') },
    Twins { half: "｢ ｣", full: "「 」", width: quotation_mark },
    Twins { half: "0～9", full: "０～９", width: |c| of_kind(c, |c| c.is_ascii_digit()) },
    Twins { half: "A～Z", full: "Ａ～Ｚ", width: |c| of_kind(c, |c| c.is_ascii_alphabetic()) },
    Twins { half: "ｱ～ﾝ", full: "ア～ン", width: katakana },
];

/// Returns the width of a character that is this mark of ASCII or its full-width twin.
fn mark(c: char, half: char) -> Option<Width> {
    of_kind(c, |c| c == half)
}

/// Returns the width of a character that is, in half width, of this kind.
fn of_kind(c: char, is_of_kind: impl Fn(char) -> bool) -> Option<Width> {
    let width = if c.is_ascii() { Width::Half } else { Width::Full };
    is_of_kind(half_width(c)).then_some(width)
}

fn quotation_mark(c: char) -> Option<Width> {
    match c {
        '｢' => Some(Width::Half),
        '「' => Some(Width::Full),
        _ => None,
    }
}

fn katakana(c: char) -> Option<Width> {
    if is_half_width_katakana(c) { Some(Width::Half) } else { is_katakana(c).then_some(Width::Full) }
}

/// A run of characters of one width.
struct Run<'a> {
    text: Text<'a>,
    start: usize,
    length: usize,
}

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let texts = printed(context);
    TWINS.iter().filter_map(|twins| mixture(context, &texts, twins)).collect()
}

fn mixture(context: &Context, texts: &[Text], twins: &Twins) -> Option<Finding> {
    let (mut half, mut full) = (Vec::new(), Vec::new());
    for &text in texts {
        for (width, start, length) in runs(text.value, twins.width) {
            let list = if width == Width::Half { &mut half } else { &mut full };
            list.push(Run { text, start, length });
        }
    }
    let (rare, name) =
        if full.len() <= half.len() { (&full, ("全角", twins.full)) } else { (&half, ("半角", twins.half)) };
    let first = rare.first()?;
    let message = format!(
        "半角の「{}」（{}か所）と全角の「{}」（{}か所）が混ざっています",
        twins.half,
        half.len(),
        twins.full,
        full.len()
    );
    let listed = listed(context, rare.iter().map(|run| run.text.place));
    let hint = format!(
        "{}の「{}」は {listed} にあります。どちらかに揃えると、印刷の見た目が整います。使い分けなら、このままでかまいません",
        name.0, name.1
    );
    Some(context.finding_in(RULE, first.text, first.start, first.length, message).hint(hint))
}

/// Finds the runs of one width in a text, each with its start and its length in characters.
fn runs(text: &str, width: fn(char) -> Option<Width>) -> Vec<(Width, usize, usize)> {
    let mut runs: Vec<(Width, usize, usize)> = Vec::new();
    for (index, c) in text.chars().enumerate() {
        // Skip early: most characters exist in one width only.
        if is_hiragana(c) || is_kanji(c) {
            continue;
        }
        let Some(width) = width(c) else { continue };
        match runs.last_mut() {
            Some((last, start, length)) if *last == width && *start + *length == index => *length += 1,
            _ => runs.push((width, index, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_stretch() {
        assert_eq!(
            runs("第２期、12月と３４", |c| of_kind(c, |c| c.is_ascii_digit())),
            [(Width::Full, 1, 1), (Width::Half, 4, 2), (Width::Full, 8, 2)]
        );
    }

    #[test]
    fn katakana_counts_with_its_marks() {
        assert_eq!(runs("ｶﾞイド", katakana), [(Width::Half, 0, 2), (Width::Full, 2, 2)]);
    }
}
