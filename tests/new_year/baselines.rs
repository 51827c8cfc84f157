//! Values that belong to a year for good stay there.

use super::made;
use crate::support::Workspace;

const FORM: &str = "様式: {系列: [{名称: 基準, 役割: 基準}, {名称: 目標, 役割: 目標}, {名称: 実績, 役割: 実績}], 列: [指標, 年度, 基準, 目標, 実績, 進捗状況]}";

/// The small plan with these years shown, and with this indicator.
fn with(shown: &str, form: &str, indicator: &str) -> Workspace {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "表示年度: [H30, H31]", &format!("表示年度: {shown}\n{form}"));
    workspace.edit("projects/1-1-1.yaml", "{名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}", indicator);
    workspace.edit("projects/1-1-1.yaml", "      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}\n", "");
    workspace
}

fn new_year(workspace: &Workspace) -> String {
    let run = workspace.run(&["new-year"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "content/2020\n"), "{}", run.stderr);
    run.stderr
}

#[test]
fn a_baseline_and_a_later_target_stay_in_their_years() {
    let indicator = "{名称: 発行部数, 単位: 部, 基準: {H27: 100}, 目標: {R5: 300}, 実績: {H30: 200, H31: 210}}";
    let workspace = with("[H27, H30, H31, R5]", FORM, indicator);
    let told = new_year(&workspace);
    let plan = made(&workspace, "plan.yaml");
    assert!(plan.contains("表示年度: [H27, H31, R2, R5]\n"), "{plan}");
    let project = made(&workspace, "projects/1-1-1.yaml");
    assert!(project.contains("基準: {H27: 100}, 目標: {R5: 300}, 実績: {H31: 210}}"), "{project}");
    for line in [
        "  plan.yaml:7  表示年度: H27, H30, H31, R5 → H27, H31, R2, R5",
        "  plan.yaml:7  表示年度の H27, R5 は、基準か目標の値があるので、そのままにしました",
    ] {
        assert!(told.lines().any(|other| other == line), "{told}");
    }
    let run = workspace.run(&["check", "--year", "2020"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn a_table_of_its_own_and_its_labels_stay_with_their_baseline() {
    let tables =
        "指標の表: [{名称: 基準の表, 表示年度: [H27], 年度の表記: [平成27年度（基準）], 列: [指標, 年度, 基準]}]";
    let form = FORM.replace("様式: {", &format!("様式: {{{tables}, "));
    let indicator = "{名称: 発行部数, 表: 基準の表, 単位: 部, 基準: {H27: 100}}";
    let workspace = with("[H30, H31]", &form, indicator);
    new_year(&workspace);
    let plan = made(&workspace, "plan.yaml");
    assert!(plan.contains("表示年度: [H27], 年度の表記: [平成27年度（基準）]"), "{plan}");
    assert!(plan.contains("表示年度: [H31, R2]\n"), "{plan}");
    assert!(made(&workspace, "projects/1-1-1.yaml").contains("基準: {H27: 100}"));
}

/// A rolling list goes on showing the baseline by itself, and a target for every year moves with the years.
#[test]
fn a_list_that_shows_a_baseline_anyway_moves_as_usual() {
    let indicator =
        "{名称: 発行部数, 単位: 部, 基準: {H30: 100}, 目標: {H30: 1, H31: 2, R2: 3}, 実績: {H30: 200, H31: 210}}";
    let workspace = with("[H29, H30, H31, R2]", FORM, indicator);
    let told = new_year(&workspace);
    assert!(made(&workspace, "plan.yaml").contains("表示年度: [H30, H31, R2, R3]\n"), "{told}");
    let project = made(&workspace, "projects/1-1-1.yaml");
    assert!(project.contains("基準: {H30: 100}, 目標: {H30: 1, H31: 2, R2: 3}"), "{project}");
}

#[test]
fn the_report_says_by_how_much_the_day_moved() {
    let workspace = super::workspace("tests/fixtures/periods");
    for (to, by) in [("H19.12", "6か月"), ("2008-06", "1年"), ("2009-06", "2年")] {
        let run = workspace.run(&["new-year", "--year", "H19.6", "--to", to]);
        assert!(run.stderr.contains(&format!("作成日は{by}後にしました")), "{}", run.stderr);
    }
}

/// The baseline stays in the first of the years, so that no year moves onto the second one, whose values go.
#[test]
fn a_year_onto_which_nothing_moves_goes_beside_a_baseline() {
    let indicator = "{名称: 発行部数, 単位: 部, 基準: {H30: 40}, 実績: {H30: 50, H31: 51}}";
    let workspace = with("[H30, H31]", FORM, indicator);
    let told = new_year(&workspace);
    assert!(made(&workspace, "plan.yaml").contains("表示年度: [H30, R2]\n"), "{told}");
    let project = made(&workspace, "projects/1-1-1.yaml");
    assert!(project.contains("基準: {H30: 40}, 実績: {H30: 50}}"), "{project}");
    assert!(told.contains("  実績 H31 を消しました（表示年度から外れたため）: 1件（No.1）\n"), "{told}");
    assert_eq!(workspace.run(&["check", "--year", "2020"]).code, 0);
}

#[test]
fn baselines_of_two_years_that_follow_each_other_both_stay() {
    let indicator = "{名称: 発行部数, 単位: 部, 基準: {H29: 40, H30: 41}, 実績: {H31: 51}}";
    let workspace = with("[H29, H30, H31]", FORM, indicator);
    let told = new_year(&workspace);
    assert!(made(&workspace, "plan.yaml").contains("表示年度: [H29, H30, R2]\n"), "{told}");
    assert!(made(&workspace, "projects/1-1-1.yaml").contains("基準: {H29: 40, H30: 41}"), "{told}");
}
