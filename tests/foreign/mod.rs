//! Bags, ZIPs and workspaces that were made to do harm: whatever they do ends soon, with one sentence, and leaves nothing.

mod bags;
// Signals.
#[cfg(target_os = "linux")]
mod interrupted;
// Memory is read from /proc.
#[cfg(target_os = "linux")]
mod large;
mod layouts;
// Links, FIFOs, sockets and names that are not UTF-8.
#[cfg(unix)]
mod odd_files;
mod pdfs;
mod zips;
