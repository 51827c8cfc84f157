//! Texts without their white space, as they are compared.

/// Removes all white space: a line break or a blank makes no other text.
pub fn without_whitespace(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
