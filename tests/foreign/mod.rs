//! Bags, ZIPs and workspaces that were made to do harm: whatever they do ends soon, with one sentence, and leaves nothing.

mod bags;
#[cfg(target_os = "linux")]
mod interrupted;
#[cfg(target_os = "linux")]
mod large;
mod layouts;
#[cfg(unix)]
mod odd_files;
mod pdfs;
mod zips;
