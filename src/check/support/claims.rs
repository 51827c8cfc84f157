//! The words of a text that say how a figure went, and what it is said of.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a text claims about a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// It is greater than in the period before.
    Rose,
    /// It is less than in the period before.
    Fell,
    /// It has reached its target.
    Reached,
    /// It has not reached its target.
    Missed,
}

/// A claim in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// What is claimed.
    pub claim: Claim,
    /// The position of its first character.
    pub start: usize,
    /// The words.
    pub words: String,
    /// The sentence up to the words.
    pub before: String,
    /// What it is said of, without white space: 受講者数. `None` if the sentence does not say.
    pub subject: Option<String>,
}

/// The words for each claim, in the forms that state a fact. 増加した場合 and 増加させる state none.
#[rustfmt::skip]
const WORDS: &[(Claim, &[&str])] = &[
    (Claim::Rose, &[
        "増加した", "増加しました", "増加している", "増加しており", "増加して", "増加し、", "増加となった", "増加となりました",
        "増えた", "増えました", "増えている", "増えており", "増えて", "微増した", "微増となった", "倍増した", "急増した",
        "上昇した", "上昇しました", "伸びた", "伸びました", "上回った", "上回りました", "上回っている", "上回る結果",
    ]),
    (Claim::Fell, &[
        "減少した", "減少しました", "減少している", "減少しており", "減少して", "減少し、", "減少となった", "減少となりました",
        "減った", "減りました", "減っている", "減って", "微減した", "微減となった", "半減した", "急減した",
        "低下した", "低下しました", "下回った", "下回りました", "下回っている", "下回る結果",
    ]),
    (Claim::Reached, &[
        "目標を達成した", "目標を達成しました", "目標を達成している", "目標を達成し、", "目標を達成でき", "目標を達成することができ",
        "目標値を達成した", "目標値を達成しました", "目標値を達成している", "目標値を達成でき", "目標値を達成することができ",
        "目標を上回った", "目標を上回りました", "目標を上回っている", "目標を上回る結果", "目標を上回ることができ",
        "目標値を上回った", "目標値を上回りました", "目標値を上回っている", "目標値を上回る結果",
    ]),
    (Claim::Missed, &[
        "目標を達成できなかった", "目標を達成できませんでした", "目標を達成していない", "目標を達成することができなかった",
        "目標値を達成できなかった", "目標値を達成できませんでした", "目標値を達成していない",
        "目標に届かなかった", "目標に達しなかった", "目標に至らなかった", "目標値に届かなかった", "目標値に達しなかった",
        "目標を下回った", "目標を下回りました", "目標を下回っている", "目標を下回る結果",
        "目標値を下回った", "目標値を下回りました", "目標値を下回っている", "目標値を下回る結果",
    ]),
];
/// The same words by their first character.
static BY_FIRST: LazyLock<HashMap<char, Vec<(Claim, &str)>>> = LazyLock::new(|| {
    let mut by_first: HashMap<char, Vec<(Claim, &str)>> = HashMap::new();
    for (claim, words) in WORDS {
        for word in *words {
            by_first.entry(word.chars().next().unwrap_or_default()).or_default().push((*claim, word));
        }
    }
    by_first
});
/// What may follow such words so that they state no fact.
const NO_FACT: &[&str] =
    &["場合", "とき", "時", "際", "ら", "い", "り", "る", "な", "ませんでした", "ず", "か", "と思", "とは", "わけ"];
/// Particles that end the name of a subject.
const PARTICLES: [char; 3] = ['は', 'が', 'も'];
/// What ends a subject at its front.
const FRONT: &str = "、。，,．.（）()「」『』 　\n・";
/// Subjects that name the time, not what is counted.
const TIMES: [&str; 9] = ["年度", "今年", "本年", "昨年", "前年", "結果", "全体", "年", "期"];
/// Words of a comparison, which is one with last year only if it says so.
const COMPARISONS: [&str; 9] = ["より", "比べ", "比較", "同期", "当初", "策定時", "基準", "コロナ", "全国"];

/// Finds the claims of a text that say of what and against what they are made: last year, or the target.
pub fn claims(text: &str) -> Vec<Claimed> {
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut from) = (Vec::new(), 0);
    for sentence in chars.split(|c| matches!(c, '。' | '\n')) {
        out.extend(of_sentence(sentence, from));
        from += sentence.len() + 1;
    }
    out
}

fn of_sentence(sentence: &[char], from: usize) -> Vec<Claimed> {
    let mut out: Vec<Claimed> = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let Some((claim, words)) = longest(sentence, at) else {
            at += 1;
            continue;
        };
        let end = at + words.chars().count();
        let (before, after) = (&sentence[..at], sentence[end..].iter().collect::<String>());
        if !NO_FACT.iter().any(|word| after.starts_with(word)) && is_compared_as_claimed(before, claim, words) {
            out.push(Claimed {
                claim,
                start: from + at,
                words: words.to_owned(),
                before: before.iter().collect(),
                subject: owner(before, claim).or_else(|| subject(before)),
            });
        }
        at = end;
    }
    out
}

/// The longest words of a claim at a position.
fn longest(sentence: &[char], at: usize) -> Option<(Claim, &'static str)> {
    let is_here = |word: &str| word.chars().enumerate().all(|(i, c)| sentence.get(at + i) == Some(&c));
    let words = BY_FIRST.get(sentence.get(at)?)?.iter().copied();
    words.filter(|(_, word)| is_here(word)).max_by_key(|(_, word)| word.chars().count())
}

/// Whether a claim about the year before is not made against something else.
fn is_compared_as_claimed(before: &[char], claim: Claim, words: &str) -> bool {
    let before: String = before.iter().collect();
    let is_beyond = ["上回", "下回"].iter().any(|word| words.starts_with(word));
    match claim {
        Claim::Reached | Claim::Missed => true,
        Claim::Rose | Claim::Fell => {
            let of_last_year = ["前年", "昨年"].iter().any(|word| before.contains(word));
            !before.contains("目標")
                && (of_last_year || !is_beyond && !COMPARISONS.iter().any(|word| before.contains(word)))
        }
    }
}

/// Whose target a claim is about: 受講者数の目標.
fn owner(before: &[char], claim: Claim) -> Option<String> {
    let is_of_target = matches!(claim, Claim::Reached | Claim::Missed);
    let (last, name) = before.split_last()?;
    let start = name.iter().rposition(|c| FRONT.contains(*c) || PARTICLES.contains(c)).map_or(0, |at| at + 1);
    let name: String = name[start..].iter().collect();
    let is_name = !TIMES.iter().any(|time| name.ends_with(time)) && name.chars().count() >= 2;
    (is_of_target && *last == 'の' && is_name).then_some(name)
}

/// What the words before a claim are said of: the last name that ends in は, が or も.
fn subject(before: &[char]) -> Option<String> {
    for end in (0..before.len()).rev().filter(|at| PARTICLES.contains(&before[*at])) {
        let start =
            before[..end].iter().rposition(|c| FRONT.contains(*c) || PARTICLES.contains(c)).map_or(0, |at| at + 1);
        let name: String = before[start..end].iter().collect();
        let is_time = TIMES.iter().any(|time| name.ends_with(time));
        if name.chars().count() >= 2 && !is_time {
            return Some(name);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Claim, String, Option<String>)> {
        claims(text).into_iter().map(|found| (found.claim, found.words, found.subject)).collect()
    }

    #[test]
    fn claims_are_found_with_their_subjects() {
        let some = |text: &str| Some(text.to_owned());
        for (text, claim, words, subject) in [
            ("前年度より増加した。", Claim::Rose, "増加した", None),
            ("受講者数は、昨年度を上回った。", Claim::Rose, "上回った", some("受講者数")),
            ("令和5年度は相談件数が増えており、", Claim::Rose, "増えており", some("相談件数")),
            ("本年度は受講者数の目標を達成した。", Claim::Reached, "目標を達成した", some("受講者数")),
            ("講座の受講者数は目標を達成した。", Claim::Reached, "目標を達成した", some("講座の受講者数")),
            ("目標を達成することができた。", Claim::Reached, "目標を達成することができ", None),
            ("受講者数は目標値を下回った。", Claim::Missed, "目標値を下回った", some("受講者数")),
            ("会議は減少しました。", Claim::Fell, "減少しました", some("会議")),
        ] {
            assert_eq!(found(text), [(claim, words.to_owned(), subject)], "{text}");
        }
    }

    #[test]
    fn what_states_no_fact_or_another_comparison_is_let_be() {
        for text in [
            "受講者を増加させるため、周知する。",
            "受講者が増加した場合は、会場を広げる。",
            "目標を達成するため、取り組む。",
            "目標を達成できるよう努める。",
            "基準値を上回った。",
            "受講者数は令和元年度より増加した。",
            "受講者が増えたら見直す。",
        ] {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }
}
