//! `shinkan eject`: a document as a plain Typst project.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::ensure;
use clap::Args;

use super::exit::Exit;
use super::{extract, options, papers, report};
use crate::documents::Document;
use crate::documents::book::CommitteePaper;
use crate::documents::extract::{Collectives, DepartmentExtract};
use crate::documents::summary::SummaryTables;
use crate::model::PaperId;
use crate::output;
use crate::press::{Material, Workbench, project_of};
use crate::windows::{quoted, slashed};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 書き出すフォルダー（空か、まだないもの）
    #[arg(value_name = "フォルダー", value_parser = options::folder(), help_heading = "引数")]
    target: PathBuf,

    /// 資料の代わりに、この担当課の抜粋を書き出す
    #[arg(long, value_name = "課名", conflicts_with = "summary", help_heading = "オプション")]
    extract: Option<String>,

    /// 資料の代わりに、総括表を書き出す
    #[arg(long, help_heading = "オプション")]
    summary: bool,

    /// 1つ目の資料の代わりに、この番号の資料を書き出す
    #[arg(long, value_name = "資料番号", conflicts_with_all = ["extract", "summary"], help_heading = "オプション")]
    paper: Option<String>,

    #[command(flatten)]
    pub edition: options::Edition,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    let target = &options.target;
    let occupied = fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some());
    ensure!(
        !occupied,
        "{} は空ではありません。空のフォルダーか、まだないフォルダーを指定してください",
        slashed(target)
    );
    let bench = Workbench::open(root)?;
    let loaded = bench.load(bench.edition(options.edition.year)?);
    let department = match &options.extract {
        Some(name) => extract::named(&loaded, name)?,
        None => None,
    };
    let Some(edition) = loaded.sound() else {
        report::refusal(&loaded.findings(loaded.check()));
        return Ok(Exit::Faults);
    };
    let document: Box<dyn Document> = match department {
        Some(department) => Box::new(DepartmentExtract::new(edition, department, Collectives::Apart)),
        None if options.summary => Box::new(SummaryTables::new(edition)),
        None => {
            let chosen = papers::chosen(edition, options.paper.as_slice())?;
            Box::new(CommitteePaper::new(edition, chosen.first().copied().unwrap_or(PaperId::FIRST)))
        }
    };
    let project = project_of(&Material::of_edition(&loaded), document.as_ref())?;
    for (path, bytes) in project.files() {
        output::write(&target.join(path), bytes)?;
    }
    report::print(&format!("{}\n", slashed(&target.join("main.typ"))))?;
    let dir = |path: &str| quoted(&slashed(&target.join(path)));
    report::say(format_args!(
        "次のコマンドで組めます（Typst 0.15）:\ntypst compile --root {} --font-path {} --ignore-system-fonts \
         --features a11y-extras {}\n",
        quoted(&slashed(target)),
        dir("fonts"),
        dir("main.typ")
    ));
    Ok(Exit::Clean)
}
