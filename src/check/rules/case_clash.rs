//! Names of 事業 that differ only in the case of their letters.
//!
//! Windows and macOS treat `a-1.yaml` and `A-1.yaml` as one file. Two 事業 on one machine become one on another, and the
//! last one copied overwrites the first.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Context;
use crate::content::Listing;
use crate::finding::{Finding, Rule};

pub(super) const RULE: &Rule = &Rule::error("case-clash", include_str!("../../../docs/checks/case-clash.md"));
const HINT: &str = "Windows では同じファイルになるので、どちらかを別の番号にしてください";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let listing = context.listing;
    let ids = listing.ids.iter().zip(of_ids(listing)).filter_map(|(id, first)| {
        let first = first?;
        let message = format!("事業の番号「{}」は、「{first}」と大文字・小文字だけが違います", id.value);
        Some(context.finding(RULE, &id.place, message).hint(HINT))
    });
    let files = of_files(listing).into_iter().map(|(file, first)| {
        let message = format!("ファイルの名前「{file}」は、「{first}」と大文字・小文字だけが違います");
        context.finding_of_file(RULE, &format!("projects/{file}"), message).hint(HINT)
    });
    ids.chain(files).collect()
}

/// For each 事業 of the 体系 the first one whose name clashes with its own.
fn of_ids(listing: &Listing) -> Vec<Option<&str>> {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut clash = |id| -> Option<&str> {
        let other = *first.entry(str::to_lowercase(id)).or_insert(id);
        (other != id).then_some(other)
    };
    listing.ids.iter().map(|id| clash(id.value.as_str())).collect()
}

/// The files whose names clash, each with the first of that name; clashes within the 体系 are reported there.
fn of_files(listing: &Listing) -> Vec<(&str, &str)> {
    let listed: BTreeSet<String> = listing.ids.iter().map(|id| format!("{}.yaml", id.value)).collect();
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut clashes = Vec::new();
    for file in &listing.files {
        let other = *first.entry(file.to_lowercase()).or_insert(file);
        if other != file && !(listed.contains(file) && listed.contains(other)) {
            clashes.push((file.as_str(), other));
        }
    }
    clashes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Place, Placed};

    fn listing(files: &[&str], ids: &[&str]) -> Listing {
        let id = |id: &&str| Placed::new((*id).to_owned(), Place::default());
        Listing {
            folder: "content/2019".to_owned(),
            files: files.iter().map(|file| (*file).to_owned()).collect(),
            strays: Vec::new(),
            misnamed: Vec::new(),
            ids: ids.iter().map(id).collect(),
            has_unread_items: false,
        }
    }

    #[test]
    fn files_that_one_folder_cannot_hold_on_windows_clash() {
        let listing = listing(&["A-1.yaml", "B-1.yaml", "a-1.yaml"], &["a-1", "B-1"]);
        assert_eq!(of_files(&listing), [("a-1.yaml", "A-1.yaml")]);
        assert_eq!(of_ids(&listing), [None, None]);
    }

    #[test]
    fn a_clash_in_the_list_is_told_once_and_there() {
        let listing = listing(&["A-1.yaml", "a-1.yaml"], &["a-1", "A-1"]);
        assert_eq!(of_files(&listing), []);
        assert_eq!(of_ids(&listing), [None, Some("a-1")]);
    }

    #[test]
    fn the_same_name_twice_is_another_fault() {
        assert_eq!(of_ids(&listing(&[], &["a-1", "a-1"])), [None, None]);
    }
}
