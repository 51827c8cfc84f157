//! How messages look on a console: colours, quietness, help, completions, the list of findings, the version.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::support::{Workspace, root};

const BUILD: &str = "shinkan build [オプション]";

fn with_a_warning() -> Workspace {
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", "発行部数, 単位: 部,", "発行部数,");
    workspace
}

#[test]
fn colors_come_with_always_and_not_without_a_terminal() {
    let workspace = with_a_warning();
    let plain = workspace.run(&["check"]);
    assert!(plain.stdout.starts_with("警告[missing-unit]: "), "{}", plain.stdout);
    assert_eq!(workspace.run(&["check", "--color", "never"]).stdout, plain.stdout);
    let colored = workspace.run(&["check", "--color", "always"]);
    assert!(colored.stdout.starts_with("\u{1B}[1;33m警告[missing-unit]\u{1B}[0m: "), "{}", colored.stdout);
    let without: String =
        ["\u{1B}[1;33m", "\u{1B}[0m"].iter().fold(colored.stdout, |text, code| text.replace(code, ""));
    assert_eq!(without, plain.stdout);
    let json = workspace.run(&["check", "--color", "always", "--format", "json"]);
    assert!(!json.stdout.contains('\u{1B}'), "{}", json.stdout);
    let error = workspace.run(&["build", "--year", "H30", "--color", "always"]);
    assert!(error.stderr.starts_with("\u{1B}[1;31mエラー\u{1B}[0m: "), "{}", error.stderr);
}

#[test]
fn a_confined_run_has_its_colors_from_the_one_that_started_it() {
    let workspace = with_a_warning();
    fs::create_dir(workspace.path().join("layouts")).unwrap();
    fs::write(workspace.path().join("layouts/own.typ"), "").unwrap();
    let colored = workspace.run(&["check", "--pages", "--color", "always"]);
    assert!(colored.stdout.starts_with("\u{1B}[1;33m警告[missing-unit]\u{1B}[0m: "), "{}", colored.stdout);
}

#[test]
fn a_quiet_run_says_what_was_made_and_what_is_wrong_and_nothing_else() {
    let workspace = with_a_warning();
    let run = workspace.run(&["build", "--all", "-q"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout.lines().count(), 3);
    let run = workspace.run(&["check", "--quiet"]);
    assert!(run.stdout.starts_with("警告[missing-unit]: "), "{}", run.stdout);
    assert_eq!(run.stderr, "");
    let run = workspace.run(&["build", "--year", "H30", "--quiet"]);
    assert!(run.stderr.starts_with("エラー: "), "{}", run.stderr);
}

#[test]
fn help_is_that_of_the_option() {
    let workspace = Workspace::empty();
    for (asked, option) in [(&["help"][..], &["--help"][..]), (&["help", "build"], &["build", "--help"])] {
        let (asked, option) = (workspace.run(asked), workspace.run(option));
        assert_eq!((asked.code, asked.stdout.as_str(), asked.stderr.as_str()), (0, option.stdout.as_str(), ""));
    }
    assert!(workspace.run(&["help", "build"]).stdout.contains(BUILD));
    let run = workspace.run(&["help", "biuld"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("「build」ではありませんか"), "{}", run.stderr);
}

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    for shell in ["powershell", "bash", "zsh", "fish"] {
        let run = Workspace::empty().run(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
        for word in ["build", "new-year", "verify", "--year"] {
            let option = word.trim_start_matches('-');
            assert!(run.stdout.contains(option), "{shell} does not know {word}");
        }
        assert!(!run.stdout.contains("<U+"), "{shell}");
    }
    let run = Workspace::empty().run(&["completions", "cmd"]);
    assert!(run.stderr.contains("powershell、bash、zsh、fish のどれか"), "{}", run.stderr);
}

/// What one process of the program tells another is for nobody else.
#[test]
fn no_help_and_no_script_shows_how_the_program_starts_itself() {
    let workspace = Workspace::empty();
    let help = workspace.run(&["help"]).stdout;
    let commands = help.lines().filter(|line| line.starts_with("  ") && !line.contains('-'));
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 10, "{help}");
    for command in commands {
        let shown = workspace.run(&["help", command]).stdout;
        assert!(!shown.contains("confined"), "{shown}");
        // The marks of options aside, a help has no English sentence.
        assert!(!shown.contains(". ") && !shown.contains(" the "), "{shown}");
    }
    for shell in ["powershell", "bash", "zsh", "fish"] {
        let script = workspace.run(&["completions", shell]).stdout;
        assert!(!script.contains("confined") && !script.contains("Runs this"), "{script}");
    }
    let refused = workspace.run(&["build", "--confine", "1"]).stderr;
    assert!(!refused.contains("confined"), "{refused}");
}

/// PowerShell takes `using` in the first lines of a script alone, so that this one stands in a file of its own.
#[test]
fn the_script_of_powershell_begins_with_what_it_uses() {
    let script = Workspace::empty().run(&["completions", "powershell"]).stdout;
    assert!(script.trim_start().starts_with("using namespace "), "{script}");
    let manual = fs::read_to_string(root().join("docs/commands.md")).unwrap();
    assert!(!manual.contains(">> $PROFILE"));
}

#[test]
fn the_list_has_every_finding_with_its_severity_and_meaning() {
    let run = Workspace::empty().run(&["check", "--list"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let pages = fs::read_dir(root().join("docs/checks")).unwrap().count();
    assert_eq!(run.stdout.lines().count(), pages);
    for line in run.stdout.lines() {
        assert!(["エラー", "警告　", "参考　"].iter().any(|severity| line.starts_with(severity)), "{line}");
        assert!(line.ends_with('。'), "{line}");
    }
    assert!(run.stdout.contains("missing-unit"));
    let run = Workspace::empty().run(&["check", "--list", "--explain", "missing-unit"]);
    assert_eq!(run.code, 2);
}

#[test]
fn the_version_names_typst() {
    let run = Workspace::empty().run(&["--version"]);
    let expected = format!("shinkan {}（Typst {}", env!("CARGO_PKG_VERSION"), shinkan::typeset::typst_version());
    assert!(run.stdout.starts_with(&expected), "{}", run.stdout);
}

#[test]
fn a_watched_paper_is_made_again_when_a_file_is_saved() {
    let workspace = Workspace::small();
    let paper = workspace.path().join("out/2019/資料1.pdf");
    let mut child = Command::new(env!("CARGO_BIN_EXE_shinkan"))
        .current_dir(workspace.path())
        .args(["build", "--watch"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let wait_for = |is_there: &dyn Fn() -> bool| {
        for _ in 0..1500 {
            if is_there() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("the paper was not made");
    };
    wait_for(&|| paper.exists());
    let first = fs::read(&paper).unwrap();
    // A fault stops no watch.
    workspace.edit("plan.yaml", "年度: H31", "年度: いつか");
    thread::sleep(Duration::from_millis(1500));
    assert!(child.try_wait().unwrap().is_none());
    assert_eq!(fs::read(&paper).unwrap(), first);
    workspace.edit("plan.yaml", "年度: いつか", "年度: H31");
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 多く発行した。");
    wait_for(&|| fs::read(&paper).is_ok_and(|now| now != first));
    child.kill().unwrap();
    child.wait().unwrap();
    let again = Workspace::small();
    again.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 多く発行した。");
    assert_eq!(fs::read(&paper).unwrap(), again.paper());
}

/// Right click, プロパティ, 詳細.
#[cfg(windows)]
#[test]
fn the_properties_of_the_program_show_its_name_and_version() {
    let program = fs::read(env!("CARGO_BIN_EXE_shinkan")).unwrap();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let find = |text: &str| program.windows(wide(text).len()).position(|bytes| bytes == wide(text));
    assert!(find("進管（shinkan）").is_some());
    let after = &program[find("ProductVersion").unwrap() + wide("ProductVersion").len()..];
    let value: Vec<u8> = after.iter().copied().skip_while(|byte| *byte == 0).collect();
    assert!(value.starts_with(&wide(env!("CARGO_PKG_VERSION"))));
}
