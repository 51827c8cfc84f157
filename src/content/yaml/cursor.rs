//! A cursor over the tree of a file, which reports anything unexpected as a finding.
//!
//! Reading continues after a fault, so that a file with five faults reports five.

use std::cell::RefCell;
use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::node::{Scalar, YamlNode};
use super::source::Source;
use crate::content::faults;
use crate::finding::{Excerpt, Finding, Rule};
use crate::model::{Number, Place, Placed};

/// Reads one file and collects its faults.
pub(crate) struct Reader<'a> {
    source: &'a Source,
    file: usize,
    findings: RefCell<Vec<Finding>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(source: &'a Source, file: usize) -> Self {
        Self { source, file, findings: RefCell::default() }
    }

    pub(crate) fn root(&'a self) -> Cursor<'a> {
        Cursor { reader: self, node: self.source.root(), place: Place::root(self.file), silent: &[] }
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}

/// A node with its place.
#[derive(Clone)]
pub(crate) struct Cursor<'a> {
    reader: &'a Reader<'a>,
    node: &'a YamlNode,
    /// The place of the node.
    pub place: Place,
    /// The rules whose faults are not reported here and below.
    silent: &'static [&'static Rule],
}

impl<'a> Cursor<'a> {
    /// The number of faults found in this file so far.
    pub(crate) fn faults(&self) -> usize {
        self.reader.findings.borrow().len()
    }

    /// Returns a cursor to this node that does not report faults of these rules.
    pub(crate) fn without(&self, rules: &'static [&'static Rule]) -> Self {
        Self { silent: rules, ..self.clone() }
    }

    /// Reports a fault at this node.
    pub(crate) fn fault(&self, rule: &'static Rule, message: impl Into<String>, hint: impl Into<String>) {
        self.fault_at(&self.place, rule, message, hint);
    }

    /// Reports a fault at another place of this file.
    pub(crate) fn fault_at(
        &self,
        place: &Place,
        rule: &'static Rule,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        if self.silent.contains(&rule) {
            return;
        }
        let finding = Finding::new(rule, message, Some(self.reader.source.excerpt(place))).about(place).hint(hint);
        self.reader.findings.borrow_mut().push(finding);
    }

    pub(crate) fn excerpt(&self, place: &Place) -> Excerpt {
        self.reader.source.excerpt(place)
    }

    /// Whether a key with this blank value is the rest of a number with a comma: `{H30: 2,300}` is YAML for two keys.
    pub(crate) fn is_part_of_number(&self, key: &str) -> bool {
        self.is_blank() && !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit())
    }

    /// Reports the second half of a number that a comma has split.
    pub(crate) fn split_number(&self, key: &Placed<String>) {
        self.fault_at(
            &key.place,
            faults::SPLIT_NUMBER,
            format!("「{}」は項目ではありません。桁区切りの「,」で数が分かれています", key.value),
            "数は 2300 のように「,」なしで書いてください。印刷するときに「2,300」になります",
        );
    }

    /// Reports a year that the same map already has.
    pub(crate) fn repeated_year(&self, key: &Placed<String>) {
        self.fault_at(
            &key.place,
            faults::DUPLICATE_YEAR,
            format!("「{}」と同じ年度が、もう書かれています", key.value),
            "平成31年度と令和元年度のように、書き方が違っても同じ年度です。どちらか一方を消してください",
        );
    }

    /// Whether nothing is written here.
    pub(crate) fn is_blank(&self) -> bool {
        match self.node {
            YamlNode::Scalar(Scalar::Blank) => true,
            YamlNode::Scalar(Scalar::Text(text)) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether this is a map without an entry.
    pub(crate) fn is_empty_map(&self) -> bool {
        matches!(self.node, YamlNode::Map(entries) if entries.is_empty())
    }

    /// Whether this is a list without an element.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.node, YamlNode::List(nodes) if nodes.is_empty())
    }

    pub(crate) fn is_map(&self) -> bool {
        matches!(self.node, YamlNode::Map(_))
    }

    pub(crate) fn is_list(&self) -> bool {
        matches!(self.node, YamlNode::List(_))
    }

    /// The text of this node as the file spells it, without trailing line breaks; `None` if it is blank.
    pub(crate) fn text(&self) -> Option<Placed<String>> {
        let text = match self.node {
            _ if self.is_blank() => return None,
            YamlNode::Scalar(Scalar::Text(text)) => text.as_str(),
            YamlNode::Scalar(_) => self.reader.source.spelling(&self.place),
            YamlNode::List(_) => {
                self.fault(
                    faults::WRONG_TYPE,
                    "ここには文字を1つだけ書きます（一覧になっています）",
                    "「- 」や [ ] を消してください",
                );
                return None;
            }
            YamlNode::Map(_) => {
                self.fault(
                    faults::WRONG_TYPE,
                    "ここには文字を書きます（「項目: 値」の形になっています）",
                    "文の中に「: 」があるなら、値全体を \" \" で囲んでください",
                );
                return None;
            }
        };
        Some(Placed::new(text.trim_end_matches(['\n', '\r']).to_owned(), self.place.clone()))
    }

    /// The number or text of this node. A number in quotes is a text.
    pub(crate) fn scalar(&self) -> Option<crate::model::Scalar> {
        let text = self.text()?.value;
        let quoted =
            matches!(self.node, YamlNode::Scalar(Scalar::Text(_))) && text.starts_with(|c: char| c.is_ascii_digit());
        Some(if quoted { crate::model::Scalar::Text(text) } else { crate::model::Scalar::parse(&text) })
    }

    /// A number of the form: a count, a bound, a measure.
    pub(crate) fn decimal(&self) -> Option<Decimal> {
        let text = self.text()?.value;
        let number = Number::parse(&text).and_then(|number| number.decimal());
        if number.is_none() {
            self.fault(
                faults::BAD_NUMBER,
                format!("「{text}」は数として読めません"),
                "100 や 0.5 のように、半角の数だけを書いてください",
            );
        }
        number
    }

    /// A number within bounds.
    pub(crate) fn measure(&self, range: std::ops::RangeInclusive<f64>) -> Option<f64> {
        let number = self.decimal()?.to_f64()?;
        self.within(&number, &range).then_some(number)
    }

    /// A whole number within bounds.
    pub(crate) fn count(&self, range: std::ops::RangeInclusive<usize>) -> Option<usize> {
        let number = self.decimal()?;
        if !number.is_integer() {
            self.fault(
                faults::BAD_NUMBER,
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

    /// Reports a number that is out of bounds.
    fn beyond<T: std::fmt::Display>(&self, number: &impl std::fmt::Display, range: &std::ops::RangeInclusive<T>) {
        let hint = format!("{}から{}までの数を書いてください", range.start(), range.end());
        self.fault(faults::BAD_NUMBER, format!("「{number}」は使えません"), hint);
    }

    /// The value under a key of this map, without marking the key as read.
    pub(crate) fn peek(&self, key: &str) -> Option<Cursor<'a>> {
        let YamlNode::Map(entries) = self.node else { return None };
        let ordinal = entries.iter().position(|(name, _)| name == key)?;
        Some(self.step(ordinal, &entries[ordinal].1))
    }

    /// The elements of this list; empty for any other node. Reports nothing.
    pub(crate) fn elements(&self) -> Vec<Cursor<'a>> {
        match self.node {
            YamlNode::List(nodes) => nodes.iter().enumerate().map(|(i, node)| self.step(i, node)).collect(),
            _ => Vec::new(),
        }
    }

    /// The word of this node, if any. Reports nothing.
    pub(crate) fn word(&self) -> Option<String> {
        let is_scalar = matches!(self.node, YamlNode::Scalar(_)) && !self.is_blank();
        is_scalar.then(|| self.text()).flatten().map(|text| text.value)
    }

    /// Whether this node can be read as a list: it is one, or blank.
    pub(crate) fn takes_list(&self) -> bool {
        self.is_list() || self.is_blank()
    }

    /// One of a fixed set of words.
    pub(crate) fn keyword<T: Clone>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.text()?.value;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| meaning.clone());
        if found.is_none() {
            let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.fault(
                faults::UNKNOWN_WORD,
                format!("「{text}」は使えません"),
                format!("{} のどれかを書いてください", list.join("、")),
            );
        }
        found
    }

    /// The elements of a list; a blank is an empty list.
    pub(crate) fn list(&self, example: &str) -> Vec<Cursor<'a>> {
        match self.node {
            YamlNode::List(_) => self.elements(),
            _ if self.is_blank() => Vec::new(),
            _ => {
                self.fault(faults::WRONG_TYPE, "ここには一覧を書きます", format!("{example} のように書いてください"));
                Vec::new()
            }
        }
    }

    /// The entries of a map whose keys are data, each key once; a blank is an empty map.
    pub(crate) fn entries(&self, example: &str) -> Vec<(Placed<String>, Cursor<'a>)> {
        match self.node {
            YamlNode::Map(entries) => {
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
                self.fault(
                    faults::WRONG_TYPE,
                    "ここには「項目: 値」を書きます",
                    format!("{example} のように書いてください"),
                );
                Vec::new()
            }
        }
    }

    fn duplicate(&self, key: &str, first: &Place, second: &Place) {
        let line = self.excerpt(first).line;
        self.fault_at(
            second,
            faults::DUPLICATE_KEY,
            format!("「{key}」が2度書かれています（1度目は{line}行目）"),
            "どちらか一方を消してください",
        );
    }

    fn step(&self, ordinal: usize, node: &'a YamlNode) -> Cursor<'a> {
        Cursor { reader: self.reader, node, place: self.place.child(ordinal), silent: self.silent }
    }
}
