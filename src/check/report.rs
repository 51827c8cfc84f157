//! Turns findings into a report: permissions, paths in the document, order.

use super::attach_paths::attach_paths;
use super::consequences::remove_consequences;
use super::rules::pages::is_of_pages;
use super::rules::{rules, unused_permission};
use crate::content::{Permission, Scope, Sources};
use crate::finding::{self, Finding, Rule};
use crate::model::Edition;

/// The edition whose findings are reported.
#[derive(Clone, Copy)]
pub struct Reporter<'a> {
    /// `None` if plan.yaml could not be read.
    pub edition: Option<&'a Edition>,
    /// Its files.
    pub sources: &'a Sources,
    /// Its permissions.
    pub permissions: &'a [Permission],
    /// Whether the rules that compare it with the years beside it could do so; only asked where it matters.
    pub is_compared: &'a dyn Fn() -> bool,
}

impl<'a> Reporter<'a> {
    /// Reports all findings of the reader and the checks that are not permitted, and all permissions that are not
    /// needed; each with its path in the document, sorted by place.
    ///
    /// - `with_pages`: whether findings on the pages are among them
    pub fn report(&self, found: Vec<Finding>, with_pages: bool) -> Vec<Finding> {
        let (used, mut findings) = self.told(found);
        let rules: Vec<_> = rules().collect();
        // An error may keep content from any rule.
        let is_checked = !findings.iter().any(Finding::is_error);
        let judge = |(permission, used): (&Permission, bool)| {
            // A permission for anything but the committee's paper may be for a document that no check looks at, such as a
            // 新旧対照表.
            let are_pages_known =
                with_pages && matches!(&permission.scope, Scope::Part(part) if part.is_of_committee_paper());
            let is_known = |rule: &Rule| is_checked && (are_pages_known || !is_of_pages(rule)) && (self.is_compared)();
            unused_permission::judge(permission, used, &findings, &rules, &is_known)
        };
        let mut of_permissions: Vec<Finding> = self.permissions.iter().zip(used).filter_map(judge).collect();
        attach_paths(&mut of_permissions, self.sources, self.edition);
        findings.append(&mut of_permissions);
        finding::sort(&mut findings);
        findings
    }

    /// Reports findings on the pages of a document. Unneeded permissions cannot be recognised from these alone.
    pub fn report_pages(&self, found: Vec<Finding>) -> Vec<Finding> {
        let (_, mut findings) = self.told(found);
        finding::sort(&mut findings);
        findings
    }

    /// The permissions, each with whether it permits any of these findings.
    pub fn permissions_used(&self, found: Vec<Finding>) -> Vec<(&'a Permission, bool)> {
        self.permissions.iter().zip(self.told(found).0).collect()
    }

    /// For each permission whether it permits anything, and the findings that are not permitted, with their paths.
    fn told(&self, mut findings: Vec<Finding>) -> (Vec<bool>, Vec<Finding>) {
        attach_paths(&mut findings, self.sources, self.edition);
        let mut used = vec![false; self.permissions.len()];
        findings.retain(|finding| {
            let permission = self.permissions.iter().position(|permission| permission.covers(finding));
            permission.inspect(|index| used[*index] = true).is_none()
        });
        remove_consequences(&mut findings);
        (used, findings)
    }
}
