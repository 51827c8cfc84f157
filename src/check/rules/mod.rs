//! One file per rule. Rules know nothing about each other, Typst or the disk.

mod against_direction;
mod ambiguous_title;
mod blank_outcome;
pub(super) mod blank_status;
mod breakdown_changed;
mod breakdown_differs;
pub(crate) mod broken_font;
mod case_clash;
mod changed_definition;
pub mod characters;
mod computed_differs;
mod crossed_values;
mod cumulative_differs;
mod cut_by_comment;
mod decomposed_kana;
mod different_units;
mod different_values;
mod doubled_mark;
mod doubled_word;
mod falling_values;
mod file_clash;
pub(super) mod folded_line;
mod full_width_mark;
mod impossible_date;
mod impossible_value;
pub mod left_out;
mod missing_period;
mod missing_unit;
pub(super) mod missing_value;
mod mixed_units;
mod mixed_years;
pub mod next_year_differs;
pub(super) mod not_a_number;
pub(super) mod not_computed;
pub mod not_printed;
pub(super) mod number_gap;
mod old_era;
mod old_era_in_text;
mod outside_bands;
pub mod pages;
mod paper_year;
mod placeholder;
mod plan_equals_result;
mod ratio_differs;
mod repeat_drift;
mod repeated_indicator;
mod repeated_item;
mod repeated_outcome;
mod same_figures;
mod same_judgement;
mod same_outcome_as_last_year;
mod shifted_digits;
mod shifted_years;
mod space_in_word;
mod spelling_variants;
mod text_contradicts_value;
mod unbalanced_bracket;
mod unit_without_value;
pub(super) mod unlisted_project;
mod unmatched_condition;
pub mod unread_file;
mod unused_form_part;
pub(super) mod unused_permission;
mod value_without_year;
mod width_mixture;

use super::Context;
use crate::content::faults;
use crate::finding::{Finding, Rule, Severity};

/// Finds where an edition breaks a rule.
type Check = fn(&Context) -> Vec<Finding>;

/// Every rule, sorted by code, with its check of a whole edition. Rules without a check are applied elsewhere: by the
/// reader, by another rule, by the permissions or on the finished pages.
#[rustfmt::skip]
const RULES: &[(&Rule, Option<Check>)] = &[
    (against_direction::RULE, Some(against_direction::check)),
    (ambiguous_title::RULE, Some(ambiguous_title::check)),
    (faults::BAD_DATE, None),
    (faults::BAD_ID, None),
    (faults::BAD_NUMBER, None),
    (faults::BAND_ORDER, None),
    (faults::BLANK_KEY, None),
    (blank_outcome::RULE, Some(blank_outcome::check)),
    (pages::BLANK_PAGE, None),
    (blank_status::RULE, Some(blank_status::check)),
    (breakdown_changed::RULE, Some(breakdown_changed::check)),
    (breakdown_differs::RULE, Some(breakdown_differs::check)),
    (broken_font::RULE, None),
    (case_clash::RULE, Some(case_clash::check)),
    (changed_definition::RULE, Some(changed_definition::check)),
    (computed_differs::RULE, Some(computed_differs::check)),
    (faults::CONTROL_CHARACTER, None),
    (crossed_values::RULE, Some(crossed_values::check)),
    (cumulative_differs::RULE, Some(cumulative_differs::check)),
    (cut_by_comment::RULE, Some(cut_by_comment::check)),
    (decomposed_kana::RULE, Some(decomposed_kana::check)),
    (different_units::RULE, Some(different_units::check)),
    (different_values::RULE, Some(different_values::check)),
    (doubled_mark::RULE, Some(doubled_mark::check)),
    (doubled_word::RULE, Some(doubled_word::check)),
    (faults::DUPLICATE_DEPARTMENT, None),
    (faults::DUPLICATE_KEY, None),
    (faults::DUPLICATE_NAME, None),
    (faults::DUPLICATE_NUMBER, None),
    (faults::DUPLICATE_OPINION, None),
    (faults::DUPLICATE_PROJECT, None),
    (faults::DUPLICATE_YEAR, None),
    (faults::EMPTY_FILE, None),
    (faults::ENCODING, None),
    (falling_values::RULE, Some(falling_values::check)),
    (file_clash::RULE, Some(file_clash::check)),
    (faults::FILE_TOO_LARGE, None),
    (folded_line::RULE, Some(folded_line::check)),
    (full_width_mark::RULE, Some(full_width_mark::check)),
    (impossible_date::RULE, Some(impossible_date::check)),
    (impossible_value::RULE, Some(impossible_value::check)),
    (faults::LABEL_COUNT, None),
    (pages::LAYOUT_WARNING, None),
    (left_out::LEFT_OUT, None),
    (pages::LEFT_OUT_BY_LAYOUT, None),
    (characters::LOST_CHARACTER, None),
    (faults::MISSING_FILE, None),
    (characters::MISSING_GLYPH, None),
    (faults::MISSING_KEY, None),
    (missing_period::RULE, Some(missing_period::check)),
    (missing_unit::RULE, Some(missing_unit::check)),
    (missing_value::RULE, Some(missing_value::check)),
    (faults::MIXED_KEYS, None),
    (mixed_units::RULE, Some(mixed_units::check)),
    (mixed_years::RULE, Some(mixed_years::check)),
    (pages::NARROW_COLUMN, None),
    (next_year_differs::RULE, Some(next_year_differs::check)),
    (not_a_number::RULE, Some(not_a_number::check)),
    (not_computed::RULE, Some(not_computed::check)),
    (not_printed::RULE, Some(not_printed::check)),
    (number_gap::RULE, Some(number_gap::check)),
    (old_era::RULE, Some(old_era::check)),
    (old_era_in_text::RULE, Some(old_era_in_text::check)),
    (faults::OPTION_COUNT, None),
    (left_out::OTHER_YEAR, None),
    (outside_bands::RULE, Some(outside_bands::check)),
    (paper_year::RULE, Some(paper_year::check)),
    (placeholder::RULE, Some(placeholder::check)),
    (plan_equals_result::RULE, Some(plan_equals_result::check)),
    (characters::PRIVATE_CHARACTER, None),
    (ratio_differs::RULE, Some(ratio_differs::check)),
    (repeat_drift::RULE, Some(repeat_drift::check)),
    (repeat_drift::SLIP_RULE, None),
    (repeated_indicator::RULE, Some(repeated_indicator::check)),
    (repeated_item::RULE, Some(repeated_item::check)),
    (repeated_outcome::RULE, Some(repeated_outcome::check)),
    (same_figures::RULE, Some(same_figures::check)),
    (same_judgement::RULE, Some(same_judgement::check)),
    (same_outcome_as_last_year::RULE, Some(same_outcome_as_last_year::check)),
    (shifted_digits::RULE, Some(shifted_digits::check)),
    (shifted_years::RULE, Some(shifted_years::check)),
    (pages::SMALL_TYPE, None),
    (space_in_word::RULE, Some(space_in_word::check)),
    (spelling_variants::RULE, Some(spelling_variants::check)),
    (pages::SPLIT_ITEM, None),
    (faults::SPLIT_NUMBER, None),
    (faults::SPLIT_VALUE, None),
    (text_contradicts_value::RULE, Some(text_contradicts_value::check)),
    (pages::TEXT_OVERFLOW, None),
    (faults::TOO_LONG, None),
    (faults::TOO_MANY, None),
    (pages::TOO_WIDE, None),
    (unbalanced_bracket::RULE, Some(unbalanced_bracket::check)),
    (unit_without_value::RULE, Some(unit_without_value::check)),
    (faults::UNKNOWN_DEPARTMENT, None),
    (faults::UNKNOWN_KEY, None),
    (faults::UNKNOWN_NUMBER, None),
    (faults::UNKNOWN_PART, None),
    (faults::UNKNOWN_STATUS, None),
    (faults::UNKNOWN_WORD, None),
    (faults::UNKNOWN_YEAR, None),
    (unlisted_project::RULE, Some(unlisted_project::check)),
    (unmatched_condition::RULE, Some(unmatched_condition::check)),
    (unread_file::RULE, Some(unread_file::check)),
    (faults::UNREADABLE_FILE, None),
    (unused_form_part::RULE, Some(unused_form_part::check)),
    (unused_permission::RULE, None),
    (value_without_year::RULE, Some(value_without_year::check)),
    (width_mixture::RULE, Some(width_mixture::check)),
    (faults::WRONG_TYPE, None),
    (faults::YAML_SYNTAX, None),
    (faults::YEAR_MISMATCH, None),
    (faults::YEAR_NOT_SHOWN, None),
];

/// Every rule, sorted by code.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|(rule, _)| *rule)
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&code, |(rule, _)| rule.code).ok().map(|index| RULES[index].0)
}

/// The codes that a permission may name: all but those of errors.
pub fn permitted_codes() -> Vec<&'static str> {
    rules().filter(|rule| rule.severity > Severity::Error).map(|rule| rule.code).collect()
}

/// Runs all checks; the findings are in no particular order.
pub fn run(context: &Context) -> Vec<Finding> {
    RULES.iter().filter_map(|(_, check)| *check).flat_map(|check| check(context)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_page_is_about_its_rule() {
        assert!(rules().map(|rule| rule.code).is_sorted_by(|a, b| a < b));
        for rule in rules() {
            assert_eq!(rule.page.lines().next(), Some(format!("# {}", rule.code).as_str()));
        }
    }
}
