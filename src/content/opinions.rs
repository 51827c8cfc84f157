//! opinions.yaml: 委員会の意見, by No.

use super::reader::At;
use super::{Context, keys, values};
use crate::model::{Opinion, Placed};

/// Reads the opinions with the No. they belong to.
pub(super) fn read(root: &At, context: &Context) -> Vec<(Placed<String>, Opinion)> {
    let mut fields = root.fields("意見: []");
    let opinions = match fields.get(keys::OPINIONS) {
        Some(at) => at.list("- 番号: 7").iter().filter_map(|at| opinion(at, context)).collect(),
        None => {
            fields.missing(keys::OPINIONS);
            Vec::new()
        }
    };
    fields.finish();
    opinions
}

fn opinion(at: &At, context: &Context) -> Option<(Placed<String>, Opinion)> {
    let mut fields = at.fields("番号: 7");
    let number = fields.required(keys::NUMBER);
    let text = fields.text(keys::OPINIONS);
    let cooperation = fields.text(keys::COOPERATION);
    let judgement = fields.get(keys::COMMITTEE_JUDGEMENT).and_then(|at| {
        let option = values::option(&at, context)?;
        Some(Placed::new(option, at.place.clone()))
    });
    fields.finish();
    Some((number?, Opinion { text, cooperation, judgement, place: at.place.clone() }))
}
