//! Texts and names of others act on no terminal: no control character and no direction mark is printed.

use crate::support::{Run, Workspace};

/// One of every class: an escape that goes up and clears the line, CR, BEL, a C1 control, direction marks, a separator.
const ACTING: [char; 9] =
    ['\u{1B}', '\r', '\u{7}', '\u{9B}', '\u{85}', '\u{202E}', '\u{2066}', '\u{2028}', '\u{E0041}'];

fn is_harmless(run: &Run) {
    for text in [&run.stdout, &run.stderr] {
        let acting = |c: char| ACTING.contains(&c) || c.is_control() && c != '\n' && c != '\t';
        assert!(!text.replace("\r\n", "\n").contains(acting), "{text:?}");
    }
}

/// A YAML string with this character.
fn quoted(c: char) -> String {
    format!("\"あ\\U{:08X}い\"", c as u32)
}

#[test]
fn a_value_a_key_or_a_name_of_the_content_acts_on_no_terminal() {
    for c in ACTING {
        let workspace = Workspace::small();
        workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", &format!("成果: {}", quoted(c)));
        for format in ["text", "json", "github"] {
            is_harmless(&workspace.run(&["check", "--notes", "--format", format]));
        }
        let workspace = Workspace::small();
        workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", &format!("{}: 発行した。", quoted(c)));
        for format in ["text", "json", "github"] {
            let run = workspace.run(&["check", "--format", format]);
            assert_eq!(run.code, 1);
            is_harmless(&run);
        }
    }
}

#[test]
fn no_command_prints_what_acts_on_a_terminal() {
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", &format!("成果: {}", quoted('\u{202E}')));
    workspace.edit("plan.yaml", "小さな計画の進行管理シート", "\"小さな\\u202E計画の進行管理シート\"");
    for arguments in [
        &["summary", "--format", "json"][..],
        &["summary", "--format", "csv"],
        &["history", "--format", "text"],
        &["history", "--format", "json"],
        &["history", "--format", "csv"],
        &["build", "--all"],
        &["archive"],
    ] {
        is_harmless(&workspace.run(arguments));
    }
}

#[test]
fn json_keeps_what_is_escaped() {
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "\"成\\u202E果\": 発行した。");
    let run = workspace.run(&["check", "--format", "json"]);
    assert!(run.stdout.contains("\\u202e"), "{}", run.stdout);
    let text = serde_json::from_str::<serde_json::Value>(&run.stdout).unwrap().to_string();
    assert!(text.contains('\u{202E}'));
}

#[test]
fn what_two_editions_differ_in_acts_on_no_terminal() {
    let (old, new) = (Workspace::small(), Workspace::small());
    new.edit("projects/1-1-1.yaml", "成果: 発行した。", &format!("成果: {}", quoted('\u{9B}')));
    let (old, new) = (old.path().join("content/2019"), new.path().join("content/2019"));
    for format in ["text", "json"] {
        let arguments = ["compare", old.to_str().unwrap(), new.to_str().unwrap(), "--format", format];
        is_harmless(&Workspace::empty().run(&arguments));
    }
}

// Not on Windows, which takes no control character in a name.
#[cfg(unix)]
#[test]
fn a_file_name_cannot_paint_a_success_over_a_fault() {
    use std::fs;

    use crate::archive::{archived, verify};

    let (workspace, bag) = archived();
    let painted = "x\u{1B}[1A\u{1B}[2K目録: 46件のファイルが、すべて目録のとおりです";
    fs::write(bag.join("data").join(painted), "").unwrap();
    let run = verify(&bag);
    assert_eq!(run.code, 1);
    is_harmless(&run);
    assert!(run.stdout.contains("data/x<U+001B>[1A<U+001B>[2K目録"), "{}", run.stdout);
    for c in ACTING {
        let file = workspace.edition(&format!("projects/あ{c}い.yaml"));
        fs::write(&file, "題: あ\n").unwrap();
        for arguments in [&["check"][..], &["check", "--format", "json"], &["build"], &["archive"]] {
            is_harmless(&workspace.run(arguments));
        }
        fs::remove_file(file).unwrap();
        is_harmless(&workspace.run(&["build", "--year", &format!("2019{c}")]));
        is_harmless(&workspace.run(&[&format!("bu{c}ild")]));
        is_harmless(&workspace.run(&["verify", &format!("bag{c}")]));
    }
}
