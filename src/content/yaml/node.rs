//! YAML as an untyped tree, read by serde_yaml.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// A node of a YAML file. Maps keep the order of their entries and repeated keys.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum YamlNode {
    /// A single value.
    Scalar(Scalar),
    /// A sequence.
    List(Vec<YamlNode>),
    /// A mapping; the keys are spelled as in the file.
    Map(Vec<(String, YamlNode)>),
}

/// A YAML scalar as serde_yaml resolves it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Scalar {
    /// Text, exactly as in the file.
    Text(String),
    /// Nothing, or `~`.
    Blank,
    /// A number or a truth value. serde_yaml returns its value, not its spelling (1.1 for 1.10); the spelling is in the
    /// [`super::marks::Marks`] of the file.
    Resolved,
}

impl YamlNode {
    /// The node to which these steps lead.
    pub(crate) fn descendant(&self, steps: &[usize]) -> Option<&Self> {
        steps.iter().try_fold(self, |node, step| match node {
            Self::Scalar(_) => None,
            Self::List(nodes) => nodes.get(*step),
            Self::Map(entries) => entries.get(*step).map(|(_, node)| node),
        })
    }

    /// The entries of a map.
    pub(crate) fn entries(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The number of values: 1 for a scalar, one per entry of a map or list; blanks do not count.
    pub(crate) fn written(&self) -> usize {
        let count = |node: &Self| usize::from(node.written() > 0);
        match self {
            Self::Scalar(Scalar::Blank) => 0,
            Self::Scalar(Scalar::Text(text)) => usize::from(!text.trim().is_empty()),
            Self::Scalar(Scalar::Resolved) => 1,
            Self::List(nodes) => nodes.iter().map(count).sum(),
            Self::Map(entries) => entries.iter().map(|(_, node)| count(node)).sum(),
        }
    }
}

/// Parses one YAML document.
///
/// # Errors
/// serde_yaml's error if the text is not YAML, nests deeper than 128 levels, repeats aliases endlessly, or contains
/// more than one document or a tag.
pub(crate) fn parse(text: &str) -> Result<YamlNode, serde_yaml::Error> {
    serde_yaml::from_str(text)
}

/// Calls `each` for every text below a node, with its path, whether it is a key, and the text.
pub(crate) fn texts(node: &YamlNode, each: &mut impl FnMut(&[usize], bool, &str)) {
    fn walk(node: &YamlNode, steps: &mut Vec<usize>, each: &mut impl FnMut(&[usize], bool, &str)) {
        let children: &mut dyn Iterator<Item = (Option<&str>, &YamlNode)> = match node {
            YamlNode::Scalar(Scalar::Text(text)) => return each(steps, false, text),
            YamlNode::Scalar(_) => return,
            YamlNode::List(nodes) => &mut nodes.iter().map(|node| (None, node)),
            YamlNode::Map(entries) => &mut entries.iter().map(|(key, node)| (Some(key.as_str()), node)),
        };
        for (i, (key, child)) in children.enumerate() {
            steps.push(i);
            if let Some(key) = key {
                each(steps, true, key);
            }
            walk(child, steps, each);
            steps.pop();
        }
    }
    walk(node, &mut Vec::new(), each);
}

impl<'de> Deserialize<'de> for YamlNode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = YamlNode;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, a list or a map")
    }

    fn visit_str<E>(self, text: &str) -> Result<YamlNode, E> {
        Ok(YamlNode::Scalar(Scalar::Text(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<YamlNode, E> {
        Ok(YamlNode::Scalar(Scalar::Blank))
    }

    fn visit_bool<E>(self, _: bool) -> Result<YamlNode, E> {
        Ok(YamlNode::Scalar(Scalar::Resolved))
    }

    fn visit_i64<E>(self, _: i64) -> Result<YamlNode, E> {
        Ok(YamlNode::Scalar(Scalar::Resolved))
    }

    fn visit_u64<E>(self, _: u64) -> Result<YamlNode, E> {
        Ok(YamlNode::Scalar(Scalar::Resolved))
    }

    fn visit_i128<E>(self, _: i128) -> Result<YamlNode, E> {
        Ok(YamlNode::Scalar(Scalar::Resolved))
    }

    fn visit_u128<E>(self, _: u128) -> Result<YamlNode, E> {
        Ok(YamlNode::Scalar(Scalar::Resolved))
    }

    fn visit_f64<E>(self, _: f64) -> Result<YamlNode, E> {
        Ok(YamlNode::Scalar(Scalar::Resolved))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<YamlNode, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = seq.next_element()? {
            list.push(node);
        }
        Ok(YamlNode::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<YamlNode, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry::<String, YamlNode>()? {
            entries.push(entry);
        }
        Ok(YamlNode::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_spelling_order_and_repetition() {
        let YamlNode::Map(entries) = parse("2019: a\n010: b\n1.10: c\n2019: d\n~: e").unwrap() else { panic!() };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["2019", "010", "1.10", "2019", "~"]);
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for i in 1..12 {
            let alias = format!("*a{}, ", i - 1).repeat(9);
            text.push_str(&format!("a{i}: &a{i} [{alias}]\n"));
        }
        assert!(parse(&text).is_err());
    }

    #[test]
    fn nesting_without_end_is_refused() {
        assert!(parse(&"[".repeat(1000)).is_err());
        assert!(parse(&format!("{}{}", "[".repeat(1000), "]".repeat(1000))).is_err());
    }
}
