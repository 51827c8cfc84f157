//! Fixity of a bag that another program made: of any version of BagIt, with any common checksum.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use sha2::digest::DynDigest;

use super::bag::{DECLARATION, PAYLOAD, files, payload_manifests};
use super::digest::hexadecimal;
use super::fixity::{BOM, Fault, Names, is_payload, oxum, read};
use super::manifest::Manifest;

/// The versions of BagIt from the first draft that is in use to RFC 8493.
const VERSIONS: [&str; 6] = ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"];

/// What could be verified of a bag of another program.
#[derive(Debug)]
pub struct Foreign {
    /// The version of BagIt that it declares.
    pub version: String,
    /// The number of files compared.
    pub files: usize,
    /// The checksums they were compared by.
    pub algorithms: Vec<String>,
    /// The manifests that cannot be verified, because their checksum is unknown.
    pub unverified: Vec<String>,
    /// The tag files that no manifest lists, which only a bag of this program must not have.
    pub unlisted: Vec<String>,
    /// The differences, sorted by path.
    pub faults: Vec<Fault>,
}

/// Compares every file of a bag with its manifests.
///
/// # Errors
/// If the folder cannot be listed.
pub fn examine(bag: &Path) -> io::Result<Foreign> {
    let (present, strange) = files(bag, "")?;
    let mut faults: BTreeSet<Fault> = strange.into_iter().map(Fault::Strange).collect();
    let version = version(bag).unwrap_or_else(|fault| {
        faults.insert(fault);
        String::new()
    });
    if !bag.join(PAYLOAD).is_dir() {
        faults.insert(Fault::Missing(PAYLOAD.to_owned()));
    }
    let (known, unknown): (Vec<String>, Vec<String>) =
        payload_manifests(bag).into_iter().partition(|name| hasher(name).is_some());
    let mut wanted: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut lists = Vec::new();
    for algorithm in &known {
        let name = format!("manifest-{algorithm}.txt");
        let payload = read(bag, &name, is_payload, &mut faults).unwrap_or_default();
        let tags = read(bag, &format!("tag{name}"), |path| !is_payload(path), &mut faults).unwrap_or_default();
        for (path, checksum) in payload.iter().chain(&tags) {
            wanted.entry(path.clone()).or_default().push((algorithm.clone(), checksum.clone()));
        }
        lists.push((name, payload));
    }
    if known.is_empty() {
        faults.insert(Fault::Unlisted);
    }
    let names = Names::new(&present);
    let mut compared = BTreeSet::new();
    for (path, checksums) in &wanted {
        let Some(found) = names.find(path) else {
            faults.insert(Fault::Missing(path.clone()));
            continue;
        };
        compared.insert(found);
        match matches(&bag.join(found), checksums) {
            Ok(true) => {}
            Ok(false) => drop(faults.insert(Fault::Altered(path.clone()))),
            Err(_) => drop(faults.insert(Fault::Unreadable(path.clone()))),
        }
    }
    let (extra, unlisted): (Vec<&String>, Vec<&String>) =
        present.iter().filter(|path| !compared.contains(path.as_str())).partition(|path| is_payload(path));
    faults.extend(extra.into_iter().map(|path| Fault::Extra(path.clone())));
    if version == "1.0" {
        faults.extend(incomplete(&lists));
    }
    let is_manifest = |path: &str| path.starts_with("tagmanifest-") || path.starts_with("manifest-");
    let unlisted = unlisted.into_iter().filter(|path| *path != DECLARATION && !is_manifest(path)).cloned();
    if faults.is_empty() {
        faults.extend(oxum(bag, &present));
    }
    let mut faults: Vec<Fault> = faults.into_iter().collect();
    faults.sort_by(|a, b| (a.path(), a).cmp(&(b.path(), b)));
    Ok(Foreign {
        version,
        files: compared.len(),
        unlisted: unlisted.collect(),
        unverified: unknown.iter().map(|name| format!("manifest-{name}.txt")).collect(),
        algorithms: known,
        faults,
    })
}

/// The manifests that do not list what another one does, as RFC 8493, 2.1.3 requires.
fn incomplete(lists: &[(String, Manifest)]) -> Vec<Fault> {
    let all: BTreeSet<&String> = lists.iter().flat_map(|(_, list)| list.keys()).collect();
    let is_short = |(_, list): &&(String, Manifest)| list.len() < all.len();
    lists.iter().filter(is_short).map(|(name, _)| Fault::Altered(name.clone())).collect()
}

/// The version of BagIt that bagit.txt declares.
fn version(bag: &Path) -> Result<String, Fault> {
    let bytes = fs::read(bag.join(DECLARATION)).map_err(|_| Fault::Missing(DECLARATION.to_owned()))?;
    if bytes.starts_with(BOM) {
        return Err(Fault::Marked(DECLARATION.to_owned()));
    }
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    let version = match lines[..] {
        [version, "Tag-File-Character-Encoding: UTF-8"] => version.strip_prefix("BagIt-Version: "),
        _ => None,
    };
    version.filter(|version| VERSIONS.contains(version)).map(str::to_owned).ok_or(Fault::Undeclared)
}

/// Whether a file has all these checksums.
fn matches(file: &Path, checksums: &[(String, String)]) -> io::Result<bool> {
    let mut hashers: Vec<(Box<dyn DynDigest>, &str)> =
        checksums.iter().filter_map(|(algorithm, checksum)| Some((hasher(algorithm)?, checksum.as_str()))).collect();
    let mut file = File::open(file)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => hashers.iter_mut().for_each(|(hasher, _)| hasher.update(&buffer[..read])),
        }
    }
    Ok(hashers.into_iter().all(|(hasher, checksum)| hexadecimal(&hasher.finalize()) == checksum))
}

fn hasher(algorithm: &str) -> Option<Box<dyn DynDigest>> {
    Some(match algorithm {
        "md5" => Box::new(md5::Md5::default()),
        "sha1" => Box::new(sha1::Sha1::default()),
        "sha224" => Box::new(sha2::Sha224::default()),
        "sha256" => Box::new(sha2::Sha256::default()),
        "sha384" => Box::new(sha2::Sha384::default()),
        "sha512" => Box::new(sha2::Sha512::default()),
        _ => return None,
    })
}
