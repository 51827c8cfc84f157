//! `shinkan verify`: whether a bag is unchanged, and whether the same documents can be made from it.

mod absent;
mod claims;
mod layouts;
mod number;
mod other_program;
mod payload;
mod rebuilding;
mod records;
mod table;
mod values;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use clap::Args;

use super::confined::{self, Cause, End, Limits};
use super::exit::Exit;
use super::{options, report};
use crate::archive;
use crate::windows::slashed;
use rebuilding::Rebuilding;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 保存した年度のフォルダー（写したものや名前を変えたものでもよい）か、その ZIP
    #[arg(value_name = "保存した年度", help_heading = "引数")]
    bag: PathBuf,

    /// 保存されているレイアウトを動かさず、目録と規格だけを確かめる
    #[arg(long, help_heading = "オプション")]
    no_build: bool,

    /// 保存したときに控えた照合番号。同じなら、作り直されたものではないと分かる
    #[arg(long, value_name = "番号", value_parser = number::parse, help_heading = "オプション")]
    number: Option<String>,

    /// 規格と再現の確認に使ってよい時間とメモリー（5分,2GB など）。省略すると 10分,4GB
    #[arg(long, value_name = "上限", value_parser = confined::parse, help_heading = "オプション")]
    limit: Option<Limits>,

    /// 同時に使うスレッドの数。省略すると、コアの数
    #[arg(long, value_name = "数", value_parser = options::jobs, help_heading = "オプション")]
    pub jobs: Option<usize>,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    let given = options.bag.as_path();
    ensure!(given.exists(), absent::explain(root, given));
    let unpacked = archive::is_packed(given).then(|| archive::unpack(given)).transpose()?;
    let bag = unpacked.as_ref().map_or(given, |unpacked| unpacked.bag.as_path());
    if let Some(first) = unpacked.as_ref().and_then(|unpacked| unpacked.beside.first()) {
        report::say(format_args!(
            "ZIP には、保存した年度のほかのファイルもあります（{first} など）。これは確かめません\n"
        ));
    }
    if let Some(bytes) = unpacked.as_ref().map(|unpacked| unpacked.stray_bytes).filter(|bytes| *bytes > 0) {
        report::say(format_args!(
            "ZIP には、どのファイルのものでもないデータもあります（{bytes}バイト）。これは確かめません\n"
        ));
    }
    if let Some(name) = archive::oversized_tag_file(bag) {
        let most = archive::MOST_OF_A_TAG_FILE >> 20;
        bail!("{} は確かめません。{name} が大きすぎます（{most}MB まで）", slashed(given));
    }
    ensure!(
        archive::looks_like_one(bag),
        "{} は、保存した年度（shinkan archive が作る、bagit.txt のあるフォルダー）ではありません",
        slashed(given)
    );
    if !other_program::is_of_shinkan(bag) {
        return other_program::run(given, bag);
    }
    let mut number = archive::fingerprint(bag);
    let mut fixity = archive::examine(bag);
    // Another run may put a new bag in its place, of which this one then sees a part.
    for _ in 0..RETRIES {
        let now = archive::fingerprint(bag);
        if now == number {
            break;
        }
        number = now;
        fixity = archive::examine(bag);
    }
    let fixity = fixity.with_context(|| format!("{} を読めません", slashed(given)))?;
    if !fixity.faults.is_empty() {
        let lines: String = fixity.faults.iter().map(|fault| format!("  {fault}\n")).collect();
        report::print(&format!("目録: {}件が、保存したときのままではありません\n{lines}", fixity.faults.len()))?;
        report::say("正しい写しに戻してください。組み直しての確認は、していません\n");
        return Ok(Exit::Faults);
    }
    let algorithms: Vec<&str> = fixity.algorithms.iter().map(|algorithm| algorithm.title()).collect();
    report::print(&format!(
        "目録: {}件のファイルが、すべて目録のとおりです（{}）\n",
        fixity.files,
        algorithms.join("、")
    ))?;
    let limits = options.limit.unwrap_or_default();
    match confined::run(&options.within(bag), limits.memory, Some(limits.time))? {
        End::Ended(Exit::Clean) if options.no_build => {
            report::say("組み直しての確認は、していません\n");
            Ok(Exit::Clean)
        }
        End::Ended(Exit::Clean) => {
            report::say(format_args!("{} は、正しく保存されています\n", slashed(given)));
            Ok(Exit::Clean)
        }
        End::Ended(_) if archive::fingerprint(bag) != number => {
            report::say(format_args!(
                "確かめている間に、{} が置き換わりました（shinkan archive --force など）。もう一度確かめてください\n",
                slashed(given)
            ));
            Ok(Exit::Environment)
        }
        End::Ended(exit) => Ok(exit),
        End::Failed(cause, doing) => tell(&cause, &doing, &limits),
    }
}

/// How often a bag is read again if it was replaced meanwhile.
const RETRIES: usize = 3;

impl Options {
    /// The arguments of the confined process, which looks into the files of the bag.
    fn within(&self, bag: &Path) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = ["verify".into()].into();
        arguments.extend(self.no_build.then(|| "--no-build".into()));
        arguments.extend(self.jobs.iter().flat_map(|jobs| ["--jobs".into(), jobs.to_string().into()]));
        arguments.extend(self.number.iter().flat_map(|number| ["--number".into(), number.into()]));
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
    let of_claims = claims::report(bag)?;
    // What is wrong with a layout, a font or a file of the bag is a fault of the bag.
    let mut rows = Rebuilding::new(bag).run(options.no_build).or_else(|error| -> anyhow::Result<_> {
        report::failure(&error);
        report::print(rebuilding::NOT_REMADE)?;
        report::say(rebuilding::RESTORE);
        Ok(rebuilding::unproved())
    })?;
    rows.push(number::row(bag, options.number.as_deref()));
    report::print(&table::render(&rows))?;
    Ok(of_claims.max(table::exit(&rows)))
}
