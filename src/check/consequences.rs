//! Findings that follow from others: one slip is told once.

use super::rules::{
    blank_status, folded_line, missing_value, not_a_number, not_computed, not_printed, number_gap, unlisted_project,
};
use crate::content::{Sources, did_you_mean, faults, meant};
use crate::finding::{Finding, Missing, Rule};
use crate::model::{Period, Place};
use crate::vocabulary::{DEPARTMENTS, NAME, OWN, SECTIONS, TABLE, UNIT};

/// Rules that miss something of the reported year, which is uncertain if 年度 and the folder differ.
const OF_THE_YEAR: [&Rule; 3] = [blank_status::RULE, missing_value::RULE, not_computed::RULE];

/// Rules of how a text is written, which need not be told where the text itself is refused.
const OF_SPELLING: [&Rule; 2] = [folded_line::RULE, faults::CONTROL_CHARACTER];

/// The findings of the rules without those that follow from a fault: those that miss what it keeps from being read, and
/// those of a text that it is about.
pub fn without_consequences(mut findings: Vec<Finding>, faults: &[Finding], sources: &Sources) -> Vec<Finding> {
    let is_unread = |missing: &Missing| faults.iter().any(|fault| hides(fault, missing, sources));
    let element = |finding: &Finding| sources.element_around(finding.place.as_ref()?);
    // Any fault in the 取組項目 or indicator may be what keeps an operand from being read.
    let has_fault = |finding: &Finding| {
        element(finding).is_some_and(|it| faults.iter().any(|fault| element(fault).as_ref() == Some(&it)))
    };
    let is_year_known = faults.iter().all(|fault| fault.rule != faults::YEAR_MISMATCH);
    let is_of_year = |finding: &Finding| !is_year_known && OF_THE_YEAR.contains(&finding.rule);
    let is_of_operand = |finding: &Finding| finding.rule == not_computed::RULE && has_fault(finding);
    let are_sections_read = has_sections(sources) && !faults.iter().any(|fault| is_of_sections(fault, sources));
    let is_unlisted = |finding: &Finding| !are_sections_read && finding.rule == unlisted_project::RULE;
    let is_refused = |finding: &Finding| {
        let place = finding.place.as_ref().filter(|_| OF_SPELLING.contains(&finding.rule));
        place.is_some_and(|place| faults.iter().any(|fault| fault.place.as_ref() == Some(place)))
    };
    let is_unread_value = |finding: &Finding| {
        finding.rule == not_printed::RULE
            && element(finding)
                .is_some_and(|it| faults.iter().any(|fault| decides_what_is_printed(fault, finding, &it, sources)))
    };
    findings.retain(|finding| {
        !is_refused(finding)
            && !is_unread_value(finding)
            && !finding.missing.as_ref().is_some_and(is_unread)
            && !is_of_year(finding)
            && !is_of_operand(finding)
            && !is_unlisted(finding)
    });
    findings
}

/// Removes the findings that follow from others that are told: a value that is no number keeps others from being computed,
/// and where a number stands twice, another is missing.
pub(super) fn remove_consequences(findings: &mut Vec<Finding>) {
    let of_rule = |rule: &'static Rule| findings.iter().filter(move |finding| finding.rule == rule);
    let no_numbers: Vec<Place> = of_rule(not_a_number::RULE).filter_map(|finding| finding.place.clone()).collect();
    let is_twice = of_rule(faults::DUPLICATE_NUMBER).next().is_some();
    findings.retain(|finding| {
        let is_told = || finding.place.as_ref().is_some_and(|place| no_numbers.contains(place));
        !(finding.rule == not_computed::RULE && is_told() || finding.rule == number_gap::RULE && is_twice)
    });
}

/// Whether a fault of an indicator may be why something of it seems to be printed nowhere: its tables say where it is
/// printed, and its 単位 stands beside its values.
///
/// - `element`: the indicator
fn decides_what_is_printed(fault: &Finding, finding: &Finding, element: &Place, sources: &Sources) -> bool {
    let Some(place) = fault.place.as_ref().filter(|place| place.is_in(element)) else { return false };
    let Some(step) = place.steps.get(element.steps.len()) else { return false };
    let key = sources.key_above(&element.child(*step)).unwrap_or_default();
    let of_unit = finding.place.as_ref().and_then(|place| sources.key_above(place)) == Some(UNIT);
    let is_of_values = || ![NAME, DEPARTMENTS, OWN].contains(&key);
    key == TABLE || of_unit && is_of_values()
}

/// Whether plan.yaml has a 体系, and not under another key.
fn has_sections(sources: &Sources) -> bool {
    let plan = sources.files().position(|(name, _)| name.ends_with("/plan.yaml"));
    plan.is_some_and(|plan| sources.entry(&Place::root(plan), SECTIONS).is_some())
}

/// Whether a fault may keep the 体系 from being read: one in it, or of plan.yaml as a whole.
fn is_of_sections(fault: &Finding, sources: &Sources) -> bool {
    let is_of_plan = fault.excerpt.as_ref().is_some_and(|it| it.file.ends_with("/plan.yaml"));
    fault.place.as_ref().filter(|_| is_of_plan).is_some_and(|place| {
        let top = place.steps.first().map(|first| Place { steps: vec![*first], key: false, ..*place });
        top.and_then(|top| sources.key_above(&top)).is_none_or(|key| key == SECTIONS)
    })
}

/// Whether a fault is in what is missed, or in a key that is meant for it.
fn hides(fault: &Finding, Missing { map, keys }: &Missing, sources: &Sources) -> bool {
    let Some(place) = fault.place.as_ref().filter(|place| place.is_in(map)) else { return false };
    let Some(step) = place.steps.get(map.steps.len()) else { return fault.rule != faults::MISSING_KEY };
    let is_missed = |key: &str| keys.iter().any(|missed| missed == key);
    sources.key_above(&map.child(*step)).is_some_and(is_missed)
        || fault.rule == faults::UNKNOWN_KEY && (is_advised(fault, keys) || is_meant(place, keys, sources))
}

/// Whether the advice for an unknown key is to write one of these.
fn is_advised(fault: &Finding, keys: &[String]) -> bool {
    keys.iter().any(|key| fault.hint.as_deref() == Some(did_you_mean(key).as_str()))
}

/// Whether an unknown key is meant for one of these: a similar word, or the year of a value.
fn is_meant(place: &Place, keys: &[String], sources: &Sources) -> bool {
    let Some(word) = sources.key_above(&place.of_value()) else { return false };
    let is_like = |key: &String| word.contains(key) || meant(word, [key.as_str()].into_iter()).is_some();
    keys.iter().any(is_like) || Period::parse(word).is_some()
}
