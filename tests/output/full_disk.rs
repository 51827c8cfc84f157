//! No room: said clearly, what was there stays as it was, and no temporary is left.
//!
//! A limit on the size of a file stands for a full disk here; `just faults` fills a real one.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use crate::support::{Run, Workspace, list};

/// Runs the program where no file may be larger than this many blocks of 512 bytes.
fn run(workspace: &Workspace, blocks: u32, arguments: &[&str]) -> Run {
    let mut command = Command::new("sh");
    // A write beyond the limit fails, rather than ends the program.
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    command.arg("-c").arg(script).arg0("sh").arg("sh").arg(env!("CARGO_BIN_EXE_shinkan")).args(arguments);
    let output = command.current_dir(workspace.path()).output().unwrap();
    Run {
        code: output.status.code().expect("the program is not killed by a signal"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn everything(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut names = Vec::new();
    list(folder, "", &mut names);
    names.sort();
    names.into_iter().map(|name| (name.clone(), fs::read(folder.join(&name)).unwrap())).collect()
}

#[test]
fn a_paper_for_which_there_is_no_room_leaves_the_old_one() {
    let workspace = Workspace::small();
    workspace.paper();
    let before = everything(&workspace.path().join("out"));
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 発行しました。");
    let build = run(&workspace, 8, &["build"]);
    assert_eq!((build.code, build.stdout.as_str()), (2, ""));
    assert_eq!(
        build.stderr,
        "エラー: out/2019/資料1.pdf に書き込めません（空き容量とアクセス権を確かめてください）\n  空き容量が足りません\n"
    );
    assert_eq!(everything(&workspace.path().join("out")), before);
}

#[test]
fn a_bag_for_which_there_is_no_room_leaves_the_old_one() {
    let workspace = Workspace::small();
    assert_eq!(workspace.run(&["archive"]).code, 0);
    let before = everything(&workspace.path().join("archive"));
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 発行しました。");
    // Room for the small files, for none of the fonts; then for those, but for no paper; then for no manifest.
    for (blocks, lacking) in [(8, "archive/2019/data/fonts/BIZUDPGothic-Bold.ttf"), (1, "archive/2019/data/")] {
        let archive = run(&workspace, blocks, &["archive", "--force"]);
        assert_eq!((archive.code, archive.stdout.as_str()), (2, ""));
        assert!(archive.stderr.starts_with(&format!("エラー: {lacking}")), "{}", archive.stderr);
        let end = " に書き込めません（空き容量とアクセス権を確かめてください）\n  空き容量が足りません\n";
        assert!(archive.stderr.ends_with(end), "{}", archive.stderr);
        assert!(everything(&workspace.path().join("archive")) == before);
        assert_eq!(fs::read_dir(workspace.path().join("archive")).unwrap().count(), 1);
    }
}
