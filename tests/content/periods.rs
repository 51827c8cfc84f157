//! Ranges, ends of months, labels of single periods, and editions named after a month.

use std::fs;

use crate::pdf::{Document, Grid};
use crate::support::{self, Workspace, copy, root};

/// The plan of `tests/fixtures/periods`: an edition of 2019, and one of June 2007.
fn workspace() -> Workspace {
    let workspace = Workspace::empty();
    copy(&root().join("tests/fixtures/periods"), workspace.path());
    workspace
}

/// The table with these words in its first row, by row, each cell once.
fn table(pdf: &[u8], head: &str) -> Vec<Vec<String>> {
    let document = Document::read(pdf);
    let tables = document.of_kind("Table").into_iter();
    let grids = tables.map(Grid::read);
    let rows = |grid: Grid| -> Vec<Vec<String>> {
        let of_row = |row| grid.cells().iter().filter(|cell| cell.row == row).map(|cell| cell.text()).collect();
        (0..grid.rows()).map(of_row).collect()
    };
    grids.map(rows).find(|rows| rows[0].iter().any(|cell| cell == head)).unwrap()
}

#[test]
fn years_ranges_and_ends_of_months_are_printed_in_the_order_of_the_plan() {
    let workspace = workspace();
    let run = workspace.run(&["check", "--notes"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let items = table(&workspace.paper(), "No.");
    let lines: Vec<[&str; 2]> = items[1..]
        .iter()
        .map(|row| {
            let label = row.iter().position(|cell| cell.contains("年")).unwrap();
            [row[label].as_str(), row[label + 1].as_str()]
        })
        .collect();
    let expected = [
        ["令和2年度～", "500"],
        ["令和元年度", "400"],
        ["平成30年度", "300"],
        ["平成28～30年度", "200"],
        ["平成27年3月末", "100"],
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_table_has_periods_and_labels_of_its_own() {
    let table = table(&workspace().paper(), "30");
    assert_eq!(table[0], ["指標", "単位", "2016～2020年度", "2019年度", "30", "目標", "目標年度"]);
    assert_eq!(table[2], ["冊子の数", "部", "5,000", "2,400", "2,300", "9,000", "2020～2024年度"]);
}

#[test]
fn an_edition_of_a_month_is_found_by_every_spelling_and_built_into_a_folder_of_its_own() {
    let workspace = workspace();
    for year in ["2007-06", "H19.6", "平成19年6月末"] {
        let run = workspace.run(&["build", "--year", year]);
        assert_eq!((run.code, run.stdout.as_str()), (0, "out/2007-06/資料1.pdf\n"), "{}", run.stderr);
    }
    let items = table(&fs::read(workspace.path().join("out/2007-06/資料1.pdf")).unwrap(), "No.");
    assert!(items[1].iter().any(|cell| cell == "H18.6") && items[2].iter().any(|cell| cell == "H19.6"), "{items:?}");
    let run = workspace.run(&["build", "--year", "2019-06"]);
    let missing = "エラー: 2019年6月末の内容がありません。あるのは 2007-06、2019 です。そのどちらかを書いてください\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, missing));
}

#[test]
fn the_newest_edition_is_the_one_that_ends_last() {
    let workspace = workspace();
    fs::rename(workspace.path().join("content/2007-06"), workspace.path().join("content/2020-06")).unwrap();
    let plan = workspace.path().join("content/2020-06/plan.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, text.replace("H19.6", "R2.6").replace("H18.6", "R1.6")).unwrap();
    let project = workspace.path().join("content/2020-06/projects/1-1-1.yaml");
    let text = fs::read_to_string(&project).unwrap();
    fs::write(&project, text.replace("2006-06", "R1.6").replace("平成19年6月末", "R2.6")).unwrap();
    assert_eq!(workspace.run(&["build"]).stdout, "out/2020-06/資料1.pdf\n");
}

#[test]
fn the_folder_of_a_month_has_the_plain_name() {
    let workspace = Workspace::empty();
    fs::create_dir_all(workspace.path().join("content/H19.6")).unwrap();
    fs::create_dir_all(workspace.path().join("content/2007-6")).unwrap();
    fs::create_dir_all(workspace.path().join("content/2016~2018")).unwrap();
    assert_eq!(workspace.run(&["build"]).code, 2);
}

/// The errors that `check` prints, by their first lines.
fn errors(workspace: &Workspace, year: &str) -> Vec<String> {
    let run = workspace.run(&["check", "--year", year]);
    run.stdout.lines().filter(|line| line.starts_with("エラー[")).map(str::to_owned).collect()
}

/// The first lines of what `check` prints of 2019 with one text of plan.yaml put otherwise.
fn after(from: &str, to: &str) -> Vec<String> {
    let workspace = workspace();
    workspace.edit("plan.yaml", from, to);
    errors(&workspace, "2019")
}

#[test]
fn the_edition_of_a_month_is_compared_with_its_folder_and_with_its_neighbours() {
    let workspace = workspace();
    let plan = workspace.path().join("content/2007-06/plan.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, text.replace("年度: H19.6", "年度: H18.6")).unwrap();
    let expected = ["エラー[year-mismatch]: 「年度」の「H18.6」は2006年6月末ですが、フォルダーの名前は2007-06です"];
    assert_eq!(errors(&workspace, "2007-06"), expected);
    fs::write(&plan, text).unwrap();
    let later = workspace.path().join("content/2009-12");
    fs::create_dir(&later).unwrap();
    copy(&workspace.path().join("content/2007-06"), &later);
    let plan = fs::read_to_string(later.join("plan.yaml")).unwrap();
    let plan = plan.replace("年度: H19.6", "年度: H21.12").replace("[H18.6, H19.6]", "[H19.6, H21.12]");
    fs::write(later.join("plan.yaml"), plan).unwrap();
    let project = fs::read_to_string(later.join("projects/1-1-1.yaml")).unwrap();
    let project = project.replace("2006-06: 100, 平成19年6月末: 200", "H19.6: 210, H21.12: 300");
    fs::write(later.join("projects/1-1-1.yaml"), project).unwrap();
    let run = workspace.run(&["check", "--year", "2007-06"]);
    let first = run.stdout.lines().next();
    let expected = "警告[next-year-differs]: 指標「発行部数」の平成19年6月末の値は「200」ですが、次の年度版（content/2009-12）\
                    では「210」です";
    assert_eq!(first, Some(expected));
}

#[test]
fn an_edition_reports_no_range() {
    let found = after("年度: H31\n", "年度: H28～H30\n");
    assert_eq!(found, ["エラー[unknown-year]: 「H28～H30」は、資料が報告する年度にできません"]);
}

#[test]
fn a_period_is_shown_once_whatever_its_spelling() {
    let found = after("H28～30, H27.3", "H28～30, 2016～2018, H27.3, 2015-03");
    let expected = [
        "エラー[duplicate-year]: 「2016～2018」は、この行の23文字目の「H28～30」と同じ年度です",
        "エラー[duplicate-year]: 「2015-03」は、この行の42文字目の「H27.3」と同じ年度です",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_label_is_for_a_period_that_is_shown_and_for_no_other() {
    let found = after("{表記: 和暦, H31: 令和元年度}", "{表記: 和暦, H29: 29, H31: 元, R1: 1}");
    let expected = [
        "エラー[year-not-shown]: 「H29」は表示年度にないので、この表記は使われません",
        "エラー[duplicate-year]: 「R1」は、この行の26文字目の「H31」と同じ年度です",
    ];
    assert_eq!(found, expected);
    let found = after("{表記: 西暦, 2018: \"30\"}", "{表記: 西暦, R2: 2}");
    assert_eq!(found, ["エラー[year-not-shown]: 「R2」は表示年度にないので、この表記は使われません"]);
    let found = after("{表記: 和暦, H31", "{表記: 漢字, H31");
    assert_eq!(found, ["エラー[unknown-word]: 「漢字」は「表記」には使えません"]);
}

#[test]
fn of_a_range_that_runs_backwards_it_is_said_how_to_write_it() {
    let workspace = workspace();
    workspace.edit("plan.yaml", "H28～30", "H30～28");
    let run = workspace.run(&["check", "--format", "json"]);
    let findings = support::findings(&run);
    assert_eq!(
        findings[0]["hint"],
        "範囲は H28～H30 のように、始まりの年度を先に書いてください。終わりが決まっていなければ R2～ と書きます"
    );
}

#[test]
fn no_more_than_ten_periods_are_shown() {
    let ten = "H27.3, H26.3, H25.3, H24.3, H23.3, H22.3]";
    assert_eq!(after("H27.3]", ten), Vec::<String>::new());
    let eleven = ten.replace("H27.3,", "H27.3, H21.3,");
    assert_eq!(after("H27.3]", &eleven), ["エラー[option-count]: 表示年度が11個あります"]);
}

#[test]
fn a_year_that_is_not_shown_is_told_once_with_the_number_of_places() {
    let told = |lines: usize| {
        let workspace = Workspace::small();
        let line = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}\n";
        let more: String =
            (0..lines).map(|n| format!("      - {{名称: 部数{n}, 単位: 部, 実績: {{H28: 1}}}}\n")).collect();
        workspace.edit("projects/1-1-1.yaml", line, &format!("{line}{more}"));
        let findings = support::findings(&workspace.run(&["check", "--format", "json"]));
        let years = findings.into_iter().filter(|it| it["code"] == "year-not-shown");
        years.map(|it| it["message"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(3), ["「H28」は表示年度にないので、印刷されません"; 3]);
    assert_eq!(told(4), ["「H28」は表示年度にないので、印刷されません（全部で4か所）"]);
}
