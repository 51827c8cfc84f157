//! Gaps in the numbering of the 取組項目.
//!
//! The numbers run through the whole paper, or through every sheet or 事業, as 番号 of the form says. Where one is missing,
//! an item was lost on the way or the numbers were not put right after one was taken out, and references such as the
//! committee's go astray.

use std::collections::BTreeSet;

use crate::characters::digit;
use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{Numbering, Placed, Row, numbered};

pub(in crate::check) const RULE: &Rule =
    &Rule::warning("number-gap", include_str!("../../../docs/checks/number-gap.md"));
const HINT: &str = "取組項目が抜けていないか確かめてください。抜けていなければ、番号を振り直してください";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let read: usize = context.edition.sheets().map(|sheet| sheet.section().projects.len()).sum();
    if read < context.listing.ids.len() || context.listing.has_unread_items {
        // Items that could not be read are not missing.
        return Vec::new();
    }
    runs(context).iter().flat_map(|numbers| of_run(context, numbers)).collect()
}

/// The sequences of numbers that should have no gaps.
fn runs<'a>(context: &Context<'a>) -> Vec<Vec<&'a Placed<String>>> {
    let items = context.items();
    let of_rows = |rows: &mut dyn Iterator<Item = &Row>| -> Vec<&'a Placed<String>> {
        rows.filter(|row| !row.is_repeat()).map(|row| &items[row.initiative().0].number).collect()
    };
    let sheets = context.edition.sheets().map(|sheet| sheet.section());
    match context.edition.plan.form.numbering {
        Numbering::Through => vec![items.iter().map(|item| &item.number).collect()],
        Numbering::Sheet => {
            sheets.map(|sheet| of_rows(&mut sheet.projects.iter().flat_map(|project| &project.rows))).collect()
        }
        Numbering::Project => {
            sheets.flat_map(|sheet| &sheet.projects).map(|project| of_rows(&mut project.rows.iter())).collect()
        }
        Numbering::Free | Numbering::None => Vec::new(),
    }
}

fn of_run(context: &Context, numbers: &[&Placed<String>]) -> Vec<Finding> {
    let texts: Vec<&str> = numbers.iter().map(|number| number.value.as_str()).collect();
    gaps(&texts)
        .into_iter()
        .map(|gap| {
            let (before, after) = (numbers[gap.before], numbers[gap.after]);
            let message = format!(
                "No.{} がありません（{} の次が {} です）",
                gap.missing,
                numbered(&before.value),
                numbered(&after.value)
            );
            context.finding(RULE, &after.place, message).hint(HINT)
        })
        .collect()
}

/// A gap: the numbers before and after it, and those missing between them.
#[derive(Debug, PartialEq, Eq)]
struct Gap {
    before: usize,
    after: usize,
    missing: String,
}

/// The gaps between numeric 番号.
fn gaps(numbers: &[&str]) -> Vec<Gap> {
    let mut numeric: Vec<(u64, usize)> = Vec::new();
    let mut branched: BTreeSet<u64> = BTreeSet::new();
    for (index, text) in numbers.iter().enumerate() {
        let digits: String = text.trim().chars().map_while(digit).collect();
        let Ok(number) = digits.parse() else { continue };
        if digits.chars().count() == text.trim().chars().count() {
            numeric.push((number, index));
        } else {
            // 4-1 and 4-2 take the place of 4.
            branched.insert(number);
        }
    }
    numeric.sort_unstable();
    let jumps: Vec<&[(u64, usize)]> = numeric.windows(2).filter(|pair| pair[1].0 - pair[0].0 > 1).collect();
    let in_tens = jumps.len() > 1 && jumps.iter().all(|jump| begins_block(jump[1].0, 10));
    let jumps = jumps.into_iter().filter(|jump| !in_tens && !begins_block(jump[1].0, 100));
    jumps
        .filter_map(|jump| {
            let missing = missing(jump[0].0, jump[1].0, &branched);
            (!missing.is_empty()).then(|| Gap { before: jump[0].1, after: jump[1].1, missing: listed(&missing) })
        })
        .collect()
}

/// Whether a number begins a block of this size: 101 or 200 begin a hundred. A plan may begin each section with a new
/// block, so that the jump is deliberate.
fn begins_block(number: u64, size: u64) -> bool {
    number % size <= 1
}

/// The ranges of numbers between two numbers that no branch (4-1) takes.
fn missing(before: u64, after: u64, branched: &BTreeSet<u64>) -> Vec<(u64, u64)> {
    let mut ranges = Vec::new();
    let mut from = before + 1;
    for taken in branched.range(before + 1..after).chain([&after]) {
        if from < *taken {
            ranges.push((from, taken - 1));
        }
        from = taken + 1;
    }
    ranges
}

/// Writes ranges as people do: 3、5、6、8～10.
fn listed(ranges: &[(u64, u64)]) -> String {
    let range = |&(from, to): &(u64, u64)| match to - from {
        0 => from.to_string(),
        1 => format!("{from}、{to}"),
        _ => format!("{from}～{to}"),
    };
    ranges.iter().map(range).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(numbers: &[&str]) -> Vec<String> {
        gaps(numbers)
            .into_iter()
            .map(|gap| format!("{}<{}<{}", numbers[gap.before], gap.missing, numbers[gap.after]))
            .collect()
    }

    #[test]
    fn the_missing_numbers_are_named_in_ranges() {
        assert_eq!(found(&["1", "2", "4"]), ["2<3<4"]);
        assert_eq!(found(&["1", "4", "8"]), ["1<2、3<4", "4<5～7<8"]);
        assert_eq!(found(&["1", "18446744073709551615"]), ["1<2～18446744073709551614<18446744073709551615"]);
    }

    #[test]
    fn the_order_of_the_paper_is_no_gap() {
        assert_eq!(found(&["3", "1", "2"]), [""; 0]);
        assert_eq!(found(&["5", "6"]), [""; 0]);
        assert_eq!(found(&["01", "２", "3"]), [""; 0]);
    }

    #[test]
    fn numbers_that_are_not_numeric_are_left_out() {
        assert_eq!(found(&["1", "<3>-1", "2", "232-101-32", "番外"]), [""; 0]);
        assert_eq!(found(&["1", "2-1", "2-2", "3"]), [""; 0]);
        assert_eq!(found(&["1", "3-1", "5"]), ["1<2、4<5"]);
    }

    #[test]
    fn sections_that_begin_a_new_block_leave_no_gap() {
        assert_eq!(found(&["101", "102", "201", "203"]), ["201<202<203"]);
        assert_eq!(found(&["11", "12", "21", "22", "31"]), [""; 0]);
        assert_eq!(found(&["1", "2", "11", "12"]), ["2<3～10<11"]);
    }
}
