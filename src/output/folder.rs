//! A folder of files that belong together: it appears complete or not at all.
//!
//! It is built in a temporary folder beside its target and then renamed. If a run is killed, the next one that writes
//! there removes what it left (docs/decisions/0007-a-bag-appears-whole.md).

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use anyhow::{Context as _, ensure};
use tempfile::TempDir;

use super::file::{WRITING, above, cannot_write, make_folder};
use super::temporary::{self, Access, InUse};
use crate::windows::slashed;

/// The name of the folder while it is inside the temporary one.
const WHOLE: &str = "whole";

/// A folder under construction. Dropping it unfinished removes everything.
#[derive(Debug)]
pub struct Folder {
    /// Marks the temporary folder as in use while it is open. It closes first: Windows removes no folder with an open file.
    _lock: File,
    temporary: TempDir,
    _in_use: InUse,
    target: PathBuf,
}

impl Folder {
    /// Begins a folder that will appear at `target`.
    ///
    /// # Errors
    /// If the place is not writable.
    pub fn begin(target: &Path) -> anyhow::Result<Self> {
        let dir = above(target);
        make_folder(dir)?;
        let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
        temporary::sweep(dir);
        let (temporary, lock) = temporary::folder(dir, Access::Usual).with_context(|| cannot_write(target))?;
        let in_use = InUse::new(temporary.path());
        let folder = Self { temporary, _lock: lock, _in_use: in_use, target: target.to_owned() };
        fs::create_dir(folder.path()).with_context(|| cannot_write(target))?;
        Ok(folder)
    }

    /// The path of the folder until it is finished.
    pub fn path(&self) -> PathBuf {
        self.temporary.path().join(WHOLE)
    }

    /// Writes a file at this path in the folder and flushes it to the disk.
    ///
    /// # Errors
    /// If the disk is full, or the file exists already.
    pub fn write(&self, file: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.copy(file, bytes)
    }

    /// Copies everything that can be read into a file at this path in the folder, and flushes it to the disk.
    ///
    /// # Errors
    /// If the disk is full, the file exists already, or reading fails.
    pub fn copy(&self, file: &str, mut from: impl Read) -> anyhow::Result<()> {
        let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
        let path = self.path().join(file);
        let failed = || cannot_write(&self.target.join(file));
        fs::create_dir_all(above(&path)).with_context(failed)?;
        let mut file = File::create_new(&path).with_context(failed)?;
        io::copy(&mut from, &mut file).and_then(|_| file.sync_all()).with_context(failed)
    }

    /// Moves the folder to its target.
    ///
    /// # Errors
    /// If something exists at the target; the folder is removed then.
    pub fn finish(self) -> anyhow::Result<()> {
        let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
        let target = &self.target;
        // Checked here because renaming would silently replace an empty folder.
        ensure!(target.symlink_metadata().is_err(), "{} がもうあります", slashed(target));
        fs::rename(self.path(), target).with_context(|| cannot_write(target))?;
        sync(above(target));
        Ok(())
    }
}

/// Makes a rename survive a loss of power, on systems that support it.
fn sync(dir: &Path) {
    if cfg!(unix) {
        let _ = File::open(dir).and_then(|dir| dir.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_appears_when_it_is_finished_and_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a/2019");
        let folder = Folder::begin(&target).unwrap();
        folder.write("b/c", b"whole").unwrap();
        assert!(!target.exists());
        folder.finish().unwrap();
        assert_eq!(fs::read(target.join("b/c")).unwrap(), b"whole");
        assert_eq!(names(&dir.path().join("a")), ["2019"]);
    }

    #[test]
    fn what_is_in_its_place_stays() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("2019");
        fs::create_dir(&target).unwrap();
        let folder = Folder::begin(&target).unwrap();
        folder.write("b", b"").unwrap();
        let error = folder.finish().unwrap_err();
        assert_eq!(error.to_string(), format!("{} がもうあります", slashed(&target)));
        assert_eq!(names(dir.path()), ["2019"]);
        assert!(names(&target).is_empty());
    }

    #[test]
    fn an_unfinished_folder_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        Folder::begin(&dir.path().join("2019")).unwrap().write("b", b"").unwrap();
        assert!(names(dir.path()).is_empty());
    }

    #[test]
    fn what_a_killed_run_left_is_swept_and_what_is_in_use_is_not() {
        let dir = tempfile::tempdir().unwrap();
        for killed in [".shinkan-a.tmp/whole/b", ".shinkan-b.tmp/lock", ".shinkan-b.tmp/whole/c"] {
            let path = dir.path().join(killed);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, b"").unwrap();
        }
        let used = Folder::begin(&dir.path().join("2018")).unwrap();
        Folder::begin(&dir.path().join("2019")).unwrap().finish().unwrap();
        assert_eq!(names(dir.path()).len(), 2);
        used.finish().unwrap();
        assert_eq!(names(dir.path()), ["2018", "2019"]);
    }
}
