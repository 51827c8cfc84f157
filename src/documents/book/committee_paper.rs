//! A paper of a plan as a document.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::documents::book::data::Book;
use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document, Relation};
use crate::documents::identity;
use crate::model::{Edition, NodeKind, PaperId};
use crate::windows;

/// 資料. The committee's paper, or a further paper of the same content.
pub struct CommitteePaper<'a> {
    id: PaperId,
    /// What the paper prints.
    edition: Cow<'a, Edition>,
    is_whole: bool,
}

impl<'a> CommitteePaper<'a> {
    /// A paper of an edition.
    pub fn new(edition: &'a Edition, id: PaperId) -> Self {
        Self { id, edition: edition.paper(id), is_whole: edition.is_whole(id) }
    }

    /// What the paper prints, as an edition with this one paper.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
}

impl Document for CommitteePaper<'_> {
    fn name(&self) -> String {
        self.edition.plan.paper_number.clone()
    }

    fn path(&self) -> PathBuf {
        windows::file_name(&self.edition.plan.mark(), "pdf")
    }

    fn layout(&self) -> &'static str {
        "book"
    }

    fn identity(&self) -> String {
        identity::of_paper(&self.edition.plan)
    }

    fn relation(&self) -> Relation {
        Relation::IsPaper(self.id)
    }

    fn data(&self, _: Option<&LaidOutBook>) -> anyhow::Result<Data> {
        Ok(Data::new(&Book::new(&self.edition))?)
    }

    fn project_files(&self) -> Option<BTreeSet<usize>> {
        (!self.is_whole).then(|| files(&self.edition, |_| true))
    }

    fn least_size(&self) -> Option<f64> {
        Some(self.edition.plan.form.page.least_size)
    }
}

/// The files of the 事業 that some sheets of a paper print and, for a 再掲, those of their originals.
pub(super) fn files(edition: &Edition, has_sheet: impl Fn(usize) -> bool) -> BTreeSet<usize> {
    let mut files = BTreeSet::new();
    for node in edition.nodes().filter(|node| node.sheet().is_some_and(&has_sheet)) {
        match node.kind {
            NodeKind::Section(_) => {}
            NodeKind::Project(project) => _ = files.insert(project.name.place.file),
            NodeKind::Row { row, .. } => _ = files.insert(edition.initiatives[row.initiative().0].place.file),
        }
    }
    files
}
