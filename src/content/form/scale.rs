//! 選択肢: the options of an axis, in one level or in two.

use super::names::{Names, declared};
use crate::content::codec::said::with;
use crate::content::codec::schema::text_or;
use crate::content::codec::{Codec, Visitor, decimal, keyword, list, record, text};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Choice, Scale};
use crate::vocabulary::{BREAKDOWN, EXPLANATION, NAME, OPTIONS, SYMBOL, TALLIES};

/// How many options an axis may have.
const MOST: usize = 12;
const POINTS: &str = "点";

/// An option, or a group of them, as it is declared.
#[derive(Clone)]
struct Declared {
    choice: Choice,
    /// 内訳. The options of the group.
    parts: Vec<Choice>,
}

/// 選択肢.
pub(super) fn scale<'a>() -> Codec<'a, Scale> {
    let hint = format!("選択肢は2個から{MOST}個までです");
    list("[順調, 遅れ]", option())
        .counted(2..=MOST, "選択肢", "個", hint)
        // An option is chosen by its name or its symbol, so neither may mean another option.
        .keeping(Names::new, |names, at, Declared { choice, parts }| {
            let symbol = |choice: &Choice| choice.symbol.clone().filter(|symbol| *symbol != choice.name);
            let place = |key| at.peek(key).map_or_else(|| at.place.clone(), |at| at.place);
            names.is_new(at, &choice.name, choice.name.clone())
                && symbol(choice).is_none_or(|symbol| names.is_new_at(at, place(SYMBOL), &symbol, symbol.clone()))
                && parts
                    .iter()
                    .filter_map(symbol)
                    .all(|symbol| names.is_new_at(at, place(BREAKDOWN), &symbol, symbol.clone()))
        })
        .checked(check)
        .codec()
        .map(|declared| Scale::with_options(declared.into_iter().flat_map(options).collect()), groups)
}

/// The options of a scale that one entry declares.
fn options(Declared { choice, parts }: Declared) -> Vec<Choice> {
    let group = choice.name.clone();
    if parts.is_empty() { vec![choice] } else { parts.into_iter().map(|part| part.in_group(&group)).collect() }
}

fn groups(scale: &Scale) -> Vec<Declared> {
    let alone = |choice: &Choice| Choice { name: choice.own_name().to_owned(), within: None, ..choice.clone() };
    let declared = |options: &[Choice]| match options[0].group() {
        Some(group) => Declared { choice: Choice::new(group), parts: options.iter().map(alone).collect() },
        None => Declared { choice: options[0].clone(), parts: Vec::new() },
    };
    scale.grouped().map(declared).collect()
}

/// Reports too many options in all groups, and one that is called like a group or like an option without one.
fn check(list: &Cursor, entries: &[(Cursor, Declared)]) {
    let count: usize = entries.iter().map(|(_, entry)| entry.parts.len().max(1)).sum();
    if count > MOST {
        let message = format!("選択肢が、内訳も合わせて{count}個あります");
        list.fault_at(&list.place.of_key(), faults::OPTION_COUNT, message, format!("内訳も合わせて{MOST}個までです"));
    }
    for (at, entry) in entries {
        let is_whole = |part: &&Choice| entries.iter().any(|(_, other)| other.choice.name == part.name);
        if let Some(part) = entry.parts.iter().find(is_whole) {
            let place = at.peek(BREAKDOWN).map_or_else(|| at.place.clone(), |at| at.place.of_key());
            let message = format!("「{}」が、「{}」の内訳にも、その外にもあります", part.name, entry.choice.name);
            at.fault_at(&place, faults::DUPLICATE_NAME, message, "どちらか一方の名前を変えてください");
        }
    }
}

/// An option, or a group: a name, or a map.
fn option<'a>() -> Codec<'a, Declared> {
    let define = |d: &mut Visitor, Declared { choice, parts }: &mut Declared| {
        keys(d, choice);
        let about = "この選択肢を分けた、小さい選択肢の一覧。選ぶのは、小さい方です";
        let codec = list("[拡大, 縮小]", part())
            .filled("内訳の選択肢")
            .keeping(Names::new, |names, at, part: &Choice| names.is_new(at, &part.name, part.name.clone()));
        d.setting(BREAKDOWN, about, parts, codec.codec());
        let Some(fields) = d.reading() else { return };
        if fields.written(BREAKDOWN).is_none() {
            return;
        }
        for key in [SYMBOL, POINTS, TALLIES, EXPLANATION] {
            if let Some(at) = fields.written(key) {
                let message = format!("「{key}」は、内訳のある選択肢には使えません");
                let hint = format!("「{BREAKDOWN}」の選択肢の1つずつに書いてください");
                at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, message, hint);
            }
        }
        if parts.is_empty() {
            d.refuse();
        }
    };
    let say = |Declared { choice, parts }: &Declared| match parts.as_slice() {
        [] => said(choice),
        parts => with(&choice.name, parts.iter().map(said)),
    };
    let short = |at: &Cursor| Some(Declared { choice: Choice::new(at.text()?.value), parts: Vec::new() });
    let none = Declared { choice: Choice::new(""), parts: Vec::new() };
    record("{名称: 順調, 記号: ◎}", none, define).or(short, text_or).said(say)
}

/// An option of a group.
fn part<'a>() -> Codec<'a, Choice> {
    let short = |at: &Cursor| Some(Choice::new(at.text()?.value));
    record("{名称: 拡大, 記号: A}", Choice::new(""), keys).or(short, text_or).said(said)
}

fn keys(d: &mut Visitor, choice: &mut Choice) {
    d.required(NAME, "選択肢の名前", &mut choice.name, text());
    d.setting(SYMBOL, "記号だけを印刷するときの記号（◎、A など）", &mut choice.symbol, text().some());
    d.setting(POINTS, "平均するときの点", &mut choice.points, decimal().some());
    let counted = keyword(&[("する", true), ("しない", false)]);
    d.setting(TALLIES, "割合の母数に入れるかどうか。する（書かないときも）、しない", &mut choice.counted, counted);
    d.setting(EXPLANATION, "どのようなときに選ぶか。凡例のページに印刷します", &mut choice.explanation, text().some());
}

fn said(Choice { name, within: _, symbol, points, counted, explanation }: &Choice) -> String {
    let points = points.map(|points| format!("{points}点"));
    let counted = (!counted).then(|| "集計しない".to_owned());
    with(name, symbol.iter().cloned().chain(points).chain(counted).chain(explanation.clone()))
}

/// The names that 選択肢 of an axis declare, read or not.
///
/// - `at`: the axis
pub(super) fn declared_options(at: &Cursor) -> Vec<String> {
    let Some(options) = at.peek(OPTIONS) else { return Vec::new() };
    names_in(&options)
}

/// The names of the options of a list and of their 内訳, read or not.
pub(super) fn names_in(options: &Cursor) -> Vec<String> {
    let elements = options.elements();
    let parts = elements.iter().flat_map(|at| {
        let group = at.peek(NAME).and_then(|at| at.word()).unwrap_or_default();
        let own = at.peek(BREAKDOWN).map(|at| declared(&at)).unwrap_or_default();
        own.into_iter().flat_map(move |own| [format!("{group}/{own}"), own])
    });
    declared(options).into_iter().chain(parts).collect()
}
