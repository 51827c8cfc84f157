//! File names: recognises YAML files and misspelt names, such as 1-1-2.yml or １－１－２.yaml for 1-1-2.yaml.

use std::fs;
use std::path::Path;

use crate::characters::{compose, half_width, is_dash, is_traceless};

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

/// Finds the file that is probably meant to be a missing one.
pub(super) fn alike(missing: &Path) -> Option<String> {
    let wanted = core(missing.file_name()?.to_str()?);
    let entries = fs::read_dir(missing.parent()?).ok()?.flatten();
    let names = entries.filter(|entry| entry.path().is_file()).filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| !name.starts_with('.') && core(name) == wanted).min()
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
    fn yaml_files_are_listed_and_nothing_else() {
        for name in ["1-1-1.yaml", "1-1-1.yml", "1-1-1.YAML", "1-1-1 - コピー.yaml"] {
            assert!(is_yaml(name), "{name}");
        }
        for name in ["1-1-1.yaml~", "1-1-1.yaml.bak", ".1-1-1.yaml", ".yaml", "yaml", "メモ.txt"] {
            assert!(!is_yaml(name), "{name}");
        }
    }
}
