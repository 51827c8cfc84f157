//! 担当課 of a node: those written there, or those of the nearest node above.

use super::place::Placed;

/// 担当課 of a section, a 事業, a 取組項目 or an indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InCharge {
    /// Their names, each on the plan's list and at the place where it is written.
    names: Vec<Placed<String>>,
    /// Whether they are written at a node above.
    is_inherited: bool,
}

impl InCharge {
    /// Those written at a node.
    pub fn written(names: Vec<Placed<String>>) -> Self {
        Self { names, is_inherited: false }
    }

    /// Those written at the node itself.
    pub fn own(&self) -> &[Placed<String>] {
        if self.is_inherited { &[] } else { &self.names }
    }

    /// Whether they are written at a node above.
    pub fn is_inherited(&self) -> bool {
        self.is_inherited
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.names.iter().map(|name| name.value.as_str())
    }

    /// Their names, with the places where they are written.
    pub fn placed(&self) -> &[Placed<String>] {
        &self.names
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether one of them has this name.
    pub fn has(&self, department: &str) -> bool {
        self.names().any(|name| name == department)
    }

    /// Takes over those of the node above, if none is written.
    pub(super) fn inherit(&mut self, above: &Self) {
        if self.names.is_empty() && !above.names.is_empty() {
            *self = Self { names: above.names.clone(), is_inherited: true };
        }
    }
}
