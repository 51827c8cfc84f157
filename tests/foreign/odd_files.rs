//! Links, pipes and other things in place of files: they are told for what they are, and nothing waits for them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::archive::{archived, seal, verify};
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

/// What is not a file is never opened, because a pipe never ends.
#[test]
fn a_pipe_among_layouts_or_fonts_is_named() {
    for file in ["layouts/book.typ", "layouts/lib/a.typ", "fonts/a.ttf"] {
        let workspace = Workspace::small();
        pipe(&workspace.path().join(file));
        for command in ["build", "check"] {
            let run = workspace.run(&[command]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""));
            assert_eq!(
                run.stderr,
                format!("エラー: {file} はふつうのファイルではありません。ほかの場所に移してください\n")
            );
        }
    }
}

/// The same among the content, where it is a finding.
#[test]
fn a_pipe_in_place_of_content_is_a_finding() {
    for file in ["plan.yaml", "opinions.yaml", "projects/1-1-1.yaml"] {
        let workspace = Workspace::small();
        fs::remove_file(workspace.edition(file)).unwrap();
        pipe(&workspace.edition(file));
        let run = workspace.run(&["check"]);
        assert_eq!(run.code, 1, "{file}: {}", run.stderr);
        let told = format!(
            "エラー[unreadable-file]: ふつうのファイルではありません\n --> content/2019/{file}\n  = 対処: \
             パイプや装置の代わりに、この名前のふつうのファイルを置いてください\n"
        );
        assert!(run.stdout.contains(&told), "{file}: {}", run.stdout);
    }
}

#[test]
fn a_pipe_in_a_folder_that_may_be_a_year_keeps_nobody_waiting() {
    let workspace = Workspace::small();
    let folder = workspace.path().join("content/2020年度のもの");
    fs::create_dir_all(folder.join("projects")).unwrap();
    fs::write(folder.join("projects/1.yaml"), "事業: 見守り\n").unwrap();
    pipe(&folder.join("plan.yaml"));
    assert_eq!(workspace.run(&["check"]).code, 0);
}

#[test]
fn a_layout_whose_name_typst_does_not_know_is_named() {
    let workspace = Workspace::small();
    fs::create_dir_all(workspace.path().join("layouts")).unwrap();
    fs::write(workspace.path().join("layouts/a\\b.typ"), "").unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr,
        "エラー: layouts/a\\b.typ の名前は、レイアウトに使えません。「\\」のない名前にしてください\n"
    );
}

/// The same in a bag, where it is a fault of the bag.
#[test]
fn a_bag_with_a_broken_font_or_an_odd_layout_is_refused_in_a_sentence() {
    let endless = [&b"ttcf\0\x01\0\0\xFF\xFF\xFF\xFF"[..], &[0; 64]].concat();
    for (file, bytes, why) in [
        (
            "fonts/a.ttc",
            &endless[..],
            "エラー[broken-font]: フォントとして読めません（書体か文字の数が、ありえないほど多く書かれています）\n",
        ),
        (
            "layouts/a\\b.typ",
            b"",
            "エラー: layouts/a\\b.typ の名前は、レイアウトに使えません。「\\」のない名前にしてください\n",
        ),
    ] {
        let (_workspace, bag) = archived();
        fs::write(bag.join("data").join(file), bytes).unwrap();
        seal(&bag, |info| info);
        let run = verify(&bag);
        assert_eq!(run.code, 1, "{}", run.stdout);
        let made = run.stdout.lines().find(|line| line.starts_with("再現: "));
        assert_eq!(made, Some("再現: 保存されている内容から、PDF を組み直せませんでした"));
        assert!(run.stderr.starts_with(why), "{}", run.stderr);
    }
}
