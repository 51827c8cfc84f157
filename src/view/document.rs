//! What every document of a plan says of itself.

use serde::Serialize;

use super::Text;
use crate::model::{Plan, Revision};

/// What the PDF says of itself.
#[derive(Debug, Serialize)]
pub struct Document {
    title: String,
    author: String,
    description: String,
    keywords: Vec<String>,
    /// Year, month, day.
    date: (u16, u8, u8),
}

impl Document {
    /// The document with that title.
    pub fn new(plan: &Plan, title: String) -> Self {
        Self {
            description: format!("{} {title}", plan.paper_number),
            title,
            author: plan.publisher.clone(),
            keywords: vec![plan.name.clone(), plan.committee.clone(), plan.paper_number.clone()],
            date: plan.date.ymd(),
        }
    }
}

/// 資料番号, with 案, 差替 … behind it while the paper is not final.
pub fn mark(plan: &Plan) -> Text {
    Text::line(match &plan.revision {
        Revision::Final => plan.paper_number.clone(),
        Revision::Marked(mark) => format!("{}（{mark}）", plan.paper_number),
    })
}
