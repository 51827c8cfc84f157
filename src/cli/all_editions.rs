//! Every edition of a workspace and of its archive, for what is told over the years.

use std::fs;
use std::path::Path;

use super::prepare::{explain, load};
use super::report;
use super::resolve_edition::archived;
use crate::archive;
use crate::content::{EditionDir, Permission, Sources, Workspace, YearError};
use crate::model::{Edition, Period};
use crate::typeset::Coverage;

/// The folder of the archived years.
const ARCHIVE: &str = "archive";

/// An edition without faults.
pub(super) struct Volume {
    pub dir: EditionDir,
    pub edition: Edition,
    pub sources: Sources,
    pub permissions: Vec<Permission>,
}

/// The editions that can be read, oldest first, up to a year; of one year that of the archive comes before that of content/.
/// Of what cannot be read people are told.
///
/// # Errors
/// Where there is no edition at all, whether it can be read or not.
pub(super) fn gather(workspace: &Workspace, until: Option<Period>, coverage: &Coverage) -> anyhow::Result<Vec<Volume>> {
    let mut unreadable = Vec::new();
    let mut all = of_archive(workspace.root(), &mut unreadable);
    match workspace.editions() {
        Ok(editions) if editions.is_empty() && all.is_empty() && unreadable.is_empty() => {
            return Err(explain(YearError::NoEdition(workspace.root().join("content"))));
        }
        Ok(editions) => all.extend(editions),
        Err(_) if !all.is_empty() || !unreadable.is_empty() => {}
        Err(error) => return Err(explain(error)),
    }
    all.sort_by_key(|dir| dir.year);
    let years: Vec<Period> = all.iter().map(|dir| dir.year).collect();
    if let Some(until) = until.filter(|until| !years.contains(until)) {
        let mut years = years;
        years.dedup();
        return Err(explain(YearError::NotFound(until, years)));
    }
    unreadable.iter().for_each(report::say);
    let wanted = all.into_iter().filter(|dir| until.is_none_or(|until| dir.year <= until));
    Ok(wanted.filter_map(|dir| volume(workspace, dir, coverage)).collect())
}

/// The bags of the archive that are named after a period; kept older ones have other names.
fn of_archive(root: &Path, unreadable: &mut Vec<String>) -> Vec<EditionDir> {
    let entries = fs::read_dir(root.join(ARCHIVE)).into_iter().flatten().flatten();
    let names = entries.filter(|entry| entry.path().is_dir()).filter_map(|entry| entry.file_name().into_string().ok());
    let is_period =
        |name: &String| Period::parse(name).is_some_and(|year| year.is_reportable() && year.to_string() == *name);
    let mut names: Vec<String> = names.filter(is_period).collect();
    names.sort();
    let is_bag = |name: &String| archive::payload(&root.join(ARCHIVE).join(name)).is_some();
    let open = |name: String| match archived(&root.join(ARCHIVE).join(&name), &format!("{ARCHIVE}/{name}")) {
        _ if !is_bag(&name) => {
            unreadable.push(format!(
                "警告: {ARCHIVE}/{name} は使いません。bagit.txt がないので、保存した年度として読めません\n"
            ));
            None
        }
        Ok(edition) => Some(edition),
        Err(error) => {
            unreadable.push(format!("警告: {ARCHIVE}/{name} は使いません。{error}\n"));
            None
        }
    };
    names.into_iter().filter_map(open).collect()
}

/// An edition, read; `None` where it has faults, of which people are told.
fn volume(workspace: &Workspace, dir: EditionDir, coverage: &Coverage) -> Option<Volume> {
    let loaded = load(&dir, coverage);
    match loaded.edition.filter(|_| loaded.findings.is_empty()) {
        Some(edition) => Some(Volume { dir, edition, sources: loaded.sources, permissions: loaded.permissions }),
        None => {
            let from = match dir.name.strip_prefix(ARCHIVE) {
                Some(_) => {
                    let home = dir.path.parent().and_then(Path::parent).unwrap_or(workspace.root());
                    format!("-C {} ", home.display().to_string().replace('\\', "/"))
                }
                None => String::new(),
            };
            report::say(format_args!(
                "警告: {} は、誤りが{}件あるので使いません（shinkan {from}check --year {} で表示します）\n",
                dir.name,
                loaded.findings.len(),
                dir.year
            ));
            None
        }
    }
}
