//! Texts that identify the PDFs of a plan.

use crate::model::Plan;

/// The identity of the committee's paper.
pub fn of_paper(plan: &Plan) -> String {
    format!("{} {} {}", plan.name.value, plan.year, plan.paper_number)
}

/// The identity of any other document.
pub fn beside_paper(plan: &Plan, name: &str) -> String {
    format!("{} {name}", of_paper(plan))
}
