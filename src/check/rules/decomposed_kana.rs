//! Kana in two characters: か and ゛ where が is meant.
//!
//! macOS stores file names this way, and text copied from there looks right. But it does not equal the same word typed on a
//! keyboard, a search in the PDF does not find it, and its mark may be printed apart.

use crate::characters::{HALF_VOICED, VOICED, composed};
use crate::check::{Context, Text};
use crate::finding::{Finding, Rule};

pub(super) const RULE: &Rule =
    &Rule::warning("decomposed-kana", include_str!("../../../docs/checks/decomposed-kana.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text, _) in context.sources.scalars() {
        let found = decomposed(text);
        let Some((at, kana, one)) = found.first().copied() else { continue };
        let message = match found.len() {
            1 => format!("「{one}」が2文字（「{kana}」と濁点・半濁点）で書かれています"),
            count => format!("「{one}」などが2文字（「{kana}」と濁点・半濁点）で書かれています（{count}か所）"),
        };
        let text = Text { value: text, place: &place };
        let hint = "見た目は同じでも別の文字なので、同じ言葉と一致せず、検索でも見つかりません。この言葉を打ち直してください（macOS のファイル名などから写した文字に見られます）";
        findings.push(context.finding_in(RULE, text, at, 2, message).hint(hint));
    }
    findings
}

/// Finds each kana with a mark behind it: its position, the kana, and the intended single character.
fn decomposed(text: &str) -> Vec<(usize, char, char)> {
    if !text.contains([VOICED, HALF_VOICED]) {
        return Vec::new();
    }
    let pairs = text.chars().zip(text.chars().skip(1)).enumerate();
    pairs.filter_map(|(at, (kana, mark))| Some((at, kana, composed(kana, mark)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kana_that_are_one_character_elsewhere_are_found() {
        assert_eq!(decomposed("子と\u{3099}も、ハ\u{309A}ス"), [(1, 'と', 'ど'), (5, 'ハ', 'パ')]);
        assert_eq!(decomposed("子ども、か\u{309A}、あ\u{3099}"), []);
    }
}
