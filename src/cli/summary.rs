//! `shinkan summary`: the 総括表, or only its figures.

use std::path::Path;
use std::time::Instant;

use anyhow::Context as _;
use clap::Args;

use super::exit::Exit;
use super::make::Ending;
use super::{make, options, report};
use crate::documents::Document;
use crate::documents::summary::{self, SummaryTables};
use crate::press::{Material, Workbench, has_errors};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    pub edition: options::Edition,

    #[command(flatten)]
    pub output: options::Output,

    /// 出力の形式: pdf、json、csv（json と csv は標準出力に書きます）
    #[arg(long, value_name = "形式", default_value = "pdf", hide_default_value = true)]
    #[arg(hide_possible_values = true, help_heading = "オプション")]
    format: Format,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Pdf,
    Json,
    Csv,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    if !matches!(options.format, Format::Pdf) {
        options.output.refuse_without_pdf()?;
    }
    let started = Instant::now();
    let bench = Workbench::open(root)?;
    let loaded = bench.load(bench.edition(options.edition.year)?);
    if matches!(options.format, Format::Pdf) {
        let tables = loaded.sound().map(SummaryTables::new);
        let documents: Vec<&dyn Document> = tables.iter().map(|tables| tables as &dyn Document).collect();
        let folder = options.output.folder(root).join(loaded.dir.year.to_string());
        let ending = Ending { started, open: options.output.open, is_checked: true };
        return make::write_papers(&Material::of_edition(&loaded), &documents, &folder, &ending);
    }
    let findings = loaded.findings(loaded.check());
    let Some(edition) = loaded.sound().filter(|_| !has_errors(&findings)) else {
        report::refusal(&findings);
        return Ok(Exit::Faults);
    };
    match options.format {
        Format::Csv => report::print(&summary::render_csv(edition).context("CSV にできません")?)?,
        Format::Json | Format::Pdf => {
            report::print_json(&summary::render_json(edition).context("JSON にできません")?)?;
        }
    }
    report::pointer(&findings, loaded.older_year());
    Ok(Exit::Clean)
}
