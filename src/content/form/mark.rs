//! 印: how the options of an axis are printed.

use crate::characters::half_width;
use crate::content::codec::said::entry;
use crate::content::codec::schema::{filled_text, text as any_text};
use crate::content::codec::{Codec, Visitor, keyword, record, word};
use crate::content::faults;
use crate::content::misspelling::is_same_sign;
use crate::content::yaml::Cursor;
use crate::model::{Mark, OptionWords, OwnMark, Scale};
use crate::vocabulary::SYMBOL;

const CHOSEN: &str = "選んだもの";
const OTHER: &str = "ほか";
const WORDS: &str = "言葉";
const EXAMPLE: &str = "{選んだもの: ■, ほか: □, 言葉: 記号}";

/// A word, or marks of one's own.
pub(super) fn mark<'a>() -> Codec<'a, Mark> {
    let usual = Mark::Own(OwnMark::default());
    record(EXAMPLE, usual, define)
        .or(
            |at| at.keyword(&Mark::KEYWORDS),
            |map| serde_json::json!({ "anyOf": [keyword(&Mark::KEYWORDS).schema(), map] }),
        )
        .said(|mark| match mark {
            Mark::Own(OwnMark { chosen, other, words }) => {
                let words = entry(WORDS, word(&OptionWords::KEYWORDS, words));
                let other = (*other != OwnMark::default().other).then(|| entry(OTHER, &other.to_string()));
                [entry(CHOSEN, &chosen.to_string())]
                    .into_iter()
                    .chain(other)
                    .chain([words])
                    .collect::<Vec<_>>()
                    .join("、")
            }
            mark => word(&Mark::KEYWORDS, mark).to_owned(),
        })
}

fn define(d: &mut Visitor, mark: &mut Mark) {
    let mut own = match mark {
        Mark::Own(own) => *own,
        Mark::Check | Mark::Square | Mark::Circle | Mark::Symbol | Mark::Text => OwnMark::default(),
    };
    d.required(CHOSEN, "選んだものの前の印。1文字（■、レ など）", &mut own.chosen, sign());
    d.setting(OTHER, "ほかのものの前の印。1文字。書かなければ、印のところを空けます", &mut own.other, sign());
    let about = "印の後に印刷する言葉。名称（書かないときも）、記号、記号と名称";
    d.setting(WORDS, about, &mut own.words, keyword(&OptionWords::KEYWORDS));
    if let Some(fields) = d.reading().filter(|_| are_alike(own.chosen, own.other)) {
        let message = format!("「{CHOSEN}」と「{OTHER}」の印が同じに見えるので、何を選んだか、読む人に分かりません");
        let hint = format!("「{EXAMPLE}」のように、違う印にしてください");
        fields.get(OTHER).as_ref().unwrap_or(fields.at()).fault(faults::UNKNOWN_PART, message, hint);
    }
    *mark = Mark::Own(own);
}

/// Whether two signs look the same on paper.
fn are_alike(one: char, other: char) -> bool {
    half_width(one) == half_width(other) || is_same_sign(&one.to_string(), &other.to_string())
}

/// Reports a mark of the form's own that prints the symbols of options where no option has one.
///
/// - `at`: the 印, if it is written
pub(super) fn check_symbols(at: Option<Cursor>, mark: Mark, scale: &Scale) {
    let has_symbols = scale.options().iter().any(|option| option.symbol.is_some());
    let is_missing =
        matches!(mark, Mark::Own(own) if own.words != OptionWords::Name) && !has_symbols && !scale.options().is_empty();
    let Some(at) = at.filter(|_| is_missing) else { return };
    let at = at.peek(WORDS).unwrap_or(at);
    let message = format!("「{SYMBOL}」を印刷する印ですが、選択肢に{SYMBOL}がありません");
    let hint =
        format!("選択肢に {{名称: 順調, {SYMBOL}: ◎}} のように{SYMBOL}を付けるか、名称を印刷する印にしてください");
    at.fault(faults::UNKNOWN_PART, message, hint);
}

/// A single character.
fn sign<'a>() -> Codec<'a, char> {
    let read = |at: &Cursor| {
        let text = at.text()?.value;
        let mut signs = text.chars();
        let sign = signs.next().filter(|_| signs.next().is_none());
        if sign.is_none() {
            let message = format!("印の「{text}」が1文字ではありません");
            at.fault(faults::UNKNOWN_WORD, message, format!("「{EXAMPLE}」のように書いてください"));
        }
        sign
    };
    Codec::new(read, any_text, char::to_string).filled(filled_text)
}
