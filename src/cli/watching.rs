//! `build --watch`: makes the papers again after every change of a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::report;

/// How often the files are looked at. Reports of the system would come sooner, but shared folders give none.
const INTERVAL: Duration = Duration::from_millis(400);
/// The folders of a workspace whose files a paper depends on.
const FOLDERS: [&str; 3] = ["content", "layouts", "fonts"];

/// The files of a workspace, each with its size and the time of its last change.
type Files = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Runs `make` now and after every change, until the program is interrupted.
pub(super) fn forever(root: &Path, mut make: impl FnMut() -> anyhow::Result<()>) -> ! {
    loop {
        let before = files(root);
        if let Err(error) = make() {
            report::failure(&error);
        }
        report::remark("変わるのを待っています（Ctrl-C で終わります）\n");
        wait_for_change(root, &before);
        report::remark("\n変わったので、作り直します\n");
    }
}

/// Returns when a file differs from `before` and has stayed the same since the last look: an editor may still be writing.
fn wait_for_change(root: &Path, before: &Files) {
    let mut last = files(root);
    loop {
        thread::sleep(INTERVAL);
        let now = files(root);
        if now != *before && now == last {
            return;
        }
        last = now;
    }
}

fn files(root: &Path) -> Files {
    let mut files = Files::new();
    FOLDERS.iter().for_each(|folder| add(&root.join(folder), &mut files));
    files
}

/// Adds the files of a folder and those below it. What cannot be read does not count: making the papers reports it.
fn add(folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            add(&entry.path(), files);
        } else if let Ok(data) = fs::metadata(entry.path()) {
            files.insert(entry.path(), (data.len(), data.modified().ok()));
        }
    }
}
