//! The texts that tell the PDFs of a plan from all others.

use crate::model::Plan;

/// The identity of the committee's paper.
pub fn of_paper(plan: &Plan) -> String {
    format!("{} {} {}", plan.name.value, plan.year, plan.paper_number)
}

/// The identity of a document that is made beside the committee's paper.
pub fn beside_paper(plan: &Plan, name: &str) -> String {
    format!("{} {name}", of_paper(plan))
}
