//! A cursor over the tree of a file, which reports anything unexpected as a finding.
//!
//! Reading continues after a fault, so that a file with five faults reports five.

use std::cell::{Cell, RefCell};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::bounds;
use super::marks::Style;
use super::node::{Scalar, YamlNode};
use super::source::Source;
use crate::content::faults;
use crate::content::misspelling::is_same;
use crate::finding::{Excerpt, Finding, Rule, one_of};
use crate::model::{Number, Place, Placed};

/// How many faults of a file are told one by one.
const MOST_FAULTS: usize = 500;

/// How many characters of a file an advice repeats.
pub(super) const LONGEST_SHOWN: usize = 40;

/// Reads one file and collects its faults.
pub(crate) struct Reader<'a> {
    source: &'a Source,
    file: usize,
    findings: RefCell<Vec<Finding>>,
    /// How many faults there are beside those.
    more: Cell<usize>,
    /// The keys that are unknown where they are written, each with the index of its finding.
    misplaced: RefCell<Vec<(usize, Placed<String>)>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(source: &'a Source, file: usize) -> Self {
        Self { source, file, findings: RefCell::default(), more: Cell::default(), misplaced: RefCell::default() }
    }

    pub(crate) fn root(&'a self) -> Cursor<'a> {
        Cursor { reader: self, node: self.source.root(), place: Place::root(self.file), silent: &[] }
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        let mut findings = self.findings.into_inner();
        if self.more.get() > 0 {
            let last = findings.last().and_then(|finding| finding.excerpt.clone());
            let message = format!("このファイルには、ほかに{}件のエラーがあります", self.more.get());
            let hint = "知らせているエラーを直すと、残りを知らせます。置いたファイルが正しいかも確かめてください";
            findings.push(Finding::new(faults::TOO_MANY, message, last).hint(hint));
        }
        findings
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

    /// Whether one of the faults of this file, after the first ones, is at none of these nodes or below them.
    ///
    /// - `first`: how many faults to pass over
    pub(crate) fn has_faults_outside(&self, first: usize, nodes: &[Place]) -> bool {
        let findings = self.reader.findings.borrow();
        let is_inside = |place: &Place| nodes.iter().any(|node| place.is_in(node));
        findings[first..].iter().any(|finding| !finding.place.as_ref().is_some_and(is_inside))
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
        self.fault_in(self.excerpt(place), place, rule, message, hint);
    }

    /// Reports a fault of a node at a part of it.
    pub(super) fn fault_in(
        &self,
        excerpt: Excerpt,
        place: &Place,
        rule: &'static Rule,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        if self.silent.contains(&rule) {
            return;
        }
        if self.is_full() {
            return self.reader.more.set(self.reader.more.get() + 1);
        }
        let finding = Finding::new(rule, message, Some(excerpt)).about(place).hint(hint);
        self.reader.findings.borrow_mut().push(finding);
    }

    /// Whether further faults are only counted.
    pub(super) fn is_full(&self) -> bool {
        self.faults() >= MOST_FAULTS
    }

    /// Notes that the last fault is about a key that may belong to a map around this one.
    pub(super) fn may_be_misplaced(&self, key: &Placed<String>) {
        if let Some(last) = self.faults().checked_sub(1) {
            self.reader.misplaced.borrow_mut().push((last, key.clone()));
        }
    }

    /// Gives another remedy for each key below this map that is unknown where it is written.
    ///
    /// - `remedy`: that for a key and the steps that lead to it from this map; `None` if the key does not belong here either
    pub(super) fn replace_misplaced(&self, remedy: impl Fn(&str, &[usize]) -> Option<String>) {
        let steps = &self.place.steps;
        self.reader.misplaced.borrow_mut().retain(|(finding, key)| {
            let below = key.place.steps.strip_prefix(steps.as_slice());
            let Some(remedy) = below.and_then(|below| remedy(&key.value, below)) else { return true };
            self.reader.findings.borrow_mut()[*finding].hint = Some(remedy);
            false
        });
    }

    pub(super) fn source(&self) -> &'a Source {
        self.reader.source
    }

    pub(super) fn node(&self) -> &'a YamlNode {
        self.node
    }

    pub(crate) fn excerpt(&self, place: &Place) -> Excerpt {
        self.reader.source.excerpt(place)
    }

    /// Reports a year that the map already has, perhaps in another spelling.
    pub(crate) fn repeated_year(&self, year: &Placed<String>, first: &Placed<String>) {
        let at = self.excerpt(&first.place).told_at(&self.excerpt(&year.place));
        let (message, hint) = if year.value == first.value {
            let message = format!("「{}」が2度書かれています（1度目は{at}）", year.value);
            (message, "どちらか一方を消してください".to_owned())
        } else {
            (
                format!("「{}」は、{at}の「{}」と同じ年度です", year.value, first.value),
                format!("「{}」か「{}」の、どちらか一方を消してください", first.value, year.value),
            )
        };
        self.fault_at(&year.place, faults::DUPLICATE_YEAR, message, hint);
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
                let message = "ここには文字を1つだけ書きます（一覧になっています）";
                self.fault(faults::WRONG_TYPE, message, self.as_text());
                return None;
            }
            YamlNode::Map(_) => {
                let message = "ここには文字を書きます（「項目: 値」の形になっています）";
                self.fault(faults::WRONG_TYPE, message, self.as_text());
                return None;
            }
        };
        if let Some((message, hint)) = bounds::too_long(text) {
            self.fault(faults::TOO_LONG, message, hint);
        }
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
            self.fault(faults::BAD_NUMBER, self.unusable(&number), "1 や 2 のように、小数のない数を書いてください");
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
        self.fault(faults::BAD_NUMBER, self.unusable(number), hint);
    }

    /// The keys of this map.
    pub(crate) fn keys(&self) -> Vec<&'a str> {
        let entries = self.node.entries().unwrap_or_default();
        entries.iter().map(|(key, _)| key.as_str()).collect()
    }

    /// This map or list between brackets as it is written, if it is short.
    pub(crate) fn in_brackets(&self) -> Option<&'a str> {
        self.source().in_brackets(&self.place).filter(|text| text.chars().count() <= LONGEST_SHOWN)
    }

    /// The key of which this is the value.
    pub(crate) fn key(&self) -> Option<&'a str> {
        self.key_at(&self.place.steps)
    }

    /// The keys of the map in which this is a value.
    pub(crate) fn keys_around(&self) -> Vec<&'a str> {
        let around = self.source().root().descendant(&self.place.parent().steps).and_then(YamlNode::entries);
        around.unwrap_or_default().iter().map(|(key, _)| key.as_str()).collect()
    }

    /// The key of which the list around this element is the value.
    pub(crate) fn key_of_list(&self) -> Option<&'a str> {
        self.key_at(&self.place.parent().steps)
    }

    fn key_at(&self, steps: &[usize]) -> Option<&'a str> {
        let (ordinal, parent) = steps.split_last()?;
        let entries = self.source().root().descendant(parent)?.entries()?;
        entries.get(*ordinal).map(|(key, _)| key.as_str())
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
            let hint = match list.iter().find(|word| is_same(&text, word)) {
                Some(word) => format!("「{word}」と書いてください"),
                None => format!("{}を書いてください", one_of(list)),
            };
            self.fault(faults::UNKNOWN_WORD, self.unusable(&text), hint);
        }
        found
    }

    /// Whether this is a text on several lines that is no block.
    pub(crate) fn is_folded(&self) -> bool {
        let is_plain = self.source().style(&self.place) == Style::Plain;
        matches!(self.node, YamlNode::Scalar(Scalar::Text(_)))
            && is_plain
            && self.source().written(&self.place).contains('\n')
    }

    pub(super) fn step(&self, ordinal: usize, node: &'a YamlNode) -> Cursor<'a> {
        Cursor { reader: self.reader, node, place: self.place.child(ordinal), silent: self.silent }
    }
}
