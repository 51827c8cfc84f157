//! Content files: text, tree and positions.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};
use std::path::Path;
use std::sync::OnceLock;

use super::bounds;
use super::dash::Dash;
use super::lines::{Lines, excerpt, unix_breaks};
use super::marks::{Extent, Marks, Style};
use super::node::{self, Scalar, YamlNode};
use super::read_text::{decode, for_empty, read_text, without_mark};
use super::syntax;
use super::unsaved::Unsaved;
use crate::content::faults;
use crate::finding::{Excerpt, Finding};
use crate::model::Place;

/// The files of an edition in the order in which they were read, the unsaved texts that replace files, and what to write
/// instead of a lone dash.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>, Unsaved, Dash);

impl Sources {
    /// Starts without files. A file with an unsaved text is not read from disk.
    pub(crate) fn with_unsaved(texts: Unsaved) -> Self {
        Self(Vec::new(), texts, Dash::default())
    }

    /// Sets what to write instead of a lone dash in the files that are read from now on.
    pub(crate) fn advise(&mut self, dash: Dash) {
        self.2 = dash;
    }

    /// Whether a file has an unsaved text.
    pub(crate) fn is_unsaved(&self, name: &str) -> bool {
        self.1.get(name).is_some()
    }

    /// The lines of a place, counted from 1.
    pub fn lines(&self, place: &Place) -> RangeInclusive<usize> {
        self.0[place.file].lines_of(place)
    }

    /// The excerpt of a place, for a finding.
    pub fn excerpt(&self, place: &Place) -> Excerpt {
        self.0[place.file].excerpt(place)
    }

    /// The excerpt at a line (from 1) and a column (from 0) of a file.
    pub fn excerpt_at(&self, file: usize, line: usize, column: usize, length: usize) -> Excerpt {
        self.0[file].excerpt_at(line, column, length)
    }

    /// Reads a file. If it cannot be read as YAML, adds a finding and returns `None`.
    pub(crate) fn read(&mut self, path: &Path, name: &str, findings: &mut Vec<Finding>) -> Option<usize> {
        let source = match self.1.get(name) {
            Some(text) => decode(text.as_bytes(), name).and_then(|text| Source::parse(text, name, &self.2)),
            None => Source::read(path, name, &self.2),
        };
        match source {
            Ok(source) => {
                self.0.push(source);
                Some(self.0.len() - 1)
            }
            Err(finding) => {
                findings.push(*finding);
                None
            }
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    pub(crate) fn get(&self, file: usize) -> &Source {
        &self.0[file]
    }

    /// The excerpt of a part of the text at a place: `length` characters from character `start` on.
    ///
    /// If the file spells the text differently (quoted with escapes), returns the excerpt of the place.
    pub fn excerpt_in(&self, place: &Place, text: &str, start: usize, length: usize) -> Excerpt {
        self.0[place.file].excerpt_in(place, text, start, length)
    }

    /// The place of the value under a key of a map, blank or not.
    pub fn entry(&self, map: &Place, key: &str) -> Option<Place> {
        let entries = self.0[map.file].root.descendant(&map.steps)?.entries()?;
        let ordinal = entries.iter().position(|(name, _)| name == key)?;
        Some(map.child(ordinal))
    }

    /// The key under which a value, or the list around it, is written; `None` for a key itself.
    pub fn key_above(&self, place: &Place) -> Option<&str> {
        let root = &self.0[place.file].root;
        let keys = (0..place.steps.len()).rev().filter(|_| !place.key);
        let mut keys = keys.map(|depth| (root.descendant(&place.steps[..depth]), place.steps[depth]));
        let (above, ordinal) = keys.find(|(above, _)| above.is_some_and(|above| above.entries().is_some()))?;
        above?.entries()?.get(ordinal).map(|(key, _)| key.as_str())
    }

    /// The text under a key of a map, as the file spells it; `None` if it is blank.
    pub fn text(&self, map: &Place, key: &str) -> Option<&str> {
        let place = self.entry(map, key)?;
        let source = &self.0[place.file];
        let text = match source.root.descendant(&place.steps)? {
            YamlNode::Scalar(Scalar::Text(text)) => text,
            YamlNode::Scalar(Scalar::Resolved) => source.spelling(&place),
            _ => return None,
        };
        Some(text.trim()).filter(|text| !text.is_empty())
    }

    /// The id of the 事業 in a file; `None` for other files.
    pub fn project(&self, file: usize) -> Option<&str> {
        self.0[file].name.rsplit_once("/projects/")?.1.strip_suffix(".yaml")
    }

    /// Whether a file is opinions.yaml.
    pub fn is_opinions(&self, file: usize) -> bool {
        self.0[file].name.ends_with("/opinions.yaml")
    }

    /// The number of values under a key of a map, without blanks.
    ///
    /// If the model has fewer, the reader has reported a fault there.
    pub fn written(&self, map: &Place, key: &str) -> usize {
        let place = self.entry(map, key);
        place.and_then(|place| self.0[place.file].root.descendant(&place.steps)).map_or(0, YamlNode::written)
    }

    /// The innermost element of a list around a place: its indicator, its 取組項目 ….
    pub fn element_around(&self, place: &Place) -> Option<Place> {
        let root = &self.0.get(place.file)?.root;
        let is_list = |steps: &[usize]| matches!(root.descendant(steps), Some(YamlNode::List(_)));
        let depth = (1..=place.steps.len()).rev().find(|depth| is_list(&place.steps[..depth - 1]))?;
        Some(Place { steps: place.steps[..depth].to_vec(), key: false, ..*place })
    }

    /// Every scalar of every file as it is written, in order: place, text and style.
    pub fn scalars(&self) -> impl Iterator<Item = (Place, &str, Style)> {
        self.0.iter().enumerate().flat_map(|(file, source)| source.marks.scalars(file))
    }

    /// The names and texts of the files.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|source| (source.name.as_str(), source.text.as_str()))
    }

    /// For each scalar and key of the content, the first place of every character that `covers` rejects.
    ///
    /// Everything that a page can print is in one of these.
    pub fn uncovered(&self, covers: impl Fn(char) -> bool) -> Vec<(char, Place, Excerpt)> {
        let mut out = Vec::new();
        for (file, source) in self.0.iter().enumerate() {
            node::texts(&source.root, &mut |steps, key, text| {
                let refused: BTreeSet<char> = text.chars().filter(|c| *c != '\n' && !covers(*c)).collect();
                for c in refused {
                    let place = Place { file, steps: steps.to_vec(), key };
                    let excerpt = source.excerpt_of_char(&place, c);
                    out.push((c, place, excerpt));
                }
            });
        }
        out
    }
}

/// A content file.
#[derive(Debug)]
pub(crate) struct Source {
    name: String,
    text: String,
    root: YamlNode,
    marks: Marks,
    /// Computed when the first finding needs it.
    lines: OnceLock<Lines>,
}

impl Source {
    fn read(path: &Path, name: &str, dash: &Dash) -> Result<Self, Box<Finding>> {
        Self::parse(read_text(path, name)?, name, dash)
    }

    /// Parses a file.
    ///
    /// - `dash`: what to write instead of a lone dash
    pub(crate) fn parse(text: String, name: &str, dash: &Dash) -> Result<Self, Box<Finding>> {
        if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            let finding =
                Finding::new(faults::EMPTY_FILE, "ファイルに内容がありません", Some(excerpt(name, &text, 1, 0, 1)));
            return Err(Box::new(finding.hint(for_empty(name))));
        }
        if let Some((excess, extent)) = bounds::excess(&text) {
            return Err(Box::new(syntax::too_much(excess, name, &text, extent)));
        }
        let root = node::parse(&text).map_err(|error| Box::new(syntax::finding(&error, name, &text, dash)))?;
        let marks =
            Marks::parse(&text, &root).map_err(|extent| Box::new(syntax::ambiguous(name, &text, extent, dash)))?;
        if let Some(extent) = marks.tagged() {
            return Err(Box::new(syntax::tagged(name, &text, extent, dash)));
        }
        Ok(Self { name: name.to_owned(), text, root, marks, lines: OnceLock::new() })
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn root(&self) -> &YamlNode {
        &self.root
    }

    /// The scalar at a place as the file spells it.
    pub(crate) fn spelling(&self, place: &Place) -> &str {
        self.marks.spelling(place)
    }

    /// How the scalar at a place is written.
    pub(crate) fn style(&self, place: &Place) -> Style {
        let node = self.marks.node(place).map(|node| self.marks.target(node));
        node.map(|node| self.marks.nodes()[node].style).unwrap_or_default()
    }

    /// The offset of the text in the bytes of this file; `None` if the bytes are not those of this file.
    pub(crate) fn bytes_before(&self, bytes: &[u8]) -> Option<usize> {
        let text = without_mark(bytes);
        let is_same = std::str::from_utf8(text).is_ok_and(|text| unix_breaks(text) == self.text);
        is_same.then(|| bytes.len() - text.len())
    }

    pub(crate) fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Converts an extent to a range of bytes.
    pub(crate) fn bytes(&self, extent: Extent) -> Range<usize> {
        let start = self.lines().byte(&self.text, extent.line, extent.column);
        let rest = &self.text[start..];
        start..start + rest.char_indices().nth(extent.length).map_or(rest.len(), |(end, _)| end)
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Every scalar with the line on which it begins, in the order of the file.
    pub(crate) fn starts(&self, file: usize) -> Vec<(usize, Place, &str)> {
        let scalars = self.marks.scalars(file).into_iter();
        scalars.map(|(place, text, _)| (self.marks.extent(&place).line, place, text)).collect()
    }

    pub(crate) fn excerpt(&self, place: &Place) -> Excerpt {
        let Extent { line, column, length } = self.marks.extent(place);
        self.excerpt_at(line, column, length)
    }

    /// The excerpt at a line (from 1) and a column (from 0).
    pub(crate) fn excerpt_at(&self, line: usize, column: usize, length: usize) -> Excerpt {
        self.lines().excerpt(&self.name, &self.text, line, column, length)
    }

    /// Whether a map or list is written in brackets.
    pub(crate) fn is_flow(&self, place: &Place) -> bool {
        self.from(self.marks.extent(place)).starts_with(['{', '['])
    }

    /// Whether a map is an element of a list, behind its dash on the same line.
    pub(crate) fn follows_dash(&self, place: &Place) -> bool {
        self.line_before(place).trim_end().ends_with('-')
    }

    /// What stands before a place on its line.
    pub(crate) fn line_before(&self, place: &Place) -> &str {
        let start = self.bytes(self.marks.extent(place)).start;
        self.text[..start].rsplit('\n').next().unwrap_or_default()
    }

    /// The line of a place, from there on.
    pub(crate) fn line_from(&self, place: &Place) -> &str {
        self.from(self.marks.extent(place)).lines().next().unwrap_or_default().trim_end()
    }

    /// Whether a key between braces has no colon behind it; `false` if there is no such key.
    pub(crate) fn is_bare(&self, key: &Place) -> bool {
        let extent = self.marks.extent(key);
        let is_there = extent != self.marks.extent(&key.parent());
        let end = self.bytes(extent).end;
        is_there && self.text[end..].trim_start().starts_with([',', '}'])
    }

    /// The text from the beginning of one place to the end of another, on one line.
    pub(crate) fn between(&self, from: &Place, to: &Place) -> &str {
        let (from, to) = (self.bytes(self.marks.extent(from)), self.bytes(self.marks.extent(to)));
        self.text[from.start..to.end.max(from.start)].lines().next().unwrap_or_default().trim()
    }

    /// A map or list between brackets as it is written, if it ends on its line.
    pub(crate) fn in_brackets(&self, place: &Place) -> Option<&str> {
        let line = self.from(self.marks.extent(place)).lines().next()?;
        if !line.starts_with(['{', '[']) {
            return None;
        }
        let mut depth = 0_usize;
        for (at, c) in line.char_indices() {
            match c {
                '{' | '[' => depth += 1,
                '}' | ']' => depth = depth.checked_sub(1)?,
                _ => {}
            }
            if depth == 0 {
                return Some(&line[..=at]);
            }
        }
        None
    }

    /// The node at a place as it is written.
    pub(crate) fn written(&self, place: &Place) -> &str {
        self.text[self.bytes(self.marks.extent(place))].trim_end()
    }

    pub(crate) fn lines_of(&self, place: &Place) -> RangeInclusive<usize> {
        let line = self.marks.extent(place).line;
        line..=line + self.written(place).matches('\n').count()
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::index(&self.text))
    }

    /// The text from an extent on.
    fn from(&self, Extent { line, column, .. }: Extent) -> &str {
        &self.text[self.lines().byte(&self.text, line, column)..]
    }

    fn excerpt_in(&self, place: &Place, text: &str, start: usize, length: usize) -> Excerpt {
        let (mut before, mut column) = (text.split('\n').collect::<Vec<_>>(), start);
        let Some(index) = before.iter().position(|line| {
            let here = column <= line.chars().count();
            column -= if here { 0 } else { line.chars().count() + 1 };
            here
        }) else {
            return self.excerpt(place);
        };
        before.truncate(index + 1);
        // Each line of the text is within one line of the file, in the same order.
        let extent = self.marks.extent(place);
        let from = self.from(extent);
        let written = &from[..from.char_indices().nth(extent.length).map_or(from.len(), |(end, _)| end)];
        let mut lines = written.lines().enumerate();
        let mut found = None;
        for wanted in before {
            found = lines.find_map(|(depth, line)| {
                let at = line[..line.find(wanted.trim_end())?].chars().count();
                Some((extent.line + depth, if depth == 0 { extent.column + at } else { at }))
            });
        }
        match found {
            Some((line, at)) => self.excerpt_at(line, at + column, length),
            None => self.excerpt(place),
        }
    }

    /// The excerpt of the first `c` in the scalar at `place`; the excerpt of the scalar if `c` is written as an escape.
    fn excerpt_of_char(&self, place: &Place, c: char) -> Excerpt {
        let extent = self.marks.extent(place);
        let (mut line, mut column) = (extent.line, extent.column);
        for other in self.from(extent).chars().take(extent.length) {
            if other == c {
                return self.excerpt_at(line, column, 1);
            }
            (line, column) = if other == '\n' { (line + 1, 0) } else { (line, column + 1) };
        }
        self.excerpt(place)
    }
}
