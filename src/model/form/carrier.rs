//! 対象: the kinds of nodes.

/// 対象. What kind of node carries an own field or a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// A section of the 体系 at this depth, the outermost being 0.
    Section(usize),
    /// A 事業.
    Project,
    /// A 取組項目.
    Item,
    /// An indicator.
    Indicator,
}
