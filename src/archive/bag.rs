//! Where what stands in a bag, and the files that make a folder one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::digest::{Algorithm, Digests};
use super::info::Info;
use super::manifest::{self, Manifest};

/// The folder of the payload.
pub const PAYLOAD: &str = "data";
/// What tells people how to check a bag without this program.
const README: &str = "README.txt";
/// The file that makes a folder a bag.
pub(super) const DECLARATION: &str = "bagit.txt";
const DECLARED: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const INFO: &str = "bag-info.txt";

/// The payload of the bag in a folder, itself a workspace; `None` where the folder is no bag.
pub fn payload(folder: &Path) -> Option<PathBuf> {
    folder.join(DECLARATION).is_file().then(|| folder.join(PAYLOAD))
}

/// Whether a folder is a bag, or one that has lost the file that says so.
pub fn looks_like_one(folder: &Path) -> bool {
    let manifests = Algorithm::ALL.map(|algorithm| folder.join(manifest_name(algorithm)));
    folder.join(DECLARATION).is_file() || (folder.join(PAYLOAD).is_dir() && manifests.iter().any(|path| path.is_file()))
}

/// What a bag says of itself; nothing where it says nothing that can be read.
pub fn info(bag: &Path) -> Info {
    fs::read_to_string(bag.join(INFO)).map(|text| Info::parse(&text)).unwrap_or_default()
}

/// The checksums of the payload of a bag, as the bag states them; nothing where it does not.
pub fn manifest(bag: &Path, algorithm: Algorithm) -> Manifest {
    let text = fs::read_to_string(bag.join(manifest_name(algorithm))).unwrap_or_default();
    manifest::parse(&text).unwrap_or_default()
}

pub(super) fn manifest_name(algorithm: Algorithm) -> String {
    format!("manifest-{}.txt", algorithm.name())
}

pub(super) fn tag_manifest_name(algorithm: Algorithm) -> String {
    format!("tag{}", manifest_name(algorithm))
}

/// The tag files of a bag with this payload, by their names: with them the folder is a bag.
///
/// - `info`: what it says of itself, to which its size is added
/// - `readme`: what tells people how to check it
pub fn tag_files(payload: &BTreeMap<String, Digests>, mut info: Info, readme: &str) -> BTreeMap<String, Vec<u8>> {
    let octets: u64 = payload.values().map(|digests| digests.length).sum();
    info.add("Payload-Oxum", format_args!("{octets}.{}", payload.len()));
    let mut files: BTreeMap<String, Vec<u8>> = [
        (DECLARATION.to_owned(), DECLARED.into()),
        (README.to_owned(), readme.into()),
        (INFO.to_owned(), info.print().into()),
    ]
    .into();
    for algorithm in Algorithm::ALL {
        files.insert(manifest_name(algorithm), print(payload, algorithm));
    }
    let tags: BTreeMap<String, Digests> =
        files.iter().filter_map(|(name, bytes)| Some((name.clone(), Digests::of(bytes.as_slice()).ok()?))).collect();
    for algorithm in Algorithm::ALL {
        files.insert(tag_manifest_name(algorithm), print(&tags, algorithm));
    }
    files
}

fn print(files: &BTreeMap<String, Digests>, algorithm: Algorithm) -> Vec<u8> {
    let checksum = |(path, digests): (&String, &Digests)| (path.clone(), digests.by(algorithm).to_owned());
    manifest::print(&files.iter().map(checksum).collect()).into_bytes()
}

/// The checksums of every file in a folder of a bag, by its path in the bag.
///
/// # Errors
/// Where one cannot be read.
pub fn digests(bag: &Path, folder: &str) -> io::Result<BTreeMap<String, Digests>> {
    let (files, _) = files(bag, folder)?;
    files.into_iter().map(|path| Ok((path.clone(), Digests::of(File::open(bag.join(path))?)?))).collect()
}

/// Every file in a folder of a bag by its path in the bag, and whatever else is there: links and the like.
pub(super) fn files(bag: &Path, folder: &str) -> io::Result<(Vec<String>, Vec<String>)> {
    let (mut files, mut others) = (Vec::new(), Vec::new());
    walk(bag, folder, &mut files, &mut others)?;
    files.sort();
    others.sort();
    Ok((files, others))
}

fn walk(bag: &Path, folder: &str, files: &mut Vec<String>, others: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(bag.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        // A link may lead anywhere, also back here.
        match entry.file_type()? {
            kind if kind.is_dir() => walk(bag, &path, files, others)?,
            kind if kind.is_file() => files.push(path),
            _ => others.push(path),
        }
    }
    Ok(())
}
