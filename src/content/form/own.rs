//! 独自: the city's own fields.

use super::names::{Names, declared};
use super::scope::Scope;
use crate::content::codec::schema::{text_or, together};
use crate::content::codec::{Codec, Elements, Visitor, keyword, list, record, text};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Aggregate, Carrier, Field, FieldAggregate, FieldKind};
use crate::vocabulary::{CARRIER, COMPUTATION, NAME, UNIT};

const EXAMPLE: &str = "{名称: 予算額, 種類: 金額, 単位: 千円}";

/// 独自.
pub(super) fn fields<'a>(scope: &'a Scope) -> Codec<'a, Vec<Field>> {
    list(format!("- {EXAMPLE}"), field(scope))
        .keeping(Names::new, |names, at, field| names.is_new(at, &field.name, (field.carrier, field.name.clone())))
        .each_checked(|(at, field), all| has_source(at, field, all, scope))
        .codec()
}

/// A field: a name, or a map.
pub(super) fn field<'a>(scope: &'a Scope) -> Codec<'a, Field> {
    let usual =
        Field { name: String::new(), carrier: Carrier::Item, kind: FieldKind::default(), unit: None, aggregate: None };
    let short = {
        let usual = usual.clone();
        move |at: &Cursor| Some(Field { name: at.text()?.value, ..usual.clone() })
    };
    record(EXAMPLE, usual, move |d, field| define(d, field, scope)).or(short, text_or)
}

fn define(d: &mut Visitor, field: &mut Field, scope: &Scope) {
    d.required(NAME, "項目の名前。「独自」の中に書きます", &mut field.name, text().unsaid());
    let about = "取組項目（書かないときも）、指標、事業、または階層の名前";
    d.field(CARRIER, about, &mut field.carrier, scope.carrier());
    d.field("種類", "文章（書かないときも）、数、金額", &mut field.kind, keyword(&FieldKind::KEYWORDS));
    d.field(UNIT, "数の後に印刷する単位", &mut field.unit, text().some());
    let (mut aggregate, mut source) = match field.aggregate.take() {
        Some(FieldAggregate { aggregate, source }) => (Some(aggregate), Some(source)),
        None => (None, None),
    };
    let about = "下の取組項目から求めるとき。合計か平均";
    d.field(COMPUTATION, about, &mut aggregate, keyword(&Aggregate::KEYWORDS).some());
    d.field("もと", "計算のもとにする、取組項目の独自の項目か、点のある評価の名前", &mut source, text().some());
    d.rule(|| together(COMPUTATION, "もと"));
    d.rule(|| together("もと", COMPUTATION));
    if let Some(fields) = d.reading() {
        match (fields.written(COMPUTATION), &source) {
            (Some(_), None) => fields.missing("もと"),
            (None, Some(_)) => fields.missing(COMPUTATION),
            _ => {}
        }
    }
    field.aggregate = aggregate.zip(source).map(|(aggregate, source)| FieldAggregate { aggregate, source });
}

/// Reports a computed field that has nothing below it to compute from, or that does not hold figures.
fn has_source(at: &Cursor, field: &Field, all: &Elements<Field>, scope: &Scope) {
    let Some(FieldAggregate { source, .. }) = &field.aggregate else { return };
    if scope.forgives(source) {
        return;
    }
    if matches!(field.carrier, Carrier::Item | Carrier::Indicator) {
        let message = format!("「{}」は、取組項目から計算できません", field.name);
        return at.fault(faults::UNKNOWN_PART, message, "計算できるのは、「対象」が事業か階層の項目です");
    }
    if field.kind == FieldKind::Text {
        let message = format!("「{}」は計算するのに、種類が文章です", field.name);
        return at.fault(faults::UNKNOWN_PART, message, "「種類: 数」か「種類: 金額」と書いてください");
    }
    let is_figure = |(_, other): &(Cursor, Field)| {
        other.carrier == Carrier::Item && other.name == *source && other.kind != FieldKind::Text
    };
    let has_points = scope.form.axis(Carrier::Item, source).is_some_and(|axis| axis.scale.has_points());
    // The source may be a declared field that has a fault.
    let may_be_faulty = all.has_faults && declared(all.list).contains(source);
    if !all.read.iter().any(is_figure) && !has_points && !may_be_faulty {
        at.fault(
            faults::UNKNOWN_PART,
            format!("「もと」の「{source}」は、取組項目の数の項目でも、点のある評価でもありません"),
            "取組項目の「独自」の数か金額の名前、または選択肢に「点」のある評価の名前を書いてください",
        );
    }
}
