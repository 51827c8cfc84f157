//! `shinkan request`: a workbook for each 担当課, which asks for what it still has to write.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use clap::Args;

use super::exit::Exit;
use super::extract::department;
use super::{options, report};
use crate::exchange::questionnaire::Questionnaire;
use crate::exchange::workbook::{self, Request};
use crate::model::{Date, DepartmentKind, Edition};
use crate::output;
use crate::press::{LoadedEdition, Workbench, has_errors};
use crate::windows::{self, slashed};

/// The folder of the workbooks.
const FOLDER: &str = "照会";

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 担当課の名前（いくつでも）
    #[arg(value_name = "課名", help_heading = "引数")]
    names: Vec<String>,

    #[command(flatten)]
    pub edition: options::Edition,

    /// 記入するところのある、すべての担当課（総称を除く）
    #[arg(long, help_heading = "オプション")]
    all: bool,

    /// 締切の日（2020-06-12 など）。「はじめに」のシートに書く
    #[arg(long, value_name = "日付", value_parser = date, help_heading = "オプション")]
    due: Option<Date>,

    /// 書き出すフォルダー。省略すると out/
    #[arg(long, value_name = "フォルダー", value_parser = options::folder(), help_heading = "オプション")]
    out: Option<PathBuf>,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    ensure!(options.all || !options.names.is_empty(), "課名を指定してください。すべての課なら --all です");
    ensure!(!options.all || options.names.is_empty(), "課名と --all は、どちらか一方にしてください");
    let bench = Workbench::open(root)?;
    let loaded = bench.load(bench.edition(options.edition.year)?);
    let findings = loaded.findings(loaded.check());
    let Some(edition) = loaded.sound().filter(|_| !has_errors(&findings)) else {
        report::refusal(&findings);
        return Ok(Exit::Faults);
    };
    let questionnaires =
        if options.all { Questionnaire::all(edition) } else { all_named(&loaded, edition, &options.names)? };
    if let Some(done) = questionnaires.iter().find(|it| it.asked() == 0) {
        bail!("「{}」には、まだ書いていないところがありません", done.department);
    }
    let folder = options.out.clone().unwrap_or_else(|| root.join("out"));
    let folder = folder.join(loaded.dir.year.to_string()).join(FOLDER);
    let request = Request { due: options.due };
    let mut workbooks = Vec::new();
    for questionnaire in &questionnaires {
        let path = folder.join(windows::file_name(&questionnaire.department, "xlsx"));
        let bytes = workbook::write(&edition.plan, questionnaire, &request)
            .with_context(|| format!("「{}」への照会が、Excel のシートに入りきりません", questionnaire.department))?;
        workbooks.push((path, bytes));
    }
    for (path, bytes) in &workbooks {
        output::write(path, bytes)?;
        report::print(&format!("{}\n", slashed(path)))?;
    }
    let asked: usize = questionnaires.iter().map(Questionnaire::asked).sum();
    let unasked = if options.all { Questionnaire::unasked(edition) } else { 0 };
    match (questionnaires.len(), unasked) {
        (0, 0) => report::say(format_args!("どの担当課にも、まだ書いていないところはありません\n")),
        (0, _) => report::say(format_args!("照会を作る担当課がありません\n")),
        (count, _) => report::say(format_args!("{count}件、記入するところ {asked}か所\n")),
    }
    if unasked > 0 {
        report::say(format_args!(
            "担当課がない（か、総称だけの）ために尋ねていないものが{unasked}件あります（shinkan extract --missing で表示します）\n"
        ));
    }
    report::pointer(&findings, loaded.older_year());
    Ok(Exit::Clean)
}

/// The questionnaires of the 担当課 with these names, each once.
fn all_named(loaded: &LoadedEdition, edition: &Edition, names: &[String]) -> anyhow::Result<Vec<Questionnaire>> {
    let mut all: Vec<Questionnaire> = Vec::new();
    for name in names {
        let Some(department) = department(loaded, name)? else { continue };
        ensure!(department.kind != DepartmentKind::Collective, "「{name}」は総称なので、照会を作りません");
        if all.iter().all(|it| it.department != *name) {
            all.push(Questionnaire::new(edition, name));
        }
    }
    Ok(all)
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "「2020-06-12」のように、ある日付を書いてください".to_owned())
}
