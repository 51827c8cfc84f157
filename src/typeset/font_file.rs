//! Reads a font file, after a look at what its tables promise: a broken one may announce so many faces or characters that
//! listing them never ends.

use typst::foundations::Bytes;
use typst::text::Font;

/// The most faces of a collection. The largest have some fifty.
const MOST_FACES: usize = 256;
/// The most entries in the character tables of a file, counted for each face and table. A large collection has some
/// four million.
const MOST_CHARACTERS: u64 = 16_000_000;

/// Why a file is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFault {
    /// There is no face in it that can be read.
    NoFont,
    /// It announces more faces or characters than a font can have.
    Overstated,
}

/// The faces of a file.
pub(super) fn faces(bytes: &Bytes) -> Result<Vec<Font>, FontFault> {
    let faces: Vec<usize> = match offsets(bytes) {
        Some(offsets) => offsets?,
        None => vec![0],
    };
    let characters: u64 = faces.iter().map(|face| characters(bytes, *face).unwrap_or_default()).sum();
    if characters > MOST_CHARACTERS {
        return Err(FontFault::Overstated);
    }
    let fonts = (0..).take(faces.len()).filter_map(|index| Font::new(bytes.clone(), index));
    let fonts: Vec<Font> = fonts.collect();
    if fonts.is_empty() { Err(FontFault::NoFont) } else { Ok(fonts) }
}

/// The places of the faces of a collection; `None` for a file of one face.
fn offsets(bytes: &[u8]) -> Option<Result<Vec<usize>, FontFault>> {
    if !bytes.starts_with(b"ttcf") {
        return None;
    }
    let count = long(bytes, 8).unwrap_or_default();
    if count > MOST_FACES {
        return Some(Err(FontFault::Overstated));
    }
    Some(Ok((0..count).map_while(|index| long(bytes, 12 + 4 * index)).collect()))
}

/// The number of characters that the tables of a face list; `None` if it has none that can be read.
fn characters(bytes: &[u8], face: usize) -> Option<u64> {
    let tables = short(bytes, face.checked_add(4)?)?;
    let records = (0..tables).map(|index| face + 12 + 16 * index);
    let record = records.into_iter().find(|at| bytes.get(*at..*at + 4) == Some(b"cmap"))?;
    let table = long(bytes, record + 8)?;
    let count = short(bytes, table.checked_add(2)?)?;
    let subtables = (0..count).map_while(|index| Some(table + long(bytes, table + 4 + 8 * index + 4)?));
    Some(subtables.map(|at| listed(bytes, at)).fold(0, u64::saturating_add))
}

/// The number of characters that a table lists.
fn listed(bytes: &[u8], at: usize) -> u64 {
    let length = |from: usize, to: usize| (to + 1).saturating_sub(from) as u64;
    match short(bytes, at) {
        // Segments of 16-bit characters: first the ends of all, then the starts.
        Some(4) => {
            let doubled = short(bytes, at + 6).unwrap_or_default();
            let segments = (0..doubled / 2).map_while(|index| {
                let end = short(bytes, at + 14 + 2 * index)?;
                Some(length(short(bytes, at + 16 + doubled + 2 * index)?, end))
            });
            segments.sum()
        }
        // Groups of any characters.
        Some(12 | 13) => {
            let count = long(bytes, at + 12).unwrap_or_default();
            let group =
                |index: usize| Some(length(long(bytes, at + 16 + 12 * index)?, long(bytes, at + 20 + 12 * index)?));
            (0..count).map_while(group).fold(0, u64::saturating_add)
        }
        // The others list a glyph for each character, at most 65,536 of them, or as many as fit into the file.
        Some(0 | 2 | 6) => 1 << 16,
        Some(10) => long(bytes, at + 16).unwrap_or_default().min(bytes.len()) as u64,
        _ => 0,
    }
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?).into())
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_be_bytes(bytes.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font of which only the table of characters is there.
    fn with_cmap(subtables: &[&[u8]]) -> Vec<u8> {
        let mut font = b"\0\x01\0\0\0\x01\0\0\0\0\0\0cmap\0\0\0\0\0\0\0\x1C\0\0\0\0".to_vec();
        let mut at = 4 + 8 * subtables.len();
        font.extend([0, 0, 0, u8::try_from(subtables.len()).unwrap()]);
        for subtable in subtables {
            font.extend([0, 3, 0, 10]);
            font.extend(u32::try_from(at).unwrap().to_be_bytes());
            at += subtable.len();
        }
        font.extend(subtables.concat());
        font
    }

    #[test]
    fn a_collection_that_announces_more_faces_than_there_can_be_is_refused() {
        let mut font = b"ttcf\0\x01\0\0\xFF\xFF\xFF\xFF".to_vec();
        font.resize(76, 0);
        assert_eq!(faces(&Bytes::new(font.clone())).unwrap_err(), FontFault::Overstated);
        font[8..12].copy_from_slice(&[0, 0, 0, 200]);
        assert_eq!(faces(&Bytes::new(font)).unwrap_err(), FontFault::NoFont);
    }

    #[test]
    fn a_table_that_lists_more_characters_than_there_are_is_refused() {
        let group = |start: u32, end: u32| [start.to_be_bytes(), end.to_be_bytes(), [0; 4]].concat();
        let head = |count: u32| [&[0, 12, 0, 0][..], &[0; 8], &count.to_be_bytes()].concat();
        let endless = [head(1), group(0, u32::MAX)].concat();
        assert_eq!(faces(&Bytes::new(with_cmap(&[&endless]))).unwrap_err(), FontFault::Overstated);
        let honest = [head(2), group(0x20, 0x7E), group(0x3041, 0x3096)].concat();
        assert_eq!(characters(&with_cmap(&[&honest, &honest]), 0), Some(2 * (95 + 86)));
        // A table of segments that all span everything.
        let segments = 1000_u16;
        let mut format_4 = [&[0, 4, 0, 0, 0, 0][..], &(2 * segments).to_be_bytes(), &[0; 6]].concat();
        format_4.extend([0xFF; 2].repeat(segments.into()));
        format_4.extend([0; 2].repeat(usize::from(segments) + 1));
        assert_eq!(characters(&with_cmap(&[&format_4]), 0), Some(1000 << 16));
    }

    #[test]
    fn a_font_that_ends_anywhere_is_no_panic() {
        let whole = with_cmap(&[&[0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]]);
        for length in 0..whole.len() {
            assert!(faces(&Bytes::new(whole[..length].to_vec())).is_err());
        }
    }
}
