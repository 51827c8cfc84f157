//! The rules of Windows for file names.
//!
//! Content is shared between machines, so a name that Windows refuses is refused everywhere.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// The path as messages show it: with `/` on every system, which Windows takes, too.
pub fn slashed(path: &Path) -> String {
    let shown = path.to_string_lossy();
    // Elsewhere a name may have a backslash.
    if MAIN_SEPARATOR == '\\' { shown.replace('\\', "/") } else { shown.into_owned() }
}

/// A path or name as a command in a message has it: in quotation marks where a shell would take it for several words, or
/// for something else.
pub fn quoted(word: &str) -> String {
    if word.contains([' ', '\u{3000}', '\'', '"', '(', ')', '&', ';', '$']) {
        format!("\"{word}\"")
    } else {
        word.to_owned()
    }
}

/// Whether no file name may contain this character.
pub fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// Whether a name is reserved for a device, with or without an extension: CON, nul.yaml, COM1.
pub fn is_device(name: &str) -> bool {
    let device = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = device.strip_prefix("COM").or_else(|| device.strip_prefix("LPT"));
    let digit = |rest: &str| matches!(rest.chars().collect::<Vec<_>>()[..], ['0'..='9' | '¹' | '²' | '³']);
    matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered.is_some_and(digit)
}

/// Whether Windows would strip the end of this name: a dot or a blank.
pub fn is_cut(name: &str) -> bool {
    name.ends_with(is_stripped)
}

fn is_stripped(c: char) -> bool {
    c == '.' || c.is_whitespace()
}

/// Whether Windows takes this for the name of a file or folder as it is.
pub fn is_name(name: &str) -> bool {
    !name.contains(is_forbidden) && !is_device(name) && !is_cut(name)
}

/// Makes a file name from content that is valid on every system: forbidden characters and `%`, which programs for bags read
/// in different ways, become full-width ones, control characters blanks; a device name gets a `_`; blanks and dots at the end are dropped.
pub fn file_name(stem: &str, extension: &str) -> PathBuf {
    let safe: String = stem
        .chars()
        .map(|c| match c {
            '\\' => '＼',
            '/' => '／',
            ':' => '：',
            '*' => '＊',
            '?' => '？',
            '"' => '”',
            '<' => '＜',
            '>' => '＞',
            '|' => '｜',
            '%' => '％',
            c if is_forbidden(c) => ' ',
            c => c,
        })
        .collect();
    let safe = safe.trim_start().trim_end_matches(is_stripped);
    let reserved = is_device(safe);
    // Systems limit a name to 255 bytes or UTF-16 units; 200 bytes leave room for the extension.
    let mut end = safe.len().min(200);
    while !safe.is_char_boundary(end) {
        end -= 1;
    }
    let safe = &safe[..end];
    let safe = safe.trim_end_matches(is_stripped);
    let stem = if safe.is_empty() || reserved { format!("_{safe}") } else { safe.to_owned() };
    PathBuf::from(format!("{stem}.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_content_are_safe_on_windows() {
        for (stem, expected) in [
            ("資料2", "資料2.pdf"),
            ("資料2/3", "資料2／3.pdf"),
            ("資料:*?", "資料：＊？.pdf"),
            ("資料2. ", "資料2.pdf"),
            ("100%", "100％.pdf"),
            ("con", "_con.pdf"),
            ("COM1.x", "_COM1.x.pdf"),
            ("..", "_.pdf"),
            ("", "_.pdf"),
            ("a\u{0}b", "a b.pdf"),
        ] {
            assert_eq!(file_name(stem, "pdf"), PathBuf::from(expected), "{stem}");
        }
        assert!(file_name(&"あ".repeat(300), "pdf").as_os_str().len() <= 204);
    }

    #[test]
    fn devices_are_known_in_any_case_and_with_any_extension() {
        for name in ["CON", "con", "Nul.yaml", "aux.1.yaml", "COM1", "lpt9", "COM¹", "prn "] {
            assert!(is_device(name), "{name}");
        }
        for name in ["CONS", "COM", "COM10", "1-CON", "LPTX", "資料", ""] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn a_dot_or_a_blank_at_the_end_is_cut_off() {
        assert!(is_cut("1-1-1.") && is_cut("1-1-1 ") && is_cut("1-1-1\u{3000}"));
        assert!(!is_cut("1.1-1") && !is_cut(""));
    }
}
