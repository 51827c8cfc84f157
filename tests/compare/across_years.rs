//! What is said of two editions that report different years.

use std::fs;

use crate::support::{Workspace, copy};

/// The small plan, and the same a year later.
fn two_years() -> Workspace {
    let workspace = Workspace::small();
    let content = workspace.path().join("content");
    fs::create_dir(content.join("2020")).unwrap();
    copy(&content.join("2019"), &content.join("2020"));
    edit_later(&workspace, "plan.yaml", "年度: H31", "年度: R2");
    edit_later(&workspace, "plan.yaml", "[H30, H31]", "[H31, R2]");
    edit_later(&workspace, "projects/1-1-1.yaml", "実績: {H30: 2300, H31: 2300}", "実績: {H31: 2300, R2: 2400}");
    edit_later(&workspace, "projects/1-1-1.yaml", "実績: {H30: 1895, H31: 1990}", "実績: {H31: 1990, R2: 1991}");
    workspace
}

fn edit_later(workspace: &Workspace, file: &str, from: &str, to: &str) {
    let path = workspace.path().join("content/2020").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
}

/// The text below the head and the settings.
fn told(workspace: &Workspace) -> String {
    let run = workspace.run(&["compare", "2019", "2020", "--format", "text"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    run.stdout
}

#[test]
fn a_judgement_of_a_year_that_is_no_longer_shown_is_not_told_as_deleted() {
    let workspace = two_years();
    workspace.edit("projects/1-1-1.yaml", "進捗状況: 概ね進んだ", "進捗状況: {H30: 順調に進んだ, H31: 概ね進んだ}");
    edit_later(
        &workspace,
        "projects/1-1-1.yaml",
        "進捗状況: 概ね進んだ",
        "進捗状況: {H31: 概ね進んだ, R2: 概ね進んだ}",
    );
    assert!(!told(&workspace).contains("進捗状況"), "{}", told(&workspace));
    edit_later(&workspace, "projects/1-1-1.yaml", "{H31: 概ね進んだ, R2", "{H31: 未実施, R2");
    let text = told(&workspace);
    assert!(text.contains("［変更］進捗状況（平成31年度）\n旧: 概ね進んだ\n新: 未実施\n"), "{text}");
    assert_eq!(text.matches("進捗状況").count(), 1, "{text}");
}

/// A judgement that stands on one side alone is told if both sides show its year.
#[test]
fn a_judgement_that_was_deleted_is_told() {
    let workspace = two_years();
    let shown = |year: &str, periods| {
        let path = workspace.path().join(format!("content/{year}/plan.yaml"));
        let text = fs::read_to_string(&path).unwrap();
        let line = text.lines().find(|line| line.starts_with("表示年度")).unwrap().to_owned();
        fs::write(&path, text.replace(&line, &format!("表示年度: {periods}"))).unwrap();
    };
    shown("2019", "[H29, H30, H31]");
    shown("2020", "[H29, H31, R2]");
    workspace.edit("projects/1-1-1.yaml", "進捗状況: 概ね進んだ", "進捗状況: {H29: 未実施, H31: 概ね進んだ}");
    let text = told(&workspace);
    assert!(text.contains("［削除］進捗状況（平成29年度）\n旧: 未実施\n新: （なし）\n"), "{text}");
}

#[test]
fn what_was_added_is_told_in_full_and_once() {
    let workspace = two_years();
    let path = workspace.path().join("content/2020/projects/1-1-1.yaml");
    let added = "  - 番号: 2\n    名称: 見守り\n    担当課: [社会福祉課]\n    進捗状況: {H31: 概ね進んだ, R2: 順調に進んだ}\n    指標:\n      \
                 - {名称: 回数, 単位: 回, 実績: {H31: 3, R2: 4}}\n";
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + added).unwrap();
    let text = told(&workspace);
    let whole = "見守り／担当課: 社会福祉課／進捗状況: 順調に進んだ／進捗状況（平成31年度）: 概ね進んだ／\
                 指標「回数」: 単位 回、実績（平成31年度） 3、実績（令和2年度） 4";
    assert!(text.contains(&format!("［追加］取組項目\n旧: （なし）\n新: {whole}\n")), "{text}");
}

#[test]
fn a_message_names_all_years_in_the_calendar_of_the_paper() {
    for (labels, shown) in [
        (["{表記: 和暦, H31: 令和元年度}"; 2], ["平成30年度、平成31年度", "平成31年度、令和2年度"]),
        (["[30, 31]", "[元, 2]"], ["平成30年度、平成31年度", "平成31年度、令和2年度"]),
        (["[前年度, 今年度]"; 2], ["平成30年度、平成31年度", "平成31年度、令和2年度"]),
        (["[2018, 2019]", "[2019, 2020]"], ["2018年度、2019年度", "2019年度、2020年度"]),
        (["{表記: 西暦, H31: 2019年度（今回）}"; 2], ["2018年度、2019年度", "2019年度、2020年度"]),
        (["西暦"; 2], ["2018年度、2019年度", "2019年度、2020年度"]),
    ] {
        let workspace = two_years();
        workspace.edit(
            "plan.yaml",
            "委員会: 小さな委員会",
            &format!("年度の表記: {}\n委員会: 小さな委員会", labels[0]),
        );
        let later = format!("年度の表記: {}\n委員会: 小さな委員会", labels[1]);
        edit_later(&workspace, "plan.yaml", "委員会: 小さな委員会", &later);
        edit_later(&workspace, "projects/1-1-1.yaml", "H31: 2300", "H31: 2301");
        let text = told(&workspace);
        let [old, new] = shown;
        assert!(text.contains(&format!("［変更］表示年度\n旧: {old}\n新: {new}\n")), "{labels:?}\n{text}");
        let (_, year) = old.rsplit_once('、').unwrap();
        assert!(text.contains(&format!("［変更］年度\n旧: {year}\n")), "{labels:?}\n{text}");
        assert!(text.contains(&format!("の実績（{year}）")), "{labels:?}\n{text}");
    }
}

#[test]
fn the_width_of_a_column_for_each_year_is_told_without_empty_quotes() {
    let workspace = two_years();
    let form = "様式: {列: [指標, {年度ごと: {内容: 実績, 幅: 5}}, 単位, 進捗状況]}\n委員会";
    edit_later(&workspace, "plan.yaml", "委員会", form);
    let text = told(&workspace);
    assert!(text.contains("年度ごと 実績（幅 5）"), "{text}");
}

#[test]
fn an_indicator_that_ends_and_one_that_begins_elsewhere_are_no_rename() {
    let workspace = two_years();
    let items = |lines: &[&str]| lines.iter().map(|line| format!("      - {{{line}}}\n")).collect::<String>();
    let written = |workspace: &Workspace, year: &str, lines: &[&str]| {
        let path = workspace.path().join(format!("content/{year}/projects/1-1-1.yaml"));
        let text = fs::read_to_string(&path).unwrap();
        let (head, rest) = text.split_once("    指標:\n").unwrap();
        let (_, tail) = rest.split_once("    成果:").unwrap();
        fs::write(&path, format!("{head}    指標:\n{}    成果:{tail}", items(lines))).unwrap();
    };
    written(
        &workspace,
        "2019",
        &["名称: 目標達成, 単位: 件, 実績: {H31: 13}", "名称: 変更, 単位: 件, 実績: {H31: 28}"],
    );
    written(
        &workspace,
        "2020",
        &["名称: 変更, 単位: 件, 実績: {H31: 28}", "名称: 可否決定, 単位: 件, 実績: {H31: 10}"],
    );
    let text = told(&workspace);
    assert!(text.contains("［削除］指標\n旧: 指標「目標達成」"), "{text}");
    assert!(text.contains("［追加］指標\n旧: （なし）\n新: 指標「可否決定」"), "{text}");
    assert!(!text.contains("［変更］指標"), "{text}");
}
