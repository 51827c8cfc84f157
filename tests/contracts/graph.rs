//! Which file of `src/` uses which.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::source::Source;

/// The files that each file uses.
///
/// A path leads to the file that defines what it names, through whatever re-exports it. A re-export itself uses nothing.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

type Path = Vec<String>;

static USE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(pub(?:\([^)]*\))?\s+)?\buse\s+([^;]+);").unwrap());
static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b\w+(?:\s*::\s*\w+)+").unwrap());
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\w+").unwrap());
static LEAF: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(.*?)(?:\s+as\s+(\w+))?$").unwrap());

/// A module: its file and the names it takes from elsewhere.
struct Module<'a> {
    file: &'a str,
    /// By name in the module: the path it stands for.
    names: BTreeMap<String, Path>,
    /// The names that are only handed on.
    handed_on: BTreeSet<String>,
    /// The code without its `use` lines.
    body: String,
}

struct Modules<'a>(BTreeMap<Path, Module<'a>>);

/// Reads the graph.
pub fn graph(sources: &BTreeMap<String, Source>) -> Graph {
    let modules = Modules(sources.values().map(|source| (source.module(), Module::read(source))).collect());
    let mut graph = Graph::new();
    for (module, Module { file, names, handed_on, body }) in &modules.0 {
        let mentioned = PATH
            .find_iter(body)
            .map(|path| path.as_str().split("::").map(|name| name.trim().to_owned()).collect::<Path>());
        let taken = names.iter().filter(|(name, _)| !handed_on.contains(*name)).map(|(_, path)| path.clone());
        let used = mentioned.chain(taken).filter_map(|path| modules.file_of(module, &path, 0));
        graph.insert((*file).to_owned(), used.filter(|used| used != file).map(str::to_owned).collect());
    }
    graph
}

impl<'a> Module<'a> {
    fn read(source: &'a Source) -> Self {
        let body = USE.replace_all(&source.code, "").into_owned();
        let words: BTreeSet<&str> = WORD.find_iter(&body).map(|word| word.as_str()).collect();
        let (mut names, mut handed_on) = (BTreeMap::new(), BTreeSet::new());
        for line in USE.captures_iter(&source.code) {
            let mut leaves = Vec::new();
            flatten("", &line[2], &mut leaves);
            for (name, path) in leaves {
                if line.get(1).is_some() && !words.contains(name.as_str()) {
                    handed_on.insert(name.clone());
                }
                names.insert(name, path);
            }
        }
        Self { file: &source.path, names, handed_on, body }
    }
}

/// The single names of a `use`, each with its path.
fn flatten(before: &str, tree: &str, leaves: &mut Vec<(String, Path)>) {
    let tree = tree.trim();
    if let Some((head, list)) = tree.split_once('{') {
        let list = list.trim_end().strip_suffix('}').unwrap();
        let (mut depth, mut start) = (0, 0);
        for (at, c) in list.char_indices().chain([(list.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    let part = list[start..at].trim();
                    if !part.is_empty() {
                        flatten(&format!("{before}{}", head.trim()), part, leaves);
                    }
                    start = at + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let leaf = LEAF.captures(tree).unwrap();
    let mut path: Path = format!("{before}{}", &leaf[1]).split("::").map(|name| name.trim().to_owned()).collect();
    if path.last().is_some_and(|name| name == "self") {
        path.pop();
    }
    let name = leaf.get(2).map_or_else(|| path.last().unwrap().clone(), |name| name.as_str().to_owned());
    leaves.push((name, path));
}

impl<'a> Modules<'a> {
    /// The file that defines what a path in a module names; nothing where it leads out of the crate or names a folder.
    fn file_of(&self, module: &Path, path: &[String], depth: usize) -> Option<&'a str> {
        assert!(depth < 20, "{path:?} in {module:?} leads nowhere");
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" | "shinkan" => self.file_from(Vec::new(), rest, depth),
            "self" => self.file_from(module.clone(), rest, depth),
            "super" => self.file_of_super(module, rest, depth),
            name => match self.0[module].names.get(name) {
                Some(target) if target.first() != Some(first) => {
                    self.file_of(module, &[target.as_slice(), rest].concat(), depth + 1)
                }
                _ if self.0.contains_key(&[module.as_slice(), std::slice::from_ref(first)].concat()) => {
                    self.file_from(module.clone(), path, depth)
                }
                _ => None,
            },
        }
    }

    fn file_of_super(&self, module: &Path, rest: &[String], depth: usize) -> Option<&'a str> {
        let above = module[..module.len() - 1].to_vec();
        match rest.split_first() {
            Some((name, further)) if name == "super" => self.file_of_super(&above, further, depth),
            _ => self.file_from(above, rest, depth),
        }
    }

    /// The file of a path that begins in a module.
    fn file_from(&self, mut module: Path, path: &[String], depth: usize) -> Option<&'a str> {
        let mut path = path;
        while let Some((name, rest)) = path.split_first() {
            let child = [module.as_slice(), std::slice::from_ref(name)].concat();
            if !self.0.contains_key(&child) {
                break;
            }
            (module, path) = (child, rest);
        }
        let here = &self.0[&module];
        match path.first() {
            // A module by its name alone says nothing of what is used of it, unless it is all of its file.
            None => (!here.file.ends_with("/mod.rs") && here.file != "src/lib.rs").then_some(here.file),
            Some(name) if here.names.contains_key(name) => self.file_of(&module, path, depth + 1),
            Some(_) => Some(here.file),
        }
    }
}

/// The circles of a graph: files each of which uses every other, by a way within them.
pub fn circles(graph: &Graph) -> Vec<Vec<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|file| (file.as_str(), reach(graph, file))).collect();
    let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
    for (file, others) in &reached {
        if others.contains(file) {
            let circle = others.iter().filter(|other| reached[*other].contains(file));
            circles.insert(circle.map(|file| (*file).to_owned()).collect());
        }
    }
    circles.into_iter().collect()
}

/// Every file that a file uses, directly or by others.
fn reach<'a>(graph: &'a Graph, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for used in &graph[file] {
            if reached.insert(used.as_str()) {
                open.push(used);
            }
        }
    }
    reached
}

#[test]
fn a_use_is_taken_apart() {
    let mut leaves = Vec::new();
    flatten("", "a::{self, b::{C, D as E},\n f}", &mut leaves);
    let leaves: Vec<String> = leaves.into_iter().map(|(name, path)| format!("{name}={}", path.join("::"))).collect();
    assert_eq!(leaves, ["a=a", "C=a::b::C", "E=a::b::D", "f=a::f"]);
}

#[test]
fn files_that_use_each_other_are_a_circle() {
    let graph = [("a", &["b"][..]), ("b", &["c"]), ("c", &["b", "d"]), ("d", &[])];
    let files = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect();
    let graph = graph.iter().map(|(file, used)| ((*file).to_owned(), files(used))).collect();
    assert_eq!(circles(&graph), [["b", "c"]]);
}
