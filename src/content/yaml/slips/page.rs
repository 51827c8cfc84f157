//! The lines of a file that cannot be read, and what is proposed in their place.

use crate::content::yaml::dash::Dash;
use crate::content::yaml::marks::Extent;

/// How many characters of a line an advice quotes.
const MOST_SHOWN: usize = 60;

/// A slip, and the lines as they were meant.
#[derive(Debug)]
pub(in crate::content::yaml) struct Slip {
    /// Where it is.
    pub extent: Extent,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// The changed lines, by index from 0.
    pub lines: Vec<(usize, String)>,
}

/// The lines of a file that cannot be read.
pub(super) struct Page<'a> {
    pub lines: Vec<&'a str>,
    /// What to write instead of a lone dash.
    pub dash: &'a Dash,
}

impl<'a> Page<'a> {
    pub(super) fn line(&self, index: usize) -> &'a str {
        self.lines.get(index).copied().unwrap_or_default()
    }

    /// The index of the nearest line above with content.
    pub(super) fn above(&self, index: usize) -> Option<usize> {
        (0..index.min(self.lines.len())).rev().find(|above| has_content(self.lines[*above]))
    }

    /// The index of the nearest line below with content.
    pub(super) fn below(&self, index: usize) -> Option<usize> {
        (index + 1..self.lines.len()).find(|below| has_content(self.lines[*below]))
    }

    /// Whether a line begins between brackets that were opened above.
    pub(super) fn is_in_brackets(&self, index: usize) -> bool {
        if index >= self.lines.len() {
            return false;
        }
        // A line without an indent is never between brackets.
        let above = (0..index).rev().take_while(|above| indent(self.lines[above + 1]) > 0);
        let depth = |line: &str| {
            let count = |signs: [char; 2]| line.matches(signs).count();
            if has_content(line) { count(['{', '[']).cast_signed() - count(['}', ']']).cast_signed() } else { 0 }
        };
        above.map(|above| depth(self.lines[above])).sum::<isize>() > 0
    }

    /// Whether a key is written somewhere.
    pub(super) fn has_key(&self, key: &str) -> bool {
        let begins = |line: &&str| {
            let behind = line.trim_start_matches([' ', '-']).strip_prefix(key);
            behind.is_some_and(|behind| behind.starts_with(':'))
        };
        let between = [format!(", {key}: "), format!("{{{key}: ")];
        !key.is_empty()
            && self.lines.iter().any(|line| begins(line) || between.iter().any(|entry| line.contains(entry)))
    }

    /// The text with a slip mended.
    pub(super) fn mended(&self, slip: &Slip) -> String {
        let mut text = String::new();
        for (index, line) in self.lines.iter().enumerate() {
            let changed = slip.lines.iter().find(|(changed, _)| *changed == index);
            text.push_str(changed.map_or(*line, |(_, line)| line));
            text.push('\n');
        }
        text
    }
}

pub(super) fn has_content(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#')
}

/// The extent of a part of a line, by its bytes.
pub(super) fn extent(index: usize, line: &str, from: usize, to: usize) -> Extent {
    let count = |text: &str| text.chars().count();
    Extent { line: index + 1, column: count(&line[..from]), length: count(&line[from..to]).max(1) }
}

/// A line or a part of it in an advice: in quotation marks if it is short enough to be shown in full.
pub(super) fn shown(text: &str) -> Option<String> {
    let text = text.trim();
    (text.chars().count() <= MOST_SHOWN).then(|| format!("「{text}」"))
}

/// A remedy with the line as it is meant, if that is short enough to be shown in full.
pub(super) fn advice(remedy: &str, line: &str) -> String {
    shown(line).map_or_else(|| remedy.to_owned(), |line| format!("{remedy}: {line}"))
}

/// A slip of a value: its part that is wrong, and the line as it is meant.
pub(super) fn slip(
    index: usize,
    line: &str,
    (from, to): (usize, usize),
    (message, remedy): (&str, &str),
    mended: String,
) -> Slip {
    Slip {
        extent: extent(index, line, from, to),
        message: message.to_owned(),
        hint: advice(remedy, &mended),
        lines: vec![(index, mended)],
    }
}

/// A line with one part replaced.
pub(super) fn with(line: &str, from: usize, to: usize, by: &str) -> String {
    format!("{}{by}{}", &line[..from], &line[to..])
}

/// A line taken apart: blanks and dashes, key, value.
pub(super) struct Parts {
    /// The first byte behind the indent and the dashes.
    pub start: usize,
    /// The bytes of the value, without a comment behind it; empty if there is none.
    pub value: std::ops::Range<usize>,
    /// Whether a key is in front of the value.
    pub has_key: bool,
}

impl Parts {
    pub(super) fn of(line: &str) -> Self {
        let mut start = line.len() - line.trim_start_matches(' ').len();
        while line[start..].starts_with("- ") {
            start += 1 + (line[start + 1..].len() - line[start + 1..].trim_start_matches(' ').len());
        }
        let rest = &line[start..];
        let colon = if rest.starts_with(['"', '\'', '{', '[', '#']) { None } else { rest.find(": ") };
        let colon = colon.filter(|at| is_key(&rest[..*at]));
        let begin = colon.map_or(start, |at| {
            let behind = start + at + 2;
            behind + (line[behind..].len() - line[behind..].trim_start_matches(' ').len())
        });
        let end = begin + uncommented(&line[begin..]).trim_end().len();
        Self { start, value: begin..end, has_key: colon.is_some() }
    }
}

/// Whether a text looks like a key rather than like prose.
pub(super) fn is_key(text: &str) -> bool {
    const PROSE: [char; 8] = ['、', '。', '「', '（', '{', '[', '"', ','];
    !text.is_empty() && text.chars().count() <= 20 && !text.contains(PROSE)
}

/// A value without the comment behind it.
fn uncommented(value: &str) -> &str {
    let from = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].find(quote).map_or(0, |at| at + 2),
        // Between brackets, « #» is the beginning of a value that must be quoted.
        Some('{' | '[') => value.rfind(['}', ']']).unwrap_or(value.len()),
        _ => 0,
    };
    value[from..].find(" #").map_or(value, |at| &value[..from + at])
}

/// The number of blanks before a line.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
