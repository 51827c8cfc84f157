//! `--open`: shows what was made in the program that the system has for it.

use std::path::{Path, PathBuf};

use super::frames::{self, Frame};
use super::report;
use crate::windows::slashed;

/// Opens the document that was made, or the folder of several.
pub(super) fn open_made(made: &[PathBuf]) {
    match made {
        [] => {}
        [one] => open(one),
        [first, ..] => open(folder_of(first, made)),
    }
}

/// Opens a file or folder. A confined run lets the one that started it do so: a program started here would be confined, too.
pub(super) fn open(path: &Path) {
    if frames::is_confined() {
        // If nobody listens any more, nothing is to be opened.
        let _ = frames::send(Frame::Made, &path.to_string_lossy());
        return;
    }
    // Windows opens only paths with its own separators.
    let native: PathBuf = path.components().collect();
    if open::that_detached(native).is_err() {
        report::say(format_args!(
            "{} を開くプログラムが見つかりません。ファイルの一覧から開いてください\n",
            slashed(path)
        ));
    }
}

/// The innermost folder that has all of the files.
fn folder_of<'a>(first: &'a Path, made: &[PathBuf]) -> &'a Path {
    let has_all = |folder: &&Path| made.iter().all(|path| path.starts_with(folder));
    first.ancestors().skip(1).find(has_all).filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_documents_are_shown_in_the_folder_that_has_them_all() {
        let made = ["out/2019/資料2.pdf", "out/2019/課別/健康課.pdf"].map(PathBuf::from);
        assert_eq!(folder_of(&made[0], &made), Path::new("out/2019"));
        let apart = ["a.pdf", "b/c.pdf"].map(PathBuf::from);
        assert_eq!(folder_of(&apart[0], &apart), Path::new("."));
    }
}
