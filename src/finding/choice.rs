//! Words to choose from.

/// The words of which one is to be chosen: A、B のどちらか, A、B、C のどれか.
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    format!("{} の{}", words.join("、"), either(words.len()))
}

/// One of this many things: どちらか, どれか.
pub fn either(count: usize) -> &'static str {
    if count == 2 { "どちらか" } else { "どれか" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_words_it_is_either() {
        assert_eq!(one_of(["達成", "未達成"]), "達成、未達成 のどちらか");
        assert_eq!(one_of(["A", "B", "C"]), "A、B、C のどれか");
    }
}
