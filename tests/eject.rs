//! `shinkan eject`: a plain Typst project.

use std::fs;

use crate::support::{Workspace, root};

#[test]
fn the_project_holds_everything_and_its_parts_copy_back_unchanged() {
    let workspace = Workspace::small();
    let run = workspace.run(&["eject", "typst"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "typst/main.typ\n"));
    assert_eq!(
        run.stderr,
        "次のコマンドで組めます（Typst 0.15）:\ntypst compile --root typst --font-path typst/fonts \
         --ignore-system-fonts --features a11y-extras typst/main.typ\n"
    );
    let project = workspace.path().join("typst");
    assert_eq!(
        fs::read_to_string(project.join("main.typ")).unwrap(),
        "#import \"layouts/book.typ\": book\n#book(json(\"data/book.json\"))\n"
    );
    for file in ["layouts/book.typ", "layouts/data.md", "layouts/lib/system.typ", "fonts/BIZUDPGothic-Bold.ttf"] {
        assert!(fs::read(project.join(file)).unwrap() == fs::read(root().join(file)).unwrap(), "{file}");
    }
    let paper = workspace.paper();
    for folder in ["layouts", "fonts"] {
        fs::rename(project.join(folder), workspace.path().join(folder)).unwrap();
    }
    assert!(workspace.paper() == paper);
}

#[test]
fn an_extract_and_the_summary_are_ejected_like_the_paper() {
    let workspace = Workspace::small();
    for (arguments, kind) in [(&["--extract", "社会福祉課"][..], "extract"), (&["--summary"], "summary")] {
        let run = workspace.run(&[&["eject", kind], arguments].concat());
        assert_eq!((run.code, run.stdout), (0, format!("{kind}/main.typ\n")), "{}", run.stderr);
        let main = fs::read_to_string(workspace.path().join(kind).join("main.typ")).unwrap();
        assert_eq!(main, format!("#import \"layouts/{kind}.typ\": {kind}\n#{kind}(json(\"data/{kind}.json\"))\n"));
        assert!(workspace.path().join(kind).join(format!("data/{kind}.json")).exists());
    }
    let run = workspace.run(&["eject", "typst", "--extract", "福祉課"]);
    let message = "エラー: 「福祉課」という担当課はありません。「社会福祉課」ではありませんか\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, message));
}

#[test]
fn a_folder_with_something_in_it_is_refused() {
    let workspace = Workspace::small();
    let run = workspace.run(&["eject", "content"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr,
        "エラー: content は空ではありません。空のフォルダーか、まだないフォルダーを指定してください\n"
    );
}

#[test]
fn an_edition_with_faults_is_not_ejected() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "年度: H31", "年度: 昔");
    assert_eq!(workspace.run(&["eject", "typst"]).code, 1);
    assert!(!workspace.path().join("typst").exists());
}

#[test]
fn the_layout_that_the_page_on_layouts_shows_sets_a_paper() {
    let page = fs::read_to_string(root().join("docs/layouts.md")).unwrap();
    let layout = page.split("```typst\n").find(|block| block.contains("#let book(data)")).unwrap();
    let workspace = Workspace::small();
    fs::create_dir(workspace.path().join("layouts")).unwrap();
    fs::write(workspace.path().join("layouts/book.typ"), layout.split("```").next().unwrap()).unwrap();
    workspace.paper();
    let run = workspace.run(&["check", "--pages"]);
    // It prints little more than names, and what it leaves out is told.
    assert_eq!((run.code, run.stderr.as_str()), (0, "エラー 0件、警告 8件、参考 0件\n"));
    assert_eq!(run.stdout.matches("警告[left-out-by-layout]").count(), 8, "{}", run.stdout);
}
