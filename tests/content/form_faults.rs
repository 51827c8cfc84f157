//! Faults of a 様式 that hide behind blanks, or behind other faults.

use crate::support::{self, Workspace};

/// The codes and places of what `check` says of the small plan with this 様式 in its first line.
fn faults(form: &str) -> Vec<String> {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "計画: 小さな計画", &format!("様式: {form}\n計画: 小さな計画"));
    let findings = support::findings(&workspace.run(&["check", "--format", "json"]));
    let errors = findings.iter().filter(|finding| finding["severity"] == "error");
    errors.map(|it| format!("{} {}", it["code"].as_str().unwrap(), it["message"].as_str().unwrap())).collect()
}

#[test]
fn a_list_of_blanks_is_as_good_as_none() {
    for (form, message) in [
        (r#"{集計: [{題名: あ, 行: 選択肢, 列: [" "]}]}"#, "列がありません"),
        ("{集計: [{題名: あ, 行: [~]}]}", "行がありません"),
        (r#"{集計: [{題名: あ, 行: [順調に進んだ, {見出し: い, 選択肢: [" "]}]}]}"#, "選択肢がありません"),
        (r#"{集計: [{題名: あ, 行: 選択肢, 列: [{内容: うち, 選択肢: [""]}]}]}"#, "選択肢がありません"),
        (
            r#"{独自: [財源], 集計: [{題名: あ, 行: 選択肢, 列: [{内容: うち, 独自: 財源, 値: [" "]}]}]}"#,
            "値がありません",
        ),
    ] {
        assert_eq!(faults(form), [format!("option-count {message}")], "{form}");
    }
}

#[test]
fn an_own_field_without_a_source_is_told_beside_a_fault_of_another() {
    let computed = "{名称: 計, 対象: 事業, 種類: 数, 計算: 合計, もと: ない}";
    assert_eq!(
        faults(&format!("{{独自: [{{名称: 額, 種類: 金額, 単: 円}}, {computed}]}}")),
        [
            "unknown-key 「単」という項目はありません",
            "unknown-part 「もと」の「ない」という、下の数の項目も点のある評価もありません",
        ]
    );
    // The source may be the one with the fault.
    assert_eq!(
        faults(&format!("{{独自: [{{名称: ない, 種類: かず}}, {computed}]}}")),
        ["unknown-word 「かず」は「種類」には使えません"]
    );
}

#[test]
fn a_page_number_that_would_read_as_another_number_is_refused() {
    let faulty = |pattern: &str, second: &str| {
        let message =
            format!("「{pattern}」は、2ページ目が「{second}」になります。ページの番号になるのは、最後の「1」だけです");
        assert_eq!(faults(&format!("{{用紙: {{ページ番号: \"{pattern}\"}}}}")), [format!("unknown-word {message}")]);
    };
    for (pattern, second) in [
        ("164", "264"),
        ("11", "12"),
        ("P.21", "P.22"),
        ("1N", "2N"),
        ("N1", "N2"),
        ("1２", "2２"),
        ("資料1-2", "資料2-2"),
    ] {
        faulty(pattern, second);
    }
    for pattern in
        ["1", "1 / N", "1/N", "- 1 -", "－1－", "資料1-1", "資料1-2 1", "1ページ（全Nページ）", "2-1", "1/64", "なし"]
    {
        assert_eq!(faults(&format!("{{用紙: {{ページ番号: \"{pattern}\"}}}}")), [""; 0], "{pattern}");
    }
}

#[test]
fn a_page_number_without_a_place_for_it_says_how_a_paper_begins_on_another_page() {
    let hint = |pattern: &str| {
        let workspace = Workspace::small();
        let form = format!("様式: {{用紙: {{ページ番号: {pattern}}}}}\n計画: 小さな計画");
        workspace.edit("plan.yaml", "計画: 小さな計画", &form);
        let findings = support::findings(&workspace.run(&["check", "--format", "json"]));
        findings[0]["hint"].as_str().unwrap().to_owned()
    };
    assert_eq!(hint("164"), "164ページから始めるなら、「ページ番号: \"1\"」と「最初のページ: 164」を書いてください");
    assert!(hint("資料1-2").starts_with("「資料1-2」の後にページの番号を付けるなら、「資料1-2 1」と書いてください。"));
    assert_eq!(faults("{用紙: {ページ番号: \"1\", 最初のページ: 164}}"), [""; 0]);
    assert_eq!(faults("{用紙: {ページ番号: 資料1-2 1}}"), [""; 0]);
}

#[test]
fn a_series_with_one_value_for_all_years_stands_in_no_column_of_years() {
    let series = "系列: [{名称: 計画, 年度: 共通}, 実績]";
    assert_eq!(
        faults(&format!("{{{series}, 列: [番号, 名称, {{年度ごと: [計画, 実績]}}]}}")),
        ["unknown-part 「計画」は、年度ごとに印刷しません（年度: 共通）"]
    );
    assert_eq!(
        faults(&format!("{{{series}, 列: [番号, 名称, {{内容: [計画, 実績], 見出し: 数}}]}}")),
        ["unknown-part 「計画」は、年度ごとの系列と重ねられません（年度: 共通）"]
    );
    assert_eq!(
        faults("{系列: [{名称: 計画, 役割: 目標, 年度: 共通}, 実績, {名称: 率, 年度: 共通, 計算: 実績÷目標}]}"),
        ["unknown-word 計算する系列の「年度」は、表示年度だけです"]
    );
}

#[test]
fn many_own_columns_are_read_in_no_time() {
    let names: Vec<String> = (0..2000).map(|index| format!("独{index}")).collect();
    let names = names.join(", ");
    let began = std::time::Instant::now();
    assert_eq!(faults(&format!("{{独自: [{names}], 列: [番号, 名称, {names}]}}")), [] as [&str; 0]);
    // Reading took half a minute when every column looked its word up in a list made anew.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn a_value_of_a_year_of_its_own_stands_under_no_other_year() {
    let series = "系列: [実績, {名称: 目標, 年度: 独自}]";
    for columns in ["{年度ごと: [実績, 目標]}", "{年度ごと: 目標}", "{年度ごと: [{内容: [実績, 目標]}]}"]
    {
        assert_eq!(
            faults(&format!("{{{series}, 列: [番号, 名称, 指標, {columns}]}}")),
            ["unknown-part 「目標」は、独自の年度の値が1つなので、年度ごとに印刷しません（年度: 独自）"],
            "{columns}"
        );
    }
    assert_eq!(
        faults(&format!("{{{series}, 列: [番号, 名称, 指標, 年度, {{内容: [実績, 目標]}}]}}")),
        ["unknown-part 「目標」の独自の年度の値は、年度ごとの値と1つの欄に重ねられません"]
    );
    for columns in ["{年度ごと: 実績}, 目標, 目標の年度", "年度, 実績, 目標", "{内容: [実績, 目標]}"]
    {
        assert_eq!(faults(&format!("{{{series}, 列: [番号, 名称, 指標, {columns}]}}")), [""; 0], "{columns}");
    }
}

#[test]
fn faults_of_the_looks_hide_no_fault_of_the_content() {
    let told = |form: &str| {
        let workspace = Workspace::small();
        workspace.edit("plan.yaml", "計画: 小さな計画", &format!("様式: {form}\n計画: 小さな計画"));
        workspace.edit("projects/1-1-1.yaml", "    成果: 発行した。", "    せいか: 発行した。\n    担当科: あ");
        workspace.edit("projects/1-1-1.yaml", "[社会福祉課, 関係課]", "[福祉課]");
        let findings = support::findings(&workspace.run(&["check", "--format", "json"]));
        findings.iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let of_content = ["unknown-department", "unknown-key", "unknown-key"];
    for (form, code) in [
        ("{配置: 一覧}", "unknown-word"),
        ("{用紙: {余白: 3}}", "wrong-type"),
        ("{列: [番号, 名前]}", "unknown-part"),
        ("{事業欄: [事業, 目標]}", "unknown-word"),
        ("{負の数: 赤}", "unknown-word"),
        ("{注記: あ}", "wrong-type"),
    ] {
        assert_eq!(told(form), [&[code], &of_content[..]].concat(), "{form}");
    }
    // Another series might make any key a right one.
    assert_eq!(told("{系列: 3}"), ["wrong-type"]);
    assert_eq!(told("{形列: [目標]}"), ["unknown-key"]);
}

#[test]
fn faults_of_blocks_are_told_with_their_remedy() {
    let told = |blocks: &str| faults(&format!("{{独自: [課題], 配置: {blocks}}}"));
    for (blocks, expected) in [
        ("{シート: [題目]}", "unknown-word 「題目」は「シート」には使えません"),
        ("{シート: [欄]}", "missing-key 「欄」に、中身がありません"),
        ("{シート: [{題名: あ}]}", "unknown-key 「題名」には、中身を書きません"),
        ("{シート: [{見だし: あ}]}", "unknown-key 「見だし」という項目はありません"),
        ("{シート: [{色: あ}]}", "unknown-key 何を印刷するかが書かれていません"),
        ("{シート: [{見出し: あ, 注記: [い]}]}", "mixed-keys 「見出し」と「注記」が、1つの「- 」の中にあります"),
        ("{シート: [題名, 題名]}", "duplicate-name 「題名」が2度書かれています（1度目は"),
        ("{シート: []}", "option-count シートがありません"),
        ("{取組項目: [列]}", "missing-key 「取組項目」に、取組項目の名前がありません"),
        ("{取組項目: [題名, {欄: [課題, 担当課], 段: 5}]}", "bad-number 「5」は「段」には使えません"),
        ("{取組項目: [題名, {欄: [課題, 課題]}]}", "duplicate-name 「課題」が2度書かれています（1度目は"),
        ("{取組項目: [題名, {欄: [課代]}]}", "unknown-word 「課代」は「欄」には使えません"),
        ("{取組項目: [題名, {評価: 課題}]}", "unknown-word 「課題」は「評価」には使えません"),
        ("{取組項目: [題名, {評価: 進捗状況, 理由: 進捗状況}]}", "unknown-word 「進捗状況」は「理由」には使えません"),
        ("{取組項目: [題名, {文: 進捗状況}]}", "unknown-word 「進捗状況」は「文」には使えません"),
        ("{取組項目: [題名, {指標の表: 活動}]}", "unknown-word 「活動」は「指標の表」には使えません"),
        ("{取組項目: [題名, {押印欄: []}]}", "option-count 押印の欄がありません"),
        ("{取組項目: [題名, {集計: 件数}]}", "unknown-key 「集計」は、「取組項目」には置けません"),
        (
            "{シート: [{集計: 件数表}]}, 集計: [{題名: 件数, 行: 選択肢}]",
            "unknown-part 「件数表」という集計の表は、「集計」には使えません",
        ),
        ("表, 集計: [{題名: 件数, 行: 選択肢, 置く所: 表紙}]", "unknown-word 「表紙」は「置く所」には使えません"),
        ("{シート: [{集計: 件数}]}, 集計: [{題名: 件数, 行: 選択, 置く所: []}]", "unknown-part 「選択」"),
        (
            "表, 集計: [{題名: 件数, 行: 事業, 列: [{内容: うち, 選択肢: [未実施], かっこ: あり}]}]",
            "unknown-part 「かっこ」の列の前に、件数の列がありません",
        ),
        (
            "表, 集計: [{題名: 件数, 行: 事業, 列: [件数, {内容: うち, 選択肢: [未実施], かっこ: あり, 割合: あり}]}]",
            "unknown-key 「割合」と「かっこ」の両方があります",
        ),
        ("表, 注記: ['{実質}件']", "unknown-part {実質} という数はありません"),
        ("{シート: [{注記: ['{実数件']}]}", "unknown-part 「{」を閉じる「}」がありません"),
        ("表, 総括表: {評価: [進捗]}", "unknown-word 「進捗」は「評価」には使えません"),
        ("表, 総括表: {表: [全部]}", "unknown-word 「全部」は「表」には使えません"),
        ("{取組項目: [題名, {空き: 0}]}", "bad-number 「0」は「空き」には使えません"),
    ] {
        let found = told(blocks);
        assert!(found.len() == 1 && found[0].starts_with(expected), "{blocks}: {found:?}");
    }
    assert_eq!(told("{事業: [{集計: 件数}]}, 集計: [{題名: 件数, 行: 選択肢, 置く所: []}]"), [""; 0]);
    for blocks in ["表", "カード", "{取組項目: [題名]}", "{取組項目: [{欄: [名称]}]}", "{事業: [取組項目]}"]
    {
        assert_eq!(told(blocks), [""; 0], "{blocks}");
    }
}

#[test]
fn columns_of_periods_and_under_a_heading_are_told_what_they_may_hold() {
    let form = |columns: &str| {
        format!(
            "{{独自: [課題, {{名称: 費用, 種類: 金額}}], 系列: [実績, {{名称: 定員, 年度: 共通}}], 列: [番号, 名称, 指標, {columns}]}}"
        )
    };
    for (columns, expected) in [
        ("{内容: 担当課, 年度: H31}", "unknown-part 「担当課」は年度ごとの内容ではないので、「年度」は書けません"),
        ("{内容: 課題, 年度: H31}", "unknown-part 「課題」は年度ごとの内容ではないので、「年度」は書けません"),
        ("{内容: 定員, 年度: H31}", "unknown-part 「定員」は年度ごとの内容ではないので、「年度」は書けません"),
        ("{内容: 実績, 年度: H20}", "year-not-shown 「H20」は表示年度にないので、列に出せません"),
        ("{内容: 実績, 年度: 去年}", "unknown-year 「去年」は年度として読めません"),
        ("年度, {内容: 実績, 年度: H31}", "unknown-part 年度を縦に並べる表に、1つの年度の列があります"),
        ("{見出し: あ, 列: []}", "option-count 列がありません"),
        ("{見出し: あ, 列: [{年度ごと: 実績}]}", "unknown-key 「見出し」の「列」に「年度ごと」があります"),
        ("{列: [実績]}", "missing-key 「見出し」がありません"),
        ("{見出し: あ, 列: [{見出し: い, 列: [実績]}]}", "unknown-key 「見出し」の「列」の中に、また「列」があります"),
        ("{年度ごと: [課題]}", "unknown-part 「年度ごと」には、年度ごとの値や評価だけを書きます"),
        ("{年度ごと: [{内容: 実績, 年度: H31}]}", "unknown-key 「年度」という項目はありません"),
        ("系列, {年度ごと: 実績}", "unknown-part 「系列」という列はありません"),
    ] {
        let found = faults(&form(columns));
        assert!(found.len() == 1 && found[0].starts_with(expected), "{columns}: {found:?}");
    }
    for columns in [
        "{年度ごと: [実績, 費用, 進捗状況]}, 進捗状況",
        "{見出し: あ, 列: [実績, {内容: 費用, 年度: H31}]}",
        "{年度ごと: 実績}, {年度ごと: 進捗状況}",
    ] {
        assert_eq!(faults(&form(columns)), [""; 0], "{columns}");
    }
}

/// The axis on which the small plan is judged.
const PROGRESS: &str = "{名称: 進捗状況, 選択肢: [順調に進んだ, 概ね進んだ, 一部遅れがある, 未実施], 委員会評価: あり}";

/// The same with the advice.
fn advised(form: &str) -> Vec<[String; 2]> {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "計画: 小さな計画", &format!("様式: {form}\n計画: 小さな計画"));
    let findings = support::findings(&workspace.run(&["check", "--format", "json"]));
    let errors = findings.iter().filter(|finding| finding["severity"] == "error");
    errors.map(|it| ["message", "hint"].map(|key| it[key].as_str().unwrap().to_owned())).collect()
}

#[test]
fn a_condition_of_記入_that_cannot_be_is_told_once_and_says_where_its_name_belongs() {
    let axis = |need: &str| {
        format!(
            "{{独自: [{{名称: 区分, 対象: 事業}}, {{名称: 種類, 対象: 指標}}], 評価: [{{名称: 方向, 選択肢: [拡大, 縮小], 記入: {{{need}}}}}]}}"
        )
    };
    let either = "「評価」と「選択肢」か、「独自」と「値」の、どちらかを書いてください";
    for (need, message, hint) in [
        ("対象: 事業, 独自: 区分, 値: [あ], 評価: い, 選択肢: [う]", "「記入」に条件が2つあります", either),
        ("対象: 事業, 不要のとき: 網かけ", "「記入」に条件がありません", either),
        (
            "対象: 基本方針, 独自: 区分, 値: [あ]",
            "「区分」は事業の独自の項目で、基本方針の独自の項目ではありません",
            "「対象: 事業」と書いてください",
        ),
        (
            "独自: 区分, 値: [あ]",
            "「区分」は事業の独自の項目で、取組項目の独自の項目ではありません",
            "「対象: 事業」と書いてください",
        ),
        (
            "独自: 種類, 値: [あ]",
            "「種類」は指標の独自の項目で、取組項目の独自の項目ではありません",
            "取組項目には独自の項目がないので、ここでは使えません。ほかの書き方にするか、消してください",
        ),
        (
            "対象: 人, 独自: 区分, 値: [あ]",
            "「人」は「対象」には使えません",
            "取組項目、事業、基本方針、施策の方向 のどれかを書いてください",
        ),
    ] {
        assert_eq!(advised(&axis(need)), [[message, hint].map(str::to_owned)], "{need}");
    }
}

#[test]
fn a_mark_that_does_not_show_what_is_chosen_is_told() {
    let axis = |mark: &str| {
        format!("{{評価: [{PROGRESS}, {{名称: 方向, 選択肢: [拡大, 縮小], 印: {mark}}}], 列: [番号, 名称, 方向]}}")
    };
    let alike = "unknown-part 「選んだもの」と「ほか」の印が同じに見えるので、何を選んだか、読む人に分かりません";
    let without = "unknown-part 「記号」を印刷する印ですが、選択肢に記号がありません";
    for (mark, faulty) in [
        ("{選んだもの: ■, ほか: ■}", alike),
        ("{選んだもの: ○, ほか: 〇}", alike),
        ("{選んだもの: v, ほか: ｖ}", alike),
        ("{選んだもの: ■, 言葉: 記号}", without),
        ("{選んだもの: ■, 言葉: 記号と名称}", without),
    ] {
        assert_eq!(faults(&axis(mark)), [faulty], "{mark}");
    }
    assert_eq!(faults(&axis("{選んだもの: ●, ほか: ○}")), [""; 0]);
    let some = format!("{{評価: [{PROGRESS}, {{名称: 方向, 選択肢: [{{名称: 拡大, 記号: A}}, 縮小], 印: 記号}}]}}");
    assert_eq!(faults(&some), [""; 0]);
}

#[test]
fn a_column_of_a_集計_is_told_only_what_is_wrong_with_it() {
    let tally = |rows: &str, columns: &str| {
        format!(
            "{{独自: [財源], 評価: [{PROGRESS}, {{名称: 方向, 選択肢: [{{名称: 継続, 内訳: [拡大, 縮小]}}, {{名称: 見直し, 内訳: [統合, 縮小]}}, 廃止]}}], 列: [番号, 名称, 方向], \
             集計: [{{題名: あ, 評価: 方向, 行: {rows}, 列: {columns}}}]}}"
        )
    };
    let not_shown = "year-not-shown 「H10」は表示年度にないので、集計できません";
    for (rows, columns, faulty) in [
        ("選択肢", "[件数, {内容: 件数, 年度: H10}]", not_shown),
        ("選択肢", "[件数, {内容: 割合, 年度: H10}, 割合]", not_shown),
        ("選択肢", "[件数, {内容: 件数, 年度: らいねん}]", "unknown-year 「らいねん」は年度として読めません"),
        (
            "選択肢",
            "[件数, {内容: うち, 独自: 財源, 値: [市], 年度: H30}]",
            "unknown-key 「独自」で数える「うち」に、「年度」は書けません",
        ),
        (
            "[継続, 拡大]",
            "[件数]",
            "duplicate-name 「継続（拡大）」は「継続」の内訳なので、2つの行で数えることになります",
        ),
        (
            "[見直し/縮小, 廃止, 見直し]",
            "[件数]",
            "duplicate-name 「見直し（縮小）」は「見直し」の内訳なので、2つの行で数えることになります",
        ),
        ("[継続, 縮小]", "[件数]", "unknown-status 「縮小」という選択肢は、方向に2つあります"),
        ("選択肢", "[{見出し: 今回, 列: []}]", "option-count 列がありません"),
        ("選択肢", "[{列: [件数]}]", "missing-key 「見出し」がありません"),
        ("選択肢", "[{見出し: 今回, 列: [件数, 予算]}]", "unknown-word 「予算」は「列」には使えません"),
        (
            "選択肢",
            "[{見出し: 今回, 列: [{見出し: 数, 列: [件数]}]}]",
            "unknown-key 「見出し」の「列」の中に、また「列」があります",
        ),
        ("選択肢", "[件数, {見出し: 今回, 列: [割合, 件数]}]", "duplicate-name 「件数」が2度書かれています"),
        (
            "選択肢",
            "[{見出し: 回, 列: [件数]}, {見出し: 回, 列: [割合]}]",
            "duplicate-name 「回」という見出しの列が2つあります",
        ),
        (
            "[継続]",
            "[件数, {見出し: 今回, 列: [{内容: うち, 独自: 財源, 値: [市], かっこ: あり}]}]",
            "unknown-part 「かっこ」の列の前に、件数の列がありません",
        ),
        (
            "[継続]",
            "[{見出し: 今回, 列: [件数]}, {内容: うち, 独自: 財源, 値: [市], かっこ: あり}]",
            "unknown-part 「かっこ」の列の前に、件数の列がありません",
        ),
    ] {
        let found = faults(&tally(rows, columns));
        assert!(found.len() == 1 && found[0].starts_with(faulty), "{rows} {columns}: {found:?}");
    }
    // Under another common heading, a heading may stand again.
    let twice =
        "[{見出し: 前回, 列: [{内容: 件数, 年度: H30, 見出し: 数}]}, {見出し: 今回, 列: [{内容: 件数, 見出し: 数}]}]";
    assert_eq!(faults(&tally("選択肢", twice)), [""; 0]);
    // A row with a heading of its own may count an option again.
    assert_eq!(faults(&tally("[継続, {見出し: うち拡大, 選択肢: [拡大]}]", "[件数]")), [""; 0]);
}

#[test]
fn the_name_of_a_group_is_no_option_and_is_told_as_what_it_is() {
    let workspace = Workspace::small();
    let form = "様式: {評価: [{名称: 進捗状況, 選択肢: [{名称: 継続, 内訳: [拡大, 縮小]}, 廃止]}]}";
    workspace.edit("plan.yaml", "計画: 小さな計画", &format!("{form}\n計画: 小さな計画"));
    workspace.edit("projects/1-1-1.yaml", "進捗状況: 概ね進んだ", "進捗状況: 継続");
    let findings = support::findings(&workspace.run(&["check", "--format", "json"]));
    let told = findings.iter().find(|it| it["message"].as_str().unwrap().contains("「継続」")).unwrap();
    assert_eq!(
        [&told["message"], &told["hint"]],
        [
            "「継続」は、進捗状況の選択肢を2個まとめた名前です。選ぶのは、その内訳の1つです",
            "拡大、縮小 のどちらかを書いてください"
        ]
    );
}
