//! 見出し: the labels of the block of a 事業, of a 様式 or of one 事業.

use crate::content::codec::{Codec, Visitor, placed_text, record};
use crate::model::{Label, Labels};
use crate::vocabulary::{FOCUS, GOAL, MAIN_ACTIONS, PROJECT};

/// 見出し.
///
/// - `usual`: the default labels
pub(crate) fn labels<'a>(usual: Labels) -> Codec<'a, Labels> {
    record("{取り組み目標: 取組み目標}", usual, define)
}

/// The keys of 見出し.
pub(super) fn define(d: &mut Visitor, labels: &mut Labels) {
    let Labels { name, goal, main_actions, focus } = labels;
    for (key, label) in [(PROJECT, name), (GOAL, goal), (MAIN_ACTIONS, main_actions), (FOCUS, focus)] {
        d.setting(key, "代わりに印刷する見出し", label, self::label());
    }
}

fn label<'a>() -> Codec<'a, Label> {
    Codec::new(|at| at.text().map(Label::from), || placed_text().schema(), |label: &Label| label.text.clone())
}
