//! A folder for files that only this run needs, such as an unpacked bag.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use anyhow::Context as _;
use tempfile::TempDir;

use super::file::{WRITING, above};
use super::temporary::{self, Access, InUse};
use crate::windows::slashed;

/// The name of the folder while it is inside the temporary one, which also has a lock file.
const WHOLE: &str = "whole";

/// A private folder in the system's folder of temporaries. It is removed on drop and on interruption; what a killed run
/// left, the next one of the same user removes.
#[derive(Debug)]
pub struct Scratch {
    /// Closes first: Windows removes no folder with an open file.
    _lock: File,
    temporary: TempDir,
    _in_use: InUse,
}

impl Scratch {
    /// Makes the folder.
    ///
    /// # Errors
    /// If the place is not writable.
    pub fn new() -> anyhow::Result<Self> {
        let dir = env::temp_dir();
        let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
        temporary::sweep_ours(&dir);
        let failed =
            || format!("{} に一時フォルダーを作れません（空き容量とアクセス権を確かめてください）", slashed(&dir));
        let (temporary, lock) = temporary::folder(&dir, Access::Private).with_context(failed)?;
        let scratch = Self { _in_use: InUse::new(temporary.path()), temporary, _lock: lock };
        fs::create_dir(scratch.path()).with_context(failed)?;
        Ok(scratch)
    }

    /// The path of the folder.
    pub fn path(&self) -> PathBuf {
        self.temporary.path().join(WHOLE)
    }

    /// Copies everything that can be read into a new file at this path in the folder, and returns its length.
    ///
    /// # Errors
    /// If the file exists already, reading fails, or there is no room.
    pub fn write(&self, file: &Path, from: &mut impl io::Read) -> io::Result<u64> {
        let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
        let path = self.path().join(file);
        fs::create_dir_all(above(&path))?;
        io::copy(from, &mut File::create_new(&path)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_and_the_folder_is_gone_after_use() {
        let scratch = Scratch::new().unwrap();
        let path = scratch.path();
        assert_eq!(scratch.write(Path::new("a/b"), &mut &b"whole"[..]).unwrap(), 5);
        assert_eq!(fs::read(path.join("a/b")).unwrap(), b"whole");
        assert!(scratch.write(Path::new("a/b"), &mut &b""[..]).is_err());
        drop(scratch);
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_look_into_the_folder() {
        use std::os::unix::fs::PermissionsExt as _;

        let scratch = Scratch::new().unwrap();
        assert_eq!(fs::metadata(scratch.temporary.path()).unwrap().permissions().mode() & 0o777, 0o700);
    }

    /// In a folder where everybody may write, a link may have the name of a temporary.
    #[cfg(unix)]
    #[test]
    fn a_sweep_follows_no_link() {
        let dir = tempfile::tempdir().unwrap();
        let precious = dir.path().join("precious");
        fs::create_dir(&precious).unwrap();
        for name in ["lock", "a"] {
            fs::write(precious.join(name), "").unwrap();
        }
        let swept = dir.path().join("swept");
        fs::create_dir(&swept).unwrap();
        std::os::unix::fs::symlink(&precious, swept.join(".shinkan-a.tmp")).unwrap();
        std::os::unix::fs::symlink(precious.join("a"), swept.join(".shinkan-b.tmp")).unwrap();
        temporary::sweep(&swept);
        assert!(precious.join("lock").exists() && precious.join("a").exists());
    }
}
