//! Files are written whole or not at all.

#[cfg(unix)]
mod full_disk;
mod kills;
#[cfg(unix)]
mod no_access;
