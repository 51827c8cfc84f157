//! A bag as one ZIP file. The same bag always gives the same bytes.

use std::fs::{self, File};
use std::io::{self, Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::bag::{self, DECLARATION};
use crate::output;

/// The limit for unpacking. No bag of a plan comes near it.
const MOST_BYTES: u64 = 8 << 30;

/// Whether a path names a packed bag, judged by its extension.
pub fn is_packed(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// Packs a bag into a ZIP, below one folder named `name`. Nothing is compressed: compression may change with the
/// version of a library, and one damaged byte would destroy a whole file.
///
/// - `date`: year, month and day, set as the time of every file
///
/// # Errors
/// If a file of the bag cannot be read.
pub fn pack(bag: &Path, name: &str, date: (u16, u8, u8)) -> anyhow::Result<Vec<u8>> {
    let (year, month, day) = date;
    // ZIP has no dates before 1980 or after 2107; the default is 1980-01-01.
    let time = DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(time)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let (files, _) = bag::files(bag, "").with_context(|| format!("{} を読めません", bag.display()))?;
    for path in files {
        let bytes = fs::read(bag.join(&path)).with_context(|| format!("{} を読めません", bag.join(&path).display()))?;
        let large = options.large_file(bytes.len() as u64 >= u64::from(u32::MAX));
        zip.start_file(format!("{name}/{path}"), large)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Unpacks a bag. Returns the temporary folder, which is removed when dropped, and the path of the bag in it.
///
/// # Errors
/// If the file is not a ZIP, is damaged, or contains no bag.
pub fn unpack(path: &Path) -> anyhow::Result<(TempDir, PathBuf)> {
    let unreadable = || format!("{} を ZIP として展開できません（壊れているか、ZIP ではありません）", path.display());
    let file = File::open(path).with_context(|| format!("{} を読めません", path.display()))?;
    let mut zip = ZipArchive::new(file).with_context(unreadable)?;
    let folder = tempfile::tempdir().context("一時フォルダーを作れません")?;
    let mut left = MOST_BYTES;
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).with_context(unreadable)?;
        if entry.is_dir() {
            continue;
        }
        // Reject names that lead out of the folder.
        let name = entry.enclosed_name().with_context(unreadable)?;
        let mut bytes = Vec::new();
        entry.by_ref().take(left).read_to_end(&mut bytes).with_context(unreadable)?;
        left -= bytes.len() as u64;
        ensure!(left > 0, "{}", unreadable());
        output::write(&folder.path().join(name), &bytes)?;
    }
    let bag = find(folder.path()).with_context(|| format!("{} に、保存した年度が入っていません", path.display()))?;
    Ok((folder, bag))
}

/// Finds the bag: the folder itself, or the first of its subfolders that is one.
fn find(folder: &Path) -> Option<PathBuf> {
    let is_bag = |folder: &PathBuf| folder.join(DECLARATION).is_file();
    let within = fs::read_dir(folder).ok()?.collect::<io::Result<Vec<_>>>().ok()?;
    let mut folders: Vec<PathBuf> = within.into_iter().map(|entry| entry.path()).collect();
    folders.sort();
    [folder.to_owned()].into_iter().chain(folders).find(is_bag)
}
