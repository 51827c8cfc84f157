//! 記入: which nodes need a judgement or an own field.

use super::carrier::Carrier;
use super::condition::Condition;

/// 記入. The condition under which something has to be filled in, and how it is printed where it need not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The kind of node that has to be filled in.
    pub of: Carrier,
    /// What the node, or one above it, holds where it has to be filled in.
    pub condition: Condition,
    /// 不要のとき.
    pub otherwise: Unneeded,
}

impl Need {
    /// Whether the condition is about a node above.
    pub fn is_above(&self) -> bool {
        self.condition.tested().carrier != self.of
    }
}

/// 不要のとき. How a blank is printed that need not be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unneeded {
    /// 空欄: nothing, not even the boxes of options.
    #[default]
    Blank,
    /// 網かけ: nothing, on grey.
    Shaded,
}

impl Unneeded {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("空欄", Self::Blank), ("網かけ", Self::Shaded)];
}
