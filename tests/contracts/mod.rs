//! The contracts of the code that can be read off its files. CONTRIBUTING.md says why they hold.
//!
//! `CONTRACTS_ROOT` names another checkout to be judged than this one.

mod graph;
mod layouts;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use regex::Regex;

use self::graph::{circles, graph};
use self::source::{Source, sources};
use crate::support::{list, root};

/// The stages of `src/`, each with those it may use.
const STAGES: &[(&str, &[&str])] = &[
    ("characters", &[]),
    ("vocabulary", &[]),
    ("windows", &[]),
    ("model", &["characters", "vocabulary"]),
    ("json", &["model"]),
    ("finding", &["characters", "json", "model"]),
    ("content", &["characters", "finding", "model", "vocabulary", "windows"]),
    ("edit", &["content", "finding", "model", "vocabulary"]),
    ("rollover", &["content", "edit", "finding", "model", "vocabulary"]),
    ("history", &["characters", "model", "vocabulary"]),
    ("check", &["characters", "content", "finding", "history", "model", "vocabulary", "windows"]),
    ("compare", &["characters", "content", "json", "model", "vocabulary"]),
    ("typeset", &["windows"]),
    ("tagged", &[]),
    ("output", &["windows"]),
    ("archive", &["characters", "model", "output", "windows"]),
    ("documents", &["characters", "compare", "history", "json", "model", "typeset", "vocabulary", "windows"]),
    ("exchange", &["documents", "model", "vocabulary"]),
    (
        "press",
        &[
            "archive",
            "characters",
            "check",
            "compare",
            "content",
            "documents",
            "finding",
            "history",
            "model",
            "output",
            "tagged",
            "typeset",
            "vocabulary",
            "windows",
        ],
    ),
    (
        "cli",
        &[
            "archive",
            "characters",
            "check",
            "compare",
            "content",
            "documents",
            "edit",
            "exchange",
            "finding",
            "history",
            "model",
            "output",
            "press",
            "rollover",
            "tagged",
            "typeset",
            "vocabulary",
            "windows",
        ],
    ),
];

/// Whether a file has the printed words of the documents, or of one kind of document. The content may have the same words.
fn has_printed_words(path: &str) -> bool {
    path.strip_prefix("src/documents/").is_some_and(|path| path.starts_with("words/") || path.ends_with("/words.rs"))
}

/// The most lines that a file may have.
const LONGEST: usize = 400;

/// Japanese text: kana, kanji, full-width signs.
const JAPANESE: &str = "[\u{3001}-\u{30FF}\u{4E00}-\u{9FFF}\u{FF01}-\u{FF60}]";

fn tree() -> PathBuf {
    std::env::var_os("CONTRACTS_ROOT").map_or_else(root, PathBuf::from)
}

fn rust() -> BTreeMap<String, Source> {
    sources(&tree())
}

/// The layouts by their paths, without comments.
fn layouts() -> BTreeMap<String, String> {
    let comment = Regex::new(r"//[^\n]*").unwrap();
    let mut paths = Vec::new();
    list(&tree().join("layouts"), "layouts/", &mut paths);
    let layout = |path: String| {
        let text = fs::read_to_string(tree().join(&path)).unwrap();
        (path, comment.replace_all(&text, "").into_owned())
    };
    paths.into_iter().filter(|path| path.ends_with(".typ")).map(layout).collect()
}

/// Every place where a pattern stands in a text, with its line.
fn places(path: &str, text: &str, pattern: &Regex) -> Vec<String> {
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    pattern.find_iter(text).map(|found| format!("{path}:{}: {}", line(found.start()), found.as_str())).collect()
}

/// Fails where a contract is broken.
fn assert_kept(contract: &str, breaches: &[String]) {
    assert!(breaches.is_empty(), "{contract}: {} breaches\n{}", breaches.len(), breaches.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let graph = graph(&rust());
    let told = |files: &Vec<String>| {
        let used = |file: &String| {
            let used: Vec<&str> = graph[file].iter().filter(|used| files.contains(used)).map(String::as_str).collect();
            format!("  {file} → {}", used.join(", "))
        };
        files.iter().map(used).collect::<Vec<_>>().join("\n")
    };
    let circles = circles(&graph);
    // For scripts/measures.sh.
    println!("circles: {}", circles.len());
    assert_kept("circles", &circles.iter().map(told).collect::<Vec<_>>());
}

#[test]
fn a_stage_uses_only_those_before_it() {
    let (sources, allowed) = (rust(), STAGES.iter().copied().collect::<BTreeMap<_, _>>());
    let mut breaches = BTreeSet::new();
    for (file, used) in graph(&sources).into_iter().filter(|(file, _)| file != "src/lib.rs") {
        let stage = sources[&file].stage();
        let Some(allowed) = allowed.get(stage) else {
            breaches.insert(format!("{stage} is no stage: {file}"));
            continue;
        };
        for used in used {
            let other = sources[&used].stage();
            if ![stage, "lib"].contains(&other) && !allowed.contains(&other) {
                breaches.insert(format!("{stage} uses {other}: {file} → {used}"));
            }
        }
    }
    assert_kept("stages", &Vec::from_iter(breaches));
}

#[test]
fn every_stage_of_the_table_stands_before_those_that_use_it() {
    for (index, (stage, allowed)) in STAGES.iter().enumerate() {
        let before: Vec<&str> = STAGES[..index].iter().map(|(stage, _)| *stage).collect();
        assert!(allowed.iter().all(|used| before.contains(used)), "{stage}");
    }
}

/// The calls that take the key of a definition.
const KEY_CALLS: &str = "field|field_told|parts|required|needed|there|even_blank|get|written|peek|take|missing";

/// A key or a word of the content is read by its name in the vocabulary: elsewhere no constant is one, nothing is
/// compared with one, and no definition names one as its key. What is printed may be worded like the content: headings of a CSV, labels, messages.
#[test]
fn the_words_of_the_content_stand_in_the_vocabulary_alone() {
    let sources = rust();
    let japanese = Regex::new(JAPANESE).unwrap();
    let (vocabulary, others): (Vec<&Source>, Vec<&Source>) =
        sources.values().partition(|source| source.stage() == "vocabulary");
    let others = others.into_iter().filter(|source| !has_printed_words(&source.path));
    let words: BTreeSet<&str> = vocabulary
        .iter()
        .flat_map(|source| &source.strings)
        .map(|(_, word)| word.as_str())
        .filter(|word| japanese.is_match(word))
        .collect();
    assert!(words.len() > 60, "{words:?}");
    let (before, behind) = (
        Regex::new(&format!(r"(const \w+: &str = |[!=]= ?|\| |\.({KEY_CALLS})\()$")).unwrap(),
        Regex::new(r"^\s*(=>|\|[^|])").unwrap(),
    );
    let mut breaches = Vec::new();
    for source in others {
        for (code, line, text, rest) in source.literals() {
            if words.contains(text) && (before.is_match(code) || behind.is_match(rest)) {
                breaches.push(format!("{}:{line}: {text}", source.path));
            }
        }
    }
    assert_kept("words", &breaches);
}

#[test]
fn sizes_and_colours_stand_in_system_typ_alone() {
    // Nothing is as long everywhere.
    let size = Regex::new(
        r"\b(\d+\.\d+|[1-9]\d*)(pt|mm|cm|in|em)\b|\b(rgb|luma|cmyk|oklab)\(|\b(white|black|gray|silver|red|blue)\b",
    )
    .unwrap();
    let layouts = layouts();
    let others = layouts.iter().filter(|(path, _)| !path.ends_with("/system.typ"));
    assert_kept("sizes", &others.flat_map(|(path, text)| places(path, text, &size)).collect::<Vec<_>>());
}

#[test]
fn printed_words_stand_in_labels_typ_alone() {
    let word = Regex::new(&format!("{JAPANESE}+")).unwrap();
    let layouts = layouts();
    let others = layouts.iter().filter(|(path, _)| !path.ends_with("/labels.typ"));
    assert_kept("printed-words", &others.flat_map(|(path, text)| places(path, text, &word)).collect::<Vec<_>>());
}

#[test]
fn nothing_below_the_command_line_prints_or_exits() {
    let prints = Regex::new(r"\be?print(ln)?!|\bdbg!|\b(stdout|stderr)\(\)|\bprocess::exit\b").unwrap();
    let sources = rust();
    let below = sources.values().filter(|source| source.stage() != "cli");
    assert_kept("prints", &below.flat_map(|source| places(&source.path, &source.code, &prints)).collect::<Vec<_>>());
}

#[test]
fn no_value_is_unwrapped_without_a_word() {
    let unwrap = Regex::new(r"\.unwrap\(\)").unwrap();
    let sources = rust();
    let breaches: Vec<String> =
        sources.values().flat_map(|source| places(&source.path, &source.code, &unwrap)).collect();
    assert_kept("unwraps", &breaches);
}

#[test]
fn no_file_is_too_long() {
    let mut paths = Vec::new();
    for folder in ["src", "tests", "benches", "layouts"] {
        list(&tree().join(folder), &format!("{folder}/"), &mut paths);
    }
    paths.retain(|path| path.ends_with(".rs") || path.ends_with(".typ"));
    let lines = |path: &str| fs::read_to_string(tree().join(path)).unwrap().lines().count();
    let long = paths.iter().map(|path| (path, lines(path))).filter(|(_, lines)| *lines > LONGEST);
    let breaches = long.map(|(path, lines)| format!("{path}: {lines} lines"));
    assert_kept("long-files", &breaches.collect::<Vec<_>>());
}

/// What reads the finished PDF must not share a fault with what made it.
#[test]
fn the_readers_of_finished_papers_know_nothing_of_the_program() {
    let program = Regex::new(r"\bshinkan::").unwrap();
    let mut paths = Vec::new();
    for folder in ["tests/golden", "tests/pdf"] {
        list(&tree().join(folder), &format!("{folder}/"), &mut paths);
    }
    assert!(paths.len() > 10, "{paths:?}");
    let breaches = paths
        .iter()
        .filter(|path| path.ends_with(".rs"))
        .flat_map(|path| places(path, &fs::read_to_string(tree().join(path)).unwrap(), &program));
    assert_kept("independence", &breaches.collect::<Vec<_>>());
}
