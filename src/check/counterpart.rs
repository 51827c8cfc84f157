//! The same 取組項目 and the same 指標 in another year's edition.

use std::collections::HashMap;

use super::wording::squeezed;
use crate::model::{Edition, Indicator, Initiative};

/// The 取組項目 of another edition by their No.
pub(super) struct Counterparts<'a>(HashMap<&'a str, &'a Initiative>);

impl<'a> Counterparts<'a> {
    /// Those of an edition; none where there is no such edition.
    pub(super) fn of(edition: Option<&'a Edition>) -> Self {
        let items = edition.iter().flat_map(|edition| &edition.initiatives);
        Self(items.map(|item| (item.number.value.as_str(), item)).collect())
    }

    /// The 取組項目 of the same No.
    pub(super) fn item(&self, item: &Initiative) -> Option<&'a Initiative> {
        self.0.get(item.number.value.as_str()).copied()
    }

    /// The 指標 of the same No. and the same name; where the item has several of that name, the one of the same rank.
    pub(super) fn indicator(&self, item: &Initiative, index: usize) -> Option<&'a Indicator> {
        let name = squeezed(&item.carried.indicators[index].name.value);
        let named = |indicator: &&Indicator| squeezed(&indicator.name.value) == name;
        let rank = item.carried.indicators[..index].iter().filter(named).count();
        self.item(item)?.carried.indicators.iter().filter(named).nth(rank)
    }
}
