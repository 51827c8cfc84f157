//! Conditions: what was chosen on an axis, or what is written in an own field.

use super::names::Names;
use super::scope::Scope;
use crate::content::codec::said::entry;
use crate::content::codec::{Codec, list, text};
use crate::content::yaml::Cursor;
use crate::model::{Axis, Condition, OptionIndex};

/// 選択肢 of a condition, each once.
///
/// - `option`: reads one of the options of the axis, or all of a group
pub(super) fn options<'a>(axis: Option<&'a Axis>, option: Codec<'a, Vec<OptionIndex>>) -> Codec<'a, Vec<OptionIndex>> {
    list("[順調, 概ね順調]", option)
        .filled("選択肢")
        .keeping(Names::of_words, move |names, at, options: &Vec<OptionIndex>| {
            axis.is_some_and(|axis| options.iter().all(|option| names.is_new(at, axis.scale.name(*option), *option)))
        })
        .codec()
        .map(|options| options.concat(), |options| options.iter().map(|option| vec![*option]).collect())
        .accepted(|_, options| !options.is_empty())
}

/// 選択肢 of an axis of the form, each once; the name of a group stands for all of its options.
pub(super) fn options_of<'a>(axis: Option<&'a Axis>, scope: &'a Scope) -> Codec<'a, Vec<OptionIndex>> {
    let read = move |at: &Cursor| {
        let axis = axis?;
        let find = |name: &str| Some(axis.scale.find_all(name)).filter(|options| !options.is_empty());
        scope.find(at, "選択肢", axis.scale.words().chain(axis.scale.groups()), find)
    };
    options(axis, Codec::new(read, || text().schema(), |_| String::new()))
}

/// 値 of a condition, each once.
pub(super) fn values<'a>(example: &'a str) -> Codec<'a, Vec<String>> {
    list(example, text())
        .filled("値")
        .keeping(Names::of_words, |names, at, value: &String| names.is_new(at, value, value.clone()))
        .codec()
        .accepted(|_, values| !values.is_empty())
}

/// A condition in the words of a comparison.
pub(super) fn said(condition: &Condition, scope: &Scope) -> String {
    entry(&scope.said(condition.tested()), &scope.form.accepted(condition))
}
