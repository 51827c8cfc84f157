//! Finds a file that is plainly a 様式 but that plan.yaml does not name.

use std::fs;
use std::path::Path;

use super::file_names::keys_of;
use super::form;
use crate::content::faults;
use crate::finding::{Excerpt, Finding};
use crate::model::{Form, Place};
use crate::vocabulary::reserved::OF_FILES;
use crate::vocabulary::{FORM, ITEMS, PLAN, PROJECT, SECTIONS};

/// The files in a folder that are plainly a 様式, by their names, sorted.
///
/// - `named`: whether plan.yaml names a file
pub(super) fn unnamed_forms(dir: &Path, named: impl Fn(&str) -> bool) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| !named(name) && is_form(&dir.join(name))).collect();
    names.sort();
    names
}

/// Whether a YAML file is plainly a 様式: most of what begins its lines are keys of a 様式, and one of them of nothing else.
pub(super) fn is_form(path: &Path) -> bool {
    let keys = keys_of(path);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let schema = form::schema(&Form::default());
    let is_known = |key: &str| key == FORM || schema["properties"].get(key).is_some();
    let is_of_form_alone = |key: &str| key == FORM || is_known(key) && !OF_FILES.contains(&key);
    2 * keys.iter().filter(|key| is_known(key)).count() > keys.len()
        && keys.iter().any(|key| is_of_form_alone(key))
        && !keys.iter().any(|key| [PLAN, SECTIONS, PROJECT, ITEMS].contains(key))
}

/// The fault of a plan.yaml that does not name its 様式.
pub(super) fn unnamed_form(name: &str, plan: &Place, excerpt: Excerpt) -> Finding {
    let entry = format!("{FORM}: {}", with_ending(name));
    let message = format!("様式のファイル「{name}」がありますが、plan.yaml に「{entry}」がありません");
    let hint = format!("{}。この様式を使わないなら、「{name}」を年度のフォルダーの外に移してください", naming(name));
    Finding::new(faults::MISSING_KEY, message, Some(excerpt)).about(plan).hint(hint)
}

/// How plan.yaml is made to name a file.
pub(super) fn naming(name: &str) -> String {
    let wanted = with_ending(name);
    let renamed = if wanted == name { String::new() } else { format!("名前を「{wanted}」にして、") };
    format!("{renamed}plan.yaml に「{FORM}: {wanted}」の行を加えてください")
}

/// The name under which plan.yaml can name a file.
fn with_ending(name: &str) -> String {
    format!("{}.yaml", name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}
