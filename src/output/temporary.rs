//! Temporary files and folders: each is locked as long as it is in use, which tells it from what a killed run has left.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempDir};

const PREFIX: &str = ".shinkan-";
const SUFFIX: &str = ".tmp";
/// The file in a temporary folder that is locked.
const LOCK: &str = "lock";

/// A temporary file in a folder, locked.
pub(super) fn file(dir: &Path) -> io::Result<NamedTempFile> {
    loop {
        let mut builder = builder();
        // The permissions of an ordinary new file, rather than those of a secret.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(dir)?;
        file.as_file().lock()?;
        // Whoever sweeps may have come between; once it is locked, nobody takes it away.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// A temporary folder in a folder, with the file in it that is locked as long as it is open.
pub(super) fn folder(dir: &Path) -> io::Result<(TempDir, File)> {
    loop {
        let mut builder = builder();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
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

/// Removes the temporaries that killed runs have left in a folder.
pub(super) fn sweep(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if !name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX)) {
            continue;
        }
        // Another run may be sweeping too; what is gone is gone.
        let _ = if entry.path().is_dir() { sweep_folder(&entry.path()) } else { sweep_file(&entry.path()) };
    }
}

fn sweep_file(path: &Path) -> io::Result<()> {
    let file = File::options().write(true).open(path)?;
    // The lock is held until the file is gone, so that nobody else takes it for theirs.
    if file.try_lock().is_ok() { fs::remove_file(path) } else { Ok(()) }
}

fn sweep_folder(path: &Path) -> io::Result<()> {
    match File::options().write(true).open(path.join(LOCK)) {
        // Killed before it was locked, or after the lock was taken away.
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::remove_dir_all(path),
        Err(error) => Err(error),
        Ok(file) if file.try_lock().is_err() => Ok(()),
        Ok(file) => {
            for entry in fs::read_dir(path)?.flatten().filter(|entry| entry.file_name() != LOCK) {
                let path = entry.path();
                if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
            }
            fs::remove_file(path.join(LOCK))?;
            // Some systems keep a file that is open.
            drop(file);
            fs::remove_dir_all(path)
        }
    }
}
