//! The menu: the same papers as the commands, chosen by numbers.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use regex::Regex;

use crate::support::{Run, Workspace, copy, root};

/// Opens the menu with these arguments and types these lines.
fn menu(workspace: &Workspace, arguments: &[&str], typed: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shinkan"));
    command.current_dir(workspace.path()).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_number_makes_the_paper_that_the_command_makes() {
    let by_command = Workspace::small();
    let paper = by_command.paper();
    for typed in ["2\n", "２\n\n0\n", "\n2\n\n\n"] {
        let workspace = Workspace::small();
        let run = menu(&workspace, &[], typed);
        assert_eq!(run.code, 0, "{typed:?} {}", run.stderr);
        assert!(run.stdout.contains("\n計画: 小さな計画\n年度: 平成31年度（2019）\n\n"), "{}", run.stdout);
        assert!(run.stdout.contains("> shinkan build --year 2019\nout/2019/資料1.pdf\n"), "{}", run.stdout);
        assert_eq!(fs::read(workspace.path().join("out/2019/資料1.pdf")).unwrap(), paper);
    }
}

#[test]
fn every_choice_runs_its_command() {
    for (typed, command, made) in [
        ("1\n", "> shinkan check --pages --year 2019\n", 0),
        ("3\n", "> shinkan build --all --year 2019\n", 3),
        ("4\n", "> shinkan extract 社会福祉課 --year 2019\n", 1),
        ("6\n", "> shinkan extract --missing --year 2019\n", 1),
        ("7\n", "> shinkan archive --year 2019\n", 0),
        ("8\n", "> shinkan new-year --year 2019\n", 0),
    ] {
        let workspace = Workspace::small();
        let run = menu(&workspace, &[], typed);
        assert_eq!(run.code, 0, "{typed:?} {}", run.stderr);
        assert!(run.stdout.contains(command), "{typed:?} {}", run.stdout);
        assert_eq!(workspace.output().len(), made, "{typed:?} {:?}", workspace.output());
    }
}

/// As a message shows it, or without the name of the program.
/// As 「5 作った PDF を開く」, and in the list of what is handed out.
#[test]
fn the_manuals_name_choices_by_their_numbers() {
    let menus = menu(&Workspace::empty(), &[], "0\n").stdout + &menu(&Workspace::small(), &[], "0\n").stdout;
    let named = Regex::new(r"(?:「|   )(\d) ([^」\s][^」\r\n]*?)(?:」|    |\r?\n)").unwrap();
    for (file, count) in [("README.ja.md", 4), ("scripts/dist/はじめに.txt", 11)] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        // What separates two choices begins the next.
        let text = text.replace("    ", "       ");
        let found: Vec<_> = named.captures_iter(&text).collect();
        assert!(found.len() >= count, "{file}: {found:?}");
        for choice in found {
            let line = format!("\n  {}  {}", &choice[1], &choice[2]);
            assert!(menus.contains(&line), "{file}: {line}");
        }
    }
}

#[test]
fn a_command_is_typed_where_the_menu_asks_for_a_number() {
    for (typed, command) in [
        ("shinkan check --notes\n", "> shinkan check --notes\n"),
        ("　check  --notes\n", "> shinkan check --notes\n"),
        ("shinkan extract --missing --year 2019\n", "> shinkan extract --missing --year 2019\n"),
        ("shinkan extract \"社会福祉課\"\n", "> shinkan extract 社会福祉課\n"),
    ] {
        let run = menu(&Workspace::small(), &[], typed);
        assert_eq!(run.code, 0, "{typed:?} {}", run.stderr);
        assert!(run.stdout.contains(command), "{typed:?} {}", run.stdout);
    }
    for typed in ["shinkan\n", "shinkan cheque\n", "調べる\n"] {
        let run = menu(&Workspace::small(), &[], typed);
        assert!(!run.stdout.contains("> shinkan"), "{typed:?} {}", run.stdout);
        assert!(run.stderr.contains("は選べません"), "{typed:?} {}", run.stderr);
    }
}

#[test]
fn one_of_several_departments_or_years_is_chosen_by_its_number() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "  - 社会福祉課\n", "  - 社会福祉課\n  - 健康課\n");
    let run = menu(&workspace, &[], "4\n9\n2\n");
    assert!(run.stdout.contains("   1  社会福祉課\n   2  健康課\n   0  戻る\n"), "{}", run.stdout);
    assert!(run.stdout.contains("0から2までの番号を入力してください: "), "{}", run.stdout);
    assert!(run.stdout.contains("> shinkan extract 健康課 --year 2019\n"), "{}", run.stdout);
    assert_eq!(workspace.run(&["new-year"]).code, 0);
    let run = menu(&workspace, &[], "9\n1\n2\n");
    assert!(run.stdout.contains("年度: 令和2年度（2020）\n"), "{}", run.stdout);
    assert!(run.stdout.contains("   1  平成31年度（2019）\n   2  令和2年度（2020）\n"), "{}", run.stdout);
    assert!(run.stdout.contains("> shinkan build --year 2019\n"), "{}", run.stdout);
}

#[test]
fn a_fault_of_the_content_is_shown_and_the_menu_goes_on() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "年度: H31", "年度: いつか");
    let run = menu(&workspace, &[], "2\n\n1\n\n");
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.matches("エラー[unknown-year]").count(), 1, "{}", run.stderr);
    assert_eq!(run.stdout.matches("エラー[unknown-year]").count(), 1, "{}", run.stdout);
    assert_eq!(run.stdout.matches("番号を入力して Enter を押してください").count(), 3, "{}", run.stdout);
    let run = menu(&workspace, &[], "4\n");
    assert!(run.stdout.contains("> shinkan check --year 2019\n"), "{}", run.stdout);
}

#[test]
fn what_is_no_choice_is_told() {
    let run = menu(&Workspace::small(), &[], "10\n２２\n作る\n0\n");
    assert_eq!(run.code, 0);
    let refused = |typed: &str| {
        format!("「{typed}」は選べません。左の番号か、「shinkan check --notes」のようなコマンドを入力してください\n")
    };
    assert_eq!(run.stderr, ["10", "２２", "作る"].map(refused).concat());
}

#[test]
fn a_folder_without_content_gets_a_sample() {
    let workspace = Workspace::empty();
    let run = menu(&workspace, &[], "1\n\n2\n");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("このフォルダーには、計画の内容（content/）がまだありません\n\n  1  見本を作る"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("> shinkan init\ncontent/2025\n"), "{}", run.stdout);
    assert!(run.stdout.contains("> shinkan build --year 2025\nout/2025/"), "{}", run.stdout);
}

#[test]
fn a_folder_or_file_that_is_dropped_on_the_program_is_worked_on() {
    let workspace = Workspace::small();
    let elsewhere = Workspace::empty();
    for dropped in [workspace.path().to_owned(), workspace.edition(""), workspace.edition("plan.yaml")] {
        let run = menu(&elsewhere, &[dropped.to_str().unwrap()], "2\n");
        assert_eq!(run.code, 0, "{} {}", dropped.display(), run.stderr);
        assert_eq!(workspace.output(), ["2019/資料1.pdf"], "{}", dropped.display());
        fs::remove_dir_all(workspace.path().join("out")).unwrap();
    }
    for dropped in [workspace.path().to_owned(), workspace.edition("plan.yaml")] {
        let typed = format!("2\n\"{}\"\n2\n", dropped.display());
        assert_eq!(menu(&elsewhere, &[], &typed).code, 0);
        assert_eq!(workspace.output(), ["2019/資料1.pdf"]);
        fs::remove_dir_all(workspace.path().join("out")).unwrap();
    }
}

#[test]
fn content_that_is_not_read_is_not_said_to_be_missing() {
    let workspace = Workspace::small();
    fs::rename(workspace.edition(""), workspace.path().join("content/令和元年度")).unwrap();
    let run = menu(&workspace, &[], "1\n\n0\n");
    let told = "content に年度のフォルダーがありません。content/令和元年度 の名前を「2019」に変えてください\n\n  1  計画のフォルダー";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    assert!(!run.stdout.contains("見本を作る"), "{}", run.stdout);
}

#[test]
fn an_empty_content_may_be_filled_with_a_sample() {
    let workspace = Workspace::empty();
    fs::create_dir(workspace.path().join("content")).unwrap();
    let run = menu(&workspace, &[], "1\n\n2\n");
    let told = "\ncontent フォルダーに、まだ何もありません。見本を作って書き換えるか、ほかの計画のフォルダーを指定してください\n\n  1  見本を作る";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    assert!(run.stdout.contains("> shinkan build --year 2025\nout/2025/"), "{}", run.stdout);
}

/// Such as `examples` of what is handed out.
#[test]
fn plans_in_the_folders_of_a_folder_are_offered() {
    let workspace = Workspace::empty();
    for folder in ["福祉", "環境 計画"] {
        copy(&root().join("tests/fixtures/small"), &workspace.path().join("計画").join(folder));
    }
    fs::create_dir_all(workspace.path().join("計画/写真/content")).unwrap();
    let elsewhere = Workspace::empty();
    for arguments in [&["-C", "計画"][..], &[workspace.path().join("計画").to_str().unwrap()]] {
        let run = menu(&workspace, arguments, "1\n2\n");
        let told = "次のフォルダーにあります。番号で選んでください\n\n  1  環境 計画（小さな計画）\n  2  福祉（小さな計画）\n  3  計画のフォルダーを指定する\n  4  見本を作る";
        assert!(run.stdout.contains(told), "{}", run.stdout);
        assert!(run.stdout.contains("計画/環境 計画/out/2019/資料1.pdf\n"), "{}", run.stdout);
    }
    let run = menu(&elsewhere, &[], &format!("2\n{}\n2\n0\n", workspace.path().join("計画").display()));
    assert!(run.stdout.contains("計画/福祉\n計画: 小さな計画\n"), "{}", run.stdout);
}

#[test]
fn a_folder_that_is_no_plan_is_told_before_a_sample_is_offered() {
    let workspace = Workspace::empty();
    fs::write(workspace.path().join("会議録.docx"), "").unwrap();
    let run = menu(&workspace, &[], "0\n");
    let told = "\nこれは計画のフォルダーではありません。計画の内容（content/）も、それが入ったフォルダーもありません\n\n  1  計画のフォルダーを指定する\n  2  見本を作る";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    fs::write(workspace.path().join("plan.yaml"), "").unwrap();
    let run = menu(&workspace, &[], "0\n");
    let told = "\nこのフォルダーの plan.yaml は、content の中の年度のフォルダー（content/2025/ など）にないので、読めません\n\n  1  計画の";
    assert!(run.stdout.contains(told), "{}", run.stdout);
}

/// Its folder data has content, which must stay as it is.
#[test]
fn a_saved_year_is_verified_and_not_worked_on() {
    let workspace = Workspace::small();
    assert_eq!(workspace.run(&["archive"]).code, 0);
    let run = menu(&workspace, &["-C", "archive/2019"], "1\n");
    let told = "\nこれは、保存した年度のフォルダーです。中のファイルは書き換えないでください\n\n  1  元のままかを確かめる\n  2  計画の";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    assert!(run.stdout.contains("> shinkan verify archive/2019\n"), "{}", run.stdout);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn nobody_to_choose_gets_the_help_and_the_reason_and_no_menu() {
    let run = menu(&Workspace::small(), &[], "");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("使い方: shinkan"), "{}", run.stderr);
    let why = "\nメニューは、番号を入力できる画面で「shinkan」とだけ打つと出ます。ここでは入力できないので、「shinkan build」のようにコマンドを付けてください\n";
    assert!(run.stderr.ends_with(why), "{}", run.stderr);
}

// A program that stands for xdg-open writes down what it gets.
#[cfg(target_os = "linux")]
#[test]
fn a_paper_is_opened_in_the_program_of_the_system() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::Duration;

    let workspace = Workspace::small();
    let opened = workspace.path().join("opened.txt");
    let opener = workspace.path().join("bin/xdg-open");
    fs::create_dir(opener.parent().unwrap()).unwrap();
    fs::write(&opener, format!("#!/bin/sh\necho \"$1\" >> '{}'\n", opened.display())).unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", opener.parent().unwrap().display());
    let expect = |arguments: &[&str], typed: &str, shown: &str| {
        let _ = fs::remove_file(&opened);
        let mut command = workspace.command(arguments);
        let mut child = command.env("PATH", &path).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
        // The program goes on without waiting for the other one.
        let told = (0..200).find_map(|_| {
            std::thread::sleep(Duration::from_millis(20));
            fs::read_to_string(&opened).ok().filter(|text| text.ends_with('\n'))
        });
        assert_eq!(told.as_deref(), Some(shown), "{arguments:?} {typed:?}");
    };
    expect(&["build", "--open"], "", "out/2019/資料1.pdf\n");
    expect(&["build", "--all", "--open"], "", "out/2019\n");
    expect(&["summary", "--open", "--out", "紙"], "", "紙/2019/総括表.pdf\n");
    expect(&["history", "--open"], "", "out/推移.pdf\n");
    expect(&[], "5\n2\n", "out/2019/資料1.pdf\n");
    // Layouts of the workspace are run in a process of its own, which opens nothing itself.
    fs::create_dir(workspace.path().join("layouts")).unwrap();
    fs::write(workspace.path().join("layouts/own.typ"), "").unwrap();
    expect(&["build", "--open"], "", "out/2019/資料1.pdf\n");
}
