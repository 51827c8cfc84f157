//! `shinkan compare`: the differences between two editions.

use std::path::Path;
use std::time::Instant;

use anyhow::Context as _;
use clap::Args;

use super::exit::Exit;
use super::{make, options, report};
use crate::check;
use crate::compare::Changes;
use crate::content::{self, EditionDir, Loaded, Sources, Workspace};
use crate::documents::comparison::{self, ComparisonTable};
use crate::finding::{self, Finding};
use crate::model::Edition;
use crate::press::{Material, ResolvedEdition, Workbench, load_printable};
use crate::typeset::{Assets, Coverage};

/// A compared edition with its faults.
struct Side {
    dir: EditionDir,
    edition: Option<Edition>,
    faults: Vec<Finding>,
}

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 比べる元。年度（2025 など）、年度のフォルダー、保存した年度（archive/2025 など）
    #[arg(value_name = "旧", display_order = 1, help_heading = "引数")]
    old: String,

    /// 比べる先。書き方は「旧」と同じ
    #[arg(value_name = "新", display_order = 2, help_heading = "引数")]
    new: String,

    /// 出力の形式: pdf、text、json（text と json は標準出力に書きます）
    #[arg(long, value_name = "形式", default_value = "pdf", hide_default_value = true)]
    #[arg(hide_possible_values = true, help_heading = "オプション")]
    format: Format,

    /// 違いがあれば、終了コードを1にする
    #[arg(long, help_heading = "オプション")]
    exit_code: bool,

    #[command(flatten)]
    pub output: options::Output,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Pdf,
    Text,
    Json,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    if !matches!(options.format, Format::Pdf) {
        options.output.refuse_without_pdf()?;
    }
    let started = Instant::now();
    let bench = match options.format {
        Format::Pdf => Some(Workbench::open(root)?),
        Format::Text | Format::Json => None,
    };
    let broken = bench.as_ref().map(Workbench::broken_fonts).unwrap_or_default();
    if !broken.is_empty() {
        report::refusal(&broken);
        return Ok(Exit::Faults);
    }
    let workspace = Workspace::new(root);
    let (old, new) =
        (ResolvedEdition::resolve(&workspace, &options.old)?, ResolvedEdition::resolve(&workspace, &options.new)?);
    [&old, &new].into_iter().filter_map(|side| side.warning.as_ref()).for_each(report::say);
    let assets = bench.as_ref().map(Workbench::assets);
    let coverage = assets.map(Assets::coverage);
    let (old, new) = rayon::join(|| side(&old.dir, coverage.as_ref()), || side(&new.dir, coverage.as_ref()));
    let (Some(before), Some(after)) = (old.sound(), new.sound()) else {
        let mut faults = [old.faults, new.faults].concat();
        // If an edition is compared with itself, show its faults only once.
        finding::sort(&mut faults);
        faults.dedup();
        report::refusal(&faults);
        return Ok(Exit::Faults);
    };
    let changes = Changes::between(before, after);
    let sides = ((old.dir.name.as_str(), &before.plan), (new.dir.name.as_str(), &after.plan));
    match (options.format, assets) {
        (Format::Json, _) => {
            let json = comparison::render_json(sides.0, sides.1, &changes).context("JSON にできません")?;
            report::print_json(&json)?;
        }
        (Format::Pdf, Some(assets)) => {
            let sources = &Sources::default();
            let material = Material { assets, sources, least_size: after.plan.form.page.least_size, edition: None };
            let names = (old.dir.name.as_str(), new.dir.name.as_str());
            let table = ComparisonTable::new((names.0, before), (names.1, after), &changes);
            let run = make::write(&material, &[&table], &options.output.folder(root))?;
            run.open_if(options.output.open);
            if run.exit != Exit::Clean {
                return Ok(run.exit);
            }
            report::remark(format_args!("{}\n", comparison::counts_in_words(|kind| changes.count(kind))));
            report::remark(report::pages_and_time(&run.pages, started));
        }
        (Format::Text | Format::Pdf, _) => {
            report::print(&comparison::render_text(sides.0, sides.1, &changes))?;
        }
    }
    Ok(if options.exit_code && !changes.is_empty() { Exit::Faults } else { Exit::Clean })
}

/// Loads an edition.
///
/// - `coverage`: the printable characters; `None` if nothing will be printed
fn side(dir: &EditionDir, coverage: Option<&Coverage>) -> Side {
    let loaded = match coverage {
        Some(coverage) => load_printable(dir, coverage),
        None => content::load(dir),
    };
    let Loaded { edition, findings, sources, .. } = loaded;
    let reporter =
        check::Reporter { edition: edition.as_ref(), sources: &sources, permissions: &[], is_compared: &|| true };
    let faults = reporter.report(findings, false);
    Side { dir: dir.clone(), edition, faults }
}

impl Side {
    /// The edition, if no fault prevents the comparison.
    fn sound(&self) -> Option<&Edition> {
        self.edition.as_ref().filter(|_| self.faults.is_empty())
    }
}
