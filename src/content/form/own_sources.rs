//! もと of an own field that is computed: a name of what is below, or a list of others of the same node.

use serde_json::json;

use super::names::{Names, declared};
use super::scope::Scope;
use crate::content::codec::{Codec, Elements, list, text};
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::Cursor;
use crate::finding::one_of;
use crate::model::{Axis, Carrier, Field, FieldAggregate, FieldKind, FieldOrigin};
use crate::vocabulary::SOURCE;

const EXAMPLE: &str = "[事業費, 人件費]";

/// もと: a name, or a list of names.
pub(super) fn origin<'a>() -> Codec<'a, FieldOrigin> {
    let read = |at: &Cursor| {
        Some(if at.is_list() { FieldOrigin::Beside(several().read(at)?) } else { FieldOrigin::Below(text().read(at)?) })
    };
    let schema = || json!({ "anyOf": [text().filled_schema(), several().schema()] });
    Codec::new(read, schema, |origin: &FieldOrigin| origin.names().join("、")).filled(schema)
}

fn several<'a>() -> Codec<'a, Vec<String>> {
    let hint = format!("{EXAMPLE} のように、同じものの独自の項目を2つ以上書いてください");
    list(EXAMPLE, text())
        .counted(2..=usize::MAX, "もとにする項目", "つ", hint)
        .keeping(Names::of_words, |names, at, name: &String| names.is_new(at, name, name.clone()))
        .codec()
}

/// Reports a computed field that has nothing to compute from, or that does not hold figures.
pub(super) fn has_sources(at: &Cursor, field: &Field, all: &Elements<Field>, scope: &Scope) {
    let Some(FieldAggregate { origin, .. }) = &field.aggregate else { return };
    if field.kind == FieldKind::Text {
        let message = format!("「{}」は計算するのに、種類が文章です", field.name);
        return at.fault(faults::UNKNOWN_PART, message, "「種類: 数」か「種類: 金額」と書いてください");
    }
    match origin {
        FieldOrigin::Below(source) if !scope.forgives(source) => is_below(at, (field, source), all, scope),
        FieldOrigin::Below(_) => {}
        FieldOrigin::Beside(names) => {
            let elements = at.peek(SOURCE).map(|list| list.elements()).unwrap_or_default();
            let named = elements.iter().zip(names).filter(|(_, name)| !scope.forgives(name));
            named.for_each(|(at, name)| is_beside(at, (field, name), all, scope));
        }
    }
}

/// Reports a name of the list that is none of a figure beside the field.
fn is_beside(at: &Cursor, (field, source): (&Field, &str), all: &Elements<Field>, scope: &Scope) {
    let fields = || all.read.iter().map(|(_, other)| other);
    let origin = |other: &Field| other.aggregate.as_ref().map(|from| from.origin.clone());
    let is_list = |other: &Field| matches!(origin(other), Some(FieldOrigin::Beside(_)));
    let beside = || fields().filter(|other| other.carrier == field.carrier && other.name != field.name);
    let is_source = |other: &Field| other.kind != FieldKind::Text && !is_list(other);
    let may_be_faulty = all.has_faults && declared(all.list).iter().any(|name| name == source);
    let found = beside().find(|other| other.name == *source);
    if found.is_some_and(is_source) || (found.is_none() && may_be_faulty) {
        return;
    }
    let names: Vec<&str> = beside().filter(|other| is_source(other)).map(|other| other.name.as_str()).collect();
    let carrier = |carrier| scope.carrier().say(&carrier);
    let able = || match names.as_slice() {
        [] => format!("一覧に書けるのは、「対象: {}」の数の項目だけです", carrier(field.carrier)),
        names => format!("一覧に書けるのは、{}です", one_of(names.iter().copied())),
    };
    let other = || fields().map(|other| (other.name.as_str(), "独自の項目", other.carrier));
    let axis = || scope.form.axes.iter().map(|axis| (axis.name.as_str(), "評価", axis.carrier));
    let (message, hint) = if source == field.name {
        (format!("「もと」に、「{source}」自身があります"), format!("「もと」から「{source}」を消してください"))
    } else if let Some(text) = found.filter(|found| found.kind == FieldKind::Text) {
        let hint = format!("「{}」に「種類: 数」か「種類: 金額」を加えてください", text.name);
        (format!("「もと」の「{source}」は文章の項目なので、計算できません"), hint)
    } else if let Some(FieldOrigin::Beside(names)) = found.and_then(origin) {
        let message = format!("「もと」の「{source}」も「もと」が一覧の項目なので、これからは計算できません");
        (message, format!("「{source}」の代わりに、その「もと」の{}を書いてください", quoted(&names)))
    } else if let Some((_, what, of)) = other().chain(axis()).find(|(name, ..)| *name == source) {
        let message = format!("「もと」の一覧の「{source}」は、「対象: {}」の{what}です", carrier(of));
        (message, able())
    } else {
        let message = format!("「もと」の「{source}」という、同じ「対象」の数の項目はありません");
        let hint = nearest(source, names.iter().copied()).map(|near| format!("「{near}」ではありませんか"));
        (message, hint.unwrap_or_else(able))
    };
    at.fault(faults::UNKNOWN_PART, message, hint);
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("「{name}」")).collect()
}

/// Reports a name that is none of figures below the field.
fn is_below(at: &Cursor, (field, source): (&Field, &String), all: &Elements<Field>, scope: &Scope) {
    if matches!(field.carrier, Carrier::Item | Carrier::Indicator) {
        let message = format!("「{}」の下に、計算のもとにするものはありません", field.name);
        let hint = "「もと」に名前を1つだけ書けるのは、「対象」が事業か階層の項目です。同じものの項目どうしを計算するなら、「もと: [事業費, 人件費]」のように一覧にしてください";
        return at.fault(faults::UNKNOWN_PART, message, hint);
    }
    let namesakes = || all.read.iter().map(|(_, other)| other).filter(|other| other.name == *source);
    let is_above = |carrier: Carrier| matches!(field.carrier, Carrier::Section(_)) && carrier == Carrier::Project;
    let is_source = |other: &Field| {
        let is_below = other.carrier == Carrier::Item || is_above(other.carrier);
        let is_of_below = matches!(&other.aggregate, Some(from) if matches!(from.origin, FieldOrigin::Below(_)));
        is_below && other.kind != FieldKind::Text && !is_of_below
    };
    let is_figure = namesakes().any(is_source);
    let is_judged = |axis: &&Axis| {
        let is_below = matches!(axis.carrier, Carrier::Item | Carrier::Indicator) || is_above(axis.carrier);
        is_below && axis.scale.has_points()
    };
    let has_points = scope.form.axes.iter().filter(|axis| axis.name == *source).any(|axis| is_judged(&axis));
    // The source may be a declared field that has a fault.
    let may_be_faulty = all.has_faults && declared(all.list).contains(source);
    // An own field of 取組項目 that is computed from below has been reported itself.
    let is_told = namesakes().any(|other| other.carrier == Carrier::Item && other.kind != FieldKind::Text);
    if is_figure || has_points || may_be_faulty || is_told {
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
        let able =
            "計算できるのは、下の取組項目か事業の数の項目（下から計算する項目を除きます）と、点のある評価だけです";
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
