//! The outermost object of every JSON.

use serde::Serialize;

/// The version of the format; changes with any name or structure.
const FORMAT: u32 = 1;

/// What a JSON holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Findings.
    Check,
    /// 総括表.
    Summary,
    /// 推移.
    History,
    /// 新旧対照.
    Compare,
    /// The values of an edition.
    Values,
}

#[derive(Serialize)]
struct Envelope<'a, T> {
    format: u32,
    kind: Kind,
    #[serde(flatten)]
    content: &'a T,
}

/// Writes JSON, ending with a line break.
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render<T: Serialize>(kind: Kind, content: &T) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(&Envelope { format: FORMAT, kind, content })? + "\n")
}
