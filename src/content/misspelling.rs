//! Suggests the known word for a misspelt one.

use crate::characters::{compose, is_traceless};

/// The remedy for a word that only looks like a known one: a kana of two characters, or an invisible character.
pub(super) fn twin(word: &str, known: &str) -> Option<String> {
    let shown = |text: &str| compose(text).chars().filter(|c| !is_traceless(*c)).collect::<String>();
    (shown(word) == shown(known)).then(|| {
        let why = if word.contains(is_traceless) {
            "目に見えない文字が入っています"
        } else {
            "濁点・半濁点が別の文字になっています"
        };
        format!("「{known}」と見た目は同じですが、{why}。この言葉を打ち直してください")
    })
}

/// The candidate most similar to a word, if any is similar enough.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::normalized_damerau_levenshtein(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_looks_like_a_known_one_is_told_why_it_is_another() {
        let told = |word| twin(word, "ガイド.yaml");
        assert!(told("カ\u{3099}イト\u{3099}.yaml").is_some_and(|hint| hint.contains("濁点")));
        assert!(told("ガイド\u{200B}.yaml").is_some_and(|hint| hint.contains("目に見えない文字")));
        assert_eq!(told("カイド.yaml"), None);
    }
}
