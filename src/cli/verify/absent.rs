//! Says what to do where there is nothing to verify.

use std::path::Path;

use crate::content::Workspace;
use crate::model::Period;
use crate::windows::slashed;

/// Why there is nothing to verify, and what to do.
pub(super) fn explain(root: &Path, given: &Path) -> String {
    let name = slashed(given);
    let nowhere = format!("{name} がありません");
    let workspace = Workspace::new(root);
    let how = format!(
        "{nowhere}。「shinkan archive」で保存したフォルダー（archive/{} など）か、その ZIP を指定してください",
        workspace.example_year()
    );
    let last = given.file_name().map(|last| last.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(year) = Period::parse(&last).filter(|year| year.is_reportable()) else {
        return how;
    };
    let folder = root.join("archive").join(year.to_string());
    if folder != given && folder.exists() {
        return format!(
            "{nowhere}。「shinkan verify {}」のように、保存したフォルダーを指定してください",
            slashed(&folder)
        );
    }
    if workspace.edition(Some(year)).is_err() {
        return how;
    }
    format!("{nowhere}。まだ保存していなければ「shinkan archive --year {year}」で保存します")
}
