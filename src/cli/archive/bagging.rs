//! Makes a bag: a copy of the edition with its layouts and fonts, and everything made from that copy.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

use crate::archive::{self, Digests, Info, PAYLOAD};
use crate::cli::exit::Exit;
use crate::cli::make::{self, Receipt};
use crate::cli::report;
use crate::documents::sheet::row;
use crate::documents::{self, open_data};
use crate::model::{Edition, PeriodLabels};
use crate::output::Folder;
use crate::press::{Finished, LoadedEdition, Material, Workbench};
use crate::typeset::{Standard, typst_version};
use crate::windows::{self, slashed};

pub(in crate::cli) const VERSION_LABEL: &str = "Shinkan-Version";
/// This version.
pub(in crate::cli) const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The label of Typst's version in bag-info.txt.
pub(in crate::cli) const TYPST_LABEL: &str = "Typst-Version";
/// The labels of what made the bag, which is not the content.
pub(in crate::cli) const OF_THE_PROGRAM: [&str; 3] = ["Bag-Software-Agent", VERSION_LABEL, TYPST_LABEL];
/// The README of the bag.
const README: &str = include_str!("readme.txt");
const PDFS: &str = "PDF-Count";
const PAGES: &str = "Page-Count";

/// A file of the bag before it is there.
pub(super) enum Kept<'a> {
    /// A file of the program or of the workspace that is in memory anyway.
    Bytes(&'a [u8]),
    /// A file of the edition. It may be large, so that only its path is kept.
    File(PathBuf),
}

impl Kept<'_> {
    /// The checksums.
    pub fn digests(&self) -> anyhow::Result<Digests> {
        match self {
            Self::Bytes(bytes) => Ok(Digests::compute(*bytes)?),
            Self::File(path) => File::open(path).and_then(Digests::compute).with_context(|| unreadable(path)),
        }
    }

    fn copy(&self, bag: &Folder, path: &str) -> anyhow::Result<()> {
        match self {
            Self::Bytes(bytes) => bag.write(path, bytes),
            Self::File(from) => bag.copy(path, File::open(from).with_context(|| unreadable(from))?),
        }
    }
}

fn unreadable(path: &Path) -> String {
    format!("{} を読めません", slashed(path))
}

/// The source files, by their paths in the payload: the edition's folder, layouts and fonts.
pub(super) fn files(loaded: &LoadedEdition) -> anyhow::Result<BTreeMap<String, Kept<'_>>> {
    let assets = loaded.assets.files().into_iter().map(|(path, bytes)| (path.to_owned(), Kept::Bytes(bytes)));
    let mut files: BTreeMap<String, Kept> = assets.collect();
    add(&loaded.dir.path, &format!("content/{}", loaded.dir.year), &mut files)?;
    Ok(files)
}

/// Adds every file of a folder.
fn add(folder: &Path, name: &str, files: &mut BTreeMap<String, Kept>) -> anyhow::Result<()> {
    let failed = || unreadable(folder);
    for entry in fs::read_dir(folder).with_context(failed)? {
        let entry = entry.with_context(failed)?;
        let own = entry.file_name().to_string_lossy().into_owned();
        // Hidden files do not belong to the edition.
        if archive::is_never_kept(&own) {
            continue;
        }
        let (path, name) = (entry.path(), format!("{name}/{own}"));
        let shown = slashed(&path);
        let kind = entry.file_type().with_context(failed)?;
        ensure!(windows::is_name(&own), "{shown} の名前は、Windows で使えません。名前を変えてからやり直してください");
        // A link is not followed: it may lead out of the year, or back here.
        if kind.is_dir() {
            add(&path, &name, files)?;
        } else if kind.is_file() {
            files.insert(name, Kept::File(path));
        } else if kind.is_symlink() {
            bail!(
                "{shown} はリンクなので、保存できません。リンク先の実物をここに置くか、年度のフォルダーの外に移してください"
            );
        } else {
            bail!("{shown} はふつうのファイルではないので、保存できません。年度のフォルダーの外に移してください");
        }
    }
    Ok(())
}

/// The values of an edition, by their paths in the payload.
pub(in crate::cli) fn values(edition: &Edition) -> anyhow::Result<[(&'static str, String); 2]> {
    Ok([
        ("values.csv", open_data::render_csv(edition).context("CSV にできません")?),
        ("values.json", open_data::render_json(edition).context("JSON にできません")?),
    ])
}

/// Makes a bag for `target`; `None` if a document cannot be made, which is already reported.
pub(super) fn make(target: &Path, files: &BTreeMap<String, Kept>) -> anyhow::Result<Option<Folder>> {
    let bag = Folder::begin(target)?;
    let write = |path: &str, bytes: &[u8]| bag.write(&format!("{PAYLOAD}/{path}"), bytes);
    files.iter().try_for_each(|(path, kept)| kept.copy(&bag, &format!("{PAYLOAD}/{path}")))?;
    let bench = Workbench::open_payload(&bag.path().join(PAYLOAD))?;
    let loaded = bench.load(bench.edition(None)?);
    let edition = loaded.sound().context("内容が、保存している間に変わりました。もう一度やり直してください")?;
    for (path, text) in values(edition)? {
        write(path, text.as_bytes())?;
    }
    let documents = documents::all(edition);
    let take = |finished: &Finished| {
        write(&slashed(&finished.path), finished.pdf)?;
        Ok(Receipt::default())
    };
    let run = make::run(&Material::of_edition(&loaded), &make::all(&documents), Standard::Keep, &take)?;
    run.advise();
    if run.exit != Exit::Clean {
        report::say(format_args!("{} は作っていません\n", slashed(target)));
        return Ok(None);
    }
    let digests = archive::digests(&bag.path(), PAYLOAD).context("保存したものを読み返せません")?;
    for (name, bytes) in archive::tag_files(&digests, info(edition, &run.pages), &readme(edition)) {
        bag.write(&name, &bytes)?;
    }
    Ok(Some(bag))
}

/// The entries of bag-info.txt.
pub(in crate::cli) fn info(edition: &Edition, pages: &[usize]) -> Info {
    let plan = &edition.plan;
    let rows = row::all(edition);
    let mut info = Info::default();
    info.add("Source-Organization", &plan.publisher);
    info.add("External-Description", &plan.title.value);
    info.add("External-Identifier", format_args!("{} {} {}", plan.name.value, plan.year, plan.mark()));
    info.add("Bagging-Date", plan.date.iso());
    info.add("Bag-Software-Agent", format_args!("shinkan {VERSION} (Typst {})", typst_version()));
    info.add(VERSION_LABEL, VERSION);
    info.add(TYPST_LABEL, typst_version());
    info.add("Sheet-Count", edition.sheets().count());
    info.add("Project-Count", edition.sheets().map(|sheet| sheet.section().projects.len()).sum::<usize>());
    info.add("Initiative-Count", edition.initiatives.len());
    info.add("Repeat-Count", rows.iter().filter(|row| row.row.is_repeat()).count());
    info.add("Opinion-Count", edition.opinions.len());
    info.add(PDFS, pages.len());
    info.add(PAGES, pages.iter().sum::<usize>());
    info
}

/// The README of a bag.
pub(in crate::cli) fn readme(edition: &Edition) -> String {
    let plan = &edition.plan;
    let words = [
        ("{plan}", plan.name.value.clone()),
        ("{label}", PeriodLabels::Era.label(0, plan.year)),
        ("{title}", plan.title.value.clone()),
        ("{paper}", plan.mark()),
    ];
    words.iter().fold(README.to_owned(), |text, (word, filled)| text.replace(word, filled))
}

/// A summary of a bag for people.
pub(super) fn counts(bag: &Path) -> String {
    let info = archive::info(bag);
    let count = |label| info.get(label).unwrap_or("?");
    format!("PDF {}件、{}ページ", count(PDFS), count(PAGES))
}
