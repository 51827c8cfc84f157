//! `shinkan verify`: whether a bag is unchanged, and whether the same documents can be made from it.

mod other_program;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, ensure};
use clap::Args;

use super::archive::{TYPST_LABEL, VERSION, VERSION_LABEL, values};
use super::confined::{self, Cause, End, Limits};
use super::exit::Exit;
use super::make::{self, Receipt};
use super::{frames, options, report};
use crate::archive::{self, Algorithm, PAYLOAD};
use crate::documents;
use crate::press::{Finished, Material, Workbench};
use crate::tagged::{Claims, TaggedPdf};
use crate::typeset::{Standard, typst_version};
use crate::windows;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 保存した年度のフォルダー（archive/2019 など。写したものや名前を変えたものでもよい）か、その ZIP
    #[arg(value_name = "保存した年度", help_heading = "引数")]
    bag: PathBuf,

    /// 保存されているレイアウトを動かさず、目録と規格だけを確かめる
    #[arg(long, help_heading = "オプション")]
    no_build: bool,

    /// 規格と再現を確かめるのに使ってよい時間とメモリー（5分、2GB、5分,2GB など）。省略すると 10分,4GB
    #[arg(long, value_name = "上限", value_parser = confined::parse, help_heading = "オプション")]
    limit: Option<Limits>,

    /// 同時に使うスレッドの数。省略すると、コアの数
    #[arg(long, value_name = "数", value_parser = options::jobs, help_heading = "オプション")]
    pub jobs: Option<usize>,
}

pub(super) fn run(options: &Options) -> anyhow::Result<Exit> {
    let given = options.bag.as_path();
    ensure!(given.exists(), "{} がありません", given.display());
    let unpacked = archive::is_packed(given).then(|| archive::unpack(given)).transpose()?;
    let bag = unpacked.as_ref().map_or(given, |unpacked| unpacked.bag.as_path());
    if let Some(first) = unpacked.as_ref().and_then(|unpacked| unpacked.beside.first()) {
        report::say(format_args!(
            "ZIP には、保存した年度のほかのファイルもあります（{first} など）。これは確かめません\n"
        ));
    }
    ensure!(
        archive::looks_like_one(bag),
        "{} は、保存した年度（shinkan archive が作る、bagit.txt のあるフォルダー）ではありません",
        given.display()
    );
    if !other_program::is_of_shinkan(bag) {
        return other_program::run(given, bag);
    }
    let fixity = archive::examine(bag).with_context(|| format!("{} を読めません", given.display()))?;
    if !fixity.faults.is_empty() {
        let lines: String = fixity.faults.iter().map(|fault| format!("  {fault}\n")).collect();
        report::print(&format!("目録: {}件が、保存したときのままではありません\n{lines}", fixity.faults.len()))?;
        report::say("正しい写しに戻してください。組み直しての確認は、していません\n");
        return Ok(Exit::Faults);
    }
    let algorithms: Vec<&str> = fixity.algorithms.iter().map(|algorithm| algorithm.title()).collect();
    report::print(&format!(
        "目録: {}件のファイルが、すべて保存したときのままです（{}）\n",
        fixity.files,
        algorithms.join("、")
    ))?;
    let limits = options.limit.unwrap_or_default();
    match confined::run(&options.within(bag, &limits), Some(limits.time))? {
        End::Ended(Exit::Clean) if options.no_build => {
            report::say("組み直しての確認は、していません\n");
            Ok(Exit::Clean)
        }
        End::Ended(Exit::Clean) => {
            report::say(format_args!("{} は、正しく保存されています\n", given.display()));
            Ok(Exit::Clean)
        }
        End::Ended(exit) => Ok(exit),
        End::Failed(cause, doing) => tell(&cause, &doing, &limits),
    }
}

impl Options {
    /// The arguments of the confined process, which looks into the files of the bag.
    fn within(&self, bag: &Path, limits: &Limits) -> Vec<OsString> {
        let mut arguments: Vec<OsString> =
            ["verify".into(), "--confined".into(), limits.memory.to_string().into()].into();
        arguments.extend(self.no_build.then(|| "--no-build".into()));
        arguments.extend(self.jobs.iter().flat_map(|jobs| ["--jobs".into(), jobs.to_string().into()]));
        arguments.extend(["--".into(), bag.into()]);
        arguments
    }
}

/// Reports that the PDFs and layouts of a bag could not be looked at to the end.
fn tell(cause: &Cause, doing: &str, limits: &Limits) -> anyhow::Result<Exit> {
    let limit = match cause {
        Cause::Time => format!("（上限は{}）", limits.time_said()),
        Cause::Memory => format!("（上限は{}）", limits.memory_said()),
        Cause::Depth | Cause::Crash(_) => String::new(),
    };
    report::print(&format!("中止: {doing}いるときに、{cause}{limit}\n"))?;
    report::say(match cause {
        Cause::Time | Cause::Memory => {
            "正しく保存されているかは、分かりません。大きな資料なら --limit 30分,8GB のように上限を上げてください。--no-build を付けると、レイアウトを動かさずに確かめます\n"
        }
        Cause::Depth | Cause::Crash(_) => {
            "正しく保存されているかは、分かりません。--no-build を付けると、レイアウトを動かさずに確かめます\n"
        }
    });
    Ok(Exit::Faults)
}

/// Looks into the PDFs of a bag and makes them again. This runs in a confined process, because both its PDFs and its
/// layouts may be made to do harm.
pub(super) fn inside(options: &Options) -> anyhow::Result<Exit> {
    let bag = options.bag.as_path();
    let of_claims = claims(bag)?;
    if options.no_build {
        return Ok(of_claims);
    }
    frames::doing("PDF を組み直して");
    // What is wrong with a layout, a font or a file of the bag is a fault of the bag.
    let of_pdfs = Rebuilding::run(bag).or_else(|error| -> anyhow::Result<Exit> {
        report::failure(&error);
        report::print("再現: 保存されている内容から、PDF を組み直せませんでした\n")?;
        Ok(Exit::Faults)
    })?;
    Ok(of_claims.max(of_pdfs))
}

/// The PDFs of a bag, by their paths in the payload.
fn pdfs(bag: &Path) -> BTreeSet<String> {
    let manifest = archive::manifest(bag, Algorithm::Sha512);
    let payload = manifest.keys().filter_map(|path| path.strip_prefix(PAYLOAD)?.strip_prefix('/'));
    let made = payload.filter(|path| !path.starts_with("content/") && path.ends_with(".pdf"));
    made.map(str::to_owned).collect()
}

/// Whether every PDF claims to conform to the standards of the archive.
fn claims(bag: &Path) -> anyhow::Result<Exit> {
    let wanted = Claims { pdf_a: Some("3a".to_owned()), pdf_ua: Some("1".to_owned()) };
    let pdfs = pdfs(bag);
    let mut lacking = Vec::new();
    for path in &pdfs {
        frames::doing(&format!("{PAYLOAD}/{path} を調べて"));
        let bytes = read(bag, path)?;
        match Claims::from_pdf(&bytes) {
            Ok(claims) if claims == wanted => {}
            Ok(_) => lacking.push(format!("  {PAYLOAD}/{path} は、PDF/A-3a と PDF/UA-1 に従うと書いていません\n")),
            Err(_) => lacking.push(format!("  {PAYLOAD}/{path} を PDF として読めません\n")),
        }
    }
    if pdfs.is_empty() {
        report::print("規格: PDF がありません\n")?;
        return Ok(Exit::Faults);
    }
    if !lacking.is_empty() {
        report::print(&format!(
            "規格: {}件の PDF が、規格に従うと書いていません\n{}",
            lacking.len(),
            lacking.concat()
        ))?;
        return Ok(Exit::Faults);
    }
    report::print(&format!("規格: {}件の PDF が、すべて PDF/A-3a と PDF/UA-1 に従うと書いています\n", pdfs.len()))?;
    Ok(Exit::Clean)
}

fn read(bag: &Path, path: &str) -> anyhow::Result<Vec<u8>> {
    let file = bag.join(PAYLOAD).join(path);
    fs::read(&file).with_context(|| format!("{} を読めません", file.display()))
}

/// How new files are compared with archived ones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// Byte by byte: the same version makes the same bytes.
    Bytes,
    /// By text and structure: another version may write other bytes.
    Text,
}

/// Makes everything in a bag again, and compares.
struct Rebuilding<'a> {
    bag: &'a Path,
    measure: Measure,
    /// The new files, by their paths in the payload.
    made: Mutex<BTreeSet<String>>,
    /// One line for each file that differs.
    differing: Mutex<BTreeSet<String>>,
}

impl<'a> Rebuilding<'a> {
    /// Builds the PDFs of a bag again and reports which of them differ.
    fn run(bag: &'a Path) -> anyhow::Result<Exit> {
        let info = archive::info(bag);
        let (version, typst) = (info.get(VERSION_LABEL).unwrap_or("?"), info.get(TYPST_LABEL).unwrap_or("?"));
        let is_ours = (version, typst) == (VERSION, typst_version());
        let measure = if is_ours { Measure::Bytes } else { Measure::Text };
        let rebuilding = Self { bag, measure, made: Mutex::default(), differing: Mutex::default() };
        if !is_ours {
            report::say(format_args!(
                "shinkan {version}（Typst {typst}）で保存されています。いまは {VERSION}（Typst {}）なので、PDF は文と構造を比べます\n",
                typst_version()
            ));
        }
        let bench = Workbench::open_payload(&bag.join(PAYLOAD))?;
        let loaded = bench.load(bench.edition(None)?);
        let documents = loaded.sound().map(documents::all).unwrap_or_default();
        let take = |finished: &Finished| rebuilding.take(finished);
        let run = make::run(&Material::of_edition(&loaded), &make::all(&documents), Standard::Keep, &take)?;
        if run.exit != Exit::Clean {
            report::print("再現: 保存されている内容から、PDF を組み直せませんでした\n")?;
            if !is_ours {
                report::say(format_args!("shinkan {version} なら組み直せます\n"));
            }
            return Ok(Exit::Faults);
        }
        if let (Measure::Bytes, Some(edition)) = (measure, loaded.sound()) {
            for (path, text) in values(edition)? {
                rebuilding.compare(path, text.as_bytes())?;
            }
        }
        rebuilding.report()
    }

    fn take(&self, finished: &Finished) -> anyhow::Result<Receipt> {
        self.compare(&windows::slashed(&finished.path), finished.pdf)?;
        Ok(Receipt::default())
    }

    fn compare(&self, path: &str, made: &[u8]) -> anyhow::Result<()> {
        fn lock<T>(set: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
            set.lock().unwrap_or_else(PoisonError::into_inner)
        }
        lock(&self.made).insert(path.to_owned());
        let difference = match self.measure {
            _ if !self.bag.join(PAYLOAD).join(path).is_file() => Some("保存されていません".to_owned()),
            Measure::Bytes => (read(self.bag, path)? != made).then(|| "組み直したものと違います".to_owned()),
            Measure::Text => differing_text(&read(self.bag, path)?, made),
        };
        lock(&self.differing).extend(difference.map(|what| format!("  {PAYLOAD}/{path}: {what}\n")));
        Ok(())
    }

    fn report(self) -> anyhow::Result<Exit> {
        let made = self.made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut lines = self.differing.into_inner().unwrap_or_else(PoisonError::into_inner);
        let further = pdfs(self.bag).into_iter().filter(|path| !made.contains(path));
        lines.extend(further.map(|path| format!("  {PAYLOAD}/{path}: 内容から作られるものではありません\n")));
        if !lines.is_empty() {
            let lines: Vec<String> = lines.into_iter().collect();
            report::print(&format!("再現: {}件が、組み直したものと一致しません\n{}", lines.len(), lines.concat()))?;
            return Ok(Exit::Faults);
        }
        let how = match self.measure {
            Measure::Bytes => "1バイトも違いません",
            Measure::Text => "文と構造が同じです",
        };
        report::print(&format!("再現: 保存されている内容から{}件を作り直しました。{how}\n", made.len()))?;
        Ok(Exit::Clean)
    }
}

/// The first difference in text or structure of two PDFs; `None` if they are equal.
fn differing_text(kept: &[u8], made: &[u8]) -> Option<String> {
    let (Ok(kept), Ok(made)) = (TaggedPdf::read(kept), TaggedPdf::read(made)) else {
        return Some("PDF の構造を読めません".to_owned());
    };
    if kept.pages.len() != made.pages.len() {
        return Some(format!("{}ページですが、組み直すと{}ページです", kept.pages.len(), made.pages.len()));
    }
    let (kept, made) = (kept.transcript(), made.transcript());
    let differing = kept.iter().zip(&made).find(|(kept, made)| kept != made);
    match differing {
        Some((kept, made)) => Some(format!("文か構造が違います（「{}」と「{}」）", kept.trim(), made.trim())),
        None if kept.len() != made.len() => Some("文か構造が違います".to_owned()),
        None => None,
    }
}
