//! Compares texts without white space and shows where they differ.

use std::fmt::Write as _;
use std::ops::Range;

use crate::model::without_whitespace;

/// How many characters are shown on each side of a difference.
const MARGIN: usize = 4;
/// A longer difference is shown without its middle.
const SHOWN: usize = 48;
/// How many differences are shown.
const STRETCHES: usize = 4;
/// Differences with no more equal characters than this between them are joined.
const BRIDGE: usize = 3;
/// The maximum number of character pairs to align; beyond it, everything is one difference.
const PAIRS: usize = 4_000_000;

/// The differences between two texts, without white space.
pub struct Difference {
    before: Vec<char>,
    after: Vec<char>,
    /// For each character of `after`, its position in the text with white space.
    positions: Vec<usize>,
    stretches: Vec<Stretch>,
}

/// A difference; either side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    before: Range<usize>,
    after: Range<usize>,
}

impl Difference {
    /// Compares two texts.
    pub fn between(before: &str, after: &str) -> Self {
        let before: Vec<char> = without_whitespace(before).chars().collect();
        let (positions, after): (Vec<usize>, Vec<char>) =
            after.chars().enumerate().filter(|(_, c)| !c.is_whitespace()).unzip();
        let stretches = stretches(&before, &after);
        Self { before, after, positions, stretches }
    }

    /// Whether the texts differ in white space only.
    pub fn is_none(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The number of characters replaced, added or removed.
    pub fn edits(&self) -> usize {
        self.stretches.iter().map(|stretch| stretch.before.len().max(stretch.after.len())).sum()
    }

    /// The number of characters of the longer text.
    pub fn length(&self) -> usize {
        self.before.len().max(self.after.len())
    }

    /// Whether the texts have different figures.
    pub fn in_figures(&self) -> bool {
        let figures = |text: &[char]| text.iter().copied().filter(|c| c.is_numeric()).collect::<Vec<_>>();
        figures(&self.before) != figures(&self.after)
    }

    /// Start and length of the first difference in the second text; for a removal, the next character.
    pub fn place(&self) -> (usize, usize) {
        let Some(stretch) = self.stretches.first() else { return (0, 1) };
        let last = self.positions.len().saturating_sub(1);
        let at = |index: usize| self.positions.get(index.min(last)).copied().unwrap_or_default();
        let start = at(stretch.after.start);
        (start, at(stretch.after.end.saturating_sub(1)).saturating_sub(start) + 1)
    }

    /// The differences, each with some context: 「祉にかかわる担当職」→「祉にかかる担当職」.
    pub fn told(&self) -> String {
        let joined = joined(&self.stretches);
        let pairs = joined.iter().take(STRETCHES).map(|stretch| {
            let (before, after) = (shown(&self.before, &stretch.before), shown(&self.after, &stretch.after));
            format!("「{before}」→「{after}」")
        });
        let mut out = pairs.collect::<Vec<_>>().join("、");
        if joined.len() > STRETCHES {
            let _ = write!(out, " ほか{}か所", joined.len() - STRETCHES);
        }
        out
    }
}

/// A difference with its context.
fn shown(text: &[char], stretch: &Range<usize>) -> String {
    let range = stretch.start.saturating_sub(MARGIN)..(stretch.end + MARGIN).min(text.len());
    let text = &text[range];
    if text.len() <= SHOWN {
        return text.iter().collect();
    }
    let half = SHOWN / 2;
    text[..half].iter().chain(&['…']).chain(&text[text.len() - half..]).collect()
}

/// Joins differences that almost touch.
fn joined(stretches: &[Stretch]) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match out.last_mut() {
            Some(last) if stretch.before.start - last.before.end <= BRIDGE => {
                last.before.end = stretch.before.end;
                last.after.end = stretch.after.end;
            }
            _ => out.push(stretch.clone()),
        }
    }
    out
}

/// Finds differences by the longest common subsequence.
fn stretches(before: &[char], after: &[char]) -> Vec<Stretch> {
    let start = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let end = before[start..].iter().rev().zip(after[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (rows, columns) = (&before[start..before.len() - end], &after[start..after.len() - end]);
    if rows.is_empty() && columns.is_empty() {
        return Vec::new();
    }
    if rows.is_empty() || columns.is_empty() || rows.len().saturating_mul(columns.len()) > PAIRS {
        return vec![Stretch { before: start..start + rows.len(), after: start..start + columns.len() }];
    }
    let width = columns.len() + 1;
    // At (row, column): the length of the longest common subsequence of the rests of both texts.
    let mut common = vec![0_u32; (rows.len() + 1) * width];
    for row in (0..rows.len()).rev() {
        for column in (0..columns.len()).rev() {
            common[row * width + column] = if rows[row] == columns[column] {
                common[(row + 1) * width + column + 1] + 1
            } else {
                common[(row + 1) * width + column].max(common[row * width + column + 1])
            };
        }
    }
    let mut out: Vec<Stretch> = Vec::new();
    let (mut row, mut column) = (0, 0);
    let (mut row_from, mut column_from) = (0, 0);
    loop {
        let at_end = row == rows.len() && column == columns.len();
        let equal = row < rows.len() && column < columns.len() && rows[row] == columns[column];
        if (at_end || equal) && (row > row_from || column > column_from) {
            out.push(Stretch { before: start + row_from..start + row, after: start + column_from..start + column });
        }
        if at_end {
            return out;
        }
        if equal {
            (row, column) = (row + 1, column + 1);
            (row_from, column_from) = (row, column);
        } else if column == columns.len()
            || (row < rows.len() && common[(row + 1) * width + column] >= common[row * width + column + 1])
        {
            row += 1;
        } else {
            column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_makes_no_difference() {
        assert!(Difference::between("発行した。\n配った。", "発行した。 　配った。").is_none());
    }

    #[test]
    fn a_slip_is_told_with_what_stands_around_it() {
        let difference = Difference::between("地域福祉にかかわる担当職員の配置", "地域福祉に\nかかる担当職員の配置");
        assert_eq!(difference.told(), "「祉にかかわる担当職」→「祉にかかる担当職」");
        assert_eq!((difference.edits(), difference.place()), (1, (8, 1)));
    }

    #[test]
    fn what_is_added_left_out_or_exchanged_is_a_stretch_of_its_own() {
        let before = "会議は計画どおりに開催できた。具体的な目標を定めて取り組みたい。";
        let after = "課題として、会議は計画どおりに開催できた。目標を定めて努めたい。";
        let difference = Difference::between(before, after);
        assert_eq!(
            difference.told(),
            "「会議は計」→「課題として、会議は計」、「できた。具体的な目標を定」→「できた。目標を定」、\
             「を定めて取り組みたい。」→「を定めて努めたい。」"
        );
        assert_eq!(difference.place(), (0, 6));
    }

    #[test]
    fn what_is_left_out_at_the_end_is_placed_at_the_last_character() {
        assert_eq!(Difference::between("配る。また発行する。", "配る。").place(), (2, 1));
    }

    #[test]
    fn distances_are_never_less_than_the_least_number_of_edits() {
        for (a, b) in [("決定する三月", "決まる三月"), ("あいうえお", "おえういあ"), ("", "あ"), ("あ", "")]
        {
            assert!(Difference::between(a, b).edits() >= strsim::levenshtein(a, b), "{a} {b}");
        }
    }

    #[test]
    fn long_stretches_lose_their_middle_and_many_are_counted() {
        let told = Difference::between("あ", &format!("あ{}", "い".repeat(100))).told();
        assert_eq!(told, format!("「あ」→「あ{}…{}」", "い".repeat(23), "い".repeat(24)));
        let before = "一あいうえお二あいうえお三あいうえお四あいうえお五あいうえお";
        let after = before.replace(['一', '二', '三', '四', '五'], "零");
        assert!(Difference::between(before, &after).told().ends_with("」 ほか1か所"));
    }

    #[test]
    fn very_long_texts_are_one_stretch() {
        let (a, b) = (format!("い{}", "あ".repeat(3000)), format!("{}い", "う".repeat(3000)));
        assert_eq!(Difference::between(&a, &b).stretches.len(), 1);
    }
}
