//! `shinkan eject`: what is compiled of a document, as a plain Typst project.

use std::fs;

use anyhow::ensure;

use super::documents::Document;
use super::prepare::examine;
use super::{Arguments, Exit, arguments, extract, press, report};
use crate::documents::extract::Collectives;
use crate::output;

pub(super) fn run(arguments: &Arguments, options: &arguments::Eject) -> anyhow::Result<Exit> {
    let target = &options.target;
    let occupied = fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some());
    ensure!(
        !occupied,
        "{} は空ではありません。空のフォルダーか、まだないフォルダーを指定してください",
        target.display()
    );
    let examined = examine(arguments.directory(), &options.edition)?;
    let collectives = Collectives::Apart;
    let document = match &options.extract {
        Some(name) => extract::named(&examined, name)?.map(|department| Document::Extract(department, collectives)),
        None if options.summary => Some(Document::Summary),
        None => Some(Document::Book),
    };
    let project = document.map(|document| press::project(&examined, &document)).transpose()?.flatten();
    let Some(project) = project else {
        report::refusal(&examined.findings(examined.check()));
        return Ok(Exit::Faults);
    };
    for (path, bytes) in project.files() {
        output::write(&target.join(path), bytes)?;
    }
    report::print(&format!("{}\n", target.join("main.typ").display()))?;
    let dir = |path: &str| quoted(&target.join(path).display().to_string());
    report::say(format_args!(
        "次のコマンドで組めます（Typst 0.15）:\ntypst compile --root {} --font-path {} --ignore-system-fonts \
         --features a11y-extras {}\n",
        quoted(&target.display().to_string()),
        dir("fonts"),
        dir("main.typ")
    ));
    Ok(Exit::Clean)
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    if path.contains([' ', '\u{3000}', '\'', '"', '(', ')', '&', ';', '$']) {
        format!("\"{path}\"")
    } else {
        path.to_owned()
    }
}
