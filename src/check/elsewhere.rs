//! How a message names another place of the content.

use super::Context;
use crate::model::Place;

/// A place as seen from another one: 16行目 in the same file, else content/2019/projects/1-3-1.yaml の16行目.
pub(super) fn line(context: &Context, place: &Place, from: &Place) -> String {
    let there = context.sources.excerpt(place);
    if place.file == from.file {
        format!("{}行目", there.line)
    } else {
        format!("{} の{}行目", there.file, there.line)
    }
}
