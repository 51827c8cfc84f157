//! The entries of a map whose keys are data, each once.

use std::collections::{HashMap, HashSet};

use super::bounds;
use super::cursor::Cursor;
use super::node::YamlNode;
use crate::content::faults;
use crate::model::{Place, Placed};

impl<'a> Cursor<'a> {
    /// The entries of a map whose keys are data, each key once; a blank is an empty map.
    pub(crate) fn entries(&self, example: &str) -> Vec<(Placed<String>, Cursor<'a>)> {
        match self.node() {
            YamlNode::Map(entries) => {
                let mut seen: HashMap<&str, Place> = HashMap::new();
                let mut out = Vec::new();
                let second = self.second_element(entries);
                if let Some((ordinal, word)) = second {
                    self.missing_dash(&self.place.child(ordinal).of_key(), &entries[ordinal].0, word);
                }
                for (i, (key, node)) in entries.iter().enumerate().take(second.map_or(entries.len(), |(at, _)| at)) {
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

    /// Where another element of a list seems to begin within this one, whose first line is missing: the index of its first
    /// key, and the key of that line. From there on, keys of this element occur again.
    fn second_element<'n>(&self, entries: &'n [(String, YamlNode)]) -> Option<(usize, &'n str)> {
        let mut seen: HashSet<&str> = HashSet::new();
        let second = entries.iter().position(|(key, _)| !seen.insert(key))?;
        let again = entries[second..].iter().filter(|(key, _)| entries[..second].iter().any(|(first, _)| first == key));
        // Two keys twice may be two slips; but that a whole part of them comes again, and without the first, is no slip.
        let first = &entries.first()?.0;
        let is_element = self.source().follows_dash(&self.place) && entries[second].0 != *first;
        (is_element && again.count() >= 2).then_some((second, first))
    }

    fn missing_dash(&self, place: &Place, key: &str, first: &str) {
        self.fault_at(
            place,
            faults::DUPLICATE_KEY,
            format!("「{key}」から後の項目が、2度書かれています。次の項目の始めの行がないようです"),
            format!("ここから次の項目なら、この行の前に「- {first}: …」の行を加えてください。そうでなければ、2度目のものを消してください"),
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
