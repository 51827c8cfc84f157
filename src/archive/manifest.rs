//! A manifest: the checksum of every file, by its path in the bag (RFC 8493, 2.1.3 and 2.2.1).

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Checksums by path, with `/` as separator.
pub type Manifest = BTreeMap<String, String>;

/// Writes a manifest in the format of `sha256sum`, sorted by path.
pub fn print(manifest: &Manifest) -> String {
    manifest.iter().fold(String::new(), |mut text, (path, checksum)| {
        let _ = writeln!(text, "{checksum}  {}", encode(path));
        text
    })
}

/// Parses a manifest.
///
/// # Errors
/// The number of the first line that is malformed, or repeats a path.
pub fn parse(text: &str) -> Result<Manifest, usize> {
    let mut manifest = Manifest::new();
    for (index, line) in text.lines().enumerate() {
        let parts = line.split_once([' ', '\t']);
        let (checksum, path) = parts.ok_or(index + 1)?;
        // Checksum tools mark a file read in binary mode with `*`.
        let path = path.trim_start_matches([' ', '\t']);
        let path = decode(path.strip_prefix('*').unwrap_or(path));
        let is_sound =
            !checksum.is_empty() && checksum.bytes().all(|byte| byte.is_ascii_hexdigit()) && stays_inside(&path);
        if !is_sound || manifest.insert(path, checksum.to_lowercase()).is_some() {
            return Err(index + 1);
        }
    }
    Ok(manifest)
}

/// Whether a path stays inside the bag and is normalised.
fn stays_inside(path: &str) -> bool {
    // Only on Windows is the backslash a separator.
    !(cfg!(windows) && path.contains('\\'))
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// Percent-encodes line breaks and percent signs, so that a path fits on one line.
fn encode(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

fn decode(path: &str) -> String {
    path.replace("%0A", "\n").replace("%0a", "\n").replace("%0D", "\r").replace("%0d", "\r").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_survives() {
        let paths = ["data/資料2.pdf", "data/a b", "data/100%", "data/%0A", "data/a\nb\rc", "data/ a"];
        let manifest: Manifest = paths.iter().map(|path| ((*path).to_owned(), "0a".to_owned())).collect();
        assert_eq!(parse(&print(&manifest)).unwrap(), manifest);
    }

    #[test]
    fn what_other_tools_write_is_read() {
        let read = parse("0A *data/a\r\nff\tdata/b\r\n").unwrap();
        assert_eq!(
            read.into_iter().collect::<Vec<_>>(),
            [("data/a".to_owned(), "0a".to_owned()), ("data/b".to_owned(), "ff".to_owned())]
        );
    }

    #[test]
    fn what_leads_out_of_the_bag_is_refused() {
        for line in ["0a  ../a", "0a  /a", "0a  data/../../a", "0a  data//a", "xx  data/a", "0a"] {
            assert_eq!(parse(line), Err(1), "{line}");
        }
        assert_eq!(parse("0a  data/a\n0b  data/a\n"), Err(2));
    }
}
