//! `shinkan summary`: the 総括表, or its figures alone.

use anyhow::Context as _;

use super::arguments::{self, SummaryFormat};
use super::documents::{self, Document};
use super::prepare::examine;
use super::{Arguments, Exit, report};
use crate::documents::summary;
use crate::model::Edition;

pub(super) fn run(arguments: &Arguments, options: &arguments::Summary) -> anyhow::Result<Exit> {
    let examined = examine(arguments.directory(), &options.edition)?;
    let render: fn(&Edition) -> anyhow::Result<String> = match options.format {
        SummaryFormat::Pdf => {
            return documents::make(&examined, &[Document::Summary], &options.output.folder(arguments));
        }
        SummaryFormat::Json => |edition| summary::render_json(edition).context("JSON にできません"),
        SummaryFormat::Csv => |edition| summary::render_csv(edition).context("CSV にできません"),
    };
    let findings = examined.findings(examined.check());
    let Some(edition) = examined.sound().filter(|_| !documents::has_errors(&findings)) else {
        report::refusal(&findings);
        return Ok(Exit::Faults);
    };
    report::print(&render(edition)?)?;
    report::pointer(&findings);
    Ok(Exit::Clean)
}
