//! Texts, and what was written instead of one.

use super::cursor::Cursor;
use super::slips;
use crate::model::Period;
use crate::vocabulary::VALUE;

impl Cursor<'_> {
    /// How to write this list or map as the text that is wanted.
    pub(super) fn as_text(&self) -> String {
        let keys = self.keys();
        if !keys.is_empty() && keys.iter().all(|key| Period::parse(key).is_some()) {
            let key = self.key().unwrap_or_default();
            return format!("年度ごとには書けません。この資料の年度の文だけを、「{key}:」の後に書いてください");
        }
        let words: Option<Vec<String>> = self.elements().iter().map(Cursor::word).collect();
        let words = words.filter(|words| words.len() > 1);
        let value = self.peek(VALUE).and_then(|at| at.word());
        match (self.in_brackets(), value, words, self.key()) {
            (_, Some(value), ..) => format!("「{value}」だけを、括弧や「{VALUE}:」なしで書いてください"),
            (Some(text), _, Some(words), _) => format!(
                "括弧も文の一部なら {} と引用符で囲み、そうでなければ「{}」と書いてください",
                slips::quoted(text),
                words.join("、")
            ),
            (Some(text), ..) if text.contains(": ") => {
                format!("文なら {} と引用符で囲んでください", slips::quoted(text))
            }
            (Some(text), ..) => {
                format!("括弧も文の一部なら {} と引用符で囲み、そうでなければ括弧を消してください", slips::quoted(text))
            }
            (None, None, Some(_), Some(key)) if !self.is_flow() => {
                format!("「{key}: |」と書き、文は次の行から、「- 」なしで字下げして書いてください")
            }
            _ if self.is_list() => "「- 」や [ ] を消してください".to_owned(),
            _ => {
                "「項目: 値」の形をやめて、文だけを書いてください。文の中に「: 」があるなら、値全体を \" \" で囲みます"
                    .to_owned()
            }
        }
    }
}
