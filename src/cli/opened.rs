//! An edition that the user names: by its year, its folder, or the archive it is in.

use std::path::Path;

use anyhow::{Context as _, anyhow};

use super::prepare::explain;
use crate::archive;
use crate::content::{EditionDir, Workspace, edition_at};
use crate::finding;
use crate::model::Period;

/// The edition of that name: of a year of the workspace, in an edition's folder of any name anywhere, or in an archive.
pub(super) fn open(workspace: &Workspace, name: &str) -> anyhow::Result<EditionDir> {
    let path = Path::new(name);
    match Period::parse(name).filter(|period| period.is_reportable()) {
        // A folder of this name beside content/ is meant only where it is written as a path.
        Some(year) => workspace.edition(Some(year)).map_err(explain),
        None if archive::payload(path).is_some() => archived(path),
        None if path.join("plan.yaml").is_file() => edition_at(path)
            .map_err(|faults| anyhow!("{name} の plan.yaml を読めません\n{}", finding::render(&faults).trim_end())),
        None => Err(anyhow!(
            "「{name}」は、年度でも、年度版のフォルダー（plan.yaml のあるもの）でも、保存した年度（archive/2019/ など）でもありません"
        )),
    }
}

/// The edition in an archive.
pub(super) fn archived(bag: &Path) -> anyhow::Result<EditionDir> {
    let payload = archive::payload(bag).with_context(|| format!("{} は、保存した年度ではありません", bag.display()))?;
    let mut edition = Workspace::new(payload).edition(None).map_err(explain)?;
    edition.name = format!("{}/data/{}", bag.display(), edition.name).replace('\\', "/");
    Ok(edition)
}
