//! The paper of an edition.

use serde::Serialize;

use super::NamedPeriod;
use crate::model::Plan;

/// What identifies a paper.
#[derive(Debug, Clone, Serialize)]
pub struct Paper<'a> {
    plan: &'a str,
    paper: &'a str,
    title: &'a str,
    /// 版; `None` for a final paper.
    revision: Option<&'a str>,
    date: String,
    year: NamedPeriod,
}

impl<'a> Paper<'a> {
    /// The paper of a plan.
    pub fn new(plan: &'a Plan) -> Self {
        Self {
            plan: &plan.name.value,
            paper: &plan.paper_number,
            title: &plan.title.value,
            revision: plan.revision.mark(),
            date: plan.date.iso(),
            year: NamedPeriod::of(plan, plan.year),
        }
    }
}
