//! Files are written whole or not at all.

// Not on Windows, which has no limit for the size of a file.
#[cfg(unix)]
mod full_disk;
// Not on Windows, where no process sends another one Ctrl-C alone.
#[cfg(unix)]
mod interrupted;
mod kills;
// Not on Windows, whose rights are no bits of a file; `places` has a paper that is open elsewhere.
#[cfg(unix)]
mod no_access;
mod terminal;
