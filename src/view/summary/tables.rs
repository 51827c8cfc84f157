//! The tables of figures that a form asks for besides those of every 総括表.

use crate::model::Edition;
use crate::view::Grid;

/// The form's own tables, in its order.
pub fn own(_edition: &Edition) -> Vec<Grid> {
    Vec::new()
}
