//! Layouts are code: they are stopped where they do not come to an end, and reach nothing outside of the bag.

use std::fs;
use std::path::{Path, PathBuf};

use crate::archive::{archived, seal};
use crate::support::{Run, Workspace, root, shinkan};

/// A bag in whose layout of the paper this code stands, with the right manifests.
pub fn bag_with(code: &str) -> (Workspace, PathBuf) {
    let (workspace, bag) = archived();
    put(code, &bag);
    (workspace, bag)
}

/// Puts this code into the layout of the paper of a bag.
fn put(code: &str, bag: &Path) {
    let text = fs::read_to_string(root().join("layouts/book.typ")).unwrap();
    let layout = format!("{text}\n#let book(data) = {{\n{code}\n}}\n");
    fs::write(bag.join("data/layouts/book.typ"), layout).unwrap();
    seal(bag, |info| info);
}

fn verify(bag: &Path, arguments: &[&str]) -> Run {
    let name = bag.file_name().unwrap().to_str().unwrap();
    shinkan(bag.parent().unwrap(), &[&["verify", name], arguments].concat())
}

/// What verify says of a bag that it could not make again.
fn stopped(run: &Run) -> &str {
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(lines[0].starts_with("目録: ") && lines[1].starts_with("規格: 3件"), "{}", run.stdout);
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    assert!(run.stderr.contains("正しく保存されているかは、分かりません。"), "{}", run.stderr);
    assert!(!run.stderr.contains("正しく保存されています"), "{}", run.stderr);
    lines[2]
}

#[test]
fn a_layout_that_never_ends_is_stopped_and_what_was_proved_before_is_told() {
    let (_workspace, bag) = archived();
    for code in [
        "for i in range(100000) { for j in range(100000) { } }",
        "for i in range(1000000) { for j in range(1000) { str(j) } }",
    ] {
        put(code, &bag);
        let run = verify(&bag, &["--limit", "2秒"]);
        assert_eq!(stopped(&run), "中止: PDF を組み直しているときに、時間切れになりました（上限は2秒）");
    }
}

#[test]
fn a_layout_that_takes_all_memory_is_stopped() {
    let (_workspace, bag) = archived();
    for code in [
        "let a = (0,)\nfor i in range(100) { a = a + a }",
        "let s = \"a\"\nfor i in range(100) { s = s + s }\ns",
        "range(1000000000).len()",
        "(\"a\" * 1000000000000).len()",
        "lorem(2000000000)",
        "for i in range(300000) { pagebreak(); [a] }",
    ] {
        put(code, &bag);
        let run = verify(&bag, &["--limit", "60秒,256MB"]);
        assert_eq!(
            stopped(&run),
            "中止: PDF を組み直しているときに、メモリーを使いすぎました（上限は256MB）",
            "{code}"
        );
    }
}

#[test]
#[cfg_attr(windows, ignore = "Wine ends the thread alone whose stack overflows, so that the process stays for ever")]
fn a_layout_that_nests_too_deep_is_told() {
    let (_workspace, bag) = bag_with("let a = ()\nfor i in range(1000000) { a = (a,) }");
    let run = verify(&bag, &[]);
    assert_eq!(stopped(&run), "中止: PDF を組み直しているときに、異常終了しました（入れ子が深すぎます）");
}

/// No file outside of the bag, no package, no plugin, and nothing that is not a layout, a font or the data.
#[test]
fn a_layout_reaches_nothing_outside_of_the_bag() {
    let (workspace, bag) = archived();
    fs::write(workspace.path().join("secret.txt"), "secret").unwrap();
    let secret = workspace.path().join("secret.txt").display().to_string();
    for code in [
        "read(\"/etc/passwd\")",
        "read(\"../../../etc/passwd\")",
        "read(\"../secret.txt\")",
        "read(\"/secret.txt\")",
        &format!("read(\"{secret}\")"),
        "read(\"../content/2019/plan.yaml\")",
        "yaml(\"../content/2019/plan.yaml\")",
        "image(\"/etc/passwd\")",
        "include \"/etc/passwd\"",
        "import \"@preview/cetz:0.3.0\"",
        "import \"@local/mine:1.0.0\"",
        "plugin(\"a.wasm\")",
    ] {
        put(code, &bag);
        let run = verify(&bag, &[]);
        assert_eq!(run.code, 1, "{code}: {}", run.stdout);
        let made = run.stdout.lines().nth(2).unwrap();
        assert_eq!(made, "再現: 保存されている内容から、PDF を組み直せませんでした", "{code}: {}", run.stderr);
        assert!(!run.stderr.contains("root:") && !run.stderr.contains("secret\n"), "{}", run.stderr);
    }
}

/// A picture inside of an SVG picture is named by its path, and refused.
#[test]
fn a_picture_in_a_picture_is_not_read_from_disk() {
    let (workspace, bag) = archived();
    let picture = workspace.path().join("red.svg");
    fs::write(&picture, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>").unwrap();
    for href in [&picture.display().to_string(), "../../../../red.svg", &format!("file://{}", picture.display())] {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>\
             <image xlink:href='{href}' width='9' height='9'/></svg>"
        );
        put(&format!("image(bytes(\"{svg}\"), alt: \"a\")"), &bag);
        let run = verify(&bag, &[]);
        assert_eq!(run.code, 1, "{href}: {}", run.stdout);
        assert!(run.stderr.contains("failed to load linked image"), "{href}: {}", run.stderr);
    }
}

#[test]
fn without_building_no_layout_runs() {
    let (_workspace, bag) = bag_with("while true { }");
    let run = verify(&bag, &["--no-build"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(run.stdout.lines().take_while(|line| !line.is_empty()).count(), 2);
    assert!(run.stderr.ends_with("組み直しての確認は、していません\n"), "{}", run.stderr);
    assert!(!run.stderr.contains("正しく保存されています"), "{}", run.stderr);
}

#[test]
fn a_limit_that_says_nothing_certain_is_refused() {
    let (_workspace, bag) = archived();
    let run = verify(&bag, &["--limit", "5"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr,
        "エラー: --limit <上限> に「5」は使えません。「5分」「300秒」「1時間」（1秒から24時間）、「2GB」「800MB」（256MBから）か、\
         両方を「5分,2GB」のように書いてください\n「shinkan verify --help」で使い方を表示します（例: shinkan verify archive/2025）\n"
    );
}

/// The small plan with this code in a layout of its own.
fn workspace_with(code: &str) -> Workspace {
    let workspace = Workspace::small();
    fs::create_dir_all(workspace.path().join("layouts")).unwrap();
    fs::write(workspace.path().join("layouts/book.typ"), format!("#let book(data) = {{\n{code}\n}}\n")).unwrap();
    workspace
}

/// A layout of the user's own is no foe, but may have a fault: the machine goes on, and nothing is left.
#[test]
fn a_runaway_layout_of_the_workspace_ends_in_a_sentence() {
    ends_in_a_sentence("(\"a\" * 1000000000000).len()", "メモリーを使いすぎました（上限は4GB）");
}

#[test]
#[cfg_attr(windows, ignore = "Wine ends the thread alone whose stack overflows, so that the process stays for ever")]
fn a_layout_of_the_workspace_that_nests_too_deep_ends_in_a_sentence() {
    let code = "let a = ()\nfor i in range(1000000) { a = (a,) }";
    ends_in_a_sentence(code, "異常終了しました（入れ子が深すぎます）");
}

fn ends_in_a_sentence(code: &str, cause: &str) {
    let sentence =
        format!("エラー: 組んでいるときに、{cause}。layouts/ のレイアウトと fonts/ のフォントを確かめてください\n");
    let workspace = workspace_with(code);
    for command in [&["build"][..], &["check", "--pages"], &["archive"]] {
        let run = workspace.run(command);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{command:?}: {}", run.stderr);
        assert_eq!(run.stderr, sentence, "{command:?}");
    }
    let left = fs::read_dir(workspace.path().join("archive")).unwrap().count();
    assert_eq!((left, workspace.output()), (0, Vec::new()));
}
