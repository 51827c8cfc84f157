//! 評価: the axes of judgement.

use serde_json::{Value as Json, json};

use super::bands::bands;
use super::behind::{BEHIND, behind};
use super::mark::{check_symbols, mark};
use super::names::{Names, named};
use super::need::{ABOUT, NEED, need};
use super::scale::scale;
use super::scope::Scope;
use crate::content::codec::schema::{BLANK, exactly};
use crate::content::codec::{Codec, Visitor, keyword, lines, list, switch, text};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Axis, Carrier, Choice, Named, Scale};
use crate::vocabulary::{
    CARRIER, COMMITTEE_JUDGEMENT, INDICATORS, ITEMS, LEGEND, NAME, NO, OPTIONS, PROJECT, YES, reserved,
};

const EXAMPLE: &str = "{名称: 進捗状況, 選択肢: [順調, 遅れ]}";

/// 評価.
pub(super) fn axes<'a>(scope: &'a Scope) -> Codec<'a, Vec<Axis>> {
    list(format!("- {EXAMPLE}"), axis(scope))
        .keeping(Names::new, |names, at, axis: &Axis| {
            let is_new = names.is_new(at, &axis.name, (axis.carrier, axis.name.clone()));
            is_new && is_apart(at, axis, scope) && is_free(at, axis)
        })
        .codec()
}

/// An axis.
pub(super) fn axis<'a>(scope: &'a Scope) -> Codec<'a, Axis> {
    let usual = Axis {
        name: String::new(),
        scale: Scale::with_options(Vec::new()),
        committee: false,
        behind: Vec::new(),
        ..Axis::default()
    };
    lines(EXAMPLE, usual, move |d, axis| define(d, axis, scope))
}

fn define(d: &mut Visitor, axis: &mut Axis, scope: &Scope) {
    d.required(NAME, "評価の名前。取組項目などに、この名前で書きます", &mut axis.name, text().unsaid());
    let about = "評価するもの。取組項目（書かないときも）、指標、事業、または階層の名前";
    d.setting(CARRIER, about, &mut axis.carrier, scope.carrier());
    d.required(OPTIONS, "選択肢の一覧。2個から12個。内訳を付けて、2段にできます", &mut axis.scale, scale());
    d.setting("印", "選択肢の印刷のしかた", &mut axis.mark, mark());
    let written = d.reading().and_then(|fields| fields.get("印"));
    check_symbols(written, axis.mark, &axis.scale);
    let legend = legend(axis.scale.clone());
    d.setting(LEGEND, "シートの下の説明。あり、なし、または印刷する文", &mut axis.legend, legend);
    let multiple = keyword(&[("可", true), ("不可", false)]).unless(false);
    d.setting("複数", "2つ以上選べるかどうか。可、不可（書かないときも）", &mut axis.multiple, multiple);
    let of = Named { carrier: axis.carrier, name: axis.name.clone() };
    d.setting(NEED, ABOUT, &mut axis.need, need(of, scope).some());
    let about = "委員会も評価するかどうか。あり、なし（書かないときも）";
    d.setting(COMMITTEE_JUDGEMENT, about, &mut axis.committee, switch());
    let declared = d.reading().and_then(|fields| fields.get(OPTIONS));
    let about = "遅れを表す選択肢の一覧。総括表の最初のページに、その評価のものを一覧にします";
    d.setting(BEHIND, about, &mut axis.behind, behind(&axis.scale, declared.as_ref(), scope));
    let bands = bands(axis.scale.clone(), declared, scope);
    d.setting("判定", "値から評価を決めるときの段階", &mut axis.bands, bands.some());
    d.rule(free_names);
    let carrier = axis.carrier;
    if let Some(at) = d.reading().and_then(|fields| fields.written("判定")).filter(|_| carrier != Carrier::Indicator)
    {
        let hint = "「対象: 指標」の評価にするか、「判定」を消してください";
        at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, "「判定」は、指標の評価だけに使えます", hint);
    }
}

/// 凡例: あり, なし, or a text.
fn legend<'a>(scale: Scale) -> Codec<'a, Option<String>> {
    let read = move |at: &Cursor| {
        Some(match at.text()?.value {
            text if text == NO => None,
            text if text == YES => Some(usual_legend(&scale)),
            text => Some(text),
        })
    };
    Codec::new(read, || text().schema(), |legend: &Option<String>| legend.clone().unwrap_or_default())
}

/// The default 凡例.
fn usual_legend(scale: &Scale) -> String {
    let option = |option: &Choice| match &option.symbol {
        Some(symbol) => format!("{symbol}：{}", option.name),
        None => option.name.clone(),
    };
    scale.options().iter().map(option).collect::<Vec<_>>().join("　")
}

/// Whether the name of an axis differs from the names written beside it, such as levels and series.
fn is_apart(at: &Cursor, axis: &Axis, scope: &Scope) -> bool {
    let clashes = match axis.carrier {
        Carrier::Section(_) => scope.form.levels.contains(&axis.name),
        Carrier::Indicator => scope.form.series(&axis.name).is_some(),
        Carrier::Project | Carrier::Item => false,
    };
    if clashes {
        let message = format!("「{}」は、階層か系列の名前にもなっています", axis.name);
        at.fault_at(&named(at), faults::DUPLICATE_NAME, message, "どちらか一方の名前を変えてください");
    }
    !clashes
}

/// Whether the name of an axis differs from the keys written beside its judgements.
fn is_free(at: &Cursor, axis: &Axis) -> bool {
    let taken: &[&str] = match axis.carrier {
        Carrier::Section(_) => &reserved::OF_SECTIONS,
        Carrier::Project => &reserved::OF_PROJECTS,
        Carrier::Item => &reserved::OF_ITEMS,
        Carrier::Indicator => &reserved::OF_INDICATORS,
    };
    let free = !taken.contains(&axis.name.as_str());
    if !free {
        let message = format!("「{}」は評価の名前に使えません", axis.name);
        at.fault_at(
            &named(at),
            faults::UNKNOWN_WORD,
            message,
            "同じ場所で別の意味を持つ項目です。別の名前にしてください",
        );
    }
    free
}

/// The rule of [`is_free`] in the schema.
fn free_names() -> Json {
    use reserved::{OF_INDICATORS, OF_ITEMS, OF_PROJECTS, OF_SECTIONS};
    let free = |reserved: &[&str]| json!({ "properties": { (NAME): { "not": exactly(reserved) } } });
    let of = |word| json!({ "required": [CARRIER], "properties": { (CARRIER): exactly(&[word]) } });
    let blank = json!({ "type": ["string", "null"], "pattern": BLANK });
    let item = json!({ "properties": { (CARRIER): { "anyOf": [blank, exactly(&[ITEMS])] } } });
    json!({
        "if": item,
        "then": free(&OF_ITEMS),
        "else": {
            "if": of(PROJECT),
            "then": free(&OF_PROJECTS),
            "else": { "if": of(INDICATORS), "then": free(&OF_INDICATORS), "else": free(&OF_SECTIONS) },
        },
    })
}
