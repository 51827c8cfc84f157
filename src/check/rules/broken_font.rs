//! Files in fonts/ that are no fonts, or broken ones. Applied when the fonts are loaded.

use crate::finding::{Excerpt, Finding, Rule};

pub const RULE: &Rule = &Rule::error("broken-font", include_str!("../../../docs/checks/broken-font.md"));

/// The finding about a file.
///
/// - `path`: its path in the workspace
/// - `why`: why it cannot be used
pub fn finding(path: &str, why: &str) -> Finding {
    Finding::new(RULE, why, Some(Excerpt::whole(path)))
        .hint("正しいフォントのファイルに置き換えるか、fonts/ の外に移してください")
}
