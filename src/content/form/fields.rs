//! 独自: fields of the city's own.

use super::{Names, carrier, keyword};
use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{Aggregate, Axis, Carrier, Field, FieldAggregate, FieldKind};
use crate::vocabulary as word;

const EXAMPLE: &str = "{名称: 予算額, 種類: 金額, 単位: 千円}";

/// Reads the own fields.
///
/// - `unread`: names of axes whose declarations have faults, and which are no faults of their own here
pub(super) fn read(at: &Cursor, levels: &[String], axes: &[Axis], unread: &[String]) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    let mut names = Names::new();
    let mut computed = Vec::new();
    for at in at.list(&format!("- {EXAMPLE}")) {
        let Some(field) = field(&at, levels) else { continue };
        if names.is_new(&at, &field.name, (field.carrier, field.name.clone())) {
            computed.extend(field.aggregate.is_some().then_some((at, out.len())));
            out.push(field);
        }
    }
    for (at, index) in computed {
        if !out[index].aggregate.as_ref().is_some_and(|aggregate| unread.contains(&aggregate.source)) {
            judge(&at, &out[index], &out, axes);
        }
    }
    out
}

fn field(at: &Cursor, levels: &[String]) -> Option<Field> {
    if !at.is_map() {
        let name = at.text()?.value;
        return Some(Field { name, carrier: Carrier::Item, kind: FieldKind::default(), unit: None, aggregate: None });
    }
    let mut fields = at.fields(EXAMPLE);
    let name = fields.required(word::NAME);
    let carrier = carrier(&mut fields, levels);
    let kind = keyword(&mut fields, word::FIELD_KIND, &FieldKind::KEYWORDS);
    let unit = fields.text(word::UNIT).map(|text| text.value);
    let aggregate = aggregate(&mut fields);
    fields.finish();
    Some(Field { name: name?.value, carrier, kind, unit, aggregate })
}

/// 計算 and もと, which go together.
fn aggregate(fields: &mut Fields) -> Option<FieldAggregate> {
    let computation = fields.get(word::COMPUTATION).filter(|at| !at.is_blank());
    let source = fields.text(word::SOURCE);
    let at = match (computation, &source) {
        (Some(at), Some(_)) => at,
        (None, None) => return None,
        (Some(_), None) => {
            fields.missing(word::SOURCE);
            return None;
        }
        (None, Some(_)) => {
            fields.missing(word::COMPUTATION);
            return None;
        }
    };
    Some(FieldAggregate { aggregate: at.keyword(&Aggregate::KEYWORDS)?, source: source?.value })
}

/// Reports a computed field that has nothing below it to compute from, or whose kind is none of figures.
fn judge(at: &Cursor, field: &Field, all: &[Field], axes: &[Axis]) {
    let Some(FieldAggregate { source, .. }) = &field.aggregate else { return };
    if matches!(field.carrier, Carrier::Item | Carrier::Indicator) {
        at.fault(
            faults::UNKNOWN_PART,
            format!("「{}」は、取組項目から計算できません", field.name),
            "計算できるのは、「対象」が事業か階層の項目です",
        );
        return;
    }
    if field.kind == FieldKind::Text {
        let message = format!("「{}」は計算するのに、種類が文章です", field.name);
        at.fault(faults::UNKNOWN_PART, message, "「種類: 数」か「種類: 金額」と書いてください");
        return;
    }
    let is_figure =
        |other: &Field| other.carrier == Carrier::Item && other.name == *source && other.kind != FieldKind::Text;
    let has_points = |axis: &Axis| axis.carrier == Carrier::Item && axis.name == *source && axis.scale.has_points();
    if !all.iter().any(is_figure) && !axes.iter().any(has_points) {
        at.fault(
            faults::UNKNOWN_PART,
            format!("「もと」の「{source}」は、取組項目の数の項目でも、点のある評価でもありません"),
            "取組項目の「独自」の数か金額の名前、または選択肢に「点」のある評価の名前を書いてください",
        );
    }
}
