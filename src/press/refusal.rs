//! Why a document was not made.

use anyhow::anyhow;

use crate::finding::Finding;
use crate::typeset::LayoutError;

/// Why a document was not made.
#[derive(Debug)]
pub enum Refusal {
    /// Its pages have errors.
    Findings(Vec<Finding>),
    /// The environment caused a failure: a faulty layout, a file that cannot be written.
    Environment(anyhow::Error),
    /// The run was cancelled.
    Cancelled,
}

impl Refusal {
    /// Whether a layout has a fault.
    pub fn is_of_layout(&self) -> bool {
        matches!(self, Self::Environment(error) if error.downcast_ref::<LayoutError>().is_some())
    }
}

impl From<anyhow::Error> for Refusal {
    fn from(error: anyhow::Error) -> Self {
        Self::Environment(error)
    }
}

impl From<LayoutError> for Refusal {
    fn from(error: LayoutError) -> Self {
        Self::Environment(anyhow!(error).context("レイアウト（layouts/）に誤りがあります"))
    }
}
