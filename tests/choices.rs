//! Options in two levels, marks of one's own, and what need not be filled in because of a node above.

use std::fs;

use crate::pdf::Document;
use crate::schema::forms::workspace;
use crate::support::Workspace;

fn paper(workspace: &Workspace) -> Document {
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    Document::read(&fs::read(workspace.path().join("out/2019/資料6.pdf")).unwrap())
}

/// The first error of a check of the fixture, after an edit of a file, with its hint.
fn told(file: &str, from: &str, to: &str) -> String {
    let workspace = workspace("choices");
    workspace.edit(file, from, to);
    let run = workspace.run(&["check", "--color", "never"]);
    let mut lines = run.stdout.lines().skip_while(|line| !line.starts_with("エラー"));
    let first = lines.next().unwrap_or_default().to_owned();
    let hint = lines.find(|line| line.trim_start().starts_with("= 対処")).unwrap_or_default();
    format!("{first}\n{}", hint.trim())
}

/// The cell beside or below a label, wherever that stands.
fn cells(document: &Document, label: &str) -> Vec<String> {
    let grids = document.grids();
    let found = grids.iter().flat_map(|grid| {
        let places = (0..grid.rows()).flat_map(|row| (0..grid.columns() - 1).map(move |column| (row, column)));
        let labelled = places.filter(|(row, column)| {
            let cell = grid.at(*row, *column);
            cell.header && cell.text() == label
        });
        labelled.map(|(row, column)| grid.at(row, column + 1).text()).collect::<Vec<_>>()
    });
    found.collect()
}

#[test]
fn both_levels_have_marks_or_stand_in_words() {
    let document = paper(&workspace("choices"));
    assert_eq!(cells(&document, "前年度の方向"), ["継続（現状維持）", "継続（拡大）", "廃止"]);
    // Each card has them twice: as a field, and in 列.
    let mut marked = cells(&document, "今後の方向");
    marked.dedup();
    assert_eq!(
        marked.iter().filter(|text| text.contains('■')).collect::<Vec<_>>(),
        [
            "■継続（■拡大　□現状維持　□縮小）　□見直し（□統合　□縮小）　□廃止",
            "□継続（□拡大　□現状維持　□縮小）　■見直し（■統合　□縮小）　□廃止",
            "■継続（□拡大　□現状維持　■縮小）　□見直し（□統合　□縮小）　□廃止",
        ]
    );
}

#[test]
fn an_option_of_a_group_is_named_by_itself_or_with_its_group() {
    let file = "projects/madoguchi.yaml";
    let now = "今後の方向: 甲";
    for word in ["拡大", "継続/拡大", "継続（拡大）"] {
        let workspace = workspace("choices");
        workspace.edit(file, now, &format!("今後の方向: {word}"));
        assert!(paper(&workspace).text().contains("■ 拡大") || paper(&workspace).text().contains("■拡大"), "{word}");
    }
    assert_eq!(
        told(file, now, "今後の方向: 縮小"),
        "エラー[unknown-status]: 「縮小」という選択肢は、今後の方向に2つあります\n= 対処: 継続/縮小、見直し/縮小 のどちらかを書いてください"
    );
    assert_eq!(
        told(file, now, "今後の方向: 見直し"),
        "エラー[unknown-status]: 「見直し」は、今後の方向の選択肢を2個まとめた名前です。選ぶのは、その内訳の1つです\n= 対処: 統合、見直し/縮小 のどちらかを書いてください"
    );
}

#[test]
fn a_scale_of_two_levels_is_checked_as_a_whole() {
    let groups = "- {名称: 見直し, 内訳: [統合, 縮小]}";
    for (to, expected) in [
        ("- {名称: 見直し, 内訳: [統合, 廃止]}", "「廃止」が、「見直し」の内訳にも、その外にもあります"),
        ("- {名称: 見直し, 内訳: [統合, 統合]}", "「統合」が2度書かれています"),
        ("- {名称: 見直し, 点: 2, 内訳: [統合]}", "「点」は、内訳のある選択肢には使えません"),
        ("- {名称: 見直し, 内訳: [一, 二, 三, 四, 五, 六, 七, 八, 九]}", "選択肢が、内訳も合わせて13個あります"),
        ("- {名称: 見直し, 内訳: []}", "内訳の選択肢がありません"),
        ("- {名称: 見直し, 内訳: [{名称: 統合, 記号: 甲}]}", "「甲」が2度書かれています"),
    ] {
        let told = told("plan.yaml", groups, to);
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn options_are_counted_by_themselves_or_by_group() {
    let run = workspace("choices").run(&["summary", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let axes = json["axes"].as_array().unwrap();
    let axis = axes.iter().find(|axis| axis["name"] == "今後の方向").unwrap();
    let counts = &axis["total"]["net"]["own"];
    assert_eq!(
        (&counts["継続（拡大）"], &counts["継続（縮小）"], &counts["見直し（縮小）"]),
        (&1.into(), &1.into(), &0.into())
    );
    let workspace = workspace("choices");
    assert_eq!(workspace.run(&["summary"]).code, 0);
    let files = fs::read_dir(workspace.path().join("out/2019")).unwrap().flatten();
    let file = files.map(|file| file.path()).find(|path| path.extension().is_some_and(|it| it == "pdf")).unwrap();
    let grids = Document::read(&fs::read(file).unwrap()).grids();
    let rows: Vec<Vec<String>> = grids
        .iter()
        .flat_map(|grid| (0..grid.rows()).map(|row| (0..grid.columns()).map(|at| grid.at(row, at).text()).collect()))
        .collect();
    for row in [
        vec!["継続", "2", "66.7%"],
        vec!["見直し", "1", "33.3%"],
        vec!["廃止", "0", "0.0%"],
        vec!["1 相談", "1", "0", "0"],
        vec!["2 見守り", "2", "1", "1"],
    ] {
        let row: Vec<String> = row.into_iter().map(str::to_owned).collect();
        assert!(rows.contains(&row), "{row:?}\n{rows:?}");
    }
}

#[test]
fn a_mark_of_ones_own_stands_before_a_symbol_or_a_name() {
    let document = paper(&workspace("choices"));
    let efficiency = cells(&document, "効率");
    assert!(efficiency[0].starts_with('レ') && efficiency[0].contains("A 高い"), "{efficiency:?}");
    let text = document.text();
    assert!(text.contains("●A") || text.contains("● A"), "{text}");
    let told = told("plan.yaml", "選んだもの: ●", "選んだもの: ●●");
    assert!(told.contains("印の「●●」が1文字ではありません"), "{told}");
}

#[test]
fn what_is_written_above_decides_what_has_to_be_filled_in() {
    let workspace = workspace("choices");
    workspace.edit("projects/houmon.yaml", "任意の理由: 一人暮らしの高齢者が増えている。, ", "");
    workspace.edit("projects/houmon.yaml", ", 挽回の方法: 広く知らせる。", "");
    workspace.edit("projects/houmon.yaml", ", 独自: {指標の課題: 回数が足りない。}", "");
    let run = workspace.run(&["check", "--color", "never"]);
    let told: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("警告")).collect();
    assert_eq!(
        told,
        [
            "警告[blank-status]: No.2 の「任意の理由」が未記入です",
            "警告[blank-status]: 指標「訪問の回数」の「指標の課題」が未記入です",
            "警告[blank-status]: No.3 の「挽回の方法」が未記入です",
        ]
    );
    let run = workspace.run(&["extract", "--missing"]);
    assert!(run.stdout.contains("No.2 見守りの訪問: 任意の理由"), "{}", run.stdout);
    // Where the 事業 is 法定, nothing is asked for.
    workspace.edit("projects/houmon.yaml", "区分: 任意", "区分: 法定");
    let run = workspace.run(&["check", "--color", "never"]);
    assert!(!run.stdout.contains("任意の理由」が未記入"), "{}", run.stdout);
}

#[test]
fn a_condition_names_something_that_stands_above() {
    let now = "記入: {対象: 事業, 独自: 区分, 値: [任意], 不要のとき: 網かけ}}\n    - {名称: 挽回の方法";
    let with = |need: &str| told("plan.yaml", now, &format!("記入: {need}}}\n    - {{名称: 挽回の方法"));
    let told = with("{対象: 指標, 独自: 指標の課題, 値: [任意]}");
    assert!(told.contains("「指標」は、「任意の理由」を書く取組項目の上のものではありません"), "{told}");
    assert!(told.contains("ここに書けるのは 事業、施策 です"), "{told}");
    let told = with("{対象: 施策, 独自: 区分, 値: [任意]}");
    assert!(
        told.contains(
            "「区分」は事業の独自の項目で、施策の独自の項目ではありません\n= 対処: 「対象: 事業」と書いてください"
        ),
        "{told}"
    );
}

#[test]
fn a_comparison_tells_choices_marks_and_conditions() {
    let workspace = workspace("choices");
    crate::support::copy(&workspace.path().join("content/2019"), &workspace.path().join("content/2019-案"));
    workspace.edit("plan.yaml", "内訳: [統合, 縮小]", "内訳: [統合, 縮小, 移管]");
    workspace.edit("plan.yaml", "ほか: ・", "ほか: ○");
    workspace.edit(
        "plan.yaml",
        "{対象: 施策, 評価: 施策の評価, 選択肢: [遅れ]}",
        "{対象: 事業, 独自: 区分, 値: [任意]}",
    );
    workspace.edit("projects/madoguchi.yaml", "今後の方向: 甲", "今後の方向: 現状維持");
    let run = workspace.run(&["compare", "content/2019-案", "content/2019", "--format", "text"]);
    for told in ["見直し（統合、縮小、移管）", "ほか ○", "事業の区分 任意", "継続（現状維持）"]
    {
        assert!(run.stdout.contains(told), "{told}\n{}{}", run.stdout, run.stderr);
    }
}
