//! 次の年度: turns the files of an edition into those of the next year.
//!
//! [`planner`] decides what happens to each node, [`crate::edit`] changes the text and keeps every other byte, and
//! [`Note`]s report what was done and what people must check. Nothing here writes files: `shinkan new-year` does.

mod carried;
mod labels;
mod left_behind;
mod line_numbers;
mod mentions;
mod note;
mod planner;
mod quoted;
mod settings;
mod shown;
mod worklist;

pub use note::{Note, NoteKind, NoteLine};

use std::fs;
use std::ops::Range;

use crate::content::EditionDir;
use crate::content::yaml::Reader;
use crate::content::yaml::Sources;
use crate::edit::{NodeSpans, TextEdits, plan_edits};
use crate::finding::Excerpt;
use crate::model::{Edition, Period, Place, Step};
use planner::Planner;
use worklist::Worklist;

/// Why an edition cannot be rolled over.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The new period is not after that of the edition, or is of another kind.
    NotLater,
    /// This period would move past the last one that the program supports.
    TooLate(String),
    /// The file is written in such a way that a change here would also change something else.
    Entangled(Excerpt),
    /// This file has changed since it was read.
    Touched(String),
}

/// An edition on its way to the next year.
pub struct Rollover<'a> {
    dir: &'a EditionDir,
    sources: &'a Sources,
    spans: Vec<NodeSpans<'a>>,
    work: Worklist,
    /// By file, the comments to remove.
    removed_comments: Vec<Vec<Range<usize>>>,
    edits: Vec<TextEdits>,
    /// The bytes of each file on the disk, and the offset of its text in them.
    originals: Vec<(Vec<u8>, usize)>,
}

impl<'a> Rollover<'a> {
    /// Plans how an edition without faults becomes that of a later period.
    ///
    /// # Errors
    /// If that is impossible without changing anything else.
    pub fn plan(dir: &'a EditionDir, sources: &'a Sources, edition: &Edition, to: Period) -> Result<Self, Refusal> {
        let written = settings::periods(sources);
        let step = Step::between(edition.plan.year, to, written).ok_or(Refusal::NotLater)?;
        let mut originals = Vec::new();
        for source in sources.iter() {
            let touched = || Refusal::Touched(source.name().to_owned());
            let bytes = fs::read(dir.path.join(relative(dir, source.name()))).map_err(|_| touched())?;
            let before = source.bytes_before(&bytes).ok_or_else(touched)?;
            originals.push((bytes, before));
        }
        let spans: Vec<NodeSpans> = sources.iter().map(NodeSpans::locate).collect();
        let mut work = Worklist::default();
        plan_files(sources, Planner::new(edition, to, step, sources, &spans, &mut work));
        if let Some(text) = work.too_late.take() {
            return Err(Refusal::TooLate(text));
        }
        let removed_comments = vec![Vec::new(); spans.len()];
        let mut rollover = Self { dir, sources, spans, work, removed_comments, edits: Vec::new(), originals };
        rollover.plan_edits()?;
        Ok(rollover)
    }

    fn plan_edits(&mut self) -> Result<(), Refusal> {
        self.edits.clear();
        for (file, source) in self.sources.iter().enumerate() {
            let changes: Vec<_> = self.work.changes.iter().filter(|(place, _)| place.file == file).cloned().collect();
            let made = plan_edits(source, &self.spans[file], &changes, &self.removed_comments[file]);
            self.edits.push(made.map_err(|refused| Refusal::Entangled(self.excerpt(file, refused.at)))?);
        }
        Ok(())
    }

    fn excerpt(&self, file: usize, byte: usize) -> Excerpt {
        let spans = &self.spans[file];
        self.sources.excerpt_at(file, spans.line(byte), spans.column(byte), 1)
    }

    /// The files of the new edition, each with its path in the folder.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let made = self.originals.iter().zip(&self.edits).map(|((bytes, before), edits)| edits.apply(bytes, *before));
        self.sources.iter().map(|source| relative(self.dir, source.name())).zip(made).collect()
    }

    /// The origin of a place of the new edition: the file, line and column (both from 1) in the old one.
    pub fn origin(&self, new: &Excerpt) -> Option<(String, usize, usize)> {
        let (file, byte) = self.old_byte(new)?;
        let old = self.excerpt(file, byte);
        Some((old.file, old.line, old.column))
    }

    fn old_byte(&self, new: &Excerpt) -> Option<(usize, usize)> {
        let name = |name: &str| name.splitn(3, '/').nth(2).map(str::to_owned);
        let file = self.sources.iter().position(|source| Some(relative(self.dir, source.name())) == name(&new.file))?;
        let text = String::from_utf8(self.edits[file].apply(self.spans[file].text.as_bytes(), 0)).ok()?;
        let start: usize = text.split_inclusive('\n').take(new.line - 1).map(str::len).sum();
        let column = text[start..].char_indices().nth(new.column - 1)?.0;
        Some((file, self.edits[file].old_offset(start + column)?))
    }

    /// Removes 許可 that the new edition does not need, given by their places in it.
    ///
    /// # Errors
    /// If one cannot be removed without changing anything else.
    pub fn drop_permissions(&mut self, unused: &[&Excerpt]) -> Result<(), Refusal> {
        let found: Vec<(usize, usize)> = unused.iter().filter_map(|excerpt| self.old_byte(excerpt)).collect();
        let mut listed: Vec<Place> = Vec::new();
        for (file, byte) in found {
            let comment = self.spans[file].comments.iter().find(|comment| comment.contains(&byte));
            if let Some(comment) = comment.cloned() {
                self.work.permission(file, byte, &self.spans[file].text[byte..comment.end]);
                self.removed_comments[file].push(byte..comment.end);
            } else {
                listed.extend(settings::permission_at(self.sources.get(file), &self.spans[file], file, byte));
            }
        }
        settings::remove_permissions(self.sources, &listed, &mut self.work);
        self.plan_edits()
    }

    /// How many judgements, results, 成果 and opinions the edition has for its own year.
    pub fn reported_entries(&self) -> usize {
        self.work.reported
    }

    /// The report, in the order of the files.
    pub fn notes(&self) -> Vec<Note> {
        let name = |file| relative(self.dir, self.sources.get(file).name());
        let mut notes = self.work.notes(&self.spans, &self.edits, name);
        notes.extend(self.lost_comments());
        notes.extend(mentions::mentions_of_years(self.sources, &self.spans, &self.edits, &self.work, name));
        let copied: Vec<String> = (0..self.spans.len()).map(name).collect();
        notes.extend(left_behind::not_copied(&self.dir.path, &copied));
        notes
    }

    /// The comments that are removed together with something beside them.
    fn lost_comments(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        for (file, (spans, edits)) in self.spans.iter().zip(&self.edits).enumerate() {
            let is_lost = |comment: &&Range<usize>| {
                edits.affects(comment.start)
                    && !self.removed_comments[file].iter().any(|cut| comment.contains(&cut.start))
            };
            for comment in spans.comments.iter().filter(is_lost) {
                notes.push(Note {
                    file: relative(self.dir, self.sources.get(file).name()),
                    line: NoteLine::Old(spans.line(comment.start)),
                    ..Note::new(NoteKind::CommentGone, "").old(&spans.text[comment.clone()])
                });
            }
        }
        notes
    }
}

/// Plans the changes of every file, plan.yaml first: it says how periods are spelled.
fn plan_files(sources: &Sources, mut planner: Planner) {
    for (file, source) in sources.iter().enumerate() {
        let reader = Reader::new(source, file);
        let root = reader.root();
        if let Some(id) = sources.project(file) {
            planner.project(&root, id);
        } else if sources.is_opinions(file) {
            planner.opinions(&root);
        } else if file == 0 {
            planner.plan(&root);
        } else {
            planner.form_file(&root);
        }
    }
}

/// The path of a file in the folder of its edition.
fn relative(dir: &EditionDir, name: &str) -> String {
    name.strip_prefix(&dir.name).map_or(name, |path| path.trim_start_matches('/')).to_owned()
}
