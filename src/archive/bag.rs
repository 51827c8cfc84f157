//! The layout of a bag: its payload and its tag files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::digest::{Algorithm, Digests};
use super::info::Info;
use super::manifest::{self, Manifest};
use crate::characters::compose;

/// The folder of the payload.
pub const PAYLOAD: &str = "data";
/// Tells people how to verify the bag without this program.
const README: &str = "README.txt";
/// The file that declares a folder to be a bag.
pub(super) const DECLARATION: &str = "bagit.txt";
const DECLARED: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
pub(super) const INFO: &str = "bag-info.txt";
/// The label of the size of the payload: the number of bytes, a dot, the number of files.
pub(super) const OXUM: &str = "Payload-Oxum";

/// The payload of a bag, itself a workspace. `None` if the folder is not a bag.
pub fn payload(folder: &Path) -> Option<PathBuf> {
    folder.join(DECLARATION).is_file().then(|| folder.join(PAYLOAD))
}

/// Whether a folder is a bag, or a bag that has lost its declaration.
pub fn looks_like_one(folder: &Path) -> bool {
    folder.join(DECLARATION).is_file() || (folder.join(PAYLOAD).is_dir() && !payload_manifests(folder).is_empty())
}

/// The names of the algorithms by which a bag has a manifest of its payload, sorted.
pub(super) fn payload_manifests(bag: &Path) -> Vec<String> {
    let names = fs::read_dir(bag).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let algorithm = |name: &str| Some(name.strip_prefix("manifest-")?.strip_suffix(".txt")?.to_owned());
    let mut names: Vec<String> = names.filter_map(|name| algorithm(name.to_str()?)).collect();
    names.sort();
    names
}

/// The entries of bag-info.txt; empty if the file is missing or unreadable.
pub fn info(bag: &Path) -> Info {
    fs::read_to_string(bag.join(INFO)).map(|text| Info::parse(&text)).unwrap_or_default()
}

/// A number that stands for the whole bag, to be written down elsewhere: whoever changes a file and its manifests changes this
/// number, too. `None` if the bag has no tag manifest.
pub fn fingerprint(bag: &Path) -> Option<String> {
    let digests = Digests::compute(File::open(bag.join(tag_manifest_name(Algorithm::Sha512))).ok()?).ok()?;
    let groups: Vec<&str> = (0..8).filter_map(|at| digests.by(Algorithm::Sha256).get(4 * at..4 * at + 4)).collect();
    Some(groups.join("-"))
}

/// The checksums that a bag states for its payload; empty if the manifest is missing or unreadable.
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

/// The tag files of a bag with this payload, by name. They turn the folder into a bag.
///
/// - `info`: the entries of bag-info.txt; the size of the payload is added
/// - `readme`: tells people how to verify the bag
pub fn tag_files(payload: &BTreeMap<String, Digests>, mut info: Info, readme: &str) -> BTreeMap<String, Vec<u8>> {
    let octets: u64 = payload.values().map(|digests| digests.length).sum();
    info.add(OXUM, format_args!("{octets}.{}", payload.len()));
    let mut files: BTreeMap<String, Vec<u8>> = [
        (DECLARATION.to_owned(), DECLARED.into()),
        (README.to_owned(), readme.into()),
        (INFO.to_owned(), info.print().into()),
    ]
    .into();
    for algorithm in Algorithm::ALL {
        files.insert(manifest_name(algorithm), print(payload, algorithm));
    }
    let tags: BTreeMap<String, Digests> = files
        .iter()
        .filter_map(|(name, bytes)| Some((name.clone(), Digests::compute(bytes.as_slice()).ok()?)))
        .collect();
    for algorithm in Algorithm::ALL {
        files.insert(tag_manifest_name(algorithm), print(&tags, algorithm));
    }
    files
}

/// The files beside the payload that [`tag_files`] does not write, by their paths in the bag, sorted.
///
/// # Errors
/// If the folder cannot be listed.
pub fn further_tag_files(bag: &Path) -> io::Result<Vec<String>> {
    let of_algorithm = |algorithm| [manifest_name(algorithm), tag_manifest_name(algorithm)];
    let mut written: Vec<String> = Algorithm::ALL.into_iter().flat_map(of_algorithm).collect();
    written.extend([DECLARATION, README, INFO].map(str::to_owned));
    let (files, others) = files(bag, "")?;
    let is_further = |path: &String| !path.starts_with(&format!("{PAYLOAD}/")) && !written.contains(path);
    Ok(files.into_iter().chain(others).filter(is_further).collect())
}

fn print(files: &BTreeMap<String, Digests>, algorithm: Algorithm) -> Vec<u8> {
    let checksum = |(path, digests): (&String, &Digests)| (path.clone(), digests.by(algorithm).to_owned());
    manifest::print(&files.iter().map(checksum).collect()).into_bytes()
}

/// Whether a folder of the payload holds the files that the manifest lists there, and no others. A bag without a manifest is
/// not intact.
pub fn is_intact(bag: &Path, folder: &str) -> bool {
    let within = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let present = digests(bag, folder).unwrap_or_default();
    let as_listed = |algorithm| {
        let listed = manifest(bag, algorithm).into_iter().map(|(path, checksum)| (compose(&path), checksum));
        let present = present.iter().map(|(path, digests)| (compose(path), digests.by(algorithm).to_owned()));
        listed.filter(|(path, _)| within(path)).collect::<Manifest>() == present.collect::<Manifest>()
    };
    !present.is_empty() && Algorithm::ALL.into_iter().any(as_listed)
}

/// Computes the checksums of every file in a folder of a bag, by its path in the bag.
///
/// # Errors
/// If a file cannot be read.
pub fn digests(bag: &Path, folder: &str) -> io::Result<BTreeMap<String, Digests>> {
    let (files, _) = files(bag, folder)?;
    files.into_iter().map(|path| Ok((path.clone(), Digests::compute(File::open(bag.join(path))?)?))).collect()
}

/// Lists a folder of a bag: first its files, then anything else, such as symlinks; each by its path in the bag.
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
        // A symlink is not followed: it may lead anywhere, even back here.
        match entry.file_type()? {
            kind if kind.is_dir() => walk(bag, &path, files, others)?,
            kind if kind.is_file() => files.push(path),
            _ => others.push(path),
        }
    }
    Ok(())
}
