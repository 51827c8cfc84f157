//! Kana written in two characters: か and ゛ instead of が, as macOS stores the names of files.

/// The one character for a kana and the combining mark behind it: が for か and U+3099.
pub fn composed(kana: char, mark: char) -> Option<char> {
    let voiced = "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホゝヽ";
    let half_voiced = "はひふへほハヒフヘホ";
    let (list, distance) = match mark {
        '\u{3099}' => (voiced, 1),
        '\u{309A}' => (half_voiced, 2),
        _ => return None,
    };
    match (kana, mark) {
        ('う', '\u{3099}') => Some('ゔ'),
        ('ウ', '\u{3099}') => Some('ヴ'),
        ('ワ'..='ヲ', '\u{3099}') => char::from_u32(kana as u32 + 8),
        _ if list.contains(kana) => char::from_u32(kana as u32 + distance),
        _ => None,
    }
}

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
    fn a_kana_and_its_mark_become_one_character() {
        for (two, one) in [("か\u{3099}", "が"), ("ハ\u{309A}", "パ"), ("ウ\u{3099}", "ヴ"), ("ヲ\u{3099}", "ヺ")]
        {
            assert_eq!(compose(two), one);
        }
        assert_eq!(compose("こと\u{3099}も、ハ\u{3099}ス"), "こども、バス");
    }

    #[test]
    fn what_has_no_such_character_stays() {
        for text in ["あ\u{3099}", "\u{3099}", "が\u{3099}", "か\u{309A}", "子ども"] {
            assert_eq!(compose(text), text);
        }
    }
}
