//! `shinkan schema`: JSON Schemas of the content, for editors.

use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::{options, report};
use crate::check;
use crate::content::{self, Workspace, YearError};
use crate::model::Plan;
use crate::output;
use crate::press::explain;
use crate::windows::slashed;

pub(super) fn run(root: &Path, options: &options::Edition) -> anyhow::Result<Exit> {
    let plan = match Workspace::new(root).edition(options.year) {
        Ok(dir) => {
            let plan = content::load_plan(&dir);
            if plan.is_none() {
                general(&format!("{}/plan.yaml にエラーがあるので（shinkan check で表示します）", dir.name));
            }
            plan
        }
        Err(YearError::NoContent(_) | YearError::NoEdition(_)) => {
            general("年度のフォルダーがないので");
            None
        }
        Err(error @ (YearError::NotFound(..) | YearError::Misnamed(..))) => return Err(explain(error)),
    };
    for path in write(root, plan.as_ref())? {
        report::print(&format!("{}\n", slashed(&path)))?;
    }
    Ok(Exit::Clean)
}

/// Reports that the schemas do not fit a plan, and why.
fn general(reason: &str) {
    report::say(format_args!(
        "{reason}、どの計画にも使えるものを書きます。課名は補完せず、年度は表示年度かどうかを見ません\n"
    ));
}

/// Writes the schemas to a workspace and returns their paths.
pub(super) fn write(root: &Path, plan: Option<&Plan>) -> anyhow::Result<Vec<PathBuf>> {
    let folder = root.join("schema");
    let mut paths = Vec::new();
    for schema in content::schemas(plan, check::permitted_codes()) {
        let path = folder.join(schema.file);
        output::write(&path, schema.text.as_bytes())?;
        paths.push(path);
    }
    Ok(paths)
}
