//! Suggests the known word for a misspelt one.

use crate::characters::{compose, half_width, is_traceless};
use crate::vocabulary::{
    ANSWER, AXES, COOPERATION, DEPARTMENTS, EACH_PERIOD, INDICATORS, ITEMS, NAME, NUMBER, OPINIONS, OUTCOME, PERIODS,
    PROJECT, TITLE,
};

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

/// Words that are used for a key of the format, each with that key.
const ALIASES: [(&str, &str); 43] = [
    ("no", NUMBER),
    ("no.", NUMBER),
    ("№", NUMBER),
    ("通番", NUMBER),
    ("項番", NUMBER),
    ("課", DEPARTMENTS),
    ("課名", DEPARTMENTS),
    ("所管課", DEPARTMENTS),
    ("所管", DEPARTMENTS),
    ("担当部署", DEPARTMENTS),
    ("主管課", DEPARTMENTS),
    ("主管", DEPARTMENTS),
    ("実施課", DEPARTMENTS),
    ("部署", DEPARTMENTS),
    ("課一覧", DEPARTMENTS),
    ("名前", NAME),
    ("事業名", PROJECT),
    ("名称", PROJECT),
    ("取組", PROJECT),
    ("項目名", NAME),
    ("タイトル", TITLE),
    ("委員会の意見", OPINIONS),
    ("意見一覧", OPINIONS),
    ("意見等", OPINIONS),
    ("取組", ITEMS),
    ("取り組み", ITEMS),
    ("取組一覧", ITEMS),
    ("年度毎", EACH_PERIOD),
    ("毎年度", EACH_PERIOD),
    ("各年度", EACH_PERIOD),
    ("活動", INDICATORS),
    ("活動指標", INDICATORS),
    ("成果と課題", OUTCOME),
    ("今後の課題", OUTCOME),
    ("今後の課題や方針", OUTCOME),
    // Printed headings.
    ("取組による成果、今後の課題や方針", OUTCOME),
    ("実績の指標", INDICATORS),
    ("市の考え方", ANSWER),
    ("市の回答", ANSWER),
    ("意見、行政等への要望", OPINIONS),
    ("市民や地域の取組と連携・協力できること", COOPERATION),
    ("評価軸", AXES),
    ("表示する年度", PERIODS),
];

/// The candidate that is meant by a word: the one for which it is another name, the most similar one, or one of which it is
/// a part.
pub(crate) fn meant<'a>(word: &str, candidates: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let plain = plain(word);
    let alias = ALIASES.iter().filter(|(alias, _)| *alias == plain);
    alias
        .filter_map(|(_, key)| candidates.clone().find(|candidate| candidate == key))
        .next()
        .or_else(|| nearest(word, candidates.clone()))
        .or_else(|| overlapping(word, candidates))
}

/// The candidate that is a part of a word, or of which the word is a part; rather one with which it begins. A single
/// character is a part of too many.
fn overlapping<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain_word = plain(word);
    let length = |text: &str| text.chars().count();
    candidates
        .filter_map(|candidate| {
            let plain = plain(candidate);
            let (short, long) =
                if plain.len() < plain_word.len() { (&plain, &plain_word) } else { (&plain_word, &plain) };
            let rank = (long.starts_with(short.as_str()), length(short) * 100 / length(long).max(1));
            (length(short) > 1 && long.contains(short.as_str())).then_some((rank, candidate))
        })
        .max_by_key(|(rank, _)| *rank)
        .map(|(_, candidate)| candidate)
}

/// The advice to write a known word.
pub(crate) fn did_you_mean(known: &str) -> String {
    format!("「{known}」ではありませんか")
}

/// The candidate most similar to a word, if any is similar enough.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain_word = plain(word);
    candidates
        .map(|candidate| (strsim::normalized_damerau_levenshtein(&plain_word, &plain(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// The most candidates that an advice names.
const MOST_NAMED: usize = 5;

/// The advice to write one of the candidates that a word may mean: the most similar ones, and those of which it is a part.
/// `None` if it is like none, or a part of too many.
pub(crate) fn suggest<'a>(word: &str, candidates: impl Iterator<Item = &'a str> + Clone) -> Option<String> {
    let plain_word = plain(word);
    let likeness = |candidate: &str| strsim::normalized_damerau_levenshtein(&plain_word, &plain(candidate));
    let best = nearest(word, candidates.clone()).map(likeness);
    let is_part = |candidate: &str| plain_word.chars().count() > 1 && plain(candidate).contains(&plain_word);
    let mut meant: Vec<&str> = Vec::new();
    for candidate in candidates {
        let is_meant = best.is_some_and(|best| likeness(candidate) >= best) || is_part(candidate);
        if is_meant && !meant.contains(&candidate) {
            meant.push(candidate);
        }
    }
    match meant.as_slice() {
        [] => None,
        [only] => Some(did_you_mean(only)),
        several if several.len() <= MOST_NAMED => Some(format!("「{}」のどれかではありませんか", several.join("」「"))),
        _ => None,
    }
}

/// Signs of judgements that look alike.
const SAME_SIGNS: [&str; 5] = ["○〇◯OＯo0０", "◎⦿◉⊚", "△Δ▵▲", "×✕✖xXｘＸ☓╳", "●⚫⬤"];

/// Whether two words are signs that look alike.
pub(crate) fn is_same_sign(word: &str, known: &str) -> bool {
    SAME_SIGNS.iter().any(|signs| {
        let is_one = |word: &str| word.chars().count() == 1 && signs.contains(word);
        is_one(word.trim()) && is_one(known)
    })
}

/// Whether two words differ only by what is easily typed otherwise.
pub(crate) fn is_same(word: &str, known: &str) -> bool {
    plain(word) == plain(known)
}

/// A word without what is easily typed otherwise: width, case, blanks.
fn plain(word: &str) -> String {
    word.chars().filter(|c| !c.is_whitespace()).map(half_width).flat_map(char::to_lowercase).collect()
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

    #[test]
    fn all_that_a_word_may_mean_are_named() {
        let known = ["社会福祉課", "障害福祉課", "高齢者福祉課", "健康課"];
        for (word, wanted) in [
            ("福祉課", Some("「社会福祉課」「障害福祉課」「高齢者福祉課」のどれかではありませんか")),
            ("社会福止課", Some("「社会福祉課」ではありませんか")),
            ("健康", Some("「健康課」ではありませんか")),
            ("税", None),
        ] {
            assert_eq!(suggest(word, known.into_iter()).as_deref(), wanted, "{word}");
        }
    }

    #[test]
    fn a_word_that_is_a_part_of_a_known_one_means_it() {
        let known = ["名称", "施策の方向", "連携・協力", "値", "成果"];
        for (word, wanted) in [
            ("施策", Some("施策の方向")),
            ("方向", Some("施策の方向")),
            ("協力", Some("連携・協力")),
            ("令和5年度の成果と課題", Some("成果")),
            ("施策の方向性（案）", Some("施策の方向")),
            ("目標値", None),
            ("策", None),
        ] {
            assert_eq!(meant(word, known.into_iter()), wanted, "{word}");
        }
    }
}
