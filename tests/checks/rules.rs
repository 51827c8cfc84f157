//! One folder for every rule: `tests/checks/<code>/bad` and `ok` are laid over the small plan; `bad/expected.txt` is
//! exactly what the rule says of the bad one, of the ok one it says nothing. With `UPDATE_GOLDEN=1` the expectations
//! are written anew, to be read before they are committed.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Workspace, copy, root};

/// Rules that need more than files to be broken; each is tested where that can be made.
const ELSEWHERE: &[&str] = &["file-too-large"];

/// The rules that have a folder.
pub fn codes() -> Vec<String> {
    let mut codes: Vec<String> = fs::read_dir(root().join("docs/checks"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
        .filter(|code| !ELSEWHERE.contains(&code.as_str()))
        .collect();
    codes.sort();
    codes
}

/// The small plan with a folder laid over it.
pub fn workspace(overlay: &Path) -> Workspace {
    assert!(overlay.is_dir(), "{} is missing", overlay.display());
    let workspace = Workspace::small();
    copy(overlay, workspace.path());
    workspace
}

/// What a rule says of the small plan with a folder laid over it.
fn said(code: &str, overlay: &Path) -> String {
    let workspace = workspace(overlay);
    let pages = overlay.join("pages").exists();
    // A file `year` holds the edition to look at where that is not the newest.
    let year = fs::read_to_string(overlay.join("year")).ok();
    let mut arguments = vec!["check", "--format", "json"];
    arguments.extend(pages.then_some("--pages"));
    arguments.extend(year.iter().flat_map(|year| ["--year", year.trim()]));
    let run = workspace.run(&arguments);
    assert_ne!(run.code, 2, "{}: {}", overlay.display(), run.stderr);
    let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or("-").to_owned();
    let findings = findings.iter().filter(|finding| finding["code"] == code).map(|finding| {
        format!(
            "{} {}:{}:{}\n{}\n場所: {}\n対処: {}\n",
            text(finding, "severity"),
            text(finding, "file"),
            finding["line"],
            finding["column"],
            text(finding, "message"),
            text(finding, "path"),
            text(finding, "hint")
        )
    });
    findings.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_rule_reports_its_bad_fixture_exactly_and_is_silent_on_its_ok_one() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut faults = Vec::new();
    for code in codes() {
        let folder = root().join("tests/checks").join(&code);
        let actual = said(&code, &folder.join("bad"));
        let expected = folder.join("bad/expected.txt");
        if update {
            fs::write(&expected, &actual).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if actual.is_empty() || actual != expected {
            faults.push(format!("## {code}\n{actual}"));
        }
        let silent = said(&code, &folder.join("ok"));
        if !silent.is_empty() {
            faults.push(format!("## {code}, ok\n{silent}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_page_of_a_rule_says_what_why_how_and_what_to_do() {
    for code in codes() {
        let page = fs::read_to_string(root().join(format!("docs/checks/{code}.md"))).unwrap();
        for heading in ["## 何を見るか", "## なぜ", "## 例", "## 直し方"] {
            assert_eq!(page.matches(heading).count(), 1, "{heading} of {code}");
        }
    }
}

/// Rules about files that could not be read as content: nothing in them has a place in the document. A control character
/// that YAML does not allow keeps a file from being read, too.
const WITHOUT_PATH: &[&str] = &[
    "control-character",
    "empty-file",
    "encoding",
    "file-too-large",
    "missing-file",
    "unreadable-file",
    "yaml-syntax",
];

/// Whether a line of a file of the small plan or of a fixture stands below 取組項目 or in the list of 意見.
fn is_within_item(file: &str, line: usize) -> bool {
    let text = fs::read_to_string(file).unwrap_or_default();
    let before = text.lines().take(line);
    before.skip_while(|line| !line.starts_with("取組項目:") && !line.starts_with("意見:")).nth(1).is_some()
}

#[test]
fn every_finding_within_an_item_has_a_path() {
    let mut without = Vec::new();
    for code in codes().iter().filter(|code| !WITHOUT_PATH.contains(&code.as_str())) {
        let folder = root().join("tests/checks").join(code).join("bad");
        let workspace = Workspace::small();
        copy(&folder, workspace.path());
        let pages = folder.join("pages").exists();
        let run = workspace.run(if pages {
            &["check", "--pages", "--format", "json"]
        } else {
            &["check", "--format", "json"]
        });
        let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        for finding in findings {
            let Some(file) = finding["file"].as_str().filter(|file| !file.ends_with("plan.yaml")) else { continue };
            let line = usize::try_from(finding["line"].as_u64().unwrap()).unwrap();
            let file = workspace.path().join(file);
            let silent = finding["path"] == "" && !WITHOUT_PATH.contains(&finding["code"].as_str().unwrap());
            if silent && is_within_item(file.to_str().unwrap(), line) {
                without.push(finding);
            }
        }
    }
    assert!(without.is_empty(), "{without:#?}");
}

/// The items of a 事業 with these numbers.
fn numbered(numbers: &[&str]) -> String {
    let items = numbers.iter().map(|number| {
        format!(
            "  - {{番号: {number}, 名称: 取組{number}, 担当課: [社会福祉課], 進捗状況: 順調に進んだ, 成果: 終えた。}}\n"
        )
    });
    format!("事業: 事業\n取組項目:\n{}", items.collect::<String>())
}

#[test]
fn numbers_are_followed_as_the_form_counts_them() {
    let said = |numbering: &str| {
        let workspace = Workspace::small();
        let edition = workspace.path().join("content/2019");
        let plan = fs::read_to_string(edition.join("plan.yaml")).unwrap().replace("[1-1-1]", "[1-1-1, 1-1-2]");
        fs::write(edition.join("plan.yaml"), format!("{plan}様式: {{番号: {numbering}}}\n")).unwrap();
        fs::write(edition.join("opinions.yaml"), "意見: []\n").unwrap();
        fs::write(edition.join("projects/1-1-1.yaml"), numbered(&["1", "2"])).unwrap();
        fs::write(edition.join("projects/1-1-2.yaml"), numbered(&["2", "4"])).unwrap();
        let run = workspace.run(&["check", "--format", "json"]);
        let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        let is_of_number = |finding: &&Value| finding["code"].as_str().is_some_and(|code| code.contains("number"));
        let text = |finding: &Value| {
            let place = format!("{}:{}", finding["file"].as_str().unwrap(), finding["line"]);
            format!("{} {}", place.trim_start_matches("content/2019/projects/"), finding["message"].as_str().unwrap())
        };
        findings.iter().filter(is_of_number).map(text).collect::<Vec<_>>()
    };
    let twice = "1-1-2.yaml:3 No.2 が2度使われています（1度目は content/2019/projects/1-1-1.yaml の4行目）";
    let gap = "1-1-2.yaml:4 No.3 がありません（No.2 の次が No.4 です）";
    assert_eq!(said("通し"), [twice, gap]);
    assert_eq!(said("シートごと"), [twice, gap]);
    assert_eq!(said("事業ごと"), [gap]);
    assert_eq!(said("自由"), [twice]);
}

#[test]
fn the_faults_of_a_form_of_its_own_are_told_where_they_are_and_nowhere_else() {
    let workspace = Workspace::small();
    let edition = workspace.path().join("content/2019");
    let plan = fs::read_to_string(edition.join("plan.yaml")).unwrap();
    fs::write(edition.join("plan.yaml"), format!("{plan}様式: youshiki.yaml\n")).unwrap();
    let said = |form: &str| {
        fs::write(edition.join("youshiki.yaml"), form).unwrap();
        let run = workspace.run(&["check", "--format", "json"]);
        let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        let text = |finding: &Value| {
            let file = finding["file"].as_str().unwrap().trim_start_matches("content/2019/");
            format!("{file}:{}:{} {}", finding["line"], finding["column"], finding["code"].as_str().unwrap())
        };
        findings.iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(said("用紙: A3\n"), [""; 0]);
    assert_eq!(said("用紙: A5\n階層: [目標, 柱]\n"), ["youshiki.yaml:1:5 unknown-word"]);
    assert_eq!(
        said("番号: シートごと\n評価:\n  - {名称: 達成, 選択肢: [A, A]}\n列: [番号, 達成, 課名]\n"),
        ["youshiki.yaml:3:23 duplicate-name", "youshiki.yaml:4:13 unknown-part"]
    );
    assert_eq!(said("様式: {用紙: A3}\n"), ["youshiki.yaml:1:1 unknown-key"]);
}
