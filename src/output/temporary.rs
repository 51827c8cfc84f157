//! Temporary files and folders. Each is locked while in use; an unlocked one was left by a killed run and can be swept.

use std::fs::{self, File};
use std::io;
use std::path::Path;

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
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(dir)?;
        file.as_file().lock()?;
        // Another run may have swept the file before it was locked; now it is safe.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Creates a temporary folder, with the lock file that marks it as in use while it is open.
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

/// Removes temporaries that killed runs left in a folder.
pub(super) fn sweep(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if !name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX)) {
            continue;
        }
        // Ignore errors: another run may be sweeping at the same time.
        let _ = if entry.path().is_dir() { sweep_folder(&entry.path()) } else { sweep_file(&entry.path()) };
    }
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
