//! Characters that cannot be printed: reported, never dropped or shown as a box.
//!
//! Without this check the export of the PDF would fail, naming a font but not the place in the content.

use crate::content::{Sources, faults};
use crate::finding::{Finding, Rule};

pub(super) const LOST_CHARACTER: &Rule =
    &Rule::error("lost-character", include_str!("../../../docs/checks/lost-character.md"));
/// Also raised for the glyphs of finished pages.
pub const MISSING_GLYPH: &Rule = &Rule::error("missing-glyph", include_str!("../../../docs/checks/missing-glyph.md"));
pub(super) const PRIVATE_CHARACTER: &Rule =
    &Rule::error("private-character", include_str!("../../../docs/checks/private-character.md"));

/// Reports every character that has no glyph, is private to one machine (外字), or stands for one that was lost.
///
/// `covers` says whether the fonts have a glyph for a character.
pub fn check(sources: &Sources, covers: impl Fn(char) -> bool) -> Vec<Finding> {
    let refused =
        sources.uncovered(|c| is_invisible(c) || (!is_private(c) && !is_mark(c) && c != '\u{FFFD}' && covers(c)));
    refused
        .into_iter()
        .map(|(c, place, excerpt)| {
            let code = format!("U+{:04X}", c as u32);
            let (rule, message, hint) = if c == '\t' {
                (faults::CONTROL_CHARACTER, "文の中にタブがあります".to_owned(), "空白か改行に替えてください")
            } else if c.is_control() || is_mark(c) {
                (faults::CONTROL_CHARACTER, format!("目に見えない文字（{code}）があります"), "その文字を消してください")
            } else if c == '\u{FFFD}' {
                (LOST_CHARACTER, format!("文字化けの跡（{code}）があります"), "元の文字を入れ直してください")
            } else if is_private(c) {
                (
                    PRIVATE_CHARACTER,
                    format!("外字（{code}）は、ほかの機械では別の文字になるので印刷できません"),
                    "同じ意味の普通の文字に替えてください",
                )
            } else {
                (
                    MISSING_GLYPH,
                    format!("「{c}」（{code}）の字形が、どのフォントにもありません"),
                    "別の文字に替えるか、この字形のあるフォントを fonts/ に置いてください",
                )
            };
            Finding::new(rule, message, Some(excerpt)).about(&place).hint(hint)
        })
        .collect()
}

/// 外字: the private-use areas of Unicode.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Characters that act on their neighbours unseen: separators, direction marks (a text may read otherwise than it is
/// written), fillers, tags.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{180E}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2061}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

/// Characters that choose or join glyphs and have none of their own: variation selectors, joiners, breaks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\r' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
