//! `shinkan compare`: what one edition says otherwise than another one.

use std::time::Instant;

use anyhow::Context as _;

use super::arguments::{self, CompareFormat};
use super::prepare::load;
use super::resolve_edition::open;
use super::standalone_document::Single;
use super::{Arguments, Exit, report};
use crate::check;
use crate::compare::Changes;
use crate::content::{self, EditionDir, Loaded, Sources, Workspace};
use crate::documents::comparison::{self, Comparison};
use crate::finding::{self, Finding};
use crate::model::Edition;
use crate::typeset::{Assets, Coverage, TypstProject};
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
    let coverage = assets.as_ref().map(Assets::coverage);
    let (old, new) = rayon::join(|| side(&old.dir, coverage.as_ref()), || side(&new.dir, coverage.as_ref()));
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
            let target = options.output.folder(arguments).join(windows::file_name(comparison::FILE, "pdf"));
            let single = Single {
                project: TypstProject::new("comparison", &Comparison::new(before, after, &changes), assets)?,
                name: comparison::NAME,
                ident: format!("{} {} {} {}", after.plan.name, comparison::FILE, old.dir.year, new.dir.year),
                sources: &Sources::default(),
                least_size: after.plan.form.page.least_size,
                started,
            };
            let counts = format!("{}\n", comparison::counts_in_words(|kind| changes.count(kind)));
            let exit = single.make(&target, &counts)?;
            if exit != Exit::Clean {
                return Ok(exit);
            }
        }
    }
    Ok(if options.exit_code && !changes.is_empty() { Exit::Faults } else { Exit::Clean })
}

/// Reads an edition whole.
///
/// - `coverage`: what can be printed, where it is to be
fn side(dir: &EditionDir, coverage: Option<&Coverage>) -> Side {
    let loaded = match coverage {
        Some(coverage) => load(dir, coverage),
        None => content::load(dir),
    };
    let Loaded { edition, findings, sources, .. } = loaded;
    let reporter = check::Reporter { edition: edition.as_ref(), sources: &sources, permissions: &[] };
    let faults = reporter.report(findings);
    Side { dir: dir.clone(), edition, faults }
}

impl Side {
    /// The edition, where no fault keeps it from being compared.
    fn sound(&self) -> Option<&Edition> {
        self.edition.as_ref().filter(|_| self.faults.is_empty())
    }
}
