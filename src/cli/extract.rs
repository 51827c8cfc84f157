//! `shinkan extract`: the parts of the paper that concern a 担当課, and the list of missing entries.

use std::path::Path;
use std::time::Instant;

use anyhow::{bail, ensure};
use clap::Args;

use super::exit::Exit;
use super::make::Ending;
use super::{make, options};
use crate::content::suggest;
use crate::documents::Document;
use crate::documents::extract::{Collectives, DepartmentExtract, recipients};
use crate::documents::missing::MissingList;
use crate::model::{Department, DepartmentKind};
use crate::press::{LoadedEdition, Material, Workbench};

/// The maximum number of 担当課 listed in place of an unknown one.
const MOST_TOLD: usize = 12;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 担当課の名前（いくつでも）
    #[arg(value_name = "課名", help_heading = "引数")]
    names: Vec<String>,

    #[command(flatten)]
    pub edition: options::Edition,

    /// すべての担当課（総称を除く）
    #[arg(long, help_heading = "オプション")]
    all: bool,

    /// 未記入の一覧を、out/年度/未記入一覧.pdf と標準出力に書く
    #[arg(long, help_heading = "オプション")]
    missing: bool,

    /// 総称（関係課など）の取組項目も、どの課の抜粋にも入れる
    #[arg(long, help_heading = "オプション")]
    with_collective: bool,

    #[command(flatten)]
    pub output: options::Output,
}

pub(super) fn run(root: &Path, options: &Options) -> anyhow::Result<Exit> {
    ensure!(
        options.all || options.missing || !options.names.is_empty(),
        "課名を指定してください。すべての課なら --all、未記入の一覧なら --missing です"
    );
    ensure!(!options.all || options.names.is_empty(), "課名と --all は、どちらか一方にしてください");
    ensure!(
        !options.with_collective || options.all || !options.names.is_empty(),
        "--with-collective は、課名か --all と一緒に使います。未記入の一覧だけなら、消してください"
    );
    let started = Instant::now();
    let bench = Workbench::open(root)?;
    let loaded = bench.load_for(bench.edition(options.edition.year)?, "book");
    let collectives = if options.with_collective { Collectives::Included } else { Collectives::Apart };
    let mut documents: Vec<Box<dyn Document>> = Vec::new();
    if let Some(edition) = &loaded.edition {
        let departments = if options.all { recipients(edition).collect() } else { all_named(&loaded, &options.names)? };
        for department in departments {
            documents.push(Box::new(DepartmentExtract::new(edition, department, collectives)));
        }
        if options.missing {
            documents.push(Box::new(MissingList::new(edition)));
        }
    }
    ensure!(
        !documents.is_empty() || loaded.sound().is_none(),
        "抜粋を作る担当課がありません。plan.yaml の「担当課」にあるのは総称だけです"
    );
    let folder = options.output.folder(root).join(loaded.dir.year.to_string());
    let ending = Ending { started, open: options.output.open, is_checked: true };
    make::write_papers(&Material::of_edition(&loaded), &make::all(&documents), &folder, &ending)
}

/// The 担当課 with these names, each once.
fn all_named<'a>(loaded: &'a LoadedEdition, names: &[String]) -> anyhow::Result<Vec<&'a Department>> {
    let mut departments: Vec<&Department> = Vec::new();
    for name in names {
        let department = named(loaded, name)?;
        let is_new = |found: &&Department| departments.iter().all(|other| other.name.value != found.name.value);
        departments.extend(department.filter(is_new));
    }
    Ok(departments)
}

/// The 担当課 with this name, which must not be a 総称; `None` if there is no plan, which is reported as a fault.
pub(super) fn named<'a>(loaded: &'a LoadedEdition, name: &str) -> anyhow::Result<Option<&'a Department>> {
    let found = department(loaded, name)?;
    ensure!(
        found.is_none_or(|found| found.kind != DepartmentKind::Collective),
        "「{name}」は総称なので、抜粋を作りません。その取組項目をほかの課の抜粋に加えるなら --with-collective を付けてください"
    );
    Ok(found)
}

/// The 担当課 with this name; `None` if there is no plan.
pub(super) fn department<'a>(loaded: &'a LoadedEdition, name: &str) -> anyhow::Result<Option<&'a Department>> {
    loaded.edition.as_ref().map(|edition| find(&edition.plan.departments, name)).transpose()
}

/// The 担当課 to choose from: if there are many, those that share a part of the name first.
fn there_are(name: &str, known: &[&str]) -> String {
    let mut known = known.to_vec();
    let likeness = |known: &str| name.chars().filter(|c| !"課室局部".contains(*c) && known.contains(*c)).count();
    if known.len() <= MOST_TOLD {
        return format!("あるのは {} です", known.join("、"));
    }
    known.sort_by_key(|known| std::cmp::Reverse(likeness(known)));
    format!("あるのは {} など{}課です", known[..MOST_TOLD].join("、"), known.len())
}

fn find<'a>(departments: &'a [Department], name: &str) -> anyhow::Result<&'a Department> {
    let Some(found) = departments.iter().find(|department| department.name.value == name) else {
        let former = departments.iter().find(|department| department.former_name.as_deref() == Some(name));
        if let Some(department) = former {
            bail!("「{name}」は、いまは「{}」です", department.name.value);
        }
        let names =
            || departments.iter().filter(|it| it.kind != DepartmentKind::Collective).map(|it| it.name.value.as_str());
        let hint = suggest(name, names()).unwrap_or_else(|| there_are(name, &names().collect::<Vec<_>>()));
        bail!("「{name}」という担当課はありません。{hint}");
    };
    Ok(found)
}
