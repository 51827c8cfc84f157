//! Texts without their white space, as they are compared.

/// A text without its white space: a line break or a blank does not make another text.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
