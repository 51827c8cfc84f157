//! Limits the work that a file can cause by nested brackets and by aliases.
//!
//! The time of libyaml grows with the square of the depth, and every alias repeats the whole node it refers to.

use saphyr_parser::{Event, Parser};

use super::marks::Extent;

/// How deep brackets and indents may nest; a sheet needs ten levels.
const DEEPEST: usize = 64;
/// By how many nodes aliases may lengthen a file.
const MOST_REPEATED: usize = 100_000;

/// What is too much in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    /// Levels.
    Depth,
    /// Nodes that aliases repeat.
    Aliases,
}

/// The first place where a file exceeds a bound.
pub(super) fn excess(text: &str) -> Option<(Excess, Extent)> {
    let deep = deepest(text);
    // Nothing is counted that cannot be too much.
    if deep.is_none() && !text.contains('&') {
        return None;
    }
    let mut counter = Counter::default();
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                if let Some(excess) = counter.take(&event) {
                    return Some((excess, span.into()));
                }
            }
            // Whether the brackets are in a text can no longer be told.
            Err(_) => return deep.map(|extent| (Excess::Depth, extent)),
        }
    }
    None
}

/// Where brackets nest too deep, if all of them are brackets of YAML.
fn deepest(text: &str) -> Option<Extent> {
    let mut depth = 0_usize;
    for (line, content) in text.lines().enumerate() {
        for (column, c) in content.chars().enumerate() {
            match c {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Some(Extent { line: line + 1, column, length: 1 });
            }
        }
    }
    None
}

/// Counts levels and nodes while a file is parsed.
#[derive(Default)]
struct Counter {
    /// The nodes so far, and how many there are with all that aliases repeat.
    repeated: usize,
    nodes: usize,
    /// The open collections: the number of their anchor, and of the nodes before them.
    open: Vec<(usize, usize)>,
    /// The number of nodes of an anchor.
    anchors: std::collections::HashMap<usize, usize>,
}

impl Counter {
    fn take(&mut self, event: &Event) -> Option<Excess> {
        match event {
            Event::Scalar(_, _, anchor, _) => {
                self.nodes += 1;
                self.anchors.insert(*anchor, 1);
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                self.open.push((*anchor, self.nodes));
                self.nodes += 1;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let (anchor, before) = self.open.pop()?;
                self.anchors.insert(anchor, self.nodes - before);
            }
            Event::Alias(anchor) => {
                let size = self.anchors.get(anchor).copied().unwrap_or(1);
                self.nodes += size;
                self.repeated += size;
            }
            _ => {}
        }
        if self.open.len() > DEEPEST {
            return Some(Excess::Depth);
        }
        (self.repeated > MOST_REPEATED).then_some(Excess::Aliases)
    }
}

/// How many characters a text has at most, and how many of them without a place to break the line.
const LONGEST_TEXT: usize = 10_000;
const LONGEST_WORD: usize = 500;

/// What is wrong with a text that is too long to be set, and what to do.
pub(super) fn too_long(text: &str) -> Option<(String, String)> {
    if text.len() <= LONGEST_WORD {
        return None;
    }
    let length = text.chars().count();
    if length > LONGEST_TEXT {
        let hint = format!("1つの欄には{LONGEST_TEXT}字まで書けます。余分な文を消すか、欄を分けてください");
        return Some((format!("文が長すぎます（{length}字）"), hint));
    }
    let breaks = |c: char| !c.is_ascii_graphic() || c == '-';
    let word = text.split(breaks).map(str::len).max().filter(|word| *word > LONGEST_WORD)?;
    let hint = format!("{LONGEST_WORD}字までにするか、途中に空白を入れてください");
    Some((format!("空白のない英数字が、{word}字続いています"), hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<Excess> {
        excess(text).map(|(excess, _)| excess)
    }

    #[test]
    fn brackets_in_a_text_do_not_count() {
        let many = "[".repeat(2 * DEEPEST);
        assert_eq!(found(&format!("成果: |\n  {many}\n")), None);
        assert_eq!(found(&format!("成果: \"{many}\"\n")), None);
        assert_eq!(found(&format!("成果: {many}\n")), Some(Excess::Depth));
        assert_eq!(found(&format!("a: \"x\ny\"\nb: {many}\n")), Some(Excess::Depth));
    }

    #[test]
    fn a_text_is_too_long_as_a_whole_or_without_a_blank() {
        let sentence = "あ".repeat(LONGEST_TEXT);
        assert_eq!(too_long(&sentence), None);
        assert!(too_long(&format!("{sentence}い")).is_some());
        let word = "a".repeat(LONGEST_WORD);
        assert_eq!(too_long(&format!("{word} {word}-{word}")), None);
        assert!(too_long(&format!("{word}a")).is_some());
    }

    #[test]
    fn aliases_count_with_all_that_they_stand_for() {
        let list = format!("a: &a [{}]\n", "x, ".repeat(100));
        assert_eq!(found(&format!("{list}b: [{}]\n", "*a, ".repeat(100))), None);
        assert_eq!(found(&format!("{list}b: [{}]\n", "*a, ".repeat(2000))), Some(Excess::Aliases));
    }
}
