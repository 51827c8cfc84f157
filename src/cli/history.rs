//! `shinkan history`: the judgements and indicators of a 取組項目 in the papers of all years.

mod asked;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context as _;
use clap::Args;

use super::exit::Exit;
use super::{make, options, report};
use crate::check::{self, NamedEdition};
use crate::documents::history::selection::{Selection, paper};
use crate::documents::history::{self, HistoryPaper};
use crate::finding::{self, Finding};
use crate::history::History;
use crate::model::Edition;
use crate::model::Period;
use crate::press::{AllEditions, Material, Volume, Workbench};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 取組項目の番号か名称（いくつでも）。省略すると、すべて
    #[arg(value_name = "番号", help_heading = "引数")]
    numbers: Vec<String>,

    /// この年度までの資料から作る（2025、R7、令和7、2025-06）。省略すると、いちばん新しいものまで
    #[arg(long, value_name = "年度", value_parser = options::edition, help_heading = "オプション")]
    year: Option<Period>,

    /// 書き出すフォルダー。省略すると out/
    #[arg(long, value_name = "フォルダー", value_parser = options::folder(), help_heading = "オプション")]
    out: Option<PathBuf>,

    /// できた PDF を開く
    #[arg(long, help_heading = "オプション")]
    open: bool,

    /// 出力の形式: pdf、text、csv、json（pdf のほかは標準出力に書きます）
    #[arg(long, value_name = "形式", default_value = "pdf", hide_default_value = true)]
    #[arg(hide_possible_values = true, help_heading = "オプション")]
    format: Format,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Pdf,
    Text,
    Csv,
    Json,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    if !matches!(options.format, Format::Pdf) {
        options::refuse_without_pdf(&[("--out", options.out.is_some()), ("--open", options.open)])?;
    }
    let started = Instant::now();
    let bench = Workbench::open(root)?;
    let broken = bench.broken_fonts();
    if !broken.is_empty() {
        report::refusal(&broken);
        return Ok(Exit::Faults);
    }
    let AllEditions { volumes, warnings } = AllEditions::load(&bench, options.year)?;
    warnings.iter().for_each(report::say);
    let Some(newest) = volumes.last() else {
        report::say("エラー: どの年度版にもエラーがあるので、推移を作れません。エラーを直してからやり直してください\n");
        return Ok(Exit::Faults);
    };
    let editions: Vec<&Edition> = volumes.iter().map(|volume| &volume.edition).collect();
    let history = History::through(&editions);
    let threads = asked::threads(&history, &options.numbers)?;
    let folders = volumes.iter().map(|volume| volume.dir.name.clone()).collect();
    let selection = Selection { history: &history, threads, folders };
    let findings = check::check_editions(&history, &selection.threads, &named(&history, &volumes));
    let mut exit = Exit::Clean;
    match options.format {
        Format::Text => report::print(&history::render_text(&selection))?,
        Format::Json => report::print_json(&history::render_json(&selection).context("JSON にできません")?)?,
        Format::Csv => report::print(&history::render_csv(&selection).context("CSV にできません")?)?,
        Format::Pdf => {
            let material = Material {
                assets: bench.assets(),
                sources: &newest.sources,
                least_size: newest.edition.plan.form.page.least_size,
                edition: None,
            };
            let document = HistoryPaper::new(&selection, options.numbers.iter().map(|it| asked::bare(it)).collect());
            let folder = options.out.clone().unwrap_or_else(|| root.join("out"));
            let run = make::write(&material, &[&document], &folder)?;
            run.open_if(options.open);
            exit = run.exit;
            if exit == Exit::Clean {
                report::remark(report::pages_and_time(&run.pages, started));
            }
        }
    }
    tell(&findings);
    Ok(exit)
}

fn named<'v>(history: &History, volumes: &'v [Volume]) -> Vec<NamedEdition<'v>> {
    let named = |(index, volume): (usize, &'v Volume)| NamedEdition {
        name: paper(history, index),
        edition: &volume.edition,
        sources: &volume.sources,
        permissions: &volume.permissions,
    };
    volumes.iter().enumerate().map(named).collect()
}

/// Reports what the papers state differently.
fn tell(findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    report::say(finding::render(findings));
    report::say(format_args!("{}\n", history::differing(findings.len())));
}
