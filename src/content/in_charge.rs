//! 担当課 of a node, from the list in plan.yaml.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::codec::schema::{self, filled_list, one_of};
use super::codec::{Codec, Visitor};
use super::context::Context;
use crate::content::faults;
use crate::content::misspelling::{nearest, suggest, twin};
use crate::content::yaml::{Cursor, elements_in};
use crate::model::{InCharge, Placed};
use crate::vocabulary::{BUREAU, DEPARTMENTS, FORMER_NAME, NAME};

/// The key 担当課 of a section, a 事業 or an indicator, whose parts inherit it.
pub(super) fn of_whole(d: &mut Visitor, in_charge: &mut InCharge, context: &Context) {
    let about = "担当課の一覧。書かなければ、上の階層や事業の担当課と同じです";
    d.field(DEPARTMENTS, about, in_charge, departments(context));
}

/// The key 担当課 of a 取組項目.
///
/// - `inherits`: whether a node above has, or may have, a 担当課
pub(super) fn of_item(d: &mut Visitor, in_charge: &mut InCharge, inherits: bool, context: &Context) {
    let about =
        "担当課の一覧。plan.yaml の「担当課」から選びます。事業や上の階層に担当課があれば、書かなくてかまいません";
    if inherits || d.reading().is_none() {
        d.field(DEPARTMENTS, about, in_charge, departments(context));
    } else {
        d.needed(DEPARTMENTS, about, in_charge, departments(context));
    }
}

/// The schema rule that a node has 担当課.
pub(super) fn are_written() -> Json {
    json!({
        "required": [DEPARTMENTS],
        "properties": { (DEPARTMENTS): { "type": "array", "minItems": 1 } },
    })
}

fn departments<'a>(context: &'a Context) -> Codec<'a, InCharge> {
    let schema = move || {
        let mut list = match context.departments.as_slice() {
            [] => filled_list(schema::text()),
            names => filled_list(one_of(names.iter().map(String::as_str))),
        };
        list["minItems"] = json!(1);
        list["uniqueItems"] = json!(true);
        list
    };
    let example = match context.departments.first() {
        Some(department) => format!("[{department}]"),
        None => "[社会福祉課, 関係課]".to_owned(),
    };
    Codec::new(move |at| Some(InCharge::written(read(at, context))), schema, |_| String::new())
        .filled(schema)
        .shown(example)
}

/// The departments that one word names, where at least one is known: 甲課、乙課.
fn several<'a>(text: &'a str, known: &[String]) -> Option<Vec<&'a str>> {
    let is_known = |part: &&str| known.iter().any(|known| known == part);
    let listed = elements_in(text).filter(|parts| parts.iter().any(is_known));
    listed.or_else(|| {
        let parts: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || c == 'と')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        (parts.len() > 1 && parts.iter().all(is_known)).then_some(parts)
    })
}

fn read(at: &Cursor, context: &Context) -> Vec<Placed<String>> {
    const EXAMPLE: &str = "[社会福祉課, 関係課]";
    if let Some(text) = at.word().filter(|_| !at.is_folded())
        && let Some(parts) = several(&text, &context.departments)
    {
        let hint = format!("「[{}]」のように、1つずつ半角のコンマで区切ってください", parts.join(", "));
        at.fault(faults::WRONG_TYPE, "ここには一覧を書きます", hint);
        return Vec::new();
    }
    let elements = at.list(EXAMPLE);
    if elements.is_empty() && at.takes_list() {
        let hint = format!("{EXAMPLE} のように、1つ以上書いてください");
        at.fault_at(&at.place.of_key(), faults::MISSING_KEY, "担当課がありません", hint);
    }
    let names: Vec<Placed<String>> =
        elements.iter().filter(|at| !at.told_as_several()).filter_map(Cursor::text).collect();
    let mut seen: HashSet<&str> = HashSet::new();
    for name in &names {
        if !seen.insert(&name.value) {
            let message = format!("担当課「{}」が2度書かれています", name.value);
            at.fault_at(&name.place, faults::DUPLICATE_DEPARTMENT, message, "どちらか一方を消してください");
        }
        if context.departments.is_empty() || context.departments.contains(&name.value) {
            continue;
        }
        let today = context.former_names.iter().find(|(former, _)| *former == name.value);
        let near = nearest(&name.value, context.departments.iter().map(String::as_str));
        // Several departments in one word: 甲課、乙課.
        let parts = several(&name.value, &context.departments);
        let hint = match (today, near) {
            _ if parts.is_some() => {
                format!("[{}] のように、1つずつ半角のコンマで区切ってください", parts.unwrap_or_default().join(", "))
            }
            (Some((_, today)), _) => format!("「{today}」の旧称です。「{today}」と書いてください"),
            (None, _) if listed_with(&name.value, &context.departments).is_some() => {
                listed_with(&name.value, &context.departments).unwrap_or_default()
            }
            (None, near) => near.and_then(|known| twin(&name.value, known)).unwrap_or_else(|| {
                match suggest(&name.value, context.departments.iter().map(String::as_str)) {
                    Some(known) => format!("{known}。新しい課なら plan.yaml の「担当課」に加えてください"),
                    None => "plan.yaml の「担当課」に加えてください".to_owned(),
                }
            }),
        };
        at.fault_at(
            &name.place,
            faults::UNKNOWN_DEPARTMENT,
            format!("「{}」は担当課の一覧にありません", name.value),
            hint,
        );
    }
    names
}

/// The remedy for a department that plan.yaml lists in one word with others, or with its 部局 or 旧称.
fn listed_with(name: &str, listed: &[String]) -> Option<String> {
    let of_plan = |entry: &str| format!("plan.yaml の「担当課」の「{entry}」を、");
    listed.iter().find_map(|entry| {
        let parts: Vec<&str> = entry.split(['、', '，']).map(str::trim).collect();
        if parts.len() > 1 && parts.contains(&name) {
            let parts: String = parts.iter().map(|part| format!("「- {part}」")).collect();
            return Some(format!("{}{parts}と分けて書いてください", of_plan(entry)));
        }
        let bureau = entry.strip_prefix(name)?.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
        let (key, value) = match bureau.strip_prefix('旧').map(str::trim).filter(|former| !former.is_empty()) {
            Some(former) => (FORMER_NAME, former),
            None => (BUREAU, bureau),
        };
        Some(format!("{}「- {{{NAME}: {name}, {key}: {value}}}」と書いてください", of_plan(entry)))
    })
}
