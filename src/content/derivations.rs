//! 計算 of an indicator: from its 内訳, from the indicators below, or from two beside it.

use serde_json::json;

use super::codec::schema::{BLANK, together};
use super::codec::{Codec, Visitor, keyword, placed_text};
use super::form::decimals;
use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{Aggregate, Derivation, DerivedFrom, Placed, ratio_names};
use crate::vocabulary::{BREAKDOWN, COMPUTATION, DECIMALS, OVER, SOURCE};

/// What may be typed for it.
const TYPED: [char; 2] = ['/', '／'];

/// What is written under 計算.
#[derive(Clone)]
enum Calculation {
    Aggregate(Aggregate),
    Ratio(Placed<[String; 2]>),
}

/// The keys 計算, もと and 小数 of an indicator.
pub(super) fn derivation(d: &mut Visitor, derivation: &mut Option<Derivation>) {
    let (mut calculation, mut source, mut digits) = (None, None, None);
    let about =
        "合計か平均（「内訳」か、「もと」の指標から）。または、同じ一覧の2つの指標の割り算（相談件数÷開催回数）";
    d.field(COMPUTATION, about, &mut calculation, self::calculation().some());
    let about = "合計か平均のもとにする、下の階層、事業、取組項目の指標の名前。書かないときは「内訳」";
    d.field(SOURCE, about, &mut source, self::source().some());
    d.field(DECIMALS, "計算した値の小数の桁数", &mut digits, decimals().some());
    d.rule(|| together(SOURCE, COMPUTATION));
    d.rule(|| together(DECIMALS, COMPUTATION));
    d.rule(|| {
        let is_aggregate = json!({ "properties": { (COMPUTATION): keyword(&Aggregate::KEYWORDS).filled_schema() } });
        let has_parts = json!({ "required": [BREAKDOWN], "properties": { (BREAKDOWN): { "minItems": 1 } } });
        json!({
            "if": { "required": [COMPUTATION], "allOf": [is_aggregate] },
            "then": { "anyOf": [has_parts, { "required": [SOURCE] }] },
        })
    });
    let Some(fields) = d.reading() else { return };
    is_consistent(fields, calculation.as_ref(), source.as_ref());
    let from = match (calculation, source) {
        (Some(Calculation::Ratio(names)), _) => DerivedFrom::Ratio(names),
        (Some(Calculation::Aggregate(aggregate)), Some(name)) => DerivedFrom::Below(aggregate, name),
        (Some(Calculation::Aggregate(aggregate)), None) => DerivedFrom::Parts(aggregate),
        (None, _) => return,
    };
    *derivation = Some(Derivation { from, decimals: digits, operands: Vec::new() });
}

/// Reports keys that do not go together.
fn is_consistent(fields: &mut Fields, calculation: Option<&Calculation>, source: Option<&Placed<String>>) {
    let parts = fields.written(BREAKDOWN).filter(|at| !at.is_empty());
    let computation = fields.written(COMPUTATION);
    let has_source = fields.written(SOURCE).is_some();
    match (calculation, source) {
        (Some(Calculation::Ratio(_)), Some(name)) => {
            let message = format!("割り算の「{COMPUTATION}」に、「{SOURCE}」は要りません");
            let hint = format!("「{SOURCE}」を消してください");
            fields.at().fault_at(&name.place.of_key(), faults::UNKNOWN_PART, message, hint);
        }
        // A もと that could not be read has been told.
        (Some(Calculation::Aggregate(_)), None) if parts.is_none() && !has_source => {
            let Some(at) = computation else { return };
            let message = format!("「{COMPUTATION}」のもとになる「{BREAKDOWN}」がありません");
            let hint = format!(
                "「{BREAKDOWN}:」に、足し合わせる指標を「- {{名称: …, 実績: …}}」のように並べるか、「{SOURCE}: 相談件数」のように、下にある指標の名前を書くか、「{COMPUTATION}」を消してください"
            );
            at.fault_at(&at.place.of_key(), faults::MISSING_KEY, message, hint);
        }
        (Some(Calculation::Aggregate(_)), Some(name)) if parts.is_some() => {
            let message = format!("「{SOURCE}」と「{BREAKDOWN}」の、どちらから計算するのか分かりません");
            let hint = format!(
                "下にある指標から計算するなら「{BREAKDOWN}」を、内訳から計算するなら「{SOURCE}」を消してください"
            );
            fields.at().fault_at(&name.place.of_key(), faults::UNKNOWN_PART, message, hint);
        }
        (None, Some(_)) if computation.is_none() => fields.missing(COMPUTATION),
        (None, None) if computation.is_none() && fields.written(DECIMALS).is_some() => fields.missing(COMPUTATION),
        _ => {}
    }
}

/// The name of the indicators below.
fn source<'a>() -> Codec<'a, Placed<String>> {
    let read = |at: &Cursor| {
        if at.is_list() {
            let message = format!("「{SOURCE}」に書ける指標の名前は、1つだけです（一覧になっています）");
            let hint = format!(
                "足し合わせるのは、下にある同じ名前の指標です。名前の違う指標を足すなら、下の指標の名前を揃えるか、その指標を「{BREAKDOWN}」に持つ指標を作って「{COMPUTATION}: 合計」と書き、その名前を「{SOURCE}」に書いてください"
            );
            at.fault(faults::WRONG_TYPE, message, hint);
            return None;
        }
        placed_text().read(at)
    };
    Codec::new(read, || placed_text().schema(), |text: &Placed<String>| text.value.clone())
        .filled(|| placed_text().filled_schema())
}

/// 合計, 平均, or two names with ÷ between them. A name may have the sign itself; which it is, the list of indicators says.
fn calculation<'a>() -> Codec<'a, Calculation> {
    let read = |at: &Cursor| {
        let text = at.text()?;
        let word = text.value.trim();
        if let Some((_, aggregate)) = Aggregate::KEYWORDS.into_iter().find(|(keyword, _)| *keyword == word) {
            return Some(Calculation::Aggregate(aggregate));
        }
        if let Some([dividend, divisor]) = ratio_names(word).next() {
            let names = [dividend.to_owned(), divisor.to_owned()];
            return Some(Calculation::Ratio(Placed::new(names, text.place)));
        }
        let meant: Vec<&str> = word.split(TYPED).map(str::trim).collect();
        let hint = match meant.as_slice() {
            [dividend, divisor] if !dividend.is_empty() && !divisor.is_empty() => {
                format!("割り算なら「{dividend}{OVER}{divisor}」と書いてください")
            }
            _ => format!(
                "合計、平均、または「相談件数{OVER}開催回数」のように、同じ一覧の2つの指標の割り算を書いてください"
            ),
        };
        at.fault(faults::UNKNOWN_WORD, format!("「{word}」という計算はできません"), hint);
        None
    };
    let schema = || {
        let words = Aggregate::KEYWORDS.map(|(word, _)| word);
        json!({ "anyOf": [
            { "enum": words },
            {
                "type": ["string", "null"],
                "pattern": format!(r"{BLANK}|^[\s\S]*\S[\s\S]*÷[\s\S]*\S[\s\S]*$"),
                "patternErrorMessage": "合計、平均、または「相談件数÷開催回数」のように書いてください",
            },
        ] })
    };
    Codec::new(read, schema, |_| String::new())
}
