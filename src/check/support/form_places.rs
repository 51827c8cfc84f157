//! Where the 様式 is written.

use crate::check::Context;
use crate::model::Place;
use crate::vocabulary as word;

/// The maps of a list of the 様式 that have this 名称.
///
/// - `list`: the key of the list: 系列, 独自 …
pub fn named(context: &Context, list: &str, name: &str) -> Vec<Place> {
    let sources = context.sources;
    let is_of_form =
        |place: &Place| sources.project(place.file).is_none() && !sources.is_opinions(place.file) && !place.key;
    let scalars = sources.scalars().filter(|(place, text, _)| is_of_form(place) && text.trim() == name);
    let maps = scalars.map(|(place, ..)| (place.parent(), place));
    let is_name = |(map, place): &(Place, Place)| sources.entry(map, word::NAME).as_ref() == Some(place);
    maps.filter(is_name).map(|(map, _)| map).filter(|map| sources.key_above(map) == Some(list)).collect()
}
