//! File names: recognises YAML files and misspelt names, such as 1-1-2.yml or １－１－２.yaml for 1-1-2.yaml.

use std::fs;
use std::path::Path;

use crate::characters::{compose, half_width, is_dash, is_traceless};
use crate::model::Placed;

/// Normalises a name: lower case, half width, hyphens for dashes, without blanks and extensions.
pub(super) fn core(name: &str) -> String {
    let name: String = compose(name).chars().filter(|c| !c.is_whitespace() && !is_traceless(*c)).map(plain).collect();
    let mut name = name.to_lowercase();
    while let Some(stem) = [".yaml", ".yml", ".txt"].iter().find_map(|ending| name.strip_suffix(ending)) {
        name = stem.to_owned();
    }
    name
}

fn plain(c: char) -> char {
    match half_width(c) {
        c if is_dash(c) => '-',
        '。' => '.',
        c => c,
    }
}

/// Whether the name on disk has other capitals. Windows opens the file or folder all the same; other systems, to which the content may go,
/// don't.
pub(super) fn differs_in_case(path: &Path) -> bool {
    if path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) {
        return false;
    }
    let real = path.canonicalize().ok();
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let names = name(path).zip(real.as_deref().and_then(name));
    names.is_some_and(|(asked, real)| asked != real && asked.to_lowercase() == real.to_lowercase())
}

/// Finds the file that is probably meant to be a missing one.
pub(super) fn alike(missing: &Path) -> Option<String> {
    let wanted = core(missing.file_name()?.to_str()?);
    let entries = fs::read_dir(missing.parent()?).ok()?.flatten();
    let names = entries.filter(|entry| entry.path().is_file()).filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| !name.starts_with('.') && core(name) == wanted).min()
}

/// The files that are probably meant to be those of 事業 that have none, each with the id.
///
/// - `ids`: the 事業 that the 体系 names
/// - `files`: the names of the YAML files in projects/
pub(super) fn meant_for_missing<'a>(ids: &'a [Placed<String>], files: &'a [String]) -> Vec<(&'a str, &'a str)> {
    let is_of = |file: &str, id: &str| file.strip_suffix(".yaml") == Some(id);
    let mut missing: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
    missing.retain(|id| !files.iter().any(|file| is_of(file, id)));
    let mut unlisted: Vec<&str> = files.iter().map(String::as_str).collect();
    unlisted.retain(|file| !ids.iter().any(|id| is_of(file, &id.value)));
    let mut pairs = Vec::new();
    missing.retain(|id| {
        let found = unlisted.iter().position(|file| core(file) == core(id));
        let Some(found) = found.or_else(|| unlisted.iter().position(|file| is_like(file, id))) else { return true };
        pairs.push((*id, unlisted.remove(found)));
        false
    });
    // One that is missing and one that nobody names are likely the same.
    if let ([id], [file]) = (missing.as_slice(), unlisted.as_slice()) {
        pairs.push((id, file));
    }
    pairs
}

/// Whether the name of a file is that of a 事業 with its title behind it, or has its numbers in another spelling: 1-1-2 相談
/// and 01-01-02 for 1-1-2.
fn is_like(file: &str, id: &str) -> bool {
    let (file, id) = (core(file), core(id));
    let numbers = |name: &str| -> Option<Vec<u64>> {
        name.split(['-', '_', '.']).map(|part| part.parse().ok()).collect::<Option<Vec<u64>>>()
    };
    let rest = file.strip_prefix(id.as_str());
    rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii_digit() && c != '-'))
        || numbers(&file).is_some_and(|found| numbers(&id) == Some(found))
}

/// The limit for a content file, in bytes; a larger one is a mistake.
pub(super) const MAX_BYTES: u64 = 8 << 20;

/// The text of a file that is looked into without being part of the content; none of anything that may never end, like a pipe.
pub(super) fn glance(path: &Path) -> Option<String> {
    let is_plain = fs::metadata(path).is_ok_and(|it| it.is_file() && it.len() <= MAX_BYTES);
    is_plain.then(|| fs::read_to_string(path).ok()).flatten()
}

/// The keys with which the lines of a YAML file begin that have no indent; none of any other file.
pub(super) fn keys_of(path: &Path) -> Vec<String> {
    let is_of_yaml = path.file_name().and_then(|name| name.to_str()).is_some_and(is_yaml);
    let text = is_of_yaml.then(|| glance(path)).flatten().unwrap_or_default();
    let key = |line: &str| {
        let is_entry = !line.starts_with([' ', '\t', '\u{3000}', '#', '-']);
        line.split_once([':', '：']).map(|(key, _)| key.trim().to_owned()).filter(|key| is_entry && !key.is_empty())
    };
    text.trim_start_matches('\u{FEFF}').lines().filter_map(key).collect()
}

/// The YAML file in a folder that has all of these keys, if there is only one.
pub(super) fn only_with(dir: &Path, keys: &[&str]) -> Option<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let has_all = |name: &String| {
        let found = keys_of(&dir.join(name));
        keys.iter().all(|key| found.iter().any(|found| found == key))
    };
    let mut names = names.filter(has_all);
    names.next().filter(|_| names.next().is_none())
}

/// Whether a name has an extension of YAML, in any spelling.
pub(super) fn is_yaml(name: &str) -> bool {
    let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending);
    let known = |ending: &str| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml");
    ending.is_some_and(known) && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_typed_or_saved_otherwise_have_the_same_core() {
        for name in [
            "1-1-2.yaml",
            "1-1-2.yml",
            "1-1-2.YAML",
            "1-1-2.yaml.txt",
            "1-1-2",
            "１－１－２.yaml",
            "1−1–2.yaml",
            "1ー1ー2．ｙａｍｌ",
            " 1-1-2 .yaml",
        ] {
            assert_eq!(core(name), "1-1-2", "{name}");
        }
        assert_eq!(core("か\u{3099}.yaml"), core("が.yaml"));
        for name in ["1-1-20.yaml", "1-1-2 (2).yaml", "1-1-2.yaml.bak", "1-1-2 - コピー.yaml", "1-1-2.xlsx"] {
            assert_ne!(core(name), "1-1-2", "{name}");
        }
    }

    #[test]
    fn a_file_is_meant_for_a_project_that_has_none() {
        let found = |ids: &[&str], files: &[&str]| {
            let ids: Vec<Placed<String>> =
                ids.iter().map(|id| Placed { value: (*id).to_owned(), ..Placed::default() }).collect();
            let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
            let pairs = meant_for_missing(&ids, &files).into_iter().map(|(id, file)| format!("{id} {file}"));
            pairs.collect::<Vec<_>>()
        };
        assert_eq!(found(&["1-1-1", "1-1-2"], &["1-1-1.yaml", "1-1-2 相談.yaml"]), ["1-1-2 1-1-2 相談.yaml"]);
        assert_eq!(found(&["1-1-1", "1-1-2"], &["01-01-01.yaml", "1_1_2.yaml"]).len(), 2);
        assert_eq!(found(&["1-1-1", "1-1-2"], &["1-1-1.yaml", "1-1-3.yaml"]), ["1-1-2 1-1-3.yaml"]);
        // Which of several is meant is not known, and a part of a number is none.
        assert_eq!(found(&["1-1-1"], &["1-1-3.yaml", "1-1-4.yaml"]), [""; 0]);
        assert_eq!(found(&["1-1", "2"], &["1-1-1.yaml", "1-10.yaml"]), [""; 0]);
        assert_eq!(found(&["1-1-1"], &["1-1-1.yaml", "1-1-1 (2).yaml"]), [""; 0]);
    }

    #[test]
    fn yaml_files_are_listed_and_nothing_else() {
        for name in ["1-1-1.yaml", "1-1-1.yml", "1-1-1.YAML", "1-1-1 - コピー.yaml"] {
            assert!(is_yaml(name), "{name}");
        }
        for name in ["1-1-1.yaml~", "1-1-1.yaml.bak", ".1-1-1.yaml", ".yaml", "yaml", "メモ.txt"] {
            assert!(!is_yaml(name), "{name}");
        }
    }
}
