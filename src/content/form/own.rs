//! 独自: the city's own fields.

use super::names::Names;
use super::need::{ABOUT, NEED, need};
use super::own_sources::{has_sources, origin};
use super::scope::Scope;
use super::series::decimals;
use crate::content::codec::schema::{text_or, together};
use crate::content::codec::{Codec, Visitor, keyword, list, record, text};
use crate::content::yaml::Cursor;
use crate::model::{Aggregate, Carrier, Field, FieldAggregate, FieldKind, Named};
use crate::vocabulary::{CARRIER, COMPUTATION, DECIMALS, NAME, SOURCE, UNIT};

const NONE: &str = "ないとき";
const EXAMPLE: &str = "{名称: 予算額, 種類: 金額, 単位: 千円}";

/// 独自.
pub(super) fn fields<'a>(scope: &'a Scope) -> Codec<'a, Vec<Field>> {
    list(format!("- {EXAMPLE}"), field(scope))
        .keeping(Names::new, |names, at, field| names.is_new(at, &field.name, (field.carrier, field.name.clone())))
        .each_checked(|(at, field), all| has_sources(at, field, all, scope))
        .codec()
}

/// A field: a name, or a map.
pub(super) fn field<'a>(scope: &'a Scope) -> Codec<'a, Field> {
    let usual = Field {
        name: String::new(),
        carrier: Carrier::Item,
        kind: FieldKind::default(),
        unit: None,
        aggregate: None,
        need: None,
    };
    let short = {
        let usual = usual.clone();
        move |at: &Cursor| Some(Field { name: at.text()?.value, ..usual.clone() })
    };
    record(EXAMPLE, usual, move |d, field| define(d, field, scope)).or(short, text_or)
}

fn define(d: &mut Visitor, field: &mut Field, scope: &Scope) {
    d.required(NAME, "項目の名前。「独自」の中に書きます", &mut field.name, text().unsaid());
    let about = "取組項目（書かないときも）、指標、事業、または階層の名前";
    d.setting(CARRIER, about, &mut field.carrier, scope.carrier());
    d.setting("種類", "文章（書かないときも）、数、金額", &mut field.kind, keyword(&FieldKind::KEYWORDS));
    d.setting(UNIT, "数の後に印刷する単位", &mut field.unit, text().some());
    let (mut aggregate, mut origin, mut decimals, mut none) = match field.aggregate.take() {
        Some(FieldAggregate { aggregate, origin, decimals, none }) => (Some(aggregate), Some(origin), decimals, none),
        None => (None, None, None, None),
    };
    let about = "ほかの数から求めるとき。合計か平均";
    d.setting(COMPUTATION, about, &mut aggregate, keyword(&Aggregate::KEYWORDS).some());
    let about = "計算のもとにする、下の独自の項目か、点のある評価の名前。または、同じものの独自の項目の一覧";
    d.setting(SOURCE, about, &mut origin, self::origin().some());
    let of = Named { carrier: field.carrier, name: field.name.clone() };
    d.setting(NEED, ABOUT, &mut field.need, need(of, scope).some());
    d.setting(DECIMALS, "計算した値の小数の桁数", &mut decimals, self::decimals().some());
    d.setting(NONE, "もとになる数が1つもないときに印刷する言葉", &mut none, text().some());
    d.rule(|| together(COMPUTATION, SOURCE));
    d.rule(|| together(SOURCE, COMPUTATION));
    d.rule(|| together(DECIMALS, COMPUTATION));
    d.rule(|| together(NONE, COMPUTATION));
    if let Some(fields) = d.reading() {
        match (fields.written(COMPUTATION), &origin) {
            (Some(_), None) => fields.missing(SOURCE),
            (None, Some(_)) => fields.missing(COMPUTATION),
            (None, None) if decimals.is_some() || none.is_some() => fields.missing(COMPUTATION),
            _ => {}
        }
    }
    let computed = |(aggregate, origin)| FieldAggregate { aggregate, origin, decimals, none };
    field.aggregate = aggregate.zip(origin).map(computed);
}
