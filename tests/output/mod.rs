//! Files are written whole or not at all.

#[cfg(unix)]
mod full_disk;
#[cfg(unix)]
mod interrupted;
mod kills;
#[cfg(unix)]
mod no_access;
mod terminal;
