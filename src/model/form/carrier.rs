//! 対象: the kinds of nodes that a form tells apart.

/// 対象. The kind of node that carries an own field or a judgement, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// A section of the 体系 at this depth, counted from 0 at the outermost level.
    Section(usize),
    /// A 事業.
    Project,
    /// A 取組項目.
    Item,
    /// An indicator.
    Indicator,
}

impl Carrier {
    /// Whether nodes of this kind are of the other kind, or may stand above such.
    pub fn is_or_is_above(self, other: Self) -> bool {
        self <= other
    }
}
