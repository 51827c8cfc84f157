//! Links, pipes and other things in place of files: they are told for what they are, and nothing waits for them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::support::Workspace;

fn pipe(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_link_out_of_the_year_is_not_kept() {
    for (name, target) in [("写し.txt", "/etc/passwd"), ("別", "/etc")] {
        let workspace = Workspace::small();
        symlink(target, workspace.edition(name)).unwrap();
        let run = workspace.run(&["archive"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert_eq!(
            run.stderr,
            format!(
                "エラー: content/2019/{name} はリンクなので、保存できません。リンク先の実物をここに置くか、年度のフォルダーの外に移してください\n"
            )
        );
        assert!(!workspace.path().join("archive").exists());
    }
}

#[test]
fn a_pipe_in_the_year_is_not_kept() {
    let workspace = Workspace::small();
    pipe(&workspace.edition("a.txt"));
    let run = workspace.run(&["archive"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr,
        "エラー: content/2019/a.txt はふつうのファイルではないので、保存できません。年度のフォルダーの外に移してください\n"
    );
}

#[test]
fn a_name_that_windows_refuses_is_not_kept() {
    for name in ["a:b.txt", "質問?.txt", "aux.txt", "a\\b.txt", "終わり."] {
        let workspace = Workspace::small();
        workspace.write(name, "");
        let run = workspace.run(&["archive"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        let why = "の名前は、Windows で使えません。名前を変えてからやり直してください";
        assert_eq!(run.stderr, format!("エラー: content/2019/{name} {why}\n"));
    }
}
