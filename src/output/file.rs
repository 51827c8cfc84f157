//! Writes single files.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use anyhow::{Context as _, bail};
use tempfile::NamedTempFile;

use super::temporary::{self, InUse};
use crate::windows::slashed;

/// Held for reading while a file is written, and for writing while an interruption ends the program.
pub(super) static WRITING: RwLock<()> = RwLock::new(());

/// Writes a file, creating the folders above it.
///
/// # Errors
/// If a folder cannot be created, the disk is full, or another program holds the target open.
pub fn write(target: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let dir = above(target);
    make_folder(dir)?;
    let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
    temporary::sweep(dir);
    let failed = || cannot_write(target);
    let mut file = temporary::file(dir).with_context(failed)?;
    file.write_all(bytes).with_context(failed)?;
    persist(file, target)
}

/// A file that is written bit by bit and then appears under its name, or is dropped and leaves nothing.
#[derive(Debug)]
pub struct Draft {
    file: NamedTempFile,
    _in_use: InUse,
    target: PathBuf,
}

impl Draft {
    /// Begins a file that will appear at `target`.
    ///
    /// # Errors
    /// If the place is not writable.
    pub fn begin(target: &Path) -> anyhow::Result<Self> {
        let dir = above(target);
        make_folder(dir)?;
        let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
        temporary::sweep(dir);
        let file = temporary::file(dir).with_context(|| cannot_write(target))?;
        Ok(Self { _in_use: InUse::new(file.path()), file, target: target.to_owned() })
    }

    /// The file until it is finished.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Moves the file to its target, in place of what is there.
    ///
    /// # Errors
    /// If the system refuses, or another program holds the target open.
    pub fn finish(self) -> anyhow::Result<()> {
        let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
        persist(self.file, &self.target)
    }
}

/// Moves a temporary file to its target.
fn persist(file: NamedTempFile, target: &Path) -> anyhow::Result<()> {
    if let Err(error) = file.persist(target) {
        if target.is_dir() {
            bail!("{} はフォルダーなので、ファイルを書き込めません", slashed(target));
        }
        if cfg!(windows) && error.error.kind() == io::ErrorKind::PermissionDenied {
            bail!(
                "{} を書き換えられません。ほかのプログラム（PDF の表示など）で開いていれば、閉じてからやり直してください",
                slashed(target)
            );
        }
        return Err(error.error).with_context(|| cannot_write(target));
    }
    Ok(())
}

/// Renames a file or a folder. Nothing may exist at `to`.
///
/// # Errors
/// If the system refuses.
pub fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
    fs::rename(from, to).with_context(|| format!("{} の名前を {} に変えられません", slashed(from), slashed(to)))
}

/// The parent folder of a path.
pub(super) fn above(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn make_folder(dir: &Path) -> anyhow::Result<()> {
    if let Some(file) = dir.ancestors().find(|above| above.is_file()) {
        bail!(
            "{} はフォルダーではなくファイルなので、その中に書き込めません。ファイルの名前を変えるか、ほかのフォルダーを指定してください",
            slashed(file)
        );
    }
    fs::create_dir_all(dir)
        .with_context(|| format!("フォルダー {} を作れません。ほかのフォルダーを指定してください", slashed(dir)))
}

pub(super) fn cannot_write(target: &Path) -> String {
    format!("{} に書き込めません（空き容量とアクセス権を確かめてください）", slashed(target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_replaces_the_file_and_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a/b/資料2.pdf");
        write(&target, b"old").unwrap();
        write(&target, b"new").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        assert_eq!(fs::read_dir(target.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn an_abandoned_temporary_is_swept_and_one_in_use_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let abandoned = dir.path().join(".shinkan-a.tmp");
        let used = dir.path().join(".shinkan-b.tmp");
        fs::write(&abandoned, b"").unwrap();
        let holder = File::create(&used).unwrap();
        holder.lock().unwrap();
        write(&dir.path().join("資料2.pdf"), b"").unwrap();
        assert!(!abandoned.exists() && used.exists());
    }

    #[test]
    fn those_who_write_side_by_side_do_not_sweep_each_others_temporaries() {
        let dir = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let dir = dir.path();
                scope.spawn(move || {
                    for file in 0..100 {
                        write(&dir.join(format!("{thread}-{file}")), b"whole").unwrap();
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 800);
    }

    #[test]
    fn a_folder_in_the_way_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("資料2.pdf");
        fs::create_dir(&target).unwrap();
        let error = write(&target, b"").unwrap_err();
        assert_eq!(error.to_string(), format!("{} はフォルダーなので、ファイルを書き込めません", slashed(&target)));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
