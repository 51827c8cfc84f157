//! `shinkan build`: the committee paper, or everything that is made of the edition.

use super::documents::{self, Document};
use super::prepare::examine_for;
use super::{Arguments, Exit, arguments};

pub(super) fn run(arguments: &Arguments, options: &arguments::Build) -> anyhow::Result<Exit> {
    let examined = examine_for(arguments.directory(), &options.edition, "book")?;
    let documents = if options.all { documents::all(&examined) } else { vec![Document::Book] };
    documents::make(&examined, &documents, &options.output.folder(arguments))
}
