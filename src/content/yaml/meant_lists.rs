//! Lists, and what was written instead of one.

use super::cursor::{Cursor, LONGEST_SHOWN};
use super::node::YamlNode;
use super::{lists, slips};
use crate::content::faults;

impl<'a> Cursor<'a> {
    /// The elements of a list; a blank is an empty list.
    pub(crate) fn list(&self, example: &str) -> Vec<Cursor<'a>> {
        match self.node() {
            YamlNode::List(_) => self.elements(),
            _ if self.is_blank() => Vec::new(),
            _ => {
                let entry = |list: String| match self.key() {
                    Some(key) => format!("{key}: {list}"),
                    None => list,
                };
                let list = if example.starts_with('[') { self.meant_list() } else { self.as_element(example) };
                let example = list.map_or_else(|| example.to_owned(), entry);
                let hint =
                    self.as_first_element(&example).unwrap_or_else(|| format!("「{example}」のように書いてください"));
                self.fault(faults::WRONG_TYPE, "ここには一覧を書きます", hint);
                Vec::new()
            }
        }
    }

    /// This node as the only element of a list, if it is of the kind of the example.
    fn as_element(&self, example: &str) -> Option<String> {
        let is_of_maps = example.contains(": ");
        match self.node() {
            YamlNode::Scalar(_) if !is_of_maps && self.is_folded() => self.meant_list(),
            YamlNode::Scalar(_) if !is_of_maps => {
                let text = self.text()?.value;
                let text = if text.contains([',', '[', ']', '{', '}', '#', ':']) { slips::quoted(&text) } else { text };
                let is_short = text.chars().count() <= LONGEST_SHOWN && !text.contains('\n');
                Some(if is_short { format!("[{text}]") } else { "[…]".to_owned() })
            }
            YamlNode::Map(_) if is_of_maps => self.in_brackets().map(|map| format!("[{map}]")),
            _ => None,
        }
    }

    /// How to make this map on lines of its own the first element of a list of maps.
    fn as_first_element(&self, example: &str) -> Option<String> {
        let key = self.keys().first().copied().filter(|_| example.starts_with("- ") && !self.is_flow())?;
        let value = self.peek(key).and_then(|at| at.word()).filter(|word| word.chars().count() <= LONGEST_SHOWN);
        let value = value.as_deref().unwrap_or("…");
        if let Some(rest) = key.strip_prefix(slips::is_bullet).filter(|rest| rest.starts_with(['{', '['])) {
            return Some(format!("「- {rest}: {value}」のように、半角の「-」と半角の空白1つで始めてください"));
        }
        let entry = format!("- {key}: {value}");
        Some(format!("「{entry}」のように「- 」を付け、続きの行を「{key}」に揃えてください"))
    }

    /// The list that this text, or this map of words, is meant to be.
    fn meant_list(&self) -> Option<String> {
        match self.node() {
            // Each line was meant to be an element.
            YamlNode::Scalar(_) if self.is_folded() => {
                let lines: Vec<&str> = self.source().written(&self.place).lines().map(str::trim).collect();
                lists::as_list(&lines.join(", "))
            }
            YamlNode::Scalar(_) => lists::as_list(&self.text()?.value),
            YamlNode::Map(_) => lists::as_list(self.source().in_brackets(&self.place)?),
            YamlNode::List(_) => None,
        }
    }
}
