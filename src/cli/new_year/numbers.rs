//! Summarises the owners of notes: 53件（No.1～No.53）.

use crate::rollover::Note;

/// How many runs of numbers are listed.
const MOST: usize = 12;

/// The number of notes, and their owners.
pub(super) fn summed(notes: &[&Note]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for note in notes {
        if !note.whom.is_empty() && !names.contains(&note.whom.as_str()) {
            names.push(&note.whom);
        }
    }
    let mut runs: Vec<(&str, &str)> = Vec::new();
    for name in names {
        match runs.last_mut().filter(|(_, last)| follows(last, name)) {
            Some((_, last)) => *last = name,
            None => runs.push((name, name)),
        }
    }
    let shown = runs.iter().take(MOST).map(|(first, last)| match first == last {
        true => (*first).to_owned(),
        false if follows(first, last) => format!("{first}、{last}"),
        false => format!("{first}～{last}"),
    });
    let shown = shown.collect::<Vec<_>>().join("、");
    let more = if runs.len() > MOST { " ほか" } else { "" };
    format!("{}件（{shown}{more}）", notes.len())
}

/// Whether a number directly follows another.
fn follows(before: &str, name: &str) -> bool {
    let number = |name: &str| name.strip_prefix("No.")?.parse::<u32>().ok();
    number(before).zip(number(name)).is_some_and(|(before, number)| before + 1 == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(names: &[&str]) -> String {
        let notes: Vec<Note> = names.iter().map(|name| Note { whom: (*name).to_owned(), ..Note::default() }).collect();
        summed(&notes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn numbers_that_follow_each_other_are_one() {
        assert_eq!(
            sum(&["No.1", "No.2", "No.2", "No.3", "No.5", "No.2-1", "事業 1-1"]),
            "7件（No.1～No.3、No.5、No.2-1、事業 1-1）"
        );
    }

    #[test]
    fn two_numbers_are_no_range() {
        assert_eq!(sum(&["No.30", "No.31"]), "2件（No.30、No.31）");
    }

    #[test]
    fn of_many_the_first_are_named() {
        let names: Vec<String> = (0..20).map(|number| format!("No.{}", number * 2)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(
            sum(&names),
            "20件（No.0、No.2、No.4、No.6、No.8、No.10、No.12、No.14、No.16、No.18、No.20、No.22 ほか）"
        );
    }
}
