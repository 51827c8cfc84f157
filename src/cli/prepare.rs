//! From the arguments to an edition that has been looked through: what the commands share.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, anyhow};
use serde::Serialize;

use super::arguments;
use crate::check;
use crate::content::{self, EditionDir, Listing, Loaded, Permission, Sources, Workspace, YearError};
use crate::finding::Finding;
use crate::model::{Department, DepartmentKind, Edition, PeriodLabels};
use crate::typeset::{Assets, Coverage, TypstProject, forget};

/// An edition, read whole, with the faults that keep a paper from being made.
pub(super) struct Examined {
    pub dir: EditionDir,
    /// Absent where plan.yaml leaves nothing to work on.
    pub edition: Option<Edition>,
    pub sources: Sources,
    workspace: Workspace,
    listing: Listing,
    permissions: Vec<Permission>,
    faults: Vec<Finding>,
    pub assets: Assets,
    /// When the work on it began.
    pub started: Instant,
}

impl Examined {
    /// What the checks of the edition as a whole have to say.
    pub fn check(&self) -> Vec<Finding> {
        let Some(edition) = &self.edition else { return Vec::new() };
        let previous = self.workspace.before(self.dir.year).and_then(faultless);
        let next = self.workspace.after(self.dir.year).and_then(faultless);
        check::run(&check::Context {
            edition,
            sources: &self.sources,
            listing: &self.listing,
            previous: previous.as_ref(),
            next: next.as_ref(),
        })
    }

    /// The faults and these further findings: without what is let stand, sorted by place.
    pub fn findings(&self, further: impl IntoIterator<Item = Finding>) -> Vec<Finding> {
        self.reporter().report(self.faults.iter().cloned().chain(further).collect())
    }

    /// What is to be said of the pages of a document: without what is let stand, sorted by place.
    pub fn findings_of_pages(&self, flaws: Vec<Finding>) -> Vec<Finding> {
        self.reporter().report_pages(flaws)
    }

    fn reporter(&self) -> check::Reporter<'_> {
        check::Reporter { edition: self.edition.as_ref(), sources: &self.sources, permissions: &self.permissions }
    }

    /// The edition, where no fault keeps a paper from being made.
    pub fn sound(&self) -> Option<&Edition> {
        self.edition.as_ref().filter(|_| self.faults.is_empty())
    }

    /// The 担当課 that get an extract: all but the 総称.
    pub fn departments(&self) -> impl Iterator<Item = &Department> {
        let departments = self.edition.iter().flat_map(|edition| &edition.plan.departments);
        departments.filter(|department| department.kind != DepartmentKind::Collective)
    }

    /// The files of the edition that were read, each by its path in the edition.
    pub fn files_read(&self) -> anyhow::Result<Vec<(&str, Vec<u8>)>> {
        let names = self.sources.files().filter_map(|(name, _)| name.strip_prefix(&self.dir.name)?.strip_prefix('/'));
        let read = |name: &'_ str| fs::read(self.dir.path.join(name)).with_context(|| format!("{name} を読めません"));
        names.map(|name| Ok((name, read(name)?))).collect()
    }

    /// An edition in another folder, as one of the same workspace.
    pub fn another(&self, dir: EditionDir) -> Self {
        read(self.workspace.clone(), dir, self.assets.clone(), Instant::now())
    }

    /// The permissions of the edition, each with whether it lets anything stand.
    pub fn permissions(&self) -> Vec<(&Permission, bool)> {
        self.reporter().permissions_used(self.faults.iter().cloned().chain(self.check()).collect())
    }

    /// The project that sets some data with a layout.
    pub fn project(&self, kind: &'static str, data: &impl Serialize) -> anyhow::Result<TypstProject> {
        TypstProject::new(kind, data, self.assets.clone())
    }
}

/// Reads the edition that was asked for, whole.
pub(super) fn examine(directory: &Path, options: &arguments::Edition) -> anyhow::Result<Examined> {
    examine_with(directory, options, None)
}

/// The same for a document that is to be set with the layout `kind`, which is evaluated meanwhile.
pub(super) fn examine_for(directory: &Path, options: &arguments::Edition, kind: &str) -> anyhow::Result<Examined> {
    examine_with(directory, options, Some(kind))
}

fn examine_with(directory: &Path, options: &arguments::Edition, layout: Option<&str>) -> anyhow::Result<Examined> {
    let started = Instant::now();
    let workspace = Workspace::new(directory);
    let dir = workspace.edition(options.year).map_err(explain)?;
    let assets = Assets::load(workspace.root())?;
    forget();
    let read = || read(workspace, dir, assets.clone(), started);
    Ok(match layout {
        Some(kind) => rayon::join(read, || assets.evaluate(kind)).0,
        None => read(),
    })
}

/// Reads the one edition of an archive, to be set with the archive's layouts and fonts alone.
pub(super) fn examine_payload(payload: &Path) -> anyhow::Result<Examined> {
    let started = Instant::now();
    let workspace = Workspace::new(payload);
    let dir = workspace.edition(None).map_err(explain)?;
    let assets = Assets::load_without_built_in(payload)?;
    forget();
    Ok(read(workspace, dir, assets, started))
}

fn read(workspace: Workspace, dir: EditionDir, assets: Assets, started: Instant) -> Examined {
    let Loaded { edition, findings: faults, sources, listing, permissions } = load(&dir, &assets.coverage());
    Examined { dir, edition, sources, workspace, listing, permissions, faults, assets, started }
}

/// An edition and its faults, with the characters that cannot be printed among them.
pub(super) fn load(dir: &EditionDir, coverage: &Coverage) -> Loaded {
    let mut loaded = content::load(dir);
    loaded.findings.extend(check::characters::check(&loaded.sources, |c| coverage.contains(c)));
    loaded
}

/// The edition in a folder, if it is without faults.
fn faultless(dir: EditionDir) -> Option<Edition> {
    let loaded = content::load(&dir);
    loaded.edition.filter(|_| loaded.findings.is_empty())
}

/// Why there is no edition to work on, and what to do about it.
pub(super) fn explain(error: YearError) -> anyhow::Error {
    match error {
        YearError::NoContent(path) => anyhow!(
            "{} がありません。年度ごとのフォルダー（content/2019/ など）に plan.yaml と projects/ を置いてください。\
             別の場所にあるなら「shinkan -C フォルダー build」のように指定します",
            path.display()
        ),
        YearError::NoEdition(path) => anyhow!(
            "{} に年度のフォルダーがありません。content/2019/（基準日のある資料なら content/2007-06/）のように西暦で作り、plan.yaml と projects/ を置いてください",
            path.display()
        ),
        YearError::NotFound(year, years) => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            anyhow!("{}の内容がありません。あるのは {} です", PeriodLabels::Western.label(0, year), years.join("、"))
        }
    }
}
