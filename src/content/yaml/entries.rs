//! The entries of a map whose keys are data, each once.

use std::collections::{HashMap, HashSet};

use super::bounds;
use super::cursor::Cursor;
use super::node::YamlNode;
use super::slips;
use crate::content::faults;
use crate::model::{Place, Placed};

impl<'a> Cursor<'a> {
    /// The entries of a map whose keys are data, each key once; a blank is an empty map.
    pub(crate) fn entries(&self, example: &str) -> Vec<(Placed<String>, Cursor<'a>)> {
        match self.node() {
            YamlNode::Map(entries) => {
                let mut seen: HashMap<&str, Place> = HashMap::new();
                let mut out = Vec::new();
                let second = self.second_element();
                if let Some(ordinal) = second {
                    self.tell_second_element(ordinal);
                }
                for (i, (key, node)) in entries.iter().enumerate().take(second.unwrap_or(entries.len())) {
                    let at = self.step(i, node);
                    let place = at.place.of_key();
                    if let Some(first) = seen.get(key.as_str()) {
                        self.duplicate(key, first, &place);
                        continue;
                    }
                    if let Some((message, hint)) = bounds::too_long(key) {
                        self.fault_at(&place, faults::TOO_LONG, message, hint);
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
                    format!("「{example}」のように書いてください"),
                );
                Vec::new()
            }
        }
    }

    /// Where another element of a list seems to begin within this one, without its dash or without its first line: the index
    /// of its first key. From there on, keys of this element occur again.
    fn second_element(&self) -> Option<usize> {
        let entries = self.node().entries()?;
        let mut seen: HashSet<&str> = HashSet::new();
        let second = entries.iter().position(|(key, _)| !seen.insert(key))?;
        let behind = &entries[second..];
        let again = behind.iter().filter(|(key, _)| entries[..second].iter().any(|(first, _)| first == key)).count();
        // Two keys twice may be two slips; but that a whole part of them comes again is none.
        let is_part = if behind[0].0 == entries[0].0 { second > 1 && behind.len() > 1 } else { again > 1 };
        (is_part && self.source().follows_dash(&self.place)).then_some(second)
    }

    /// Whether another element of a list seems to begin within this one.
    pub(crate) fn holds_second_element(&self) -> bool {
        self.second_element().is_some()
    }

    fn tell_second_element(&self, ordinal: usize) {
        let keys = self.keys();
        let (key, first) = (keys[ordinal], keys[0]);
        if key == first {
            return self.missing_dash(ordinal);
        }
        self.fault_at(
            &self.place.child(ordinal).of_key(),
            faults::DUPLICATE_KEY,
            format!("「{key}」から後の項目が、2度書かれています。次の項目の始めの行がないようです"),
            format!("ここから次の項目なら、この行の前に「- {first}: …」の行を加えてください。そうでなければ、2度目のものを消してください"),
        );
    }

    /// Reports that the dash before a key of this element of a list is missing, with which another element begins.
    ///
    /// - `ordinal`: the index of the key
    pub(crate) fn missing_dash(&self, ordinal: usize) {
        let place = self.place.child(ordinal).of_key();
        let first = self.source().line_before(&self.place.child(0).of_key());
        let blanks = first.rfind('-').unwrap_or_default();
        let line = self.source().line_from(&place);
        let mended = format!("{}-{}{line}", " ".repeat(blanks), " ".repeat(first.len().saturating_sub(blanks + 1)));
        self.fault_at(
            &place,
            faults::DUPLICATE_KEY,
            format!("「{}」の前に、項目の始めの「- 」がありません", self.keys()[ordinal]),
            slips::begun_with_dash(&mended, blanks),
        );
    }

    fn duplicate(&self, key: &str, first: &Place, second: &Place) {
        let first = self.excerpt(first).told_at(&self.excerpt(second));
        self.fault_at(
            second,
            faults::DUPLICATE_KEY,
            format!("「{key}」が2度書かれています（1度目は{first}）"),
            "どちらか一方を消してください",
        );
    }
}
