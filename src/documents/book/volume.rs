//! 分冊: a part of a paper as a file of its own.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Context as _;

use super::committee_paper::files;
use crate::documents::book::data::{Book, Sheet};
use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document, Relation};
use crate::documents::identity;
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::words;
use crate::model::{Edition, PaperId, Section, VolumePages, Volumes};
use crate::windows;

/// 分冊. The sheets of a section of a paper.
pub struct Volume<'a> {
    paper: PaperId,
    /// What the paper prints.
    edition: Cow<'a, Edition>,
    /// Its number, from 1.
    number: usize,
    /// The title of the section.
    title: String,
    /// The positions of its sheets in the paper.
    sheets: BTreeSet<usize>,
    pages: VolumePages,
    is_last: bool,
}

impl<'a> Volume<'a> {
    /// The 分冊 of a paper, in order.
    pub fn all(edition: &'a Edition, paper: PaperId) -> Vec<Self> {
        let whole = edition.paper(paper);
        let Some(volumes) = whole.plan.volumes else { return Vec::new() };
        let parts = whole.volumes(volumes);
        let last = parts.len();
        let volume = |(index, (path, sheets)): (usize, (Vec<&Section>, BTreeSet<usize>))| Self {
            paper,
            edition: whole.clone(),
            number: index + 1,
            title: path.last().map(|section| section.title.value.clone()).unwrap_or_default(),
            sheets,
            pages: volumes.numbering,
            is_last: index + 1 == last,
        };
        parts.into_iter().enumerate().map(volume).collect()
    }

    /// The sheets of a book that are in it. What stands at the end of the paper stands at the end of the last one.
    fn part(&self, book: Book) -> Book {
        let sheets = book.sheets.into_iter().enumerate().filter(|(index, _)| self.sheets.contains(index));
        let mut sheets: Vec<Sheet> = sheets.map(|(_, sheet)| sheet).collect();
        if let Some(sheet) = sheets.first_mut() {
            // The sections above begin in an earlier file; here they need a bookmark, too.
            sheet.sections.iter_mut().for_each(|line| line.first = true);
        }
        let plan = &self.edition.plan;
        let document = PdfMetadata::new(plan, words::apart(&plan.title.value, &self.title))
            .of_volume(Volumes::name_within(self.number));
        let (mut last_tallies, mut last_opinions, mut last_notes) =
            (book.last_tallies, book.last_opinions, book.last_notes);
        if !self.is_last {
            last_tallies.clear();
            last_opinions.clear();
            last_notes.clear();
        }
        let (title_page, contents, legend_page) = (None, None, None);
        Book { document, title_page, contents, legend_page, sheets, last_tallies, last_opinions, last_notes, ..book }
    }
}

impl Document for Volume<'_> {
    fn name(&self) -> String {
        Volumes::name(&self.edition.plan.paper_number, self.number)
    }

    fn path(&self) -> PathBuf {
        windows::file_name(&Volumes::name(&self.edition.plan.mark(), self.number), "pdf")
    }

    fn layout(&self) -> &'static str {
        "book"
    }

    fn identity(&self) -> String {
        let plan = &self.edition.plan;
        format!("{} {}", identity::of_paper(plan), Volumes::name("", self.number))
    }

    fn relation(&self) -> Relation {
        match self.pages {
            VolumePages::Through => Relation::QuotesPages(self.paper),
            VolumePages::Anew => Relation::Independent,
        }
    }

    fn data(&self, paper: Option<&LaidOutBook>) -> anyhow::Result<Data> {
        let mut part = self.part(Book::new(&self.edition));
        if self.pages == VolumePages::Through {
            let paper = paper.context(words::NEEDS_PAPER)?;
            let first = self.sheets.first().and_then(|sheet| paper.page_of_sheet(*sheet));
            let first = first.with_context(|| format!("{} が何ページ目から始まるかが分かりません", self.name()))?;
            part.page.go_on(first, paper.last_page());
        }
        Ok(Data::new(&part)?)
    }

    fn project_files(&self) -> Option<BTreeSet<usize>> {
        Some(files(&self.edition, |sheet| self.sheets.contains(&sheet)))
    }

    fn is_part(&self) -> bool {
        true
    }

    fn least_size(&self) -> Option<f64> {
        Some(self.edition.plan.form.page.least_size)
    }
}
