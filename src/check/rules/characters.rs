//! Characters that cannot be printed. They are reported, never dropped or shown as a box.
//!
//! Without this check, the export of the PDF would fail and name a font, but not the place in the content.

use crate::characters::{Unseen, is_hidden, is_private};
use crate::content::{Sources, faults};
use crate::finding::{Finding, Rule};
use crate::vocabulary::{NAME, NUMBER, PROJECT, REPEAT, TITLE, UNIT};

pub(super) const LOST_CHARACTER: &Rule =
    &Rule::error("lost-character", include_str!("../../../docs/checks/lost-character.md"));
/// Also used for missing glyphs on finished pages.
pub const MISSING_GLYPH: &Rule = &Rule::error("missing-glyph", include_str!("../../../docs/checks/missing-glyph.md"));
pub(super) const PRIVATE_CHARACTER: &Rule =
    &Rule::error("private-character", include_str!("../../../docs/checks/private-character.md"));

/// Reports every character that has no glyph, is private to one machine (外字), or replaces a lost one.
///
/// - `covers`: whether the fonts have a glyph for a character
pub fn check(sources: &Sources, covers: impl Fn(char) -> bool) -> Vec<Finding> {
    let refused =
        sources.uncovered(|c| has_no_glyph(c) || (!is_private(c) && !is_mark(c) && c != '\u{FFFD}' && covers(c)));
    let hidden = hidden(sources);
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
                    format!("外字（{code}）は、ほかのパソコンでは別の文字になるので印刷できません"),
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
        .chain(hidden)
        .collect()
}

/// Keys of words by which things are told apart. A word of a list that is not in it has its own finding.
const WORDS: [&str; 6] = [NAME, UNIT, NUMBER, REPEAT, PROJECT, TITLE];

/// Reports what cannot be seen in a word; in running text it does no harm.
fn hidden(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text, _) in sources.scalars() {
        let mut last = None;
        let first = text.chars().enumerate().find(|(_, c)| is_hidden(*c, last.replace(*c)));
        let Some((at, c)) = first else { continue };
        if !sources.key_above(&place).is_some_and(|key| WORDS.contains(&key)) {
            continue;
        }
        let message = format!("目に見えない文字（U+{:04X}）があります", c as u32);
        let excerpt = sources.excerpt_in(&place, text, at, 1);
        let finding = Finding::new(faults::CONTROL_CHARACTER, message, Some(excerpt)).about(&place);
        let hint = if c == '\u{A0}' {
            "ふつうの空白に替えるか、消してください"
        } else {
            "その文字を消してください"
        };
        findings.push(finding.hint(hint));
    }
    findings
}

/// Whether an invisible character changes how its neighbours are read. Characters that only join or select glyphs are
/// printed with them.
fn is_mark(c: char) -> bool {
    use Unseen::{Direction, Filler, Format, Joiner, Separator, SoftHyphen, Tag, VariationSelector};
    Unseen::classify(c).is_some_and(|unseen| match unseen {
        Direction | Separator | Filler | Tag | Format => true,
        Joiner | VariationSelector | SoftHyphen => false,
    })
}

/// Whether a character has no glyph of its own and needs none.
fn has_no_glyph(c: char) -> bool {
    c == '\r' || matches!(Unseen::classify(c), Some(Unseen::Joiner | Unseen::VariationSelector))
}
