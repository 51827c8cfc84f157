//! Puts the parts of a 様式 into words.

/// One entry of a list of words: what it describes, and its description.
pub(crate) fn entry(what: &str, text: &str) -> String {
    format!("{what} {text}")
}

/// Adds further details to a name.
pub(crate) fn with(name: &str, more: impl IntoIterator<Item = String>) -> String {
    let more: Vec<String> = more.into_iter().collect();
    if more.is_empty() { name.to_owned() } else { format!("{name}（{}）", more.join("、")) }
}

/// Quotes a heading or a name in a sentence.
pub(crate) fn quoted(heading: &str) -> String {
    format!("「{heading}」")
}
