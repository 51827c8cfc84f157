//! Where a 様式 stands: in plan.yaml, or in a file that plan.yaml names.

use serde_json::{Value as Json, json};

use super::codec::schema;
use super::yaml::Cursor;
use crate::model::Place;

/// Where a 様式 stands.
#[derive(Clone, Copy)]
pub(in crate::content) enum FormSource<'a> {
    /// In plan.yaml.
    Here,
    /// In this file.
    File(&'a Cursor<'a>),
    /// In the file that the plan names, which a further paper names again.
    OfPlan,
    /// In a file that could not be read. That has been reported.
    Unread,
}

/// Where the 様式 of all papers stand.
pub(in crate::content) struct FormSources<'a> {
    /// That of the plan.
    pub plan: FormSource<'a>,
    /// Those of further papers that name a file, by the places of the names.
    pub further: Vec<(Place, FormSource<'a>)>,
}

impl FormSources<'_> {
    /// All stand in plan.yaml.
    pub const HERE: Self = Self { plan: FormSource::Here, further: Vec::new() };
}

impl<'a> FormSources<'a> {
    /// That of a further paper.
    ///
    /// - `place`: the place of its 様式 in plan.yaml
    pub fn further(&self, place: &Place) -> FormSource<'a> {
        self.further.iter().find(|(named, _)| named == place).map_or(FormSource::Here, |(_, source)| *source)
    }
}

/// The schema of a 様式, or of the name of its file.
pub(in crate::content) fn or_file(form: Json) -> Json {
    let mut form = schema::or_blank(form);
    form["pattern"] = json!(r"^(?:\s*|[^./\\][^/\\]*\.yaml[\r\n]*)$");
    form["patternErrorMessage"] =
        json!("youshiki.yaml のような、plan.yaml と同じフォルダーのファイルの名前を書いてください");
    form
}
