//! What nodes carry: judgements, own fields, indicators.

use super::codec::Visitor;
use super::context::Context;
use super::indicators::indicators;
use super::judgements::judgements;
use super::own_fields::own_fields;
use crate::model::{Carried, Carrier};

/// The keys of everything that a section, a 事業 or a 取組項目 carries.
pub(super) fn carried(d: &mut Visitor, carrier: Carrier, carried: &mut Carried, context: &Context) {
    judgements(d, carrier, &mut carried.judgements, context);
    own_fields(d, carrier, &mut carried.fields, context);
    indicators(d, carrier, &mut carried.indicators, context);
}
