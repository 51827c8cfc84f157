//! Loads every edition of a workspace and its archive, for documents about several years.

use std::fs;
use std::path::Path;

use super::resolve_edition::{Archived, archived};
use super::workbench::{Workbench, explain, load_printable};
use crate::archive;
use crate::content::{self, EditionDir, Misnamed, Permission, Sources, YearError};
use crate::model::{Edition, Period};
use crate::typeset::Coverage;
use crate::windows::slashed;

/// The folder of the archived years.
const ARCHIVE: &str = "archive";

/// The editions of a workspace and its archive.
pub struct AllEditions {
    /// The editions without faults, oldest first. If the archive and content/ have the same year, that of the archive comes
    /// first.
    pub volumes: Vec<Volume>,
    /// Messages about editions that are not used, each ending with a line break.
    pub warnings: Vec<String>,
}

/// An edition without faults.
pub struct Volume {
    /// Its folder.
    pub dir: EditionDir,
    /// The edition.
    pub edition: Edition,
    /// Its files, for the places of findings.
    pub sources: Sources,
    /// The findings that it permits.
    pub permissions: Vec<Permission>,
}

impl AllEditions {
    /// Loads all editions up to a year.
    ///
    /// # Errors
    /// If there is no edition at all, readable or not.
    pub fn load(bench: &Workbench, until: Option<Period>) -> anyhow::Result<Self> {
        let root = bench.workspace().root();
        let mut warnings = Vec::new();
        let mut all = of_archive(root, &mut warnings);
        match bench.workspace().editions() {
            Ok(editions) if editions.is_empty() && all.is_empty() && warnings.is_empty() => {
                return Err(explain(YearError::NoEdition(root.join("content"))));
            }
            Ok(editions) => all.extend(editions),
            Err(_) if !all.is_empty() || !warnings.is_empty() => {}
            Err(error) => return Err(explain(error)),
        }
        all.sort_by_key(|dir| dir.year);
        let years: Vec<Period> = all.iter().map(|dir| dir.year).collect();
        if let Some(until) = until.filter(|until| !years.contains(until)) {
            let mut years = years;
            years.dedup();
            return Err(explain(bench.workspace().no_edition_of(until, years)));
        }
        let coverage = bench.assets().coverage();
        let mut volumes = Vec::new();
        let mut unused = Vec::new();
        for dir in all.into_iter().filter(|dir| until.is_none_or(|until| dir.year <= until)) {
            let year = dir.year;
            match volume(root, dir, &coverage) {
                Ok(volume) => volumes.push(volume),
                Err(warning) => unused.push((year, warning)),
            }
        }
        // The archive and content/ may have the same year.
        for (year, warning) in unused {
            let instead = volumes.iter().find(|volume| volume.dir.year == year);
            let instead = instead.map(|volume| format!("。代わりに {} を使います", volume.dir.name));
            warnings.push(format!("{warning}{}\n", instead.unwrap_or_default()));
        }
        let left_out =
            |it: &Misnamed| it.year.is_none_or(|year| !it.is_taken && until.is_none_or(|until| year <= until));
        let misnamed = content::misnamed_content(&bench.workspace().content()).into_iter().filter(left_out);
        warnings.extend(misnamed.map(not_read));
        Ok(Self { volumes, warnings })
    }
}

/// The bags of the archive that are named after a period; replaced ones have other names.
fn of_archive(root: &Path, warnings: &mut Vec<String>) -> Vec<EditionDir> {
    let entries = fs::read_dir(root.join(ARCHIVE)).into_iter().flatten().flatten();
    let names = entries.filter(|entry| entry.path().is_dir()).filter_map(|entry| entry.file_name().into_string().ok());
    let is_period =
        |name: &String| Period::parse(name).is_some_and(|year| year.is_reportable() && year.to_string() == *name);
    let mut names: Vec<String> = names.filter(is_period).collect();
    names.sort();
    let is_bag = |name: &String| archive::payload(&root.join(ARCHIVE).join(name)).is_some();
    let open = |name: String| match archived(&root.join(ARCHIVE).join(&name), &format!("{ARCHIVE}/{name}")) {
        _ if !is_bag(&name) => {
            warnings.push(format!(
                "警告: {ARCHIVE}/{name} は使いません。bagit.txt がないので、保存した年度として読めません\n"
            ));
            None
        }
        Ok(Archived { dir, warning }) => {
            warnings.extend(warning);
            Some(dir)
        }
        Err(error) => {
            warnings.push(format!("警告: {ARCHIVE}/{name} は使いません。{error}\n"));
            None
        }
    };
    names.into_iter().filter_map(open).collect()
}

/// The message about a folder in content/ that may be of another year, by a name that is not read.
fn not_read(misnamed: Misnamed) -> String {
    format!(
        "警告: content/{} は、名前が年度ではないので使いません。推移に載せるなら、名前を{}に変えてください\n",
        misnamed.name,
        misnamed.right_name(),
    )
}

/// Loads an edition. If it has faults, returns the message, without a line break.
fn volume(root: &Path, dir: EditionDir, coverage: &Coverage) -> Result<Volume, String> {
    let loaded = load_printable(&dir, coverage);
    match loaded.edition.filter(|_| loaded.findings.is_empty()) {
        Some(edition) => Ok(Volume { dir, edition, sources: loaded.sources, permissions: loaded.permissions }),
        None => {
            let from = match dir.name.strip_prefix(ARCHIVE) {
                Some(_) => {
                    let home = dir.path.parent().and_then(Path::parent).unwrap_or(root);
                    format!("-C {} ", slashed(home))
                }
                None => String::new(),
            };
            Err(format!(
                "警告: {} は、エラーが{}件あるので使いません（shinkan {from}check --year {} で表示します）",
                dir.name,
                loaded.findings.len(),
                dir.year
            ))
        }
    }
}
