//! Classes of characters: the same in another width, invisible, signs, scripts.
//!
//! For the display width of a character use the crate unicode-width.

/// Converts a full-width character of ASCII to half width, ％ to %; keeps any other character.
pub fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - WIDTHS).unwrap_or(c),
        _ => c,
    }
}

/// Converts a character of ASCII to full width, % to ％; keeps any other character.
pub fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(c as u32 + WIDTHS).unwrap_or(c),
        _ => c,
    }
}

/// The distance between the two widths of ASCII in Unicode.
const WIDTHS: u32 = 0xFEE0;

/// Converts a digit of either width to half width.
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

/// Whether a character marks a negative number.
pub fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '▲' | '△')
}

/// Whether a character is typed for a hyphen: a dash, a minus sign, a long vowel mark, a rule.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '‐'..='―' | '−' | 'ー' | 'ｰ' | '─')
}

/// The signs of a formula in plain spelling, each with every character that may be typed for it.
pub const FORMULA_SIGNS: [(char, &str); 4] = [('-', "-－−ー―"), ('(', "(（"), (')', ")）"), ('÷', "÷/／")];

/// Whether a character separates the ends of a range: 平成28～30年度.
pub fn is_range_sign(c: char) -> bool {
    matches!(c, '～' | '〜' | '~' | '-' | '－' | '−' | '―')
}

/// Whether a character is ひらがな.
pub fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ゝ'..='ゟ')
}

/// Whether a character is カタカナ in full width, or ー.
pub fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー'..='ヿ')
}

/// Whether a character is カタカナ in half width, or one of their marks.
pub fn is_half_width_katakana(c: char) -> bool {
    matches!(c, 'ｦ'..='ﾟ')
}

/// Whether a character is 漢字 or 々.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Whether a character is kana or kanji, in full width.
pub fn is_japanese(c: char) -> bool {
    is_hiragana(c) || is_katakana(c) || is_kanji(c)
}

/// Whether a character is a 外字: in a private-use area of Unicode.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// The class of an invisible character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// Joins or separates its neighbours: a zero-width space, a word joiner.
    Joiner,
    /// Selects a glyph for the character before it.
    VariationSelector,
    /// A hyphen that is visible only where a line breaks.
    SoftHyphen,
    /// Sets the direction of the text, which may then be shown in another order.
    Direction,
    /// Ends a line or a paragraph.
    Separator,
    /// Stands in for a letter of 한글.
    Filler,
    /// Tags a text with a language, or is part of a flag.
    Tag,
    /// Formats its neighbours in another way: invisible operators, annotations.
    Format,
}

impl Unseen {
    /// Returns the class of a character, or `None` if it is visible.
    pub fn classify(c: char) -> Option<Self> {
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

/// Whether a character is invisible within a word, without even a gap.
pub fn is_traceless(c: char) -> bool {
    Unseen::classify(c).is_some_and(|unseen| !matches!(unseen, Unseen::Separator | Unseen::Filler))
}

/// Whether a character acts on a terminal instead of being shown: a control character, or one that breaks a line or turns
/// it around.
pub fn acts_on_terminal(c: char) -> bool {
    let unseen = Unseen::classify(c);
    c.is_control() || matches!(unseen, Some(Unseen::Direction | Unseen::Separator | Unseen::Tag | Unseen::Format))
}

/// Writes characters that act on a terminal as their code: `<U+001B>`. Keeps the line breaks and tabs of the text.
pub fn visible(text: &str) -> String {
    replace_acting(text, |c| format!("<U+{:04X}>", c as u32))
}

/// Writes invisible characters that tell two words apart, or keep a number from being one, as their code: `1<U+200B>26`.
/// Keeps those that select or join glyphs of signs (emoji) and of kanji.
pub fn revealed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = None;
    for c in text.chars() {
        if is_hidden(c, last) {
            out.push_str(&format!("<U+{:04X}>", c as u32));
        } else {
            out.push(c);
        }
        last = Some(c);
    }
    out
}

/// Whether a character cannot be seen and changes nothing that can be seen.
///
/// - `last`: the character before it
pub fn is_hidden(c: char, last: Option<char>) -> bool {
    // A sign whose glyph depends on what follows it.
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !c.is_ascii();
    match c {
        '\u{200B}' | '\u{200C}' | '\u{2060}' | '\u{AD}' | '\u{A0}' => true,
        // Kanji have three of the selectors.
        '\u{FE00}'..='\u{FE02}' if last.is_some_and(is_kanji) => false,
        '\u{200D}' | '\u{FE00}'..='\u{FE0F}' => !last.is_some_and(is_sign),
        _ => false,
    }
}

/// Writes characters that act on a terminal as JSON escapes, which leaves the data as they are.
///
/// - `json`: a JSON text, in which they occur within strings only
pub fn visible_json(json: &str) -> String {
    let escaped = |unit: &u16| format!("\\u{unit:04x}");
    replace_acting(json, |c| c.encode_utf16(&mut [0; 2]).iter().map(escaped).collect())
}

fn replace_acting(text: &str, written: impl Fn(char) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let ends_line = c == '\n' || c == '\r' && rest.peek() == Some(&'\n');
        match c {
            '\t' => out.push(c),
            _ if ends_line || !acts_on_terminal(c) => out.push(c),
            _ => out.push_str(&written(c)),
        }
    }
    out
}

/// Returns the single character for a kana and the mark behind it: が for か and ゛.
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

/// 濁点 as a combining character.
pub const VOICED: char = '\u{3099}';
/// 半濁点 as a combining character.
pub const HALF_VOICED: char = '\u{309A}';

/// Composes every kana and its mark into one character.
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

/// What systems that ignore case, or how kana are composed, take a path for.
pub fn without_case(path: &str) -> String {
    compose(&path.to_lowercase())
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
        let class = |c| Unseen::classify(c);
        assert_eq!(class('\u{200B}'), Some(Unseen::Joiner));
        assert_eq!(class('\u{E0100}'), Some(Unseen::VariationSelector));
        assert_eq!(class('\u{202E}'), Some(Unseen::Direction));
        assert_eq!(class('\u{2064}'), Some(Unseen::Format));
        assert_eq!(class('あ'), None);
    }

    #[test]
    fn what_acts_on_a_terminal_is_written_as_its_code() {
        let acting = "a\u{1B}[2K\r\u{7}\u{8}\u{7F}\u{85}\u{9B}\u{202E}\u{2066}\u{61C}\u{2028}\u{E0041}";
        assert_eq!(
            visible(acting),
            "a<U+001B>[2K<U+000D><U+0007><U+0008><U+007F><U+0085><U+009B><U+202E><U+2066><U+061C><U+2028><U+E0041>"
        );
        for text in ["一行\n二行\r\n", "a\tb", "子ども\u{E0100}👨\u{200D}👩", "葛\u{E0100}"] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn what_hides_in_a_word_is_written_as_its_code() {
        assert_eq!(revealed("1\u{200B}26"), "1<U+200B>26");
        assert_eq!(revealed("人\u{200C}数\u{2060}\u{AD}\u{A0}"), "人<U+200C>数<U+2060><U+00AD><U+00A0>");
        assert_eq!(revealed("ア\u{FE0F}1\u{200D}"), "ア<U+FE0F>1<U+200D>");
        for text in ["葛\u{E0100}", "👨\u{200D}👩", "☂\u{FE0F}", "一行\n二行"] {
            assert_eq!(revealed(text), text);
        }
    }

    #[test]
    fn json_keeps_its_data_and_acts_on_no_terminal() {
        let data = "a\u{1B}\u{9B}\u{202E}\u{E0041}あ\r\n";
        let json = serde_json::to_string_pretty(&[data]).unwrap();
        let shown = visible_json(&json);
        assert_eq!(shown, "[\n  \"a\\u001b\\u009b\\u202e\\udb40\\udc41あ\\r\\n\"\n]");
        assert_eq!(serde_json::from_str::<Vec<String>>(&shown).unwrap(), [data]);
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
