//! Makes everything in a bag again, and compares.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::anyhow;

use super::layouts::{self, Differences, Texts};
use super::payload::{Payload, is_source};
use super::table::{Row, Verdict};
use super::{records, values};
use crate::archive::{self, PAYLOAD};
use crate::cli::archive::{TYPST_LABEL, VERSION, VERSION_LABEL, values as files_of_values};
use crate::cli::exit::Exit;
use crate::cli::make::{self, Receipt, Run};
use crate::cli::{frames, report};
use crate::documents;
use crate::finding;
use crate::model::Edition;
use crate::press::{Finished, LoadedEdition, Material, Workbench};
use crate::tagged::TaggedPdf;
use crate::tagged::difference::Difference;
use crate::typeset::{Assets, Standard, typst_version};
use crate::windows::slashed;

/// A stored file beside the one that was made again.
enum Compared {
    Same,
    /// It is not stored.
    Missing,
    /// Its bytes differ; `Err` if one of them cannot be read as a PDF.
    Differs(Result<Difference, String>),
}

/// A bag, made again.
pub(super) struct Rebuilding<'a> {
    bag: &'a Path,
    payload: Payload,
    version: String,
    /// Whether this version made the bag, so that every byte must be the same.
    is_same_version: bool,
    papers: Mutex<BTreeMap<String, Compared>>,
}

impl<'a> Rebuilding<'a> {
    pub fn new(bag: &'a Path) -> Self {
        let info = archive::info(bag);
        let (version, typst) = (info.get(VERSION_LABEL).unwrap_or("?"), info.get(TYPST_LABEL).unwrap_or("?"));
        let is_same_version = (version, typst) == (VERSION, typst_version());
        if !is_same_version {
            report::say(format_args!(
                "shinkan {version}（Typst {typst}）で保存したと書いてあります。いまは {VERSION}（Typst {}）なので、PDF のバイトが違うときは、文、見た目、注釈などを比べます\n",
                typst_version()
            ));
        }
        let version = version.to_owned();
        Self { bag, payload: Payload::of(bag), version, is_same_version, papers: Mutex::default() }
    }

    /// Makes the papers again, unless `only_content`, and compares everything. Returns the lines of the table.
    pub fn run(&self, only_content: bool) -> anyhow::Result<Vec<Row>> {
        let bench = Workbench::open_payload(&self.bag.join(PAYLOAD))?;
        let dir = bench.workspace().edition(None);
        let loaded = bench.load(dir.map_err(|_| anyhow!("{PAYLOAD}/content/ に、年度の内容がありません"))?);
        let own = layouts::own(&self.payload, &Assets::built_in())?;
        let Some(edition) = loaded.sound() else {
            report::print(NOT_REMADE)?;
            tell_faults(&loaded);
            return Ok(self.unproved(own));
        };
        let run = if only_content { None } else { Some(self.make(&loaded)?) };
        let run = run.filter(|run| run.exit == Exit::Clean);
        let pages = run.as_ref().map(|run| run.pages.as_slice());
        let mut rows = vec![
            fixity_row(),
            records::compare(self.bag, edition, pages, self.is_same_version),
            layouts::row(own.clone(), &self.version, self.is_same_version),
            values::compare(&self.payload, edition, self.is_same_version)?,
        ];
        match run {
            Some(_) => {
                let texts = if own.is_empty() { None } else { Some(self.with_built_in(edition)?) };
                rows.extend(self.papers(&loaded, edition, texts)?);
            }
            None if only_content => rows.extend(not_made("--no-build なので")),
            None => rows.extend(not_remade()),
        }
        Ok(rows)
    }

    /// The lines of a bag whose content has faults.
    fn unproved(&self, own: Vec<String>) -> Vec<Row> {
        let why = "内容にエラーがあるので";
        let mut rows = vec![
            fixity_row(),
            Row::new("内容", Verdict::Broken, "エラーがあって、資料を作れません（上に示しました）"),
            layouts::row(own, &self.version, self.is_same_version),
            Row::new(values::TITLE, Verdict::Open, format!("{why}、確かめていません")),
        ];
        rows.extend(not_made(why));
        rows
    }

    /// Makes the papers again with the layouts and fonts of the bag.
    fn make(&self, loaded: &LoadedEdition) -> anyhow::Result<Run> {
        frames::doing("PDF を組み直して");
        let documents = loaded.sound().map(documents::all).unwrap_or_default();
        let take = |finished: &Finished| {
            let path = slashed(&finished.path);
            let compared = self.compare(&path, finished.pdf)?;
            lock(&self.papers).insert(path, compared);
            Ok(Receipt::default())
        };
        let run = make::run(&Material::of_edition(loaded), &make::all(&documents), Standard::Keep, &take)?;
        if run.exit != Exit::Clean {
            report::print(NOT_REMADE)?;
            match self.is_same_version {
                true => report::say(RESTORE),
                false => report::say(format_args!("shinkan {} なら組み直せます\n", self.version)),
            }
        }
        Ok(run)
    }

    fn compare(&self, path: &str, made: &[u8]) -> anyhow::Result<Compared> {
        if !self.payload.holds(path) {
            return Ok(Compared::Missing);
        }
        let kept = self.payload.read(path)?;
        Ok(if kept == made { Compared::Same } else { Compared::Differs(Difference::between(&kept, made)) })
    }

    /// The texts of the papers that the built-in layouts make of the same content, beside those that are stored. `None` if
    /// they do not make them.
    fn with_built_in(&self, edition: &Edition) -> anyhow::Result<Option<Differences>> {
        report::say("レイアウトかフォントが組み込みのものではないので、組み込みのものでも組んで、文を比べます\n");
        frames::doing("組み込みのレイアウトで組み直して");
        let bench = Workbench::open_payload_with_built_in(&self.bag.join(PAYLOAD));
        let loaded = bench.load(bench.edition(None)?);
        let documents = loaded.sound().map(documents::all).unwrap_or_default();
        let papers: Mutex<BTreeMap<String, Texts>> = Mutex::default();
        let take = |finished: &Finished| {
            let path = slashed(&finished.path);
            let blocks = |pdf: &[u8]| TaggedPdf::read(pdf).map(|pdf| pdf.blocks());
            let kept = self.payload.holds(&path).then(|| self.payload.read(&path)).transpose()?;
            let texts = kept.and_then(|kept| Some((blocks(&kept).ok()?, blocks(finished.pdf).ok()?)));
            if let Some((kept, built_in)) = texts {
                lock(&papers).insert(path.clone(), Texts { path: format!("{PAYLOAD}/{path}"), kept, built_in });
            }
            Ok(Receipt::default())
        };
        let run = make::run(&Material::of_edition(&loaded), &make::all(&documents), Standard::Keep, &take)?;
        let papers: Vec<Texts> = papers.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect();
        if run.exit != Exit::Clean || papers.len() != documents.len() {
            return Ok(None);
        }
        let content = texts_of(edition)?;
        Ok(Some(Differences::of(&papers, &content)))
    }

    /// The lines of the table about the papers.
    ///
    /// - `own`: the differences from the built-in layouts, if the bag has others
    fn papers(
        &self,
        loaded: &LoadedEdition,
        edition: &Edition,
        own: Option<Option<Differences>>,
    ) -> anyhow::Result<Vec<Row>> {
        let papers = lock(&self.papers);
        let mut faults: Vec<String> = Vec::new();
        let (mut texts, mut pictures, mut beside, mut bytes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (path, compared) in papers.iter() {
            let file = format!("{PAYLOAD}/{path}");
            let line = |what: &String| format!("{file}: {what}");
            let why_not = match compared {
                Compared::Missing => Some("保存されていないので"),
                Compared::Differs(Err(_)) => Some("PDF として読めないので"),
                Compared::Same | Compared::Differs(Ok(_)) => None,
            };
            if let Some(why) = why_not {
                let line = format!("{file}: {why}、比べていません");
                [&mut texts, &mut pictures, &mut beside].into_iter().for_each(|lines| lines.push(line.clone()));
            }
            match compared {
                Compared::Same => {}
                Compared::Missing => faults.push(format!("{file}: 保存されていません")),
                Compared::Differs(Err(_)) => bytes.push(file.clone()),
                Compared::Differs(Ok(difference)) => {
                    texts.extend(difference.texts.iter().map(line));
                    pictures.extend(difference.pictures.iter().map(line));
                    beside.extend(difference.beside.iter().map(line));
                    bytes.push(file.clone());
                }
            }
        }
        let values: BTreeSet<&str> = files_of_values(edition)?.map(|(path, _)| path).into();
        let is_known = |path: &&str| is_source(path) || values.contains(path) || papers.contains_key(*path);
        let further = self.payload.paths().filter(|path| !is_known(path));
        faults.extend(further.map(|path| format!("{PAYLOAD}/{path}: 内容から作られるものではありません")));
        let Further { unfit, unused } = self.further_sources(loaded, edition);
        faults.extend(unfit);
        let broken = [faults.clone(), texts.clone(), pictures.clone(), beside.clone()].concat();
        let count = papers.len();
        let how = match (broken.is_empty(), bytes.is_empty()) {
            (true, true) => "1バイトも違いません",
            (true, false) => "バイトのほかは、違いがありません",
            (false, _) => "違うところは、下の表の×です",
        };
        report::print(&format!("再現: 保存されている内容から{count}件の PDF を組み直しました。{how}\n"))?;
        let own_links = match own {
            None => "リンクと添付した YAML のほかに、注釈、スクリプト、添付、層はありません",
            Some(_) => "組み直したものと同じです（リンクの先と添付は、レイアウトしだいです）",
        };
        let of_pictures = match own {
            None => {
                verdict("見た目", "どのページも、組み直したものと同じに見えます", "組み直したものと違います", pictures)
            }
            // Both were set with the same layout, so that this does not prove what is seen.
            Some(_) if pictures.is_empty() => Row::new(
                "見た目",
                Verdict::Noted,
                "保存されているレイアウトで組み直したものと同じです。レイアウトは人の目で確かめてください",
            ),
            Some(_) => Row::new("見た目", Verdict::Broken, "組み直したものと違います").with(pictures),
        };
        let of_texts = self.of_texts(texts, own);
        let of_files = match faults.is_empty() && !unused.is_empty() {
            true => {
                let said = "内容から作られるものは、過不足なくあります。次のファイルは、資料には使われません";
                Row::new("ファイル", Verdict::Noted, said).with(unused)
            }
            false => {
                let lines = if faults.is_empty() { Vec::new() } else { [faults, unused].concat() };
                verdict(
                    "ファイル",
                    "内容から作られるものが、過不足なくあります",
                    "内容から作られるものと違います",
                    lines,
                )
            }
        };
        Ok(vec![
            of_files,
            of_texts,
            of_pictures,
            verdict("注釈など", own_links, "組み直したものと違います", beside),
            match (bytes.is_empty(), self.is_same_version) {
                (true, _) => Row::new("バイト", Verdict::Proved, "PDF は、組み直したものと1バイトも違いません"),
                (false, true) => {
                    Row::new("バイト", Verdict::Broken, "この版で保存したのなら同じはずのバイトが、違います")
                        .with(bytes)
                }
                (false, false) => {
                    let said = format!("{}件の PDF のバイトが違います（版が違うと、ふつう違います）", bytes.len());
                    Row::new("バイト", Verdict::Open, said).with(bytes)
                }
            },
        ])
    }

    /// What is among the sources, but is no source of these papers.
    fn further_sources(&self, loaded: &LoadedEdition, edition: &Edition) -> Further {
        let folder = format!("content/{}/", edition.plan.year);
        let read: BTreeSet<&str> =
            loaded.sources.files().filter_map(|(file, _)| file.strip_prefix(&loaded.dir.name)).collect();
        let is_read = |path: &str| read.contains(format!("/{path}").as_str());
        let is_of_the_program = |path: &str| match path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()) {
            Some(ending) if path.starts_with("layouts/") => ending == "typ",
            Some(ending) => ["ttf", "otf", "ttc", "otc", "txt"].contains(&ending.as_str()),
            None => false,
        };
        let mut further = Further::default();
        for path in self.payload.paths().filter(|path| is_source(path)) {
            let file = format!("{PAYLOAD}/{path}");
            match path.strip_prefix(&folder) {
                Some(own) if own.split('/').any(archive::is_never_kept) => {
                    further.unfit.push(format!("{file}: shinkan archive が保存しない種類のファイルです"));
                }
                Some(own) if is_read(own) => {}
                Some(_) => further.unused.push(file),
                None if !path.starts_with("content/") && is_of_the_program(path) => {}
                None => further.unfit.push(format!("{file}: 資料のもとになるものではありません")),
            }
        }
        further
    }

    fn of_texts(&self, broken: Vec<String>, own: Option<Option<Differences>>) -> Row {
        let title = "文";
        if !broken.is_empty() {
            return Row::new(title, Verdict::Broken, "組み直したものと違います").with(broken);
        }
        let Some(own) = own else {
            return Row::new(title, Verdict::Proved, "内容から組み直したものと同じです");
        };
        let Some(own) = own else {
            let said = "組み込みのレイアウトでは組めないので、内容のとおりに載っているかを確かめられません";
            return Row::new(title, Verdict::Broken, said);
        };
        match own.lines() {
            Some(_) if own.is_empty() => Row::new(title, Verdict::Proved, "組み込みのレイアウトで組んだものと同じです"),
            Some(lines) if own.loses_content && self.is_same_version => {
                Row::new(title, Verdict::Broken, "内容にある文や数が、そのとおりには載っていません").with(lines)
            }
            Some(lines) => {
                let said = "組み込みのレイアウトで組んだものと、次のところが違います。人の目で確かめてください";
                Row::new(title, Verdict::Noted, said).with(lines)
            }
            None => {
                let said = "組み込みのレイアウトで組んだものと違うところが多すぎて、内容のとおりかを確かめられません";
                Row::new(title, Verdict::Broken, said)
            }
        }
    }
}

fn verdict(title: &'static str, right: &str, wrong: &str, details: Vec<String>) -> Row {
    match details.is_empty() {
        true => Row::new(title, Verdict::Proved, right),
        false => Row::new(title, Verdict::Broken, wrong).with(details),
    }
}

/// Files of the content and of its layouts that these papers do not need.
#[derive(Default)]
struct Further {
    /// `archive` never keeps such a file there.
    unfit: Vec<String>,
    /// `archive` keeps them, but they are not printed.
    unused: Vec<String>,
}

/// Said on stdout where the papers cannot be made again.
pub(super) const NOT_REMADE: &str = "再現: 保存されている内容から、PDF を組み直せませんでした\n";
/// What to do where what is kept has a fault.
pub(super) const RESTORE: &str = "保存されているファイルは直さずに、正しい写しに戻してください\n";

/// Reports the faults of the content without their remedies: nobody repairs what is kept.
fn tell_faults(loaded: &LoadedEdition) {
    let mut faults = loaded.findings([]);
    for fault in &mut faults {
        fault.hint = None;
        if let Some(excerpt) = &mut fault.excerpt {
            excerpt.file = format!("{PAYLOAD}/{}", excerpt.file);
        }
    }
    report::say(finding::render(&faults));
    report::say(format_args!("\n保存されている内容にエラーがあります。{RESTORE}"));
}

fn fixity_row() -> Row {
    Row::new("目録", Verdict::Proved, "すべてのファイルが、目録のとおりです")
}

/// The lines of a bag that cannot even be opened as a workspace.
pub(super) fn unproved() -> Vec<Row> {
    let mut rows = vec![fixity_row()];
    rows.extend(not_remade());
    rows
}

/// The lines about papers that could not be made again.
fn not_remade() -> Vec<Row> {
    let mut rows = vec![Row::new("再現", Verdict::Broken, "保存されている内容から、PDF を組み直せません")];
    rows.extend(not_made("組み直せないので"));
    rows
}

fn not_made(why: &str) -> Vec<Row> {
    let titles = ["ファイル", "文", "見た目", "注釈など", "バイト"];
    titles.map(|title| Row::new(title, Verdict::Open, format!("{why}、確かめていません"))).into()
}

/// Every text of the content, without white space: its values and texts, and the names and symbols of its options.
fn texts_of(edition: &Edition) -> anyhow::Result<BTreeSet<String>> {
    let mut texts = BTreeSet::new();
    for (_, text) in files_of_values(edition)?.iter().filter(|(path, _)| path.ends_with(".csv")) {
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        // What is written by the form, not by the content, may be named in another way by a layout.
        let of_the_form = ["種類", "系列"];
        let columns: Vec<bool> = reader.headers()?.iter().map(|name| !of_the_form.contains(&name)).collect();
        for row in reader.records() {
            let row = row?;
            let cells = row.iter().zip(&columns).filter(|(_, is_content)| **is_content).map(|(cell, _)| cell);
            texts.extend(cells.map(str::to_owned));
        }
    }
    texts.extend(edition.plan.form.axes.iter().flat_map(|axis| axis.texts()));
    let without_spaces = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    Ok(texts.into_iter().map(without_spaces).filter(|text| !text.is_empty()).collect())
}

fn lock<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}
