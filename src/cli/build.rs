//! `shinkan build`: the committee paper, or everything that is made of the edition.

use super::documents::{self, Document};
use super::prepare::examine;
use super::{Arguments, Exit, arguments};

pub(super) fn run(arguments: &Arguments, options: &arguments::Build) -> anyhow::Result<Exit> {
    let examined = examine(arguments.directory(), &options.edition)?;
    let documents = if options.all { documents::all(&examined) } else { vec![Document::Book] };
    documents::make(&examined, &documents, &options.output.order(arguments))
}
