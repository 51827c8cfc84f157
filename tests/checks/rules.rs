//! A test per rule, named after its code.
//!
//! `tests/checks/<code>/bad` and `ok` are laid over the small plan. `bad/expected.txt` is exactly what the rule says of the
//! bad one; of the ok one it says nothing.

use std::fs;
use std::path::Path;

use serde_json::Value;
use shinkan::check;

use crate::support::approved::assert_approved;
use crate::support::{self, Workspace, copy, root};

/// Makes a test of every rule.
macro_rules! rules {
    ($($rule:ident),* $(,)?) => {
        const RULES: &[&str] = &[$(stringify!($rule)),*];

        $(#[test]
        fn $rule() {
            assert_rule(stringify!($rule));
        })*
    };
}

#[rustfmt::skip]
rules!(
    against_direction,
    ambiguous_title,
    bad_date,
    bad_id,
    bad_number,
    band_order,
    blank_key,
    blank_outcome,
    blank_page,
    blank_status,
    breakdown_changed,
    breakdown_differs,
    broken_font,
    case_clash,
    changed_definition,
    computed_differs,
    control_character,
    crossed_values,
    cumulative_differs,
    cut_by_comment,
    decomposed_kana,
    different_units,
    different_values,
    doubled_mark,
    doubled_word,
    duplicate_department,
    duplicate_key,
    duplicate_name,
    duplicate_number,
    duplicate_opinion,
    duplicate_project,
    duplicate_year,
    empty_file,
    encoding,
    falling_values,
    file_clash,
    folded_line,
    full_width_mark,
    impossible_date,
    impossible_value,
    label_count,
    layout_warning,
    left_out,
    left_out_by_layout,
    lost_character,
    missing_file,
    missing_glyph,
    missing_key,
    missing_period,
    missing_unit,
    missing_value,
    mixed_keys,
    mixed_units,
    mixed_years,
    narrow_column,
    next_year_differs,
    not_a_number,
    not_computed,
    not_printed,
    number_gap,
    old_era,
    old_era_in_text,
    option_count,
    other_year,
    outside_bands,
    paper_year,
    placeholder,
    plan_equals_result,
    private_character,
    ratio_differs,
    repeat_drift,
    repeat_slip,
    repeated_indicator,
    repeated_item,
    repeated_outcome,
    same_figures,
    same_judgement,
    same_outcome_as_last_year,
    shifted_digits,
    shifted_years,
    small_type,
    space_in_word,
    spelling_variants,
    split_item,
    split_number,
    split_value,
    text_contradicts_value,
    text_overflow,
    too_wide,
    unbalanced_bracket,
    unit_without_value,
    unknown_department,
    unknown_key,
    unknown_number,
    unknown_part,
    unknown_status,
    unknown_word,
    unknown_year,
    unlisted_project,
    unmatched_condition,
    unread_file,
    unreadable_file,
    unused_form_part,
    unused_permission,
    value_without_year,
    width_mixture,
    wrong_type,
    yaml_syntax,
    year_mismatch,
    year_not_shown,
);

/// Rules that need more than files to be broken; each is tested where that can be made.
const ELSEWHERE: &[&str] = &["file-too-large", "too-long", "too-many"];

/// Rules about files that could not be read as content: nothing in them has a place in the document. A control character
/// that YAML does not allow keeps a file from being read, too.
const WITHOUT_PATH: &[&str] = &[
    "broken-font",
    "control-character",
    "empty-file",
    "encoding",
    "file-too-large",
    "missing-file",
    "unreadable-file",
    "yaml-syntax",
];

/// The codes of the rules that have a folder.
pub fn codes() -> Vec<String> {
    RULES.iter().map(|rule| rule.replace('_', "-")).collect()
}

/// The small plan with a folder laid over it.
pub fn workspace(overlay: &Path) -> Workspace {
    assert!(overlay.is_dir(), "{} is missing", overlay.display());
    let workspace = Workspace::small();
    copy(overlay, workspace.path());
    workspace
}

fn assert_rule(rule: &str) {
    let code = rule.replace('_', "-");
    let folder = format!("tests/checks/{code}");
    let bad = workspace(&root().join(&folder).join("bad"));
    let findings = findings(&bad);
    let said = said(&findings, &code);
    assert_ne!(said, "", "nothing is said of the bad one");
    assert_approved(&format!("{folder}/bad/expected.txt"), &said);
    if !WITHOUT_PATH.contains(&code.as_str()) {
        assert_have_paths(&findings, &bad);
    }
    let ok = workspace(&root().join(&folder).join("ok"));
    assert_eq!(self::said(&self::findings(&ok), &code), "", "of the ok one");
    assert_is_explained(&code);
}

/// What `check` finds in a workspace. An overlay asks for the pages by a file `pages`; a file `year` names the edition to
/// look at where that is not the newest.
pub fn findings(workspace: &Workspace) -> Vec<Value> {
    let year = fs::read_to_string(workspace.path().join("year")).ok();
    let mut arguments = vec!["check", "--notes", "--format", "json"];
    arguments.extend(workspace.path().join("pages").exists().then_some("--pages"));
    arguments.extend(year.iter().flat_map(|year| ["--year", year.trim()]));
    let run = workspace.run(&arguments);
    assert_ne!(run.code, 2, "{}", run.stderr);
    support::findings(&run)
}

/// The findings of a rule as text.
fn said(findings: &[Value], code: &str) -> String {
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or("-").to_owned();
    let findings = findings.iter().filter(|finding| finding["code"] == code).map(|finding| {
        let position = match finding["line"].as_u64() {
            Some(line) => format!(":{line}:{}", finding["column"]),
            None => String::new(),
        };
        format!(
            "{} {}{position}\n{}\n場所: {}\n対処: {}\n",
            text(finding, "severity"),
            text(finding, "file"),
            text(finding, "message"),
            text(finding, "path"),
            text(finding, "hint")
        )
    });
    findings.collect::<Vec<_>>().join("\n")
}

/// Fails where a finding within an item has no path in the document, whatever its rule.
fn assert_have_paths(findings: &[Value], workspace: &Workspace) {
    for finding in findings.iter().filter(|finding| finding["path"] == "") {
        let Some(file) = finding["file"].as_str().filter(|file| !file.ends_with("plan.yaml")) else { continue };
        let Some(line) = finding["line"].as_u64() else { continue };
        let line = usize::try_from(line).unwrap();
        let may = WITHOUT_PATH.contains(&finding["code"].as_str().unwrap());
        assert!(may || !is_within_item(&workspace.path().join(file), line), "{finding:#}");
    }
}

/// Whether a line of a file stands below 取組項目 or in the list of 意見.
fn is_within_item(file: &Path, line: usize) -> bool {
    let text = fs::read_to_string(file).unwrap_or_default();
    let before = text.lines().take(line);
    before.skip_while(|line| !line.starts_with("取組項目:") && !line.starts_with("意見:")).nth(1).is_some()
}

/// Fails unless the page of a rule says what it looks at, why, an example, and what to do.
fn assert_is_explained(code: &str) {
    let page = fs::read_to_string(root().join(format!("docs/checks/{code}.md"))).unwrap();
    for heading in ["## 何を見るか", "## なぜ", "## 例", "## 直し方"] {
        assert_eq!(page.matches(heading).count(), 1, "{heading}");
    }
}

#[test]
fn every_rule_of_the_program_has_a_page_and_a_test() {
    let names = |folder: &str, ending: &str| -> Vec<String> {
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap());
        let names = entries.map(|entry| entry.file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect();
        names.sort();
        names
    };
    let mut expected = codes();
    let mut folders = names("tests/checks", "");
    folders.retain(|name| !name.ends_with(".rs"));
    assert_eq!(folders, expected);
    expected.extend(ELSEWHERE.iter().map(|code| (*code).to_owned()));
    expected.sort();
    assert_eq!(names("docs/checks", ".md"), expected);
    assert_eq!(check::rules().map(|rule| rule.code).collect::<Vec<_>>(), expected);
}

#[test]
fn the_rules_without_a_folder_are_explained_too() {
    ELSEWHERE.iter().for_each(|code| assert_is_explained(code));
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
        let findings = support::findings(&workspace.run(&["check", "--notes", "--format", "json"]));
        let is_of_number = |finding: &&Value| finding["code"].as_str().is_some_and(|code| code.contains("number"));
        let text = |finding: &Value| {
            let place = format!("{}:{}", finding["file"].as_str().unwrap(), finding["line"]);
            format!("{} {}", place.trim_start_matches("content/2019/projects/"), finding["message"].as_str().unwrap())
        };
        findings.iter().filter(is_of_number).map(text).collect::<Vec<_>>()
    };
    let twice = "1-1-2.yaml:3 No.2 が2度使われています（1度目は content/2019/projects/1-1-1.yaml の4行目）";
    let gap = "1-1-2.yaml:4 No.3 がありません（No.2 の次が No.4 です）";
    // The missing number is that of the item whose number stands twice.
    assert_eq!(said("通し"), [twice]);
    assert_eq!(said("シートごと"), [twice]);
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
        let findings = support::findings(&workspace.run(&["check", "--notes", "--format", "json"]));
        let text = |finding: &Value| {
            let file = finding["file"].as_str().unwrap().trim_start_matches("content/2019/");
            format!("{file}:{}:{} {}", finding["line"], finding["column"], finding["code"].as_str().unwrap())
        };
        findings.iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(said("用紙: A3\n"), [""; 0]);
    // The levels are read, and the 体系 has others.
    assert_eq!(said("用紙: A5\n階層: [目標, 柱]\n"), ["plan.yaml:13:5 unknown-key", "youshiki.yaml:1:5 unknown-word"]);
    assert_eq!(said("用紙: A5\n階層: 目標\n"), ["youshiki.yaml:1:5 unknown-word", "youshiki.yaml:2:5 wrong-type"]);
    assert_eq!(
        said("番号: シートごと\n評価:\n  - {名称: 達成, 選択肢: [A, A]}\n列: [番号, 達成, 課名]\n"),
        ["youshiki.yaml:3:23 duplicate-name", "youshiki.yaml:4:13 unknown-part"]
    );
    assert_eq!(said("様式: {用紙: A3}\n"), ["youshiki.yaml:1:1 unknown-key"]);
}
