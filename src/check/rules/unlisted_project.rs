//! Files in projects/ that no 体系 entry names.
//!
//! Such a file is never read. A 事業 that is missing in the 体系 is silently missing from the paper, and somebody may edit
//! a copy that was left behind.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::finding::{Finding, Rule};

pub(in crate::check) const RULE: &Rule =
    &Rule::warning("unlisted-project", include_str!("../../../docs/checks/unlisted-project.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let listing = context.listing;
    let read: BTreeSet<String> = listing.ids.iter().map(|id| format!("{}.yaml", id.value)).collect();
    let meant: BTreeSet<&str> = listing.meant().collect();
    let unread = listing.files.iter().filter(|file| !read.contains(*file) && !meant.contains(file.as_str()));
    unread
        .map(|file| {
            let message = format!("「{file}」は「体系」のどこにも書かれていないので、印刷されません");
            context.finding_of_file(RULE, &format!("projects/{file}"), message).hint(hint(file, &read))
        })
        .collect()
}

/// The remedy for a file that is not read; `read` are the names that are.
fn hint(file: &str, read: &BTreeSet<String>) -> String {
    let alike = read.iter().find(|name| stem(name).to_lowercase() == stem(file).to_lowercase());
    let remedy = match alike {
        Some(name) => format!("ファイルの名前を「{name}」にしてください"),
        None if !file.ends_with(".yaml") => {
            "ファイルの名前の終わりを「.yaml」にして、plan.yaml の「体系」に番号を加えてください".to_owned()
        }
        None => "plan.yaml の「体系」に番号を加えてください".to_owned(),
    };
    format!("印刷する事業なら、{remedy}。使わないファイルなら、projects から取り除いてください")
}

/// A file name without extension.
fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_nearly_read_is_told_the_right_one() {
        let read = BTreeSet::from(["a-1.yaml".to_owned()]);
        for file in ["A-1.yaml", "a-1.yml", "a-1.YAML"] {
            assert!(hint(file, &read).contains("「a-1.yaml」"), "{file}");
        }
        assert!(hint("b-1.yml", &read).contains("「.yaml」"));
        assert!(hint("b-1.yaml", &read).contains("番号を加えてください"));
    }
}
