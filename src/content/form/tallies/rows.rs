//! 行: the rows of a table of counts.

use serde_json::json;

use super::names::{OPTION, fields, fields_of, option_or_group, options};
use crate::content::codec::said::with;
use crate::content::codec::schema::{defined, offered};
use crate::content::codec::{Codec, Visitor, list, record, text};
use crate::content::faults;
use crate::content::form::names::Names;
use crate::content::form::scope::Scope;
use crate::content::yaml::Cursor;
use crate::model::{Axis, Carrier, Form, OptionIndex, OptionUnion, TallyRows};
use crate::vocabulary::{BUREAU, DEPARTMENTS, LABELS, OPTIONS, PROJECT};

/// 行: options, or a word. Reads nothing if the axis is unknown.
pub(super) fn rows<'a>(axis: Option<&'a Axis>, scope: &'a Scope) -> Codec<'a, TallyRows> {
    let form = &scope.form;
    let read = move |at: &Cursor| {
        let judged = axis?;
        if at.is_list() {
            return unions(axis, scope).read(at).map(TallyRows::Unions);
        }
        let words = words(judged, form);
        let find = |name: &str| words.iter().find(|(word, _)| word == name).map(|(_, rows)| rows.clone());
        scope.find(at, "行", words.iter().map(|(word, _)| word.as_str()), find)
    };
    let schema = move || {
        let fixed = [OPTIONS, PROJECT, DEPARTMENTS, BUREAU].into_iter();
        let words = fixed.chain(form.levels.iter().map(String::as_str)).chain(fields(form));
        json!({ "anyOf": [offered(words, text().filled_schema()), unions(axis, scope).schema()] })
    };
    let say = move |rows: &TallyRows| match rows {
        TallyRows::Unions(list) => unions(axis, scope).say(list),
        TallyRows::Field(field) => scope.said(field),
        rows => {
            let words = axis.map(|axis| words(axis, form)).unwrap_or_default();
            words.into_iter().find(|(_, other)| other == rows).map(|(word, _)| word).unwrap_or_default()
        }
    };
    Codec::new(read, schema, say).filled(schema)
}

/// What may have a row in a table about an axis.
fn words(axis: &Axis, form: &Form) -> Vec<(String, TallyRows)> {
    let deepest = match axis.carrier {
        Carrier::Section(depth) => depth,
        _ => form.levels.len(),
    };
    let mut words = vec![(OPTIONS.to_owned(), TallyRows::Options)];
    if !matches!(axis.carrier, Carrier::Section(_)) {
        words.push((PROJECT.to_owned(), TallyRows::Projects));
    }
    if matches!(axis.carrier, Carrier::Item | Carrier::Indicator) {
        words.push((DEPARTMENTS.to_owned(), TallyRows::Departments));
        words.push((BUREAU.to_owned(), TallyRows::Bureaus));
    }
    let levels = form.levels.iter().enumerate().filter(|(depth, _)| *depth <= deepest);
    words.extend(levels.map(|(depth, label)| (label.clone(), TallyRows::Level(depth))));
    words.extend(fields_of(axis.carrier, form).map(|field| (field.name.clone(), TallyRows::Field(field))));
    words
}

/// Options, one or several in a row.
fn unions<'a>(axis: Option<&'a Axis>, scope: &'a Scope) -> Codec<'a, Vec<OptionUnion>> {
    let hint = "「行: 選択肢」と書くか、[順調, 遅れ] のように選択肢を1つ以上書いてください".to_owned();
    list("[順調, 遅れ]", union(axis, scope))
        .counted(1..=usize::MAX, "行", "", hint)
        .keeping(Names::of_words, |names, at, union: &OptionUnion| {
            names.is_new(at, &union.heading, union.heading.clone())
        })
        .checked(|_, unions| check_apart(unions))
        .codec()
}

/// Reports an option that stands alone and again in a group beside it: a row without a heading of its own says nothing of
/// counting twice.
fn check_apart(unions: &[(Cursor, OptionUnion)]) {
    let short = || unions.iter().filter(|(at, _)| !at.is_map());
    for (at, part) in short() {
        let has = |whole: &OptionUnion| whole.options.len() > part.options.len();
        let is_part = |whole: &OptionUnion| part.options.iter().all(|option| whole.options.contains(option));
        let Some((_, whole)) = short().find(|(_, whole)| has(whole) && is_part(whole)) else { continue };
        let message = format!("「{}」は「{}」の内訳なので、2つの行で数えることになります", part.heading, whole.heading);
        let hint = format!(
            "どちらか一方を消してください。「{}」の内訳を分けて数えるなら、「{}」の代わりに、内訳を1つずつ書きます",
            whole.heading, whole.heading
        );
        at.fault(faults::DUPLICATE_NAME, message, hint);
    }
}

/// Options that share a row: an option, or a map.
fn union<'a>(axis: Option<&'a Axis>, scope: &'a Scope) -> Codec<'a, OptionUnion> {
    let define = move |d: &mut Visitor, union: &mut OptionUnion| {
        d.required(LABELS, "行の見出し", &mut union.heading, text());
        d.required(OPTIONS, "行にまとめる選択肢", &mut union.options, options(axis, scope));
    };
    let short = move |at: &Cursor| {
        let options = option_or_group(axis, scope).read(at)?;
        Some(OptionUnion { heading: axis?.scale.said(&options), options })
    };
    let say = move |OptionUnion { heading, options }: &OptionUnion| with(heading, [options_said(axis, options)]);
    let none = OptionUnion { heading: String::new(), options: Vec::new() };
    record("{見出し: 進んだもの, 選択肢: [順調に進んだ, 概ね進んだ]}", none, define)
        .or(short, |map| json!({ "anyOf": [defined(OPTION), map] }))
        .said(say)
}

/// Options in the words of a comparison.
pub(super) fn options_said(axis: Option<&Axis>, options: &[OptionIndex]) -> String {
    axis.map(|axis| axis.scale.said(options)).unwrap_or_default()
}
