//! `shinkan build`: the committee's paper, or all documents of the edition.

use std::path::Path;
use std::time::Instant;

use clap::Args;

use super::exit::Exit;
use super::{make, options};
use crate::documents::book::CommitteePaper;
use crate::documents::{self, Document};
use crate::press::{Material, Workbench};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    pub edition: options::Edition,

    /// 資料のほかに、すべての担当課の抜粋と総括表も作る
    #[arg(long, help_heading = "オプション")]
    all: bool,

    #[command(flatten)]
    pub output: options::Output,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let bench = Workbench::open(root)?;
    let loaded = bench.load_for(bench.edition(options.edition.year)?, "book");
    let documents: Vec<Box<dyn Document>> = match loaded.sound() {
        Some(edition) if options.all => documents::all(edition),
        Some(edition) => vec![Box::new(CommitteePaper::new(edition))],
        None => Vec::new(),
    };
    let folder = options.output.folder(root).join(loaded.dir.year.to_string());
    make::write_papers(&Material::of_edition(&loaded), &make::all(&documents), &folder, started)
}
