//! 独自: the city's own fields.

use super::names::{Names, declared};
use super::need::{ABOUT, NEED, need};
use super::scope::Scope;
use super::series::decimals;
use crate::content::codec::schema::{text_or, together};
use crate::content::codec::{Codec, Elements, Visitor, keyword, list, record, text};
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::Cursor;
use crate::finding::one_of;
use crate::model::{Aggregate, Axis, Carrier, Field, FieldAggregate, FieldKind, Named};
use crate::vocabulary::{CARRIER, COMPUTATION, DECIMALS, NAME, SOURCE, UNIT};

const NONE: &str = "ないとき";
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
    let (mut aggregate, mut source, mut decimals, mut none) = match field.aggregate.take() {
        Some(FieldAggregate { aggregate, source, decimals, none }) => (Some(aggregate), Some(source), decimals, none),
        None => (None, None, None, None),
    };
    let about = "下の取組項目、事業、指標から求めるとき。合計か平均";
    d.setting(COMPUTATION, about, &mut aggregate, keyword(&Aggregate::KEYWORDS).some());
    d.setting(SOURCE, "計算のもとにする、下の独自の項目か、点のある評価の名前", &mut source, text().some());
    let of = Named { carrier: field.carrier, name: field.name.clone() };
    d.setting(NEED, ABOUT, &mut field.need, need(of, scope).some());
    d.setting(DECIMALS, "計算した値の小数の桁数", &mut decimals, self::decimals().some());
    d.setting(NONE, "もとになる数が1つもないときに印刷する言葉", &mut none, text().some());
    d.rule(|| together(COMPUTATION, SOURCE));
    d.rule(|| together(SOURCE, COMPUTATION));
    d.rule(|| together(DECIMALS, COMPUTATION));
    d.rule(|| together(NONE, COMPUTATION));
    if let Some(fields) = d.reading() {
        match (fields.written(COMPUTATION), &source) {
            (Some(_), None) => fields.missing(SOURCE),
            (None, Some(_)) => fields.missing(COMPUTATION),
            (None, None) if decimals.is_some() || none.is_some() => fields.missing(COMPUTATION),
            _ => {}
        }
    }
    let computed = |(aggregate, source)| FieldAggregate { aggregate, source, decimals, none };
    field.aggregate = aggregate.zip(source).map(computed);
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
    let namesakes = || all.read.iter().map(|(_, other)| other).filter(|other| other.name == *source);
    let is_above = |carrier: Carrier| matches!(field.carrier, Carrier::Section(_)) && carrier == Carrier::Project;
    let is_source = |other: &Field| {
        let is_below = other.carrier == Carrier::Item || is_above(other.carrier);
        is_below && other.kind != FieldKind::Text && other.aggregate.is_none()
    };
    let is_figure = namesakes().any(is_source);
    let is_judged = |axis: &&Axis| {
        let is_below = matches!(axis.carrier, Carrier::Item | Carrier::Indicator) || is_above(axis.carrier);
        is_below && axis.scale.has_points()
    };
    let has_points = scope.form.axes.iter().filter(|axis| axis.name == *source).any(|axis| is_judged(&axis));
    // The source may be a declared field that has a fault.
    let may_be_faulty = all.has_faults && declared(all.list).contains(source);
    if is_figure || has_points || may_be_faulty {
        return;
    }
    let names = || {
        let fields = all.read.iter().map(|(_, other)| other).filter(|other| is_source(other));
        let axes = scope.form.axes.iter().filter(is_judged);
        fields.map(|field| field.name.as_str()).chain(axes.map(|axis| axis.name.as_str())).collect::<Vec<_>>()
    };
    let axis_of_others = scope.form.axes.iter().find(|axis| axis.name == *source).map(|axis| ("評価", axis.carrier));
    let of_others = namesakes().next().map(|field| ("独自の項目", field.carrier)).or(axis_of_others);
    let (message, hint) = if namesakes().any(|other| other.carrier == Carrier::Item) {
        let message = format!("「もと」の「{source}」は文章の項目なので、計算できません");
        (message, format!("「{source}」に「種類: 数」か「種類: 金額」を加えてください"))
    } else if scope.form.axis(Carrier::Item, source).is_some() {
        let message = format!("「もと」の「{source}」の選択肢に点がないので、計算できません");
        (message, "選択肢に {名称: 順調, 点: 3} のように点を付けてください".to_owned())
    } else if let Some((what, carrier)) = of_others {
        let carrier = scope.carrier().say(&carrier);
        let message = format!("「もと」の「{source}」は「対象: {carrier}」の{what}なので、計算できません");
        let able = "計算できるのは、下の取組項目か事業の数の項目（計算する項目を除きます）と、点のある評価だけです";
        match names().as_slice() {
            [] => (message, format!("{able}。「計算」と「もと」を消してください")),
            names => (message, format!("{able}。「もと」に {}を書いてください", one_of(names.iter().copied()))),
        }
    } else {
        let message = format!("「もと」の「{source}」という、下の数の項目も点のある評価もありません");
        let hint = match nearest(source, names().into_iter()) {
            Some(near) => format!("「{near}」ではありませんか"),
            None => "取組項目か事業の「独自」の数か金額の名前、または選択肢に「点」のある評価の名前を書いてください"
                .to_owned(),
        };
        (message, hint)
    };
    at.fault(faults::UNKNOWN_PART, message, hint);
}
