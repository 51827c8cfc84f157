//! `shinkan compare`: what it says of two editions as text and JSON, and its exit codes.

mod across_years;
mod every_change;
mod moved;
mod pages;

use std::fs;
use std::path::Path;

use serde_json::Value as Json;

use crate::support::{Workspace, copy, shinkan};

/// The small plan, with a draft of it in the folder 案 that says some things otherwise.
fn small() -> Workspace {
    let workspace = Workspace::small();
    let draft = workspace.path().join("案");
    fs::create_dir(&draft).unwrap();
    copy(&workspace.path().join("content/2019"), &draft);
    workspace
}

/// Changes a file of the edition in several places.
fn edit(workspace: &Workspace, file: &str, edits: &[(&str, &str)]) {
    edits.iter().for_each(|(from, to)| {
        workspace.edit(file, from, to);
    });
}

fn text(workspace: &Workspace) -> String {
    let run = workspace.run(&["compare", "案", "2019", "--format", "text"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    run.stdout
}

fn json(dir: &Path, old: &str, new: &str) -> Json {
    let run = shinkan(dir, &["compare", old, new, "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    serde_json::from_str(&run.stdout).unwrap()
}

/// What the text says under its head.
fn body(workspace: &Workspace) -> String {
    text(workspace).split_once("\n\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
}

const HEAD: &str = "\
新旧対照表
旧の資料: 資料1　小さな計画の進行管理シート　作成日 令和2年7月1日（フォルダー 案）
新の資料: 資料1　小さな計画の進行管理シート　作成日 令和2年7月1日（フォルダー content/2019）
";

#[test]
fn a_draft_and_the_paper_differ_where_they_were_edited() {
    let workspace = small();
    edit(
        &workspace,
        "projects/1-1-1.yaml",
        &[
            ("    取組内容: 冊子を発行する。", "    取組内容: |\n      冊子を発行し、\n      窓口に置く。"),
            ("H31: 1990", "H31: 1995"),
            ("進捗状況: 概ね進んだ", "進捗状況: 順調に進んだ"),
            ("    成果: 発行した。\n", ""),
        ],
    );
    edit(&workspace, "opinions.yaml", &[("意見: よい。", "意見: よい。\n    連携・協力: 回覧で伝える。")]);
    assert_eq!(
        text(&workspace),
        format!(
            "{HEAD}\
変更 3件、追加 1件、削除 1件

■ (1)はじめの方針　／　①はじめの施策（変更 3件、追加 1件、削除 1件）

事業「はじめの事業」　No.1 冊子の発行
［変更］取組内容
旧: 冊子を発行する。
新: 冊子を発行し、／窓口に置く。
差: 冊子を発行[-する-]{{+し、／窓口に置く+}}。
［変更］進捗状況
旧: 概ね進んだ
新: 順調に進んだ
［変更］指標「配布部数」の実績（平成31年度）
旧: 1,990
新: 1,995
［削除］取組による成果、今後の課題や方針
旧: 発行した。
新: （なし）
［追加］市民や地域の取組と連携・協力できること
旧: （なし）
新: 回覧で伝える。
"
        )
    );
}

#[test]
fn the_json_says_the_same_for_programs() {
    let workspace = small();
    edit(&workspace, "projects/1-1-1.yaml", &[("重点: 冊子を配る。", "重点: 冊子を市民に配る。")]);
    let run = workspace.run(&["compare", "案", "H31", "--format", "json"]);
    assert_eq!(
        run.stdout,
        r#"{
  "format": 1,
  "kind": "compare",
  "old": {
    "folder": "案",
    "plan": "小さな計画",
    "paper": "資料1",
    "title": "小さな計画の進行管理シート",
    "revision": null,
    "date": "2020-07-01",
    "year": {
      "id": "2019",
      "year": 2019,
      "printed": "平成31年度"
    }
  },
  "new": {
    "folder": "content/2019",
    "plan": "小さな計画",
    "paper": "資料1",
    "title": "小さな計画の進行管理シート",
    "revision": null,
    "date": "2020-07-01",
    "year": {
      "id": "2019",
      "year": 2019,
      "printed": "平成31年度"
    }
  },
  "counts": {
    "changed": 1,
    "added": 0,
    "removed": 0,
    "moved": 0
  },
  "groups": [
    {
      "area": "sheet",
      "path": [
        {
          "label": "基本方針",
          "name": "(1)はじめの方針"
        },
        {
          "label": "施策の方向",
          "name": "①はじめの施策"
        }
      ],
      "counts": {
        "changed": 1,
        "added": 0,
        "removed": 0,
        "moved": 0
      },
      "changes": [
        {
          "project": "はじめの事業",
          "number": "1",
          "name": "冊子の発行",
          "repeat": false,
          "topic": "focus",
          "indicator": [],
          "series": null,
          "axis": null,
          "field": null,
          "period": null,
          "member": null,
          "label": "【具体的な取り組み、重点的に行うこと】",
          "change": "changed",
          "old": "冊子を配る。",
          "new": "冊子を市民に配る。",
          "pieces": [
            {
              "side": "both",
              "text": "冊子を"
            },
            {
              "side": "new",
              "text": "市民に"
            },
            {
              "side": "both",
              "text": "配る。"
            }
          ]
        }
      ]
    }
  ]
}
"#
    );
}

#[test]
fn the_json_tells_indicator_series_axis_and_period_as_fields() {
    let workspace = small();
    let edits = [
        ("H31: 1990", "H31: 1995"),
        ("進捗状況: 概ね進んだ", "進捗状況: {H30: 未実施, H31: 概ね進んだ}"),
        ("名称: 発行部数, 単位: 部", "名称: 発行部数, 単位: 冊"),
    ];
    edit(&workspace, "projects/1-1-1.yaml", &edits);
    let found = json(workspace.path(), "案", "2019");
    let told = |change: &Json| {
        let fields = ["topic", "indicator", "series", "axis", "period", "change"];
        fields.map(|field| change[field].clone())
    };
    let changes: Vec<[Json; 6]> = found["groups"][0]["changes"].as_array().unwrap().iter().map(told).collect();
    let period =
        |year: u16, printed: &str| serde_json::json!({"id": year.to_string(), "year": year, "printed": printed});
    let none = || Json::Null;
    let expected: [[Json; 6]; 3] = [
        [
            "judgement".into(),
            serde_json::json!([]),
            none(),
            "進捗状況".into(),
            period(2018, "平成30年度"),
            "added".into(),
        ],
        ["unit".into(), serde_json::json!(["発行部数"]), none(), none(), none(), "changed".into()],
        [
            "value".into(),
            serde_json::json!(["配布部数"]),
            "実績".into(),
            none(),
            period(2019, "平成31年度"),
            "changed".into(),
        ],
    ];
    assert_eq!(changes, expected);
}

#[test]
fn what_only_reads_otherwise_is_no_difference() {
    let workspace = small();
    edit(
        &workspace,
        "projects/1-1-1.yaml",
        &[
            ("取組項目:\n", "# 注\n\n取組項目:\n"),
            (
                "    名称: 冊子の発行\n    担当課: [社会福祉課, 関係課]\n",
                "    担当課:\n      - 社会福祉課\n      - 関係課\n    名称: \"冊子の発行\"\n",
            ),
            ("{H30: 2300, H31: 2300}", "{R1: 2300, 平成30: 2300}"),
            ("取り組み目標: 目標の文。", "取り組み目標: |\n  目標の文。\n"),
        ],
    );
    edit(&workspace, "plan.yaml", &[("年度: H31\n", "年度: R1\n"), ("作成日: 2020-07-01", "作成日: 令和2年7月1日")]);
    assert_eq!(text(&workspace), format!("{HEAD}違いはありません\n"));
}

#[test]
fn the_exit_code_tells_of_differences_where_it_is_asked_to() {
    let workspace = small();
    let code = |arguments: &[&str]| workspace.run(arguments).code;
    assert_eq!(code(&["compare", "案", "2019", "--exit-code"]), 0);
    edit(&workspace, "opinions.yaml", &[("意見: よい。", "意見: とてもよい。")]);
    for format in ["pdf", "text", "json"] {
        assert_eq!(code(&["compare", "案", "2019", "--format", format]), 0);
        assert_eq!(code(&["compare", "案", "2019", "--format", format, "--exit-code"]), 1);
    }
}

#[test]
fn a_side_that_cannot_be_read_is_named() {
    let workspace = small();
    let run = workspace.run(&["compare", "案", "2018"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, "エラー: 平成30年度（2018年度）の内容がありません。あるのは 2019 だけです\n");
    let run = workspace.run(&["compare", "下書き", "2019"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr,
        "エラー: 「下書き」がありません。年度（2019 など）か、年度のフォルダー（content/2019 など）か、保存した年度（archive/2019 など）を書いてください\n"
    );
    edit(&workspace, "projects/1-1-1.yaml", &[("進捗状況: 概ね進んだ", "進捗状況: おおむね進んだ")]);
    for format in ["pdf", "text", "json"] {
        let run = workspace.run(&["compare", "案", "2019", "--format", format]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert_eq!(
            run.stderr,
            "\
エラー[unknown-status]: 「おおむね進んだ」は進捗状況の選択肢にありません
  --> content/2019/projects/1-1-1.yaml:11:11
   |
11 |     進捗状況: おおむね進んだ
   |               ^^^^^^^^^^^^^^
   = 場所: シート 1 / 事業 はじめの事業 / No.1
   = 対処: 「概ね進んだ」ではありませんか

1件のエラーがあります。直してからやり直してください（ファイルは作っていません）
"
        );
    }
    assert_eq!(workspace.output(), [""; 0]);
}

#[test]
fn an_archive_is_a_side_too() {
    let workspace = small();
    let bag = workspace.path().join("archive/2019");
    fs::create_dir_all(bag.join("data/content/2019")).unwrap();
    fs::write(bag.join("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n").unwrap();
    copy(&workspace.path().join("案"), &bag.join("data/content/2019"));
    edit(&workspace, "projects/1-1-1.yaml", &[("名称: 冊子の発行", "名称: 冊子の作成")]);
    let run = workspace.run(&["compare", "archive/2019", "2019", "--format", "json"]);
    // The bag has no manifest.
    let warning = "警告: archive/2019 の内容は、保存したときのままではありません。shinkan verify archive/2019 で確かめてください\n";
    assert_eq!((run.code, run.stderr.as_str()), (0, warning));
    let found: Json = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(found["old"]["folder"], "archive/2019/data/content/2019");
    assert_eq!(found["counts"]["changed"], 1);
}

#[test]
fn a_form_tells_which_part_of_it_differs() {
    let workspace = small();
    edit(&workspace, "plan.yaml", &[("体系:\n", "様式: {用紙: A3, 桁区切り: なし}\n体系:\n")]);
    // That all figures lose their commas is told once.
    assert_eq!(
        body(&workspace),
        "\
■ 様式（変更 2件）

［変更］用紙
旧: A4、横、ゴシック、最小の文字 6ポイント、数字の幅 プロポーショナル、ページ番号 1 / N、最初のページ 1
新: A3、横、ゴシック、最小の文字 6ポイント、数字の幅 プロポーショナル、ページ番号 1 / N、最初のページ 1
差: [-A4-]{+A3+}、横、ゴシック、最小の文字 6ポイント、数字の幅 プロポーショナル、ページ番号 1 / N、最初のページ 1

［変更］桁区切り
旧: あり
新: なし
"
    );
}

#[test]
fn from_year_to_year_the_years_shown_are_one_change() {
    let workspace = Workspace::small();
    let next = workspace.path().join("content/2020");
    fs::create_dir(&next).unwrap();
    copy(&workspace.path().join("content/2019"), &next);
    let change = |file: &str, edits: &[(&str, &str)]| {
        let text = fs::read_to_string(next.join(file)).unwrap();
        let text = edits.iter().fold(text, |text, (from, to)| text.replace(from, to));
        fs::write(next.join(file), text).unwrap();
    };
    change("plan.yaml", &[("年度: H31", "年度: R2"), ("[H30, H31]", "[H31, R2]"), ("2020-07-01", "2021-07-01")]);
    change(
        "projects/1-1-1.yaml",
        &[("{H30: 2300, H31: 2300}", "{H31: 2350, R2: 2400}"), ("{H30: 1895, H31: 1990}", "{H31: 1990, R2: 2010}")],
    );
    let found = json(workspace.path(), "H31", "R2");
    let told: Vec<(&str, &Json, &Json)> = (found["groups"].as_array().unwrap().iter())
        .flat_map(|group| group["changes"].as_array().unwrap())
        .map(|change| (change["label"].as_str().unwrap(), &change["old"], &change["new"]))
        .collect();
    let texts = [
        ("作成日", "令和2年7月1日", "令和3年7月1日"),
        ("年度", "平成31年度", "令和2年度"),
        ("表示年度", "平成30年度、平成31年度", "平成31年度、令和2年度"),
        // What was reported before reads otherwise now; what is new in the paper, 表示年度 has told.
        ("指標「発行部数」の実績（平成31年度）", "2,300", "2,350"),
    ];
    let texts: Vec<(&str, Json, Json)> =
        texts.into_iter().map(|(label, old, new)| (label, old.into(), new.into())).collect();
    assert_eq!(told, texts.iter().map(|(label, old, new)| (*label, old, new)).collect::<Vec<_>>());
}
