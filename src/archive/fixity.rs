//! Fixity: compares every file of a bag with its manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::bag::{self, DECLARATION, INFO, OXUM, PAYLOAD, files, manifest_name, tag_manifest_name};
use super::digest::{Algorithm, Digests};
use super::left_behind::left_behind;
use super::manifest::{self, Manifest};
use crate::characters::compose;

/// The byte order mark of UTF-8.
pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The result of comparing a bag with its manifests.
#[derive(Debug)]
pub struct Fixity {
    /// The number of files compared.
    pub files: usize,
    /// The algorithms they were compared by.
    pub algorithms: Vec<Algorithm>,
    /// The differences, sorted by path.
    pub faults: Vec<Fault>,
}

/// A difference between a bag and its manifests.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// bagit.txt does not declare BagIt 1.0 in UTF-8.
    Undeclared,
    /// There is no usable manifest of the payload.
    Unlisted,
    /// This line of a manifest is malformed.
    Line(String, usize),
    /// A manifest lists a file that does not exist.
    Missing(String),
    /// This manifest, or bagit.txt, begins with a byte order mark.
    Marked(String),
    /// A manifest lists a path that it may not list.
    Misplaced(String, String),
    /// bag-info.txt states another size of the payload.
    Oxum(String),
    /// No manifest lists this file.
    Extra(String),
    /// This is not a file but a symlink or the like.
    Strange(String),
    /// The checksum of this file differs.
    Altered(String),
    /// This file cannot be read.
    Unreadable(String),
}

impl Fault {
    /// The path in the bag.
    pub(super) fn path(&self) -> &str {
        match self {
            Self::Undeclared => DECLARATION,
            Self::Unlisted => "manifest-sha512.txt",
            Self::Line(path, _)
            | Self::Marked(path)
            | Self::Misplaced(path, _)
            | Self::Oxum(path)
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
            Self::Marked(_) => write!(
                f,
                "{path} の初めに BOM（見えない印）があります。メモ帳などで保存し直したためなので、元のファイルに戻してください"
            ),
            Self::Misplaced(_, listed) => write!(f, "{path} に、載せられない {listed} が載っています"),
            Self::Oxum(_) => write!(f, "{path} の Payload-Oxum（{PAYLOAD}/ の大きさとファイルの数）が違います"),
            Self::Extra(_) => match left_behind(path.rsplit('/').next().unwrap_or(path)) {
                Some(what) => write!(f, "{path} は目録にありません（{what}。消してください）"),
                None => write!(f, "{path} は目録にありません（余分なファイルです）"),
            },
            Self::Strange(_) => write!(f, "{path} はファイルではありません（リンクなどです）"),
            Self::Altered(_) => write!(f, "{path} の中身が変わっています"),
            Self::Unreadable(_) => write!(f, "{path} を読めません"),
        }
    }
}

/// Compares every file of a bag with its manifests.
///
/// # Errors
/// If the folder cannot be listed.
pub fn examine(bag: &Path) -> io::Result<Fixity> {
    let (present, strange) = files(bag, "")?;
    let mut faults: BTreeSet<Fault> = strange.into_iter().map(Fault::Strange).collect();
    faults.extend(declaration(bag).err());
    let lists: Vec<List> = Algorithm::ALL.into_iter().filter_map(|it| List::read(bag, it, &mut faults)).collect();
    if lists.is_empty() {
        faults.insert(Fault::Unlisted);
    }
    let names = Names::new(&present);
    let mut compared = BTreeSet::new();
    let wanted: BTreeSet<&str> = lists.iter().flat_map(List::paths).collect();
    for path in wanted {
        let judging = lists.iter().filter(|list| list.judges(path));
        let (naming, silent): (Vec<&List>, Vec<&List>) = judging.partition(|list| list.checksum(path).is_some());
        let altered =
            |lists: &[&List]| -> Vec<Fault> { lists.iter().map(|list| Fault::Altered(list.name_for(path))).collect() };
        let Some(found) = names.find(path) else {
            // If only one of two manifests lists a missing file, it was the manifest that changed.
            let missing = if silent.is_empty() { vec![Fault::Missing(path.to_owned())] } else { altered(&naming) };
            faults.extend(missing);
            continue;
        };
        compared.insert(found);
        faults.extend(altered(&silent));
        let Ok(digests) = File::open(bag.join(found)).and_then(Digests::compute) else {
            faults.insert(Fault::Unreadable(path.to_owned()));
            continue;
        };
        let (same, other): (Vec<&List>, Vec<&List>) =
            naming.into_iter().partition(|list| list.checksum(path) == Some(digests.by(list.algorithm)));
        // If one checksum matches, the file is intact and the manifest with the other checksum has changed.
        let is_altered = same.is_empty();
        faults.extend(if is_altered { vec![Fault::Altered(path.to_owned())] } else { altered(&other) });
    }
    // No manifest lists the tag manifests.
    let known = Algorithm::ALL.map(tag_manifest_name);
    let extra = present.iter().filter(|path| !compared.contains(path.as_str()) && !known.contains(*path));
    faults.extend(extra.map(|path| Fault::Extra(path.clone())));
    // Any other fault explains a payload of another size.
    if faults.is_empty() {
        faults.extend(oxum(bag, &present));
    }
    let mut faults: Vec<Fault> = faults.into_iter().collect();
    faults.sort_by(|a, b| (a.path(), a).cmp(&(b.path(), b)));
    let algorithms = lists.iter().map(|list| list.algorithm).collect();
    Ok(Fixity { files: compared.len(), algorithms, faults })
}

/// The manifests of one algorithm.
struct List {
    algorithm: Algorithm,
    payload: Manifest,
    /// `None` if the tag manifest is missing, which is reported as a fault.
    tags: Option<Manifest>,
}

impl List {
    /// Reads both manifests. `None` if the payload has no manifest by this algorithm.
    fn read(bag: &Path, algorithm: Algorithm, faults: &mut BTreeSet<Fault>) -> Option<Self> {
        let payload =
            read(bag, &manifest_name(algorithm), is_payload, faults).filter(|manifest| !manifest.is_empty())?;
        let name = tag_manifest_name(algorithm);
        let tags = read(bag, &name, |path| !is_payload(path), faults);
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

    /// Whether the manifest that must list this path exists.
    fn judges(&self, path: &str) -> bool {
        is_payload(path) || self.tags.is_some()
    }

    /// The name of the manifest that must list this path.
    fn name_for(&self, path: &str) -> String {
        if is_payload(path) { manifest_name(self.algorithm) } else { tag_manifest_name(self.algorithm) }
    }
}

pub(super) fn is_payload(path: &str) -> bool {
    path.strip_prefix(PAYLOAD).is_some_and(|rest| rest.starts_with('/'))
}

/// Checks bagit.txt, if it exists, against RFC 8493, 2.1.1.
fn declaration(bag: &Path) -> Result<(), Fault> {
    let Ok(bytes) = fs::read(bag.join(DECLARATION)) else { return Ok(()) };
    if bytes.starts_with(BOM) {
        return Err(Fault::Marked(DECLARATION.to_owned()));
    }
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    match lines == ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"] {
        true => Ok(()),
        false => Err(Fault::Undeclared),
    }
}

/// Compares the size of the payload with the one that bag-info.txt states, if it states one.
pub(super) fn oxum(bag: &Path, present: &[String]) -> Option<Fault> {
    let info = bag::info(bag);
    let stated = info.get(OXUM)?;
    let payload = present.iter().filter(|path| is_payload(path));
    let lengths = payload.map(|path| fs::metadata(bag.join(path)).map_or(0, |file| file.len()));
    let (octets, count) = lengths.fold((0, 0), |(octets, count), length| (octets + length, count + 1));
    (stated != format!("{octets}.{count}")).then(|| Fault::Oxum(INFO.to_owned()))
}

/// Reads a manifest. `None` if it does not exist.
///
/// - `belongs`: whether this manifest may list a path
pub(super) fn read(
    bag: &Path,
    name: &str,
    belongs: fn(&str) -> bool,
    faults: &mut BTreeSet<Fault>,
) -> Option<Manifest> {
    let bytes = fs::read(bag.join(name)).ok()?;
    let unmarked = bytes.strip_prefix(BOM);
    faults.extend(unmarked.map(|_| Fault::Marked(name.to_owned())));
    let manifest = manifest::parse(&String::from_utf8_lossy(unmarked.unwrap_or(&bytes)));
    let mut manifest = manifest.unwrap_or_else(|line| {
        faults.insert(Fault::Line(name.to_owned(), line));
        Manifest::new()
    });
    manifest.retain(|path, _| {
        let belongs = belongs(path);
        faults.extend((!belongs).then(|| Fault::Misplaced(name.to_owned(), path.clone())));
        belongs
    });
    Some(manifest)
}

/// Finds files by path, no matter whether a system stored kana in the name composed or decomposed.
pub(super) struct Names<'a>(BTreeMap<String, &'a str>);

impl<'a> Names<'a> {
    pub(super) fn new(present: &'a [String]) -> Self {
        let composed = present.iter().map(|path| (compose(path), path.as_str()));
        let exact = present.iter().map(|path| (path.clone(), path.as_str()));
        Self(composed.chain(exact).collect())
    }

    pub(super) fn find(&self, path: &str) -> Option<&'a str> {
        self.0.get(path).or_else(|| self.0.get(&compose(path))).copied()
    }
}
