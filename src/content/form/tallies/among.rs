//! うち: the conditions of the columns of a 集計 that count only a part.

use super::names::{fields, fields_of, options};
use crate::content::codec::schema::offered;
use crate::content::codec::{Codec, Visitor, text};
use crate::content::faults;
use crate::content::form::condition::values;
use crate::content::form::scope::Scope;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{Axis, Condition, Named, OptionIndex, TallyRows};
use crate::vocabulary::{AXES, OPTIONS, OWN, VALUE};

/// Whether 選択肢 are required.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// They are required.
    Always,
    /// They are required because the rows are not options.
    Sometimes,
}

/// 評価 and 選択肢: options of the axis of the table, or of another one of the same nodes.
pub(super) fn chosen(d: &mut Visitor, axis: Option<&Axis>, scope: &Scope, asked: Chosen) -> Option<Condition> {
    let mut other = None;
    let about = "条件にする評価の名前。書かないときは、数える評価";
    d.setting(AXES, about, &mut other, self::other(axis, scope).some());
    let axis = match d.reading().and_then(|fields| fields.written(AXES)) {
        Some(_) => other.as_ref().and_then(|other: &Named| scope.form.axis(other.carrier, &other.name)),
        None => axis,
    };
    let mut chosen: Option<Vec<OptionIndex>> = None;
    let options = options(axis, scope).some();
    match asked {
        Chosen::Always => d.required(OPTIONS, "この中のどれかを選んだものを数えます", &mut chosen, options),
        Chosen::Sometimes => {
            d.setting(OPTIONS, "行が選択肢でないとき、どの選択肢の件数を比べるか", &mut chosen, options);
        }
    }
    Some(Condition::Chosen { axis: Named::axis(axis?), options: chosen? })
}

/// An axis of the same nodes.
fn other<'a>(axis: Option<&'a Axis>, scope: &'a Scope) -> Codec<'a, Named> {
    let read = move |at: &Cursor| {
        let carrier = axis?.carrier;
        let axes: Vec<&str> = scope.form.axes_of(carrier).map(|axis| axis.name.as_str()).collect();
        scope.find(at, "評価", axes.into_iter(), |name| scope.form.axis(carrier, name)).map(Named::axis)
    };
    let schema = || offered(scope.form.axes.iter().map(|axis| axis.name.as_str()), text().schema());
    Codec::new(read, schema, |of| scope.said(of))
}

/// 独自 and 値: texts of an own field.
pub(super) fn written(d: &mut Visitor, axis: Option<&Axis>, scope: &Scope) -> Option<Condition> {
    let (mut of, mut held) = (None, None);
    d.required(OWN, "条件にする独自の項目（文章）の名前", &mut of, field(axis, scope).some());
    d.required(VALUE, "この中のどれかが書いてあるものを数えます", &mut held, values("[市単独]").some());
    Some(Condition::Written { field: of?, values: held? })
}

fn field<'a>(axis: Option<&'a Axis>, scope: &'a Scope) -> Codec<'a, Named> {
    let read = move |at: &Cursor| {
        let known: Vec<Named> = fields_of(axis?.carrier, &scope.form).collect();
        let names = known.iter().map(|field| field.name.as_str());
        scope.find(at, "独自の項目", names, |name| known.iter().find(|field| field.name == name).cloned())
    };
    let schema = || offered(fields(&scope.form), text().filled_schema());
    Codec::new(read, schema, |of| scope.said(of)).filled(schema)
}

/// Whether a うち names a single condition; reports a second one.
pub(super) fn is_single(fields: &mut Fields) -> bool {
    let mut first = |keys: [&'static str; 2]| keys.into_iter().find_map(|key| fields.get(key).map(|at| (key, at)));
    let (Some((one, _)), Some((other, at))) = (first([OPTIONS, AXES]), first([OWN, VALUE])) else { return true };
    let message = format!("「うち」に「{one}」と「{other}」の両方があります");
    let hint =
        "条件は1つだけです。「選択肢」（ほかの評価なら「評価」も）か、「独自」と「値」の、どちらかを消してください";
    at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, message, hint);
    false
}

/// Whether a condition concerns another axis than the rows; reports it if not.
pub(super) fn is_apart(at: &Cursor, axis: &Axis, condition: &Condition, rows: Option<&TallyRows>) -> bool {
    let is_same = matches!(condition, Condition::Chosen { axis: other, .. } if other.name == axis.name);
    let is_apart = !(is_same && !axis.multiple && rows.is_some_and(TallyRows::are_options));
    if !is_apart {
        let message = format!("「{}」は行の評価なので、「うち」の条件になりません", axis.name);
        let hint =
            "選択肢をまとめるなら、「行」に {見出し: 進んだもの, 選択肢: [順調, 概ね順調]} のように書いてください";
        at.fault(faults::UNKNOWN_PART, message, hint);
    }
    is_apart
}
