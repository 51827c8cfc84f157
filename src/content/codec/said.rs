//! Puts the parts of a 様式 into words.

/// Something and what is said of it, in a list.
pub(crate) fn entry(what: &str, text: &str) -> String {
    format!("{what} {text}")
}

/// A name with what it has besides.
pub(crate) fn with(name: &str, more: impl IntoIterator<Item = String>) -> String {
    let more: Vec<String> = more.into_iter().collect();
    if more.is_empty() { name.to_owned() } else { format!("{name}（{}）", more.join("、")) }
}

/// A heading or a name in a sentence.
pub(crate) fn quoted(heading: &str) -> String {
    format!("「{heading}」")
}
