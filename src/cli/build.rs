//! `shinkan build`: the papers of the edition, or all of its documents.

use std::path::Path;
use std::time::Instant;

use clap::Args;

use super::exit::Exit;
use super::make::Ending;
use super::{make, options, papers, watching};
use crate::documents::{self, Document};
use crate::press::{Material, Workbench};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    pub edition: options::Edition,

    /// plan.yaml の「資料」にある中で、この番号の資料（とその分冊）だけを作る（いくつでも）
    #[arg(long, value_name = "資料番号", conflicts_with = "all", help_heading = "オプション")]
    paper: Vec<String>,

    /// 資料のほかに、すべての担当課の抜粋と総括表も作る
    #[arg(long, help_heading = "オプション")]
    all: bool,

    /// 資料を大きな文字で作る（A3、12ポイント以上。名前は「資料2（拡大）」になる）
    #[arg(long, conflicts_with = "all", help_heading = "オプション")]
    large: bool,

    /// 内容が変わるたびに作り直す（Ctrl-C で終わります）
    #[arg(long, help_heading = "オプション")]
    watch: bool,

    #[command(flatten)]
    pub output: options::Output,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    let mut bench = Workbench::open(root)?;
    if !options.watch {
        return make_once(&bench, root, options, options.output.open);
    }
    // A wrong year is no fault of the content that could be mended while waiting.
    bench.edition(options.edition.year)?;
    let mut open = options.output.open;
    watching::forever(root, || {
        bench.reload()?;
        make_once(&bench, root, options, std::mem::take(&mut open)).map(drop)
    })
}

/// Makes the documents once.
fn make_once(bench: &Workbench, root: &Path, options: &Options, open: bool) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let mut loaded = bench.load_for(bench.edition(options.edition.year)?, "book");
    if options.large
        && let Some(edition) = &mut loaded.edition
    {
        edition.enlarge();
    }
    let documents: Vec<Box<dyn Document>> = match loaded.sound() {
        Some(edition) if options.all => documents::all(edition),
        Some(edition) => {
            let papers = papers::chosen(edition, &options.paper)?;
            papers.into_iter().flat_map(|paper| documents::of_paper(edition, paper)).collect()
        }
        None => Vec::new(),
    };
    let folder = options.output.folder(root).join(loaded.dir.year.to_string());
    let ending = Ending { started, open, is_checked: !options.large };
    make::write_papers(&Material::of_edition(&loaded), &make::all(&documents), &folder, &ending)
}
