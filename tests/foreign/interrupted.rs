//! Ctrl-C and kills: what was unpacked is gone, and no process stays.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::layouts::bag_with;
use crate::support::Workspace;

/// A run that verifies a ZIP whose layout never ends, at the moment when that layout runs; with its folder of temporaries.
fn endless() -> (Workspace, Child, std::path::PathBuf) {
    let (workspace, bag) = bag_with("for i in range(1000000) { for j in range(1000) { str(j) } }");
    let zip = fs::File::create(workspace.path().join("a.zip")).unwrap();
    shinkan::archive::pack(&bag, "2019", (2020, 7, 1), zip).unwrap();
    let temporaries = workspace.path().join("tmp");
    fs::create_dir(&temporaries).unwrap();
    let mut command = workspace.command(&["verify", "a.zip"]);
    command.env("TMPDIR", &temporaries).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.map(Result::unwrap).find(|line| line.starts_with("規格: 3件")).into_iter().count(), 1);
    (workspace, child, temporaries)
}

fn only_one(folder: &Path) -> std::path::PathBuf {
    let entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(entries.len(), 1, "{entries:?}");
    entries[0].clone()
}

/// The processes that have this path among their arguments.
fn processes_about(path: &Path) -> usize {
    let path = path.to_str().unwrap();
    let entries = fs::read_dir("/proc").unwrap().flatten();
    entries.filter(|entry| fs::read_to_string(entry.path().join("cmdline")).is_ok_and(|it| it.contains(path))).count()
}

#[test]
fn ctrl_c_ends_the_layout_and_removes_what_was_unpacked() {
    let (_workspace, mut child, temporaries) = endless();
    assert_eq!(fs::metadata(only_one(&temporaries)).unwrap().permissions().mode() & 0o777, 0o700);
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(said, "中断しました。書きかけのファイルはありません\n");
    assert_eq!(fs::read_dir(&temporaries).unwrap().count(), 0);
    assert_eq!(processes_about(&temporaries), 0);
}

#[test]
fn a_kill_ends_the_layout_and_the_next_run_removes_what_was_unpacked() {
    let (workspace, mut child, temporaries) = endless();
    child.kill().unwrap();
    child.wait().unwrap();
    let begun = Instant::now();
    while processes_about(&temporaries) > 0 {
        assert!(begun.elapsed() < Duration::from_secs(20), "the process stays");
        std::thread::yield_now();
    }
    only_one(&temporaries);
    let run = workspace.command(&["verify", "a.zip", "--no-build"]).env("TMPDIR", &temporaries).status().unwrap();
    assert_eq!(run.code(), Some(0));
    assert_eq!(fs::read_dir(&temporaries).unwrap().count(), 0);
}

#[test]
fn ctrl_c_ends_a_build_with_a_layout_that_never_ends() {
    let workspace = Workspace::small();
    fs::create_dir_all(workspace.path().join("layouts")).unwrap();
    let endless = "#let book(data) = for i in range(1000000) { for j in range(1000) { str(j) } }\n";
    fs::write(workspace.path().join("layouts/book.typ"), endless).unwrap();
    let out = workspace.path().join("印刷");
    let mut command = workspace.command(&["build", "--out", out.to_str().unwrap()]);
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    // The one that was started, and the one that it started.
    let begun = Instant::now();
    while processes_about(&out) < 2 {
        assert!(begun.elapsed() < Duration::from_secs(20), "no second process");
        std::thread::yield_now();
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(
        (child.wait().unwrap().code(), said.as_str()),
        (Some(130), "中断しました。書きかけのファイルはありません\n")
    );
    // If it was only being started, it ends as soon as it sees that nobody waits for it.
    let ended = Instant::now();
    while processes_about(&out) > 0 && ended.elapsed() < Duration::from_secs(5) {
        std::thread::yield_now();
    }
    assert_eq!((processes_about(&out), out.exists()), (0, false));
}
