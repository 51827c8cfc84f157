//! opinions.yaml.

use serde_json::{Value, json};

use super::parts::{Field, field, filled_text, list, map, one_of_or, or_blank, required, text};
use super::{Basis, file, values};
use crate::model::{Axis, OpinionSubject};
use crate::vocabulary as word;

pub(super) fn schema(basis: &Basis) -> Value {
    let fields = [
        field(word::MEMBER, "意見を述べた委員。書かないときは、委員会の意見", text()),
        field(word::OPINIONS, "意見、行政等への要望", text()),
        field(word::COOPERATION, "市民や地域の取組と連携・協力できること", text()),
        field(word::ANSWER, "意見への市の回答", text()),
    ];
    let opinion = map(subject(basis).into_iter().chain(fields).chain(judgement(basis)));
    let opinions = map([required(word::OPINIONS, "委員会の意見の一覧。番号などごとに一度だけ書きます", list(opinion))]);
    file("委員会の意見", opinions, json!({}))
}

/// What an opinion is about.
fn subject(basis: &Basis) -> Option<Field<'static>> {
    let subject = basis.form.opinions.as_ref().map_or(OpinionSubject::Item, |form| form.subject);
    let (key, meaning) = match subject {
        OpinionSubject::Item => (word::NUMBER, "取組項目の番号"),
        OpinionSubject::Project => (word::PROJECT, "事業の番号。1-1-1 など"),
        OpinionSubject::Sheet => (word::SHEET, "何枚目のシートか。1から"),
        OpinionSubject::Paper => return None,
    };
    Some(required(key, meaning, filled_text()))
}

/// 委員会評価: an option where the committee judges on one axis, else axis → option; none where it judges on none.
fn judgement(basis: &Basis) -> Option<Field<'static>> {
    let axes: Vec<&Axis> = basis.form.committee_axes();
    let by_axis = || map(axes.iter().map(|axis| field(&axis.name, "委員会の評価", values::option(axis))));
    let schema = match axes.as_slice() {
        [] => return None,
        [axis] => one_of_or(values::options(axis), by_axis()),
        _ => or_blank(by_axis()),
    };
    Some(field(word::COMMITTEE_JUDGEMENT, "委員会の評価", schema))
}
