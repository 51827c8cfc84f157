//! `shinkan init`: a small, complete workspace that explains the format.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use clap::Args;

use super::exit::Exit;
use super::{options, report, schema};
use crate::content::{self, Workspace};
use crate::model::{Period, PeriodLabels};
use crate::output;
use crate::windows::{quoted, slashed};

/// The default year of the sample; the clock is never read.
const SAMPLE_YEAR: &str = "R7";

/// The files of an edition; words in braces are placeholders.
const FILES: &[(&str, &str)] = &[
    ("plan.yaml", include_str!("init/plan.yaml")),
    ("projects/1-1-1.yaml", include_str!("init/project.yaml")),
    ("opinions.yaml", include_str!("init/opinions.yaml")),
];

#[derive(Debug, Args)]
pub(super) struct Options {
    /// content/ を作るフォルダー。省略すると、いまのフォルダー
    #[arg(value_name = "フォルダー", value_parser = options::folder(), help_heading = "引数")]
    target: Option<PathBuf>,

    /// 見本の年度（2025、R7、令和7）。省略すると令和7年度
    #[arg(long, value_name = "年度", value_parser = options::year, help_heading = "オプション")]
    year: Option<Period>,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    let root = root.join(options.target.as_deref().unwrap_or(Path::new("")));
    if let Some(why) = options::refusal(&root) {
        bail!("{why}");
    }
    let content = root.join("content");
    let is_free = !content.exists() || content::is_empty(&content);
    ensure!(is_free, "{} がもうあります。別のフォルダーを指定してください", slashed(&content));
    let year = options.year.or_else(|| Period::parse(SAMPLE_YEAR)).context("見本の年度がありません")?;
    let western = year.year().western();
    let other = |western: u16| Period::parse(&western.to_string()).context("その前後の年度は書けません");
    let (previous, next) = (other(western - 1)?, other(western + 1)?);
    let short = |period| PeriodLabels::Initial.label(0, period);
    let label = PeriodLabels::Era.label(0, year);
    let words = [
        ("{label}度", label),
        ("{date}", format!("{}-07-01", western + 1)),
        ("{year}", short(year)),
        ("{previous}", short(previous)),
        ("{next}", short(next)),
    ];
    let edition = content.join(western.to_string());
    for (file, text) in FILES {
        let text = words.iter().fold((*text).to_owned(), |text, (word, filled)| text.replace(word, filled));
        output::write(&edition.join(file), text.as_bytes())?;
    }
    // The first line of every file names its schema.
    let plan = Workspace::new(&root).edition(Some(year)).ok().and_then(|dir| content::load_plan(&dir));
    schema::write(&root, plan.as_ref())?;
    report::print(&format!("{}\n", slashed(&edition)))?;
    // Whoever writes -C knows it already, and the menu adds it.
    let here = options.target.as_ref().map(|_| format!(" -C {}", quoted(&slashed(&root)))).unwrap_or_default();
    report::remark(format_args!(
        "plan.yaml、projects の順に開いて、〇〇などの内容を書き換えてください。「shinkan{here} build」で PDF を作ります。schema/ はエディターが使います\n"
    ));
    Ok(Exit::Clean)
}
