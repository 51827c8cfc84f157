//! Guesses the encoding of a file that is not UTF-8. The guess is only reported, never used to convert content, so that it
//! cannot be printed.

use super::lines::{end, unix_breaks};

/// An encoding that a file seems to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// ISO-2022-JP, the JIS code of mail: seven bits with escape sequences, and therefore valid UTF-8.
    Jis,
    /// UTF-16 with a byte order mark.
    MarkedUtf16,
    /// UTF-16 without a byte order mark.
    Utf16,
    /// Shift_JIS.
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// Shift_JIS or EUC-JP: the bytes are valid in both.
    ShiftJisOrEucJp,
}

impl Encoding {
    /// Guesses the encoding of bytes; `None` if there is no clue.
    pub(crate) fn guess(bytes: &[u8]) -> Option<Self> {
        if bytes.is_ascii() && ESCAPES.iter().any(|escape| find(bytes, escape).is_some()) {
            return Some(Self::Jis);
        }
        let has = |pair: [u8; 2]| bytes.chunks_exact(2).any(|found| found == pair);
        if (has([b':', 0]) && has([b' ', 0])) || (has([0, b':']) && has([0, b' '])) {
            return Some(Self::Utf16);
        }
        let Err(error) = std::str::from_utf8(bytes) else { return None };
        // Kana or kanji in UTF-8 before the fault: a damaged UTF-8 file.
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        if before.chars().any(|c| c >= '\u{800}') {
            return None;
        }
        match (is_text(bytes, shift_jis), is_text(bytes, euc_jp)) {
            (true, true) => Some(Self::ShiftJisOrEucJp),
            (true, false) => Some(Self::ShiftJis),
            (false, true) => Some(Self::EucJp),
            (false, false) => None,
        }
    }

    /// The encoding that a byte order mark tells; `None` without one.
    pub(crate) fn marked(bytes: &[u8]) -> Option<Self> {
        let is_marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
        is_marked.then_some(Self::MarkedUtf16)
    }

    /// What a file in this encoding says, and where it is the first time no ASCII: its line (from 1) and column (from 0).
    pub(crate) fn shown(self, bytes: &[u8]) -> (String, usize, usize) {
        let decode = |encoding: &'static encoding_rs::Encoding| unix_breaks(&encoding.decode(bytes).0);
        let text = match self {
            Self::Jis => decode(encoding_rs::ISO_2022_JP),
            Self::MarkedUtf16 | Self::Utf16 => {
                let is_little = bytes.starts_with(&[0xFF, 0xFE]) || bytes.chunks_exact(2).any(|pair| pair == [b':', 0]);
                // A file of this kind has no lines that UTF-8 would show.
                let encoding = if is_little { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
                let text = decode(encoding);
                return (text.lines().next().unwrap_or_default().to_owned(), 1, 0);
            }
            Self::ShiftJis => decode(encoding_rs::SHIFT_JIS),
            Self::EucJp => decode(encoding_rs::EUC_JP),
            // Kanji of EUC-JP look like half-width katakana in Shift_JIS.
            Self::ShiftJisOrEucJp => {
                let text = decode(encoding_rs::EUC_JP);
                if text.contains('\u{FFFD}') { decode(encoding_rs::SHIFT_JIS) } else { text }
            }
        };
        let is_plain = |b: &&u8| b.is_ascii() && **b != 0x1B;
        let before = bytes.iter().take_while(is_plain).map(|b| char::from(*b)).collect::<String>();
        let (line, column) = end(&unix_breaks(&before));
        (text, line, column)
    }

    /// The message for a file in this encoding.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Jis => "文字コードが ISO-2022-JP（JIS）です",
            Self::MarkedUtf16 => "文字コードが UTF-16 です",
            Self::Utf16 => "文字コードが UTF-16 のようです",
            Self::ShiftJis => "文字コードが Shift_JIS のようです",
            Self::EucJp => "文字コードが EUC-JP のようです",
            Self::ShiftJisOrEucJp => "文字コードが Shift_JIS か EUC-JP のようです",
        }
    }
}

/// Escape sequences that begin kanji in ISO-2022-JP.
const ESCAPES: [&[u8]; 3] = [b"\x1B$B", b"\x1B$@", b"\x1B$("];

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// Whether all bytes are text; `length` returns the length of the first character.
fn is_text(mut bytes: &[u8], length: impl Fn(&[u8]) -> Option<usize>) -> bool {
    while let Some(length) = length(bytes) {
        bytes = &bytes[length..];
    }
    bytes.is_empty()
}

fn shift_jis(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0x00..=0x7F | 0xA1..=0xDF, ..] => Some(1),
        [0x81..=0x9F | 0xE0..=0xFC, 0x40..=0x7E | 0x80..=0xFC, ..] => Some(2),
        _ => None,
    }
}

fn euc_jp(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0x00..=0x7F, ..] => Some(1),
        [0x8E, 0xA1..=0xDF, ..] | [0xA1..=0xFE, 0xA1..=0xFE, ..] => Some(2),
        [0x8F, 0xA1..=0xFE, 0xA1..=0xFE, ..] => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_japanese_files_are_told_apart() {
        for (bytes, expected) in [
            (&b"\x8e\x96\x8b\xc6: \x82\xa0\n"[..], Some(Encoding::ShiftJis)),
            (b"\xbb\xf6\xb6\xc8: \xa4\xa2\n", Some(Encoding::ShiftJisOrEucJp)),
            (b"\xbb\xf6\xb6\xc8: \xca\xa1\xbb\xe3\xa4\xce\xc1\xeb\xb8\xfd\xfd\xfe\n", Some(Encoding::EucJp)),
            (b"\x1B$B;v6H\x1B(B: \x1B$B$\"\x1B(B\n", Some(Encoding::Jis)),
            (b"\x8b\x4e\x6d\x69:\0 \0B0\n\0", Some(Encoding::Utf16)),
            ("事業: あ\n".as_bytes(), None),
            (b"\xe4\xba\x8b\xe6\xa5\xad: \x82\xa0\n", None),
            (b"a: \xFF\n", None),
            (b"a: \x1B[1m\n", None),
        ] {
            assert_eq!(Encoding::guess(bytes), expected, "{bytes:?}");
        }
    }
}
