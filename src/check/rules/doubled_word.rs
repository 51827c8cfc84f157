//! Words written twice in a row, or twice in a sentence by mistake.
//!
//! They remain when a sentence is half rewritten: をを, 孤立化を防止をしていく, 適切に … 適切に.

use crate::characters::{is_hiragana, is_japanese, is_kanji, is_katakana};
use crate::check::Context;
use crate::check::support::places::around;
use crate::check::support::texts::prose;
use crate::finding::{Finding, Rule};

pub(super) const RULE: &Rule = &Rule::note("doubled-word", include_str!("../../../docs/checks/doubled-word.md"));

/// Adverbs that do not end in 的に.
const ADVERBS: &[&str] = &[
    "適切に",
    "適正に",
    "適宜に",
    "確実に",
    "着実に",
    "円滑に",
    "迅速に",
    "速やかに",
    "早急に",
    "早期に",
    "十分に",
    "丁寧に",
    "有効に",
    "柔軟に",
    "新たに",
    "さらに",
    "幅広く",
    "新しく",
    "詳しく",
    "等しく",
    "分かりやすく",
    "わかりやすく",
    "いち早く",
    "引き続き",
];

/// Phrases that no sentence has twice in a row.
const PHRASES: &[&str] = &["について", "において", "により", "として", "に対して", "に関する", "ための", "すること"];

/// A repetition in a text.
struct Seen {
    start: usize,
    length: usize,
    message: String,
}

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in prose(context) {
        let chars: Vec<char> = text.value.chars().collect();
        let mut seen = particles(&chars);
        seen.extend(objects(&chars));
        seen.extend(repetitions(&chars));
        seen.extend(adverbs(&chars));
        for Seen { start, length, message } in seen {
            let finding = context.finding_in(RULE, text, start, length, message);
            findings.push(finding.hint("要らないほうを消してください。わざと重ねた言葉なら、このままでかまいません"));
        }
    }
    findings
}

/// Finds をを, のの, にに, がが, はは.
fn particles(text: &[char]) -> Vec<Seen> {
    let doubled = |start: &usize| {
        let (c, next) = (text[*start], text[*start + 1]);
        c == next && (c == 'を' || (is_particle(text, *start, c)))
    };
    (0..text.len().saturating_sub(1))
        .filter(doubled)
        .map(|start| {
            let message = format!("「{}」が2つ続いています: 「{}」", text[start], around(text, start, 2));
            Seen { start, length: 2, message }
        })
        .collect()
}

/// Whether a doubled の, に, が or は is not part of a word, as in ものの, 地域ののぼり旗, はははと.
fn is_particle(text: &[char], start: usize, c: char) -> bool {
    let before = start.checked_sub(1).map(|at| text[at]);
    let after = text.get(start + 2).copied();
    // After ひらがな the first of the two may end a word: もの, くに, なに.
    let begins = before.is_some_and(|c| !is_hiragana(c) && is_japanese(c));
    // Before ひらがな the second may begin one: のぼり, にぎわい, がん, はじめて.
    let ends = after.is_some_and(|c| !is_hiragana(c));
    matches!(c, 'の' | 'に' | 'が' | 'は') && begins && ends
}

/// Finds 孤立化を防止をしていく: a verb with two objects, one of which is the noun of the verb.
fn objects(text: &[char]) -> Vec<Seen> {
    const VERBS: &[&str] = &["し", "する", "すれ", "行う", "行い", "行っ", "行な", "行わ"];
    let mut seen = Vec::new();
    for first in (0..text.len()).filter(|at| text[*at] == 'を') {
        let noun = text[first + 1..].iter().take_while(|c| is_kanji(**c) || is_katakana(**c)).count();
        let second = first + 1 + noun;
        let does = |verb: &&str| text.get(second + 1..).is_some_and(|rest| starts_with(rest, verb));
        if noun >= 2 && text.get(second) == Some(&'を') && VERBS.iter().any(does) {
            let message = format!("「を」が2度使われています: 「{}」", around(text, first, noun + 3));
            seen.push(Seen { start: first, length: noun + 2, message });
        }
    }
    seen
}

/// Finds stretches of four characters or more, and phrases, that are repeated at once.
fn repetitions(text: &[char]) -> Vec<Seen> {
    const LONGEST: usize = 12;
    let mut seen = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let lengths = (3..=LONGEST).filter(|length| start + 2 * length <= text.len());
        let repeats = |length: &usize| {
            let (word, again) = (&text[start..start + length], &text[start + length..start + 2 * length]);
            let is_phrase = || PHRASES.iter().any(|phrase| phrase.chars().eq(word.iter().copied()));
            // Cheap test first: nearly every position fails at its first character.
            word[0] == again[0]
                && word == again
                && word.iter().all(|c| is_japanese(*c))
                && word.iter().any(|c| *c != word[0])
                && (*length > 3 || is_phrase())
        };
        if let Some(length) = lengths.rev().find(repeats) {
            let word: String = text[start..start + length].iter().collect();
            let message = format!("「{word}」が2つ続いています");
            seen.push(Seen { start: start + length, length, message });
            start += 2 * length;
        } else {
            start += 1;
        }
    }
    seen
}

/// Finds adverbs that occur twice in one sentence.
fn adverbs(text: &[char]) -> Vec<Seen> {
    let mut seen = Vec::new();
    let mut known: Vec<String> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if matches!(text[at], '。' | '\n') {
            known.clear();
        }
        let Some(length) = adverb(text, at) else {
            at += 1;
            continue;
        };
        let word: String = text[at..at + length].iter().collect();
        if known.contains(&word) {
            let message = format!("1つの文に「{word}」が2度あります");
            seen.push(Seen { start: at, length, message });
        } else {
            known.push(word);
        }
        at += length;
    }
    seen
}

/// Returns the length of the adverb at a position: one of the list, or 漢字 with 的に.
fn adverb(text: &[char], at: usize) -> Option<usize> {
    let rest = &text[at..];
    if let Some(word) = ADVERBS.iter().find(|word| starts_with(rest, word)) {
        return Some(word.chars().count());
    }
    let begins = is_kanji(rest[0]) && (at == 0 || !is_kanji(text[at - 1]));
    let run = if begins { rest.iter().take_while(|c| is_kanji(**c)).count() } else { 0 };
    (run >= 3 && rest[run - 1] == '的' && rest.get(run) == Some(&'に')).then_some(run + 1)
}

fn starts_with(text: &[char], word: &str) -> bool {
    let mut chars = text.iter();
    word.chars().all(|c| chars.next() == Some(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(find: fn(&[char]) -> Vec<Seen>, text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let seen = find(&chars);
        seen.iter().map(|it| chars[it.start..it.start + it.length].iter().collect()).collect()
    }

    #[test]
    fn a_doubled_particle_is_found_and_a_word_that_looks_so_is_not() {
        assert_eq!(seen(particles, "冊子をを配り、市民のの意見と窓口にに置く"), ["をを", "のの", "にに"]);
        assert_eq!(seen(particles, "開催したものの参加者は少なく、地域ののぼり旗、検診ががん予防"), [""; 0]);
        assert_eq!(seen(particles, "なにに使うか、今年度ははじめて、子どもも"), [""; 0]);
    }

    #[test]
    fn a_verb_with_two_objects_is_found() {
        assert_eq!(seen(objects, "孤立化を防止をしていく"), ["を防止を"]);
        assert_eq!(seen(objects, "資料を会議を通じて配り、課題を把握し、支援を行う"), [""; 0]);
    }

    #[test]
    fn a_stretch_that_follows_on_itself_is_found() {
        assert_eq!(seen(repetitions, "支援体制支援体制の整備についてについて"), ["支援体制", "について"]);
        assert_eq!(seen(repetitions, "立場立場で違うが、様々なことをますます進める"), [""; 0]);
    }

    #[test]
    fn an_adverb_counts_within_one_sentence() {
        assert_eq!(seen(adverbs, "適切に施設を適切に利用できるよう"), ["適切に"]);
        assert_eq!(seen(adverbs, "重点的に行い、重点的に配る"), ["重点的に"]);
        assert_eq!(seen(adverbs, "適切に進める。適切に配る。地域に出て地域に学ぶ"), [""; 0]);
    }
}
