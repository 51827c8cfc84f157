//! `shinkan new-year`: the folder of the next year, from that of this one.

mod list;
mod numbers;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, anyhow, bail, ensure};
use clap::Args;

use super::exit::Exit;
use super::{options, report};
use crate::content::{EditionDir, Misnamed, misnamed_editions};
use crate::finding::{Excerpt, Finding};
use crate::model::{Period, PeriodLabels};
use crate::output::Folder;
use crate::press::{LoadedEdition, Workbench};
use crate::rollover::{Refusal, Rollover};
use crate::windows::slashed;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// もとにする年度（2025、R7、令和7）か、基準日の月（2025-06）。省略すると、いちばん新しいもの
    #[arg(long, value_name = "年度", value_parser = options::edition, help_heading = "オプション")]
    pub year: Option<Period>,

    /// 作る年度か、基準日の月。省略すると、元の1年後
    #[arg(long, value_name = "年度", value_parser = options::edition, help_heading = "オプション")]
    to: Option<Period>,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    let bench = Workbench::open(root)?;
    let loaded = bench.load(bench.edition(options.year)?);
    let Some(edition) = loaded.sound() else {
        report::refusal(&loaded.findings(None));
        return Ok(Exit::Faults);
    };
    let year = edition.plan.year;
    let to = options.to.or_else(|| year.a_year_later()).context("この後の年度は書けません")?;
    let target = loaded.dir.path.with_file_name(to.to_string());
    ensure!(
        fs::symlink_metadata(&target).is_err(),
        "{} がもうあります。何も変えていません。作り直すなら、そのフォルダーを別の場所に移してください",
        slashed(&target)
    );
    if let Some(Misnamed { name, .. }) = beside(&target).into_iter().find(|it| it.is_spelling && it.year == Some(to)) {
        bail!(
            "content/{name} が、もうその年度のフォルダーのようです。何も変えていません。その内容を使うなら、名前を「{to}」に変えてください。\
             作り直すなら、content の外に移してください"
        );
    }
    let explain = |refusal| explain(&refusal, year, to);
    let mut new_year = Rollover::plan(&loaded.dir, &loaded.sources, edition, to).map_err(explain)?;
    ensure!(
        options.year.is_some() || new_year.reported_entries() > 0,
        "{}（{}）には、まだその年度の評価も実績も書かれていません。それでも次の年度を作るなら、--year {year} を付けてください",
        slashed(&loaded.dir.path),
        PeriodLabels::Era.label(0, year),
    );
    let dropped = unused(&loaded, &attempt(&bench, &new_year, &target, to)?.1, &new_year);
    if !dropped.is_empty() {
        new_year.drop_permissions(&dropped.iter().collect::<Vec<_>>()).map_err(explain)?;
    }
    let (folder, made) = attempt(&bench, &new_year, &target, to)?;
    let findings = made.findings(made.check());
    let errors: Vec<Finding> = findings.into_iter().filter(Finding::is_error).collect();
    if !errors.is_empty() {
        report::say("次の年度の内容に、元の年度にはないエラーができるので、作れません\n\n");
        report::refusal(&errors);
        return Ok(Exit::Faults);
    }
    folder.finish()?;
    report::print(&format!("{}\n", slashed(&target)))?;
    let old = list::EditionName { folder: &loaded.dir.name, year };
    let made = list::EditionName { folder: &format!("content/{to}"), year: to };
    report::say(list::render(&old, &made, &new_year.notes()));
    Ok(Exit::Clean)
}

/// Writes the new edition into a temporary folder and loads it from there.
fn attempt(
    bench: &Workbench,
    new_year: &Rollover,
    target: &Path,
    to: Period,
) -> anyhow::Result<(Folder, LoadedEdition)> {
    let folder = Folder::begin(target)?;
    for (file, bytes) in new_year.files() {
        folder.write(&file, &bytes)?;
    }
    let dir = EditionDir { path: folder.path(), name: format!("content/{to}"), year: to };
    Ok((folder, bench.load(dir)))
}

/// The folders beside a folder that are misnamed.
fn beside(target: &Path) -> Vec<Misnamed> {
    target.parent().map(misnamed_editions).unwrap_or_default()
}

/// Finds the permissions that permit nothing in the new edition but did in the old one.
fn unused(old: &LoadedEdition, new: &LoadedEdition, new_year: &Rollover) -> Vec<Excerpt> {
    let place = |excerpt: &Excerpt| (excerpt.file.clone(), excerpt.line, excerpt.column);
    let of_use: Vec<_> = old
        .permissions()
        .into_iter()
        .filter(|(_, used)| *used)
        .map(|(permission, _)| place(&permission.excerpt))
        .collect();
    let unused =
        new.permissions().into_iter().filter(|(_, used)| !used).map(|(permission, _)| permission.excerpt.clone());
    unused.filter(|excerpt| new_year.origin(excerpt).is_some_and(|origin| of_use.contains(&origin))).collect()
}

/// Why there is no new edition, and what to do about it.
fn explain(refusal: &Refusal, year: Period, to: Period) -> anyhow::Error {
    match refusal {
        Refusal::NotLater => anyhow!(
            "{to} は、{year} の次にできません。--to には、元より後の{}を書いてください",
            match year.a_year_later().filter(|later| !later.is_like(Period::of_western(2019))) {
                Some(later) => format!("月（{later} など）"),
                None => "年度".to_owned(),
            }
        ),
        Refusal::TooLate(text) => anyhow!("「{text}」の後の年度は書けません"),
        Refusal::Entangled(excerpt) => anyhow!(
            "{} の{}行目: ここは、ほかを変えずには書き換えられません。「&」と「*」の組や、「?」で始まる項目を使っていれば、使わずに書いてからやり直してください（何も作っていません）",
            excerpt.file,
            excerpt.line
        ),
        Refusal::Touched(file) => anyhow!("{file} が、読んでいるあいだに変わりました。もう1度やり直してください"),
    }
}
