//! Findings that follow from a fault of the reader in the same place: one slip is told once.

use super::rules::{
    blank_outcome, blank_status, missing_unit, missing_value, not_computed, unit_without_value, unused_form_part,
};
use crate::content::{Sources, faults};
use crate::finding::{Finding, Rule};

/// Rules that miss values: any fault in the indicator or 取組項目 may be what keeps a value from being read.
const OF_VALUES: [&Rule; 3] = [missing_value::RULE, not_computed::RULE, unit_without_value::RULE];
/// Rules that miss something under a key: it may stand under a key that is misspelt.
const OF_KEYS: [&Rule; 3] = [blank_outcome::RULE, blank_status::RULE, missing_unit::RULE];
/// Rules that miss something of the reported year, which is uncertain if 年度 and the folder differ.
const OF_THE_YEAR: [&Rule; 3] = [blank_status::RULE, missing_value::RULE, not_computed::RULE];

/// The findings of the rules without those that follow from a fault in the same 取組項目 or indicator.
pub fn without_consequences(mut findings: Vec<Finding>, faults: &[Finding], sources: &Sources) -> Vec<Finding> {
    let element = |finding: &Finding| sources.element_around(finding.place.as_ref()?);
    let follows = |finding: &Finding, fault: &Finding| {
        let is_of_rule =
            OF_VALUES.contains(&finding.rule) || OF_KEYS.contains(&finding.rule) && fault.rule == faults::UNKNOWN_KEY;
        is_of_rule && element(finding).is_some_and(|it| element(fault) == Some(it))
    };
    // What a broken part of the form would have used is unknown.
    let is_of_form = |finding: &Finding| finding.rule == unused_form_part::RULE && !faults.is_empty();
    let is_year_known = faults.iter().all(|fault| fault.rule != faults::YEAR_MISMATCH);
    let is_of_year = |finding: &Finding| !is_year_known && OF_THE_YEAR.contains(&finding.rule);
    findings.retain(|finding| !is_of_form(finding) && !is_of_year(finding));
    findings.retain(|finding| !faults.iter().any(|fault| follows(finding, fault)));
    findings
}
