//! Words between braces that have no colon: the rest of a value that a comma has cut, or a key whose colon was forgotten.

use super::cursor::Cursor;
use super::lists::elements_in;
use super::marks::Style;
use super::node::{Scalar, YamlNode};
use super::slips;
use crate::content::faults;
use crate::finding::Rule;
use crate::model::{Number, Period, Placed};

/// What is typed between a key and its value instead of a colon and a blank.
const SEPARATORS: [char; 9] = [':', '：', ';', '；', '=', '＝', ' ', '\u{3000}', '→'];

/// Splits a word where a colon was meant: the key and what is behind it.
pub(crate) fn split_at_colon(word: &str) -> Option<(&str, &str)> {
    let (key, rest) = word.split_once(SEPARATORS)?;
    let (key, rest) = (key.trim(), rest.trim_start_matches(SEPARATORS).trim());
    (!key.is_empty() && !rest.is_empty()).then_some((key, rest))
}

/// The entries of a text of years and values without braces: `H30: 1, H31: 2` for `H30:1、H31:2`. `None` for other texts.
pub(crate) fn entries_of_years(text: &str) -> Option<String> {
    let entry = |part: &str| period_and_value(part).map(|(period, value)| format!("{period}: {value}"));
    let parts = elements_in(text).unwrap_or_else(|| vec![text]);
    let entries: Option<Vec<String>> = parts.into_iter().map(entry).collect();
    Some(entries.or_else(|| Some(vec![entry(text)?]))?.join(", "))
}

/// The parts of a text that begins with a period and a colon, or with a period, a blank and a number: `H30:2300`, `H30 2300`.
fn period_and_value(text: &str) -> Option<(&str, &str)> {
    let (period, value) = split_at_colon(text)?;
    let sign = text[period.len()..].chars().find(|c| !c.is_whitespace())?;
    let is_apart = ":：=＝".contains(sign) || Number::parse(value).is_some();
    (is_apart && Period::parse(period).is_some()).then_some((period, value))
}

impl Cursor<'_> {
    /// Whether a comma has cut this value, the rest of which stands behind it as a word without a colon.
    pub(crate) fn is_cut(&self) -> bool {
        let Some(ordinal) = self.place.steps.last() else { return false };
        self.is_in_flow() && self.source().is_bare(&self.place.parent().child(ordinal + 1).of_key())
    }

    /// Whether this is a map or list between brackets.
    pub(crate) fn is_flow(&self) -> bool {
        self.source().is_flow(&self.place)
    }

    /// Whether this is between the brackets of the list or map around it.
    pub(crate) fn is_in_flow(&self) -> bool {
        self.source().is_flow(&self.place.parent())
    }

    /// Whether a key of this map has neither a colon nor a value.
    pub(crate) fn is_bare(&self, key: &Placed<String>) -> bool {
        self.is_flow() && self.source().is_bare(&key.place)
    }

    /// Reports a key of this map that has no colon, if it is clear what was meant.
    ///
    /// - `rule`: the rule of a key that is unknown here
    /// - `is_known`: whether a word is a key here
    pub(crate) fn told_as_bare(
        &self,
        key: &Placed<String>,
        rule: &'static Rule,
        is_known: &dyn Fn(&str) -> bool,
    ) -> bool {
        if !self.is_bare(key) {
            return false;
        }
        if let Some((known, value)) = split_at_colon(&key.value).filter(|(known, _)| is_known(known)) {
            self.fault_at(
                &key.place,
                rule,
                format!("「{known}」の後に、半角のコロンと半角の空白がありません"),
                format!("「{known}: {value}」と書いてください"),
            );
            return true;
        }
        let Some(cut) = self.cut(key, is_known) else { return false };
        // The first part tells of all.
        if cut.is_first {
            self.tell_cut(key, &cut);
        }
        true
    }

    /// Whether a key of this map is the rest of a value that a comma has cut.
    pub(crate) fn is_rest(&self, key: &Placed<String>, is_known: &dyn Fn(&str) -> bool) -> bool {
        self.is_bare(key)
            && !split_at_colon(&key.value).is_some_and(|(known, _)| is_known(known))
            && self.cut(key, is_known).is_some()
    }

    /// The value of which a bare key of this map is a part.
    fn cut(&self, key: &Placed<String>, is_known: &dyn Fn(&str) -> bool) -> Option<Cut> {
        let YamlNode::Map(entries) = self.node() else { return None };
        let ordinal = *key.place.steps.last()?;
        let place = |ordinal: usize| self.place.child(ordinal).of_key();
        let is_rest = |ordinal: usize| {
            let (word, _) = &entries[ordinal];
            self.source().is_bare(&place(ordinal))
                && !is_known(word)
                && !split_at_colon(word).is_some_and(|(known, _)| is_known(known))
        };
        let base = (0..ordinal).rev().find(|before| !is_rest(*before))?;
        let last = (ordinal..entries.len()).take_while(|behind| is_rest(*behind)).last()?;
        let value = self.place.child(base);
        let (name, node) = &entries[base];
        let is_plain = matches!(node, YamlNode::Scalar(Scalar::Text(_) | Scalar::Resolved))
            && self.source().style(&value) == Style::Plain;
        if !is_plain || self.source().is_bare(&place(base)) {
            return None;
        }
        let text = self.source().between(&value, &place(last)).to_owned();
        Some(Cut { key: name.clone(), text, is_first: base + 1 == ordinal })
    }

    fn tell_cut(&self, key: &Placed<String>, cut: &Cut) {
        let Cut { key: name, text, .. } = cut;
        if let Some(entries) = entries_of_years(text) {
            let hint = format!("年度と値を {{ }} で囲んで、「{name}: {{{entries}}}」と書いてください");
            self.fault_at(&key.place, faults::SPLIT_VALUE, "年度ごとの値に、括弧 { } がありません", hint);
            return;
        }
        let is_of_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !text.split(',').all(|part| is_of_digits(part.trim())) {
            self.fault_at(
                &key.place,
                faults::SPLIT_VALUE,
                format!("「,」で値が切れています。「{name}」の値は「{}」だけになります", head(text)),
                format!("値を引用符で囲んで、「{name}: {}」と書いてください", slips::quoted(text)),
            );
            return;
        }
        let hint = match thousands(text) {
            Some(number) => {
                format!("「,」なしで「{name}: {number}」と書いてください。印刷するときに「{text}」になります")
            }
            None => format!(
                "「{text}」は3桁ごとの区切りになっていないので、正しい数が分かりません。元の資料で確かめて、「,」のない数を書いてください（文なら {} と囲みます）",
                slips::quoted(text)
            ),
        };
        let message = format!("「{}」は項目ではありません。「,」で数が分かれています", key.value);
        self.fault_at(&key.place, faults::SPLIT_NUMBER, message, hint);
    }
}

/// A value that commas have cut.
struct Cut {
    /// The key of the value.
    key: String,
    /// All of it, as it is written.
    text: String,
    /// Whether the part in question is the first behind a comma.
    is_first: bool,
}

/// What is left of a value that a comma has cut.
fn head(text: &str) -> &str {
    text.split_once(',').map_or(text, |(head, _)| head.trim())
}

/// The digits of a number with a comma before every third of them.
fn thousands(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let is_grouped = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    let digits = text.replace(',', "");
    (is_grouped && Number::parse(&digits).is_some()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_with_commas_before_every_third_digit_is_certain() {
        assert_eq!(thousands("1,234,567").as_deref(), Some("1234567"));
        for text in ["84,497,1801", "12,34", "1,23,456", "1234,567", "0,123", "1, 2"] {
            assert_eq!(thousands(text), None, "{text}");
        }
    }
}
