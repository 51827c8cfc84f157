//! From the arguments to a project that is ready to be set: what `build` and `eject` share.

use std::path::Path;

use anyhow::anyhow;

use super::arguments;
use crate::check;
use crate::content::{self, EditionDir, Workspace, YearError};
use crate::finding::{self, Finding};
use crate::model::Edition;
use crate::typeset::{Assets, Project};
use crate::view::book::Book;

/// An edition without faults and the project that prints it.
pub(super) struct Prepared {
    pub dir: EditionDir,
    pub edition: Edition,
    pub project: Project,
}

/// Loads and checks the edition that was asked for; faults in the content are the inner error.
pub(super) fn prepare(
    directory: &Path,
    options: &arguments::Edition,
) -> anyhow::Result<Result<Prepared, Vec<Finding>>> {
    let workspace = Workspace::new(directory);
    let dir = workspace.edition(options.year).map_err(explain)?;
    let assets = Assets::load(workspace.root())?;
    let loaded = content::load(&dir);
    let mut findings = loaded.findings;
    let coverage = assets.coverage();
    findings.extend(check::characters::check(&loaded.sources, |c| coverage.contains(c)));
    finding::sort(&mut findings);
    let Some(edition) = loaded.edition.filter(|_| findings.is_empty()) else { return Ok(Err(findings)) };
    let project = Project::new("book", &Book::new(&edition), assets)?;
    Ok(Ok(Prepared { dir, edition, project }))
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
