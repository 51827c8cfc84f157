//! `shinkan build`: the committee paper, or everything that is made of the edition.

use super::documents::{self, Document};
use super::prepare::examine;
use super::{Arguments, Exit, arguments};
use crate::view::extract::Collectives;

pub(super) fn run(arguments: &Arguments, options: &arguments::Build) -> anyhow::Result<Exit> {
    let examined = examine(arguments.directory(), &options.edition)?;
    let mut documents = vec![Document::Book];
    if options.all {
        documents.extend(examined.departments().map(|department| Document::Extract(department, Collectives::Apart)));
        documents.push(Document::Summary);
    }
    documents::make(&examined, &documents, &options.output.order(arguments))
}
