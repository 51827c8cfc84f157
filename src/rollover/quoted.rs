//! Writes values as YAML on one line.

use crate::content::yaml::Source;
use crate::content::yaml::Style;
use crate::content::yaml::{Scalar, YamlNode};
use crate::edit::quoted;
use crate::model::Place;

/// Writes a node of a file on one line, so that it fits within braces.
pub(super) fn in_line(source: &Source, place: &Place) -> Option<String> {
    let node = source.root().descendant(&place.steps)?;
    Some(match node {
        YamlNode::Scalar(Scalar::Blank) => String::new(),
        YamlNode::Scalar(Scalar::Resolved) => source.spelling(place).to_owned(),
        YamlNode::Scalar(Scalar::Text(text)) => {
            let is_plain = source.style(place) == Style::Plain && text == text.trim() && !text.contains(SIGNS);
            if is_plain { text.clone() } else { quoted(text) }
        }
        YamlNode::List(nodes) => {
            let inner: Option<Vec<String>> = (0..nodes.len()).map(|i| in_line(source, &place.child(i))).collect();
            format!("[{}]", inner?.join(", "))
        }
        YamlNode::Map(entries) => {
            let entry = |(i, (key, _)): (usize, &(String, YamlNode))| {
                let key = if key.contains(SIGNS) { quoted(key) } else { key.clone() };
                Some(format!("{key}: {}", in_line(source, &place.child(i))?))
            };
            let inner: Option<Vec<String>> = entries.iter().enumerate().map(entry).collect();
            format!("{{{}}}", inner?.join(", "))
        }
    })
}

/// Characters that have, or may have, a meaning of their own within braces.
const SIGNS: [char; 15] = [',', '[', ']', '{', '}', ':', '#', '"', '\'', '&', '*', '|', '>', '\n', '\\'];
