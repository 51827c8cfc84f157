//! One table of characters: which are the same in another width, which leave no trace, and to which script they belong.
//!
//! How wide a character is shown is not told here but by the crate unicode-width.

/// A full-width character of ASCII in half width, ％ as %; any other character as it is.
pub fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - WIDTHS).unwrap_or(c),
        _ => c,
    }
}

/// A character of ASCII in full width, % as ％; any other character as it is.
pub fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(c as u32 + WIDTHS).unwrap_or(c),
        _ => c,
    }
}

/// How far apart the two widths of ASCII stand in Unicode.
const WIDTHS: u32 = 0xFEE0;

/// A digit of either width in half width.
pub fn digit(c: char) -> Option<char> {
    Some(half_width(c)).filter(char::is_ascii_digit)
}

/// Whether a character is a digit of either width.
pub fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// Whether a character is a percent sign of either width.
pub fn is_percent(c: char) -> bool {
    half_width(c) == '%'
}

/// Whether a character before a number makes it negative.
pub fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '▲' | '△')
}

/// Whether a character is one of the strokes that people type for a hyphen: a dash, a minus sign, a long vowel mark, a
/// rule.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '‐'..='―' | '−' | 'ー' | 'ｰ' | '─')
}

/// Whether a character stands between the ends of a range: 平成28～30年度.
pub fn is_range_sign(c: char) -> bool {
    matches!(c, '～' | '〜' | '~' | '-' | '－' | '−' | '―')
}

/// ひらがな.
pub fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ゝ'..='ゟ')
}

/// カタカナ in full width, and ー.
pub fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー'..='ヿ')
}

/// カタカナ in half width, with their marks.
pub fn is_half_width_katakana(c: char) -> bool {
    matches!(c, 'ｦ'..='ﾟ')
}

/// 漢字 and 々.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// A letter of Japanese script in full width.
pub fn is_japanese(c: char) -> bool {
    is_hiragana(c) || is_katakana(c) || is_kanji(c)
}

/// 外字: the private-use areas of Unicode.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// A character without a picture of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// Joins or parts its neighbours: a zero-width space, a word joiner.
    Joiner,
    /// Chooses among the glyphs of the character before it.
    VariationSelector,
    /// A hyphen that shows where a line breaks.
    SoftHyphen,
    /// Sets the direction of the text, which may then read otherwise than it is written.
    Direction,
    /// Ends a line or a paragraph.
    Separator,
    /// Fills the place of a letter of 한글.
    Filler,
    /// Tags a text with its language, or stands in a flag.
    Tag,
    /// Acts on its neighbours in some other way: operators of formulas, annotations.
    Format,
}

impl Unseen {
    /// The class of a character that is not seen.
    pub fn of(c: char) -> Option<Self> {
        Some(match c {
            '\u{200B}'..='\u{200D}' | '\u{2060}' => Self::Joiner,
            '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Self::VariationSelector,
            '\u{AD}' => Self::SoftHyphen,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Self::Direction,
            '\u{2028}' | '\u{2029}' => Self::Separator,
            '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => Self::Filler,
            '\u{E0000}'..='\u{E007F}' => Self::Tag,
            '\u{180E}' | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' => Self::Format,
            _ => return None,
        })
    }
}

/// Whether a character leaves no trace within a word, not even a gap.
pub fn is_traceless(c: char) -> bool {
    Unseen::of(c).is_some_and(|unseen| !matches!(unseen, Unseen::Separator | Unseen::Filler))
}

/// The one character for a kana and the mark behind it: が for か and ゛.
pub fn composed(kana: char, mark: char) -> Option<char> {
    let voiced = "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホゝヽ";
    let half_voiced = "はひふへほハヒフヘホ";
    let (list, distance) = match mark {
        VOICED => (voiced, 1),
        HALF_VOICED => (half_voiced, 2),
        _ => return None,
    };
    match (kana, mark) {
        ('う', VOICED) => Some('ゔ'),
        ('ウ', VOICED) => Some('ヴ'),
        ('ワ'..='ヲ', VOICED) => char::from_u32(kana as u32 + 8),
        _ if list.contains(kana) => char::from_u32(kana as u32 + distance),
        _ => None,
    }
}

/// 濁点 and 半濁点 as characters of their own, which stand on the kana before them.
pub const VOICED: char = '\u{3099}';
/// See [`VOICED`].
pub const HALF_VOICED: char = '\u{309A}';

/// A text in which every kana is one character.
pub fn compose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match out.chars().next_back().and_then(|last| composed(last, c)) {
            Some(one) => {
                out.pop();
                out.push(one);
            }
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_ascii_has_its_twin() {
        for c in '!'..='~' {
            assert_eq!(half_width(full_width(c)), c);
        }
        assert_eq!(['％', '０', 'ａ', '　', '。', 'あ'].map(half_width), ['%', '0', 'a', '　', '。', 'あ']);
        assert_eq!(['%', ' ', 'あ'].map(full_width), ['％', ' ', 'あ']);
    }

    #[test]
    fn only_digits_are_digits() {
        assert_eq!(['0', '９', '一', 'a', '²'].map(digit), [Some('0'), Some('9'), None, None, None]);
    }

    #[test]
    fn an_unseen_character_has_one_class() {
        let class = |c| Unseen::of(c);
        assert_eq!(class('\u{200B}'), Some(Unseen::Joiner));
        assert_eq!(class('\u{E0100}'), Some(Unseen::VariationSelector));
        assert_eq!(class('\u{202E}'), Some(Unseen::Direction));
        assert_eq!(class('\u{2064}'), Some(Unseen::Format));
        assert_eq!(class('あ'), None);
    }

    #[test]
    fn a_filler_leaves_a_gap_and_a_joiner_does_not() {
        assert!(is_traceless('\u{200D}') && is_traceless('\u{AD}'));
        assert!(!is_traceless('\u{3164}') && !is_traceless('\u{2028}') && !is_traceless(' '));
    }

    #[test]
    fn a_kana_and_its_mark_become_one_character() {
        for (two, one) in [("か\u{3099}", "が"), ("ハ\u{309A}", "パ"), ("ウ\u{3099}", "ヴ"), ("ヲ\u{3099}", "ヺ")]
        {
            assert_eq!(compose(two), one);
        }
        assert_eq!(compose("こと\u{3099}も、ハ\u{3099}ス"), "こども、バス");
    }

    #[test]
    fn a_kana_that_exists_only_in_two_characters_stays() {
        for text in ["あ\u{3099}", "\u{3099}", "が\u{3099}", "か\u{309A}", "子ども"] {
            assert_eq!(compose(text), text);
        }
    }
}
