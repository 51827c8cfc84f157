//! `shinkan schema`: the schemas take what the reader takes, and refuse what it refuses.

mod places;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::support::json_schema;
use crate::support::{Workspace, copy, root};
use crate::{checks, faults};

/// The findings that a schema can know of. What is left to `shinkan check`: whatever two files or two entries must agree
/// on (numbers, repeated years, how many labels), whether a file of the 体系 exists, characters, and every doubt.
const EXPRESSIBLE: &[&str] = &[
    "bad-date",
    "bad-id",
    "blank-key",
    "empty-file",
    "missing-key",
    "mixed-keys",
    "split-number",
    "unknown-department",
    "unknown-key",
    "unknown-status",
    "unknown-word",
    "unknown-year",
    "wrong-type",
    "year-not-shown",
];

/// Of these a schema knows in the files below plan.yaml alone: there, what they must agree with is in the schema.
const BELOW_PLAN: &[&str] = &["year-not-shown"];

/// The findings after which there is nothing to compare: the file is no YAML, or is not read at all.
const NOT_READ: &[&str] = &[
    "control-character",
    "duplicate-key",
    "encoding",
    "file-too-large",
    "unlisted-project",
    "unreadable-file",
    "yaml-syntax",
];

/// Whether the schema of that name knows of a finding.
fn is_expressible(code: &str, schema: &str) -> bool {
    EXPRESSIBLE.contains(&code) && (schema != "plan" || !BELOW_PLAN.contains(&code))
}

/// A file as the reader and as its schema see it.
struct Verdicts {
    /// Relative to the workspace.
    file: String,
    /// The expressible findings.
    findings: BTreeSet<String>,
    /// What the schema says.
    errors: Vec<String>,
}

/// Looks at every file of every edition of a workspace; gives the number of those that are not read, too.
fn verdicts(workspace: &Workspace) -> (Vec<Verdicts>, usize) {
    let (mut verdicts, mut not_read) = (Vec::new(), 0);
    for year in names(&workspace.path().join("content")) {
        let checked = workspace.run(&["check", "--year", &year, "--format", "json"]);
        assert_ne!(checked.code, 2, "{}", checked.stderr);
        let findings: Vec<Value> = serde_json::from_str(&checked.stdout).unwrap();
        let made = workspace.run(&["schema", "--year", &year]);
        assert_eq!((made.code, made.stdout.as_str()), (0, PATHS), "{}", made.stderr);
        for (file, name) in files(workspace.path(), &year) {
            let codes: BTreeSet<&str> = (findings.iter())
                .filter(|finding| finding["file"] == file.as_str())
                .filter_map(|finding| finding["code"].as_str())
                .collect();
            if codes.iter().any(|code| NOT_READ.contains(code)) {
                not_read += 1;
                continue;
            }
            let schema = fs::read_to_string(workspace.path().join(format!("schema/{name}.json"))).unwrap();
            let content = fs::read_to_string(workspace.path().join(&file)).unwrap();
            let content = serde_yaml::from_str(content.trim_start_matches('\u{FEFF}')).unwrap();
            verdicts.push(Verdicts {
                findings: codes.into_iter().filter(|code| is_expressible(code, name)).map(str::to_owned).collect(),
                errors: json_schema::errors(&serde_json::from_str(&schema).unwrap(), &json(content)),
                file,
            });
        }
    }
    (verdicts, not_read)
}

const PATHS: &str = "schema/plan.json\nschema/project.json\nschema/opinions.json\n";

/// The files of an edition, each with the name of its schema.
fn files(workspace: &Path, year: &str) -> Vec<(String, &'static str)> {
    let edition = format!("content/{year}");
    let projects = names(&workspace.join(&edition).join("projects")).into_iter();
    let projects = projects.map(|name| (format!("{edition}/projects/{name}"), "project"));
    let others = ["plan", "opinions"].map(|name| (format!("{edition}/{name}.yaml"), name));
    others.into_iter().chain(projects).filter(|(file, _)| workspace.join(file).exists()).collect()
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// YAML as an editor sees it: the keys are texts.
fn json(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(entries) => {
            let key = |key| match json(key) {
                Value::String(text) => text,
                other => other.to_string(),
            };
            Value::Object(entries.into_iter().map(|(name, value)| (key(name), json(value))).collect::<Map<_, _>>())
        }
        serde_yaml::Value::Sequence(items) => items.into_iter().map(json).collect(),
        serde_yaml::Value::Tagged(tagged) => panic!("{} is no content", tagged.tag),
        scalar => serde_json::to_value(scalar).unwrap(),
    }
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
    for code in checks::codes() {
        for side in ["bad", "ok"] {
            let overlay = root().join("tests/checks").join(&code).join(side);
            workspaces.push((format!("{code}/{side}"), checks::workspace(&overlay)));
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
        for Verdicts { file, findings, errors } in verdicts {
            *if errors.is_empty() { &mut taken } else { &mut refused } += 1;
            if errors.is_empty() != findings.is_empty() {
                disagreements.push(format!("{name}: {file}\n  reader: {findings:?}\n  schema: {errors:?}"));
            }
            seen.extend(findings);
        }
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), EXPRESSIBLE);
    // So that neither side can fall silent unnoticed.
    assert!(taken > 500 && refused > 50 && not_read < 50, "{taken} taken, {refused} refused, {not_read} not read");
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
    ("plan.yaml", "版: 確定", "許可: [{コード: missing-unit, 理由: あ, 行: 3}]", "unknown-key"),
    ("plan.yaml", "事業: [2-2-1]", "事業: []", "missing-key"),
    ("plan.yaml", "事業: [2-2-1]", "事業: [2/2/1]", "bad-id"),
    ("plan.yaml", "事業: [2-2-1]", "事業: 2-2-1", "wrong-type"),
    ("plan.yaml", "{基本方針: (3)地域福祉活動への住民参加の促進}", "{施策の方向: あ}", "unknown-key"),
    ("plan.yaml", "  - 基本方針: (4)", "  - 方針: (4)", "missing-key"),
    ("projects/1-1-2.yaml", "- 番号: 3\n    名称: ", "- 番号: 3\n    題名: ", "missing-key"),
    ("projects/1-1-2.yaml", "- 番号: 3\n", "- 番号: ~\n", "blank-key"),
    ("projects/1-1-2.yaml", "- 番号: 3\n", "- 番号: [3]\n", "wrong-type"),
    ("projects/1-1-2.yaml", "担当課: [社会福祉協議会]", "担当課: [社協]", "unknown-department"),
    ("projects/1-1-2.yaml", "担当課: [社会福祉協議会]", "担当課: 社会福祉協議会", "wrong-type"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H29: 1, H31: 9}", "year-not-shown"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: 1, 今年: 9}", "unknown-year"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: 1, 値: 9}", "mixed-keys"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: 1,234, H31: 9}", "split-number"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: [1], H31: 9}", "wrong-type"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: {値: 1, 単位: 回}, H31: 9}", "unknown-key"),
    ("projects/1-1-2.yaml", "{内訳: {研修会: 6}}", "{内訳: {研修会: 1,234}}", "split-number"),
    ("projects/1-1-2.yaml", "{内訳: {研修会: 6}}", "{内訳: 6}", "wrong-type"),
    ("projects/1-1-2.yaml", "取組項目:\n", "取り組み:\n", "missing-key"),
    ("projects/1-1-1.yaml", "番号: 1\n", "番号: 1\n    備考: なし\n", "unknown-key"),
    ("projects/1-2-1.yaml", "- 再掲: 1\n", "- 再掲:\n", "blank-key"),
    ("projects/1-2-1.yaml", "- 再掲: 1\n", "- 再掲: 1\n    成果: あ\n", "unknown-key"),
    ("projects/1-2-1.yaml", "    上書き:\n", "    上書き:\n      番号: 2\n", "unknown-key"),
    ("projects/1-2-1.yaml", "    上書き:\n", "    上書き:\n      進捗状況: よい\n", "unknown-status"),
    ("projects/3-3-1.yaml", "{取り組み目標: 取組み目標,", "{目標: 取組み目標,", "unknown-key"),
    ("opinions.yaml", "意見:\n  - 番号: 7\n", "意見:\n  - No: 7\n", "missing-key"),
    ("opinions.yaml", "  - 番号: 9\n", "  -\n  - 番号: 9\n", "blank-key"),
    ("opinions.yaml", "    委員会評価: 未実施\n", "    委員会評価: {H31: 未実施}\n", "wrong-type"),
    ("opinions.yaml", "    委員会評価: 未実施\n", "    委員会評価: 不十分\n", "unknown-status"),
];

#[test]
fn a_slip_in_the_real_content_is_refused_by_both() {
    let workspace = real();
    for (file, from, to, code) in SLIPS {
        let before = fs::read(workspace.edition(file)).unwrap();
        workspace.edit(file, from, to);
        for verdict in verdicts(&workspace).0 {
            let here = verdict.file.ends_with(file);
            assert_eq!(verdict.findings.contains(*code), here, "{to}: {} {:?}", verdict.file, verdict.findings);
            assert_eq!(!verdict.errors.is_empty(), here, "{to}: {} {:?}", verdict.file, verdict.errors);
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
    ("plan.yaml", "年度の表記: 数字", "年度の表記: [30, 元, 2]"),
    ("plan.yaml", "年度の表記: 数字", "年度の表記: |\n  数字"),
    ("plan.yaml", "年度の表記: 数字", "年度の表記: \"　\""),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{2018: 1, ｒ０１年度: 9}"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{}"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "9"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{H30: , H31: {注: 速報}}"),
    ("projects/1-1-2.yaml", "{H30: 1, H31: 9}", "{値: ▲5, 付記: 2, 内訳: {1: 2, yes: , true: no}}"),
    ("projects/1-1-2.yaml", "担当課: [社会福祉協議会]", "担当課: [社会福祉協議会, ~]"),
    ("projects/1-1-2.yaml", "担当課: [社会福祉協議会]", "担当課:"),
    ("projects/1-1-2.yaml", "- 番号: 3\n", "- 番号: false\n"),
];

#[test]
fn what_is_odd_and_right_is_taken_by_both() {
    let workspace = real();
    for (file, from, to) in TAKEN {
        let before = fs::read(workspace.edition(file)).unwrap();
        workspace.edit(file, from, to);
        for Verdicts { file, findings, errors } in verdicts(&workspace).0 {
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
    let reason = "content/2019/plan.yaml に誤りがあるので（shinkan check で表示します）";
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
    let paths: String = PATHS.lines().map(|path| format!("{directory}/{path}\n")).collect();
    assert_eq!((run.code, run.stdout), (0, paths));
    let read = || PATHS.lines().map(|path| fs::read(workspace.path().join(path)).unwrap()).collect::<Vec<_>>();
    let first = read();
    assert_eq!(workspace.run(&["schema", "--year", "H31"]).code, 0);
    assert!(first == read());
    assert!(first.iter().all(|text| text.ends_with(b"}\n")));
    assert_eq!(names(&workspace.path().join("schema")).len(), 3);
    let run = workspace.run(&["schema", "--year", "R2"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, "エラー: 2020年度の内容がありません。あるのは 2019 です\n"));
}
