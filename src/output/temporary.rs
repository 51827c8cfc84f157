//! Temporary files and folders. Each is locked while in use; an unlocked one was left by a killed run and can be swept.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile, TempDir};

const PREFIX: &str = ".shinkan-";
const SUFFIX: &str = ".tmp";
/// The lock file of a temporary folder.
const LOCK: &str = "lock";

/// Creates a locked temporary file.
pub(super) fn file(dir: &Path) -> io::Result<NamedTempFile> {
    loop {
        let mut builder = builder();
        // Those of an ordinary new file; the default of the crate is private to the user.
        permit(&mut builder, 0o666);
        let file = builder.tempfile_in(dir)?;
        file.as_file().lock()?;
        // Another run may have swept the file before it was locked; now it is safe.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Who may look into a temporary folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Everybody who may look into an ordinary folder.
    Usual,
    /// Only the user.
    Private,
}

/// Creates a temporary folder, with the lock file that marks it as in use while it is open.
pub(super) fn folder(dir: &Path, access: Access) -> io::Result<(TempDir, File)> {
    loop {
        let mut builder = builder();
        permit(
            &mut builder,
            match access {
                Access::Usual => 0o777,
                Access::Private => 0o700,
            },
        );
        let folder = builder.tempdir_in(dir)?;
        let lock = match File::create(folder.path().join(LOCK)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            lock => lock?,
        };
        lock.lock()?;
        if folder.path().join(LOCK).exists() {
            return Ok((folder, lock));
        }
    }
}

fn builder<'a>() -> Builder<'a, 'a> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    builder
}

/// The temporaries in use that nobody would sweep soon, so that an interruption removes them.
static IN_USE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A temporary that an interruption removes.
#[derive(Debug)]
pub(super) struct InUse(PathBuf);

impl InUse {
    pub(super) fn new(path: &Path) -> Self {
        in_use().insert(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for InUse {
    fn drop(&mut self) {
        in_use().remove(&self.0);
    }
}

/// Removes all temporaries in use when the program is interrupted. Nobody may write any more.
pub(super) fn abandon() {
    for path in in_use().iter() {
        // If this fails, the next run sweeps it.
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
}

fn in_use() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    IN_USE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes temporaries that killed runs left in a folder.
pub fn sweep(dir: &Path) {
    sweep_where(dir, |_| true);
}

/// Removes temporaries that killed runs of this user left in a folder where everybody may write.
pub(super) fn sweep_ours(dir: &Path) {
    sweep_where(dir, is_ours);
}

fn sweep_where(dir: &Path, wanted: impl Fn(&DirEntry) -> bool) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_temporary = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        if !is_temporary || !wanted(&entry) {
            continue;
        }
        // Ignore errors: another run may be sweeping at the same time. A link is not followed: it may lead anywhere.
        let _ = match entry.file_type() {
            Ok(kind) if kind.is_dir() => sweep_folder(&entry.path()),
            Ok(kind) if kind.is_file() => sweep_file(&entry.path()),
            _ => Ok(()),
        };
    }
}

#[cfg(unix)]
fn permit(builder: &mut Builder<'_, '_>, mode: u32) {
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
}

/// Elsewhere the folder of temporaries is the user's own.
#[cfg(not(unix))]
fn permit(_builder: &mut Builder<'_, '_>, _mode: u32) {}

#[cfg(unix)]
fn is_ours(entry: &DirEntry) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    entry.metadata().is_ok_and(|metadata| metadata.uid() == rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
fn is_ours(_entry: &DirEntry) -> bool {
    true
}

fn sweep_file(path: &Path) -> io::Result<()> {
    let file = File::options().write(true).open(path)?;
    // Hold the lock until the file is gone, so that its creator notices.
    if file.try_lock().is_ok() { fs::remove_file(path) } else { Ok(()) }
}

fn sweep_folder(path: &Path) -> io::Result<()> {
    match File::options().write(true).open(path.join(LOCK)) {
        // The run was killed before it created the lock file, or a sweep after it removed it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::remove_dir_all(path),
        Err(error) => Err(error),
        Ok(file) if file.try_lock().is_err() => Ok(()),
        Ok(file) => {
            for entry in fs::read_dir(path)?.flatten().filter(|entry| entry.file_name() != LOCK) {
                let path = entry.path();
                if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
            }
            fs::remove_file(path.join(LOCK))?;
            // Some systems cannot remove a folder with an open file in it.
            drop(file);
            fs::remove_dir_all(path)
        }
    }
}
