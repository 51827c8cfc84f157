//! What a document is.

use serde::Serialize;

use super::text::Text;
use crate::model::{Period, Plan, mentions};

/// The metadata of a PDF, and what the foot of its pages says of it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PdfMetadata {
    title: String,
    author: String,
    description: String,
    keywords: Vec<String>,
    /// Year, month, day.
    date: (u16, u8, u8),
    /// What the foot of every page says of plan and paper.
    foot_title: Text,
    /// What it says of the year where the title is cut or does not name it.
    foot_year: Text,
    /// Whether the title names the year.
    foot_names_year: bool,
    /// Which 分冊 of the paper it is.
    foot_volume: Option<Text>,
}

impl PdfMetadata {
    /// The metadata of a document of a plan.
    pub fn new(plan: &Plan, title: String) -> Self {
        let (name, paper) = (&plan.name.value, &plan.title.value);
        let year = plan.period_labels.label_of_other(plan.year);
        let foot = if paper.contains(name.as_str()) { paper.clone() } else { format!("{name}　{paper}") };
        Self {
            foot_names_year: foot.contains(&year) || names(&foot, plan.year),
            foot_year: Text::line(year),
            foot_title: Text::line(foot),
            foot_volume: None,
            author: plan.publisher.clone(),
            description: format!("{} {title}", plan.paper_number),
            keywords: vec![plan.name.value.clone(), plan.committee.value.clone(), plan.paper_number.clone()],
            date: plan.date.ymd(),
            title,
        }
    }

    /// The metadata of a 分冊.
    ///
    /// - `name`: its name within the paper
    pub fn of_volume(self, name: String) -> Self {
        Self { foot_volume: Some(Text::line(name)), ..self }
    }
}

/// Whether a text names a period, in whatever notation.
fn names(text: &str, period: Period) -> bool {
    mentions(text).into_iter().any(|place| Period::parse(&text[place]) == Some(period))
}
