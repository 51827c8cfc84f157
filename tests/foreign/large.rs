//! Large files: they pass through memory piece by piece.

use std::fs::{self, File};
use std::process::{Child, Stdio};

use crate::support::Workspace;

/// The peak memory of a process and those it started, in megabytes, measured while they run.
fn peak(mut child: Child) -> (i32, u64) {
    let mut peak = 0;
    loop {
        let id = child.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        let processes = children.split_whitespace().map(str::to_owned).chain([id.to_string()]);
        peak = peak.max(processes.map(|id| high_water(&id)).sum());
        if let Some(status) = child.try_wait().unwrap() {
            return (status.code().unwrap(), peak >> 10);
        }
        std::thread::yield_now();
    }
}

/// The peak of one process in kilobytes; none if it has ended.
fn high_water(id: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

#[test]
fn a_year_with_300_megabytes_is_kept_packed_and_verified_in_less_memory() {
    let workspace = Workspace::small();
    File::create(workspace.edition("録音.wav")).unwrap().set_len(300 << 20).unwrap();
    for arguments in
        [&["archive", "--zip"][..], &["archive", "--zip"], &["verify", "archive/2019"], &["verify", "archive/2019.zip"]]
    {
        let run = workspace.command(arguments).stdout(Stdio::null()).spawn().unwrap();
        let (code, megabytes) = peak(run);
        assert_eq!(code, 0, "{arguments:?}");
        assert!((10..300).contains(&megabytes), "{arguments:?}: {megabytes} MB");
    }
}
