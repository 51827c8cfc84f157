//! Lists of 取組項目.

pub mod item_line;
