//! Values, texts and judgements that the form has a column or a line for, but that are on no page. `press` finds them by
//! comparing the content with the data of the finished paper.

use crate::finding::Rule;

pub const LEFT_OUT: &Rule = &Rule::warning("left-out", include_str!("../../../docs/checks/left-out.md"));
/// The same for years other than the only one that the form is meant to print.
pub const OTHER_YEAR: &Rule = &Rule::note("other-year", include_str!("../../../docs/checks/other-year.md"));
