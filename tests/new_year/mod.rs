//! `shinkan new-year`: the next year's folder, with nothing changed but what the year changes.

use std::fs;
use std::path::Path;

use crate::support::{self, Run, Workspace, copy, list, root, shinkan};

mod baselines;
mod bytes;
mod judgements;
mod random_forms;
mod random_plans;
mod worklist;

/// A workspace with the content of a folder of the repository.
fn workspace(from: &str) -> Workspace {
    let workspace = Workspace::empty();
    copy(&root().join(from), workspace.path());
    workspace
}

/// A file of the new edition of a workspace.
fn made(workspace: &Workspace, file: &str) -> String {
    fs::read_to_string(workspace.path().join("content/2020").join(file)).unwrap()
}

/// The codes of what `check` finds in an edition, without those of a severity below a warning.
fn codes(workspace: &Path, year: &str) -> Vec<String> {
    let run = shinkan(workspace, &["check", "--format", "json", "--year", year]);
    let findings = support::findings(&run);
    let told = findings.iter().filter(|finding| finding["severity"] != "note");
    let mut codes: Vec<String> = told.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect();
    codes.sort();
    codes
}

fn files(dir: &Path) -> Vec<String> {
    let mut files = Vec::new();
    list(dir, "", &mut files);
    files.sort();
    files
}

/// What may be said of an edition in which nothing is filled in yet.
const BLANK: [&str; 4] = ["blank-outcome", "blank-status", "missing-value", "unit-without-value"];

/// Every plan that the repository has, with the year of its newest edition.
const PLANS: [(&str, u16); 16] = [
    ("", 2019),
    ("examples/card", 2024),
    ("examples/care", 2024),
    ("examples/forecast", 2024),
    ("examples/list", 2024),
    ("examples/reform", 2024),
    ("tests/fixtures/small", 2019),
    ("tests/fixtures/periods", 2019),
    ("tests/fixtures/forms/blocks", 2019),
    ("tests/fixtures/forms/cards", 2019),
    ("tests/fixtures/forms/papers", 2019),
    ("tests/fixtures/forms/plain", 2019),
    ("tests/fixtures/forms/sheets", 2019),
    ("tests/fixtures/forms/judged", 2019),
    ("tests/fixtures/forms/tables", 2019),
    ("tests/fixtures/forms/values", 2019),
];

#[test]
fn the_new_folder_of_every_plan_builds_and_lacks_only_what_is_still_to_be_filled_in() {
    for (plan, year) in PLANS {
        let workspace = Workspace::empty();
        fs::create_dir(workspace.path().join("content")).unwrap();
        copy(&root().join(plan).join("content"), &workspace.path().join("content"));
        let mut known = codes(workspace.path(), &year.to_string());
        for step in 1..=2 {
            let (from, to) = ((year + step - 1).to_string(), (year + step).to_string());
            let run = workspace.run(&["new-year", "--year", &from]);
            assert_eq!(
                (run.code, run.stdout.as_str()),
                (0, format!("content/{to}\n").as_str()),
                "{plan} {}",
                run.stderr
            );
            for code in codes(workspace.path(), &to) {
                if let Some(old) = known.iter().position(|known| *known == code) {
                    known.remove(old);
                } else {
                    assert!(BLANK.contains(&code.as_str()), "{plan} {to}: {code}");
                }
            }
            known = codes(workspace.path(), &to);
            let run = workspace.run(&["build", "--year", &to]);
            assert_eq!(run.code, 0, "{plan} {}", run.stderr);
        }
    }
}

#[test]
fn an_edition_of_a_month_is_followed_by_that_of_the_same_month_or_of_the_one_asked_for() {
    let workspace = workspace("tests/fixtures/periods");
    let run = workspace.run(&["new-year", "--year", "2007-06"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "content/2008-06\n"), "{}", run.stderr);
    let run = workspace.run(&["new-year", "--year", "H19.6", "--to", "H19.12"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "content/2007-12\n"), "{}", run.stderr);
    let plan = fs::read_to_string(workspace.path().join("content/2007-12/plan.yaml")).unwrap();
    for line in [
        "題名: 期間のある計画の進行管理シート（平成19年12月末）",
        "作成日: 2008-01-01",
        "年度: H19.12",
        "表示年度: [H18.12, H19.12]",
    ] {
        assert!(plan.lines().any(|other| other == line), "{line}\n{plan}");
    }
}

fn refused(workspace: &Workspace, arguments: &[&str], code: i32, stderr: &str) {
    let before = files(workspace.path());
    let Run { code: found, stdout, stderr: said } = workspace.run(arguments);
    assert_eq!((found, stdout.as_str(), said.as_str()), (code, "", stderr), "{arguments:?}");
    assert_eq!(files(workspace.path()), before, "{arguments:?}");
}

#[test]
fn a_folder_that_is_there_is_never_touched() {
    let workspace = Workspace::small();
    fs::create_dir(workspace.path().join("content/2020")).unwrap();
    refused(
        &workspace,
        &["new-year", "--year", "H31"],
        2,
        "エラー: content/2020 がもうあります。何も変えていません。作り直すなら、そのフォルダーを別の場所に移してください\n",
    );
    assert!(files(&workspace.path().join("content/2020")).is_empty());
}

#[test]
fn a_year_that_nobody_has_filled_in_is_not_followed_by_mistake() {
    let workspace = Workspace::small();
    assert_eq!(workspace.run(&["new-year"]).code, 0);
    refused(
        &workspace,
        &["new-year"],
        2,
        "エラー: content/2020（令和2年度）には、まだその年度の評価も実績も書かれていません。それでも次の年度を作るなら、--year 2020 を付けてください\n",
    );
    assert_eq!(workspace.run(&["new-year", "--year", "R2"]).stdout, "content/2021\n");
}

#[test]
fn a_year_that_cannot_follow_is_refused() {
    let workspace = Workspace::small();
    for to in ["H31", "H30", "2020-06"] {
        let plain = if to.contains('-') {
            to
        } else if to == "H31" {
            "2019"
        } else {
            "2018"
        };
        let message = if to == "H31" {
            "content/2019 がもうあります。何も変えていません。作り直すなら、そのフォルダーを別の場所に移してください"
                .to_owned()
        } else {
            format!("{plain} は、2019 の次にできません。--to には、元より後の年度を書いてください")
        };
        refused(&workspace, &["new-year", "--to", to], 2, &format!("エラー: {message}\n"));
    }
    let run = workspace.run(&["new-year", "--to", "R5"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "content/2023\n"), "{}", run.stderr);
    let plan = fs::read_to_string(workspace.path().join("content/2023/plan.yaml")).unwrap();
    assert!(plan.contains("作成日: 2024-07-01\n年度: R5\n表示年度: [R4, R5]\n"), "{plan}");
}

#[test]
fn content_with_faults_is_not_carried_over() {
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", "概ね進んだ", "概ね");
    let before = files(workspace.path());
    let run = workspace.run(&["new-year"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    // What is said of the fault is in tests/content/faults.txt.
    assert_eq!(run.stderr, workspace.run(&["build"]).stderr);
    assert_eq!(files(workspace.path()), before);
}

#[test]
fn only_what_the_edition_reads_is_copied_and_what_stays_behind_is_told() {
    let workspace = Workspace::small();
    workspace
        .write("ERRATA.md", "")
        .write("projects/9-9-9.yaml", "事業: 載せない\n")
        .write("写真/1.jpg", "")
        .write(".vimrc", "");
    let run = workspace.run(&["new-year"]);
    assert_eq!(files(&workspace.path().join("content/2020")), ["opinions.yaml", "plan.yaml", "projects/1-1-1.yaml"]);
    let told = run.stderr.lines().find(|line| line.contains("写していない")).unwrap();
    assert_eq!(told, "  写していないファイル: ERRATA.md、projects/9-9-9.yaml、写真/");
}
