//! `shinkan extract`: of the paper what concerns each 担当課, and what each has still to write.

use anyhow::{anyhow, bail, ensure};

use super::documents::{self, Document};
use super::prepare::{Examined, examine_for};
use super::{Arguments, Exit, arguments};
use crate::content::nearest;
use crate::documents::extract::Collectives;
use crate::model::{Department, DepartmentKind};

pub(super) fn run(arguments: &Arguments, options: &arguments::Extract) -> anyhow::Result<Exit> {
    ensure!(
        options.all || options.missing || !options.names.is_empty(),
        "課名を指定してください。すべての課なら --all、未記入の一覧なら --missing です"
    );
    ensure!(!options.all || options.names.is_empty(), "課名と --all は、どちらか一方にしてください");
    let examined = examine_for(arguments.directory(), &options.edition, "book")?;
    let collectives = if options.with_collective { Collectives::Included } else { Collectives::Apart };
    let departments = match options.all {
        true => examined.departments().collect(),
        false => all_named(&examined, &options.names)?,
    };
    let extracts = departments.into_iter().map(|department| Document::Extract(department, collectives));
    let documents: Vec<Document> = extracts.chain(options.missing.then_some(Document::Missing)).collect();
    ensure!(
        !documents.is_empty() || examined.sound().is_none(),
        "抜粋を作る担当課がありません。plan.yaml の「担当課」にあるのは総称だけです"
    );
    documents::make(&examined, &documents, &options.output.folder(arguments))
}

/// The 担当課 of these names, each once.
fn all_named<'a>(examined: &'a Examined, names: &[String]) -> anyhow::Result<Vec<&'a Department>> {
    let mut departments: Vec<&Department> = Vec::new();
    for name in names {
        let department = named(examined, name)?;
        let is_new = |found: &&Department| departments.iter().all(|other| other.name.value != found.name.value);
        departments.extend(department.filter(is_new));
    }
    Ok(departments)
}

/// The 担当課 of that name; `None` where there is no plan, of which the faults of the content tell.
pub(super) fn named<'a>(examined: &'a Examined, name: &str) -> anyhow::Result<Option<&'a Department>> {
    examined.edition.as_ref().map(|edition| find(&edition.plan.departments, name)).transpose()
}

fn find<'a>(departments: &'a [Department], name: &str) -> anyhow::Result<&'a Department> {
    let Some(found) = departments.iter().find(|department| department.name.value == name) else {
        let former = departments.iter().find(|department| department.former_name.as_deref() == Some(name));
        if let Some(department) = former {
            bail!("「{name}」は、いまは「{}」です", department.name.value);
        }
        let names =
            || departments.iter().filter(|it| it.kind != DepartmentKind::Collective).map(|it| it.name.value.as_str());
        return Err(match nearest(name, names()) {
            Some(near) => anyhow!("「{name}」という担当課はありません。「{near}」ではありませんか"),
            None => {
                anyhow!("「{name}」という担当課はありません。あるのは {} です", names().collect::<Vec<_>>().join("、"))
            }
        });
    };
    ensure!(
        found.kind != DepartmentKind::Collective,
        "「{name}」は総称なので、抜粋を作りません。その取組項目をほかの課の抜粋に加えるなら --with-collective を付けてください"
    );
    Ok(found)
}
