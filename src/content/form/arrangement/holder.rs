//! The nodes that have blocks.

use crate::vocabulary::{ITEMS, PROJECT, SHEET};

/// The node whose blocks a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    Sheet,
    Project,
    Card,
}

impl Holder {
    pub const ALL: [Self; 3] = [Self::Sheet, Self::Project, Self::Card];

    /// Its key in 配置.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sheet => SHEET,
            Self::Project => PROJECT,
            Self::Card => ITEMS,
        }
    }

    /// The definition of its blocks in the schema.
    pub fn definition(self) -> &'static str {
        match self {
            Self::Sheet => "block-of-sheet",
            Self::Project => "block-of-project",
            Self::Card => "block-of-item",
        }
    }

    pub fn example(self) -> &'static str {
        match self {
            Self::Sheet => "[題名, 階層, 事業, 注記]",
            Self::Project => "[事業欄, 取組項目, 指標の表]",
            Self::Card => "[題名, 列, 指標の表, 注記]",
        }
    }
}
