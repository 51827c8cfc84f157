//! Words of commands as they are typed in a shell.

/// A path or name in quotation marks, if a shell would take it for several words or for something else.
pub(super) fn quoted(word: &str) -> String {
    if word.contains([' ', '\u{3000}', '\'', '"', '(', ')', '&', ';', '$']) {
        format!("\"{word}\"")
    } else {
        word.to_owned()
    }
}
