//! What was forgotten or has another name is told once, with what to write, and nothing that follows from it.

use std::fs;

use super::told::{ITEM, edited, told};
use crate::support::Workspace;

const PLAN: &str = "plan.yaml";
const SECTIONS: &str = "体系:
  - 基本方針: (1)はじめの方針
    施策の方向:
      - 名称: ①はじめの施策
        事業: [1-1-1]
";
const FORM: &str = "用紙: A3
階層: [基本目標, 施策]
評価:
  - {名称: 達成度, 委員会評価: あり, 選択肢: [順調に進んだ, 遅れた]}
";

/// The small plan as the unnamed 様式 wants it.
fn with_form(file: &str, form: &str) -> Workspace {
    let workspace = edited(&[
        (PLAN, "  - 基本方針:", "  - 基本目標:"),
        (PLAN, "    施策の方向:", "    施策:"),
        (ITEM, "進捗状況: 概ね進んだ", "達成度: 遅れた"),
    ]);
    workspace.write(file, form);
    workspace
}

#[test]
fn a_form_that_the_plan_does_not_name_is_told_once_and_read() {
    for file in ["form.yaml", "様式.yaml"] {
        let workspace = with_form(file, FORM);
        let fault = format!(
            "missing-key 1: 様式のファイル「{file}」がありますが、plan.yaml に「様式: {file}」がありません / plan.yaml に「様式: {file}」の行を加えてください。この様式を使わないなら、「{file}」を年度のフォルダーの外に移してください"
        );
        assert_eq!(told(&workspace), std::slice::from_ref(&fault));
        // What is wrong in the other files is told beside it, as by this 様式.
        workspace.edit(ITEM, "達成度: 遅れた", "達成度: 順調");
        let status =
            "unknown-status 11: 「順調」は達成度の選択肢にありません / 順調に進んだ、遅れた のどちらかを書いてください";
        assert_eq!(told(&workspace), [fault, status.to_owned()]);
        workspace.edit(ITEM, "達成度: 順調", "達成度: 遅れた");
        workspace.edit(PLAN, "体系:\n", &format!("様式: {file}\n体系:\n"));
        assert_eq!(told(&workspace), [""; 0]);
    }
}

#[test]
fn a_form_with_another_ending_is_told_its_name() {
    let hint = "名前を「form.yaml」にして、plan.yaml に「様式: form.yaml」の行を加えてください。この様式を使わないなら、「form.yml」を年度のフォルダーの外に移してください";
    let message = "様式のファイル「form.yml」がありますが、plan.yaml に「様式: form.yaml」がありません";
    assert_eq!(told(&with_form("form.yml", FORM)), [format!("missing-key 1: {message} / {hint}")]);
}

#[test]
fn a_form_that_nothing_needs_is_only_not_read() {
    let workspace = Workspace::small();
    workspace.write("form.yaml", FORM);
    let hint = "この様式で印刷するなら、plan.yaml に「様式: form.yaml」の行を加えてください。使わないなら、年度のフォルダーの外に移してください";
    assert_eq!(told(&workspace), [format!("unread-file: 「form.yaml」は読まれません / {hint}")]);
    // A fault that has nothing to do with it.
    workspace.edit(ITEM, "進捗状況: 概ね進んだ", "進捗状況: 概ね");
    let codes: Vec<String> =
        told(&workspace).iter().map(|it| it.split([' ', ':']).next().unwrap().to_owned()).collect();
    assert_eq!(codes, ["unread-file", "unknown-status"]);
}

#[test]
fn levels_of_other_names_are_told_once() {
    let told = |sections: &str| told(&edited(&[(PLAN, SECTIONS, sections)]));
    let plan = "plan.yaml に「様式: {階層: [政策, 取組方針]}」の行を加えるか、「政策」を「基本方針」に、「取組方針」を「施策の方向」に直してください";
    let section = |outer: &str, inner: &str| {
        format!("  - {outer}: 一\n    {inner}:\n      - 名称: ①はじめの施策\n        事業: [1-1-1]\n")
    };
    let others = |sections: &str| format!("体系:\n{sections}");
    let message = "unknown-key 13: 「政策」という階層は、様式にありません";
    assert_eq!(told(&others(&section("政策", "取組方針"))), [format!("{message} / {plan}")]);
    let beside = format!(
        "{}  - 政策: 二\n    取組方針:\n      - {{名称: あ, 指標: [{{名称: い}}]}}\n",
        section("政策", "取組方針")
    );
    assert_eq!(told(&others(&beside)), [format!("{message}（2か所） / {plan}")]);
    // The innermost level alone, everywhere.
    let inner = format!(
        "{}  - 基本方針: 二\n    施策:\n      - {{名称: あ, 指標: [{{名称: い}}]}}\n",
        section("基本方針", "施策")
    );
    let hint = "plan.yaml に「様式: {階層: [基本方針, 施策]}」の行を加えるか、「施策」を「施策の方向」に直してください";
    assert_eq!(
        told(&others(&inner)),
        [format!("unknown-key 14: 「施策」という階層は、様式にありません（2か所） / {hint}")]
    );
    // The advice followed.
    assert_eq!(told(&format!("様式: {{階層: [政策, 取組方針]}}\n{}", others(&section("政策", "取組方針")))), [""; 0]);
    // One slip.
    let slip = "unknown-key 14: 「施策」という項目はありません / 「施策の方向」ではありませんか";
    assert_eq!(told(&others(&section("基本方針", "施策"))), [slip]);
    let slip = "unknown-key 13: 「基本方進」という項目はありません / 「基本方針」ではありませんか";
    assert_eq!(told(&others(&section("基本方進", "施策の方向"))), [slip]);
}

#[test]
fn a_list_without_its_key_or_under_another_is_told_once() {
    let of_item = |key: &str| told(&edited(&[(ITEM, "取組項目:\n", key)]));
    let added = "missing-key 5: 「取組項目」がありません / 「- 番号: 1」の行の前に、「取組項目:」の行を加えてください";
    assert_eq!(of_item(""), [added]);
    for key in ["項目", "取り組みの項目", "内容"] {
        let fault = format!("unknown-key 5: 「{key}」という項目はありません / 「取組項目」ではありませんか");
        assert_eq!(of_item(&format!("{key}:\n")), [fault]);
    }
    let of_plan = |key: &str| told(&edited(&[(PLAN, "体系:\n", key)]));
    let added = "missing-key 12: 「体系」がありません / 「- 基本方針: (1)はじめの方針」の行の前に、「体系:」の行を加えてください";
    assert_eq!(of_plan(""), [added]);
    for key in ["大系", "施策体系", "計画の構成"] {
        let fault = format!("unknown-key 12: 「{key}」という項目はありません / 「体系」ではありませんか");
        assert_eq!(of_plan(&format!("{key}:\n")), [fault]);
    }
    let gone =
        "missing-key 1: 「体系」がありません / 「体系:」の行を加え、次の行から「- 基本方針: …」のように書いてください";
    assert_eq!(told(&edited(&[(PLAN, SECTIONS, "")])), [gone]);
}

/// What is told where the file of the 事業 stands elsewhere.
fn moved(to: &str, keep_folder: bool) -> Vec<String> {
    let workspace = edited(&[(PLAN, "[1-1-1]", "[1-1-1, 1-1-2]")]);
    // Where capitals don't matter, the new folder may be the old one.
    let (folder, aside) = (workspace.edition("projects"), workspace.edition("aside"));
    fs::rename(&folder, &aside).unwrap();
    fs::create_dir_all(workspace.edition(to).parent().unwrap()).unwrap();
    fs::rename(aside.join("1-1-1.yaml"), workspace.edition(to)).unwrap();
    if keep_folder { fs::rename(aside, folder) } else { fs::remove_dir(aside) }.unwrap();
    told(&workspace)
}

#[test]
fn a_folder_of_another_name_is_told_once() {
    let absent = "missing-file: 事業のファイルを入れるフォルダー「projects」がありません";
    for folder in ["project", "事業", "Projects"] {
        let hint = format!("「{folder}」に事業のファイルがあるなら、そのフォルダーの名前を「projects」にしてください");
        assert_eq!(moved(&format!("{folder}/1-1-1.yaml"), false), [format!("{absent} / {hint}")]);
    }
    let made = "plan.yaml と同じ場所に「projects」というフォルダーを作り、その中に";
    assert_eq!(
        moved("1-1-1.yaml", false),
        [format!("{absent} / {made}、「1-1-1.yaml」などの事業のファイルを移してください")]
    );
    assert_eq!(
        moved("../../1-1-1.yaml", false),
        [format!("{absent} / {made}、「1-1-1.yaml」などの事業のファイルを置いてください")]
    );
    let empty = "missing-file: フォルダー「projects」に、事業のファイルがありません";
    let hint = "「事業」の中の事業のファイルを、「projects」に移してください";
    assert_eq!(moved("事業/1-1-1.yaml", true), [format!("{empty} / {hint}")]);
}

#[test]
fn a_project_under_another_name_is_told_once() {
    let renamed = |to: &str| {
        let workspace = Workspace::small();
        fs::rename(workspace.edition(ITEM), workspace.edition(to)).unwrap();
        told(&workspace)
    };
    for name in ["1-1-1 はじめの事業.yaml", "01-01-01.yaml", "2-1-1.yaml"] {
        let message = "missing-file 16: 事業「1-1-1」のファイル projects/1-1-1.yaml がありません";
        let hint = format!(
            "projects/{name} が「体系」のどこにもありません。この事業のファイルなら、その名前を「1-1-1.yaml」にするか、「体系」の番号を直してください。違うなら、ファイルを作るか、「体系」からこの番号を消してください"
        );
        assert_eq!(renamed(&format!("projects/{name}")), [format!("{message} / {hint}")]);
    }
}

#[test]
fn a_file_under_another_name_is_known_by_its_content() {
    let workspace = Workspace::small();
    fs::rename(workspace.edition("opinions.yaml"), workspace.edition("委員会.yaml")).unwrap();
    let hint = "名前を「opinions.yaml」にすると読みます。使わないものなら、年度のフォルダーの外に移してください";
    assert_eq!(told(&workspace), [format!("unread-file: 「委員会.yaml」は読まれません / {hint}")]);
    let workspace = Workspace::small();
    fs::rename(workspace.edition(PLAN), workspace.edition("計画.yaml")).unwrap();
    let hint = "「計画.yaml」に計画の設定があります。名前を「plan.yaml」にしてください";
    assert_eq!(told(&workspace), [format!("unreadable-file: ファイルがありません / {hint}")]);
}

#[test]
fn a_plan_that_shows_no_years_is_told_once() {
    let workspace = edited(&[(PLAN, "表示年度: [H30, H31]\n", "")]);
    let message = "year-not-shown 6: plan.yaml に「表示年度」がないので、印刷するのは平成31年度だけです。ほかの年度の値が2か所にあります";
    let fault = format!("{message} / 「表示年度: [H30, H31]」の行を加えてください");
    assert_eq!(told(&workspace), [fault]);
    workspace.edit(PLAN, "年度: H31\n", "年度: H31\n表示年度: [H30, H31]\n");
    assert_eq!(told(&workspace), [""; 0]);
}

#[test]
fn a_key_is_known_by_its_other_names_and_by_its_value() {
    for (file, from, typed, known, line) in [
        (PLAN, "担当課:\n", "課一覧:\n", "担当課", 9),
        (PLAN, "        事業: [1-1-1]", "        取組: [1-1-1]", "事業", 16),
        (ITEM, "事業: はじめの事業", "名称: はじめの事業", "事業", 1),
        (ITEM, "    担当課: ", "    主管課: ", "担当課", 8),
        (ITEM, "    指標:\n", "    活動:\n", "指標", 12),
        (ITEM, "    指標:\n", "    実績の指標一覧:\n", "指標", 12),
        (ITEM, "進捗状況: ", "進捗: ", "進捗状況", 11),
        (ITEM, "進捗状況: ", "評価: ", "進捗状況", 11),
        (ITEM, "進捗状況: ", "状態: ", "進捗状況", 11),
    ] {
        let word = typed.split(':').next().unwrap().trim();
        let fault = format!("unknown-key {line}: 「{word}」という項目はありません / 「{known}」ではありませんか");
        assert_eq!(told(&edited(&[(file, from, typed)])), [fault]);
    }
}
