//! The metadata of a PDF.

use serde::Serialize;

use crate::model::Plan;

/// The metadata of a PDF.
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
