//! Faults in the content: for each, exactly what is said. The expected texts stand in `faults.txt` beside this file.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Mutex;

use crate::support::approved::{assert_same_text, is_update};
use crate::support::{Workspace, root};

const ITEM: &str = "projects/1-1-1.yaml";
const PLAN: &str = "plan.yaml";
const APPROVED: &str = "tests/content/faults.txt";

/// A fault by its heading in `faults.txt`, and the edits that make it.
pub type Case = (&'static str, fn(&Workspace) -> &Workspace);

/// Makes a test of every fault.
macro_rules! faults {
    ($($name:ident($heading:literal, $edit:expr)),* $(,)?) => {
        /// Every fault.
        pub const CASES: &[Case] = &[$(($heading, $edit)),*];

        $(#[test]
        fn $name() {
            assert_said($heading, $edit);
        })*
    };
}

faults!(
    unknown_key("知らない項目", |w| w.edit(ITEM, "    成果: 発行した。", "    成果物: 発行した。")),
    unknown_key_like_no_other("似たもののない項目", |w| w.edit(
        ITEM,
        "    成果: 発行した。",
        "    備考欄: 発行した。"
    )),
    key_twice("同じ項目が2度", |w| w.edit(ITEM, "    重点: 冊子を配る。", "    名称: 冊子を配る。")),
    needed_key_missing("必要な項目がない", |w| w.edit(PLAN, "題名: 小さな計画の進行管理シート\n", "")),
    needed_key_blank("必要な項目が空", |w| w.edit(PLAN, "題名: 小さな計画の進行管理シート", "題名:")),
    status_outside_the_scale("選択肢にない進捗状況", |w| w.edit(
        ITEM,
        "進捗状況: 概ね進んだ",
        "進捗状況: おおむね進んだ"
    )),
    department_outside_the_list("一覧にない担当課", |w| w.edit(
        ITEM,
        "[社会福祉課, 関係課]",
        "[社会福祉科, 総務部]"
    )),
    department_that_looks_the_same("見た目の同じ担当課", |w| {
        w.edit(PLAN, "  - 社会福祉課", "  - 社会福祉課\n  - こども課").edit(
            ITEM,
            "[社会福祉課, 関係課]",
            "[こと\u{3099}も課, 社会\u{200B}福祉課]",
        )
    }),
    status_that_looks_the_same("見た目の同じ進捗状況", |w| w.edit(
        ITEM,
        "進捗状況: 概ね進んだ",
        "進捗状況: 概ね進んた\u{3099}"
    )),
    comma_in_a_number("桁区切りのコンマ", |w| w.edit(
        ITEM,
        "{H30: 1895, H31: 1990}",
        "{H30: 1,895, H31: 1,099}"
    )),
    years_among_keys_of_a_value("年度と値の項目が混ざる", |w| w.edit(
        ITEM,
        "{H30: 1895, H31: 1990}",
        "{H30: 1895, 値: 1990}"
    )),
    slip_in_a_key_of_a_value("値の項目の打ち間違い", |w| w.edit(
        ITEM,
        "{H30: 1895, H31: 1990}",
        "{H31: {値: 1990, 付け記: あ}}"
    )),
    year_in_two_spellings("同じ年度の二つの書き方", |w| w.edit(
        ITEM,
        "{H30: 1895, H31: 1990}",
        "{H31: 1895, R1: 1990}"
    )),
    indicator_behind_one_without_a_name("名称のない指標の次の指標", |w| {
        w.edit(ITEM, "{名称: 発行部数, 単位: 部,", "{単位: 部,").edit(ITEM, "H31: 1990", "H33: 1990")
    }),
    year_not_shown("表示しない年度", |w| w.edit(ITEM, "{H30: 1895, H31: 1990}", "{H29: 1895, H31: 1990}")),
    no_year("年度でないもの", |w| w.edit(ITEM, "{H30: 1895, H31: 1990}", "{前年: 1895, 付き: 1990}")),
    repeat_of_no_item("ない番号の再掲", |w| w.edit(ITEM, "再掲: 1", "再掲: 11")),
    opinion_on_no_item("ない番号への意見", |w| w.edit("opinions.yaml", "番号: 1", "番号: 2")),
    number_twice("同じ番号が2度", |w| w.edit(
        ITEM,
        "  - 再掲: 1\n",
        "  - 番号: 1\n    名称: あ\n    担当課: [関係課]\n"
    )),
    opinion_twice("同じ番号への意見が2度", |w| w.edit(
        "opinions.yaml",
        "意見:\n",
        "意見:\n  - {番号: 1, 意見: あ}\n"
    )),
    year_of_another_folder("年度とフォルダーの違い", |w| {
        w.edit(PLAN, "年度: H31\n表示年度: [H30, H31]", "年度: H30\n表示年度: [H30, H31]")
    }),
    no_date("日付でないもの", |w| w.edit(PLAN, "2020-07-01", "2020-02-30")),
    too_few_labels_of_years("年度の表記の数", |w| w.edit(PLAN, "委員会:", "年度の表記: [三十]\n委員会:")),
    slip_in_the_style_of_years("年度の表記の打ち間違い", |w| w.edit(
        PLAN,
        "委員会:",
        "年度の表記: 元号\n委員会:"
    )),
    project_without_a_file("ファイルのない事業", |w| w.edit(PLAN, "[1-1-1]", "[1-1-1, 1-1-2]")),
    file_with_another_ending("終わりの違うファイル", |w| {
        w.edit(PLAN, "[1-1-1]", "[1-1-1, 1-1-2]").write("projects/1-1-2.yaml.txt", "")
    }),
    file_with_a_full_width_name("全角の名前のファイル", |w| {
        w.edit(PLAN, "[1-1-1]", "[1-1-1, 1-1-2]").write("projects/１－１－２.yaml", "")
    }),
    full_width_project_id("全角の事業の番号", |w| w.edit(PLAN, "[1-1-1]", "[１－１－１]")),
    file_in_place_of_a_folder("フォルダーの代わりにファイル", |w| {
        fs::remove_dir_all(w.edition("projects")).unwrap();
        w.write("projects", "")
    }),
    project_id_with_an_ending("終わりの付いた事業の番号", |w| w.edit(PLAN, "[1-1-1]", "[1-1-1.yaml]")),
    plan_under_another_name("名前の違う plan.yaml", |w| {
        fs::rename(w.edition(PLAN), w.edition("plan.yml")).unwrap();
        w
    }),
    project_id_that_leads_out("外に出る事業の番号", |w| w.edit(PLAN, "[1-1-1]", "[1-1-1, ../../1]")),
    project_twice("同じ事業が2度", |w| w.edit(PLAN, "[1-1-1]", "[1-1-1, 1-1-1]")),
    list_in_place_of_text("文字の代わりに一覧", |w| w.edit(ITEM, "成果: 発行した。", "成果: [発行した。]")),
    text_in_place_of_a_list("一覧の代わりに文字", |w| w.edit(ITEM, "[社会福祉課, 関係課]", "社会福祉課")),
    five_in_one_file("一つのファイルに五つ", |w| {
        w.edit(ITEM, "取り組み目標:", "取組目標:")
            .edit(ITEM, "番号: 1\n", "番号:\n")
            .edit(ITEM, "進捗状況: 概ね進んだ", "進捗状況: 概ね")
            .edit(ITEM, "単位: 部, 実績: {H30: 2300, H31: 2300}", "単位: 部, 実績: {H30: 2300, H33: 2300}")
            .edit(ITEM, "[社会福祉課, 関係課]", "[福祉課]")
    }),
    one_in_every_file("すべてのファイルに一つずつ", |w| {
        w.edit(PLAN, "題名:", "題:").edit(ITEM, "番号: 1\n", "番号： 1\n").edit(
            "opinions.yaml",
            "意見: よい。",
            "意 見: あ",
        )
    }),
    unquoted_percent("引用符のない％", |w| w.edit(
        ITEM,
        "{名称: 配布部数, 単位: 部,",
        "{名称: 配布部数, 単位: %,"
    )),
    unquoted_percent_on_a_line("引用符のない％の行", |w| w.edit(ITEM, "    成果: 発行した。", "    成果: %")),
    unquoted_dash("引用符のない横線", |w| w.edit(ITEM, "    成果: 発行した。", "    成果: -")),
    unquoted_dash_before_text("引用符のない横線と文", |w| w.edit(
        ITEM,
        "    成果: 発行した。",
        "    成果: - 発行した。"
    )),
    unquoted_dash_before_a_department("引用符のない横線と課", |w| w.edit(
        ITEM,
        "    担当課: [社会福祉課, 関係課]",
        "    担当課: - 社会福祉課"
    )),
    full_width_colon("全角のコロン", |w| w.edit(ITEM, "    成果: 発行した。", "    成果：発行した。")),
    full_width_indent("全角の空白の字下げ", |w| w.edit(ITEM, "    成果: 発行した。", "　　成果: 発行した。")),
    tab_indent("タブの字下げ", |w| w.edit(ITEM, "    成果: 発行した。", "\t成果: 発行した。")),
    colon_in_a_text("文の中のコロン", |w| w.edit(ITEM, "成果: 発行した。", "成果: 発行した。部数: 多い")),
    quote_without_its_end("閉じない引用符", |w| w.edit(ITEM, "成果: 発行した。", "成果: \"発行した。")),
    brace_without_its_end("閉じない括弧", |w| w.edit(ITEM, "{H30: 1895, H31: 1990}}", "{H30: 1895, H31: 1990}")),
    wrong_indent("字下げの誤り", |w| w.edit(ITEM, "    成果: 発行した。", "     成果: 発行した。")),
    ambiguous_line_break("二通りに読める折り返し", |w| w.edit(
        ITEM,
        "[社会福祉課, 関係課]",
        "[社会福祉課,\n  関係課]"
    )),
    comma_in_a_breakdown("内訳の桁区切り", |w| w.edit(
        ITEM,
        "{H30: 1895, H31: 1990}",
        "{H31: {内訳: {会: 1,895, 他: 10}}}"
    )),
    comma_in_a_value("値の桁区切り", |w| w.edit(ITEM, "{H30: 1895, H31: 1990}", "{値: 1,295}")),
    comma_in_braces("括弧の中の桁区切り", |w| w.edit(ITEM, "{H30: 1895, H31: 1990}", "1,990")),
    slip_in_a_level_worded_otherwise("上位の表記の打ち間違い", |w| {
        w.edit(PLAN, "        事業: [1-1-1]", "        事業: [1-1-1]\n        上位の表記: {基本方診: あ}")
    }),
    slip_in_a_level("体系の打ち間違い", |w| w.edit(PLAN, "施策の方向:", "施策の方針:")),
    calendar_year("暦年", |w| w.edit(ITEM, "{H30: 1895, H31: 1990}", "{2018年: 1895, Ｈ３１年: 1990}")),
    calendar_year_shown("表示年度の暦年", |w| w.edit(PLAN, "[H30, H31]", "[2018年, H31]")),
    month_before_its_era("元号の始まる前の月", |w| w.edit(
        PLAN,
        "[H30, H31]",
        "[R1.4, Ｒ１．３, 令和元年5月, H31]"
    )),
    slip_in_a_year("表示年度の打ち間違い", |w| w.edit(PLAN, "[H30, H31]", "[H30, H3l]")),
    slip_in_a_department("担当課の打ち間違い", |w| w.edit(PLAN, "  - 社会福祉課", "  - {名前: 社会福祉課}")),
    empty_braces("中身のない括弧", |w| w.write(ITEM, "{}\n")),
    settings_without_settings("設定のない設定", |w| w.write(PLAN, "{}\n")),
    tab_in_a_text("文の中のタブ", |w| w.edit(ITEM, "成果: 発行した。", "成果: |\n      30年度\t11\t12件")),
    colon_without_a_space("コロンの後に空白がない", |w| w.edit(
        ITEM,
        "    成果: 発行した。",
        "    成果:発行した。"
    )),
    escape_in_quotes("引用符の中の記号", |w| w.edit(ITEM, "成果: 発行した。", "成果: \"\\発行\"")),
    empty_file("空のファイル", |w| w.write(ITEM, "")),
    two_documents("二つの文書", |w| w.edit(ITEM, "取組項目:\n", "---\n取組項目:\n")),
    tag("タグ", |w| w.edit(ITEM, "成果: 発行した。", "成果: !発行した")),
    list_in_place_of_a_key("項目名でない項目名", |w| w.edit(ITEM, "成果: 発行した。", "[成果]: 発行した。")),
    bomb_of_aliases("別名の爆弾", |w| {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for i in 1..12 {
            text.push_str(&format!("a{i}: &a{i} [{}]\n", format!("*a{}, ", i - 1).repeat(9)));
        }
        w.write(ITEM, text)
    }),
    deep_nesting("深い入れ子", |w| w.write(ITEM, format!("事業: {}\n", "[".repeat(1000)))),
    shift_jis("Shift_JIS", |w| w.write(ITEM, b"\x8e\x96\x8b\xc6: \x82\xa0\n")),
    euc_jp("EUC-JP", |w| {
        w.write(ITEM, b"\xbb\xf6\xb6\xc8: \xca\xa1\xbb\xe3\xa4\xce\xc1\xeb\xb8\xfd\xa1\xca\xc7\xcb\xfd\xfe\xa1\xcb\n")
    }),
    shift_jis_or_euc_jp("Shift_JIS か EUC-JP", |w| w.write(ITEM, b"\xbb\xf6\xb6\xc8: \xa4\xa2\n")),
    iso_2022_jp("ISO-2022-JP", |w| w.write(ITEM, b"# JIS\n\x1B$B;v6H\x1B(B: \x1B$B$\"\x1B(B\n")),
    broken_utf_8("傷んだ UTF-8", |w| w.write(ITEM, b"\xe4\xba\x8b\xe6\xa5\xad: \xe3\x81\n")),
    utf_16_without_bom("BOM のない UTF-16", |w| w.write(ITEM, b"\x8b\x4e\x6d\x69:\0 \0B0\n\0")),
    utf_16("UTF-16", |w| w.write(ITEM, b"\xFF\xFE\x8B\x4E")),
    file_too_large("大きすぎるファイル", |w| w.write(ITEM, vec![b'#'; 9 << 20])),
    tag_of_a_type("型の指定", |w| w.edit(ITEM, "成果: 発行した。", "成果: !!binary aGVsbG8=")),
    merge_key("取り込みの記号", |w| w.edit(ITEM, "  - 番号: 1\n", "  - <<: {重点: あ}\n    番号: 1\n")),
    invisible_character_in_a_key("見えない文字の入った項目名", |w| w.edit(
        ITEM,
        "    成果:",
        "    成果\u{200B}:"
    )),
    character_that_turns_the_text("向きを変える文字", |w| w.edit(
        ITEM,
        "成果: 発行した。",
        "成果: \u{2067}発行\u{2069}した。"
    )),
    carriage_returns_alone("CR だけの改行", |w| {
        w.edit(ITEM, "進捗状況: 概ね進んだ", "進捗状況: 概ね");
        let text = fs::read_to_string(w.edition(ITEM)).unwrap();
        w.write(ITEM, text.replace('\n', "\r"))
    }),
    nul("NUL", |w| w.edit(ITEM, "成果: 発行した。", "成果: 発行\0した。")),
    trace_of_a_lost_character("文字化けの跡", |w| w.edit(ITEM, "成果: 発行した。", "成果: 発行\u{FFFD}した。")),
    private_character("外字", |w| w.edit(ITEM, "成果: 発行した。", "成果: 発行\u{E000}した。")),
    character_without_a_glyph("字形のない文字", |w| {
        w.edit(ITEM, "成果: 発行した。", "成果: |\n      発行した。\n      𠮷野家で𠮷日に。")
    }),
    folder_in_place_of_a_file("ファイルの代わりにフォルダー", |w| {
        fs::remove_file(w.edition(ITEM)).unwrap();
        fs::create_dir(w.edition(ITEM)).unwrap();
        w
    }),
    tallies("集計の表", |w| {
        with_tallies(
            w,
            "    - {題名: あ, 行: 選択枝}\n    - {題名: い, 評価: 進捗情況, 行: 選択肢}\n    - {題名: い, 行: 担当課, 並び: 降順}\n    \
             - {行: 選択肢}\n    - {題名: う, 列: [件数]}\n    - {題名: え, 行: 選択肢, 推移: 実績}\n    \
             - {題名: お, 対象: 事業, 行: 選択肢}\n    - {題名: か, 行: }\n    - {題名: き, 対象: 施策の方向, 評価: 進捗状況, 行: 選択肢}\n    \
             - {題名: く, 行: 選択肢, 数え方: のべ}\n",
        )
    }),
    rows_of_tallies("集計の行", |w| {
        with_tallies(
            w,
            "    - {題名: あ, 行: []}\n    - {題名: い, 行: [順調に進んだ, 順調に進んだ]}\n    \
             - {題名: う, 行: [{見出し: 進んだ, 選択肢: [順調に進んだ, 順調に進んだ]}, {選択肢: [概ね進んだ]}]}\n    \
             - {題名: え, 行: [{見出し: 進んだ, 選択肢: []}, おおむね進んだ]}\n    - {題名: お, 行: {選択肢: [概ね進んだ]}}\n    \
             - {題名: か, 行: 予算額}\n",
        )
    }),
    columns_of_tallies("集計の列", |w| {
        with_tallies(
            w,
            "    - 題名: あ\n      行: 選択肢\n      列:\n        - 合計\n        - 平均\n        - うち\n        - 増減\n        \
             - {内容: うち, 選択肢: [概ね進んだ]}\n        - {内容: うち, 独自: 財源, 値: [国, 国]}\n        \
             - {内容: うち, 独自: 地区}\n        - {内容: うち, 独自: 予算額, 値: [1]}\n        \
             - {内容: うち, 独自: 財源, 値: [国], うち: {独自: 地区, 値: [北]}}\n        - {内容: 件数, 年度: H30}\n        \
             - 件数\n        - {内容: 件数, 見出し: 数}\n    - {題名: い, 行: 選択肢, 列: []}\n    \
             - {題名: う, 行: 担当課, 列: [{内容: うち, 評価: 方向, 選択肢: [概ね進んだ]}]}\n    \
             - {題名: え, 行: 選択肢, 列: [{内容: 件数 × 点}]}\n    - {題名: お, 行: 選択肢, 件数: {順調に進んだ: 12}}\n",
        )
    }),
    conditions_of_tallies("集計のうち", |w| {
        with_tallies(
            w,
            "    - 題名: あ\n      行: 担当課\n      列:\n        - {内容: うち, 選択肢: [概ね進んだ], 独自: 財源, 値: [国]}\n        \
             - {内容: うち, 評価: 地区の評価, 独自: 財源, 値: [国]}\n        - {内容: うち, 値: [国], 選択肢: [未実施]}\n        \
             - {内容: うち, 値: [国]}\n        - {内容: うち, 独自: , 選択肢: [未実施]}\n        \
             - {内容: うち, 独自: 財源, 値: [国], 年度: H30}\n        - {内容: うち}\n",
        )
    }),
    equal_columns_of_tallies("集計の同じ列", |w| {
        with_tallies(
            w,
            "    - 題名: あ\n      行: 担当課\n      列:\n        - {内容: 件数, 見出し: 数}\n        - {内容: 割合, 見出し: \"数 \"}\n        \
             - {内容: うち, 選択肢: [順調に進んだ, 概ね進んだ]}\n        \
             - {内容: うち, 評価: 進捗状況, 選択肢: [概ね進んだ, 順調に進んだ], 割合: あり, 見出し: 進んだもの}\n        \
             - {内容: うち, 独自: 財源, 値: [国, 県]}\n        - {内容: うち, 独自: 財源, 値: [\"県 \", 国], 見出し: 国と県}\n        \
             - {内容: うち, 独自: 地区, 値: [国, 県]}\n        - {内容: うち, 独自: 地区, 値: [北], 見出し: うち国・県}\n        \
             - {内容: 増減, 年度: H30, 選択肢: [未実施, 概ね進んだ]}\n        \
             - {内容: 増減, 年度: H30, 選択肢: [概ね進んだ, 未実施], 見出し: 前年度比}\n        \
             - {内容: うち, 独自: 地区, 値: [南], 見出し: 前年度比}\n        - {内容: うち, 独自: 地区, 値: [西], 見出し: 前年度比}\n",
        )
    }),
    years_of_tallies("集計の年度", |w| {
        with_tallies(
            w,
            "    - 題名: あ\n      行: 選択肢\n      列: [{内容: 増減, 年度: H31}, {内容: 増減, 年度: H29}, {内容: 増減, 年度: 前年}, \
             {内容: 増減}, {内容: 増減, 年度: H30, 選択肢: [概ね進んだ]}]\n    \
             - {題名: い, 行: 担当課, 列: [{内容: 増減, 年度: H30}]}\n    - {題名: う, 推移: 実積}\n    \
             - {題名: え, 推移: 目標}\n    - {題名: お, 推移: 実績, 年度: [H30, H29, H30, 前年]}\n    \
             - {題名: か, 推移: 実績, 年度: []}\n    - {題名: き, 推移: 実績, 列: [件数]}\n    \
             - {題名: く, 評価: 地区の評価, 行: 選択肢, 委員会評価: あり}\n",
        )
    }),
);

/// A form with these 集計.
fn with_tallies<'a>(workspace: &'a Workspace, tallies: &str) -> &'a Workspace {
    let form = format!(
        "様式:\n  独自: [財源, 地区, {{名称: 予算額, 種類: 金額}}]\n  系列: [実績, {{名称: 目標, 年度: 独自}}]\n  評価:\n    \
         - {{名称: 進捗状況, 選択肢: [順調に進んだ, 概ね進んだ, 未実施]}}\n    - {{名称: 地区の評価, 選択肢: [よい, わるい]}}\n  \
         集計:\n{tallies}体系:\n"
    );
    workspace.edit(PLAN, "体系:\n", &form)
}

/// Fails unless a fault stops a build and is said as it was approved.
fn assert_said(heading: &str, edit: fn(&Workspace) -> &Workspace) {
    let workspace = Workspace::small();
    edit(&workspace);
    let run = workspace.run(&["build"]);
    assert_eq!((run.code, run.stdout.as_str(), workspace.output()), (1, "", Vec::new()), "{}", run.stderr);
    if is_update() {
        return update(heading, &run.stderr);
    }
    assert_same_text(heading, approved().get(heading).map_or("", String::as_str), &run.stderr);
}

/// What was approved, by heading.
fn approved() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join(APPROVED)).unwrap();
    let sections = text.split("## ").skip(1).map(|section| section.split_once("\n\n").unwrap());
    sections.map(|(heading, said)| (heading.to_owned(), said.strip_suffix('\n').unwrap_or(said).to_owned())).collect()
}

/// Writes what is said of one fault; the others keep what they have.
fn update(heading: &str, said: &str) {
    static FILE: Mutex<()> = Mutex::new(());
    let _one_at_a_time = FILE.lock().unwrap();
    let mut sections = approved();
    sections.insert(heading.to_owned(), said.to_owned());
    let text = |(heading, _): &Case| sections.get(*heading).map(|said| format!("## {heading}\n\n{said}\n"));
    fs::write(root().join(APPROVED), CASES.iter().filter_map(text).collect::<String>()).unwrap();
}

#[test]
fn every_approved_text_is_of_a_fault() {
    if is_update() {
        return;
    }
    let text = fs::read_to_string(root().join(APPROVED)).unwrap();
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings, CASES.iter().map(|(heading, _)| *heading).collect::<Vec<_>>());
}
