//! What a PDF says of itself.

use serde::Serialize;

use crate::model::Plan;

/// What a PDF says of itself.
#[derive(Debug, Clone, Serialize)]
pub struct PdfMetadata {
    title: String,
    author: String,
    description: String,
    keywords: Vec<String>,
    /// Year, month, day.
    date: (u16, u8, u8),
}

impl PdfMetadata {
    /// The metadata of a document of a plan.
    pub fn new(plan: &Plan, title: String) -> Self {
        Self {
            author: plan.publisher.clone(),
            description: format!("{} {title}", plan.paper_number),
            keywords: vec![plan.name.value.clone(), plan.committee.value.clone(), plan.paper_number.clone()],
            date: plan.date.ymd(),
            title,
        }
    }
}
