//! Layouts and fonts that are not the program's own: which they are, and whether they print what the content says.
//!
//! A layout is code and may print anything. So the texts of its papers are compared with those that the built-in layouts
//! print from the same content.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::payload::Payload;
use super::table::{Row, Verdict};
use crate::characters::half_width;
use crate::typeset::Assets;

const LAYOUTS: &str = "レイアウトとフォント";
/// The most differences in text that are named; nobody looks through more.
const NAMED: usize = 20;

/// The layouts and fonts of a bag that are not the built-in ones, by their paths in the payload, and the built-in ones that
/// it lacks.
pub(super) fn own(payload: &Payload, built_in: &Assets) -> anyhow::Result<Vec<String>> {
    let files = built_in.files();
    let mut own = Vec::new();
    for path in payload.paths().filter(|path| path.starts_with("layouts/") || path.starts_with("fonts/")) {
        if files.get(path) != Some(&payload.read(path)?.as_slice()) {
            own.push(path.to_owned());
        }
    }
    own.extend(files.keys().filter(|path| !payload.holds(path)).map(|path| format!("{path}（ありません）")));
    Ok(own)
}

/// Says whose the layouts and fonts are.
pub(super) fn row(own: Vec<String>, version: &str, is_same_version: bool) -> Row {
    if own.is_empty() {
        return Row::new(LAYOUTS, Verdict::Proved, "この shinkan に組み込みのものです");
    }
    let said = match is_same_version {
        true => format!("組み込みのものではありません（{}件）。何を印刷するかは、そのファイルしだいです", own.len()),
        false => format!(
            "この shinkan に組み込みのものではありません（{}件）。shinkan {version} のものか、独自のものです",
            own.len()
        ),
    };
    Row::new(LAYOUTS, Verdict::Noted, said).with(own)
}

/// The texts of a stored paper that was made with other layouts, beside those of the built-in layouts.
pub(super) struct Texts {
    /// The path in the payload.
    pub path: String,
    /// Of the stored paper.
    pub kept: Vec<String>,
    /// Of the same paper with the built-in layouts.
    pub built_in: Vec<String>,
}

/// Differences in the texts of papers, each with how often it occurs.
#[derive(Default)]
pub(super) struct Differences {
    lines: BTreeMap<String, usize>,
    /// Whether something that the content says is not printed.
    pub loses_content: bool,
}

impl Differences {
    /// Compares the texts of papers.
    ///
    /// - `content`: the texts of the content, without white space
    pub fn of(papers: &[Texts], content: &BTreeSet<String>) -> Self {
        let mut differences = Self::default();
        for paper in papers {
            differences.add(paper, content);
        }
        differences
    }

    fn add(&mut self, paper: &Texts, content: &BTreeSet<String>) {
        let ops = capture_diff_slices(Algorithm::Myers, &paper.built_in, &paper.kept);
        for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
            let (gone, new) = (&paper.built_in[op.old_range()], &paper.kept[op.new_range()]);
            let said = match (gone.is_empty(), new.is_empty()) {
                (false, false) => format!("「{}」の代わりに「{}」があります", short(gone), short(new)),
                (false, true) => format!("「{}」がありません", short(gone)),
                _ => format!("「{}」が加わっています", short(new)),
            };
            *self.lines.entry(format!("{}: {said}", paper.path)).or_default() += 1;
            self.loses_content |= gone.iter().any(|text| says_content(text, content));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The differences for people; `None` if they are too many to be looked through.
    pub fn lines(&self) -> Option<Vec<String>> {
        let line = |(line, count): (&String, &usize)| match count {
            1 => line.clone(),
            _ => format!("{line}（{count}か所）"),
        };
        (self.lines.len() <= NAMED).then(|| self.lines.iter().map(line).collect())
    }
}

/// The fewest characters of a text of the content that is looked for within other texts; shorter ones occur by chance.
const FOUND_WITHIN: usize = 4;

/// Whether a text of a paper is of the content: it has a number, is one of its texts or symbols, or holds one.
fn says_content(text: &str, content: &BTreeSet<String>) -> bool {
    let is_symbol = |said: &str| !said.chars().any(char::is_alphanumeric);
    let is_within =
        |said: &String| (said.chars().count() >= FOUND_WITHIN || is_symbol(said)) && text.contains(said.as_str());
    text.chars().any(|c| half_width(c).is_ascii_digit()) || content.contains(text) || content.iter().any(is_within)
}

/// Texts in a row, cut where they are long.
fn short(texts: &[String]) -> String {
    let whole = texts.join("／");
    let mut cut: String = whole.chars().take(60).collect();
    if cut.len() < whole.len() {
        cut.push('…');
    }
    cut
}
