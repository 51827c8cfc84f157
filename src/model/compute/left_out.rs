//! The note on the parts that a computed figure leaves out.

use super::super::aggregate::{Holder, LeftOut};
use super::super::among::Among;
use super::super::form::Form;
use super::super::numbered::numbered;

/// The most parts that the note names for one word.
const SHOWN: usize = 5;

/// The words in the place of the figures that do not count, with the names of the parts. `None` if all parts count.
///
/// - `among`: the 取組項目 among which the parts stand
pub(super) fn note(left_out: &[LeftOut], form: &Form, among: Among) -> Option<String> {
    let mut words: Vec<(&str, Vec<String>)> = Vec::new();
    for part in left_out {
        let name = match part.at.owner {
            "" => name(part.at.holder, form, among),
            owner => owner.to_owned(),
        };
        match words.iter_mut().find(|(word, _)| *word == part.word) {
            Some((_, names)) => names.push(name),
            None => words.push((part.word, vec![name])),
        }
    }
    let of_word = |(word, names): &(&str, Vec<String>)| {
        let more = names.len().saturating_sub(SHOWN);
        let more = if more > 0 { format!(" ほか{more}件") } else { String::new() };
        format!("{}{more}の「{word}」", names[..names.len().min(SHOWN)].join("、"))
    };
    let words: Vec<String> = words.iter().map(of_word).collect();
    (!words.is_empty()).then(|| format!("{}は含みません", words.join("、")))
}

fn name(holder: Holder, form: &Form, among: Among) -> String {
    match holder {
        Holder::Indicator(indicator) => format!("「{}」", indicator.name.value),
        Holder::Project(project) => format!("「{}」", project.name.value),
        Holder::Item(item) => {
            let number = item.number_among(form, among);
            number.map_or_else(|| format!("「{}」", item.name.value), numbered)
        }
    }
}
