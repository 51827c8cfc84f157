//! `shinkan build` as a whole: what it prints, what it writes, and what it leaves alone.

mod any_text;
mod built_in_layouts;
mod card_indicators;
mod column_widths;
mod every_scalar;
mod figures_by_year;
mod form_features;
pub mod forms;
mod fraction;
mod front_pages;
mod large_print;
mod loose_pages;
mod nothing_lost;
mod opinions_in_place;
mod overfull_pages;
mod page_breaks;
mod project_on_card;
mod random_aggregates;
mod random_arrangement;
mod random_forms;
mod short_names;
mod wide_figures;
mod wrapped_figures;

use std::fs;

use shinkan::windows::slashed;

use crate::support::{Workspace, paper, root, shinkan};

/// The count and the time on stderr, with the time taken out.
fn without_time(stderr: &str) -> String {
    let (before, _) = stderr.rsplit_once('、').unwrap();
    before.to_owned()
}

#[test]
fn the_path_is_on_stdout_and_the_count_on_stderr() {
    let workspace = Workspace::small();
    let run = workspace.run(&["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "out/2019/資料1.pdf\n"));
    assert_eq!(without_time(&run.stderr), "1ページ");
    assert!(run.stderr.ends_with("秒\n"));
    assert_eq!(workspace.output(), ["2019/資料1.pdf"]);
}

#[test]
fn the_directory_may_stand_before_or_behind_the_command() {
    let workspace = Workspace::small();
    let dir = workspace.path().to_str().unwrap();
    for arguments in [["-C", dir, "build"], ["build", "-C", dir]] {
        let run = shinkan(&root(), &arguments);
        assert_eq!((run.code, run.stdout), (0, format!("{}/out/2019/資料1.pdf\n", slashed(workspace.path()))));
    }
}

#[test]
fn every_spelling_of_the_year_finds_the_edition() {
    let workspace = Workspace::small();
    for year in ["2019", "H31", "R1", "平成31", "令和元", "令和元年度"] {
        assert_eq!(workspace.run(&["build", "--year", year]).code, 0, "{year}");
    }
}

#[test]
fn the_newest_edition_is_built_unless_another_is_asked_for() {
    let workspace = Workspace::small();
    for file in ["plan.yaml", "projects/1-1-1.yaml"] {
        let text = fs::read_to_string(workspace.edition(file)).unwrap();
        let text = text.replace("年度: H31", "年度: H30");
        workspace.write(&format!("../2018/{file}"), text);
    }
    assert_eq!(workspace.run(&["build"]).stdout, "out/2019/資料1.pdf\n");
    assert_eq!(workspace.run(&["build", "--year", "H30"]).stdout, "out/2018/資料1.pdf\n");
}

#[test]
fn out_replaces_the_output_folder() {
    let workspace = Workspace::small();
    assert_eq!(workspace.run(&["build", "--out", "印刷/今年"]).stdout, "印刷/今年/2019/資料1.pdf\n");
    assert!(workspace.path().join("印刷/今年/2019/資料1.pdf").exists());
    assert_eq!(workspace.output(), Vec::<String>::new());
}

#[test]
fn a_paper_that_is_not_final_says_so_in_its_name() {
    let workspace = Workspace::small();
    for (revision, file) in [("案", "資料1（案）.pdf"), ("差替", "資料1（差替）.pdf"), ("確定", "資料1.pdf")]
    {
        workspace.write("plan.yaml", small_plan().replace("年度: H31\n", &format!("年度: H31\n版: {revision}\n")));
        assert_eq!(workspace.run(&["build"]).stdout, format!("out/2019/{file}\n"));
    }
}

fn small_plan() -> String {
    fs::read_to_string(root().join("tests/fixtures/small/content/2019/plan.yaml")).unwrap()
}

#[test]
fn the_paper_number_cannot_lead_out_of_the_folder() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "資料番号: 資料1", "資料番号: ../../資料:1");
    assert_eq!(workspace.run(&["build"]).stdout, "out/2019/..／..／資料：1.pdf\n");
    assert_eq!(workspace.output(), ["2019/..／..／資料：1.pdf"]);
}

#[test]
fn two_runs_give_the_same_bytes() {
    let out = tempfile::tempdir().unwrap();
    let run = shinkan(&root(), &["build", "--year", "H31", "--out", out.path().to_str().unwrap()]);
    assert_eq!(run.code, 0);
    assert!(fs::read(out.path().join("2019/資料2.pdf")).unwrap() == paper());
}

#[test]
fn the_binary_alone_makes_the_same_paper() {
    let workspace = Workspace::empty();
    copy_content(&workspace);
    assert!(workspace.paper() == paper());
}

/// The real content, without the repository's layouts and fonts beside it.
fn copy_content(workspace: &Workspace) {
    let edition = root().join("content/2019");
    for file in ["plan.yaml", "opinions.yaml"] {
        workspace.write(file, fs::read(edition.join(file)).unwrap());
    }
    for entry in fs::read_dir(edition.join("projects")).unwrap() {
        let entry = entry.unwrap();
        workspace.write(&format!("projects/{}", entry.file_name().to_str().unwrap()), fs::read(entry.path()).unwrap());
    }
}

#[test]
fn a_file_saved_by_a_windows_editor_is_read() {
    let workspace = Workspace::small();
    let expected = workspace.paper();
    for file in ["plan.yaml", "projects/1-1-1.yaml", "opinions.yaml"] {
        let text = fs::read_to_string(workspace.edition(file)).unwrap();
        workspace.write(file, format!("\u{FEFF}{}", text.replace('\n', "\r\n")));
    }
    assert!(workspace.paper() == expected);
}

#[test]
fn opinions_may_be_absent() {
    let workspace = Workspace::small();
    fs::remove_file(workspace.edition("opinions.yaml")).unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!((run.code, without_time(&run.stderr).as_str()), (0, "1ページ"));
}

#[test]
fn next_years_empty_folder_builds() {
    let workspace = Workspace::small();
    let text = "事業: はじめの事業\n取組項目:\n  - 番号: 1\n    名称: 冊子の発行\n    担当課: [社会福祉課]\n    取組内容:\n    進捗状況:\n\
                \x20   指標:\n      - {名称: 発行部数, 単位: , 実績: {H30: , H31: }}\n    成果:\n";
    workspace.write("projects/1-1-1.yaml", text).write("opinions.yaml", "意見: []\n");
    let run = workspace.run(&["build"]);
    // 未記入 is said, and stops nothing.
    let expected = "警告が2件あります（shinkan check で表示します）\n1ページ";
    assert_eq!((run.code, without_time(&run.stderr).as_str()), (0, expected));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let workspace = Workspace::small();
    let mut build = workspace.command(&["build"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(build.stdout.take());
    assert_eq!(build.wait().unwrap().code(), Some(0));
}

// Not on Windows, where making a link takes special rights.
#[cfg(unix)]
#[test]
fn an_opinions_file_that_cannot_be_read_is_not_passed_over() {
    let workspace = Workspace::small();
    fs::remove_file(workspace.edition("opinions.yaml")).unwrap();
    std::os::unix::fs::symlink("nowhere", workspace.edition("opinions.yaml")).unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stderr,
        "エラー[unreadable-file]: ファイルがありません\n --> content/2019/opinions.yaml\n  \
         = 対処: この名前のファイルを作ってください\n\n\
         1件のエラーがあります。直してからやり直してください（ファイルは作っていません）\n"
    );
}

// Not on Windows, where making a link takes special rights.
#[cfg(unix)]
#[test]
fn a_link_out_of_the_edition_is_refused() {
    let workspace = Workspace::small();
    let outside = workspace.path().join("1-1-1.yaml");
    fs::rename(workspace.edition("projects/1-1-1.yaml"), &outside).unwrap();
    std::os::unix::fs::symlink(&outside, workspace.edition("projects/1-1-1.yaml")).unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stderr,
        "エラー[unreadable-file]: 年度のフォルダーの外を指すリンクです\n --> content/2019/projects/1-1-1.yaml\n  \
         = 対処: リンクをやめて、ファイルそのものを置いてください\n\n\
         1件のエラーがあります。直してからやり直してください（ファイルは作っていません）\n"
    );
}

// Not on Windows, where making a link takes special rights.
#[cfg(unix)]
#[test]
fn a_layouts_folder_that_links_to_itself_is_read_once() {
    let workspace = Workspace::small();
    fs::create_dir(workspace.path().join("layouts")).unwrap();
    std::os::unix::fs::symlink(".", workspace.path().join("layouts/a")).unwrap();
    assert_eq!(workspace.run(&["build"]).code, 0);
}

#[test]
fn a_failed_build_leaves_the_old_paper_as_it_was() {
    let workspace = Workspace::small();
    let old = workspace.paper();
    workspace.edit("projects/1-1-1.yaml", "進捗状況: 概ね進んだ", "進捗状況: だいたい進んだ");
    assert_eq!(workspace.run(&["build"]).code, 1);
    assert_eq!(workspace.output(), ["2019/資料1.pdf"]);
    assert!(fs::read(workspace.path().join("out/2019/資料1.pdf")).unwrap() == old);
}

#[test]
fn a_target_that_is_a_folder_is_named() {
    let workspace = Workspace::small();
    fs::create_dir_all(workspace.path().join("out/2019/資料1.pdf")).unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, "エラー: out/2019/資料1.pdf はフォルダーなので、ファイルを書き込めません\n");
}

#[test]
fn a_layout_of_the_workspace_wins_over_the_built_in_one() {
    let workspace = Workspace::small();
    let before = workspace.paper();
    let labels = fs::read_to_string(root().join("layouts/lib/labels.typ")).unwrap();
    let path = workspace.path().join("layouts/lib/labels.typ");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, labels.replace("の意見", "のご意見")).unwrap();
    assert!(workspace.paper() != before);
}

#[test]
fn however_many_threads_work_the_paper_is_the_same() {
    let made = |jobs: &str| {
        let out = tempfile::tempdir().unwrap();
        let run = shinkan(&root(), &["build", "--year", "H31", "--jobs", jobs, "--out", out.path().to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        fs::read(out.path().join("2019/資料2.pdf")).unwrap()
    };
    assert!(made("1") == paper() && made("7") == paper());
}

#[test]
fn a_fault_in_a_layout_of_the_workspace_is_placed() {
    let workspace = Workspace::small();
    fs::create_dir_all(workspace.path().join("layouts")).unwrap();
    fs::write(workspace.path().join("layouts/book.typ"), "#let book(data) = [\n  #missing\n]\n").unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            2,
            "エラー: レイアウト（layouts/）に誤りがあります\n  layouts/book.typ:2:4: Typst の知らせ（英語）: unknown variable: missing\n\
             対処: この行を直すか、このファイルを layouts/ から取り除いてください（組み込みのものを使います）\n"
        )
    );
}

#[test]
fn a_file_in_fonts_that_is_no_font_is_named() {
    let workspace = Workspace::small();
    fs::create_dir_all(workspace.path().join("fonts")).unwrap();
    fs::write(workspace.path().join("fonts/壊れた.ttf"), "no font").unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            1,
            "エラー[broken-font]: フォントとして読めません\n --> fonts/壊れた.ttf\n  \
             = 対処: 正しいフォントのファイルに置き換えるか、fonts/ の外に移してください\n\n\
             1件のエラーがあります。直してからやり直してください（ファイルは作っていません）\n"
        )
    );
}

/// A flaw of a page that is of no place in the content is counted like any other, and shown by `check`.
#[test]
fn a_blank_page_is_a_warning_in_one_line() {
    let workspace = Workspace::small();
    let layouts = workspace.path().join("layouts");
    fs::create_dir(&layouts).unwrap();
    fs::copy(root().join("layouts/book.typ"), layouts.join("whole.typ")).unwrap();
    let layout = "#import \"whole.typ\": book as whole\n#let book(data) = whole(data) + page(none)\n";
    fs::write(layouts.join("book.typ"), layout).unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(without_time(&run.stderr), "警告が1件あります（shinkan check --pages で表示します）\n2ページ");
}
