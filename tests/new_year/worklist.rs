//! What is told of the work.

use super::made;
use crate::support::Workspace;

fn told(workspace: &Workspace) -> String {
    let run = workspace.run(&["new-year"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "content/2020\n"), "{}", run.stderr);
    run.stderr
}

/// The lines under a heading.
fn section<'a>(told: &'a str, heading: &str) -> Vec<&'a str> {
    let lines = told.lines().skip_while(|line| !line.starts_with(heading)).skip(1);
    lines.take_while(|line| !line.is_empty()).map(|line| line.strip_prefix("  ").unwrap()).collect()
}

#[test]
fn the_whole_list_of_the_small_plan() {
    assert_eq!(
        told(&Workspace::small()),
        "\
content/2019（平成31年度）から content/2020（令和2年度）を作りました

変えたこと
  plan.yaml:5  作成日: 2020-07-01 → 2021-07-01
  plan.yaml:6  年度: H31 → R2
  plan.yaml:7  表示年度: H30, H31 → H31, R2

消したこと（元のものは content/2019 に残っています）
  進捗状況を空にしました: 1件（No.1）
  成果を空にしました: 1件（No.1）
  opinions.yaml:1  意見を空にしました: 1件
  実績 H30 を消しました（表示年度から外れたため）: 2件（No.1）

確かめること
  plan.yaml:5  作成日は1年後にしました。新しい資料の日付に直してください
  plan.yaml:2  題名は「小さな計画の進行管理シート」のままです
  plan.yaml:3  資料番号は「資料1」のままです
  plan.yaml:6  版がないので「確定」の資料になります。できあがるまでは「版: 案」と書いてください

次にすること
  1. 上の「確かめること」を見て、content/2020 のファイルを直します
  2. 評価、新しい実績、成果を書きます。まだのものは「shinkan extract --missing --year 2020」で分かります
  3. 「shinkan schema」で、エディターの補完を新しい年度に合わせます
"
    );
}

#[test]
fn a_forecast_among_the_results_is_taken_out_and_told_and_a_target_stays() {
    let workspace = Workspace::small();
    workspace
        .edit("plan.yaml", "表示年度: [H30, H31]", "表示年度: [H31, R2, R3]\n様式: {系列: [計画, 実績, 参考, {名称: 効果, 役割: 累計}]}")
        .edit(
            "projects/1-1-1.yaml",
            "{名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}",
            "{名称: 発行部数, 単位: 部, 計画: {H31: 1, R2: 2, R3: 3}, 実績: {H31: 2300, R2: 2400, R3: 2500}, 参考: {R2: 5}, 効果: {R2: 6}}",
        )
        .edit("projects/1-1-1.yaml", "実績: {H30: 1895, H31: 1990}", "実績: {H31: 1990, 令和2: }");
    let told = told(&workspace);
    let project = made(&workspace, "projects/1-1-1.yaml");
    let expected = "{名称: 発行部数, 単位: 部, 計画: {R2: 2, R3: 3}, 実績: {R3: 2500}, 参考: {R2: 5}, 効果: }";
    assert!(project.contains(expected), "{project}");
    assert!(project.contains("{名称: 配布部数, 単位: 部, 実績: {令和2: }}"), "{project}");
    let gone = section(&told, "消したこと");
    let why = "（前の年度に書かれた見込みです。実績として印刷しないように消しました）";
    for line in [
        format!("元の projects/1-1-1.yaml:13  No.1 実績 R2: 2400{why}"),
        format!("元の projects/1-1-1.yaml:13  No.1 効果 R2: 6{why}"),
        "実績 H31 を消しました（表示年度から外れたため）: 2件（No.1）".to_owned(),
    ] {
        assert!(gone.contains(&line.as_str()), "{line}\n{told}");
    }
    let left = section(&told, "確かめること");
    assert!(left.contains(&"projects/1-1-1.yaml:13  No.1 参考 R2: 5 は、新しい年度の値がもうあります"), "{told}");
}

#[test]
fn every_comment_that_goes_is_told_with_its_old_line() {
    let workspace = Workspace::small();
    workspace.write("opinions.yaml", "意見:\n  - 番号: 1  # 甲委員\n    意見: よい。\n");
    workspace.edit(
        "projects/1-1-1.yaml",
        "実績: {H30: 1895, H31: 1990}",
        "実績: {\n          H30: 1895, # 訂正\n          H31: 1990}",
    );
    workspace.edit("projects/1-1-1.yaml", "  - 再掲: 1", "  - 再掲: 1\n    # 残る\n    上書き: {成果: 別} # 別の文");
    let told = told(&workspace);
    let gone: Vec<&str> = section(&told, "消したこと").into_iter().filter(|line| line.contains("コメント")).collect();
    assert_eq!(
        gone,
        [
            "元の projects/1-1-1.yaml:15  コメント: # 訂正",
            "元の projects/1-1-1.yaml:20  コメント: # 別の文",
            "元の opinions.yaml:2  コメント: # 甲委員",
        ]
    );
    assert!(made(&workspace, "projects/1-1-1.yaml").ends_with("  - 再掲: 1\n    # 残る\n"));
    assert!(told.ends_with("\n場所は content/2020 のファイルと行です。「元の」とあるものは content/2019 の行です\n"));
}

#[test]
fn permissions_that_let_nothing_stand_any_more_go_and_others_stay() {
    let workspace = Workspace::small();
    workspace
        .edit("plan.yaml", "体系:", "許可:\n  # 単位\n  - {コード: missing-unit, 理由: なし} # 単位はない\n  - {コード: doubled-word, 理由: 原文のまま} # 文\n体系:")
        .edit("projects/1-1-1.yaml", "名称: 発行部数, 単位: 部,", "名称: 発行部数,")
        .edit("projects/1-1-1.yaml", "    成果: 発行した。", "    成果: 発行をを した。 # よい # shinkan: 許可 space-in-word 原文のまま")
        .edit("projects/1-1-1.yaml", "取組内容: 冊子を発行する。", "取組内容: 冊子を を発行する。 # shinkan: 許可 space-in-word 原文のまま");
    let told = told(&workspace);
    assert!(
        made(&workspace, "plan.yaml")
            .contains("許可:\n  # 単位\n  - {コード: missing-unit, 理由: なし} # 単位はない\n体系:"),
        "{}",
        made(&workspace, "plan.yaml")
    );
    let project = made(&workspace, "projects/1-1-1.yaml");
    assert!(project.contains("\n    成果: # よい\n"), "{project}");
    assert!(project.contains("冊子を を発行する。 # shinkan: 許可 space-in-word 原文のまま\n"), "{project}");
    let gone: Vec<&str> = section(&told, "消したこと").into_iter().filter(|line| line.contains("元の ")).collect();
    assert_eq!(
        gone,
        [
            "元の projects/1-1-1.yaml:15  要らなくなった許可: # shinkan: 許可 space-in-word 原文のまま",
            "元の plan.yaml:15  要らなくなった許可: {コード: doubled-word, 理由: 原文のまま}",
            "元の plan.yaml:15  コメント: # 文",
        ]
    );
    let check = workspace.run(&["check", "--year", "R2"]);
    assert!(!check.stdout.contains("unused-permission"), "{}", check.stdout);
}

#[test]
fn texts_and_comments_that_name_a_year_are_told_with_their_new_lines() {
    let workspace = Workspace::small();
    workspace
        .edit("projects/1-1-1.yaml", "    進捗状況: 概ね進んだ\n", "    進捗状況:\n      概ね進んだ\n")
        .edit(
            "projects/1-1-1.yaml",
            "    重点: 冊子を配る。\n",
            "    重点: |\n      冊子を配る。\n      平成31年度から、7月14日に広げ、来年度も続ける。\n",
        )
        .edit("projects/1-1-1.yaml", "  - 再掲: 1", "# R2 に見直す\n  - 再掲: 1")
        .edit("projects/1-1-1.yaml", "    成果: 発行した。", "    成果: 平成31年度に発行した。");
    let told = told(&workspace);
    let left = section(&told, "確かめること");
    let years: Vec<&str> = left.into_iter().skip_while(|line| !line.starts_with("年度や日付")).collect();
    assert_eq!(
        years,
        [
            "年度や日付が書かれている文とコメント（変えていません）: 2か所",
            "  projects/1-1-1.yaml:12  重点 「平成31年度から、7月14日に広げ、来年度も続ける。」",
            "  projects/1-1-1.yaml:18  コメント 「# R2 に見直す」",
        ],
        "{}",
        made(&workspace, "projects/1-1-1.yaml")
    );
}

#[test]
fn what_a_city_writes_besides_is_told_by_name() {
    let workspace = super::workspace("tests/fixtures/forms/tables");
    workspace.edit("projects/1-1.yaml", "        目標: {H31: 200}", "        目標: 200");
    let told = told(&workspace);
    for line in [
        "目標（年度のない値）は前の年度のままで、新しい年度の値にもなります: 1件（窓口の開設）",
        "出典は前の年度のままです: 2件（(2) 数だけの柱、窓口の開設）",
        "根拠法令は前の年度のままです: 1件（窓口の開設）",
    ] {
        assert!(section(&told, "確かめること").contains(&line), "{told}");
    }
}

#[test]
fn labels_of_single_years_move_on_where_they_say_more_than_the_year() {
    for (labels, made_of) in [
        ("{表記: 和暦, H31: 令和元年度}", " {表記: 和暦, H31: 令和元年度}"),
        ("{表記: 和暦, H31: 31年度(今回), H30: 30年度}", " {表記: 和暦, R2: 2年度(今回), H31: 31年度}"),
        ("{H30: 平成30年度, H31: 今年}", " {H31: 平成31年度, R2: 今年}"),
    ] {
        let workspace = Workspace::small();
        workspace.edit("plan.yaml", "表示年度: [H30, H31]\n", &format!("表示年度: [H30, H31]\n年度の表記: {labels}\n"));
        told(&workspace);
        assert!(
            made(&workspace, "plan.yaml").contains(&format!("年度の表記:{made_of}\n")),
            "{labels} {}",
            made(&workspace, "plan.yaml")
        );
    }
    // Without a label of its own left, the paper goes on as if there had been none.
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "表示年度: [H30, H31]\n", "表示年度: [H30, H31]\n年度の表記: {H30: 平成30年度}\n");
    told(&workspace);
    assert!(!made(&workspace, "plan.yaml").contains("年度の表記"), "{}", made(&workspace, "plan.yaml"));
}
