//! `shinkan eject`: what `build` compiles, as a plain Typst project.

use std::fs;

use anyhow::ensure;

use super::prepare::{Prepared, prepare};
use super::{Arguments, Exit, arguments, report};
use crate::output;

pub(super) fn run(arguments: &Arguments, options: &arguments::Eject) -> anyhow::Result<Exit> {
    let target = &options.target;
    let occupied = fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some());
    ensure!(
        !occupied,
        "{} は空ではありません。空のフォルダーか、まだないフォルダーを指定してください",
        target.display()
    );
    let Prepared { project, .. } = match prepare(arguments.directory(), &options.edition)? {
        Ok(prepared) => prepared,
        Err(findings) => {
            report::refusal(&findings);
            return Ok(Exit::Faults);
        }
    };
    for (path, bytes) in project.files() {
        output::write(&target.join(path), bytes)?;
    }
    report::made(&target.join("main.typ"))?;
    let dir = target.display();
    eprintln!("次のコマンドで組めます（Typst 0.15）:");
    eprintln!(
        "typst compile --root {dir} --font-path {dir}/fonts --ignore-system-fonts --features a11y-extras {dir}/main.typ"
    );
    Ok(Exit::Clean)
}
