//! Identity: which section, 事業, 取組項目 and indicator of one edition is which of another.
//!
//! The only place that answers this; comparisons, histories and rules ask here. Signs are tried from the surest to the
//! weakest, and a sign counts only if nothing else that is unpaired shares it. A number alone proves nothing: when an
//! item is inserted, those behind it shift by one.

mod counterparts;
mod indicators;
mod likeness;
mod nodes;
mod outline;
mod pairs;

pub use counterparts::Counterparts;
pub use indicators::IndicatorTree;
pub use nodes::Matching;
pub use outline::{Outline, OutlineProject, OutlineSection};
pub use pairs::{Merged, Pairs};

#[cfg(test)]
mod tests;
