//! Times each stage by itself, on the real content and on generated plans many times as large: `just bench-stages`.
//!
//! Compare only times of one machine and one session. Nothing is tested here.

mod made_up;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{fmt, fs};

use divan::{Bencher, black_box};
use shinkan::check::{self, Context};
use shinkan::content::{self, EditionDir, Loaded, Workspace};
use shinkan::documents::book::Book;
use shinkan::model::Edition;
use shinkan::typeset::{Assets, Pages, Standard, TypstProject, forget};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The number of 取組項目 of the real content, of which generated plans have a multiple.
const ITEMS: usize = 45;

/// The content that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plan {
    Real,
    Times(usize),
}

/// Plans whose pages fit into ordinary memory.
const PRINTED: [Plan; 4] = [Plan::Real, Plan::Times(1), Plan::Times(10), Plan::Times(100)];
/// Also a plan whose pages do not fit.
const READ: [Plan; 5] = [Plan::Real, Plan::Times(1), Plan::Times(10), Plan::Times(100), Plan::Times(1000)];

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Real => f.write_str("the real content"),
            Self::Times(times) => write!(f, "{times}×"),
        }
    }
}

impl Plan {
    /// The workspace; generates a plan when it is first requested.
    fn workspace(self) -> PathBuf {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let Self::Times(times) = self else { return root.to_owned() };
        let folder = root.join(format!("target/bench/{times}"));
        if !folder.join("content/2019/plan.yaml").exists() {
            for (path, text) in made_up::files(times * ITEMS) {
                let path = folder.join(path);
                fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("target/ can be written to");
                fs::write(path, text).expect("target/ can be written to");
            }
        }
        folder
    }

    fn dir(self) -> EditionDir {
        Workspace::new(self.workspace()).edition(None).expect("there is an edition")
    }

    fn loaded(self) -> Loaded {
        let loaded = content::load(&self.dir());
        assert!(loaded.findings.is_empty(), "{:?}", loaded.findings.first());
        loaded
    }

    fn edition(self) -> Edition {
        self.loaded().edition.expect("the plan is sound")
    }

    fn project(self) -> TypstProject {
        project(&self.edition())
    }
}

fn assets() -> Assets {
    static ASSETS: OnceLock<Assets> = OnceLock::new();
    ASSETS.get_or_init(|| Assets::load(Path::new("/nonexistent")).expect("the built-in files are sound")).clone()
}

fn project(edition: &Edition) -> TypstProject {
    TypstProject::new("book", &Book::new(edition), assets()).expect("a view is data").from_both_ends("sheets")
}

fn laid_out(project: &TypstProject) -> Pages {
    project.lay_out("bench").expect("the built-in layouts are sound")
}

/// From YAML to the resolved model.
#[divan::bench(args = READ, sample_count = 5)]
fn content_to_model(bencher: Bencher, plan: Plan) {
    let dir = plan.dir();
    bencher.bench(|| content::load(black_box(&dir)));
}

/// All rules.
#[divan::bench(args = READ, sample_count = 5)]
fn check(bencher: Bencher, plan: Plan) {
    let loaded = plan.loaded();
    let edition = loaded.edition.as_ref().expect("the plan is sound");
    let context = || Context::new(edition, &loaded.sources, &loaded.listing, None, None);
    bencher.bench(|| check::run(black_box(&context())));
}

/// From the model to the data of the layout, as JSON.
#[divan::bench(args = PRINTED, sample_count = 10)]
fn view(bencher: Bencher, plan: Plan) {
    let edition = plan.edition();
    bencher.bench(|| project(black_box(&edition)));
}

/// From layouts and data to pages, with an empty memo.
#[divan::bench(args = PRINTED, sample_count = 5, sample_size = 1)]
fn compile_cold(bencher: Bencher, plan: Plan) {
    let project = plan.project();
    bencher.with_inputs(forget).bench_values(|()| laid_out(black_box(&project)));
}

/// From layouts and data to pages, after one 成果 has changed.
#[divan::bench(args = PRINTED, sample_count = 5, sample_size = 1)]
fn compile_after_one_edit(bencher: Bencher, plan: Plan) {
    let mut edition = plan.edition();
    forget();
    laid_out(&project(&edition));
    let mut edits = 0;
    bencher
        .with_inputs(|| {
            edits += 1;
            let middle = edition.initiatives.len() / 2;
            if let Some(outcome) = &mut edition.initiatives[middle].outcome {
                outcome.value = format!("{edits}回目に書き直した成果。");
            }
            project(&edition)
        })
        .bench_local_values(|project| laid_out(&project));
}

/// From pages to PDF/A-2a and PDF/UA-1.
#[divan::bench(args = PRINTED, sample_count = 5, sample_size = 1)]
fn export(bencher: Bencher, plan: Plan) {
    let pages = laid_out(&plan.project());
    bencher.bench(|| pages.pdf(Standard::Print).expect("the pages conform"));
}

/// The audit of the pages.
#[divan::bench(args = PRINTED, sample_count = 10)]
fn preflight(bencher: Bencher, plan: Plan) {
    let pages = laid_out(&plan.project());
    bencher.bench(|| pages.audit(6.0));
}

/// What precedes the first compilation: reading fonts and parsing layouts.
#[divan::bench(sample_count = 20)]
fn assets_from_nothing(bencher: Bencher) {
    bencher.bench(|| Assets::load(black_box(Path::new("/nonexistent"))).expect("the built-in files are sound"));
}
