//! From the arguments to an edition that has been looked through: what the commands share.

use std::path::Path;

use anyhow::anyhow;

use super::arguments;
use crate::check;
use crate::content::{self, EditionDir, Workspace, YearError};
use crate::finding::{self, Finding, Severity};
use crate::model::{Edition, Period};
use crate::typeset::{Assets, Project};
use crate::view::book::Book;

/// An edition and everything there is to say of its content.
pub(super) struct Examined {
    pub dir: EditionDir,
    /// Absent where plan.yaml leaves nothing to work on.
    pub edition: Option<Edition>,
    /// Sorted by place.
    pub findings: Vec<Finding>,
    pub assets: Assets,
}

/// Loads the edition that was asked for and runs every check of the content.
pub(super) fn examine(directory: &Path, options: &arguments::Edition) -> anyhow::Result<Examined> {
    let workspace = Workspace::new(directory);
    let dir = workspace.edition(options.year).map_err(explain)?;
    let assets = Assets::load(workspace.root())?;
    let loaded = content::load(&dir);
    let mut findings = loaded.findings;
    let coverage = assets.coverage();
    findings.extend(check::characters::check(&loaded.sources, |c| coverage.contains(c)));
    if let Some(edition) = &loaded.edition {
        let year = i32::from(dir.year.western());
        let previous = neighbour(&workspace, year - 1);
        let next = neighbour(&workspace, year + 1);
        let context =
            check::Context { edition, sources: &loaded.sources, previous: previous.as_ref(), next: next.as_ref() };
        findings.extend(check::run(&context));
        check::tell(&mut findings, edition);
    }
    check::permissions::apply(&mut findings, &loaded.permissions);
    finding::sort(&mut findings);
    Ok(Examined { dir, edition: loaded.edition, findings, assets })
}

/// The edition of another year, if there is one without faults.
fn neighbour(workspace: &Workspace, year: i32) -> Option<Edition> {
    let dir = workspace.edition(Period::parse(&year.to_string())).ok()?;
    let loaded = content::load(&dir);
    loaded.edition.filter(|_| loaded.findings.is_empty())
}

/// An edition without errors and the project that prints it.
pub(super) struct Prepared {
    pub dir: EditionDir,
    pub edition: Edition,
    pub project: Project,
    /// What is left to say of it: warnings and notes.
    pub findings: Vec<Finding>,
}

/// Examines the edition that was asked for; findings with errors among them are the inner error.
pub(super) fn prepare(
    directory: &Path,
    options: &arguments::Edition,
) -> anyhow::Result<Result<Prepared, Vec<Finding>>> {
    let Examined { dir, edition, findings, assets, .. } = examine(directory, options)?;
    let faultless = findings.iter().all(|finding| finding.severity > Severity::Error);
    let Some(edition) = edition.filter(|_| faultless) else { return Ok(Err(findings)) };
    let project = Project::new("book", &Book::new(&edition), assets)?;
    Ok(Ok(Prepared { dir, edition, project, findings }))
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
