//! Where a workspace stands, and how its files are written: the paper is the same, and messages show paths in one way.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Workspace, copy, root, shinkan};

/// The small plan in a folder below another.
fn small_in(workspace: &Workspace, folder: impl AsRef<Path>) -> PathBuf {
    let home = workspace.path().join(folder);
    fs::create_dir_all(&home).unwrap();
    copy(&root().join("tests/fixtures/small"), &home);
    home
}

#[test]
fn a_folder_of_any_name_gives_the_same_paper() {
    let paper = Workspace::small().paper();
    for folder in ["地域福祉計画 進行管理", "ﾌｫﾙﾀﾞ１　（案）", "a b/c'd/ｅ＆%TEMP%", "表示~1/ソ能十"]
    {
        let workspace = Workspace::empty();
        let home = small_in(&workspace, folder);
        for run in [
            shinkan(&home, &["build"]),
            shinkan(
                workspace.path(),
                &["-C", home.to_str().unwrap(), "build", "--out", home.join("別").to_str().unwrap()],
            ),
        ] {
            assert_eq!(run.code, 0, "{folder}: {}", run.stderr);
            let made = run.stdout.trim_end();
            assert!(!made.contains('\\'), "{made}");
            assert_eq!(fs::read(home.join(made)).unwrap(), paper, "{folder}");
        }
    }
}

#[test]
fn a_path_longer_than_260_characters_is_no_obstacle() {
    let workspace = Workspace::empty();
    let home = small_in(&workspace, ["深いところにあるフォルダー"; 24].iter().collect::<PathBuf>());
    assert!(home.to_str().unwrap().chars().count() > 300);
    let run = shinkan(workspace.path(), &["-C", home.to_str().unwrap(), "build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(fs::read(home.join("out/2019/資料1.pdf")).unwrap(), Workspace::small().paper());
    let run = shinkan(workspace.path(), &["-C", home.to_str().unwrap(), "archive"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = shinkan(workspace.path(), &["verify", home.join("archive/2019").to_str().unwrap()]);
    assert_eq!(run.code, 0, "{} {}", run.stdout, run.stderr);
}

#[test]
fn messages_show_paths_with_one_separator() {
    let workspace = Workspace::empty();
    let home = small_in(&workspace, Path::new("計画").join("福祉"));
    let elsewhere = Path::new("計画").join("福祉");
    let at =
        |arguments: &[&str]| shinkan(workspace.path(), &[&["-C", elsewhere.to_str().unwrap()], arguments].concat());
    assert_eq!(at(&["build"]).stdout, "計画/福祉/out/2019/資料1.pdf\n");
    assert_eq!(at(&["archive"]).stdout, "計画/福祉/archive/2019\n");
    let again = at(&["archive"]);
    assert!(again.stderr.contains("計画/福祉/archive/2019"), "{}", again.stderr);
    let plan = home.join("content").join("2019").join("plan.yaml");
    fs::write(&plan, fs::read_to_string(&plan).unwrap().replace("年度: H31", "年度: いつか")).unwrap();
    let run = at(&["check"]);
    assert!(run.stdout.contains("--> content/2019/plan.yaml:6:"), "{}", run.stdout);
    let json = at(&["check", "--format", "json"]);
    assert!(json.stdout.contains("\"content/2019/plan.yaml\""), "{}", json.stdout);
    let missing = shinkan(workspace.path(), &["verify", Path::new("計画").join("無い").to_str().unwrap()]);
    assert!(missing.stderr.contains("計画/無い がありません"), "{}", missing.stderr);
}

/// Windows would open the file; the same content would fail elsewhere.
#[test]
fn a_name_with_other_capitals_is_no_file_on_any_system() {
    for (file, other, told) in [
        ("plan.yaml", "Plan.yaml", "「Plan.yaml」があります。名前を「plan.yaml」にしてください"),
        ("projects/1-1-1.yaml", "projects/1-1-1.YAML", "名前を「1-1-1.yaml」にしてください"),
    ] {
        let workspace = Workspace::small();
        // A name that differs in capitals alone may be the same to the system, which would leave it as it is.
        fs::rename(workspace.edition(file), workspace.edition("aside")).unwrap();
        fs::rename(workspace.edition("aside"), workspace.edition(other)).unwrap();
        let run = workspace.run(&["check"]);
        assert!(run.code == 1 && run.stdout.contains(told), "{}", run.stdout);
    }
}

#[cfg(windows)]
#[test]
fn a_folder_of_content_in_capitals_is_found_from_within() {
    let workspace = Workspace::small();
    fs::rename(workspace.path().join("content"), workspace.path().join("CONTENT")).unwrap();
    let run = shinkan(&workspace.path().join("CONTENT").join("2019"), &["check"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

/// Another program that shows a PDF keeps others from writing it.
#[cfg(windows)]
#[test]
fn a_paper_that_is_open_elsewhere_is_named_and_stays() {
    use std::os::windows::fs::OpenOptionsExt as _;

    let workspace = Workspace::small();
    let before = workspace.paper();
    let file = workspace.path().join("out/2019/資料1.pdf");
    let shown = fs::OpenOptions::new().read(true).share_mode(1).open(&file).unwrap();
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 多く発行した。");
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("out/2019/資料1.pdf を書き換えられません"), "{}", run.stderr);
    assert!(run.stderr.contains("ほかのプログラム（PDF の表示など）で開いていれば、閉じてから"), "{}", run.stderr);
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(workspace.output(), ["2019/資料1.pdf"]);
    drop(shown);
    assert_eq!(workspace.run(&["build"]).code, 0);
    assert_ne!(fs::read(&file).unwrap(), before);
}
