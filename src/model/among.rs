//! 番号 of a 取組項目 as it tells it from those among which it stands.

use super::form::{Carrier, Form, Numbering};
use super::plan::Initiative;

/// The 取組項目 among which one is told by its 番号.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Those of its 事業, which stands beside it.
    Project,
    /// Those of a sheet.
    Sheet,
    /// Those of the whole paper.
    Paper,
}

impl Among {
    /// The 取組項目 below a kind of node.
    pub fn those_below(carrier: Carrier, form: &Form) -> Self {
        match carrier {
            Carrier::Section(depth) if depth + 1 < form.levels.len() => Self::Paper,
            Carrier::Section(_) => Self::Sheet,
            Carrier::Project | Carrier::Item | Carrier::Indicator => Self::Project,
        }
    }
}

impl Initiative {
    /// 番号, where it starts again with that of its 事業 before it, as a 再掲 or an opinion refers to it: 1-1-2/3. `None` if
    /// 取組項目 have no 番号.
    pub fn number_among(&self, form: &Form, among: Among) -> Option<&str> {
        match (form.numbering, among) {
            (Numbering::None, _) => None,
            (Numbering::Through | Numbering::Free, _)
            | (Numbering::Sheet, Among::Project | Among::Sheet)
            | (Numbering::Project, Among::Project) => Some(&self.number.value),
            (Numbering::Sheet, Among::Paper) | (Numbering::Project, Among::Sheet | Among::Paper) => Some(&self.key),
        }
    }
}
