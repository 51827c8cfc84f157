//! Finds files in the folder of an edition that look like content but are never read.

use std::fs;
use std::path::Path;

use super::file_names::{alike, core, is_yaml, keys_of};
use super::unnamed_form::{is_form, naming};
use crate::model::Placed;
use crate::vocabulary as word;

/// What is read in the folder of every edition.
const READ: [&str; 3] = ["plan.yaml", OPINIONS, "projects"];
const OPINIONS: &str = "opinions.yaml";

/// A file or folder that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Its path relative to the edition, with `/` as separator.
    pub path: String,
    /// Whether it is a folder with YAML files in it.
    pub is_folder: bool,
    /// How plan.yaml is made to name it, if it is plainly a 様式.
    pub naming: Option<String>,
    /// The similar name under which it would be read, if any.
    pub meant: Option<String>,
    /// The path of the file that is read in its place, or of one that is read in place of a file in the folder.
    pub twin: Option<String>,
}

/// The strays of an edition, sorted. YAML files in projects/ are left out, because the 体系 decides about them.
///
/// - `beside`: files that were read besides the usual ones, such as that of the 様式
pub(super) fn strays(edition: &Path, ids: &[Placed<String>], beside: &[&str]) -> Vec<Stray> {
    let read = [&READ[..], beside].concat();
    let of_projects: Vec<String> = ids.iter().map(|id| format!("{}.yaml", id.value)).collect();
    let of_projects: Vec<&str> = of_projects.iter().map(String::as_str).collect();
    let mut strays = within(edition, "", &read, is_yaml);
    strays.extend(within(edition, "projects/", &of_projects, |name| {
        // Windows hides known extensions, so that a text file is easily saved as 1-1-2.yaml.txt.
        let ending = name.len().checked_sub(4).filter(|at| name.is_char_boundary(*at)).map(|at| name.split_at(at));
        ending.is_some_and(|(stem, ending)| ending.eq_ignore_ascii_case(".txt") && (is_yaml(stem) || is_id(stem)))
    }));
    strays.sort_by(|a, b| a.path.cmp(&b.path));
    strays
}

/// The strays of one folder.
///
/// - `read`: the names that are read
/// - `looks`: recognises other content by its name
fn within(edition: &Path, folder: &str, read: &[&str], looks: impl Fn(&str) -> bool) -> Vec<Stray> {
    let dir = edition.join(folder);
    let names = fs::read_dir(&dir).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let names: Vec<String> =
        names.filter_map(|name| name.into_string().ok()).filter(|it| !it.starts_with('.')).collect();
    let is_there = |name: &str| names.iter().any(|other| other == name);
    let mut strays = Vec::new();
    for name in names.iter().filter(|name| !read.contains(&name.as_str())) {
        let is_folder = dir.join(name).is_dir();
        let meant = read.iter().find(|wanted| core(wanted) == core(name) && is_yaml(wanted) != is_folder).copied();
        let holds_opinions = || keys_of(&dir.join(name)).first().is_some_and(|key| key == word::OPINIONS);
        let are_opinions = folder.is_empty() && !is_there(OPINIONS) && holds_opinions();
        let meant = meant.or_else(|| are_opinions.then_some(OPINIONS));
        // If the system treats both names as one, the file is read after all.
        if meant.is_some_and(|wanted| !is_there(wanted) && dir.join(wanted).exists()) {
            continue;
        }
        let is_content = if is_folder {
            holds_yaml(&dir.join(name))
        } else {
            let listed = !folder.is_empty() && is_yaml(name);
            !listed && (meant.is_some() || looks(name))
        };
        if is_content {
            strays.push(Stray {
                path: format!("{folder}{name}"),
                is_folder,
                naming: (folder.is_empty() && is_form(&dir.join(name))).then(|| naming(name)),
                meant: meant.map(|name| (*name).to_owned()),
                twin: meant
                    .filter(|wanted| is_there(wanted))
                    .map(|wanted| format!("{folder}{wanted}"))
                    .or_else(|| twin(edition, &format!("{folder}{name}"))),
            });
        }
    }
    strays
}

/// The file of an edition that has the name of a misplaced file, or of one in a misplaced folder.
fn twin(edition: &Path, path: &str) -> Option<String> {
    let stray = edition.join(path);
    let names = if stray.is_dir() {
        yaml_in(&stray)
    } else {
        stray.file_name()?.to_str().map(str::to_owned).into_iter().collect()
    };
    names.iter().find_map(|name| {
        let of_projects = alike(&edition.join("projects").join(name)).filter(|it| is_yaml(it));
        let beside = || alike(&edition.join(name)).filter(|it| READ.contains(&it.as_str()) && it != path);
        of_projects.map(|it| format!("projects/{it}")).or_else(beside)
    })
}

/// Whether a name looks like the id of a 事業: 1-3-1.
fn is_id(stem: &str) -> bool {
    let name = core(stem);
    name.contains('-') && name.chars().all(|c| c.is_ascii_digit() || c == '-')
}

/// Whether a YAML file stands in a folder.
pub(super) fn holds_yaml(dir: &Path) -> bool {
    !yaml_in(dir).is_empty()
}

/// The names of the YAML files in a folder, sorted.
fn yaml_in(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| is_yaml(name));
    names.sort();
    names
}
