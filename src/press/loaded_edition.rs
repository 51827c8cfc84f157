//! A loaded edition and its findings.

use std::fs;

use anyhow::Context as _;

use super::left_out;
use super::printed_elsewhere::printed_elsewhere;
use crate::check::{self, Elsewhere};
use crate::content::{self, EditionDir, Listing, Loaded, Permission, Sources, Unsaved, Workspace};
use crate::finding::Finding;
use crate::model::{Edition, Period, Place};
use crate::typeset::Assets;
use crate::vocabulary as word;

/// An edition with the faults found while reading it.
pub struct LoadedEdition {
    /// Its folder.
    pub dir: EditionDir,
    /// `None` if plan.yaml could not be read.
    pub edition: Option<Edition>,
    /// Its files, for the places of findings.
    pub sources: Sources,
    /// Its layouts and fonts.
    pub assets: Assets,
    workspace: Workspace,
    listing: Listing,
    permissions: Vec<Permission>,
    faults: Vec<Finding>,
    unsaved: Unsaved,
}

impl LoadedEdition {
    pub(super) fn new(workspace: Workspace, assets: Assets, dir: EditionDir, loaded: Loaded, unsaved: Unsaved) -> Self {
        let Loaded { edition, findings: faults, sources, listing, permissions } = loaded;
        Self { dir, edition, sources, assets, workspace, listing, permissions, faults, unsaved }
    }

    /// The edition, if no fault stops its documents.
    pub fn sound(&self) -> Option<&Edition> {
        self.edition.as_ref().filter(|_| self.faults.is_empty())
    }

    /// Its period if the workspace has a newer edition, so that a command needs `--year` to select this one.
    pub fn older_year(&self) -> Option<Period> {
        let newest = self.workspace.edition(None).ok()?;
        (newest.year != self.dir.year).then_some(self.dir.year)
    }

    /// Runs all checks of the edition, including those against the previous and the next edition.
    pub fn check(&self) -> Vec<Finding> {
        let Some(edition) = &self.edition else { return Vec::new() };
        let previous = self.workspace.before(self.dir.year).and_then(faultless);
        let next = self.workspace.after(self.dir.year).and_then(faultless);
        let elsewhere = self.printed_elsewhere();
        let left_out = self.sound().map(|it| left_out::check(it, &self.sources, &elsewhere));
        let (left_out, lacking) = left_out.unwrap_or_default();
        let context = check::Context::new(edition, &self.sources, &self.listing, previous.as_ref(), next.as_ref());
        let context = context.lacking(&lacking).printed_elsewhere(&elsewhere);
        let mut findings = check::without_consequences(check::run(&context), &self.faults, &self.sources);
        findings.extend(left_out);
        findings.extend(self.assets.misnamed().into_iter().map(|(path, meant)| check::unused_layout(path, meant)));
        findings
    }

    /// What further papers print. A fault may be in one of them.
    fn printed_elsewhere(&self) -> Elsewhere {
        match self.sound() {
            Some(edition) => printed_elsewhere(edition),
            None if self.has_further_papers() => Elsewhere::Unknown,
            None => Elsewhere::Places(Vec::new()),
        }
    }

    /// Whether plan.yaml lists further papers, read or not.
    fn has_further_papers(&self) -> bool {
        let plan = self.sources.files().position(|(name, _)| name.ends_with("/plan.yaml"));
        plan.is_some_and(|plan| self.sources.entry(&Place::root(plan), word::PAPERS).is_some())
    }

    /// The faults and these findings, without permitted ones, sorted by place.
    pub fn findings(&self, further: impl IntoIterator<Item = Finding>) -> Vec<Finding> {
        self.report(further, false)
    }

    /// The faults and these findings, among them all on the pages of the committee's paper.
    pub fn findings_with_pages(&self, further: impl IntoIterator<Item = Finding>) -> Vec<Finding> {
        self.report(further, true)
    }

    fn report(&self, further: impl IntoIterator<Item = Finding>, with_pages: bool) -> Vec<Finding> {
        let found = self.faults.iter().cloned().chain(further).collect();
        self.reporter(&|| self.is_compared()).report(found, with_pages)
    }

    /// Whether the editions before and after it have no faults, if there are any.
    fn is_compared(&self) -> bool {
        let beside = [self.workspace.before(self.dir.year), self.workspace.after(self.dir.year)];
        beside.into_iter().flatten().all(|dir| faultless(dir).is_some())
    }

    /// The findings on the pages of a document, without permitted ones, sorted by place.
    pub fn findings_of_pages(&self, found: Vec<Finding>) -> Vec<Finding> {
        self.reporter(&|| true).report_pages(found)
    }

    fn reporter<'a>(&'a self, is_compared: &'a dyn Fn() -> bool) -> check::Reporter<'a> {
        let (edition, permissions) = (self.edition.as_ref(), &self.permissions);
        check::Reporter { edition, sources: &self.sources, permissions, is_compared }
    }

    /// The permissions of the edition, each with whether it permits anything.
    pub fn permissions(&self) -> Vec<(&Permission, bool)> {
        self.reporter(&|| true).permissions_used(self.faults.iter().cloned().chain(self.check()).collect())
    }

    /// The bytes of the files that were read, by path in the edition.
    ///
    /// # Errors
    /// If a file can no longer be read.
    pub fn files_read<'s>(&'s self) -> anyhow::Result<Vec<(&'s str, Vec<u8>)>> {
        let in_edition = |file: &'s str| Some((file, file.strip_prefix(&self.dir.name)?.strip_prefix('/')?));
        let read = |(file, path): (&str, &'s str)| match self.unsaved.get(file) {
            Some(text) => Ok((path, text.as_bytes().to_vec())),
            None => {
                let bytes = fs::read(self.dir.path.join(path)).with_context(|| format!("{path} を読めません"))?;
                Ok((path, bytes))
            }
        };
        self.sources.files().filter_map(|(file, _)| in_edition(file)).map(read).collect()
    }
}

/// The edition in a folder, if it has no faults.
fn faultless(dir: EditionDir) -> Option<Edition> {
    let loaded = content::load(&dir);
    loaded.edition.filter(|_| loaded.findings.is_empty())
}
