//! What a name says in brackets about what is counted.

use std::collections::BTreeSet;

use super::indicator::Indicator;
use super::period::mention::mentions;
use super::unit::Unit;
use super::without_whitespace;
use crate::characters::half_width;

/// Whether two names of an indicator differ in what they say in brackets about what is counted: 対象校のみ. The spelling, a
/// year alone and the unit make no difference.
pub fn changes_definition(older: &Indicator, newer: &Indicator) -> bool {
    let units: Vec<Unit> =
        [older, newer].into_iter().filter_map(|it| it.unit.as_ref()).map(|unit| Unit::parse(&unit.value)).collect();
    names_differ_in_definition(&older.name.value, &newer.name.value, &units)
}

/// Whether two names differ in what they say in brackets, apart from these units.
pub fn names_differ_in_definition(older: &str, newer: &str, units: &[Unit]) -> bool {
    let ((old_base, old_parts), (new_base, new_parts)) = (split(older, units), split(newer, units));
    old_base == new_base && old_parts != new_parts
}

/// A name without its brackets, their contents and white space, in half width.
pub fn name_without_brackets(name: &str) -> String {
    split(name, &[]).0
}

/// A name without its brackets, and what is in them.
fn split(name: &str, units: &[Unit]) -> (String, BTreeSet<String>) {
    let without_years = |text: &str| {
        let mut out = String::new();
        let mut from = 0;
        for place in mentions(text) {
            out.push_str(&text[from..place.start]);
            from = place.end;
        }
        out + &text[from..]
    };
    let plain: String = without_whitespace(name).chars().map(half_width).collect();
    let (mut base, mut parts, mut part, mut depth) = (String::new(), BTreeSet::new(), String::new(), 0_usize);
    for c in plain.chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    parts.insert(without_years(&std::mem::take(&mut part)));
                }
            }
            c if depth > 0 => part.push(c),
            c => base.push(c),
        }
    }
    parts.retain(|part| !part.is_empty() && !units.contains(&Unit::parse(part.trim_start_matches("単位:"))));
    (base, parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(older: &str, newer: &str) -> bool {
        names_differ_in_definition(older, newer, &[Unit::parse("人")])
    }

    #[test]
    fn what_is_in_brackets_defines_the_count() {
        assert!(differ("受講者数", "受講者数（対象校のみ、令和4年度から）"));
        assert!(differ("利用者数(実人数)", "利用者数(延べ人数)"));
        assert!(differ("利用者数(市内)", "利用者数"));
    }

    #[test]
    fn a_name_of_brackets_alone_has_nothing_else() {
        assert_eq!(name_without_brackets("講座（ 延べ ）の受講者数"), "講座の受講者数");
        assert_eq!(name_without_brackets("（再掲）"), "");
    }

    #[test]
    fn spelling_years_units_and_other_names_make_no_other_definition() {
        for (older, newer) in [
            ("利用者数(延べ)", "利用者数 （延べ）"),
            ("受講者数（令和4年度）", "受講者数（令和5年度）"),
            ("受講者数（令和4年度）", "受講者数"),
            ("受講者数（人）", "受講者数"),
            ("受講者数（単位：名）", "受講者数"),
            ("受講者数（延べ）", "参加者数"),
        ] {
            assert!(!differ(older, newer), "{older} {newer}");
        }
    }
}
