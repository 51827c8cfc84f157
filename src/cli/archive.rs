//! `shinkan archive`: stores a year so that it can be opened, verified and made again decades later.

mod bagging;
mod standing;

use std::fs::File;
use std::io::{self, Seek as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, bail};
use clap::Args;

use super::exit::Exit;
use super::{options, report};
use crate::archive::{self, Digests};
use crate::output::{self, Draft, Folder};
use crate::press::{Workbench, has_errors};
use crate::windows::slashed;
use standing::Standing;

pub(super) use bagging::{OF_THE_PROGRAM, TYPST_LABEL, VERSION, VERSION_LABEL, info, readme, values};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    pub edition: options::Edition,

    /// 内容が変わっていても保存し直す。前のものは、名前を変えて隣に残す
    #[arg(long, help_heading = "オプション")]
    force: bool,

    /// 1つのファイル（archive/年度.zip）にもする
    #[arg(long, help_heading = "オプション")]
    zip: bool,

    /// 保存するフォルダー。省略すると archive/
    #[arg(long, value_name = "フォルダー", value_parser = options::folder(), help_heading = "オプション")]
    out: Option<PathBuf>,

    /// 同時に使うスレッドの数。省略すると、コアの数
    #[arg(long, value_name = "数", value_parser = options::jobs, help_heading = "オプション")]
    pub jobs: Option<usize>,
}

impl Options {
    /// The folder of the bags.
    pub fn folder(&self, root: &Path) -> PathBuf {
        self.out.clone().unwrap_or_else(|| root.join("archive"))
    }
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let bench = Workbench::open(root)?;
    let loaded = bench.load(bench.edition(options.edition.year)?);
    let findings = loaded.findings(loaded.check());
    let Some(edition) = loaded.sound().filter(|_| !has_errors(&findings)) else {
        report::refusal(&findings);
        return Ok(Exit::Faults);
    };
    let folder = options.folder(root);
    let target = folder.join(loaded.dir.year.to_string());
    let files = bagging::files(&loaded)?;
    let unfit = archive::unfit(files.keys().map(String::as_str));
    if !unfit.is_empty() {
        let lines: Vec<String> = unfit.iter().map(|(path, why)| format!("  {path}: {why}\n")).collect();
        report::say(lines.concat());
        report::say(
            "エラー: どのコンピューターでも同じに読める名前でないと、保存できません。\
             名前を変えてください（事業のファイルなら、「体系」の番号も。「%」は全角の「％」なら使えます）\n",
        );
        return Ok(Exit::Faults);
    }
    let shown = slashed(&target);
    let standing = Standing::examine(&target, &files, root)?;
    let is_kept = match standing {
        Standing::Same => true,
        Standing::SameOfOther(_) => !options.force,
        Standing::Absent | Standing::Foreign | Standing::Differs(_) | Standing::Damaged(_) => false,
    };
    match standing {
        Standing::Absent => {
            let Some(bag) = bagging::make(&target, &files)? else { return Ok(Exit::Faults) };
            bag.finish()?;
        }
        Standing::Foreign => {
            bail!(
                "{shown} に、保存した年度ではないものがあります。別の場所に移すか、--out でほかのフォルダーを指定してください"
            );
        }
        Standing::Same => report::say(format_args!("{shown} は、いまの内容と同じです。そのまま残します\n")),
        Standing::SameOfOther(version) if !options.force => report::say(format_args!(
            "{shown} の内容は変わっていません。shinkan {version} で保存したものを、そのまま残します（いまの shinkan は {}）\n",
            bagging::VERSION
        )),
        Standing::Differs(lines) if !options.force => {
            report::say(lines.concat());
            bail!(
                "{shown} には、いまと違う内容が保存されています。保存し直すなら --force を付けてください（前のものは、名前を変えて隣に残します）"
            );
        }
        Standing::Damaged(lines) if !options.force => {
            report::say(lines.concat());
            bail!(
                "{shown} は、保存したときのままではありません。正しい写しに戻してください。いまの内容で保存し直すなら --force を付けてください（前のものは、名前を変えて隣に残します）"
            );
        }
        Standing::SameOfOther(_) | Standing::Differs(_) | Standing::Damaged(_) => {
            let Some(bag) = bagging::make(&target, &files)? else { return Ok(Exit::Faults) };
            let kept = replace(&target, bag)?;
            report::say(format_args!("前のものは {} に残しました\n", slashed(&kept)));
        }
    }
    report::print(&format!("{shown}\n"))?;
    if let Some(number) = archive::fingerprint(&target) {
        report::say(format_args!("照合番号: {number}（控えておくと、あとで verify --number で確かめられます）\n"));
    }
    if let Some(mark) = edition.plan.revision.mark().filter(|_| !is_kept) {
        report::say(format_args!("版が「{mark}」のまま保存しています（plan.yaml の「版」）\n"));
    }
    if options.zip {
        pack(&target, edition.plan.date.ymd(), options.force)?;
    }
    report::pointer(&findings, loaded.older_year());
    report::say(format_args!("{}、{:.2}秒\n", bagging::counts(&target), started.elapsed().as_secs_f64()));
    Ok(Exit::Clean)
}

/// Renames the existing bag and its ZIP, then puts the new bag in place. If that fails, both get their names back.
fn replace(target: &Path, bag: Folder) -> anyhow::Result<PathBuf> {
    let (kept, kept_zip) = free_name(target);
    let zip = target.with_extension("zip");
    let with_zip = zip.exists();
    if with_zip {
        output::rename(&zip, &kept_zip)?;
    }
    let replaced = output::rename(target, &kept).and_then(|()| {
        bag.finish().inspect_err(|_| {
            // Report the failure of the new bag, not of this.
            let _ = output::rename(&kept, target);
        })
    });
    if replaced.is_err() && with_zip {
        let _ = output::rename(&kept_zip, &zip);
    }
    replaced.map(|()| kept)
}

/// Unused names for an existing bag and its ZIP.
fn free_name(target: &Path) -> (PathBuf, PathBuf) {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let names = (1..).map(|number| {
        let kept = target.with_file_name(format!("{name}-旧{number}"));
        let zip = kept.with_file_name(format!("{name}-旧{number}.zip"));
        (kept, zip)
    });
    let is_free = |path: &Path| path.symlink_metadata().is_err();
    let mut free = names.filter(|(kept, zip)| is_free(kept) && is_free(zip));
    free.next().unwrap_or_default()
}

/// Writes the bag as a ZIP.
fn pack(target: &Path, date: (u16, u8, u8), force: bool) -> anyhow::Result<()> {
    let zip = target.with_extension("zip");
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let mut draft = Draft::begin(&zip)?;
    archive::pack(target, &name, date, draft.file())?;
    let is_there = zip.symlink_metadata().is_ok();
    let is_same = is_there && is_same(&zip, draft.file()).with_context(|| format!("{} を読めません", slashed(&zip)))?;
    if is_there && !is_same {
        if !force {
            bail!(
                "{} は、いまの {} と違います。作り直すなら --force を付けてください（前のものは、名前を変えて隣に残します）",
                slashed(&zip),
                slashed(target)
            );
        }
        let (_, kept) = free_name(target);
        output::rename(&zip, &kept)?;
        report::say(format_args!("前のものは {} に残しました\n", slashed(&kept)));
    }
    if !is_same {
        draft.finish()?;
    }
    report::print(&format!("{}\n", slashed(&zip)))
}

/// Whether a file holds the same bytes as another, which is open.
fn is_same(path: &Path, other: &mut File) -> io::Result<bool> {
    other.rewind()?;
    let one = File::open(path)?;
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    Ok(Digests::compute(one)? == Digests::compute(other)?)
}
