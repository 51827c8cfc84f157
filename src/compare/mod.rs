//! 新旧対照: finds the differences between two editions, in the words of the paper.
//!
//! It is between the model and the documents: no I/O, no Typst. [`Changes::between`] pairs the sections, 事業,
//! 取組項目, indicators and opinions of both, turns everything a paper prints of each pair into [facts](fact), and keeps
//! those that differ. The structs of the model are destructured without `..`, so that a new field does not compile
//! until somebody decides how to compare it.

mod carried;
mod change;
mod diff;
mod fact;
mod form;
mod indicators;
mod item;
mod labels;
mod opinions;
mod renumbered;
mod rows;
mod settings;
mod sides;
mod tokens;
mod value;
mod walk;
mod words;

use crate::model::Edition;

pub use change::{About, Area, AreaChanges, Change, ChangeKind, Changes, Spot, Topic};
pub use diff::{Piece, PieceKind};

impl Changes {
    /// Compares an old edition with a new one.
    pub fn between(old: &Edition, new: &Edition) -> Self {
        walk::between(old, new)
    }
}
