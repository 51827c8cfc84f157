//! 印: how the options of an axis are printed.

use crate::content::codec::said::entry;
use crate::content::codec::schema::{filled_text, text as any_text};
use crate::content::codec::{Codec, Visitor, keyword, record, word};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Mark, OptionWords, OwnMark};

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
    *mark = Mark::Own(own);
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
