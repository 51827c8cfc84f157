//! From the arguments to an edition that has been looked through: what the commands share.

use std::path::Path;

use anyhow::anyhow;

use super::arguments;
use crate::check;
use crate::content::{self, EditionDir, Loaded, Permission, Sources, Workspace, YearError};
use crate::finding::{self, Finding, Severity};
use crate::model::{Edition, Period};
use crate::typeset::{Assets, Project};
use crate::view::book::Book;

/// An edition and everything there is to say of its content.
pub(super) struct Examined {
    pub dir: EditionDir,
    /// Absent where plan.yaml leaves nothing to work on.
    pub edition: Option<Edition>,
    pub sources: Sources,
    permissions: Vec<Permission>,
    findings: Vec<Finding>,
    assets: Assets,
}

impl Examined {
    /// Whether a paper can be made.
    pub fn is_faultless(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity > Severity::Error)
    }

    /// What is found, with further findings about the pages: without what is let stand, sorted by place.
    pub fn findings(&self, of_pages: Vec<Finding>) -> Vec<Finding> {
        let mut findings = self.findings.clone();
        findings.extend(of_pages);
        if let Some(edition) = &self.edition {
            check::tell(&mut findings, edition);
        }
        check::permissions::apply(&mut findings, &self.permissions);
        finding::sort(&mut findings);
        findings
    }

    /// The project that prints the paper; `None` where errors keep it from being made.
    pub fn project(&self) -> anyhow::Result<Option<Project>> {
        let Some(edition) = self.edition.as_ref().filter(|_| self.is_faultless()) else { return Ok(None) };
        Project::new("book", &Book::new(edition), self.assets.clone()).map(Some)
    }
}

/// Loads the edition that was asked for and runs every check of the content.
pub(super) fn examine(directory: &Path, options: &arguments::Edition) -> anyhow::Result<Examined> {
    let workspace = Workspace::new(directory);
    let dir = workspace.edition(options.year).map_err(explain)?;
    let assets = Assets::load(workspace.root())?;
    let Loaded { edition, mut findings, sources, listing, permissions } = content::load(&dir);
    let coverage = assets.coverage();
    findings.extend(check::characters::check(&sources, |c| coverage.contains(c)));
    if let Some(edition) = &edition {
        let year = i32::from(dir.year.western());
        let previous = neighbour(&workspace, year - 1);
        let next = neighbour(&workspace, year + 1);
        let (previous, next) = (previous.as_ref(), next.as_ref());
        findings.extend(check::run(&check::Context { edition, sources: &sources, listing: &listing, previous, next }));
    }
    Ok(Examined { dir, edition, sources, permissions, findings, assets })
}

/// The edition of another year, if there is one without faults.
fn neighbour(workspace: &Workspace, year: i32) -> Option<Edition> {
    let dir = workspace.edition(Period::parse(&year.to_string())).ok()?;
    let loaded = content::load(&dir);
    loaded.edition.filter(|_| loaded.findings.is_empty())
}

fn explain(error: YearError) -> anyhow::Error {
    match error {
        YearError::NoContent(path) => anyhow!(
            "{} がありません。年度ごとのフォルダー（content/2019/ など）に plan.yaml と projects/ を置いてください。\
             別の場所にあるなら「shinkan -C フォルダー build」のように指定します",
            path.display()
        ),
        YearError::NoEdition(path) => anyhow!(
            "{} に年度のフォルダーがありません。content/2019/ のように西暦で作り、plan.yaml と projects/ を置いてください",
            path.display()
        ),
        YearError::NotFound(year, years) => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            anyhow!("{year}年度の内容がありません。あるのは {} です", years.join("、"))
        }
    }
}
