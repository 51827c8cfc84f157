//! 評価: the judgements of a node, each under the name of its axis.

use serde_json::{Value as Json, json};

use super::codec::{Codec, Visitor, schema};
use super::context::Context;
use super::values::{Allowed, by_period, by_period_schema, example};
use crate::content::faults;
use crate::content::misspelling::{did_you_mean, is_same, is_same_sign, meant, nearest, twin};
use crate::content::yaml::{Cursor, Fields, elements_in};
use crate::finding::one_of;
use crate::model::{Axis, Carrier, Judgement, OptionIndex, Placed};
use crate::vocabulary::reserved::{OF_INDICATORS, OF_ITEMS, OF_PROJECTS, OF_SECTIONS};

/// The judgements of a node.
pub(super) fn judgements(d: &mut Visitor, carrier: Carrier, judgements: &mut Vec<Judgement>, context: &Context) {
    let axes = context.form.axes.iter().enumerate();
    for (index, axis) in axes.filter(|(_, axis)| axis.carrier == carrier) {
        let mut judgement = None;
        let about = format_args!("{}。空なら未記入です", axis.name);
        let codec = self::judgement(axis, context).defined_as(move || definition(index));
        d.even_blank(&axis.name, about, &mut judgement, codec.some());
        judgements.extend(judgement);
    }
    if let Some(fields) = d.reading() {
        under_another_key(fields, carrier, context);
    }
}

/// Reports options under a key that is none, where the axis that has them is not written.
fn under_another_key(fields: &mut Fields, carrier: Carrier, context: &Context) {
    let keys = fields.at().keys();
    let open: Vec<&Axis> = context.form.axes_of(carrier).filter(|it| !keys.contains(&it.name.as_str())).collect();
    let axis_of = |at: &Cursor| {
        let word = at.word()?;
        open.iter().find(|axis| axis.scale.find(&word).is_some()).map(|axis| axis.name.clone())
    };
    let names: Vec<String> = open.iter().map(|axis| axis.name.clone()).collect();
    let reserved = [&OF_SECTIONS[..], &OF_PROJECTS, &OF_ITEMS, &OF_INDICATORS];
    let is_free = |key: &str| {
        !reserved.iter().any(|keys| keys.contains(&key)) && meant(key, names.iter().map(String::as_str)).is_none()
    };
    let found = fields
        .unknown()
        .filter(|(key, _)| is_free(&key.value))
        .filter_map(|(key, at)| Some((key.clone(), axis_of(at)?)));
    for (key, axis) in found.collect::<Vec<_>>() {
        fields.take(&key.value);
        let message = format!("「{}」という項目はありません", key.value);
        fields.at().fault_at(&key.place, faults::UNKNOWN_KEY, message, did_you_mean(&axis));
    }
}

/// The definitions of the judgements in the schema.
pub(super) fn definitions(context: &Context) -> impl Iterator<Item = (String, Json)> {
    let axes = context.form.axes.iter().enumerate();
    axes.map(|(index, axis)| (definition(index), judgement(axis, context).schema()))
}

/// The definition of a judgement on the axis at an index.
fn definition(index: usize) -> String {
    format!("judgement-{}", index + 1)
}

/// A judgement: an option for the reported year, or period → option; several where the axis allows it.
fn judgement<'a>(axis: &'a Axis, context: &'a Context) -> Codec<'a, Judgement> {
    let read = move |at: &Cursor| {
        let choices = if at.is_map() {
            let options_shown = || axis.scale.short_words().cycle();
            let [first, second] = [0, 1].map(|nth| options_shown().nth(nth).unwrap_or_default());
            let example = example(&context.periods, [first, second]);
            by_period(at, Allowed::of_plan(&context.periods), &example, &[], |at| options(at, axis))
        } else {
            let options = options(at, axis).into_iter();
            options.map(|option| (context.year, Placed::new(option, at.place.clone()))).collect()
        };
        Some(Judgement { axis: axis.name.clone(), choices, withheld: false })
    };
    let schema = move || {
        let option = || option(axis).schema();
        let one_or_several = if axis.multiple {
            schema::one_of_or(names(axis), json!({ "type": "array", "items": option(), "uniqueItems": true }))
        } else {
            option()
        };
        let mut by_period = by_period_schema(&context.periods, &one_or_several);
        by_period["type"] = json!("object");
        json!({ "anyOf": [one_or_several, by_period] })
    };
    Codec::new(read, schema, |_| String::new())
}

/// The option of an axis, or a list of options if it allows several.
fn options(at: &Cursor, axis: &Axis) -> Vec<OptionIndex> {
    let option = option(axis);
    if axis.multiple && at.is_list() {
        let mut read: Vec<OptionIndex> = Vec::new();
        for at in at.elements() {
            let Some(choice) = option.read(&at) else { continue };
            if read.contains(&choice) {
                let message = format!("「{}」が2度書かれています", axis.scale.name(choice));
                at.fault(faults::DUPLICATE_NAME, message, "どちらか一方を消してください");
            } else {
                read.push(choice);
            }
        }
        return read;
    }
    option.read(at).into_iter().collect()
}

/// An option of an axis, by its name or its symbol.
pub(super) fn option<'a>(axis: &'a Axis) -> Codec<'a, OptionIndex> {
    let read = move |at: &Cursor| {
        if at.is_list() {
            one_only(at, axis);
            return None;
        }
        let text = at.text()?.value;
        let found = axis.scale.find(&text);
        if found.is_none() {
            let several = elements_in(&text).filter(|parts| parts.iter().all(|part| axis.scale.find(part).is_some()));
            let alike = names(axis).find(|name| is_same_sign(&text, name));
            let is_headed = |name: &&str| {
                text.strip_prefix(*name)
                    .is_some_and(|rest| rest.starts_with(['（', '(', ' ', '\u{3000}', ':', '：', '.', '．']))
            };
            let typed = names(axis).find(|name| is_same(&text, name)).or_else(|| names(axis).find(is_headed));
            let several_named = || axis.scale.called(&text).into_iter().chain(axis.scale.of_group(&text));
            let hint = match nearest(&text, names(axis)) {
                _ if several.is_some() && axis.multiple => {
                    format!("[{}] のように、半角のコンマで区切ってください", several.unwrap_or_default().join(", "))
                }
                _ if several.is_some() => "どれか1つだけを書いてください".to_owned(),
                _ if alike.is_some() => {
                    format!("別の文字です。「{}」と書いてください", alike.unwrap_or_default())
                }
                _ if several_named().next().is_some() => {
                    let words = several_named().map(|option| axis.scale.word(option));
                    format!("{}を書いてください", one_of(words))
                }
                _ if typed.is_some() => {
                    let blanks = if typed == Some(text.trim()) { "前後の空白を消して、" } else { "" };
                    format!("{blanks}「{}」と書いてください", typed.unwrap_or_default())
                }
                Some(option) => twin(&text, option).unwrap_or_else(|| format!("「{option}」ではありませんか")),
                None => format!("{}を書いてください", one_of(axis.scale.short_words())),
            };
            let message = match (axis.scale.of_group(&text).len(), axis.scale.called(&text).len()) {
                (0, 0) => format!("「{text}」は{}の選択肢にありません", axis.name),
                (0, count) => format!("「{text}」という選択肢は、{}に{count}つあります", axis.name),
                (count, _) => {
                    format!(
                        "「{text}」は、{}の選択肢を{count}個まとめた名前です。選ぶのは、その内訳の1つです",
                        axis.name
                    )
                }
            };
            at.fault(faults::UNKNOWN_STATUS, message, hint);
        }
        found
    };
    Codec::new(read, || schema::one_of(names(axis)), |option| axis.scale.name(*option).to_owned())
}

/// Reports a list where one option is chosen.
fn one_only(at: &Cursor, axis: &Axis) {
    let words: Vec<String> = at.elements().iter().filter_map(Cursor::word).collect();
    let hint = match words.as_slice() {
        [word] if at.elements().len() == 1 => format!("「{}: {word}」と書いてください", at.key().unwrap_or(&axis.name)),
        _ if axis.multiple => "1つだけ選んでください".to_owned(),
        _ => format!("1つだけ選んでください。2つ以上選ぶなら、様式の「{}」に「複数: 可」と書きます", axis.name),
    };
    at.fault(faults::WRONG_TYPE, format!("「{}」は1つだけ選びます（一覧になっています）", axis.name), hint);
}

/// The options of an axis that a text names: one, or all of a group.
pub(super) fn option_or_group<'a>(axis: &'a Axis) -> Codec<'a, Vec<OptionIndex>> {
    let read = move |at: &Cursor| {
        let named = at.word().map(|word| axis.scale.find_all(&word)).unwrap_or_default();
        if named.is_empty() { option(axis).read(at).map(|option| vec![option]) } else { Some(named) }
    };
    let say = |options: &Vec<OptionIndex>| axis.scale.said(options);
    Codec::new(read, || schema::one_of(names(axis).chain(axis.scale.groups())), say)
}

/// The texts by which an option of an axis is chosen.
pub(super) fn names(axis: &Axis) -> impl Iterator<Item = &str> + Clone {
    axis.scale.words()
}
