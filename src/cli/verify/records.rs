//! Compares the tag files (bag-info.txt, README.txt) with the content, and reports files that do not belong beside them.

use std::fs;
use std::path::Path;

use super::table::{Row, Verdict};
use crate::archive::{self, Info};
use crate::cli::archive::{OF_THE_PROGRAM, info, readme};
use crate::model::Edition;

const TITLE: &str = "添え書き";
/// The entries that depend on the papers, not only on the content.
const OF_THE_PAPERS: [&str; 3] = ["PDF-Count", "Page-Count", "Payload-Oxum"];

/// Compares the tag files of a bag with what this version writes.
///
/// - `pages`: the pages of every PDF that was made again; `None` if not all were
pub(super) fn compare(bag: &Path, edition: &Edition, pages: Option<&[usize]>, is_same_version: bool) -> Row {
    let kept = archive::info(bag);
    let made = info(edition, pages.unwrap_or_default());
    let mut broken = differences(&kept, &made, pages.is_some());
    let mut other = Vec::new();
    let text = fs::read_to_string(bag.join("README.txt")).unwrap_or_default();
    if text != readme(edition) {
        other.push("README.txt は、この shinkan が書くものと違います".to_owned());
    }
    let further = archive::further_tag_files(bag).unwrap_or_default();
    broken.extend(further.into_iter().map(|path| format!("{path} は、shinkan が作るファイルではありません")));
    if is_same_version {
        broken.append(&mut other);
    }
    match (broken.is_empty(), other.is_empty()) {
        (true, true) => Row::new(TITLE, Verdict::Proved, "bag-info.txt と README.txt は、内容のとおりです"),
        (true, false) => Row::new(TITLE, Verdict::Noted, "bag-info.txt は内容のとおりです").with(other),
        (false, _) => {
            broken.extend(other);
            Row::new(TITLE, Verdict::Broken, "内容から書かれるものと違います").with(broken)
        }
    }
}

fn differences(kept: &Info, made: &Info, with_pages: bool) -> Vec<String> {
    let is_compared = |label: &str| {
        !OF_THE_PROGRAM.contains(&label) && label != "Payload-Oxum" && (with_pages || !OF_THE_PAPERS.contains(&label))
    };
    let mut lines = Vec::new();
    for (label, value) in made.entries().filter(|(label, _)| is_compared(label)) {
        match kept.get(label) {
            Some(kept) if kept == value => {}
            Some(kept) => lines.push(format!("bag-info.txt の {label} は「{kept}」ですが、内容では「{value}」です")),
            None => lines.push(format!("bag-info.txt に {label} がありません")),
        }
    }
    let is_known = |label: &str| OF_THE_PAPERS.contains(&label) || made.get(label).is_some();
    let mut seen = Vec::new();
    for (label, value) in kept.entries() {
        if !is_known(label) || seen.contains(&label) {
            lines.push(format!("bag-info.txt の「{label}: {value}」は、shinkan が書くものではありません"));
        }
        seen.push(label);
    }
    lines
}
