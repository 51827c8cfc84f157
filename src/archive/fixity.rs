//! Whether a bag is still what it was: every file against the manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::bag::{DECLARATION, PAYLOAD, files, manifest_name, tag_manifest_name};
use super::digest::{Algorithm, Digests};
use super::manifest::{self, Manifest};
use crate::model::compose;

/// What the manifests of a bag say of its files.
#[derive(Debug)]
pub struct Fixity {
    /// How many files were compared.
    pub files: usize,
    /// By which algorithms.
    pub algorithms: Vec<Algorithm>,
    /// What is not as it was, sorted by path.
    pub faults: Vec<Fault>,
}

/// Something in a bag that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The folder is not declared to be a bag of the version we know.
    Undeclared,
    /// No manifest of the payload that could be checked.
    Unlisted,
    /// A line of a manifest cannot be read.
    Line(String, usize),
    /// A file that a manifest names is not there.
    Missing(String),
    /// A file that no manifest names.
    Extra(String),
    /// A link or something else that is no file.
    Strange(String),
    /// A file is another one than the manifest says.
    Altered(String),
    /// A file cannot be read.
    Unreadable(String),
}

impl Fault {
    /// Where the fault is: a path in the bag.
    fn path(&self) -> &str {
        match self {
            Self::Undeclared => DECLARATION,
            Self::Unlisted => "manifest-sha512.txt",
            Self::Line(path, _)
            | Self::Missing(path)
            | Self::Extra(path)
            | Self::Strange(path)
            | Self::Altered(path)
            | Self::Unreadable(path) => path,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        match self {
            Self::Undeclared => write!(f, "{path} が、BagIt 1.0（UTF-8）の袋であることを示していません"),
            Self::Unlisted => write!(f, "{path} がないか空で、照らし合わせる目録がありません"),
            Self::Line(_, line) => write!(f, "{path} の{line}行目を、目録として読めません"),
            Self::Missing(_) => write!(f, "{path} がありません"),
            Self::Extra(_) => write!(f, "{path} は目録にありません（余分なファイルです）"),
            Self::Strange(_) => write!(f, "{path} はファイルではありません（リンクなどです）"),
            Self::Altered(_) => write!(f, "{path} の中身が変わっています"),
            Self::Unreadable(_) => write!(f, "{path} を読めません"),
        }
    }
}

/// Compares every file of a bag with its manifests.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn examine(bag: &Path) -> io::Result<Fixity> {
    let (present, strange) = files(bag, "")?;
    let mut faults: BTreeSet<Fault> = strange.into_iter().map(Fault::Strange).collect();
    if bag.join(DECLARATION).exists() && !is_declared(bag) {
        faults.insert(Fault::Undeclared);
    }
    let lists: Vec<List> = Algorithm::ALL.into_iter().filter_map(|it| List::read(bag, it, &mut faults)).collect();
    if lists.is_empty() {
        faults.insert(Fault::Unlisted);
    }
    let names = Names::of(&present);
    let mut compared = BTreeSet::new();
    let wanted: BTreeSet<&str> = lists.iter().flat_map(List::paths).collect();
    for path in wanted {
        let judging = lists.iter().filter(|list| list.judges(path));
        let (naming, silent): (Vec<&List>, Vec<&List>) = judging.partition(|list| list.checksum(path).is_some());
        let altered =
            |lists: &[&List]| -> Vec<Fault> { lists.iter().map(|list| Fault::Altered(list.name_for(path))).collect() };
        let Some(found) = names.find(path) else {
            // What one manifest alone names was never there: the manifest is another one.
            let missing = if silent.is_empty() { vec![Fault::Missing(path.to_owned())] } else { altered(&naming) };
            faults.extend(missing);
            continue;
        };
        compared.insert(found);
        faults.extend(altered(&silent));
        let Ok(digests) = File::open(bag.join(found)).and_then(Digests::of) else {
            faults.insert(Fault::Unreadable(path.to_owned()));
            continue;
        };
        let (same, other): (Vec<&List>, Vec<&List>) =
            naming.into_iter().partition(|list| list.checksum(path) == Some(digests.by(list.algorithm)));
        // Where one checksum holds, the file is as it was, and the manifest with the other one is not.
        let is_altered = same.is_empty();
        faults.extend(if is_altered { vec![Fault::Altered(path.to_owned())] } else { altered(&other) });
    }
    // These are named by nothing.
    let known = Algorithm::ALL.map(tag_manifest_name);
    let extra = present.iter().filter(|path| !compared.contains(path.as_str()) && !known.contains(*path));
    faults.extend(extra.map(|path| Fault::Extra(path.clone())));
    let mut faults: Vec<Fault> = faults.into_iter().collect();
    faults.sort_by(|a, b| (a.path(), a).cmp(&(b.path(), b)));
    let algorithms = lists.iter().map(|list| list.algorithm).collect();
    Ok(Fixity { files: compared.len(), algorithms, faults })
}

/// What the manifests of one algorithm say: that of the payload, and that of the tag files.
struct List {
    algorithm: Algorithm,
    payload: Manifest,
    /// Absent where there is none, which is a fault of its own.
    tags: Option<Manifest>,
}

impl List {
    /// `None` where there is no manifest of the payload; one of the tag files has to be there with it.
    fn read(bag: &Path, algorithm: Algorithm, faults: &mut BTreeSet<Fault>) -> Option<Self> {
        let payload = read(bag, &manifest_name(algorithm), faults).filter(|manifest| !manifest.is_empty())?;
        let name = tag_manifest_name(algorithm);
        let tags = read(bag, &name, faults);
        if tags.is_none() {
            faults.insert(Fault::Missing(name));
        }
        Some(Self { algorithm, payload, tags })
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        self.payload.keys().chain(self.tags.iter().flat_map(Manifest::keys)).map(String::as_str)
    }

    fn checksum(&self, path: &str) -> Option<&str> {
        self.payload.get(path).or_else(|| self.tags.as_ref()?.get(path)).map(String::as_str)
    }

    /// Whether a manifest is there that has to name a path.
    fn judges(&self, path: &str) -> bool {
        is_payload(path) || self.tags.is_some()
    }

    /// The manifest that has to name a path.
    fn name_for(&self, path: &str) -> String {
        if is_payload(path) { manifest_name(self.algorithm) } else { tag_manifest_name(self.algorithm) }
    }
}

fn is_payload(path: &str) -> bool {
    path.strip_prefix(PAYLOAD).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether bagit.txt says what RFC 8493, 2.1.1 asks for.
fn is_declared(bag: &Path) -> bool {
    let text = fs::read_to_string(bag.join(DECLARATION)).unwrap_or_default();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines == ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]
}

/// A manifest; `None` where it is not there.
fn read(bag: &Path, name: &str, faults: &mut BTreeSet<Fault>) -> Option<Manifest> {
    let bytes = fs::read(bag.join(name)).ok()?;
    Some(manifest::parse(&String::from_utf8_lossy(&bytes)).unwrap_or_else(|line| {
        faults.insert(Fault::Line(name.to_owned(), line));
        Manifest::new()
    }))
}

/// The files that are there; some systems write the kana of their names in two characters each.
struct Names<'a>(BTreeMap<String, &'a str>);

impl<'a> Names<'a> {
    fn of(present: &'a [String]) -> Self {
        let composed = present.iter().map(|path| (compose(path), path.as_str()));
        let exact = present.iter().map(|path| (path.clone(), path.as_str()));
        Self(composed.chain(exact).collect())
    }

    fn find(&self, path: &str) -> Option<&'a str> {
        self.0.get(path).or_else(|| self.0.get(&compose(path))).copied()
    }
}
