//! What the help says: in Japanese, in the order of a year's work, in columns that a terminal shows as such.

use crate::support::Workspace;

#[test]
fn the_help_is_japanese() {
    let run = Workspace::empty().run(&["--help"]);
    assert_eq!(run.code, 0);
    assert_eq!(
        run.stdout,
        "\
行政計画の進行管理の資料を、YAML から印刷用の PDF にします

使い方: shinkan [-C フォルダー] コマンド [オプション]
        shinkan（コマンドを書かないと、番号で選ぶメニュー）

コマンド:
  init         小さな計画の見本を作ります。content/年度/ と schema/ に書きます
  check        内容を調べます。エラーと疑わしい点を、すべて知らせます
  build        委員会の資料（PDF）を作ります。out/年度/資料番号.pdf に書きます
  extract      担当課ごとの抜粋（PDF）を作ります。out/年度/課別/課名.pdf に書きます
  request      担当課に記入してもらう Excel ブックを作ります。out/年度/照会/課名.xlsx に書きます
  summary      総括表（評価の集計と指標の推移の PDF）を作ります。out/年度/総括表.pdf に書きます
  compare      2つの内容の新旧対照表（PDF）を作ります。out/新旧対照_旧_新.pdf に書きます
  history      評価と指標の推移（PDF）を、すべての年度から作ります。out/推移.pdf に書きます
  archive      年度を、確かめられる形（BagIt）で保存します。archive/年度/ に書きます
  verify       保存した年度を確かめます。元のままか、同じ PDF を作り直せるかを知らせます
  new-year     次の年度の内容を、評価、成果、意見を空にして作ります。content/次の年度/ に書きます
  schema       エディターが項目や課名を補完するための JSON Schema を作ります。schema/ に書きます
  eject        build が使う Typst のプロジェクトを作ります。指定したフォルダーに書きます
  help         コマンドの使い方を表示します
  completions  シェルがコマンドを補完するためのスクリプトを表示します

オプション:
  -q, --quiet         進み具合、時間、件数を表示しない（結果、指摘、エラーだけを表示する）
      --color <いつ>  表示の色: auto（端末でだけ）、always（いつも）、never（なし）。省略すると auto
  -C <フォルダー>     content/ のあるフォルダー。省略すると、いまのフォルダー
  -h, --help          この説明を表示する
  -V, --version       版の番号を表示する

終了コード: 0 正常、1 内容のエラー（verify の不一致、--exit-code での違いも）、2 使い方や環境の問題
例: shinkan build --year 2025
"
    );
}

#[test]
fn the_help_of_a_command_has_its_own_options_first() {
    let run = Workspace::empty().run(&["extract", "--help"]);
    let options = run.stdout.lines().map(str::trim_start).filter(|line| line.starts_with('-') || line.starts_with('['));
    let options: Vec<&str> = options.map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(options.first(), Some(&"[課名…]"), "{}", run.stdout);
    assert_eq!(options[options.len() - 2..], ["-C", "-h,"], "{}", run.stdout);
}
