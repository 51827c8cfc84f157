//! Resolves the name of an edition: its year, its folder or its archive.

use std::path::Path;

use anyhow::{Context as _, anyhow};

use super::workbench::explain;
use crate::archive::{PAYLOAD, Unpacked};
use crate::content::{EditionDir, Workspace, edition_at};
use crate::model::Period;
use crate::windows::slashed;
use crate::{archive, finding};

/// An edition that the user named.
pub struct ResolvedEdition {
    /// Its folder.
    pub dir: EditionDir,
    /// What is wrong with the bag that holds it, for people.
    pub warning: Option<String>,
    /// The folder into which it was unpacked; removed on drop.
    _unpacked: Option<Unpacked>,
}

impl ResolvedEdition {
    /// Resolves a name: the year of an edition of the workspace, the folder of an edition, or an archived year.
    ///
    /// # Errors
    /// If it is none of these, or the edition cannot be opened.
    pub fn resolve(workspace: &Workspace, name: &str) -> anyhow::Result<Self> {
        let path = Path::new(name);
        if let Some(year) = Period::parse(name).filter(|period| period.is_reportable()) {
            // A folder with this name beside content/ must be written as a path: ./2019.
            let dir = workspace.edition(Some(year)).map_err(explain)?;
            return Ok(Self { dir, warning: None, _unpacked: None });
        }
        if archive::is_packed(path) {
            let unpacked = archive::unpack(path)?;
            let Archived { dir, warning } = archived(&unpacked.bag, name)?;
            return Ok(Self { dir, warning, _unpacked: Some(unpacked) });
        }
        if archive::payload(path).is_some() {
            let Archived { dir, warning } = archived(path, name)?;
            return Ok(Self { dir, warning, _unpacked: None });
        }
        if path.join("plan.yaml").is_file() {
            let unreadable =
                |faults: Vec<_>| anyhow!("{name} の plan.yaml を読めません\n{}", finding::render(&faults).trim_end());
            return Ok(Self { dir: edition_at(path).map_err(unreadable)?, warning: None, _unpacked: None });
        }
        if !path.exists() {
            let year = workspace.example_year();
            return Err(anyhow!(
                "「{name}」がありません。年度（{year} など）か、年度のフォルダー（content/{year} など）か、保存した年度（archive/{year} など）を書いてください"
            ));
        }
        Err(anyhow!(
            "「{name}」は、年度でも、年度のフォルダー（plan.yaml のあるもの）でも、保存した年度（archive/ の中のフォルダーか ZIP）でもありません"
        ))
    }
}

/// The edition in a bag.
pub(super) struct Archived {
    pub dir: EditionDir,
    /// What is wrong with the bag, for people.
    pub warning: Option<String>,
}

/// Finds the edition in a bag.
///
/// - `name`: the name for people
pub(super) fn archived(bag: &Path, name: &str) -> anyhow::Result<Archived> {
    let payload = archive::payload(bag).with_context(|| format!("{name} は、保存した年度ではありません"))?;
    let verify = format!("shinkan verify {name} で確かめてください");
    let edition = Workspace::new(payload).edition(None);
    let mut dir = edition.map_err(|_| anyhow!("{name} に、年度の内容がありません。{verify}"))?;
    let is_intact = archive::is_intact(bag, &format!("{PAYLOAD}/content"));
    dir.name = format!("{}/{PAYLOAD}/{}", slashed(Path::new(name)), dir.name);
    let warning = (!is_intact).then(|| format!("警告: {name} の内容は、保存したときのままではありません。{verify}\n"));
    Ok(Archived { dir, warning })
}
