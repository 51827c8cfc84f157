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
    for file in ["layouts/book.typ", "layouts/lib/system.typ", "fonts/BIZUDPGothic-Bold.ttf"] {
        assert!(fs::read(project.join(file)).unwrap() == fs::read(root().join(file)).unwrap(), "{file}");
    }
    let paper = workspace.paper();
    for folder in ["layouts", "fonts"] {
        fs::rename(project.join(folder), workspace.path().join(folder)).unwrap();
    }
    assert!(workspace.paper() == paper);
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
