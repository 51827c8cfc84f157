//! Finds files that a rollover does not copy.

use std::fs;
use std::path::Path;

use super::note::{Note, NoteKind, NoteLine};

/// The files in the folder of the old edition that were not copied. A folder with no copied file gives a single note.
pub(super) fn not_copied(dir: &Path, copied: &[String]) -> Vec<Note> {
    let mut found = Vec::new();
    walk(dir, "", copied, &mut found);
    found.sort();
    let note = |file| Note { file, line: NoteLine::Old(1), ..Note::new(NoteKind::NotCopied, "") };
    found.into_iter().map(note).collect()
}

fn walk(dir: &Path, folder: &str, copied: &[String], found: &mut Vec<String>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}{name}");
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if name.starts_with('.') || copied.contains(&path) {
            continue;
        }
        if !is_folder {
            found.push(path);
        } else if copied.iter().any(|file| file.starts_with(&format!("{path}/"))) {
            walk(&entry.path(), &format!("{path}/"), copied, found);
        } else {
            found.push(format!("{path}/"));
        }
    }
}
