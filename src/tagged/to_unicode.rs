//! The ToUnicode map of a font: which text a glyph stands for.

use std::collections::HashMap;

use hayro_syntax::object::{Dict, Name, Stream};

/// The text of each two-byte code of a font.
pub(super) struct ToUnicode(HashMap<u16, String>);

impl ToUnicode {
    /// Reads the map of a font. Refuses a font whose codes would have to be guessed.
    pub(super) fn read(font: &Dict<'_>) -> Result<Self, String> {
        let encoding = font.get::<Name<'_>>("Encoding").ok_or("a font without a named encoding")?;
        if encoding.as_str() != "Identity-H" {
            return Err(format!("a font with the encoding {}", encoding.as_str()));
        }
        let stream = font.get::<Stream<'_>>("ToUnicode").ok_or("a font without a ToUnicode map")?;
        let data = stream.decoded().map_err(|e| format!("a ToUnicode map that cannot be read: {e:?}"))?;
        Self::parse(&String::from_utf8_lossy(&data))
    }

    fn parse(cmap: &str) -> Result<Self, String> {
        let tokens = tokens(cmap);
        let mut tokens = tokens.iter().map(String::as_str);
        let mut map = HashMap::new();
        while let Some(token) = tokens.next() {
            match token {
                "beginbfchar" => {
                    while let Some(code) = tokens.next().filter(|token| *token != "endbfchar") {
                        map.insert(self::code(code)?, text(tokens.next().ok_or("a bfchar without its text")?)?);
                    }
                }
                "beginbfrange" => {
                    while let Some(low) = tokens.next().filter(|token| *token != "endbfrange") {
                        let (low, high) = (code(low)?, code(tokens.next().ok_or("a bfrange without its end")?)?);
                        range(&mut map, low, high, &mut tokens)?;
                    }
                }
                _ => {}
            }
        }
        Ok(Self(map))
    }

    /// Decodes a string shown in this font.
    pub(super) fn decode(&self, shown: &[u8]) -> Result<String, String> {
        if !shown.len().is_multiple_of(2) {
            return Err("a string with half a glyph".to_owned());
        }
        let codes = shown.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        codes
            .map(|code| self.0.get(&code).map(String::as_str).ok_or_else(|| format!("glyph {code:04x} has no text")))
            .collect()
    }
}

/// Reads one entry of a bfrange: either a text for each code, or the text of the first code, to be counted up.
fn range<'a>(
    map: &mut HashMap<u16, String>,
    low: u16,
    high: u16,
    tokens: &mut impl Iterator<Item = &'a str>,
) -> Result<(), String> {
    let first = tokens.next().ok_or("a bfrange without its text")?;
    if first == "[" {
        for code in low..=high {
            map.insert(code, text(tokens.next().ok_or("a bfrange without enough texts")?)?);
        }
        return match tokens.next() {
            Some("]") => Ok(()),
            _ => Err("a bfrange with too many texts".to_owned()),
        };
    }
    let mut units = units(first)?;
    if low <= high && map.contains_key(&low) && map.contains_key(&high) {
        // Otherwise a small map of large ranges, each over the last, would take hours.
        return Err("a bfrange over another one".to_owned());
    }
    for code in low..=high {
        map.insert(code, utf16(&units)?);
        let last = units.last_mut().ok_or("a bfrange with an empty text")?;
        *last = last.wrapping_add(1);
    }
    Ok(())
}

/// Splits a CMap into words, brackets and hexadecimal strings; the latter keep their `<`.
fn tokens(cmap: &str) -> Vec<String> {
    let lines = cmap.lines().map(|line| line.split('%').next().unwrap_or_default());
    let spaced = lines.collect::<Vec<_>>().join("\n").replace('[', " [ ").replace(']', " ] ");
    let spaced = spaced.replace('<', " <").replace('>', " ");
    spaced.split_whitespace().map(str::to_owned).collect()
}

fn code(token: &str) -> Result<u16, String> {
    match units(token)?.as_slice() {
        [code] => Ok(*code),
        _ => Err(format!("{token} is no code of two bytes")),
    }
}

fn text(token: &str) -> Result<String, String> {
    utf16(&units(token)?)
}

fn utf16(units: &[u16]) -> Result<String, String> {
    String::from_utf16(units).map_err(|_| format!("{units:04x?} is no UTF-16"))
}

fn units(token: &str) -> Result<Vec<u16>, String> {
    let broken = || format!("{token} is no hexadecimal string");
    let digits = token.strip_prefix('<').filter(|digits| digits.is_ascii()).ok_or_else(broken)?;
    if !digits.len().is_multiple_of(4) {
        return Err(broken());
    }
    (0..digits.len()).step_by(4).map(|at| u16::from_str_radix(&digits[at..at + 4], 16).map_err(|_| broken())).collect()
}

#[test]
fn single_codes_ranges_and_lists_of_a_cmap_are_read() {
    let cmap = "2 beginbfchar <0001> <3042> % a comment\n<0002><D842DFB7> endbfchar\n\
                2 beginbfrange <0003> <0004> <0041> <0005> <0006> [<0061> <00660069>] endbfrange";
    let map = ToUnicode::parse(cmap).unwrap();
    assert_eq!(map.decode(&[0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6]).unwrap(), "あ𠮷ABafi");
}

#[test]
fn a_glyph_without_text_is_an_error() {
    let map = ToUnicode::parse("1 beginbfchar <0001> <3042> endbfchar").unwrap();
    assert_eq!(map.decode(&[0, 1, 0, 2]).unwrap_err(), "glyph 0002 has no text");
}
