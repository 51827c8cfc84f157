//! The axes, own fields and options that a 集計 names.

use serde_json::Value as Json;

use crate::content::codec::schema::offered;
use crate::content::codec::{Codec, Visitor, text};
use crate::content::faults;
use crate::content::form::condition;
use crate::content::form::scope::Scope;
use crate::content::judgements;
use crate::content::yaml::Cursor;
use crate::model::{Axis, Carrier, FieldKind, Form, Named, OptionIndex, Period};
use crate::vocabulary::{AXES, CARRIER, COLUMNS, COMMITTEE_JUDGEMENT, TITLE};

/// The definition of an option of any axis.
pub(super) const OPTION: &str = "option-of-tally";

/// The definition that the schema of 集計 refers to.
pub(in crate::content::form) fn definitions(form: &Form) -> impl Iterator<Item = (String, Json)> {
    let options = form.axes.iter().flat_map(|axis| axis.scale.words().chain(axis.scale.groups()));
    [(OPTION.to_owned(), offered(options, text().schema()))].into_iter()
}

/// The keys that only a table of counts has.
pub(super) const KEYS: [&str; 5] = [AXES, "数え方", COMMITTEE_JUDGEMENT, "合計", COLUMNS];

/// 題名 of a table.
pub(super) fn title(d: &mut Visitor, title: &mut String) {
    d.required(TITLE, "表の題名。数え方は、後に付けて印刷します", title, text().unsaid());
}

/// 対象 of a table, described together with the axis.
pub(super) fn carrier(d: &mut Visitor, scope: &Scope) -> Option<Carrier> {
    let mut carrier = None;
    d.setting(CARRIER, "評価するもの。同じ名前の評価が2つあるとき", &mut carrier, scope.carrier().some());
    carrier
}

/// The name of an axis of this carrier; without a carrier, an axis of 取組項目 is preferred.
pub(super) fn axis<'a>(carrier: Option<Carrier>, scope: &'a Scope) -> Codec<'a, Named> {
    let read = move |at: &Cursor| {
        let of_carrier = |axis: &&Axis| carrier.is_none_or(|carrier| axis.carrier == carrier);
        let names = scope.form.axes.iter().filter(of_carrier).map(|axis| axis.name.as_str());
        scope.find(at, "評価", names, |name| find(&scope.form, name, carrier)).map(Named::axis)
    };
    let names = || scope.form.axes.iter().map(|axis| axis.name.as_str());
    Codec::new(read, move || offered(names(), text().schema()), |of| scope.said(of))
}

/// The axis of this name and carrier; without a carrier, an axis of 取組項目 is preferred.
pub(super) fn find<'a>(form: &'a Form, name: &str, carrier: Option<Carrier>) -> Option<&'a Axis> {
    let of_name = || form.axes.iter().filter(|axis| axis.name == name);
    match carrier {
        Some(carrier) => of_name().find(|axis| axis.carrier == carrier),
        None => of_name().find(|axis| axis.carrier == Carrier::Item).or_else(|| of_name().next()),
    }
}

/// The own text fields of the nodes that an axis judges; an indicator also has those of its 取組項目.
pub(super) fn fields_of(carrier: Carrier, form: &Form) -> impl Iterator<Item = Named> {
    let below = (carrier == Carrier::Indicator).then_some(Carrier::Item);
    [Some(carrier), below].into_iter().flatten().flat_map(move |carrier| {
        let texts = form.fields_of(carrier).filter(|field| field.kind == FieldKind::Text);
        texts.map(move |field| Named { carrier, name: field.name.clone() })
    })
}

/// The own text fields by which some axis could count.
pub(super) fn fields(form: &Form) -> impl Iterator<Item = &str> {
    let fields = form.fields.iter().filter(|field| field.kind == FieldKind::Text);
    let fields = fields.filter(|field| !matches!(field.carrier, Carrier::Section(_)));
    fields.map(|field| field.name.as_str())
}

/// 選択肢, each once. Reads nothing if the axis is unknown.
pub(super) fn options<'a>(axis: Option<&'a Axis>, scope: &'a Scope) -> Codec<'a, Vec<OptionIndex>> {
    condition::options(axis, option_or_group(axis, scope))
}

/// An option of an axis, or all of a group.
pub(super) fn option_or_group<'a>(axis: Option<&'a Axis>, scope: &'a Scope) -> Codec<'a, Vec<OptionIndex>> {
    let read = move |at: &Cursor| {
        let axis = axis?;
        let is_forgiven = |word: String| axis.scale.find_all(&word).is_empty() && scope.forgives(&word);
        if at.word().is_some_and(is_forgiven) { None } else { judgements::option_or_group(axis).read(at) }
    };
    let say = move |options: &Vec<OptionIndex>| axis.map_or(String::new(), |axis| axis.scale.said(options));
    Codec::new(read, || serde_json::json!({}), say).defined(OPTION)
}

/// Whether the paper shows a period; reports it if not.
pub(super) fn is_shown(at: &Cursor, period: Period, text: &str, shown: &[Period]) -> bool {
    let is_shown = shown.is_empty() || shown.contains(&period);
    if !is_shown {
        let message = format!("「{text}」は表示年度にないので、集計できません");
        at.fault(faults::YEAR_NOT_SHOWN, message, "「表示年度」に加えるか、ほかの年度を書いてください");
    }
    is_shown
}
