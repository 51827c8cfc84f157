//! A sentence without 。 among sentences that have it.
//!
//! A missing 。 often means that the line was cut off.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::support::nodes;
use crate::finding::{Finding, Rule};
use crate::model::{Overrides, Placed, Row};

pub(super) const RULE: &Rule = &Rule::note("missing-period", include_str!("../../../docs/checks/missing-period.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let (mut focus, mut outcome) = (Vec::new(), Vec::new());
    for row in context.rows() {
        if let Row::Repeat(repeat) = row {
            let Overrides { focus: own_focus, outcome: own_outcome, .. } = &repeat.overrides;
            focus.extend(own_focus);
            outcome.extend(own_outcome);
        }
    }
    for item in context.items() {
        focus.extend(&item.focus);
        outcome.extend(&item.outcome);
    }
    let opinions = context.edition.opinions.iter();
    let mut opinions: Vec<&Placed<String>> =
        opinions.flat_map(|opinion| [&opinion.text, &opinion.cooperation, &opinion.answer]).flatten().collect();
    opinions.sort_by(|a, b| a.place.cmp(&b.place));
    let mut own: BTreeMap<&str, Vec<&Placed<String>>> = BTreeMap::new();
    for field in nodes::fields(context) {
        own.entry(&field.name).or_default().extend(field.text());
    }
    let own = own.into_values();
    [focus, outcome, opinions].into_iter().chain(own).flat_map(|field| missing(context, &field)).collect()
}

/// Reports the sentences of a field without 。 if most have it.
fn missing(context: &Context, texts: &[&Placed<String>]) -> Vec<Finding> {
    let mut with = 0;
    let mut without = Vec::new();
    for text in texts {
        let mut start = 0;
        for line in text.value.split('\n') {
            let bare = line.trim_end();
            if bare.ends_with('。') {
                with += 1;
            } else if is_sentence(bare) {
                without.push((*text, start + bare.chars().count() - 1, bare));
            }
            start += line.chars().count() + 1;
        }
    }
    if with < 2 * without.len() {
        return Vec::new();
    }
    let finding = |(text, at, line): &(&Placed<String>, usize, &str)| {
        let message = format!("文の終わりに「。」がありません: 「{}」", end_of(line));
        let finding = context.finding_in(RULE, *text, *at, 1, message);
        finding.hint("文がここで終わるなら「。」を加えてください。続きがあるなら、途中で切れていないか確かめてください")
    };
    without.iter().map(finding).collect()
}

/// Quotes the last characters of a line.
fn end_of(line: &str) -> String {
    const SHOWN: usize = 10;
    let chars: Vec<char> = line.chars().collect();
    match chars.len().checked_sub(SHOWN) {
        None | Some(0) => line.to_owned(),
        Some(hidden) => format!("…{}", chars[hidden..].iter().collect::<String>()),
    }
}

/// Whether a line without 。 ends like a sentence, in a verb or です, and not in a noun.
fn is_sentence(line: &str) -> bool {
    // い and く also end nouns and adverbs (支え合い, 近く), so only whole endings count.
    const ENDINGS: &[&str] = &[
        "た",
        "だ",
        "る",
        "す",
        "う",
        "む",
        "ぶ",
        "ぐ",
        "ない",
        "たい",
        "しい",
        "多い",
        "高い",
        "良い",
        "よい",
        "いく",
        "おく",
        "続く",
        "働く",
        "開く",
        "引く",
        "持つ",
        "立つ",
        "保つ",
        "ません",
    ];
    const NOUNS: &[&str] = &["かた", "あなた", "うた", "はた", "なす", "とう", "ひとつ", "いくつ"];
    ENDINGS.iter().any(|ending| line.ends_with(ending)) && !NOUNS.iter().any(|noun| line.ends_with(noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_ends_a_sentence_and_a_noun_does_not() {
        for line in ["延長保育を実施した", "普及に取り組んでいく", "検討したい", "・窓口を設ける", "必要です"]
        {
            assert!(is_sentence(line), "{line}");
        }
        for line in ["会議の開催", "地域の支え合い", "見守り", "サービスの提供", "【目的】", "支援（相談など）", ""]
        {
            assert!(!is_sentence(line), "{line}");
        }
    }
}
