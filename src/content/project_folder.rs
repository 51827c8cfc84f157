//! Tells once that an edition has no folder of the name projects, and where its 事業 stand instead.

use std::fs;
use std::path::Path;

use super::file_names::{core, differs_in_case, is_yaml};
use super::stray::holds_yaml;
use crate::content::faults;
use crate::finding::{Excerpt, Finding};
use crate::model::Placed;

/// The folder of the 事業.
pub(super) const PROJECTS: &str = "projects";

/// The fault of an edition that has no folder for its 事業, or an empty one and the files elsewhere.
///
/// - `folder`: the folder of the edition, relative to the workspace
/// - `ids`: the 事業 that the 体系 names
pub(super) fn missing_folder(edition: &Path, folder: &str, ids: &[Placed<String>]) -> Option<Finding> {
    let projects = edition.join(PROJECTS);
    let is_there = projects.try_exists().unwrap_or(true) && !differs_in_case(&projects);
    let (instead, beside) = (instead(edition, ids), beside(edition, ids));
    let is_meant = !is_there || names(&projects).is_empty() && (instead.is_some() || beside.is_some());
    if ids.is_empty() || !is_meant {
        return None;
    }
    let made = match is_there {
        true => format!("「{PROJECTS}」"),
        false => format!("plan.yaml と同じ場所に「{PROJECTS}」というフォルダーを作り、その中"),
    };
    let hint = match (instead, beside) {
        (Some(other), _) if is_there => format!("「{other}」の中の事業のファイルを、{made}に移してください"),
        (Some(other), _) => {
            format!("「{other}」に事業のファイルがあるなら、そのフォルダーの名前を「{PROJECTS}」にしてください")
        }
        (None, Some(file)) => format!("{made}に、「{file}」などの事業のファイルを移してください"),
        (None, None) => {
            let example = ids.first().map_or("1-1-1", |id| id.value.as_str());
            format!("{made}に、「{example}.yaml」などの事業のファイルを置いてください")
        }
    };
    let message = match is_there {
        true => format!("フォルダー「{PROJECTS}」に、事業のファイルがありません"),
        false => format!("事業のファイルを入れるフォルダー「{PROJECTS}」がありません"),
    };
    let place = Excerpt::whole(format!("{folder}/{PROJECTS}"));
    Some(Finding::new(faults::MISSING_FILE, message, Some(place)).hint(hint))
}

/// Whether a file or folder of the edition is one of which that fault speaks.
pub(super) fn is_told(edition: &Path, path: &str, ids: &[Placed<String>]) -> bool {
    missing_folder(edition, "", ids).is_some()
        && (instead(edition, ids).as_deref() == Some(path) || is_named(path, ids))
}

/// The folder that holds the files of 事業, or else the only one with YAML files.
fn instead(edition: &Path, ids: &[Placed<String>]) -> Option<String> {
    let folders = names(edition).into_iter().filter(|name| name != PROJECTS && holds_yaml(&edition.join(name)));
    let folders: Vec<String> = folders.collect();
    let holds_project = |folder: &&String| names(&edition.join(folder)).iter().any(|name| is_named(name, ids));
    let found = folders.iter().find(holds_project).cloned();
    found.or_else(|| match folders.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    })
}

/// The file of a 事業 that stands in the folder of the edition itself.
fn beside(edition: &Path, ids: &[Placed<String>]) -> Option<String> {
    names(edition).into_iter().find(|name| is_named(name, ids) && edition.join(name).is_file())
}

/// Whether a file has the name of a 事業.
fn is_named(name: &str, ids: &[Placed<String>]) -> bool {
    is_yaml(name) && ids.iter().any(|id| core(&id.value) == core(name))
}

/// The names in a folder, sorted, without hidden ones.
fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}
