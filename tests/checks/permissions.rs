//! Permissions: which findings they reach, and when nobody can know that one is not needed.

use super::rules::findings;
use crate::support::Workspace;

const ITEM: &str = "projects/1-1-1.yaml";

/// The small plan with a permission.
fn permitting(permission: &str) -> Workspace {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "体系:", &format!("許可:\n  - {permission}\n体系:"));
    workspace
}

/// What is told of the permissions.
fn told(workspace: &Workspace, arguments: &[&str]) -> Vec<String> {
    let run = workspace.run(&[&["check"], arguments].concat());
    let lines = run.stdout.lines().filter_map(|line| line.strip_prefix("警告[unused-permission]: "));
    lines.map(str::to_owned).collect()
}

const NOT_NEEDED: &str = "「missing-unit」の指摘はもうないので、許可は要りません";

#[test]
fn an_error_may_hide_what_is_permitted() {
    let permission = "{コード: missing-unit, 場所: No.1, 理由: 原本のまま}";
    assert_eq!(told(&permitting(permission), &[]), [NOT_NEEDED]);
    for (file, old, new) in [
        (ITEM, "{名称: 配布部数, 単位: 部,", "{名称: 配布部数, 単以: 部,"),
        (ITEM, "{名称: 配布部数, 単位: 部,", "{名称: 配布部数, 向き: 上,"),
        ("plan.yaml", "体系:", "様式: {配置: 一覧}\n体系:"),
        ("opinions.yaml", "番号: 1", "番号: 9"),
    ] {
        let workspace = permitting(permission);
        workspace.edit(file, old, new);
        assert_eq!(workspace.run(&["check"]).code, 1, "{new}");
        assert_eq!(told(&workspace, &[]), [""; 0], "{new}");
    }
}

#[test]
fn a_comment_beside_its_line_is_told_the_right_one() {
    const ALIKE: &str = "      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}\n";
    let comment = "# shinkan: 許可 missing-unit 原本のため";
    let said = |from: &str, to: &str| {
        let workspace = Workspace::small();
        workspace.edit(ITEM, from, to);
        let run = workspace.run(&["check"]);
        let lines: Vec<String> = run.stdout.lines().map(|line| line.trim().to_owned()).collect();
        let at = lines.iter().position(|line| line.starts_with("警告[unused-permission]")).unwrap();
        let hint = lines[at..].iter().find(|line| line.starts_with("= 対処")).unwrap();
        [lines[at].clone(), hint.clone()]
    };
    let unit = "      - 名称: 配布部数\n        実績: 5\n";
    let [message, hint] = said(ALIKE, &format!("      {comment}\n{unit}"));
    assert_eq!(message, "警告[unused-permission]: この行に「missing-unit」の指摘はありません（15行目にあります）");
    assert_eq!(hint, "= 対処: この許可を、15行目の終わりに移してください");
    let below = "      - 名称: 配布部数\n        # shinkan: 許可 missing-unit 原本のため\n        実績: 5\n";
    assert_eq!(said(ALIKE, below)[1], "= 対処: この許可を、14行目の終わりに移してください");
    let block = "    成果: | # shinkan: 許可 doubled-word 原本のため\n      冊子をを発行した。\n";
    let [message, hint] = said("    成果: 発行した。\n", block);
    assert_eq!(message, "警告[unused-permission]: この行に「doubled-word」の指摘はありません（16行目にあります）");
    assert_eq!(
        hint,
        "= 対処: 文の中の行には書けないので、ここから消して、plan.yaml の「許可」に {コード: …, 場所: …, 理由: …} と書いてください"
    );
    // The advice followed.
    let workspace = Workspace::small();
    workspace.edit(ITEM, ALIKE, &format!("      - 名称: 配布部数 {comment}\n        実績: 5\n"));
    assert_eq!(told(&workspace, &[]), [""; 0]);
}

#[test]
fn a_faulty_year_before_hides_what_is_permitted() {
    let workspace = permitting("{コード: missing-unit, 場所: No.1, 理由: 原本のまま}");
    crate::support::copy(&workspace.edition(""), &workspace.path().join("content/2018"));
    assert_eq!(told(&workspace, &[]), [""; 0]);
}

#[test]
fn an_unknown_code_is_not_said_to_permit_nothing_beside_an_error() {
    let workspace = permitting("{コード: missing-unti, 場所: No.1, 理由: 原本のまま}");
    let hint = |workspace: &Workspace| {
        let told = findings(workspace);
        let told = told.iter().find(|finding| finding["code"] == "unused-permission").unwrap();
        told["hint"].as_str().unwrap().to_owned()
    };
    assert!(hint(&workspace).starts_with("この許可を消してください"), "{}", hint(&workspace));
    workspace.edit(ITEM, "{名称: 配布部数, 単位: 部,", "{名称: 配布部数, 向き: 上,");
    assert!(hint(&workspace).starts_with("「missing-unit」ではありませんか"), "{}", hint(&workspace));
}

#[test]
fn only_a_check_of_the_pages_knows_what_is_permitted_there() {
    let workspace = permitting("{コード: text-overflow, 場所: 資料, 理由: 原本のまま}");
    assert_eq!(told(&workspace, &[]), [""; 0]);
    let message = "「text-overflow」の指摘はもうないので、許可は要りません";
    assert_eq!(told(&workspace, &["--pages"]), [message]);
}

#[test]
fn a_permission_that_may_be_for_the_pages_of_another_paper_is_not_said_to_permit_nothing() {
    for place in ["", ", 場所: 資料 総括表", ", 場所: ページ 3", ", 場所: No.1", ", 場所: projects/1-1-1.yaml"]
    {
        let workspace = permitting(&format!("{{コード: text-overflow{place}, 理由: 原本のまま}}"));
        assert_eq!(told(&workspace, &["--pages"]), [""; 0], "{place}");
    }
}

/// A permission for the headings that do not fit a column, which are in no file.
fn overflowing(place: &str) -> Workspace {
    let workspace = permitting(&format!("{{コード: text-overflow{place}, 理由: 原本のまま}}"));
    let columns = "[番号, 名称, 進捗状況, 指標, 単位, {年度ごと: {内容: 実績, 幅: 3}}, 取組内容, 成果]";
    let opinions = "{対象: 取組項目, 列: [{内容: 番号, 幅: 1}, 名称, 意見]}";
    let form = format!("様式:\n  用紙: {{大きさ: A4, 向き: 縦, 文字: 9}}\n  列: {columns}\n  意見: {opinions}\n体系:");
    workspace.edit("plan.yaml", "体系:", &form);
    workspace.edit(ITEM, "H31: 2300", "H31: 123456789012345678901234567890");
    let unit = "A".repeat(60);
    workspace.edit(ITEM, "{名称: 発行部数, 単位: 部", &format!("{{名称: 発行部数, 単位: {unit}"));
    workspace.edit(ITEM, "{名称: 配布部数, 単位: 部", &format!("{{名称: 配布部数, 単位: {unit}"));
    workspace
}

#[test]
fn what_is_told_of_a_page_is_permitted_by_page_paper_or_edition() {
    let checked = |place: &str| overflowing(place).run(&["check", "--pages"]).stdout;
    let elsewhere = checked(", 場所: 資料 / ページ 99");
    let place = |page: usize| format!(" = 場所: 資料 / ページ {page}\n");
    assert!(elsewhere.contains(&place(1)) && elsewhere.contains(&place(2)), "{elsewhere}");
    assert!(elsewhere.contains("場所「資料 / ページ 99」に当たる「text-overflow」の指摘はありません"), "{elsewhere}");
    assert!(
        elsewhere.contains("場所は「ページ 1」のように、指摘の「場所」にあるとおりに書いてください"),
        "{elsewhere}"
    );
    let of_page = checked(", 場所: ページ 1");
    assert!(!of_page.contains(&place(1)) && of_page.contains(&place(2)), "{of_page}");
    // The columns are too narrow, as well.
    let of_edition = checked("");
    assert!(!of_edition.contains("[text-overflow]") && !of_edition.contains("[unused-permission]"), "{of_edition}");
    // An extract is another document.
    let of_paper = checked(", 場所: 資料");
    assert!(!of_paper.contains(" = 場所: 資料 / ") && of_paper.contains(" = 場所: 資料 社会福祉課 / "), "{of_paper}");
    assert!(!of_paper.contains("[unused-permission]"), "{of_paper}");
}
