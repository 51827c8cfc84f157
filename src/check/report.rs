//! The way of every finding from where it is raised to where it is read.

use super::attach_paths::attach_paths;
use super::rules::{rules, unused_permission};
use crate::content::{Permission, Sources};
use crate::finding::{self, Finding};
use crate::model::Edition;

/// The edition whose findings are reported.
#[derive(Clone, Copy)]
pub struct Reporter<'a> {
    /// Absent where plan.yaml leaves nothing to work on.
    pub edition: Option<&'a Edition>,
    /// Its files.
    pub sources: &'a Sources,
    /// What its authors let stand.
    pub permissions: &'a [Permission],
}

impl<'a> Reporter<'a> {
    /// Reports all that the reader and the checks found in the edition, without what is let stand, and the permissions
    /// that let nothing stand: each with its path in the document, sorted by place.
    pub fn report(&self, found: Vec<Finding>) -> Vec<Finding> {
        let (used, mut findings) = self.told(found);
        let rules: Vec<_> = rules().collect();
        let judge = |(permission, used)| unused_permission::judge(permission, used, &findings, &rules);
        let mut of_permissions: Vec<Finding> = self.permissions.iter().zip(used).filter_map(judge).collect();
        attach_paths(&mut of_permissions, self.sources, self.edition);
        findings.append(&mut of_permissions);
        finding::sort(&mut findings);
        findings
    }

    /// Reports what was found on the pages of a document. Whether a permission is of use cannot be told from these alone.
    pub fn report_pages(&self, found: Vec<Finding>) -> Vec<Finding> {
        let (_, mut findings) = self.told(found);
        finding::sort(&mut findings);
        findings
    }

    /// The permissions, each with whether it lets any of these findings stand.
    pub fn permissions_used(&self, found: Vec<Finding>) -> Vec<(&'a Permission, bool)> {
        self.permissions.iter().zip(self.told(found).0).collect()
    }

    /// For each permission whether it lets anything stand, and the findings that none does, with their paths.
    fn told(&self, mut findings: Vec<Finding>) -> (Vec<bool>, Vec<Finding>) {
        attach_paths(&mut findings, self.sources, self.edition);
        let mut used = vec![false; self.permissions.len()];
        findings.retain(|finding| {
            let permission = self.permissions.iter().position(|permission| permission.covers(finding));
            permission.inspect(|index| used[*index] = true).is_none()
        });
        (used, findings)
    }
}
