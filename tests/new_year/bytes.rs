//! What of the files changes, line by line; every other byte stays.

use std::fs;

use super::made;
use crate::support::Workspace;

/// The lines of two texts that are not the same in both, as a diff shows them.
fn diff(old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    // The longest common subsequence.
    let mut table = vec![vec![0usize; new.len() + 1]; old.len() + 1];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            table[i][j] = if a == b { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || table[i + 1][j] >= table[i][j + 1]) {
            out.push(format!("-{}", old[i].escape_debug().to_string().replace("\\n", "")));
            i += 1;
        } else {
            out.push(format!("+{}", new[j].escape_debug().to_string().replace("\\n", "")));
            j += 1;
        }
    }
    out
}

/// The changes of a file of the small plan, of which the files are these.
fn changes(files: &[(&str, &str)], file: &str) -> Vec<String> {
    let workspace = Workspace::small();
    for (name, text) in files {
        workspace.write(name, text);
    }
    let run = workspace.run(&["new-year"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    diff(&fs::read_to_string(workspace.edition(file)).unwrap(), &made(&workspace, file))
}

const PLAN: &str = "\
\u{FEFF}# 設定です（2019年度）。\r
計画:   '小さな計画'  # 計画の名前\r
題名: \"小さな計画 \\\"平成31年度\\\" シート\"  # 題名\r
\r
資料番号: 資料1\r
発行者: 小さな市\r
作成日:     令和２年７月１日   # 作成日\r
年度: '平成31'\t# 年度\r
版:  \"確定\"\r
表示年度:   # 新しい順\r
  - 令和元年度   # 今年\r
  - H30\r
  - '2020'\r
年度の表記: [ 元年度 , '30年度',\"令和2年度\" ]\r
委員会: 小さな委員会\r
担当課: [ 社会福祉課,  {名称: 関係課, 区分: 総称} ]\r
体系:\r
  - 基本方針: (1)はじめの方針\r
    施策の方向:\r
      - {名称: ①はじめの施策, 事業: [1-1-1]}";

#[test]
fn a_plan_keeps_its_comments_quotes_blanks_and_line_ends() {
    let expected = [
        "-題名: \\\"小さな計画 \\\\\\\"平成31年度\\\\\\\" シート\\\"  # 題名\\r",
        "+題名: \\\"小さな計画 \\\\\\\"令和2年度\\\\\\\" シート\\\"  # 題名\\r",
        "-作成日:     令和２年７月１日   # 作成日\\r",
        "-年度: \\'平成31\\'\\t# 年度\\r",
        "-版:  \\\"確定\\\"\\r",
        "+作成日:     令和３年７月１日   # 作成日\\r",
        "+年度: \\'令和2\\'\\t# 年度\\r",
        "+版:  \\\"案\\\"\\r",
        "-  - 令和元年度   # 今年\\r",
        "-  - H30\\r",
        "-  - \\'2020\\'\\r",
        "-年度の表記: [ 元年度 , \\'30年度\\',\\\"令和2年度\\\" ]\\r",
        "+  - 令和2年度   # 今年\\r",
        "+  - H31\\r",
        "+  - \\'2021\\'\\r",
        "+年度の表記: [ 2年度 , \\'31年度\\',\\\"令和3年度\\\" ]\\r",
    ];
    assert_eq!(changes(&[("plan.yaml", PLAN)], "plan.yaml"), expected);
}

const PROJECT: &str = r#"# 事業の説明
事業: はじめの事業
取組項目:   # 並び順
  # 一つ目
  - 番号: 1
    名称: 冊子の発行
    担当課: [社会福祉課, 関係課]
    進捗状況:   "概ね進んだ"   # 前年より良い
    指標: # 二つ
      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}   # 部数
      - 名称: 配布部数
        単位: 部
        実績:
          # 古い順
          H30: 1895  # 見直した
          H31: # 途中
            値: 1990
            注: "※# 速報"
      - 名称: 会議
        単位: 回
        実績: {
          H30: 1,  # 一回
          H31: 2,  # 二回
        }
    成果: |-  # 長い文
      # これは本文
      発行した。

      配った。

  # 二つ目
  - {番号: 2, 名称: 会議, 担当課: [社会福祉課], 進捗状況: 未実施, 指標: [{名称: 回数, 単位: 回, 実績: {H30: 1}}], 成果: "なし, まだ"}
  - 再掲: 1
    上書き:   # ここだけ
      名称: 冊子
      # 成果は別
      成果: >
        別の文。
  - 再掲: 2
    上書き: {成果: ""}
  - 番号: 3
    名称: 集い
    担当課: [社会福祉課]
    進捗状況:
      # 迷った
      順調に進んだ
    成果:
      一行目
      二行目  # 終わり
"#;

#[test]
fn a_project_loses_only_what_was_of_the_year() {
    let expected = [
        "-    進捗状況:   \\\"概ね進んだ\\\"   # 前年より良い",
        "+    進捗状況:   # 前年より良い",
        "-      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}   # 部数",
        "+      - {名称: 発行部数, 単位: 部, 実績: {H31: 2300}}   # 部数",
        "-          H30: 1895  # 見直した",
        "-          H30: 1,  # 一回",
        "-    成果: |-  # 長い文",
        "-      # これは本文",
        "-      発行した。",
        "-",
        "-      配った。",
        "+    成果:  # 長い文",
        "-  - {番号: 2, 名称: 会議, 担当課: [社会福祉課], 進捗状況: 未実施, 指標: [{名称: 回数, 単位: 回, 実績: {H30: 1}}], 成果: \\\"なし, まだ\\\"}",
        "+  - {番号: 2, 名称: 会議, 担当課: [社会福祉課], 進捗状況: , 指標: [{名称: 回数, 単位: 回, 実績: }], 成果: }",
        "-      成果: >",
        "-        別の文。",
        "-    上書き: {成果: \\\"\\\"}",
        "-      順調に進んだ",
        "-      一行目",
        "-      二行目  # 終わり",
        "+        # 終わり",
    ];
    let found = changes(&[("projects/1-1-1.yaml", PROJECT)], "projects/1-1-1.yaml");
    assert_eq!(found, expected);
}

#[test]
fn opinions_give_way_to_an_empty_list_and_comments_beside_them_stay() {
    let opinions = "# yaml-language-server: $schema=../../schema/opinions.json\n\n意見:  # 第1回\n  # 一つ目\n  - 番号: 1\n    意見: よい。  # 甲委員\n\n# 終わり\n";
    let expected = ["-意見:  # 第1回", "+意見: []  # 第1回", "-  - 番号: 1", "-    意見: よい。  # 甲委員"];
    assert_eq!(changes(&[("opinions.yaml", opinions)], "opinions.yaml"), expected);
    for (text, changed) in [
        ("意見: [\n  {番号: 1, 意見: よい。}, # 甲\n ]\n", "意見: []\n"),
        ("意見: []\n", "意見: []\n"),
        ("意見:\n", "意見:\n"),
    ] {
        let workspace = Workspace::small();
        workspace.write("opinions.yaml", text);
        assert_eq!(workspace.run(&["new-year"]).code, 0);
        assert_eq!(made(&workspace, "opinions.yaml"), changed);
    }
}

/// The item of the small plan with these lines in it.
fn item(lines: &str) -> String {
    format!("事業: はじめの事業\n取組項目:\n  - 番号: 1\n    名称: 冊子の発行\n    担当課: [社会福祉課]\n{lines}")
}

#[test]
fn what_an_anchor_holds_is_not_lost_where_an_alias_still_stands_for_it() {
    for (old, new) in [
        // The alias goes, too.
        (
            "    進捗状況: 未実施\n    取組内容: &a 本文\n    成果: *a\n",
            "    進捗状況:\n    取組内容: &a 本文\n    成果:\n",
        ),
        // What it stands for goes.
        (
            "    重点: &b 前から\n    成果: &a  まだ。 # 文\n    取組内容: *a\n",
            "    重点: &b 前から\n    成果: # 文\n    取組内容: まだ。\n",
        ),
        // Both stay within a shared collection that changes in the same way in both places.
        (
            "    指標:\n      - {名称: 甲, 単位: 部, 実績: &s {H30: 1, H31: 2}}\n      - {名称: 乙, 単位: 部, 実績: *s }\n",
            "    指標:\n      - {名称: 甲, 単位: 部, 実績: &s {H31: 2}}\n      - {名称: 乙, 単位: 部, 実績: *s }\n",
        ),
        (
            "    指標:\n      - &i\n        名称: 甲\n        単位: 部\n        実績: &s\n          H30: 1\n      - *i\n",
            "    指標:\n      - &i\n        名称: 甲\n        単位: 部\n        実績:\n      - *i\n",
        ),
    ] {
        let workspace = Workspace::small();
        workspace.write("projects/1-1-1.yaml", item(old));
        let run = workspace.run(&["new-year"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(made(&workspace, "projects/1-1-1.yaml"), item(new));
    }
}

#[test]
fn what_cannot_be_changed_alone_is_refused_and_named() {
    for (text, line) in [
        // The block would have to be written out behind the alias.
        ("    成果: &a |\n      一行目\n      二行目\n    取組内容: *a\n", 6),
        ("    ? 成果\n    : 文\n", 7),
    ] {
        let workspace = Workspace::small();
        workspace.write("projects/1-1-1.yaml", item(text));
        let run = workspace.run(&["new-year"]);
        let message =
            format!("content/2019/projects/1-1-1.yaml の{line}行目: ここは、ほかを変えずには書き換えられません");
        assert!(run.code == 2 && run.stderr.contains(&message), "{}", run.stderr);
        assert!(!workspace.path().join("content/2020").exists());
    }
}

#[test]
fn a_value_without_a_year_is_said_of_the_years_that_it_was_of() {
    for (old, new) in [
        ("実績: 900", "実績: {H31: 900}"),
        ("実績: \"900, 約\"  # 毎年", "実績: {H31: \"900, 約\"}  # 毎年"),
        ("実績: {値: 900, 注: 速報}", "実績: {H31: {値: 900, 注: 速報}}"),
        ("実績: |\n          約\n          900", "実績: {H31: \"約\\n900\\n\"}"),
    ] {
        let of = |value: &str| item(&format!("    指標:\n      - 名称: 甲\n        単位: 部\n        {value}\n"));
        let workspace = Workspace::small();
        workspace.write("projects/1-1-1.yaml", of(old));
        let run = workspace.run(&["new-year"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(made(&workspace, "projects/1-1-1.yaml"), of(new));
    }
}

#[test]
fn however_the_lines_end_they_keep_their_ends() {
    let with = |end: &str| {
        let workspace = Workspace::small();
        workspace.write("projects/1-1-1.yaml", PROJECT.replace('\n', end));
        let run = workspace.run(&["new-year"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        made(&workspace, "projects/1-1-1.yaml")
    };
    let usual = with("\n");
    for end in ["\r\n", "\r"] {
        assert_eq!(with(end), usual.replace('\n', end));
    }
}

#[test]
fn a_plan_in_ways_that_few_people_write_keeps_its_form() {
    let plan = "---\n\"計画\": 小さな計画\n題名: |  # 二行\n  小さな計画\n  （平成31年度）  \n資料番号: 資料1\n発行者: 小さな市\n作成日: \"令和2年\\u0037月1日\"\n\
        \"年度\" : H31\n表示年度: &p [H30, H31]\n委員会: 小さな委員会\n担当課:\n- 社会福祉課\n- {名称: 関係課, 区分: 総称}\n様式:\n  指標の表:\n  \
        - {名称: 甲, 表示年度: *p, 年度の表記: [\"30\", 31]}\n体系:\n- 基本方針: (1)はじめの方針\n  施策の方向:\n  - {名称: ①はじめの施策, 事業: [1-1-1]}\n";
    let expected = [
        "-  （平成31年度）  ",
        "+  （令和2年度）  ",
        "-作成日: \\\"令和2年\\\\u0037月1日\\\"",
        "-\\\"年度\\\" : H31",
        "-表示年度: &p [H30, H31]",
        "+作成日: \\\"令和3年7月1日\\\"",
        "+\\\"年度\\\" : R2",
        "+表示年度: &p [H31, R2]",
        "-  - {名称: 甲, 表示年度: *p, 年度の表記: [\\\"30\\\", 31]}",
        "+  - {名称: 甲, 表示年度: *p, 年度の表記: [\\\"31\\\", 2]}",
    ];
    assert_eq!(changes(&[("plan.yaml", plan)], "plan.yaml"), expected);
}

#[test]
fn lists_in_the_column_of_their_key_and_files_in_braces_are_changed_alike() {
    let opinions = "意見:\n- 番号: 1\n  意見: |\n    よい。\n    # 本文\n\n  # 一つ目\n# 末\n";
    let expected = ["-意見:", "-- 番号: 1", "-  意見: |", "-    よい。", "-    # 本文", "+意見: []"];
    assert_eq!(changes(&[("opinions.yaml", opinions)], "opinions.yaml"), expected);
    let project = "{事業: はじめの事業, 取組項目: [\n  {番号: 1, 名称: 冊子, 担当課: [社会福祉課], \"進捗状況\":未実施, 成果: \"a # b\"  # c\n  \
        , 指標: [ {名称: 甲, 単位: 部, 実績: { \"H30\":1 , # x\n     H31 : 2 } } ] },\n  {再掲: 1, # r\n    上書き: {成果: x} # y\n  }\n]}\n";
    let expected = [
        "-  {番号: 1, 名称: 冊子, 担当課: [社会福祉課], \\\"進捗状況\\\":未実施, 成果: \\\"a # b\\\"  # c",
        "-  , 指標: [ {名称: 甲, 単位: 部, 実績: { \\\"H30\\\":1 , # x",
        "+  {番号: 1, 名称: 冊子, 担当課: [社会福祉課], \\\"進捗状況\\\": , 成果:   # c",
        "+  , 指標: [ {名称: 甲, 単位: 部, 実績: { # x",
        "-  {再掲: 1, # r",
        "-    上書き: {成果: x} # y",
        "+  {再掲: 1 # r",
    ];
    assert_eq!(changes(&[("projects/1-1-1.yaml", project)], "projects/1-1-1.yaml"), expected);
}
