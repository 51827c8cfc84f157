//! Files and folders that this user may not read or write: said clearly, and nothing is left behind.
//!
//! Root may read and write everything, so that the program is run as nobody where the tests run as root.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::support::{Run, Workspace};

/// The user and the group nobody.
const NOBODY: u32 = 65534;

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// The small plan in a folder that everybody may enter, with the program beside it.
fn workspace() -> Workspace {
    let workspace = Workspace::small();
    let program = workspace.path().join("shinkan");
    fs::copy(env!("CARGO_BIN_EXE_shinkan"), &program).unwrap();
    for path in [workspace.path(), &program] {
        allow(path, 0o755);
    }
    workspace
}

/// Runs the program as a user without privileges.
fn run(workspace: &Workspace, arguments: &[&str]) -> Run {
    let mut command = Command::new(workspace.path().join("shinkan"));
    command.current_dir(workspace.path()).args(arguments);
    if fs::metadata(workspace.path()).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().unwrap();
    Run {
        code: output.status.code().expect("the program is not killed by a signal"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    for file in ["plan.yaml", "projects/1-1-1.yaml", "opinions.yaml"] {
        let workspace = workspace();
        allow(&workspace.edition(file), 0o000);
        let expected = format!(
            "エラー[unreadable-file]: ファイルを読めません\n --> content/2019/{file}\n  \
             = 対処: ファイルが開けるか、アクセス権があるかを確かめてください\n"
        );
        let check = run(&workspace, &["check"]);
        assert_eq!((check.code, check.stdout.as_str()), (1, expected.as_str()));
        let build = run(&workspace, &["build"]);
        assert_eq!((build.code, build.stdout.as_str()), (1, ""));
        let end = "\n1件のエラーがあります。直してからやり直してください（ファイルは作っていません）\n";
        assert_eq!(build.stderr, format!("{expected}{end}"));
        assert_eq!(workspace.output(), Vec::<String>::new());
    }
}

#[test]
fn a_folder_that_may_not_be_entered_is_not_taken_for_empty() {
    let workspace = workspace();
    allow(&workspace.edition("projects"), 0o000);
    let check = run(&workspace, &["check"]);
    allow(&workspace.edition("projects"), 0o755);
    assert_eq!(check.code, 1);
    assert_eq!(
        check.stdout,
        "エラー[unreadable-file]: ファイルを読めません\n --> content/2019/projects/1-1-1.yaml\n  \
         = 対処: ファイルが開けるか、アクセス権があるかを確かめてください\n"
    );
}

#[test]
fn an_output_folder_that_may_not_be_written_to_is_named() {
    for (made, expected) in [
        ("印刷", "フォルダー 印刷/2019 を作れません。ほかのフォルダーを指定してください"),
        ("印刷/2019", "印刷/2019/資料1.pdf に書き込めません（空き容量とアクセス権を確かめてください）"),
    ] {
        let workspace = workspace();
        let out = workspace.path().join(made);
        fs::create_dir_all(&out).unwrap();
        allow(&out, 0o555);
        let build = run(&workspace, &["build", "--out", "印刷"]);
        let left = fs::read_dir(&out).unwrap().count();
        allow(&out, 0o755);
        assert_eq!((build.code, build.stdout.as_str()), (2, ""));
        assert_eq!(build.stderr, format!("エラー: {expected}\n  アクセスが許可されていません\n"));
        assert_eq!(left, 0);
    }
}

#[test]
fn an_archive_folder_that_may_not_be_written_to_is_named() {
    for (made, expected) in [
        ("棚", "棚/2019 に書き込めません（空き容量とアクセス権を確かめてください）"),
        (".", "フォルダー 棚 を作れません。ほかのフォルダーを指定してください"),
    ] {
        let workspace = workspace();
        let out = workspace.path().join(made);
        fs::create_dir_all(&out).unwrap();
        allow(&out, 0o555);
        let archive = run(&workspace, &["archive", "--out", "棚"]);
        allow(&out, 0o755);
        assert_eq!((archive.code, archive.stdout.as_str()), (2, ""));
        assert_eq!(archive.stderr, format!("エラー: {expected}\n  アクセスが許可されていません\n"));
        let left = workspace.path().join("棚");
        assert_eq!(fs::read_dir(left).into_iter().flatten().count(), 0);
    }
}

/// What is kept may be verified where nothing may be written.
#[test]
fn a_bag_that_may_only_be_read_verifies() {
    let workspace = workspace();
    let archive = workspace.run(&["archive"]);
    assert_eq!(archive.code, 0, "{}", archive.stderr);
    let bag = workspace.path().join("archive/2019");
    allow(&bag, 0o555);
    allow(&bag.join("data"), 0o555);
    let verify = run(&workspace, &["verify", "archive/2019"]);
    allow(&bag, 0o755);
    allow(&bag.join("data"), 0o755);
    assert_eq!(verify.code, 0, "{}{}", verify.stdout, verify.stderr);
}
