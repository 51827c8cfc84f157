//! `shinkan compare`: what one edition says otherwise than another one.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, anyhow};

use super::arguments::{self, CompareFormat};
use super::opened::open;
use super::{Arguments, Exit, documents, preflight, report};
use crate::check;
use crate::compare::Changes;
use crate::content::{self, EditionDir, Loaded, Sources, Workspace};
use crate::finding::{self, Finding};
use crate::model::Edition;
use crate::output;
use crate::typeset::{Assets, Pages, Project, Standard, forget};
use crate::view::comparison::{self, Comparison};
use crate::windows;

/// An edition that is compared, and what keeps it from being.
struct Side {
    dir: EditionDir,
    edition: Option<Edition>,
    faults: Vec<Finding>,
}

pub(super) fn run(arguments: &Arguments, options: &arguments::Compare) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let workspace = Workspace::new(arguments.directory());
    let assets = match options.format {
        CompareFormat::Pdf => Some(Assets::load(workspace.root())?),
        CompareFormat::Text | CompareFormat::Json => None,
    };
    let (old, new) = (open(&workspace, &options.old)?, open(&workspace, &options.new)?);
    let (old, new) = rayon::join(|| load(&old.dir, assets.as_ref()), || load(&new.dir, assets.as_ref()));
    let (Some(before), Some(after)) = (old.sound(), new.sound()) else {
        let mut faults = [old.faults, new.faults].concat();
        // Of one edition compared with itself, what is wrong is told once.
        finding::sort(&mut faults);
        faults.dedup();
        report::refusal(&faults);
        return Ok(Exit::Faults);
    };
    let changes = Changes::between(before, after);
    let sides = ((old.dir.name.as_str(), &before.plan), (new.dir.name.as_str(), &after.plan));
    match (options.format, assets) {
        (CompareFormat::Text, _) => report::print(&comparison::render_text(sides.0, sides.1, &changes))?,
        (CompareFormat::Json, _) => {
            let json = comparison::render_json(sides.0, sides.1, &changes).context("JSON にできません")?;
            report::print(&json)?;
        }
        (CompareFormat::Pdf, assets) => {
            let assets = assets.context("レイアウトがありません")?;
            let order = options.output.order(arguments);
            let pool = rayon::ThreadPoolBuilder::new().num_threads(order.jobs.unwrap_or_default()).build();
            let pool = pool.context("スレッドを作れません")?;
            let target = order.out.join(windows::file_name(comparison::FILE, "pdf"));
            forget();
            let made = pool.install(|| {
                let ident = format!("{} {} {} {}", after.plan.name, comparison::FILE, old.dir.year, new.dir.year);
                let project = Project::new("comparison", &Comparison::new(before, after, &changes), assets)?;
                pages(&project, &ident, after, &target)
            })?;
            let Some((count, findings)) = made else { return Ok(Exit::Faults) };
            report::print(&format!("{}\n", target.display()))?;
            report::further(&findings, &[]);
            report::say(format_args!("{}\n", comparison::counts_in_words(|kind| changes.count(kind))));
            report::say(format_args!("{count}ページ、{:.2}秒\n", started.elapsed().as_secs_f64()));
        }
    }
    Ok(if options.exit_code && !changes.is_empty() { Exit::Faults } else { Exit::Clean })
}

/// Reads an edition whole.
///
/// - `assets`: what it is to be printed with
fn load(dir: &EditionDir, assets: Option<&Assets>) -> Side {
    let Loaded { edition, findings: mut faults, sources, .. } = content::load(dir);
    if let Some(coverage) = assets.map(Assets::coverage) {
        faults.extend(check::characters::check(&sources, |c| coverage.contains(c)));
    }
    check::tell(&mut faults, &sources, edition.as_ref());
    finding::sort(&mut faults);
    Side { dir: dir.clone(), edition, faults }
}

impl Side {
    /// The edition, where no fault keeps it from being compared.
    fn sound(&self) -> Option<&Edition> {
        self.edition.as_ref().filter(|_| self.faults.is_empty())
    }
}

/// Lays the document out and writes it: how many pages it has, and what is to be said of them. `None` where they have
/// errors, which have been told.
fn pages(
    project: &Project,
    ident: &str,
    new: &Edition,
    target: &Path,
) -> anyhow::Result<Option<(usize, Vec<Finding>)>> {
    let in_layouts = |error| anyhow!("{error}").context("レイアウト（layouts/）に誤りがあります");
    let pages: Pages = project.lay_out(ident).map_err(in_layouts)?;
    let least_size = new.plan.form.page.least_size;
    let look = || preflight::findings_in(comparison::NAME, &pages, &Sources::default(), least_size);
    let (pdf, findings) = rayon::join(|| pages.pdf(Standard::Print), look);
    if documents::has_errors(&findings) {
        report::refusal(&findings);
        return Ok(None);
    }
    output::write(target, &pdf.map_err(|error| anyhow!(error).context("PDF にできません"))?)?;
    Ok(Some((pages.count(), findings)))
}
