//! 遅れ: the options of an axis that mean being behind.

use super::names::Names;
use super::option::option_of;
use super::scope::Scope;
use crate::content::codec::{Codec, list};
use crate::content::yaml::Cursor;
use crate::model::{OptionIndex, Scale};

pub(super) const BEHIND: &str = "遅れ";

/// 遅れ, each option once.
///
/// - `declared`: where the options of the axis are written
pub(super) fn behind<'a>(
    scale: &'a Scale,
    declared: Option<&'a Cursor<'a>>,
    scope: &'a Scope,
) -> Codec<'a, Vec<OptionIndex>> {
    list("[遅れ, 未実施]", option_of(scale, declared, scope))
        .filled("選択肢")
        .keeping(Names::of_words, |names, at, option: &OptionIndex| names.is_new(at, scale.name(*option), *option))
        .codec()
}
