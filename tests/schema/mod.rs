//! `shinkan schema`: the schemas take what the reader takes, and refuse what it refuses.

pub mod forms;
mod places;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use shinkan::content;
use shinkan::model::Period;
use shinkan::windows::slashed;

use self::verdict::{EXPRESSIBLE, Verdict};
use crate::checks::rules;
use crate::content::faults;
use crate::support::{Workspace, copy, root};

/// Looks at every file of every edition of a workspace; gives the number of those that are not read, too.
fn verdicts(workspace: &Workspace) -> (Vec<(String, Verdict)>, usize) {
    let (mut verdicts, mut not_read) = (Vec::new(), 0);
    for year in names(&workspace.path().join("content")) {
        let made = workspace.run(&["schema", "--year", &year]);
        assert_eq!((made.code, made.stdout.as_str()), (0, PATHS), "{}", made.stderr);
        let dir = content::Workspace::new(workspace.path()).edition(Period::parse(&year)).unwrap();
        let loaded = content::load(&dir);
        let mut schemas = BTreeMap::new();
        for (file, name) in files(workspace.path(), &year) {
            let within = file.strip_prefix(&format!("content/{year}/")).unwrap();
            let Some(findings) = verdict::findings_in(&loaded, &dir, within) else {
                not_read += 1;
                continue;
            };
            let schema: &Value = schemas.entry(name).or_insert_with(|| {
                let schema = fs::read_to_string(workspace.path().join(format!("schema/{name}.json"))).unwrap();
                serde_json::from_str(&schema).unwrap()
            });
            let content = verdict::read(&fs::read_to_string(workspace.path().join(&file)).unwrap());
            verdicts.push((file, Verdict::new(&findings, &content, name, schema)));
        }
    }
    (verdicts, not_read)
}

const PATHS: &str = "schema/plan.json\nschema/form.json\nschema/project.json\nschema/opinions.json\n";

/// The files of an edition, each with the name of its schema.
fn files(workspace: &Path, year: &str) -> Vec<(String, &'static str)> {
    let edition = format!("content/{year}");
    let projects = names(&workspace.join(&edition).join("projects")).into_iter();
    let projects = projects.map(|name| (format!("{edition}/projects/{name}"), "project"));
    let others = ["plan", "opinions"].map(|name| (format!("{edition}/{name}.yaml"), name));
    let form = form_file(&workspace.join(&edition)).map(|name| (format!("{edition}/{name}"), "form"));
    others.into_iter().chain(form).chain(projects).filter(|(file, _)| workspace.join(file).exists()).collect()
}

/// The file that the 様式 of an edition names.
fn form_file(edition: &Path) -> Option<String> {
    let plan: Value = serde_yaml::from_str(&fs::read_to_string(edition.join("plan.yaml")).ok()?).ok()?;
    plan.get("様式")?.as_str().map(str::to_owned)
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The real content in a folder of its own.
fn real() -> Workspace {
    let workspace = Workspace::empty();
    fs::create_dir(workspace.path().join("content")).unwrap();
    copy(&root().join("content"), &workspace.path().join("content"));
    workspace
}

fn init() -> Workspace {
    let workspace = Workspace::empty();
    assert_eq!(workspace.run(&["init"]).code, 0);
    workspace
}

#[test]
fn the_schemas_and_the_reader_agree_on_every_fixture() {
    let mut workspaces = vec![("small".to_owned(), Workspace::small()), ("init".to_owned(), init())];
    workspaces.push(("the real content".to_owned(), real()));
    workspaces.extend(forms::FORMS.map(|name| (name.to_owned(), forms::workspace(name))));
    for code in rules::codes() {
        for side in ["bad", "ok"] {
            let overlay = root().join("tests/checks").join(&code).join(side);
            workspaces.push((format!("{code}/{side}"), rules::workspace(&overlay)));
        }
    }
    for (name, edit) in faults::CASES {
        let workspace = Workspace::small();
        edit(&workspace);
        workspaces.push(((*name).to_owned(), workspace));
    }
    let (mut seen, mut refused, mut taken, mut not_read) = (BTreeSet::new(), 0, 0, 0);
    let mut disagreements = Vec::new();
    for (name, workspace) in &workspaces {
        let (verdicts, skipped) = verdicts(workspace);
        not_read += skipped;
        for (file, verdict) in verdicts {
            *if verdict.errors.is_empty() { &mut taken } else { &mut refused } += 1;
            if !verdict.is_agreed() {
                let Verdict { findings, errors, .. } = &verdict;
                disagreements.push(format!("{name}: {file}\n  reader: {findings:?}\n  schema: {errors:?}"));
            }
            seen.extend(verdict.findings);
        }
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), EXPRESSIBLE);
    // So that neither side can fall silent unnoticed.
    assert!(taken > 500 && refused > 50 && not_read < 80, "{taken} taken, {refused} refused, {not_read} not read");
}

/// Ways to go wrong: the file, a text in it, what stands there instead, and what the reader says of it.
#[rustfmt::skip]
const SLIPS: &[(&str, &str, &str, &str)] = &[
    ("plan.yaml", "資料番号: 資料2\n", "", "missing-key"),
    ("plan.yaml", "発行者: 白井市", "発行者:", "blank-key"),
    ("plan.yaml", "発行者: 白井市", "発行者: [白井市]", "wrong-type"),
    ("plan.yaml", "委員会: 地域福祉計画策定等委員会", "委員会: {名称: 委員会}", "wrong-type"),
    ("plan.yaml", "版: 確定", "改版: 確定", "unknown-key"),
    ("plan.yaml", "版: 確定", "版: {案: 1}", "wrong-type"),
    ("plan.yaml", "作成日: 2020-07-01", "作成日: 2020-06-31", "bad-date"),
    ("plan.yaml", "作成日: 2020-07-01", "作成日: 20200701", "bad-date"),
    ("plan.yaml", "年度: H31\n", "年度: 31\n", "unknown-year"),
    ("plan.yaml", "年度: H31\n", "年度: 平成三十一\n", "unknown-year"),
    ("plan.yaml", "[H30, H31, R2]", "[H30, H31, 20200]", "unknown-year"),
    ("plan.yaml", "年度: H31\n", "年度: H28～H30\n", "unknown-year"),
    ("plan.yaml", "[H30, H31, R2]", "[H30, H31, H28～H29～R2]", "unknown-year"),
    ("plan.yaml", "[H30, H31, R2]", "[H30, H31, R2.13]", "unknown-year"),
    ("plan.yaml", "年度の表記: 数字", "年度の表記: {表記: 漢字}", "unknown-word"),
    ("plan.yaml", "年度の表記: 数字", "年度の表記: {元年: 元}", "unknown-year"),
    ("plan.yaml", "[H30, H31, R2]", "H31", "wrong-type"),
    ("plan.yaml", "年度の表記: 数字", "年度の表記: 漢字", "unknown-word"),
    ("plan.yaml", "- 保育課", "- {名称: 保育課, 区分: 総務}", "unknown-word"),
    ("plan.yaml", "- 保育課", "- [保育課]", "wrong-type"),
    ("plan.yaml", "版: 確定", "様式: {用紙: A5}", "unknown-word"),
    ("plan.yaml", "版: 確定", "様式: {}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: [A3]", "wrong-type"),
    ("plan.yaml", "版: 確定", "様式: {用紙: {文字: 4}}", "bad-number"),
    ("plan.yaml", "版: 確定", "様式: {用紙: {余白: {上: 9, 下: 9}}}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {用紙: {余白: {上: 9, 下: 9, 左右: }}}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {評価: [{名称: 成果, 選択肢: [あ, い]}]}", "unknown-word"),
    ("plan.yaml", "版: 確定", "様式: {評価: [{名称: あ, 選択肢: }]}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {系列: [{名称: あ, 計算: 実績×目標}]}", "unknown-word"),
    ("plan.yaml", "版: 確定", "様式: {列: [{内容: , 見出し: あ}]}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {列: [{年度ごと: }]}", "blank-key"),
    ("plan.yaml", "年度の表記: 数字", "年度の表記: \"　\"", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {評価: }", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {意見: ~}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {用紙: {ページ番号: }}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 列: }]}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {事業欄: [取り組み目標]}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {意見: 有り}", "unknown-word"),
    ("plan.yaml", "  - 基本方針: (4)", "  - 上位の表記: {基本方針: あ}\n    基本方針: (4)", "unknown-key"),
    ("plan.yaml", "版: 確定", "許可: [{コード: missing-unit, 理由: あ, 行: 3}]", "unknown-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: 件数}", "wrong-type"),
    ("plan.yaml", "版: 確定", "様式: {集計: [件数]}", "wrong-type"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{行: 選択肢}]}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ}]}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: }]}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: , 推移: 実績}]}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 推移: 実績}]}", "unknown-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 年度: [H30]}]}", "unknown-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 推移: 実績, 列: [件数]}]}", "unknown-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 推移: 実績, 年度: [前年]}]}", "unknown-year"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: {選択肢: [未実施]}}]}", "wrong-type"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: [{選択肢: [未実施]}]}]}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: [{見出し: い, 選択肢: }]}]}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: [{見出し: い, 選択肢: 未実施}]}]}", "wrong-type"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 数え方: のべ}]}", "unknown-word"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 委員会評価: 有}]}", "unknown-word"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 合計: 2}]}", "unknown-word"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 件数: {未実施: 3}}]}", "unknown-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 列: 件数}]}", "wrong-type"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 列: [件数×点]}]}", "unknown-word"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 列: [うち]}]}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 列: [{見出し: い}]}]}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 列: [{内容: }]}]}", "blank-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 列: [{内容: 件数, 値: [あ]}]}]}", "unknown-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 選択肢, 列: [{内容: 増減}]}]}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 担当課, 列: [{内容: うち}]}]}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 担当課, 列: [{内容: うち, 選択肢: [未実施], うち: い}]}]}", "unknown-key"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: 担当課, 列: [{内容: うち, 独自: い}]}]}", "missing-key"),
    ("plan.yaml", "版: 確定", "様式: {独自: [い], 集計: [{題名: あ, 行: 担当課, 列: [{内容: うち, 選択肢: [未実施], 独自: い, 値: [う]}]}]}", "unknown-key"),
    ("plan.yaml", "版: 確定", "様式: {独自: [い], 集計: [{題名: あ, 行: い, 列: [{内容: うち, 独自: い, 値: う}]}]}", "wrong-type"),
    ("plan.yaml", "事業: [2-2-1]", "事業: []", "missing-key"),
    ("plan.yaml", "事業: [2-2-1]", "事業: [2/2/1]", "bad-id"),
    ("plan.yaml", "事業: [2-2-1]", "事業: 2-2-1", "wrong-type"),
    ("plan.yaml", "{基本方針: (3)地域福祉活動への住民参加の促進}", "{施策の方向: あ}", "unknown-key"),
    ("plan.yaml", "  - 基本方針: (4)", "  - 方針: (4)", "unknown-key"),
    ("projects/1-1-2.yaml", "- 番号: 3\n    名称: ", "- 番号: 3\n    題名: ", "missing-key"),
    ("projects/1-1-2.yaml", "- 番号: 3\n", "- 番号: ~\n", "blank-key"),
    ("projects/1-1-2.yaml", "- 番号: 3\n", "- 番号: [3]\n", "wrong-type"),
    ("projects/1-1-2.yaml", "担当課: [社会福祉協議会]", "担当課: [社協]", "unknown-department"),
    ("projects/1-1-2.yaml", "担当課: [社会福祉協議会]", "担当課: 社会福祉協議会", "wrong-type"),
    ("projects/1-1-2.yaml", "担当課: [社会福祉協議会]", "担当課:", "blank-key"),
    ("projects/1-1-2.yaml", "取り組み目標:", "上位の表記: {基本方針: あ}\n取り組み目標:", "unknown-key"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H29: 1, H31: 9}", "year-not-shown"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: 1, 今年: 9}", "unknown-year"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: 1, 値: 9}", "mixed-keys"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: 1,234, H31: 9}", "split-number"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: [1], H31: 9}", "wrong-type"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: {値: 1, 単価: 回}, H31: 9}", "unknown-key"),
    ("projects/1-1-2.yaml", "{内訳: {研修会: 6}}", "{内訳: {研修会: 1,234}}", "split-number"),
    ("projects/1-1-2.yaml", "{内訳: {研修会: 6}}", "{内訳: 6}", "wrong-type"),
    ("projects/1-1-2.yaml", "取組項目:\n", "取り組み:\n", "unknown-key"),
    ("projects/1-1-1.yaml", "番号: 1\n", "番号: 1\n    備考: なし\n", "unknown-key"),
    ("projects/1-2-1.yaml", "- 再掲: 1\n", "- 再掲:\n", "blank-key"),
    ("projects/1-2-1.yaml", "- 再掲: 1\n", "- 再掲: 1\n    成果: あ\n", "unknown-key"),
    ("projects/1-2-1.yaml", "    上書き:\n", "    上書き:\n      番号: 2\n", "unknown-key"),
    ("projects/1-2-1.yaml", "    上書き:\n", "    上書き:\n      進捗状況: よい\n", "unknown-status"),
    ("projects/3-3-1.yaml", "{取り組み目標: 取組み目標,", "{目標: 取組み目標,", "unknown-key"),
    ("opinions.yaml", "意見:\n  - 番号: 7\n", "意見:\n  - No: 7\n", "unknown-key"),
    ("opinions.yaml", "  - 番号: 9\n", "  -\n  - 番号: 9\n", "blank-key"),
    ("opinions.yaml", "    委員会評価: 未実施\n", "    委員会評価: {H31: 未実施}\n", "unknown-key"),
    ("opinions.yaml", "    委員会評価: 未実施\n", "    委員会評価: [未実施]\n", "wrong-type"),
    ("opinions.yaml", "    委員会評価: 未実施\n", "    委員会評価: 不十分\n", "unknown-status"),
];

#[test]
fn a_slip_in_the_real_content_is_refused_by_both() {
    let workspace = real();
    for (file, from, to, code) in SLIPS {
        let before = fs::read(workspace.edition(file)).unwrap();
        workspace.edit(file, from, to);
        for (path, Verdict { findings, errors, .. }) in verdicts(&workspace).0 {
            let here = path.ends_with(file);
            assert_eq!(findings.contains(*code), here, "{to}: {path} {findings:?}");
            assert_eq!(!errors.is_empty(), here, "{to}: {path} {errors:?}");
        }
        workspace.write(file, before);
    }
}

/// What an editor must not underline, however odd.
#[rustfmt::skip]
const TAKEN: &[(&str, &str, &str)] = &[
    ("plan.yaml", "年度: H31\n", "年度: 2019\n"),
    ("plan.yaml", "年度: H31\n", "年度: 令和元年度\n"),
    ("plan.yaml", "[H30, H31, R2]", "[2018, Ｈ３１, \" 令和２年度 \"]"),
    ("plan.yaml", "[H30, H31, R2]", "[R3～, R2, 2019, 平成30年度, H28～30, 2016-2017, H27.3, 2015/6]"),
    ("plan.yaml", "年度の表記: 数字", "年度の表記: {表記: 和暦, H31: 元, 2018: 30}"),
    ("plan.yaml", "作成日: 2020-07-01", "作成日: 令和2年7月1日"),
    ("plan.yaml", "版: 確定", "版:"),
    ("plan.yaml", "版: 確定", "版: 2"),
    ("plan.yaml", "版: 確定", "様式:"),
    ("plan.yaml", "版: 確定", "様式: {独自: [], 空欄: [], 集計: [], 注記: [], 指標の表: []}"),
    ("plan.yaml", "版: 確定", "様式: {系列: [{名称: 目標, 年度: 共通}, 実績], 列: [番号, 目標, {年度ごと: 実績}]}"),
    ("plan.yaml", "版: 確定", "様式: {用紙: {文字: \"8.5\", ページ番号: 1, 最初のページ: +3}}"),
    ("plan.yaml", "版: 確定", "様式: {系列: [実績, {名称: 目標, 年度: 独自}, {名称: 率, 計算: 実績 / 目標, 小数: 0}]}"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: 1, 行: 選択肢}, {題名: 2, 推移: 実績}]}"),
    ("plan.yaml", "版: 確定", "様式: {集計: [{題名: あ, 行: [未実施, ~, {見出し: 1, 選択肢: [概ね進んだ, ~]}], 列: [件数, {内容: 増減, 年度: 2018}, ~]}]}"),
    ("plan.yaml", "年度の表記: 数字", "年度の表記: [30, 元, 2]"),
    ("plan.yaml", "年度の表記: 数字", "年度の表記: |\n  数字"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{2018: 1, ｒ０１年度: 9}"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{}"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "9"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: , H31: {注: 速報}}"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{2018: 5, 2019: }"),
    ("projects/1-1-2.yaml", "取り組み目標:", "見出し:\n取り組み目標:"),
    ("projects/1-2-1.yaml", "- 再掲: 1\n", "- 再掲: 1\n    上書き:\n  - 再掲: 1\n"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{値: ▲5, 付記: 2, 内訳: {1: 2, yes: , true: no}}"),
    ("projects/1-1-2.yaml", "担当課: [社会福祉協議会]", "担当課: [社会福祉協議会, ~]"),
    ("projects/1-1-2.yaml", "- 番号: 3\n", "- 番号: false\n"),
];

#[test]
fn what_is_odd_and_right_is_taken_by_both() {
    let workspace = real();
    for (file, from, to) in TAKEN {
        let before = fs::read(workspace.edition(file)).unwrap();
        workspace.edit(file, from, to);
        for (file, Verdict { findings, errors, .. }) in verdicts(&workspace).0 {
            assert!(findings.is_empty() && errors.is_empty(), "{to}: {file} {findings:?} {errors:?}");
        }
        workspace.write(file, before);
    }
}

#[test]
fn the_schemas_of_the_repository_are_up_to_date() {
    let workspace = real();
    assert_eq!(workspace.run(&["schema"]).stderr, "");
    for file in PATHS.lines() {
        let made = fs::read_to_string(workspace.path().join(file)).unwrap();
        assert!(fs::read_to_string(root().join(file)).unwrap_or_default() == made, "{file}: run `shinkan schema`");
    }
}

#[test]
fn every_file_of_the_content_and_of_the_sample_names_its_schema() {
    let sample = init();
    for (workspace, year) in [(root().as_path(), "2019"), (sample.path(), "2025")] {
        let files = files(workspace, year);
        assert!(files.len() >= 3);
        for (file, _) in files {
            let text = fs::read_to_string(workspace.join(&file)).unwrap();
            let schema = text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
            let path = workspace.join(&file).parent().unwrap().join(schema.unwrap());
            assert!(path.is_file(), "{file} names {}", path.display());
        }
    }
}

#[test]
fn without_a_faultless_plan_the_schemas_are_general_and_that_is_said() {
    const GENERAL: &str = "どの計画にも使えるものを書きます。課名は補完せず、年度は表示年度かどうかを見ません\n";
    let project = |workspace: &Workspace| fs::read_to_string(workspace.path().join("schema/project.json")).unwrap();
    let empty = Workspace::empty();
    let run = empty.run(&["schema"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, PATHS));
    assert_eq!(run.stderr, format!("年度のフォルダーがないので、{GENERAL}"));
    let faulty = Workspace::small();
    faulty.edit("plan.yaml", "年度: H31", "年度: 昔");
    let run = faulty.run(&["schema"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, PATHS));
    let reason = "content/2019/plan.yaml にエラーがあるので（shinkan check で表示します）";
    assert_eq!(run.stderr, format!("{reason}、{GENERAL}"));
    assert_eq!(project(&empty), project(&faulty));
    assert!(!project(&empty).contains("社会福祉課"));
    let small = Workspace::small();
    assert_eq!(small.run(&["schema"]).stderr, "");
    assert!(project(&small).contains("社会福祉課"));
}

#[test]
fn the_schemas_stand_in_the_workspace_and_are_made_again_the_same() {
    let workspace = Workspace::small();
    let elsewhere = Workspace::empty();
    let directory = workspace.path().to_str().unwrap();
    let run = elsewhere.run(&["schema", "-C", directory]);
    let shown = slashed(workspace.path());
    let paths: String = PATHS.lines().map(|path| format!("{shown}/{path}\n")).collect();
    assert_eq!((run.code, run.stdout), (0, paths));
    let read = || PATHS.lines().map(|path| fs::read(workspace.path().join(path)).unwrap()).collect::<Vec<_>>();
    let first = read();
    assert_eq!(workspace.run(&["schema", "--year", "H31"]).code, 0);
    assert!(first == read());
    assert!(first.iter().all(|text| text.ends_with(b"}\n")));
    assert_eq!(names(&workspace.path().join("schema")).len(), 4);
    let run = workspace.run(&["schema", "--year", "R2"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (2, "エラー: 令和2年度（2020年度）の内容がありません。あるのは 2019 だけです\n")
    );
}
