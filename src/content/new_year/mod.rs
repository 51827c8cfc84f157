//! 次の年度: an edition's files as those of a later one, with nothing changed but what the year changes.
//!
//! [`nodes`] and [`settings`] decide what is done to which node; the text is changed by [`super::rewrite`], which keeps every
//! other byte. What has been done, and what is left to people, is told in [`Note`]s.

mod labels;
mod nodes;
mod note;
mod quoted;
mod settings;
mod texts;
mod work;

pub use note::{Kind, Line, Note};

use std::fs;
use std::ops::Range;

use super::rewrite::{Edits, Spans, edits};
use super::workspace::EditionDir;
use crate::content::yaml::Sources;
use crate::finding::Excerpt;
use crate::model::{Edition, Period, Place, Step};
use nodes::Nodes;
use work::Work;

/// Why an edition cannot be carried over.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The new period is none after that of the edition, or of another kind.
    NotLater,
    /// A period of it, as it is written, would lie behind the last one that there is.
    TooLate(String),
    /// A place cannot be changed without changing another one, as it is written.
    Entangled(Excerpt),
    /// A file, by its name, is no longer what it was when it was read.
    Touched(String),
}

/// An edition on its way to a later one.
pub struct NewYear<'a> {
    dir: &'a EditionDir,
    sources: &'a Sources,
    spans: Vec<Spans<'a>>,
    work: Work,
    /// The comments that are taken out, by file.
    cuts: Vec<Vec<Range<usize>>>,
    edits: Vec<Edits>,
    /// The files as they are on the disk, and how many bytes of each stand before its text.
    originals: Vec<(Vec<u8>, usize)>,
}

impl<'a> NewYear<'a> {
    /// Carries an edition without faults over to a later period.
    ///
    /// # Errors
    /// Where that cannot be done without a change of anything else.
    pub fn of(dir: &'a EditionDir, sources: &'a Sources, edition: &Edition, to: Period) -> Result<Self, Refusal> {
        let written = settings::periods(sources);
        let step = Step::between(edition.plan.year, to, written).ok_or(Refusal::NotLater)?;
        let mut originals = Vec::new();
        for source in sources.iter() {
            let touched = || Refusal::Touched(source.name().to_owned());
            let bytes = fs::read(dir.path.join(relative(dir, source.name()))).map_err(|_| touched())?;
            let before = source.bytes_before(&bytes).ok_or_else(touched)?;
            originals.push((bytes, before));
        }
        let spans: Vec<Spans> = sources.iter().map(Spans::of).collect();
        let mut work = Work::default();
        Nodes::new(edition, to, step, sources, &spans, &mut work).files();
        if let Some(text) = work.too_late.take() {
            return Err(Refusal::TooLate(text));
        }
        let cuts = vec![Vec::new(); spans.len()];
        let mut new_year = Self { dir, sources, spans, work, cuts, edits: Vec::new(), originals };
        new_year.settle()?;
        Ok(new_year)
    }

    /// Makes the edits of all that is to be done.
    fn settle(&mut self) -> Result<(), Refusal> {
        self.edits.clear();
        for (file, source) in self.sources.iter().enumerate() {
            let actions: Vec<_> = self.work.actions.iter().filter(|(place, _)| place.file == file).cloned().collect();
            let made = edits(source, &self.spans[file], &actions, &self.cuts[file]);
            self.edits.push(made.map_err(|refused| Refusal::Entangled(self.excerpt(file, refused.at)))?);
        }
        Ok(())
    }

    fn excerpt(&self, file: usize, byte: usize) -> Excerpt {
        let spans = &self.spans[file];
        let column = spans.text[spans.line_start(byte)..byte].chars().count();
        self.sources.excerpt_at(file, spans.line(byte), column, 1)
    }

    /// The files of the new edition: the path of each in its folder, and its bytes.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let made = self.originals.iter().zip(&self.edits).map(|((bytes, before), edits)| edits.apply(bytes, *before));
        self.sources.iter().map(|source| relative(self.dir, source.name())).zip(made).collect()
    }

    /// Where something of the new edition, by the name of its file there, stood in the old one: its file, line (from 1) and
    /// column (from 1).
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
        Some((file, self.edits[file].old_place(start + column)?))
    }

    /// Leaves out 許可 of which the new edition has no need, by where they stand in it.
    ///
    /// # Errors
    /// Where one cannot be taken out without a change of anything else.
    pub fn drop_permissions(&mut self, unused: &[&Excerpt]) -> Result<(), Refusal> {
        let found: Vec<(usize, usize)> = unused.iter().filter_map(|excerpt| self.old_byte(excerpt)).collect();
        let mut listed: Vec<Place> = Vec::new();
        for (file, byte) in found {
            let comment = self.spans[file].comments.iter().find(|comment| comment.contains(&byte));
            if let Some(comment) = comment.cloned() {
                self.work.permission(file, byte, &self.spans[file].text[byte..comment.end]);
                self.cuts[file].push(byte..comment.end);
            } else {
                listed.extend(settings::permission_at(self.sources.get(file), &self.spans[file], file, byte));
            }
        }
        settings::remove_permissions(self.sources, &listed, &mut self.work);
        self.settle()
    }

    /// How much the edition says of its own year: judgements, 成果, values of results and opinions.
    pub fn reported(&self) -> usize {
        self.work.reported
    }

    /// What has been done, and what is left to people, in the order of the files.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes =
            self.work.notes(&self.spans, &self.edits, |file| relative(self.dir, self.sources.get(file).name()));
        notes.extend(self.lost_comments());
        notes.extend(texts::years(self.sources, &self.spans, &self.edits, &self.work, |file| {
            relative(self.dir, self.sources.get(file).name())
        }));
        notes.extend(texts::not_copied(
            &self.dir.path,
            &self.files().into_iter().map(|(file, _)| file).collect::<Vec<_>>(),
        ));
        notes
    }

    /// The comments that stood beside what is gone.
    fn lost_comments(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        for (file, (spans, edits)) in self.spans.iter().zip(&self.edits).enumerate() {
            let is_lost = |comment: &&Range<usize>| {
                edits.takes(comment.start) && !self.cuts[file].iter().any(|cut| comment.contains(&cut.start))
            };
            for comment in spans.comments.iter().filter(is_lost) {
                notes.push(Note {
                    kind: Kind::CommentGone,
                    file: relative(self.dir, self.sources.get(file).name()),
                    line: Line::Old(spans.line(comment.start)),
                    old: spans.text[comment.clone()].to_owned(),
                    ..Note::default()
                });
            }
        }
        notes
    }
}

/// The path of a file in the folder of its edition.
fn relative(dir: &EditionDir, name: &str) -> String {
    name.strip_prefix(&dir.name).map_or(name, |path| path.trim_start_matches('/')).to_owned()
}
