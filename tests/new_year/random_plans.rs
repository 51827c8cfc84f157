//! Random plans and random edits of them: whatever is carried over loads without a fault, and every byte beside what the
//! year changes stays.

use std::fs;

use proptest::prelude::*;

use super::codes;
use crate::support::Workspace;

const EDITED: [&str; 3] = ["plan.yaml", "projects/1-1-1.yaml", "opinions.yaml"];

/// What people and broken tools put into files.
const SNIPPETS: [&str; 24] = [
    "",
    "\n",
    "  ",
    ": ",
    "- ",
    "#",
    " # 平成31年度",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "|\n      ",
    ">",
    "&a ",
    "*a",
    "H31: ",
    "\r\n",
    " # shinkan: 許可 missing-unit 理由",
    "R2",
    "実績: {R2: 3}",
    "~",
];

/// A value as one of the ways to write it.
fn written(value: &str, way: usize, indent: usize) -> String {
    let pad = " ".repeat(indent);
    match way {
        0 => value.to_owned(),
        1 => format!("  \"{value}\"   # 注 {{a: b}}, [c]"),
        2 => format!("'{value}'"),
        3 => format!("|\n{pad}{value}"),
        4 => format!("|2- # 注\n\n{pad}{value}\n{pad}# 文\n"),
        5 => format!("\n{pad}{value} # 注"),
        6 => format!("\n{pad}# 注\n{pad}{value}"),
        7 => format!("&x {value}"),
        _ => format!(">-\n{pad}{value}\n\n{pad}{value}\n\n"),
    }
}

/// A series as one of the ways to write it.
fn series(way: usize, years: &[&str], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let values = |between: &str| years.iter().map(|year| format!("{year}: 1")).collect::<Vec<_>>().join(between);
    match way {
        0 => format!("{{{}}}", values(", ")),
        1 => format!("{{ {} , }} # 注", values(" ,  ")),
        2 => format!("{{\n{pad}{} # 注\n{pad}}}", values(&format!(", # 年 {{\n{pad}# 間\n{pad}"))),
        3 => format!("\n{pad}{}", values(&format!("  # 年\n{pad}# 間\n\n{pad}"))),
        4 => format!(
            "# 注\n{pad}{}",
            years
                .iter()
                .map(|year| format!("{year}:\n{pad}  値: 1 # 値\n{pad}  注: |\n{pad}    速報\n"))
                .collect::<Vec<_>>()
                .join(&pad)
        ),
        5 => format!("&s {{{}}}", values(",")),
        _ => "900".to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn however_a_project_is_written_nothing_but_the_year_goes(
        (status, outcome, kept) in (0usize..9, 0usize..9, 0usize..9),
        (of_series, first) in (0usize..7, 0usize..3),
        (crlf, mark, unended) in (any::<bool>(), any::<bool>(), any::<bool>()),
    ) {
        let years = &["H30", "H31", "R2"][first..];
        let outcome = if kept == 7 && outcome == 7 { 0 } else { outcome };
        let mut text = format!(
            "# はじめ\n事業: はじめの事業 # 名前\n取組項目:\n  - 番号: 1\n    名称: 冊子\n    担当課: [社会福祉課]\n    取組内容: {}\n    進捗状況: {}\n    # 指標\n    \
             指標:\n      - 名称: 甲\n        単位: 部 # 単位\n        実績: {}\n    成果: {}\n    # おわり\n    重点: 終わりの文",
            written("内容の文", kept, 8),
            if status == 8 { written("未実施", 3, 8) } else { written("未実施", if status == 4 { 3 } else { status % 7 }, 8) },
            series(of_series, years, 10),
            written("成果の文", outcome, 8),
        );
        if !unended {
            text.push('\n');
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        let bytes = [if mark { "\u{FEFF}" } else { "" }, &text].concat();
        let workspace = Workspace::small();
        workspace.edit("plan.yaml", "表示年度: [H30, H31]", "表示年度: [H30, H31, R2]");
        workspace.write("projects/1-1-1.yaml", &bytes).write("opinions.yaml", "意見: []\n");
        let before = workspace.run(&["check", "--format", "json"]);
        prop_assume!(before.code == 0);
        let run = workspace.run(&["new-year"]);
        prop_assert_eq!(run.code, 0, "{}\n{}", run.stderr, text);
        let made = fs::read_to_string(workspace.path().join("content/2020/projects/1-1-1.yaml")).unwrap();
        assert_whole(&bytes, &made);
        // Nothing is put in, but where one value for all years becomes one for each.
        if of_series != 6 {
            let mut rest = bytes.chars();
            prop_assert!(made.chars().all(|c| rest.any(|other| other == c)), "{bytes}\n{made}");
        }
        // What is no part of the year is there, and what is one is not.
        for kept in ["# はじめ", "# 名前", "内容の文", "# 単位", "# 指標", "# おわり", "終わりの文"] {
            prop_assert_eq!(bytes.matches(kept).count(), made.matches(kept).count(), "{}\n{}", kept, made);
        }
        for gone in ["未実施", "成果の文", "H30", "R2: 1"] {
            prop_assert!(!made.contains(gone), "{gone}\n{made}");
        }
        prop_assert!(codes(workspace.path(), "2020").iter().all(|code| super::BLANK.contains(&code.as_str()) || before.stdout.contains(code.as_str())));
    }

    #[test]
    fn whatever_is_edited_is_carried_over_whole_or_not_at_all(
        file in 0..EDITED.len(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..4, 0..SNIPPETS.len()), 1..3),
    ) {
        let workspace = Workspace::small();
        let mut text: Vec<char> = fs::read_to_string(workspace.edition(EDITED[file])).unwrap().chars().collect();
        for (at, removed, snippet) in edits {
            let at = at.index(text.len() + 1).min(text.len());
            let end = (at + removed).min(text.len());
            text.splice(at..end, SNIPPETS[snippet].chars());
        }
        workspace.write(EDITED[file], text.iter().collect::<String>());
        let before = workspace.run(&["check"]);
        let run = workspace.run(&["new-year", "--year", "H31"]);
        prop_assert!(before.code == 0 || run.code == before.code, "{} {}", before.code, run.stderr);
        let new = workspace.path().join("content/2020");
        prop_assert_eq!(run.code == 0, new.exists());
        if run.code == 0 {
            prop_assert_eq!(workspace.run(&["check", "--year", "2020"]).code, 0);
            let old = fs::read_to_string(workspace.edition(EDITED[file])).unwrap();
            if let Ok(made) = fs::read_to_string(new.join(EDITED[file])) {
                assert_whole(&old, &made);
            }
        } else if before.code == 0 {
            // A form that cannot be changed alone: only what hardly anyone writes.
            prop_assert!(run.stderr.contains("書き換えられません"), "{}", run.stderr);
            prop_assert!(text.contains(&'&') || text.contains(&'?') || text.contains(&'*'), "{}\n{}", run.stderr, text.iter().collect::<String>());
        }
    }
}

/// Every line of the new file is one of the old one, in the same order, but for those that hold what the year changes.
fn assert_whole(old: &str, new: &str) {
    let mut rest = old.lines();
    for line in new.lines() {
        let is_changed = ["進捗状況", "成果", "実績", "年度", "作成日", "意見"].iter().any(|key| line.contains(key));
        let is_trace = line.trim().is_empty() || line.trim().starts_with(['#', 'H', 'R', '}']);
        if !is_changed && !is_trace {
            assert!(rest.any(|other| other == line), "{line:?} is not in\n{old}\nbut in\n{new}");
        }
    }
}
