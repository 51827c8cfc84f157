//! Values, texts and judgements that have a column or a line in the form and stand on no page all the same. The data of the
//! finished paper tells which; `press` applies these rules.

use crate::finding::Rule;

pub const LEFT_OUT: &Rule = &Rule::warning("left-out", include_str!("../../../docs/checks/left-out.md"));
/// Of other years than the one that the form prints on purpose.
pub const OTHER_YEAR: &Rule = &Rule::note("other-year", include_str!("../../../docs/checks/other-year.md"));
