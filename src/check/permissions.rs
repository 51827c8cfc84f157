//! 許可: takes out the findings that are let stand, and reports permissions that let nothing stand.

use crate::check::rules::{rules, unused_permission};
use crate::content::Permission;
use crate::finding::Finding;

/// Takes out of the findings those that a permission covers, and says what is wrong with the permissions themselves.
/// Errors are never let stand.
pub fn apply(findings: &mut Vec<Finding>, permissions: &[Permission]) -> Vec<Finding> {
    let used = used(findings, permissions);
    findings.retain(|finding| !permissions.iter().any(|permission| permission.covers(finding)));
    let rules: Vec<_> = rules().collect();
    let judged = permissions
        .iter()
        .zip(used)
        .filter_map(|(permission, used)| unused_permission::judge(permission, used, findings, &rules));
    judged.collect()
}

/// Of each permission, whether it lets any of the findings stand.
pub fn used(findings: &[Finding], permissions: &[Permission]) -> Vec<bool> {
    let mut used = vec![false; permissions.len()];
    for finding in findings {
        if let Some(index) = permissions.iter().position(|permission| permission.covers(finding)) {
            used[index] = true;
        }
    }
    used
}
