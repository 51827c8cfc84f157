//! The bytes of a ZIP: each file has one name and one place, and whatever belongs to no file is counted.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};

use zip::{CompressionMethod, ZipArchive};

/// The length of the fixed part of a local header (APPNOTE.TXT, 4.3.7).
const LOCAL: u64 = 30;
/// The length of the fixed part of a central header (4.3.12).
const CENTRAL: u64 = 46;
/// The lengths that a data descriptor has (4.3.9).
const DESCRIPTORS: [u64; 4] = [12, 16, 20, 24];
/// The flag of a file that is followed by a data descriptor.
const HAS_DESCRIPTOR: u16 = 1 << 3;

/// Why a ZIP is not unpacked.
pub(super) enum Refusal {
    /// It cannot be read.
    Damaged,
    /// It needs a password.
    Encrypted,
    /// It is compressed by an unknown method.
    Method,
    /// Programs would read it in different ways; in Japanese.
    Ambiguous(String),
}

impl From<io::Error> for Refusal {
    fn from(_: io::Error) -> Self {
        Self::Damaged
    }
}

/// A file of the ZIP: the name in the directory at its end, and where its headers and data are.
struct Place {
    name: Vec<u8>,
    local: u64,
    central: u64,
    compressed: u64,
}

/// Counts the bytes that belong to no file: before, between and after the files, and comments.
///
/// # Errors
/// If files have two names, lie over each other, or cannot be read.
pub(super) fn stray_bytes(zip: &mut ZipArchive<File>, mut file: &File) -> Result<u64, Refusal> {
    let mut places = Vec::new();
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|_| Refusal::Damaged)?;
        if entry.encrypted() {
            return Err(Refusal::Encrypted);
        }
        if ![CompressionMethod::Stored, CompressionMethod::Deflated].contains(&entry.compression()) {
            return Err(Refusal::Method);
        }
        places.push(Place {
            name: entry.name_raw().to_vec(),
            local: entry.header_start(),
            central: entry.central_header_start(),
            compressed: entry.compressed_size(),
        });
    }
    places.sort_by_key(|place| place.local);
    let (mut stray, mut end, mut has_descriptor) = (0, 0, false);
    let mut central_end = 0;
    for place in &places {
        let header: [u8; LOCAL as usize] = read(&mut file, place.local)?;
        let (flags, name, extra) = (number(&header, 6), number(&header, 26), number(&header, 28));
        let mut local_name = vec![0; name.into()];
        file.read_exact(&mut local_name)?;
        if local_name != place.name {
            let said = [&local_name, &place.name].map(|name| short(&String::from_utf8_lossy(name)));
            return Err(Refusal::Ambiguous(format!(
                "1つのファイルに、「{}」と「{}」の2つの名前が書かれています",
                said[0], said[1]
            )));
        }
        stray += gap(end, place.local, has_descriptor)?;
        has_descriptor = flags & HAS_DESCRIPTOR != 0;
        end = place.local + LOCAL + u64::from(name) + u64::from(extra);
        end = end.checked_add(place.compressed).ok_or(Refusal::Damaged)?;
        let header: [u8; CENTRAL as usize] = read(&mut file, place.central)?;
        let [name, extra, comment] = [28, 30, 32].map(|at| u64::from(number(&header, at)));
        stray += comment;
        central_end = central_end.max(place.central + CENTRAL + name + extra + comment);
    }
    if let Some(central) = places.iter().map(|place| place.central).min() {
        stray += gap(end, central, has_descriptor)?;
    }
    Ok(stray + file.metadata()?.len().saturating_sub(central_end + records_at_the_end(file, central_end)?))
}

/// The bytes between two parts of a ZIP, unless they are a data descriptor.
fn gap(end: u64, next: u64, has_descriptor: bool) -> Result<u64, Refusal> {
    let overlap = || Refusal::Ambiguous("ファイルが、互いに重なって入っています".to_owned());
    let gap = next.checked_sub(end).ok_or_else(overlap)?;
    Ok(if has_descriptor && DESCRIPTORS.contains(&gap) { 0 } else { gap })
}

/// The length of the records that close a ZIP whose central directory ends here, without its comment.
fn records_at_the_end(mut file: &File, central_end: u64) -> io::Result<u64> {
    let mut records = Vec::new();
    file.seek(SeekFrom::Start(central_end))?;
    file.take(4096).read_to_end(&mut records)?;
    let mut at = 0;
    for (signature, length) in [(b"PK\x06\x06", 56), (b"PK\x06\x07", 20), (b"PK\x05\x06", 22)] {
        if records.get(at..).is_some_and(|rest| rest.starts_with(signature)) {
            at += length;
        }
    }
    Ok(at as u64)
}

fn read<const N: usize>(file: &mut &File, at: u64) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn number(header: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([header[at], header[at + 1]])
}

/// A name for people, which may be as long as it likes.
pub(super) fn short(name: &str) -> String {
    let mut cut: String = name.chars().take(60).collect();
    if cut.len() < name.len() {
        cut.push('…');
    }
    cut
}
