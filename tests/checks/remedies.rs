//! Every advice is right: who follows it to the letter is rid of the finding and gets no other.
//!
//! `tests/checks/<code>/remedies.txt` says, finding by finding, which words of the advice are followed and what is edited:
//!
//! ```text
//! @ projects/1-1-1.yaml:13 | 「単位: 回」のように書いてください
//! - 発行部数,
//! + 発行部数, 単位: 部,
//! ```
//!
//! A finding is named by its file and line, and its column if several on the line have the same advice. `at` names another
//! line that is edited, `mv`, `rm` and `new` a file; `- *` is a whole file. `== name` begins another way to follow the advice
//! of some findings, `...` a next round, after the program has been asked again. `then` lists what the program can only tell
//! when the errors are gone. What says 「A」ではありませんか or 「A」と書いてください needs no entry: the test does it.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use regex::Regex;
use serde_json::Value;

use super::rules::{codes, findings, workspace};
use crate::support::{Workspace, root};

/// A finding of the program.
#[derive(Debug, Clone)]
struct Told {
    code: String,
    /// The file in the folder of the edition, and the line, unless it is about the whole file; `-` for none.
    at: String,
    column: usize,
    message: String,
    hint: String,
    path: String,
    is_error: bool,
}

impl Told {
    fn new(finding: &Value) -> Self {
        let place = |key: &str| if finding["place"].is_object() { &finding["place"][key] } else { &finding[key] };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let file = text(place("file"));
        let file = file.strip_prefix("content/2019/").unwrap_or(&file);
        let number = |key: &str| place(key).as_u64();
        let at = match number("line") {
            Some(line) => format!("{file}:{line}"),
            None if file.is_empty() => "-".to_owned(),
            None => file.to_owned(),
        };
        Self {
            code: text(&finding["code"]),
            at,
            column: usize::try_from(number("column").unwrap_or_default()).unwrap(),
            message: text(&finding["message"]),
            hint: text(&finding["hint"]),
            path: place("path").to_string(),
            is_error: finding["severity"] == "error",
        }
    }

    fn all(workspace: &Workspace) -> Vec<Self> {
        findings(workspace).iter().map(Self::new).collect()
    }

    /// What it is about, whatever its lines and figures are now.
    fn subjects(&self) -> [(String, String); 2] {
        let file = self.at.rsplit_once(':').map_or(self.at.as_str(), |(file, _)| file);
        let words = self.message.replace(|c: char| c.is_ascii_digit(), "");
        let path = if ["\"\"", "[]", "null"].contains(&self.path.as_str()) { &words } else { &self.path };
        [(self.code.clone(), words.clone()), (self.code.clone(), format!("{file} {path}"))]
    }

    /// The edit that an advice in the form 「A」ではありませんか or 「A」と書いてください asks for.
    fn literal(&self, workspace: &Workspace) -> Option<(PathBuf, usize, usize, String, String)> {
        let advice = Regex::new("^「([^」]*)」(?:ではありませんか|と書いてください)").unwrap();
        let wrong = Regex::new("^「([^」]*)」").unwrap().captures(&self.message)?[1].to_owned();
        let right = advice.captures(&self.hint)?[1].to_owned();
        let (file, line) = self.at.rsplit_once(':')?;
        let path = path(workspace, file);
        let text = fs::read_to_string(&path).ok()?;
        let shown = text.split('\n').nth(line.parse::<usize>().ok()? - 1)?;
        let quoted = |start: usize| shown.chars().skip(start).collect::<String>().starts_with(&wrong);
        let start = [self.column - 1, self.column].into_iter().find(|start| quoted(*start))?;
        Some((path, line.parse().ok()?, start, wrong, right))
    }
}

/// An edit that follows some words of an advice.
#[derive(Debug, Clone)]
struct Step {
    of: String,
    operation: String,
    target: String,
    words: String,
    old: Vec<String>,
    new: Vec<String>,
}

impl Step {
    fn follows(&self, told: &Told) -> bool {
        let is_there = self.of == told.at || self.of == format!("{}:{}", told.at, told.column);
        is_there && told.hint.contains(&self.words)
    }

    /// Fails where the edit is not what the words say.
    fn assert_literal(&self) {
        if self.operation != "at" || self.old == ["*"] {
            return;
        }
        let (old, new) = (unescaped(&self.old), unescaped(&self.new));
        if ["消して", "取り除いて"].iter().any(|word| self.words.contains(word)) {
            assert!(is_within(&new, &old), "more than deleted: {self:#?}");
        }
        if self.words.contains("加えて") {
            assert!(is_within(&old, &new), "more than added: {self:#?}");
        }
        if self.words.contains("囲んで") {
            assert_eq!(new.replace(['"', '「', '」'], ""), old, "more than quoted: {self:#?}");
        }
        let verbs = "と書いて|のように書いて|に直して|にして|に揃えて|を加えて|と書きます";
        let suggestion = Regex::new(&format!("「([^」]*)」(?:{verbs})")).unwrap();
        for found in suggestion.captures_iter(&self.words) {
            let example = &found[1];
            // Of an example such as 単位: 回 or 再掲: 番号 the key is to be written.
            let key = example.split_once(": ").map_or(example, |(key, _)| key);
            assert!(new.contains(key.trim_start_matches('{')), "{example} is not written: {self:#?}");
        }
    }

    fn apply(&self, workspace: &Workspace) {
        let content = |default: &str| match self.new.as_slice() {
            [] => default.to_owned(),
            lines => lines.join("\n") + "\n",
        };
        match self.operation.as_str() {
            "mv" => {
                let (from, to) = self.target.split_once(' ').unwrap();
                fs::rename(path(workspace, from), path(workspace, to)).unwrap();
            }
            "rm" => fs::remove_file(path(workspace, &self.target)).unwrap(),
            "new" => fs::write(path(workspace, &self.target), content("事業: 別の事業\n取組項目: []\n")).unwrap(),
            _ if self.old == ["*"] => fs::write(path(workspace, self.place().0), content("")).unwrap(),
            _ => {
                let (file, line) = self.place();
                let path = path(workspace, file);
                let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
                fs::write(path, edited(&text, line, &unescaped(&self.old), &unescaped(&self.new))).unwrap();
            }
        }
    }

    /// The file and the line that it edits.
    fn place(&self) -> (&str, usize) {
        let (file, line) = self.target.rsplit_once(':').unwrap();
        (file, line.parse().unwrap())
    }
}

/// Replaces a text that begins on a line; a line of which nothing is left goes with it.
fn edited(text: &str, line: usize, old: &str, new: &str) -> String {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    let at = start + text[start..].find(old).unwrap_or_else(|| panic!("{old:?} is not on line {line}"));
    assert!(at <= end, "{old:?} is not on line {line}");
    let (before, after) = (&text[..at], &text[at + old.len()..]);
    let head = before.rfind('\n').map_or(0, |end| end + 1);
    let tail = after.find('\n').unwrap_or(after.len());
    if new.is_empty() && before[head..].trim().is_empty() && after[..tail].trim().is_empty() {
        return format!("{}{}", &before[..head], after.get(tail + 1..).unwrap_or_default());
    }
    format!("{before}{new}{after}")
}

/// A file by its path in the folder of the edition or in the workspace.
fn path(workspace: &Workspace, file: &str) -> PathBuf {
    if ["content/", "layouts/", "fonts/"].iter().any(|folder| file.starts_with(folder)) {
        workspace.path().join(file)
    } else {
        workspace.edition(file)
    }
}

/// Joins lines, with characters in place of their escapes: \u{b}.
fn unescaped(lines: &[String]) -> String {
    let escape = Regex::new(r"\\u\{(\w+)\}").unwrap();
    let char =
        |found: &regex::Captures| char::from_u32(u32::from_str_radix(&found[1], 16).unwrap()).unwrap().to_string();
    escape.replace_all(&lines.join("\n"), char).into_owned()
}

/// Whether the characters of a text stand in another one, in this order.
fn is_within(part: &str, whole: &str) -> bool {
    let mut left = whole.chars();
    part.chars().all(|c| left.any(|other| other == c))
}

/// The ways to follow the advice of a rule, each in rounds of steps; and the codes that `then` lists.
struct Remedies {
    ways: Vec<Vec<Vec<Step>>>,
    then: Vec<String>,
}

impl Remedies {
    fn of(code: &str) -> Self {
        let file = root().join(format!("tests/checks/{code}/remedies.txt"));
        let mut remedies = Self { ways: vec![vec![Vec::new()]], then: Vec::new() };
        for line in fs::read_to_string(file).unwrap_or_default().split_terminator('\n') {
            let rounds = remedies.ways.last_mut().unwrap();
            let steps = rounds.last_mut().unwrap();
            match line.split_at(line.len().min(2)) {
                ("..", _) => rounds.push(Vec::new()),
                ("==", _) => remedies.ways.push(vec![Vec::new()]),
                ("th", codes) => remedies.then.extend(codes.split(' ').skip(1).map(str::to_owned)),
                ("@ ", head) => steps.push(step(head)),
                ("- ", text) => steps.last_mut().unwrap().old.push(text.to_owned()),
                ("+ ", text) => steps.last_mut().unwrap().new.push(text.to_owned()),
                _ => panic!("{code}: {line}"),
            }
        }
        remedies
    }
}

fn step(head: &str) -> Step {
    let (head, words) = head.split_once(" | ").unwrap();
    let parts = Regex::new(r"^(.*?) (at|mv|rm|new) (.*)$").unwrap().captures(head);
    let without_column = |place: &str| Regex::new(r"^(.*:\d+):\d+$").unwrap().replace(place, "$1").into_owned();
    let (of, operation, target) = match &parts {
        Some(parts) => (&parts[1], &parts[2], parts[3].to_owned()),
        None => (head, "at", without_column(head)),
    };
    let (of, operation) = (of.to_owned(), operation.to_owned());
    Step { of, operation, target, words: words.to_owned(), old: Vec::new(), new: Vec::new() }
}

/// Does what the literal advices say, and the steps; from the end of each file to its beginning, so that lines stay.
fn follow(workspace: &Workspace, steps: &[Step], literal: &[&Told]) {
    let edits = literal.iter().filter_map(|told| told.literal(workspace));
    let mut edits: Vec<_> = edits.collect();
    edits.sort_by(|a, b| (&b.0, b.1, b.2).cmp(&(&a.0, a.1, a.2)));
    for (path, line, start, wrong, right) in edits {
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let before: String = lines[line - 1].chars().take(start).collect();
        let after = lines[line - 1][before.len()..].replacen(&wrong, &right, 1);
        lines[line - 1] = before + &after;
        fs::write(path, lines.join("\n")).unwrap();
    }
    let (mut edits, files): (Vec<&Step>, Vec<&Step>) = steps.iter().partition(|step| step.operation == "at");
    edits.sort_by_key(|step| (step.place().0.to_owned(), usize::MAX - step.place().1));
    edits.into_iter().chain(files).for_each(|step| step.apply(workspace));
}

fn assert_advice(code: &str) {
    let remedies = Remedies::of(code);
    let folder = root().join(format!("tests/checks/{code}/bad"));
    for (index, rounds) in remedies.ways.iter().enumerate() {
        let workspace = workspace(&folder);
        let (mut seen, mut left, mut may_hide) = (BTreeSet::new(), 0, false);
        for (round, steps) in rounds.iter().enumerate() {
            let told = Told::all(&workspace);
            let own: Vec<&Told> = told.iter().filter(|told| told.code == code).collect();
            if round == 0 {
                seen.extend(told.iter().flat_map(Told::subjects));
                may_hide = told.iter().any(|told| told.is_error);
            }
            for step in steps {
                assert!(own.iter().any(|told| step.follows(told)), "{code}: nothing advises {step:#?} of {own:#?}");
                step.assert_literal();
            }
            let (by_step, others): (Vec<&Told>, Vec<&Told>) =
                own.into_iter().partition(|told| steps.iter().any(|step| step.follows(told)));
            let (literal, others): (Vec<&Told>, Vec<&Told>) =
                others.into_iter().partition(|told| index == 0 && told.literal(&workspace).is_some());
            // The first way follows every advice; another one may leave some.
            assert!(index > 0 || others.is_empty(), "{code}: nobody follows {others:#?}");
            assert!(!by_step.is_empty() || !literal.is_empty(), "{code}: nothing is followed");
            left = others.len();
            follow(&workspace, steps, &literal);
        }
        let after = Told::all(&workspace);
        let remaining: Vec<&Told> = after.iter().filter(|told| told.code == code).collect();
        assert!(remaining.len() <= left, "{code}, way {index}: still told {remaining:#?}");
        let is_added = |told: &&Told| {
            let is_known = told.subjects().iter().any(|subject| seen.contains(subject));
            told.code != code && !is_known && !(may_hide && remedies.then.contains(&told.code))
        };
        let added: Vec<&Told> = after.iter().filter(is_added).collect();
        assert!(added.is_empty(), "{code}, way {index}: added {added:#?}");
    }
}

#[test]
fn following_an_advice_removes_its_finding_and_adds_no_other() {
    let faults: Vec<String> = codes()
        .into_iter()
        .filter_map(|code| {
            let run = std::panic::catch_unwind(|| assert_advice(&code));
            run.err().map(|fault| fault.downcast::<String>().map_or(code, |fault| *fault))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
