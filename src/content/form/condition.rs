//! うち: the conditions of the columns of a 集計.

use super::tallies::{Basis, empty_list, fields_of, is_apart, options, unknown};
use super::{Names, switch};
use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{Axis, Condition, Named, TallyPart, TallyRows};
use crate::vocabulary as word;

/// うち: by options of an axis, or by the texts of an own field.
pub(super) fn among(fields: &mut Fields, axis: &Axis, rows: Option<&TallyRows>, basis: &Basis) -> Option<TallyPart> {
    let share = switch(fields, word::SHARE, false);
    if let Some(at) = fields.take(word::AMONG) {
        let hint = "条件は1つだけです。分けて数えるときは、「うち」の列を並べてください";
        at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, "「うち」の中に「うち」があります", hint);
    }
    let mut first = |keys: [&'static str; 2]| {
        // All are asked for, so that all are known.
        let found = keys.map(|key| fields.get(key).map(|at| (key, at)));
        found.into_iter().flatten().next()
    };
    let (of_axis, of_field) = (first([word::OPTIONS, word::CHOICE]), first([word::OWN, word::VALUE]));
    let condition = match (of_axis, of_field) {
        (Some((one, _)), Some((other, at))) => {
            let message = format!("「うち」に「{one}」と「{other}」の両方があります");
            let hint = "条件は1つだけです。「選択肢」（ほかの評価なら「評価」も）か、「独自」と「値」の、どちらかを消してください";
            at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, message, hint);
            return None;
        }
        (None, Some(_)) => written(fields, axis, basis)?,
        (_, None) => chosen(fields, axis, basis)?,
    };
    if !is_apart(axis, &condition, rows) {
        let message = format!("「{}」は行の評価なので、「うち」の条件になりません", axis.name);
        let hint =
            "選択肢をまとめるなら、「行」に {見出し: 進んだもの, 選択肢: [順調, 概ね順調]} のように書いてください";
        fields.at().fault(faults::UNKNOWN_PART, message, hint);
        return None;
    }
    Some(TallyPart::Among { condition, share })
}

/// 評価 and 選択肢: options of the axis of the table, or of another one of the same nodes.
pub(super) fn chosen(fields: &mut Fields, axis: &Axis, basis: &Basis) -> Option<Condition> {
    let other = fields.written(word::CHOICE);
    let at = fields.needed(word::OPTIONS);
    let axis = match other {
        Some(other) => self::other(&other, axis, basis)?,
        None => axis,
    };
    let options = options(&at?, axis, basis);
    (!options.is_empty()).then_some(Condition::Chosen { axis: Named::of(axis), options })
}

fn other<'a>(at: &Cursor, axis: &Axis, basis: &Basis<'a>) -> Option<&'a Axis> {
    let name = at.text()?.value;
    let found = basis.form.axis(axis.carrier, &name);
    if found.is_none() && !basis.forgives(&name) {
        let axes: Vec<&str> = basis.form.axes_of(axis.carrier).map(|axis| axis.name.as_str()).collect();
        unknown(at, "評価", &name, axes.into_iter());
    }
    found
}

/// 独自 and 値.
fn written(fields: &mut Fields, axis: &Axis, basis: &Basis) -> Option<Condition> {
    let field = fields.needed(word::OWN).and_then(|at| field(&at, axis, basis));
    let values = fields.needed(word::VALUE).map(|at| values(&at)).unwrap_or_default();
    (!values.is_empty()).then_some(Condition::Written { field: field?, values })
}

fn field(at: &Cursor, axis: &Axis, basis: &Basis) -> Option<Named> {
    let name = at.text()?.value;
    let known: Vec<Named> = fields_of(axis.carrier, basis.form).collect();
    let found = known.iter().find(|field| field.name == name).cloned();
    if found.is_none() && !basis.forgives(&name) {
        unknown(at, "独自の項目", &name, known.iter().map(|field| field.name.as_str()));
    }
    found
}

/// 値, each once.
fn values(at: &Cursor) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut names = Names::of_words();
    let before = at.faults();
    for at in at.list("[市単独]") {
        let Some(text) = at.text() else { continue };
        if names.is_new(&at, &text.value, text.value.clone()) {
            values.push(text.value);
        }
    }
    if values.is_empty() && at.faults() == before {
        empty_list(at, "値", "[市単独] のように、1つ以上書いてください");
    }
    values
}
