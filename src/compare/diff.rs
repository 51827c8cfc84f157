//! Marks the characters that changed in a passage, as a person would mark them by hand.
//!
//! Sentences are compared first, then the characters of those that differ: a sentence that is entirely new is marked as
//! a whole, and the work stays small however long a text is.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::tokens::{characters, clauses, entries, sentences};

/// A part of a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The side that has it.
    #[serde(rename = "side")]
    pub kind: PieceKind,
    /// Its text, never empty.
    pub text: String,
}

/// The side that has a part of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum PieceKind {
    /// Both sides.
    #[serde(rename = "both")]
    Same,
    /// Only the old side.
    #[serde(rename = "old")]
    Deleted,
    /// Only the new side.
    #[serde(rename = "new")]
    Inserted,
}

/// A stretch that two passages have in common, or in which they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stretch {
    Same(String),
    /// The old and the new text, at least one of them not empty.
    Other(String, String),
}

/// Above this number of character pairs, compare clauses instead of characters.
const MOST: usize = 4_000_000;

/// An unchanged run of at most this many characters between two changes is marked along with them.
const ISLAND: usize = 2;

/// The structure of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texture {
    /// Sentences: mark the characters that differ.
    Prose,
    /// A list of names, figures or dates: mark whole entries.
    List,
}

/// Returns the pieces of an old and a new passage in order. Without the inserted ones they make the old passage, without
/// the deleted ones the new one.
pub(super) fn diff(old: &str, new: &str, texture: Texture) -> Vec<Piece> {
    let mut stretches = Vec::new();
    let stretches = match texture {
        Texture::Prose => {
            refine(old, new, Grain::Sentences, &mut stretches);
            slid(joined(stretches))
        }
        Texture::List => {
            refine(old, new, Grain::Entries, &mut stretches);
            joined(stretches)
        }
    };
    let mut pieces = Vec::new();
    let mut add = |kind, text: String| {
        if !text.is_empty() {
            pieces.push(Piece { kind, text });
        }
    };
    for stretch in stretches {
        match stretch {
            Stretch::Same(text) => add(PieceKind::Same, text),
            Stretch::Other(old, new) => {
                add(PieceKind::Deleted, old);
                add(PieceKind::Inserted, new);
            }
        }
    }
    pieces
}

/// The units that are compared with each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Sentences,
    Clauses,
    Characters,
    Entries,
}

fn refine(old: &str, new: &str, grain: Grain, out: &mut Vec<Stretch>) {
    let cut = match grain {
        Grain::Sentences => sentences,
        Grain::Clauses => clauses,
        Grain::Characters => characters,
        Grain::Entries => entries,
    };
    let (olds, news) = (cut(old), cut(new));
    let text = |tokens: &[&str]| tokens.concat();
    if grain != Grain::Sentences && olds.len().saturating_mul(news.len()) > MOST {
        // Too long to compare even its parts: only split off the common start and end.
        out.extend(framed(&olds, &news));
        return;
    }
    let mut inner = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &olds, &news) {
        match op {
            DiffOp::Equal { old_index, len, .. } => inner.push(Stretch::Same(text(&olds[old_index..old_index + len]))),
            DiffOp::Delete { old_index, old_len, .. } => {
                inner.push(Stretch::Other(text(&olds[old_index..old_index + old_len]), String::new()));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                inner.push(Stretch::Other(String::new(), text(&news[new_index..new_index + new_len])));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (old, new) =
                    (text(&olds[old_index..old_index + old_len]), text(&news[new_index..new_index + new_len]));
                match finer(grain, &old, &new) {
                    Some(grain) => refine(&old, &new, grain, &mut inner),
                    None => inner.push(Stretch::Other(old, new)),
                }
            }
        }
    }
    if grain == Grain::Characters { out.extend(cleaned(joined(inner))) } else { out.extend(inner) }
}

/// Returns the next finer grain for two passages that differ.
fn finer(grain: Grain, old: &str, new: &str) -> Option<Grain> {
    let is_small = || old.chars().count().saturating_mul(new.chars().count()) <= MOST;
    match grain {
        Grain::Characters | Grain::Entries => None,
        Grain::Sentences if !is_small() => Some(Grain::Clauses),
        Grain::Sentences | Grain::Clauses => Some(Grain::Characters),
    }
}

/// Splits off the common start and end of two lists; the rest is one change.
fn framed(olds: &[&str], news: &[&str]) -> [Stretch; 3] {
    let same = |(old, new): &(&&str, &&str)| old == new;
    let head = olds.iter().zip(news).take_while(same).count();
    let (olds, news, head) = (&olds[head..], &news[head..], olds[..head].concat());
    let tail = olds.iter().rev().zip(news.iter().rev()).take_while(same).count();
    let (old, tail) = olds.split_at(olds.len() - tail);
    let new = &news[..news.len() - tail.len()];
    [Stretch::Same(head), Stretch::Other(old.concat(), new.concat()), Stretch::Same(tail.concat())]
}

/// Drops empty stretches and merges neighbours of the same kind.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match (out.last_mut(), stretch) {
            (_, Stretch::Same(text)) if text.is_empty() => {}
            (_, Stretch::Other(old, new)) if old.is_empty() && new.is_empty() => {}
            (Some(Stretch::Same(text)), Stretch::Same(more)) => text.push_str(&more),
            (Some(Stretch::Other(old, new)), Stretch::Other(more_old, more_new)) => {
                old.push_str(&more_old);
                new.push_str(&more_new);
            }
            (_, stretch) => out.push(stretch),
        }
    }
    out
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// Marks the characters of a sentence as a person would: short unchanged runs between two changes are marked with them,
/// and sentences with less than a third in common count as different ones.
fn cleaned(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        let Stretch::Other(more_old, more_new) = stretch else {
            out.push(stretch);
            continue;
        };
        let size = |old: &str, new: &str| count(old).max(count(new));
        let between = match out.as_slice() {
            [.., Stretch::Other(old, new), Stretch::Same(same)] => {
                let by_chance = count(same) <= ISLAND && !same.contains(is_mark);
                let lost = count(same) * 4 <= size(old, new).min(size(&more_old, &more_new));
                by_chance || lost
            }
            _ => false,
        };
        if between && let Some(Stretch::Same(same)) = out.pop() {
            out.push(Stretch::Other(same.clone(), same));
        }
        out.push(Stretch::Other(more_old, more_new));
        out = joined(out);
    }
    let (mut same, mut old, mut new) = (0, String::new(), String::new());
    for stretch in &out {
        match stretch {
            Stretch::Same(text) => {
                same += count(text);
                old.push_str(text);
                new.push_str(text);
            }
            Stretch::Other(olds, news) => {
                old.push_str(olds);
                new.push_str(news);
            }
        }
    }
    if same * 3 < count(&old).min(count(&new)) { vec![Stretch::Other(old, new)] } else { out }
}

/// Whether a character is a separator.
fn is_mark(c: char) -> bool {
    "、。，．,.・：:；;！？!?（）()「」『』【】［］[]〔〕〈〉《》\n".contains(c) || c.is_whitespace()
}

/// Moves a pure insertion or deletion to the position where it reads as a unit: if い was added to あい, either い may be
/// the new one, but an added sentence should be marked as a whole even if its neighbour has the same ending.
fn slid(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    for index in 1..stretches.len().saturating_sub(1) {
        let [Stretch::Same(before), Stretch::Other(old, new), Stretch::Same(after)] = &stretches[index - 1..=index + 1]
        else {
            continue;
        };
        let changed = match (old.is_empty(), new.is_empty()) {
            (true, false) => new,
            (false, true) => old,
            _ => continue,
        };
        let [left, moved, right] = best(before, changed, after);
        let moved =
            if old.is_empty() { Stretch::Other(String::new(), moved) } else { Stretch::Other(moved, String::new()) };
        stretches.splice(index - 1..=index + 1, [Stretch::Same(left), moved, Stretch::Same(right)]);
    }
    joined(stretches)
}

/// Returns the position at which the ends of a stretch separate the text most clearly; the last one if several do.
fn best(before: &str, changed: &str, after: &str) -> [String; 3] {
    let all: Vec<char> = [before, changed, after].concat().chars().collect();
    let (start, length) = (count(before), count(changed));
    let mut first = start;
    while first > 0 && all[first - 1] == all[first + length - 1] {
        first -= 1;
    }
    let mut last = start;
    while last + length < all.len() && all[last] == all[last + length] {
        last += 1;
    }
    let parts = |at: usize| match (at.checked_sub(1).map(|before| all[before]), all.get(at)) {
        (None | Some('\n' | '。'), _) | (_, None) => 4,
        (Some(before), _) if is_mark(before) => 3,
        (_, Some(after)) if is_mark(*after) => 2,
        (Some(before), Some(after)) => usize::from(script(before) != script(*after)),
    };
    // Among equally good positions prefer the current one and later ones.
    let score = |at: &usize| (parts(*at) + parts(at + length), usize::from(*at == start), *at);
    let at = (first..=last).max_by_key(score).unwrap_or(start);
    let text = |from: usize, to: usize| all[from..to].iter().collect::<String>();
    [text(0, at), text(at, at + length), text(at + length, all.len())]
}

/// The script of a character; a change of script is probably the end of a word.
fn script(c: char) -> u8 {
    match c {
        'ぁ'..='ゟ' => 0,
        'ァ'..='ヿ' => 1,
        c if c.is_alphabetic() && !c.is_ascii() => 2,
        c if c.is_alphanumeric() => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a diff as people do in a mail.
    fn marked(old: &str, new: &str) -> String {
        written(&diff(old, new, Texture::Prose), old, new)
    }

    fn written(pieces: &[Piece], old: &str, new: &str) -> String {
        let side = |other: PieceKind| {
            pieces.iter().filter(|piece| piece.kind != other).map(|piece| piece.text.as_str()).collect::<String>()
        };
        assert_eq!(side(PieceKind::Inserted), old);
        assert_eq!(side(PieceKind::Deleted), new);
        let text = |piece: &Piece| match piece.kind {
            PieceKind::Same => piece.text.clone(),
            PieceKind::Deleted => format!("[-{}-]", piece.text),
            PieceKind::Inserted => format!("{{+{}+}}", piece.text),
        };
        pieces.iter().map(text).collect()
    }

    #[test]
    fn the_characters_that_changed_are_marked() {
        for (old, new, expected) in [
            ("2,300", "2,310", "[-2,300-]{+2,310+}"),
            ("発行部数は2,300部", "発行部数は12,300部", "発行部数は[-2,300-]{+12,300+}部"),
            ("平成31年度に実施した。", "令和元年度に実施した。", "[-平成31-]{+令和元+}年度に実施した。"),
            ("会議を開催した。", "会議を2回開催した。", "会議を{+2回+}開催した。"),
            ("市民への周知を図る。", "市民への周知を図る", "市民への周知を図る[-。-]"),
            ("", "新しい", "{+新しい+}"),
            ("同じ", "同じ", "同じ"),
        ] {
            assert_eq!(marked(old, new), expected);
        }
    }

    #[test]
    fn of_a_list_whole_entries_are_marked() {
        for (old, new, expected) in [
            ("社会福祉課、高齢者福祉課", "社会福祉課、長寿福祉課", "社会福祉課、[-高齢者福祉課-]{+長寿福祉課+}"),
            ("社会福祉課", "社会福祉課、保育課", "社会福祉課{+、保育課+}"),
            ("令和2年6月12日", "令和2年7月1日", "[-令和2年6月12日-]{+令和2年7月1日+}"),
        ] {
            assert_eq!(written(&diff(old, new, Texture::List), old, new), expected);
        }
    }

    #[test]
    fn a_sentence_that_is_new_is_marked_as_a_whole() {
        assert_eq!(
            marked("研修を行った。窓口で配布した。", "研修を行った。会議を行った。窓口で配布した。"),
            "研修を行った。{+会議を行った。+}窓口で配布した。"
        );
        assert_eq!(marked("・あ\n・い", "・あ\n・う\n・い"), "・あ\n{+・う\n+}・い");
    }

    #[test]
    fn what_has_little_in_common_is_replaced_as_a_whole() {
        assert_eq!(
            marked("窓口の周知を図った。", "コロナ禍のため中止した。"),
            "[-窓口の周知を図った。-]{+コロナ禍のため中止した。+}"
        );
    }

    #[test]
    fn what_is_the_same_by_chance_is_marked_with_what_surrounds_it() {
        assert_eq!(
            marked("市の窓口で配布する予定で準備を進めている。", "市の庁舎内で回覧する予定で準備を進めている。"),
            "市の[-窓口で配布-]{+庁舎内で回覧+}する予定で準備を進めている。"
        );
        assert_eq!(marked("東課、西課", "南課、北課"), "[-東-]{+南+}課、[-西-]{+北+}課");
    }

    #[test]
    fn a_mark_above_a_character_is_not_parted_from_it() {
        assert_eq!(marked("葛\u{E0100}飾", "葛飾"), "[-葛\u{E0100}-]{+葛+}飾");
    }

    #[test]
    fn texts_of_any_length_are_compared_in_no_time() {
        let long = |unit: &str, count: usize| unit.repeat(count);
        let sides = [
            (long("あ", 20_000), long("い", 20_000)),
            (long("あいうえお", 4_000), long("おえういあ", 4_000)),
            (long("。", 20_000), long("、", 20_000)),
            (long("市、", 10_000), long("町、", 10_001)),
            (format!("{}x", long("漢", 20_000)), format!("{}y", long("漢", 19_999))),
            ((0..9_000).map(|n| format!("{n}。")).collect(), (0..9_000).rev().map(|n| format!("{n}。")).collect()),
        ];
        for (old, new) in sides {
            let began = std::time::Instant::now();
            marked(&old, &new);
            assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
        }
    }
}
