//! A bag that another program made: what can be verified of it, and what cannot.

use std::path::Path;

use anyhow::Context as _;

use crate::archive::{self, Foreign, PAYLOAD};
use crate::cli::archive::VERSION_LABEL;
use crate::cli::exit::Exit;
use crate::cli::report;
use crate::windows::slashed;

/// Whether a bag was made by this program. A bag with content counts as one, so that no word in bag-info.txt chooses the
/// weaker proof.
pub(super) fn is_of_shinkan(bag: &Path) -> bool {
    archive::info(bag).get(VERSION_LABEL).is_some() || bag.join(PAYLOAD).join("content").exists()
}

/// The name of a checksum as its standard writes it.
fn title(name: &str) -> String {
    let name = name.to_uppercase();
    name.strip_prefix("SHA").map_or_else(|| name.clone(), |size| format!("SHA-{size}"))
}

/// Verifies the manifests of a bag of another program.
pub(super) fn run(given: &Path, bag: &Path) -> anyhow::Result<Exit> {
    let Foreign { version, files, algorithms, unverified, unlisted, faults } =
        archive::examine_foreign(bag).with_context(|| format!("{} を読めません", slashed(given)))?;
    let version = if version.is_empty() { "版は不明".to_owned() } else { version };
    report::print(&format!(
        "ほかのプログラムが作った、BagIt（{version}）のフォルダーです。確かめられるのは、目録だけです\n"
    ))?;
    let skipped: Vec<String> = unverified
        .iter()
        .map(|name| format!("  {name} は、計算のしかたが分からないので、照らし合わせていません\n"))
        .chain(unlisted.iter().map(|path| format!("  {path} は、どの目録にもないので、元のままかどうか分かりません\n")))
        .collect();
    if !faults.is_empty() {
        let lines: String = faults.iter().map(|fault| format!("  {fault}\n")).collect();
        report::print(&format!("目録: {}件が、目録のとおりではありません\n{lines}{}", faults.len(), skipped.concat()))?;
        return Ok(Exit::Faults);
    }
    let algorithms: Vec<String> = algorithms.iter().map(|name| title(name)).collect();
    report::print(&format!(
        "目録: {files}件のファイルが、すべて目録のとおりです（{}）\n{}",
        algorithms.join("、"),
        skipped.concat()
    ))?;
    report::say(format_args!("{} は shinkan が保存した年度ではないので、内容は確かめていません\n", slashed(given)));
    Ok(Exit::Faults)
}
