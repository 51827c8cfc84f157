//! The parts of a text that no line should cut: a figure with what it counts, and the end of a paragraph.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::characters::{is_digit, is_kanji, is_katakana};

/// What a figure may count in more than one character. Any other kanji behind a figure counts alone.
const COUNTERS: [&str; 38] = [
    "平方メートル",
    "パーセント",
    "ポイント",
    "百万円",
    "時間帯",
    "年度末",
    "世帯数",
    "か月間",
    "か年",
    "か月",
    "か所",
    "カ月",
    "カ所",
    "ヶ月",
    "ヶ所",
    "ヵ月",
    "ヵ所",
    "箇月",
    "箇所",
    "年度",
    "年間",
    "年生",
    "月末",
    "日間",
    "日目",
    "週間",
    "時間",
    "回目",
    "番目",
    "世帯",
    "団体",
    "事業",
    "千円",
    "万円",
    "億円",
    "万人",
    "つ",
    "歳児",
];

/// What stands before a figure and belongs to it.
const PREFIXES: [&str; 8] = ["平成", "令和", "昭和", "大正", "第", "約", "延べ", "計"];

/// How many characters the end of a paragraph keeps together at least.
const LAST: usize = 3;

/// How many more it may take to begin with a word.
const MORE: usize = 2;

/// A joined part is no longer than this, in characters: a longer one would leave too much of a line blank.
const MOST: usize = 12;

/// Cuts a text into parts, each with whether a line should keep it whole. Joined again, they are the text.
///
/// A line may break on both sides of such a part, as around a box. So it takes with it what must not begin a line.
pub fn parts(text: &str) -> Vec<(&str, bool)> {
    let mut joined = figures(text);
    if let Some(last) = last(text) {
        joined.retain(|range| range.start < last.start);
        match joined.last_mut() {
            Some(range) if range.end > last.start => range.end = last.end,
            _ => joined.push(last),
        }
    }
    let mut parts = Vec::new();
    let mut at = 0;
    for range in joined {
        if range.start > at {
            parts.push((&text[at..range.start], false));
        }
        at = range.end;
        let part = &text[range];
        let meets = part.chars().zip(part.chars().skip(1)).any(|(a, b)| is_punctuation(a) && is_punctuation(b));
        parts.push((part, part.chars().count() <= MOST && !meets));
    }
    if at < text.len() {
        parts.push((&text[at..], false));
    }
    parts
}

/// Where figures stand that have something beside them, with what belongs to them.
fn figures(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_digit).map(|at| rest + at) {
        let figure = start..start + figure_length(&text[start..]);
        let mut end = figure.end + counter_length(&text[figure.end..]);
        end += text[end..].find(|c| !clings(c)).unwrap_or(text.len() - end);
        let before = &text[rest..start];
        let prefix = PREFIXES.iter().find(|prefix| before.ends_with(**prefix)).map_or(0, |prefix| prefix.len());
        let signs = before.len() - before.trim_end_matches(is_sign).len();
        let whole = start - prefix.max(signs)..end;
        if whole != figure && !goes_on(text, &whole) {
            found.push(whole);
        }
        rest = end;
    }
    found
}

/// Whether a part is cut out of a run of Latin letters, which has rules of its own.
fn goes_on(text: &str, part: &Range<usize>) -> bool {
    let is_latin = |c: char| c.width() == Some(1) && !c.is_whitespace() && !"(),[]".contains(c);
    let both = |before: Option<char>, after: Option<char>| before.is_some_and(is_latin) && after.is_some_and(is_latin);
    let inner = &text[part.clone()];
    both(text[..part.start].chars().next_back(), inner.chars().next())
        || both(inner.chars().next_back(), text[part.end..].chars().next())
}

/// Whether a character before a figure belongs to it: a letter or a sign.
fn is_sign(c: char) -> bool {
    c.is_ascii_alphabetic() || "▲△+-－＋±※￥¥.".contains(c)
}

/// Whether a character may not begin a line, not even behind a box. Closing marks never begin one.
fn clings(c: char) -> bool {
    "ー々ゝゞ・：；％‰ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ".contains(c)
}

/// The length of digits, with the marks between them, in bytes.
fn figure_length(text: &str) -> usize {
    let mut length = 0;
    let mut between = 0;
    for (at, c) in text.char_indices() {
        if is_digit(c) {
            length = at + c.len_utf8();
            between = 0;
        } else if between == 0 && ",.，．/・～〜－-".contains(c) {
            between = 1;
        } else {
            break;
        }
    }
    length
}

/// The length of the counter that a text begins with, in bytes.
fn counter_length(text: &str) -> usize {
    if let Some(counter) = COUNTERS.iter().find(|counter| text.starts_with(**counter)) {
        return counter.len();
    }
    let Some(first) = text.chars().next() else { return 0 };
    if is_katakana(first) {
        return text.find(|c| !is_katakana(c)).unwrap_or(text.len());
    }
    if is_kanji(first) || "%％℃㎡㎥㎞㎏".contains(first) {
        return first.len_utf8();
    }
    text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())
}

/// The end of a paragraph that should not be cut, without closing marks: its last characters, from the start of a word if
/// one is near.
fn last(text: &str) -> Option<Range<usize>> {
    let end = text.trim_end().trim_end_matches(is_punctuation).len();
    // A closing mark counts as one of the characters, however many there are.
    let kept = if end < text.trim_end().len() { LAST - 1 } else { LAST };
    let starts = text[..end].char_indices().rev().skip(kept - 1).take(MORE + 1);
    let begins_line = |c: char| c.width() == Some(2) && !clings(c) && !is_punctuation(c);
    let starts: Vec<usize> = starts.filter(|&(_, c)| begins_line(c)).map(|(at, _)| at).collect();
    let start = starts.iter().copied().find(|&at| begins_word(text, at)).or(starts.first().copied())?;
    (start > 0).then_some(start..end)
}

/// Whether a word begins at a position: kanji or katakana behind something else.
fn begins_word(text: &str, at: usize) -> bool {
    let is_word = |c: char| is_kanji(c) || is_katakana(c);
    let before = text[..at].chars().next_back();
    let first = text[at..].chars().next();
    first.is_some_and(is_word) && !before.is_some_and(is_word)
}

/// Whether Typst adjusts the width of this punctuation mark.
pub fn is_punctuation(c: char) -> bool {
    "、。，．：；！？・·”’“‘《》（）『』「」【】〖〗〔〕〈〉［］｛｝".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts that are kept whole.
    fn joined(text: &str) -> Vec<&str> {
        assert_eq!(parts(text).iter().map(|(part, _)| *part).collect::<String>(), text);
        parts(text).into_iter().filter(|(_, joined)| *joined).map(|(part, _)| part).collect()
    }

    #[test]
    fn a_figure_keeps_what_it_counts() {
        assert_eq!(
            joined("令和2年3月に34人、平成31年度に2,300部を配った。"),
            ["令和2年", "3月", "34人", "平成31年度", "2,300部", "配った"]
        );
        assert_eq!(joined("2月・3月に集まること"), ["2月・", "3月", "集まること"]);
        assert_eq!(joined("第2次計画を3か所で10グループが進めている。"), ["第2次", "3か所", "10グループ", "いる"]);
    }

    #[test]
    fn the_end_keeps_a_word_or_three_characters() {
        assert_eq!(joined("講座を開いた。"), ["開いた"]);
        assert_eq!(joined("おこなわれました。"), ["した"]);
        assert_eq!(joined("冊子の入ったポケット"), ["ポケット"]);
        assert_eq!(joined("（支援が必要な人）」。"), ["必要な人"]);
    }

    #[test]
    fn letters_are_left_to_the_rules_of_lines() {
        assert_eq!(joined("https://www.example.jp/2019/r2.html"), [] as [&str; 0]);
        assert_eq!(joined("(34人)のNPO"), ["34人", "のNPO"]);
        assert_eq!(joined("No.5とH30と▲3件だった。"), ["No.5", "H30", "▲3件だった"]);
    }

    #[test]
    fn the_end_takes_a_figure_whole() {
        assert_eq!(joined("参加したのは1,234人。"), ["1,234人"]);
    }

    #[test]
    fn short_texts_stay_as_they_are() {
        assert_eq!(joined("未実施"), [] as [&str; 0]);
        assert_eq!(joined("12"), [] as [&str; 0]);
        assert_eq!(joined(""), [] as [&str; 0]);
    }
}
