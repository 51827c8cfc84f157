//! One file per rule. The rules know nothing of each other, of Typst or of files.

mod blank_outcome;
mod blank_status;
mod breakdown_changed;
mod case_clash;
pub mod characters;
mod computed_differs;
mod cut_by_comment;
mod decomposed_kana;
mod different_values;
mod doubled_word;
mod falling_values;
mod file_clash;
mod folded_line;
mod missing_period;
mod missing_unit;
mod missing_value;
mod next_year_differs;
mod not_a_number;
mod not_printed;
mod number_gap;
mod old_era;
mod old_era_in_text;
mod repeat_drift;
mod repeated_outcome;
mod same_judgement;
mod same_outcome_as_last_year;
mod space_in_word;
mod spelling_variants;
mod unbalanced_bracket;
mod unit_without_value;
mod unlisted_project;
mod unread_file;
mod width_mixture;

use super::Context;
use crate::finding::Finding;

/// A rule: looks at an edition and says what it finds.
pub(super) type Check = fn(&Context) -> Vec<Finding>;

/// Every rule about an edition as a whole; the faults of single files are reported by the reader.
pub(super) const CHECKS: &[Check] = &[
    blank_outcome::check,
    blank_status::check,
    breakdown_changed::check,
    case_clash::check,
    computed_differs::check,
    cut_by_comment::check,
    decomposed_kana::check,
    different_values::check,
    doubled_word::check,
    falling_values::check,
    file_clash::check,
    folded_line::check,
    missing_period::check,
    missing_unit::check,
    missing_value::check,
    next_year_differs::check,
    not_a_number::check,
    not_printed::check,
    number_gap::check,
    old_era::check,
    old_era_in_text::check,
    repeat_drift::check,
    repeated_outcome::check,
    same_judgement::check,
    same_outcome_as_last_year::check,
    space_in_word::check,
    spelling_variants::check,
    unbalanced_bracket::check,
    unit_without_value::check,
    unlisted_project::check,
    unread_file::check,
    width_mixture::check,
];
