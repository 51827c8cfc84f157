//! A bag as one ZIP file. The same bag always gives the same bytes.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read as _, Seek, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::bag::{self, DECLARATION};
use super::packed_bytes::{Refusal, stray_bytes};
use super::packed_names::Names;
use crate::output::Scratch;
use crate::windows::slashed;

/// The most files of a ZIP that is unpacked. A bag of a plan stays far below each of these limits.
const MOST_FILES: usize = 100_000;
/// The most bytes that are unpacked.
const MOST_BYTES: u64 = 8 << 30;
/// The most that a ZIP may grow when it is unpacked, as a multiple of its size.
const MOST_TIMES: u64 = 100;
/// The bytes to which a ZIP of any size may grow.
const ALWAYS: u64 = 256 << 20;

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
/// If a file of the bag cannot be read, or the ZIP cannot be written.
pub fn pack(bag: &Path, name: &str, date: (u16, u8, u8), to: impl Write + Seek) -> anyhow::Result<()> {
    let (year, month, day) = date;
    // ZIP has no dates before 1980 or after 2107; the default is 1980-01-01.
    let time = DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(time)
        // Otherwise the ZIP names the system on which it was made.
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(BufWriter::new(to));
    let (files, _) = bag::files(bag, "").with_context(|| format!("{} を読めません", slashed(bag)))?;
    for path in files {
        let unreadable = || format!("{} を読めません", slashed(&bag.join(&path)));
        let mut file = File::open(bag.join(&path)).with_context(unreadable)?;
        let length = file.metadata().with_context(unreadable)?.len();
        zip.start_file(format!("{name}/{path}"), options.large_file(length >= u64::from(u32::MAX)))?;
        io::copy(&mut file, &mut zip).context("ZIP を書けません")?;
    }
    zip.finish()?.flush().context("ZIP を書けません")
}

/// An unpacked bag. Its files are removed on drop.
#[derive(Debug)]
pub struct Unpacked {
    /// The bag.
    pub bag: PathBuf,
    /// The files of the ZIP outside of the bag.
    pub beside: Vec<String>,
    /// The number of bytes of the ZIP that belong to none of its files.
    pub stray_bytes: u64,
    _folder: Scratch,
}

/// Unpacks a bag into a folder that only this user may enter.
///
/// # Errors
/// If the file is not a ZIP, is damaged, is larger than any bag, has names that are no names of files on every system, or
/// does not contain one bag.
pub fn unpack(path: &Path) -> anyhow::Result<Unpacked> {
    let shown = slashed(path);
    let failed = |why: &str| anyhow!("{shown} を ZIP として展開できません。{why}");
    let mut file = File::open(path).with_context(|| format!("{shown} を読めません"))?;
    let size = file.metadata().with_context(|| format!("{shown} を読めません"))?.len();
    let mut zip = match file.try_clone().map(ZipArchive::new) {
        Ok(Ok(zip)) => zip,
        _ if begins_like_a_zip(&mut file) => {
            return Err(failed("途中で切れているか、壊れています。正しい写しを指定してください"));
        }
        _ => return Err(failed("中身が ZIP ではありません。正しい写しを指定してください")),
    };
    if zip.has_duplicate_names() {
        bail!("{shown} は展開しません。同じ名前のファイルが2つ以上入っています");
    }
    if zip.len() > MOST_FILES {
        bail!("{shown} は展開しません。{}件のファイルが入っています（上限は{MOST_FILES}件）", zip.len());
    }
    let most = MOST_BYTES.min(ALWAYS.max(size.saturating_mul(MOST_TIMES)));
    let too_large =
        || format!("{shown} は展開しません。展開すると{}MB を超えます（保存した年度としては大きすぎます）", most >> 20);
    // What the ZIP says of its sizes may be wrong, so that what comes out is counted as well.
    if zip.decompressed_size().is_some_and(|bytes| bytes > most.into()) {
        bail!(too_large());
    }
    let stray_bytes = stray_bytes(&mut zip, &file).map_err(|refusal| match refusal {
        Refusal::Damaged => failed(DAMAGED),
        Refusal::Encrypted => {
            failed("パスワード付きの ZIP です。パスワードを入れて展開したフォルダーを指定してください")
        }
        Refusal::Method => failed("読めない圧縮の形式です。展開したフォルダーを指定してください"),
        Refusal::Ambiguous(why) => anyhow!("{shown} は展開しません。{why}"),
    })?;
    // Nothing is written before every name is known to be sound.
    let mut names = Names::default();
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|_| failed(DAMAGED))?;
        let name = names.take(entry.name_raw(), entry.is_symlink());
        name.map_err(|why| anyhow!("{shown} は展開しません。{why}"))?;
    }
    let folder = Scratch::new()?;
    let (mut left, mut paths) = (most, names.files());
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(|_| failed(DAMAGED))?;
        if entry.name_raw().ends_with(b"/") {
            continue;
        }
        let name = paths.next().with_context(|| failed(DAMAGED))?;
        let mut limited = io::Read::take(&mut entry, left + 1);
        let written = folder.write(Path::new(name), &mut limited).map_err(|error| match error.kind() {
            // What comes out of a damaged ZIP; the others tell of the folder.
            ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof | ErrorKind::Other => {
                failed(DAMAGED)
            }
            _ => anyhow::Error::from(error).context(format!("{shown} を一時フォルダーに展開できません")),
        })?;
        left = left.checked_sub(written).with_context(too_large)?;
    }
    let mut bags = bags(&folder.path());
    let Some(bag) = bags.pop() else { bail!("{shown} に、保存した年度が入っていません") };
    if !bags.is_empty() {
        bail!("{shown} に、保存した年度が{}件入っています。展開して、1件ずつ確かめてください", bags.len() + 1);
    }
    let within = bag.strip_prefix(folder.path()).unwrap_or(Path::new("")).to_owned();
    let beside = names.files().filter(|name| !Path::new(name).starts_with(&within)).map(str::to_owned).collect();
    Ok(Unpacked { bag, beside, stray_bytes, _folder: folder })
}

const DAMAGED: &str = "壊れています。正しい写しを指定してください";

fn begins_like_a_zip(file: &mut File) -> bool {
    let mut bytes = [0; 4];
    file.rewind().and_then(|()| file.read_exact(&mut bytes)).is_ok() && bytes == *b"PK\x03\x04"
}

/// Finds the bags: the folder itself, or all below it that are in no other bag.
fn bags(folder: &Path) -> Vec<PathBuf> {
    if folder.join(DECLARATION).is_file() {
        return vec![folder.to_owned()];
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.map(|entry| entry.path()).filter(|path| path.is_dir());
    folders.flat_map(|folder| bags(&folder)).collect()
}
