//! The Rust files of `src/` as the contracts see them: code without comments, test code and the contents of strings.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

/// A file of `src/`.
pub struct Source {
    /// Its path below the repository, with `/` between its parts.
    pub path: String,
    /// Its code up to its tests; blanks stand for comments, and nothing stands in strings.
    pub code: String,
    /// Its string literals up to its tests, each with its line.
    pub strings: Vec<(usize, String)>,
}

/// What is no code: a comment, a string (raw or not), a character.
static TOKENS: LazyLock<Regex> = LazyLock::new(|| {
    let pattern =
        r##"(?s)//[^\n]*|/\*.*?\*/|b?r#"(.*?)"#|b?r"([^"]*)"|b?"((?:\\.|[^"\\])*)"|b?'(?:\\[^\n]{1,8}?|[^'\\])'"##;
    Regex::new(pattern).unwrap()
});

/// Where the tests of a file begin, which stand behind its code.
static TESTS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^#\[(cfg\(test\)|test)\]\n").unwrap());

/// A module of tests in a file of its own.
static TEST_FILE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)^#\[cfg\(test\)\]\n(pub(?:\([a-z]+\))? )?mod (\w+);").unwrap());

impl Source {
    fn new(path: &str, whole: &str) -> Self {
        let text = TEST_FILE.replace_all(whole, "");
        let text = TESTS.splitn(&text, 2).next().unwrap();
        let mut code = String::new();
        let mut strings = Vec::new();
        let mut end = 0;
        for token in TOKENS.captures_iter(text) {
            let range = token.get(0).unwrap().range();
            code.push_str(&text[end..range.start]);
            if let Some(string) = (1..=3).find_map(|group| token.get(group)) {
                strings.push((text[..range.start].matches('\n').count() + 1, string.as_str().to_owned()));
                code.push_str("\"\"");
            }
            code.push_str(&"\n".repeat(text[range.clone()].matches('\n').count()));
            end = range.end;
        }
        code.push_str(&text[end..]);
        Self { path: path.to_owned(), code, strings }
    }

    /// The folder or file of `src/` it belongs to: `model` of `src/model/plan.rs`, `windows` of `src/windows.rs`.
    pub fn stage(&self) -> &str {
        self.path.trim_start_matches("src/").split(['/', '.']).next().unwrap()
    }

    /// Every string literal: the code before it, its line, its text, the code behind it.
    pub fn literals(&self) -> impl Iterator<Item = (&str, usize, &str, &str)> {
        let places = self.code.match_indices("\"\"").zip(&self.strings);
        places.map(|((at, _), (line, text))| (&self.code[..at], *line, text.as_str(), &self.code[at + 2..]))
    }

    /// The module it holds: `model`, `plan` of `src/model/plan.rs`; nothing of `src/lib.rs`.
    pub fn module(&self) -> Vec<String> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').filter(|name| *name != "lib").map(str::to_owned).collect()
    }
}

/// Every file of `src/` that is no file of tests, by its path.
pub fn sources(root: &Path) -> BTreeMap<String, Source> {
    let mut paths = Vec::new();
    crate::support::list(&root.join("src"), "src/", &mut paths);
    paths.retain(|path| path.ends_with(".rs") && path != "src/main.rs");
    let text = |path: &String| fs::read_to_string(root.join(path)).unwrap();
    let folder = |path: &str| match path.strip_suffix("/mod.rs") {
        Some(folder) => folder.to_owned(),
        None => path.trim_end_matches("/lib.rs").trim_end_matches(".rs").to_owned(),
    };
    let tests: Vec<String> = paths
        .iter()
        .flat_map(|path| {
            let text = text(path);
            let names = TEST_FILE.captures_iter(&text).map(|found| format!("{}/{}.rs", folder(path), &found[2]));
            names.collect::<Vec<_>>()
        })
        .collect();
    paths.retain(|path| !tests.contains(path));
    paths.into_iter().map(|path| (path.clone(), Source::new(&path, &text(&path)))).collect()
}
