//! The values that are left blank, in words.

use crate::check::support::figure;
use crate::model::Period;
use crate::model::aggregate::Wanted;
use crate::model::holder::Holder;

/// The maximum number of results that a message names.
const RESULTS: usize = 5;

/// A value that is left blank.
#[derive(Clone)]
pub struct Result<'a> {
    /// What has it.
    pub holder: Holder<'a>,
    /// The section or 事業 that carries it, in words; empty if that goes without saying.
    pub owner: String,
    /// Its owner in words.
    pub of: String,
    /// The name of the series, own field or axis.
    pub name: &'a str,
    /// Its period, if it has one.
    pub period: Option<Period>,
}

/// The years of a series that are left blank.
type Years<'a> = (&'a str, Vec<Period>);

/// The values that are left blank, each once: by their owner, its series with all their years.
///
/// - `part`: the part that is missing
/// - `year`: its period, if the message names it
pub fn told(results: &[Result], part: &Wanted, year: Option<Period>) -> String {
    let mut owners: Vec<(String, Vec<Years>)> = Vec::new();
    for result in results {
        let of = match (part.holder, result.holder) {
            (part, holder) if part.is(holder) => String::new(),
            // A total may have the name of its parts.
            (Holder::Indicator(part), Holder::Indicator(holder))
                if part.name.value == holder.name.value && !result.owner.is_empty() =>
            {
                format!("{}の{}", result.owner, result.of)
            }
            _ => result.of.clone(),
        };
        let years = entry(entry(&mut owners, of), result.name);
        // The year of the part itself goes without saying.
        let other = result.period.filter(|period| Some(*period) != year && !years.contains(period));
        years.extend(other);
    }
    // What belongs to the part itself is named first, without it.
    owners.sort_by_key(|(of, _)| !of.is_empty());
    let told = |(name, years): &Years| {
        let years: Vec<String> = years.iter().map(|period| figure::year(*period)).collect();
        let years = if years.is_empty() { String::new() } else { format!("{}の", years.join("と")) };
        format!("{years}「{name}」")
    };
    // Those of which the same is left blank are told together: 「女」と「全体」の「実績」.
    let mut groups: Vec<(Vec<String>, Vec<&str>)> = Vec::new();
    for (of, names) in &owners {
        let names: Vec<String> = names.iter().map(told).collect();
        match groups.iter_mut().find(|(others, _)| *others == names) {
            Some((_, owners)) => owners.push(of.as_str()),
            None => groups.push((names, vec![of.as_str()])),
        }
    }
    let are_of_indicators = results.iter().all(|result| matches!(result.holder, Holder::Indicator(_)));
    let group = |(names, owners): (Vec<String>, Vec<&str>)| {
        let owners: Vec<&str> = owners.iter().map(|of| of.strip_suffix('の').unwrap_or(of)).collect();
        let (of, others) = (shortened(&owners, "と"), shortened(&names, "、"));
        // The series of the part has just been named.
        let is_same = are_of_indicators && names.iter().all(|name| *name == format!("「{}」", part.name));
        match (of.is_empty(), is_same) {
            (true, _) => others,
            (false, true) => of,
            (false, false) => format!("{of}の{others}"),
        }
    };
    groups.into_iter().map(group).collect::<Vec<_>>().join("、")
}

/// The entry of a key, which is added if it is new.
fn entry<K: PartialEq, T: Default>(entries: &mut Vec<(K, T)>, key: K) -> &mut T {
    let index = entries.iter().position(|(other, _)| *other == key).unwrap_or(entries.len());
    if index == entries.len() {
        entries.push((key, T::default()));
    }
    &mut entries[index].1
}

/// The first of some words.
fn shortened(words: &[impl AsRef<str>], between: &str) -> String {
    let more = words.len().saturating_sub(RESULTS);
    let more = if more > 0 { format!(" ほか{more}つ") } else { String::new() };
    words.iter().take(RESULTS).map(AsRef::as_ref).collect::<Vec<_>>().join(between) + &more
}
