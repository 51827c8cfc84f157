//! `shinkan history`: what the papers of several years say, put together by hand here and held against every format.

mod broken_years;
mod columns;
mod computed;
mod definitions;
mod kinds_of_periods;
mod renamed_indicators;
mod years;

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value as Json;

use self::years::{edition, item, workspace};
use crate::pdf::{Document, Element, Grid};
use crate::support::{Run, Workspace, copy, root};

/// What is said of what is not used, and of the bags, which have no manifest.
const UNREAD: &str = "\
警告: archive/2016 は使いません。bagit.txt がないので、保存した年度として読めません
警告: archive/2017 の内容は、保存したときのままではありません。shinkan verify archive/2017 で確かめてください
警告: archive/2019 の内容は、保存したときのままではありません。shinkan verify archive/2019 で確かめてください
警告: content/2021 は、エラーが1件あるので使いません（shinkan check --year 2021 で表示します）
";

#[test]
fn the_years_stand_side_by_side() {
    let run = workspace().run(&["history", "--format", "text"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "\
No.1　広報冊子の発行
  担当課：社会福祉課
  平成31年度の資料までは「冊子の発行」

評価・指標                単位  平成28年度       平成29年度    平成30年度     平成31年度     令和2年度   増減   増減率
進捗状況（自己評価）                        順調に進んだ     順調に進んだ  概ね進んだ     順調に進んだ
進捗状況（委員会評価後）                    順調に進んだ       概ね進んだ  概ね進んだ     順調に進んだ
発行した部数              部         2,000         2,150 ※1         2,200       2,310 ※2         2,400  ＋400  ＋20.0%
  ※1 平成30年度の資料の値です。平成29年度の資料では「2,100」です。
  ※2 令和2年度の資料の値です。平成31年度の資料（保存したもの）では「2,305」です。
  指標「発行した部数」は、平成31年度の資料までは「発行部数」です。

No.2　見守り
  担当課：社会福祉課
  平成31年度の資料から

評価・指標  単位       平成31年度        令和2年度  増減   増減率
進捗状況          順調に進んだ     順調に進んだ
回数        回               4 ※1             5 ※2   ＋1  ＋25.0%
  ※1 令和2年度の資料の値です。平成31年度の資料では「3」です。
  ※2 電話を含む。

No.3　相談会の開催
  担当課：社会福祉課
  平成30年度の資料まではNo.2

評価・指標  単位  平成28年度  平成29年度  平成30年度  平成31年度   令和2年度   増減   増減率
進捗状況                          未実施      未実施  概ね進んだ  概ね進んだ
利用者数    千人                                 1.4        1.50         1.7  ＋0.3  ＋21.4%
利用者数    人         1,250       1,310       1,400                          ＋150  ＋12.0%
  指標「利用者数」の単位は、平成31年度の資料から「千人」です。それより前の「人」の値は、別の行にしています。

No.3　花の配布
  担当課：社会福祉課
  平成30年度の資料まで

評価・指標  単位  平成28年度  平成29年度  平成30年度  増減   増減率
進捗状況                      概ね進んだ      未実施
配った数    本            50          60        中止  ＋10  ＋20.0%
"
    );
}

#[test]
fn what_papers_state_differently_is_told_once_with_both_places() {
    let run = workspace().run(&["history", "--format", "text"]);
    let told = run.stderr.strip_prefix(UNREAD).unwrap();
    assert_eq!(
        told,
        "\
警告[next-year-differs]: No.1 の指標「発行した部数」の平成29年度の値は「2,150」ですが、平成29年度の資料（archive/2017/data/content/2017/projects/1-1-1.yaml の8行目）では「2,100」です
 --> content/2018/projects/1-1-1.yaml:8:37
  |
8 | … 発行部数, 単位: 部, 実績: {H29: 2150, H30: 2200}}
  |                                   ^^^^
  = 場所: シート 1 / 事業 はじめの事業 / No.1 / 指標 1
  = 対処: どちらが正しいかを確かめて、違う方を直してください。後で確定した数なら、新しい年度版のその値の「注」に書いてください

警告[next-year-differs]: No.1 の指標「発行した部数」の平成31年度の値は「2,310」ですが、平成31年度の資料（保存したもの）（archive/2019/data/content/2019/projects/1-1-1.yaml の8行目）では「2,305」です
 --> content/2020/projects/1-1-1.yaml:8:39
  |
8 | …行した部数, 単位: 部, 実績: {H31: 2310, R2: 2400}}
  |                                    ^^^^
  = 場所: シート 1 / 事業 はじめの事業 / No.1 / 指標 1
  = 対処: どちらが正しいかを確かめて、違う方を直してください。後で確定した数なら、新しい年度版のその値の「注」に書いてください

警告[next-year-differs]: No.2 の指標「回数」の平成31年度の値は「4」ですが、平成31年度の資料（content/2019/projects/1-1-1.yaml の14行目）では「3」です
  --> content/2020/projects/1-1-1.yaml:14:35
   |
14 | …称: 回数, 単位: 回, 実績: {H31: 4, R2: {値: 5, 注: 電話を含む}}}
   |                                  ^
   = 場所: シート 1 / 事業 はじめの事業 / No.2 / 指標 1
   = 対処: どちらが正しいかを確かめて、違う方を直してください。後で確定した数なら、新しい年度版のその値の「注」に書いてください
資料によって違う値が3件あります
"
    );
}

/// What a run says besides what is not used.
fn said(run: &Run) -> &str {
    run.stderr.strip_prefix(UNREAD).unwrap()
}

/// The titles of what a run tells as text.
fn titles(run: &Run) -> Vec<&str> {
    let lines: Vec<&str> = run.stdout.lines().collect();
    let starts = lines.iter().enumerate().filter(|(index, line)| {
        !line.starts_with(' ') && lines.get(index + 1).is_some_and(|next| next.starts_with("  担当課"))
    });
    starts.map(|(_, line)| *line).collect()
}

#[test]
fn an_item_is_found_by_its_number_and_by_its_name_today_or_then() {
    let workspace = workspace();
    let of_today =
        "参考: 「3」は、平成30年度の資料までは「花の配布」でした（shinkan history \"花の配布\" で見られます）\n";
    for (asked, title, hint) in [
        ("3", "No.3　相談会の開催", of_today.to_owned()),
        ("No.３", "No.3　相談会の開催", of_today.replace("「3」", "「No.３」")),
        ("相談会の開催", "No.3　相談会の開催", String::new()),
        ("花の配布", "No.3　花の配布", String::new()),
    ] {
        let run = workspace.run(&["history", asked, "--format", "text"]);
        assert_eq!((run.code, titles(&run)), (0, vec![title]), "{asked}: {}", run.stderr);
        assert_eq!(said(&run), hint, "{asked}");
    }
    let run = workspace.run(&["history", "2", "1", "2", "--format", "text"]);
    assert_eq!(titles(&run), ["No.2　見守り", "No.1　広報冊子の発行"]);
}

#[test]
fn what_no_paper_has_is_an_error_with_what_may_be_meant() {
    let workspace = workspace();
    for (asked, message) in [
        ("99", "「99」は、どの年度の資料にもありません。いまあるのは 1、2、3 です"),
        ("相談会", "「相談会」は、どの年度の資料にもありません。令和2年度の資料の「相談会の開催」ではありませんか"),
    ] {
        let run = workspace.run(&["history", asked]);
        assert_eq!((run.code, run.stdout.as_str(), said(&run)), (2, "", format!("エラー: {message}\n").as_str()));
    }
    assert_eq!(workspace.output(), Vec::<String>::new());
}

#[test]
fn a_year_ends_the_history() {
    let workspace = workspace();
    let run = workspace.run(&["history", "3", "--year", "H30", "--format", "text"]);
    assert_eq!(titles(&run), ["No.3　花の配布"]);
    let run = workspace.run(&["history", "--year", "H25"]);
    let missing = "エラー: 平成25年度（2013年度）の内容がありません。あるのは 2017、2018、2019、2020、2021 です。そのどれかを書いてください\n";
    assert_eq!((run.code, run.stderr.as_str()), (2, missing));
}

#[test]
fn a_permission_on_either_side_lets_a_difference_stand() {
    for (file, value) in [("content/2018", "H29: 2150, H30: 2200}}"), ("archive/2017/data/content/2017", "H29: 2100}}")]
    {
        let workspace = workspace();
        let path = workspace.path().join(file).join("projects/1-1-1.yaml");
        let text = fs::read_to_string(&path).unwrap();
        let allowed = format!("{value} # shinkan: 許可 next-year-differs 確定値");
        fs::write(&path, text.replacen(value, &allowed, 1)).unwrap();
        let run = workspace.run(&["history", "1", "--format", "text"]);
        assert_eq!(said(&run).matches("警告[").count(), 1, "{}", run.stderr);
        assert!(run.stdout.contains("2,150 ※1"));
    }
}

fn json(workspace: &Workspace, arguments: &[&str]) -> Json {
    let run = workspace.run(&[&["history", "--format", "json"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn the_csv_agrees_with_the_json() {
    let workspace = workspace();
    let found = json(&workspace, &[]);
    let text = workspace.run(&["history", "--format", "csv"]).stdout;
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let mut reader = csv::Reader::from_reader(text.strip_prefix('\u{FEFF}').unwrap().as_bytes());
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(|row| row.unwrap()).collect();
    let told = rows
        .iter()
        .map(|row| ["西暦年度", "No.", "名称", "値", "表記", "出典", "扱い"].map(|column| row[column].clone()));
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let mut expected = Vec::new();
    for thread in found["threads"].as_array().unwrap() {
        for line in thread["lines"].as_array().unwrap() {
            for value in line["values"].as_array().unwrap() {
                let others = value["others"].as_array().unwrap();
                for (statement, role) in [(value, "採用")].into_iter().chain(others.iter().map(|it| (it, "異なる記載")))
                {
                    let edition = statement["edition"].as_u64().unwrap() as usize;
                    expected.push([
                        text(&value["period"]["id"]),
                        text(&thread["number"]),
                        text(&thread["name"]),
                        text(&statement["value"]),
                        text(&statement["printed"]),
                        text(&found["editions"][edition]["name"]),
                        role.to_owned(),
                    ]);
                }
            }
        }
    }
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert_eq!(expected.iter().filter(|row| row[6] == "異なる記載").count(), 3);
}

/// The finished 推移 that a run names, with nothing lost on its pages.
fn pdf(workspace: &Workspace, arguments: &[&str]) -> (Document, Run) {
    let run = workspace.run(&[&["history"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = Document::read(&fs::read(workspace.path().join(run.stdout.trim_end())).unwrap());
    for (page, rest) in document.pages.iter().enumerate() {
        assert!(rest.lost.is_empty(), "page {}: {:?}", page + 1, rest.lost);
    }
    (document, run)
}

#[test]
fn the_pdf_says_the_same_and_draws_it() {
    let workspace = workspace();
    let (document, run) = pdf(&workspace, &[]);
    assert_eq!(run.stdout, "out/推移.pdf\n");
    let tables: Vec<Vec<Vec<String>>> = document.of_kind("Table").into_iter().map(Element::rows).collect();
    assert_eq!(
        tables[0],
        [
            [
                "評価・指標",
                "単位",
                "平成28年度",
                "平成29年度",
                "平成30年度",
                "平成31年度",
                "令和2年度",
                "増減",
                "増減率"
            ],
            ["進捗状況（自己評価）", "", "", "順調に進んだ", "順調に進んだ", "概ね進んだ", "順調に進んだ", "", ""],
            ["進捗状況（委員会評価後）", "", "", "順調に進んだ", "概ね進んだ", "概ね進んだ", "順調に進んだ", "", ""],
            ["発行した部数", "部", "2,000", "2,150 ※1", "2,200", "2,310 ※2", "2,400", "＋400", "＋20.0%"],
        ]
    );
    assert_eq!(tables.len(), 4);
    let text: String = document.text();
    for note in [
        "※2 令和2年度の資料の値です。平成31年度の資料（保存したもの）では「2,305」です。",
        "・指標「発行した部数」は、平成31年度の資料までは「発行部数」です。",
        "・指標「利用者数」の単位は、平成31年度の資料から「千人」です。それより前の「人」の値は、別の行にしています。",
        "平成29年度の資料、平成30年度の資料、平成31年度の資料（保存したもの）、平成31年度の資料、令和2年度の資料から作りました。",
    ] {
        assert!(text.contains(note), "{note}\n{text}");
    }
    let told: Vec<&str> = document.of_kind("Figure").iter().filter_map(|it| it.alternative.as_deref()).collect();
    assert_eq!(
        told,
        [
            "「発行した部数」（部）の折れ線。平成28年度は2,000、平成29年度は2,150、平成30年度は2,200、平成31年度は2,310、\
             令和2年度は2,400。",
            "「利用者数」（千人）の折れ線。平成30年度は1.4、平成31年度は1.50、令和2年度は1.7。",
            "「利用者数」（人）の折れ線。平成28年度は1,250、平成29年度は1,310、平成30年度は1,400。",
        ]
    );
    for table in document.of_kind("Table") {
        assert!(Grid::read(table).cells().iter().all(|cell| cell.header || !cell.headers.is_empty()));
    }
    let titles: Vec<&str> = document.bookmarks.iter().map(|bookmark| bookmark.title.as_str()).collect();
    assert!(titles.contains(&"推移"), "{titles:?}");
}

#[test]
fn the_file_is_named_after_what_was_asked_for() {
    let workspace = workspace();
    for (asked, file) in [
        (vec!["1"], "out/推移_1.pdf\n"),
        (vec!["3", "No.1"], "out/推移_3_1.pdf\n"),
        (vec!["3", "1", "2", "花の配布", "相談会の開催", "見守り"], "out/推移_3ほか5件.pdf\n"),
    ] {
        assert_eq!(pdf(&workspace, &asked).1.stdout, file);
    }
}

#[test]
fn the_archive_alone_is_enough_and_without_an_edition_without_faults_there_is_nothing() {
    let workspace = workspace();
    fs::remove_dir_all(workspace.path().join("content")).unwrap();
    let run = workspace.run(&["history", "3", "--format", "text"]);
    assert_eq!(titles(&run), ["No.3　相談会の開催"], "{}", run.stderr);
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", "進捗状況: 概ね進んだ", "進捗状況: だいたい進んだ");
    let run = workspace.run(&["history"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(
        run.stderr,
        "警告: content/2019 は、エラーが1件あるので使いません（shinkan check --year 2019 で表示します）\n\
         エラー: どの年度版にもエラーがあるので、推移を作れません。エラーを直してからやり直してください\n"
    );
}

#[test]
fn ends_of_months_stand_among_the_years_and_no_line_goes_through_what_is_missing() {
    let workspace = Workspace::empty();
    copy(&root().join("tests/fixtures/periods"), workspace.path());
    fs::remove_dir_all(workspace.path().join("content/2019")).unwrap();
    let item = |values: &str| {
        item("1", "冊子の発行", "概ね進んだ", &[&format!("名称: 発行部数, 単位: 部, 実績: {{{values}}}")])
    };
    for (folder, year, shown, values) in [
        ("2008-06", "H20.6", "[H19.6, H20.6]", "H19.6: 200, H20.6: 中止"),
        ("2009-06", "H21.6", "[H20.6, H21.6]", "H20.6: 中止, H21.6: 300"),
        ("2010-06", "H22.6", "[H21.6, H22.6]", "H21.6: 300, H22.6: 310"),
    ] {
        edition(&workspace.path().join("content").join(folder), year, shown, &item(values));
    }
    let run = workspace.run(&["history", "1", "--format", "text"]);
    let figures = run.stdout.lines().find(|line| line.starts_with("発行部数")).unwrap();
    assert_eq!(
        figures,
        "発行部数    部              100            200           中止            300            310  ＋210  ＋210.0%"
    );
    let (document, _) = pdf(&workspace, &["1"]);
    assert_eq!(
        document.of_kind("Figure")[0].alternative.as_deref(),
        Some(
            "「発行部数」（部）の折れ線。平成18年6月末は100、平成19年6月末は200、平成21年6月末は300、平成22年6月末は310。"
        )
    );
}

#[test]
fn every_plan_has_a_history_without_a_flaw() {
    for folder in [
        "examples/card",
        "examples/care",
        "examples/forecast",
        "examples/reform",
        "tests/fixtures/forms/cards",
        "tests/fixtures/forms/tables",
    ] {
        let workspace = Workspace::empty();
        copy(&root().join(folder), workspace.path());
        let (_, run) = pdf(&workspace, &[]);
        assert!(!run.stderr.contains("警告"), "{folder}: {}", run.stderr);
        assert_eq!(json(&workspace, &[])["format"], 1);
    }
}

#[test]
fn the_guide_shows_what_the_small_plan_gives() {
    let guide = fs::read_to_string(root().join("docs/json.md")).unwrap();
    let example =
        guide.split("\n## history\n").nth(1).unwrap().split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let expected: Json = serde_json::from_str(example).unwrap();
    assert_eq!(json(&Workspace::small(), &[]), expected);
}
