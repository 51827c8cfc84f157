//! The rules for finished pages, applied after the layout of a document.

use crate::finding::Rule;

pub const BLANK_PAGE: &Rule = &Rule::warning("blank-page", include_str!("../../../docs/checks/blank-page.md"));
pub const LAYOUT_WARNING: &Rule =
    &Rule::warning("layout-warning", include_str!("../../../docs/checks/layout-warning.md"));
pub const LEFT_OUT_BY_LAYOUT: &Rule =
    &Rule::warning("left-out-by-layout", include_str!("../../../docs/checks/left-out-by-layout.md"));
pub const NARROW_COLUMN: &Rule = &Rule::warning("narrow-column", include_str!("../../../docs/checks/narrow-column.md"));
pub const SMALL_TYPE: &Rule = &Rule::warning("small-type", include_str!("../../../docs/checks/small-type.md"));
pub const SPLIT_ITEM: &Rule = &Rule::warning("split-item", include_str!("../../../docs/checks/split-item.md"));
pub const TEXT_OVERFLOW: &Rule = &Rule::warning("text-overflow", include_str!("../../../docs/checks/text-overflow.md"));
pub const TOO_WIDE: &Rule = &Rule::warning("too-wide", include_str!("../../../docs/checks/too-wide.md"));

/// Whether a rule is about finished pages.
pub fn is_of_pages(rule: &Rule) -> bool {
    let rules = [
        BLANK_PAGE,
        LAYOUT_WARNING,
        LEFT_OUT_BY_LAYOUT,
        NARROW_COLUMN,
        SMALL_TYPE,
        SPLIT_ITEM,
        TEXT_OVERFLOW,
        TOO_WIDE,
    ];
    rules.contains(&rule)
}
