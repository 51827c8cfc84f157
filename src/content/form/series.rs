//! 系列: the series an indicator may have.

use serde_json::json;

use super::names::{Names, named};
use crate::characters::FORMULA_SIGNS;
use crate::content::codec::schema::{BLANK, escaped};
use crate::content::codec::{Codec, Visitor, count, free_text, keyword, list, record, text, word};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::finding::one_of;
use crate::model::{Blanks, Computation, Formula, Role, Rounding, SeriesForm, SeriesYear};
use crate::vocabulary::{COMPUTATION, DECIMALS, NAME, UNIT, YEAR, reserved};

/// 系列.
pub(super) fn series<'a>() -> Codec<'a, Vec<SeriesForm>> {
    list("[計画, 実績]", one())
        .keeping(Names::new, |names, at, series| names.is_new(at, &series.name, series.name.clone()))
        // A missing name may belong to a series that could not be read.
        .checked(|_, all| all.iter().for_each(|(at, series)| needs(at, series, all)))
        .codec()
}

/// A series in the words of a comparison.
pub(super) fn said(series: &SeriesForm) -> String {
    one().say(series)
}

/// A series: a name, or a map.
fn one<'a>() -> Codec<'a, SeriesForm> {
    let short = |at: &Cursor| {
        let name = name().read(at)?;
        let role = role_of(&name);
        Some(SeriesForm::new(name, role))
    };
    let either = |map| json!({ "anyOf": [name().schema(), map] });
    record("{名称: 計画, 役割: 目標}", SeriesForm::new("", Role::None), define).or(short, either)
}

fn define(d: &mut Visitor, series: &mut SeriesForm) {
    d.required(NAME, "系列の名前。指標の中に、この名前で値を書きます", &mut series.name, name().unsaid());
    let mut role = Some(series.role).filter(|_| d.reading().is_none());
    let about = "計算と検査での役割。名前が実績、目標、基準、累計なら、書かなくてもかまいません";
    d.setting("役割", about, &mut role, keyword(&Role::KEYWORDS).some());
    let about = "表示年度（書かないときも）、独自（目標年度のような、1つだけの年度）、共通（どの年度にも同じ1つの値）";
    d.setting(YEAR, about, &mut series.year, keyword(&SeriesYear::KEYWORDS));
    d.setting(UNIT, "値の後に印刷する単位。指標の単位と違うとき", &mut series.unit, text().some());
    let about = "値がないときに未記入として数えるか。書かないときは、役割が実績の最初の系列だけを数えます";
    d.setting("未記入", about, &mut series.blanks, keyword(&Blanks::KEYWORDS).some());
    let (mut formula, mut decimals, mut rounding) = match series.computation.take() {
        Some(Computation { formula, decimals, rounding }) => (Some(formula), decimals, rounding),
        None => (None, None, Rounding::default()),
    };
    d.setting(COMPUTATION, "ほかの系列から計算するときの式", &mut formula, self::formula().some());
    d.setting(DECIMALS, "計算した値の小数の桁数", &mut decimals, self::decimals().some());
    d.setting("端数", "計算した値の端数", &mut rounding, keyword(&Rounding::KEYWORDS).unless(Rounding::default()));
    let Some(fields) = d.reading() else { return };
    if let Some(at) = fields.get(YEAR).filter(|_| series.year.is_single() && formula.is_some()) {
        let hint = "「年度」か「計算」の、どちらかを消してください";
        at.fault(faults::UNKNOWN_WORD, "計算する系列の「年度」は、表示年度だけです", hint);
    }
    if let Some(at) = fields.get("未記入").filter(|_| series.blanks.is_some() && formula.is_some()) {
        let hint = "計算する系列に、記入するものはありません。「未記入」を消してください";
        at.fault(faults::UNKNOWN_WORD, "計算する系列には、「未記入」を使えません", hint);
    }
    let is_ratio = formula.is_some_and(Formula::is_ratio);
    series.role = role.unwrap_or_else(|| match formula {
        Some(Formula::RunningTotal) => Role::Cumulative,
        Some(_) => Role::None,
        None => role_of(&series.name),
    });
    series.unit = series.unit.take().or_else(|| is_ratio.then(|| "%".to_owned()));
    series.computation =
        formula.map(|formula| Computation { formula, decimals: decimals.or(is_ratio.then_some(1)), rounding });
}

/// 小数.
pub(in crate::content) fn decimals<'a>() -> Codec<'a, u32> {
    count(0..=6).map(|decimals| decimals as u32, |decimals| *decimals as usize)
}

fn name<'a>() -> Codec<'a, String> {
    free_text(&reserved::OF_INDICATORS, "系列", "指標の中で別の意味を持つ項目です。別の名前にしてください")
}

/// The role that a name implies.
fn role_of(name: &str) -> Role {
    Role::KEYWORDS.into_iter().find(|(word, _)| *word == name).map(|(_, role)| role).unwrap_or_default()
}

/// A formula, in full or half width.
fn formula<'a>() -> Codec<'a, Formula> {
    let words = || Formula::KEYWORDS.iter().map(|(word, _)| *word);
    Codec::new(
        move |at| {
            let text = at.text()?.value;
            let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(plain_sign).collect();
            let found = Formula::KEYWORDS.into_iter().find(|(word, _)| *word == plain).map(|(_, formula)| formula);
            if found.is_none() {
                let hint = format!("{}を書いてください", one_of(words()));
                at.fault(faults::UNKNOWN_WORD, format!("「{text}」という計算はできません"), hint);
            }
            found
        },
        move || {
            let any = words().map(in_any_width).collect::<Vec<_>>().join("|");
            json!({ "anyOf": [
                { "enum": words().collect::<Vec<_>>() },
                {
                    "type": ["string", "null"],
                    "pattern": format!(r"{BLANK}|^\s*(?:{any})$"),
                    "patternErrorMessage": "一覧にある式のどれかを書いてください",
                },
            ] })
        },
        |formula| word(&Formula::KEYWORDS, formula).to_owned(),
    )
}

/// Converts a character typed for a sign of a formula to that sign; keeps any other character.
fn plain_sign(c: char) -> char {
    FORMULA_SIGNS.iter().find(|(_, typed)| typed.contains(c)).map_or(c, |(sign, _)| *sign)
}

/// A regular expression for a formula with any spelling of its signs and any blanks.
fn in_any_width(formula: &str) -> String {
    let any_of = |c: char| {
        let typed = FORMULA_SIGNS.iter().find(|(sign, _)| *sign == c);
        typed.map_or_else(|| escaped(&c.to_string()), |(_, typed)| format!("[{typed}]"))
    };
    formula.chars().map(|c| any_of(c) + r"\s*").collect()
}

/// Whether a series without a role has one by its name: 目標値, 現状値.
fn may_be(series: &SeriesForm, role: Role) -> bool {
    let words: &[&str] = match role {
        Role::Actual => &["実績"],
        Role::Target => &["目標"],
        Role::Baseline => &["基準", "現状"],
        Role::Cumulative => &["累計"],
        Role::None => &[],
    };
    series.role == Role::None && words.iter().any(|word| series.name.contains(word))
}

/// Reports a computation that lacks a series to compute from.
fn needs(at: &Cursor, series: &SeriesForm, all: &[(Cursor, SeriesForm)]) {
    let Some(computation) = &series.computation else { return };
    for role in computation.formula.operands() {
        if !all.iter().any(|(_, other)| other.is_operand(computation.formula, *role)) {
            let is_meant = |other: &&(Cursor, SeriesForm)| other.1.computation.is_none() && may_be(&other.1, *role);
            let meant: Vec<&(Cursor, SeriesForm)> = all.iter().filter(is_meant).collect();
            let role = word(&Role::KEYWORDS, role);
            let place = at.peek(COMPUTATION).map_or_else(|| at.place.clone(), |at| at.place);
            let message = format!("「{}」を計算するための、役割が「{role}」の系列がありません", series.name);
            let hint = match meant.as_slice() {
                [(at, other)] if at.is_map() => format!("系列「{}」に「役割: {role}」を加えてください", other.name),
                [(_, other)] => {
                    let name = &other.name;
                    format!("系列の「{name}」を「{{名称: {name}, 役割: {role}}}」に替えてください")
                }
                _ => format!("{{名称: {role}, 役割: {role}}} のような系列を加えてください"),
            };
            let place = if let [(at, _)] = meant.as_slice() { named(at) } else { place };
            at.fault_at(&place, faults::MISSING_KEY, message, hint);
        }
    }
}
