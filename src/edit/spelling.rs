//! Spells texts as YAML.

use crate::content::yaml::{Scalar, YamlNode, node};

/// A text as a scalar on one line, which means the same in a block and in brackets; without quotes if it can do without.
pub(super) fn on_one_line(text: &str) -> String {
    let is_text = |node: &YamlNode| *node == YamlNode::Scalar(Scalar::Text(text.to_owned()));
    let in_brackets = || node::parse(&format!("[{text}]"));
    let in_block = || node::parse(&format!("k: {text}"));
    let is_plain = !text.contains(is_escaped)
        && matches!(in_brackets(), Ok(YamlNode::List(nodes)) if matches!(nodes.as_slice(), [only] if is_text(only)))
        && matches!(in_block(), Ok(YamlNode::Map(entries)) if matches!(entries.as_slice(), [(_, only)] if is_text(only)));
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A key of a map; without quotes if it can do without.
pub(super) fn key(text: &str) -> String {
    let is_plain = |entries: &[(String, YamlNode)]| matches!(entries, [(key, _)] if key == text);
    match node::parse(&format!("{{{text}: 1}}")) {
        Ok(YamlNode::Map(entries)) if is_plain(&entries) && !text.contains(is_escaped) => text.to_owned(),
        _ => quoted(text),
    }
}

/// The lines of a text below a `|`; `None` if they would not be read back as they are.
pub(super) fn block_lines(text: &str) -> Option<Vec<&str>> {
    let lines: Vec<&str> = text.split('\n').collect();
    let (first, last) = (lines.first()?, lines.last()?);
    let is_readable = lines.len() > 1
        && !first.starts_with(char::is_whitespace)
        && !first.is_empty()
        && !last.trim().is_empty()
        && !text.contains(|c: char| c != '\n' && is_escaped(c));
    is_readable.then_some(lines)
}

/// Whether a character is written as an escape between quotes: YAML does not allow it otherwise, takes it for a line break, or
/// nobody would see it.
fn is_escaped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A text between double quotes.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_escaped(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_has_quotes_only_where_it_needs_them() {
        for (text, yaml) in [
            ("発行した。", "発行した。"),
            ("窓口に置き、配る", "窓口に置き、配る"),
            ("26/143 (延件数)", "26/143 (延件数)"),
            ("007", "\"007\""),
            ("はい", "はい"),
            ("true", "\"true\""),
            ("", "\"\""),
            ("a: b", "\"a: b\""),
            ("a, b", "\"a, b\""),
            ("- x", "\"- x\""),
            ("a #b", "\"a #b\""),
            (" x", "\" x\""),
            ("=1+2", "\"=1+2\""),
            ("a\nb", "\"a\\nb\""),
            ("\u{1}", "\"\\u0001\""),
            ("\"", "\"\\\"\""),
        ] {
            let found = on_one_line(text);
            // A sign that needs no quotes may do without.
            assert!(found == yaml || found == text, "{text}: {found}");
            assert_eq!(node::parse(&found).unwrap(), YamlNode::Scalar(Scalar::Text(text.to_owned())), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_text_is_read_back(text in "\\PC{0,12}|[ -~\n\t]{0,12}|[:#,'\"{}\\[\\]&*!|>%@`?\\-= a0~]{0,8}") {
            let spelled = on_one_line(&text);
            for (yaml, path) in [(format!("k: {spelled}"), vec![0]), (format!("{{k: {spelled}, l: 1}}"), vec![0]), (format!("- [{spelled}]"), vec![0, 0])] {
                let found = node::parse(&yaml).unwrap();
                prop_assert_eq!(found.descendant(&path), Some(&YamlNode::Scalar(Scalar::Text(text.clone()))), "{}", yaml);
            }
            let yaml = format!("{{{}: 1}}", key(&text));
            let found = node::parse(&yaml).unwrap();
            prop_assert_eq!(found.entries().unwrap()[0].0.as_str(), text.as_str(), "{}", yaml);
        }
    }
}
