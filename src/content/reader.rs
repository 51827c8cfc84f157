//! A cursor over the tree of one file that turns what it does not expect into findings.
//!
//! Reading goes on after a fault, so that a file with five of them reports five.

use std::cell::RefCell;
use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::fields::Fields;
use super::node::{Node, Scalar};
use super::source::Source;
use crate::finding::{Excerpt, Finding};
use crate::model::{Number, Place, Placed, compose};

/// Reads one file and collects what is wrong with it.
pub(super) struct Reader<'a> {
    source: &'a Source,
    file: usize,
    findings: RefCell<Vec<Finding>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source, file: usize) -> Self {
        Self { source, file, findings: RefCell::default() }
    }

    pub(super) fn root(&'a self) -> At<'a> {
        At { reader: self, node: self.source.root(), place: Place::root(self.file) }
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}

/// A node and its place.
#[derive(Clone)]
pub(super) struct At<'a> {
    reader: &'a Reader<'a>,
    node: &'a Node,
    /// Where the node stands.
    pub place: Place,
}

impl<'a> At<'a> {
    /// How many faults have been found in this file so far.
    pub(super) fn faults(&self) -> usize {
        self.reader.findings.borrow().len()
    }

    /// Takes back the faults of these codes that were reported after the first `before` ones.
    pub(super) fn forgive(&self, before: usize, codes: &[&str]) {
        let mut index = 0;
        self.reader.findings.borrow_mut().retain(|finding| {
            index += 1;
            index <= before || !codes.contains(&finding.code)
        });
    }

    /// Reports a fault at this node.
    pub(super) fn fault(&self, code: &'static str, message: impl Into<String>, hint: impl Into<String>) {
        self.fault_at(&self.place, code, message, hint);
    }

    /// Reports a fault at another place of this file.
    pub(super) fn fault_at(
        &self,
        place: &Place,
        code: &'static str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(Finding::new(code, message, Some(self.reader.source.excerpt(place))).about(place).hint(hint));
    }

    fn push(&self, finding: Finding) {
        self.reader.findings.borrow_mut().push(finding);
    }

    pub(super) fn excerpt(&self, place: &Place) -> Excerpt {
        self.reader.source.excerpt(place)
    }

    /// Whether a key and this blank behind it are the trace of a comma between digits: `{H30: 2,300}` is YAML for two keys.
    pub(super) fn is_part_of_number(&self, key: &str) -> bool {
        self.is_blank() && !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit())
    }

    /// Reports the second half of a number that a comma has cut in two.
    pub(super) fn split_number(&self, key: &Placed<String>) {
        self.fault_at(
            &key.place,
            "split-number",
            format!("「{}」は項目ではありません。桁区切りの「,」で数が分かれています", key.value),
            "数は 2300 のように「,」なしで書いてください。印刷するときに「2,300」になります",
        );
    }

    /// Reports the key of a year that stands in the same map already.
    pub(super) fn repeated_year(&self, key: &Placed<String>) {
        self.fault_at(
            &key.place,
            "duplicate-year",
            format!("「{}」と同じ年度が、もう書かれています", key.value),
            "平成31年度と令和元年度のように、書き方が違っても同じ年度です。どちらか一方を消してください",
        );
    }

    /// Whether nothing is written here.
    pub(super) fn is_blank(&self) -> bool {
        match self.node {
            Node::Scalar(Scalar::Blank) => true,
            Node::Scalar(Scalar::Text(text)) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether this is a list without an element.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self.node, Node::List(nodes) if nodes.is_empty())
    }

    pub(super) fn is_map(&self) -> bool {
        matches!(self.node, Node::Map(_))
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.node, Node::List(_))
    }

    /// The text written here as the file spells it, without line breaks at its end; `None` where it is blank.
    pub(super) fn text(&self) -> Option<Placed<String>> {
        let text = match self.node {
            _ if self.is_blank() => return None,
            Node::Scalar(Scalar::Text(text)) => text.as_str(),
            Node::Scalar(_) => self.reader.source.spelling(&self.place),
            Node::List(_) => {
                self.fault(
                    "wrong-type",
                    "ここには文字を1つだけ書きます（一覧になっています）",
                    "「- 」や [ ] を消してください",
                );
                return None;
            }
            Node::Map(_) => {
                self.fault(
                    "wrong-type",
                    "ここには文字を書きます（「項目: 値」の形になっています）",
                    "文の中に「: 」があるなら、値全体を \" \" で囲んでください",
                );
                return None;
            }
        };
        Some(Placed::new(text.trim_end_matches(['\n', '\r']).to_owned(), self.place.clone()))
    }

    /// The value written here: a number, or a text. A number in quotes is a text.
    pub(super) fn scalar(&self) -> Option<crate::model::Scalar> {
        let text = self.text()?.value;
        let quoted =
            matches!(self.node, Node::Scalar(Scalar::Text(_))) && text.starts_with(|c: char| c.is_ascii_digit());
        Some(if quoted { crate::model::Scalar::Text(text) } else { crate::model::Scalar::parse(&text) })
    }

    /// A number of the form: a count, a bound, a measure.
    pub(super) fn decimal(&self) -> Option<Decimal> {
        let text = self.text()?.value;
        let number = Number::parse(&text).and_then(|number| number.decimal());
        if number.is_none() {
            self.fault(
                "bad-number",
                format!("「{text}」は数として読めません"),
                "100 や 0.5 のように、半角の数だけを書いてください",
            );
        }
        number
    }

    /// A number within bounds.
    pub(super) fn measure(&self, range: std::ops::RangeInclusive<f64>) -> Option<f64> {
        let number = self.decimal()?.to_f64()?;
        self.within(&number, &range).then_some(number)
    }

    /// A whole number within bounds.
    pub(super) fn count(&self, range: std::ops::RangeInclusive<usize>) -> Option<usize> {
        let number = self.decimal()?;
        if !number.is_integer() {
            self.fault(
                "bad-number",
                format!("「{number}」は使えません"),
                "1 や 2 のように、小数のない数を書いてください",
            );
            return None;
        }
        let Some(count) = number.to_usize() else {
            self.beyond(&number, &range);
            return None;
        };
        self.within(&count, &range).then_some(count)
    }

    fn within<T: PartialOrd + std::fmt::Display>(&self, number: &T, range: &std::ops::RangeInclusive<T>) -> bool {
        let within = range.contains(number);
        if !within {
            self.beyond(number, range);
        }
        within
    }

    /// Reports a number that is not within bounds.
    fn beyond<T: std::fmt::Display>(&self, number: &impl std::fmt::Display, range: &std::ops::RangeInclusive<T>) {
        let hint = format!("{}から{}までの数を書いてください", range.start(), range.end());
        self.fault("bad-number", format!("「{number}」は使えません"), hint);
    }

    /// What this map holds under a key, before its fields are read.
    pub(super) fn peek(&self, key: &str) -> Option<At<'a>> {
        let Node::Map(entries) = self.node else { return None };
        let ordinal = entries.iter().position(|(name, _)| name == key)?;
        Some(self.step(ordinal, &entries[ordinal].1))
    }

    /// The elements of this list, if it is one, before they are read.
    pub(super) fn elements(&self) -> Vec<At<'a>> {
        match self.node {
            Node::List(nodes) => nodes.iter().enumerate().map(|(i, node)| self.step(i, node)).collect(),
            _ => Vec::new(),
        }
    }

    /// The word written here, if there is one, before it is read.
    pub(super) fn word(&self) -> Option<String> {
        let is_scalar = matches!(self.node, Node::Scalar(_)) && !self.is_blank();
        is_scalar.then(|| self.text()).flatten().map(|text| text.value)
    }

    /// Whether what is written here can be read as a list: one, or nothing.
    pub(super) fn takes_list(&self) -> bool {
        self.is_list() || self.is_blank()
    }

    /// One of a fixed set of words.
    pub(super) fn keyword<T: Clone>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.text()?.value;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| meaning.clone());
        if found.is_none() {
            let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.fault(
                "unknown-word",
                format!("「{text}」は使えません"),
                format!("{} のどれかを書いてください", list.join("、")),
            );
        }
        found
    }

    /// The elements of a list; a blank is an empty list.
    pub(super) fn list(&self, example: &str) -> Vec<At<'a>> {
        match self.node {
            Node::List(_) => self.elements(),
            _ if self.is_blank() => Vec::new(),
            _ => {
                self.fault("wrong-type", "ここには一覧を書きます", format!("{example} のように書いてください"));
                Vec::new()
            }
        }
    }

    /// The entries of a map whose keys are data, each key once; a blank is an empty map.
    pub(super) fn entries(&self, example: &str) -> Vec<(Placed<String>, At<'a>)> {
        match self.node {
            Node::Map(entries) => {
                let mut seen: HashMap<&str, Place> = HashMap::new();
                let mut out = Vec::new();
                for (i, (key, node)) in entries.iter().enumerate() {
                    let at = self.step(i, node);
                    let place = at.place.of_key();
                    if let Some(first) = seen.get(key.as_str()) {
                        self.duplicate(key, first, &place);
                        continue;
                    }
                    seen.insert(key, place.clone());
                    out.push((Placed::new(key.clone(), place), at));
                }
                out
            }
            _ if self.is_blank() => Vec::new(),
            _ => {
                self.fault("wrong-type", "ここには「項目: 値」を書きます", format!("{example} のように書いてください"));
                Vec::new()
            }
        }
    }

    /// The fields of a map whose keys the format knows.
    pub(super) fn fields(&self, example: &str) -> Fields<'a> {
        if self.is_blank() || matches!(self.node, Node::Map(entries) if entries.is_empty()) {
            self.fault("blank-key", "内容がありません", format!("{example} のように書いてください"));
        }
        Fields::of(self.clone(), self.entries(example))
    }

    fn duplicate(&self, key: &str, first: &Place, second: &Place) {
        let line = self.excerpt(first).line;
        self.fault_at(
            second,
            "duplicate-key",
            format!("「{key}」が2度書かれています（1度目は{line}行目）"),
            "どちらか一方を消してください",
        );
    }

    fn step(&self, ordinal: usize, node: &'a Node) -> At<'a> {
        At { reader: self.reader, node, place: self.place.child(ordinal) }
    }
}

/// What to do about a word that looks like a known one and is another: a kana in two characters, an invisible one.
pub(super) fn twin(word: &str, known: &str) -> Option<String> {
    let shown = |text: &str| compose(text).chars().filter(|c| !is_unseen(*c)).collect::<String>();
    (shown(word) == shown(known)).then(|| {
        let why = if word.contains(is_unseen) {
            "目に見えない文字が入っています"
        } else {
            "濁点・半濁点が別の文字になっています"
        };
        format!("「{known}」と見た目は同じですが、{why}。この言葉を打ち直してください")
    })
}

/// Characters that leave no trace in a word: joiners, direction marks, variation selectors.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The candidate most like a word, if any is like it at all.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::normalized_damerau_levenshtein(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_looks_like_a_known_one_is_told_why_it_is_another() {
        let told = |word| twin(word, "ガイド.yaml");
        assert!(told("カ\u{3099}イト\u{3099}.yaml").is_some_and(|hint| hint.contains("濁点")));
        assert!(told("ガイド\u{200B}.yaml").is_some_and(|hint| hint.contains("目に見えない文字")));
        assert_eq!(told("カイド.yaml"), None);
    }
}
