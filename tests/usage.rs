//! What is said when the program is called wrongly: in Japanese, with the remedy.

use crate::support::Workspace;

fn refused(arguments: &[&str], code: i32, stderr: &str) {
    let run = Workspace::small().run(arguments);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (code, "", stderr), "{arguments:?}");
}

const SEE_HELP: &str = "「shinkan --help」で使い方を表示します\n";

#[test]
fn wrong_arguments_are_named() {
    for (arguments, message) in [
        (vec!["biuld"], "「biuld」というコマンドはありません。「build」ではありませんか"),
        (vec!["build", "--yaer", "H31"], "「--yaer」は使えません。「--year」ではありませんか"),
        (vec!["build", "余分"], "「余分」は使えません"),
        (vec!["build", "--year"], "--year <年度> の値がありません"),
        (
            vec!["build", "--year", "昨年"],
            "--year <年度> に「昨年」は使えません。年度は 2019、H31、R1、平成31、令和元、基準日の月は 2007-06、H19.6 のように書いてください",
        ),
        (vec!["build", "--year", "H30", "--year", "H31"], "「--year <年度>」は2度、または同時には使えません"),
        (vec!["eject"], "<フォルダー> を指定してください"),
        (vec!["compare", "H31"], "<新> を指定してください"),
        (vec!["-C"], "-C <フォルダー> の値がありません"),
    ] {
        refused(&arguments, 2, &format!("エラー: {message}\n{SEE_HELP}"));
    }
}

#[test]
fn a_year_that_is_not_there_lists_those_that_are() {
    refused(&["build", "--year", "R2"], 2, "エラー: 2020年度の内容がありません。あるのは 2019 です\n");
}

#[test]
fn a_folder_without_content_says_how_to_begin() {
    let run = Workspace::empty().run(&["build"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "エラー: content がありません。年度ごとのフォルダー（content/2019/ など）に plan.yaml と projects/ を置いてください。\
         別の場所にあるなら「shinkan -C フォルダー build」のように指定します\n"
    );
}

#[test]
fn content_without_an_edition_says_how_to_begin() {
    let workspace = Workspace::empty();
    std::fs::create_dir_all(workspace.path().join("content/古いもの")).unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "エラー: content に年度のフォルダーがありません。content/2019/（基準日のある資料なら content/2007-06/）のように西暦で作り、plan.yaml と projects/ を置いてください\n"
    );
}

#[test]
fn the_help_is_japanese() {
    let run = Workspace::empty().run(&["--help"]);
    assert_eq!(run.code, 0);
    assert_eq!(
        run.stdout,
        "\
行政計画の進行管理の資料を、YAML から印刷用の PDF にします

使い方: shinkan [-C フォルダー] コマンド [オプション]

コマンド:
  build     委員会の資料（PDF）を作ります。out/年度/資料番号.pdf に書きます
  extract   担当課ごとの抜粋（PDF）を作ります。out/年度/課別/課名.pdf に書きます
  summary   総括表（評価の集計と指標の推移）を作ります。out/年度/総括表.pdf に書きます
  check     内容を調べ、誤りと疑わしい点をすべて知らせます
  compare   2つの内容を比べ、変わったところの新旧対照表を作ります。out/新旧対照_旧_新.pdf に書きます
  history   取組項目の指標と評価を、すべての年度の資料から並べます。out/推移.pdf に書きます
  archive   年度を、確かめられる形（BagIt）で保存します。archive/年度/ に書きます
  verify    保存した年度が元のままか、そこから同じ PDF を作り直せるかを確かめます
  new-year  次の年度のフォルダーを作ります。評価、成果、意見を空にし、変えたことを一覧にします
  eject     build が使う Typst のプロジェクトを、そのまま書き出します
  init      小さな見本の内容を作ります。書き方の説明が付いていて、そのまま build できます
  schema    エディターで項目や課名を補完するための JSON Schema を、schema/ に書きます

オプション:
  -C <フォルダー>     content/ のあるフォルダー。省略すると、いまのフォルダー
  -h, --help     この説明を表示する
  -V, --version  版の番号を表示する

終了コード: 0 正常、1 内容の誤り（verify の不一致、--exit-code での違いも）、2 使い方や環境の問題
例: shinkan build --year H31
"
    );
}
