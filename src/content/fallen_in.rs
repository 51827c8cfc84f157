//! Tells once that the key of a list is missing, so that its elements stand in the list before it.

use super::yaml::{Cursor, Fields};
use crate::content::faults;

/// Reports the missing key of a list whose elements stand in another list of the same map, and returns the key of that one,
/// which is not to be read then.
///
/// - `is_element`: recognises an element of the list whose key is missing
/// - `others`: the keys of the lists that may stand before it
pub(super) fn told_as_fallen_in(
    fields: &Fields,
    key: &str,
    others: &[&'static str],
    is_element: impl Fn(&Cursor) -> bool,
) -> Option<&'static str> {
    if fields.at().peek(key).is_some() {
        return None;
    }
    others.iter().copied().find(|other| {
        let elements = fields.at().peek(other).map(|at| at.elements()).unwrap_or_default();
        let Some(first) = elements.iter().find(|at| at.is_map() && is_element(at)) else { return false };
        let line = first.excerpt(&first.place).text.trim().to_owned();
        let hint = format!("「{line}」の行の前に、「{key}:」の行を加えてください");
        first.fault(faults::MISSING_KEY, format!("「{key}」がありません"), hint);
        true
    })
}
