//! The note on the parts that a computed figure leaves out.

use super::super::aggregate::{LeftOut, Wanted};
use super::super::among::Among;
use super::super::form::Form;
use super::super::holder::Holder;
use super::super::numbered::numbered;
use super::super::period::PeriodLabels;

/// The most parts that the note names for one word.
const SHOWN: usize = 5;

/// What goes without saying in a note.
#[derive(Debug, Clone, Copy)]
pub enum Understood<'a> {
    /// Beside an own field.
    Field {
        /// What has the field.
        holder: Holder<'a>,
        /// The name of the fields that it adds, if they all have one.
        name: Option<&'a str>,
    },
    /// Beside a 累計: of the years of this one, only the years are named.
    Years(Holder<'a>),
}

/// The words in the place of the figures that do not count, with the names of the parts. `None` if all parts count.
///
/// - `among`: the 取組項目 among which the parts stand
/// - `understood`: beside an own field, what goes without saying
pub(super) fn note(left_out: &[LeftOut], form: &Form, among: Among, understood: Option<Understood>) -> Option<String> {
    let mut words: Vec<(&str, Vec<String>)> = Vec::new();
    for part in left_out {
        let holder = match part.at.owner {
            "" => name(part.at.holder, form, among),
            owner => owner.to_owned(),
        };
        let name = match understood {
            Some(understood) => understood.told(&part.at, holder),
            None => holder,
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

impl Understood<'_> {
    /// What is told of a part.
    ///
    /// - `named`: the name of what has it
    fn told(self, part: &Wanted, named: String) -> String {
        match self {
            Self::Field { holder, name } => {
                let field = format!("「{}」", part.name);
                match (part.holder.is(holder), name == Some(part.name)) {
                    (true, _) => field,
                    (false, true) => named,
                    (false, false) => format!("{named}の{field}"),
                }
            }
            Self::Years(holder) => {
                let year = part.period.map(|period| PeriodLabels::Era.label(0, period)).unwrap_or_default();
                if part.holder.is(holder) { year } else { format!("{year}の{named}") }
            }
        }
    }
}

fn name(holder: Holder, form: &Form, among: Among) -> String {
    match holder {
        Holder::Indicator(indicator) => format!("「{}」", indicator.name.value),
        Holder::Project(project) => format!("「{}」", project.name.value),
        Holder::Section(section, _) => format!("「{}」", section.title.value),
        Holder::Item(item) => {
            let number = item.number_among(form, among);
            number.map_or_else(|| format!("「{}」", item.name.value), numbered)
        }
    }
}
