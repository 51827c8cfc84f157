//! Tells once that the levels of a 体系 have other names than the 様式 says: 階層 is missing there, or other words were meant.

use super::yaml::Cursor;
use crate::content::faults;
use crate::content::misspelling::meant;
use crate::model::{Form, Place};
use crate::vocabulary::reserved::OF_SECTIONS;
use crate::vocabulary::{FORM, LEVELS, NAME};

/// Reports a 体系 whose sections consistently begin with words that are no level of the 様式. A word that is only misspelt once
/// is left to the reader of the section.
///
/// - `levels`: those of the 様式, outermost first
pub(super) fn told_as_other_levels(at: &Cursor, levels: &[String]) -> bool {
    let used = used(at);
    let is_level = |word: &str| levels.iter().any(|level| level == word);
    let Some(depth) = used.iter().position(|word| !is_level(word)).filter(|_| used.len() <= Form::MOST_LEVELS) else {
        return false;
    };
    let places = places_of(at, &used[..=depth]);
    let is_misspelt = meant(&used[depth], levels.iter().map(String::as_str)).is_some();
    let are_all_other = used.len() > 1 && !used.iter().any(|word| is_level(word));
    let Some(first) = places.first().filter(|_| places.len() > 1 || !is_misspelt && depth == 0 || are_all_other) else {
        return false;
    };
    let many = if places.len() > 1 { format!("（{}か所）", places.len()) } else { String::new() };
    let message = format!("「{}」という階層は、様式にありません{many}", used[depth]);
    let names = used.join(", ");
    let declared = match at.keys_around().contains(&FORM) {
        true => format!("様式に「{LEVELS}: [{names}]」と書く"),
        false => format!("plan.yaml に「{FORM}: {{{LEVELS}: [{names}]}}」の行を加える"),
    };
    let renamed = if used.len() == levels.len() {
        let pairs = used.iter().zip(levels).filter(|(word, level)| word != level);
        pairs.map(|(word, level)| format!("「{word}」を「{level}」に")).collect::<Vec<_>>().join("、")
    } else {
        format!("体系の言葉を、様式の階層（{}）に", levels.join("、"))
    };
    at.fault_at(first, faults::UNKNOWN_KEY, message, format!("{declared}か、{renamed}直してください"));
    true
}

/// The words that the first section of each level is written with, outermost first; empty if it is not written as a section.
fn used(at: &Cursor) -> Vec<String> {
    let Some(first) = at.elements().into_iter().next() else { return Vec::new() };
    let keys = first.keys();
    let is_titled = |key: &&str| !OF_SECTIONS.contains(key) && first.peek(key).and_then(|at| at.word()).is_some();
    let Some(outermost) = keys.first().filter(|key| is_titled(key) && !keys.contains(&NAME)) else { return Vec::new() };
    let mut used = vec![(*outermost).to_owned()];
    let mut section = first;
    while let Some((key, below)) = sections_below(&section) {
        used.push(key.to_owned());
        section = below;
    }
    used
}

/// The key of the list of sections in a section, and the first of them.
fn sections_below<'a>(section: &Cursor<'a>) -> Option<(&'a str, Cursor<'a>)> {
    let keys = section.keys().into_iter().filter(|key| !OF_SECTIONS.contains(key));
    keys.filter_map(|key| Some((key, section.peek(key)?.elements().into_iter().next()?))).find(|(_, at)| at.is_map())
}

/// The places of the last of these words, each a level below the one before; none if a section has it not.
fn places_of(at: &Cursor, words: &[String]) -> Vec<Place> {
    let [word, below @ ..] = words else { return Vec::new() };
    let elements = at.elements();
    let Some((next, _)) = below.split_first() else {
        let places: Option<Vec<Place>> = elements.iter().map(|at| Some(at.peek(word)?.place.of_key())).collect();
        return places.unwrap_or_default();
    };
    let lists: Vec<Cursor> = elements.iter().filter_map(|at| at.peek(next)).collect();
    if lists.len() < elements.len() {
        return Vec::new();
    }
    if below.len() == 1 {
        return lists.iter().map(|list| list.place.of_key()).collect();
    }
    lists.iter().flat_map(|list| places_of(list, below)).collect()
}
