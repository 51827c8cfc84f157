//! `shinkan summary`: the 総括表.

use std::time::Instant;

use anyhow::Context as _;

use super::arguments::{self, SummaryFormat};
use super::prepare::{Examined, examine};
use super::{Arguments, Exit, preflight, report};
use crate::finding::{self, Severity};
use crate::model::Revision;
use crate::output;
use crate::view::summary;

pub(super) fn run(arguments: &Arguments, options: &arguments::Summary) -> anyhow::Result<Exit> {
    let examined = examine(arguments.directory(), &options.edition)?;
    let Some(edition) = examined.faultless() else {
        report::refusal(&examined.findings(examined.check()));
        return Ok(Exit::Faults);
    };
    match options.format {
        SummaryFormat::Pdf => pdf(arguments, options, &examined),
        SummaryFormat::Json => tell(&examined, &summary::render_json(edition).context("JSON にできません")?),
        SummaryFormat::Csv => tell(&examined, &summary::render_csv(edition).context("CSV にできません")?),
    }
}

/// Prints the figures, where the content has no errors.
fn tell(examined: &Examined, text: &str) -> anyhow::Result<Exit> {
    let findings = examined.findings(examined.check());
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        report::refusal(&findings);
        return Ok(Exit::Faults);
    }
    report::print(text)?;
    report::pointer(&findings);
    Ok(Exit::Clean)
}

fn pdf(arguments: &Arguments, options: &arguments::Summary, examined: &Examined) -> anyhow::Result<Exit> {
    let start = Instant::now();
    let project = examined.summary()?.context("年度版がありません")?;
    let plan = &examined.edition.as_ref().context("年度版がありません")?.plan;
    let year = examined.dir.year;
    let progress = report::progress(format!("{} を組んでいます", summary::NAME));
    let ident = format!("{} {year} {} {}", plan.name, plan.paper_number, summary::NAME);
    let pages = project.lay_out(ident).context("レイアウト（layouts/）に誤りがあります")?;
    let of_pages = preflight::findings(&pages, examined);
    let findings = examined.findings(examined.check().into_iter().chain(of_pages.iter().cloned()));
    let pdf = pages.pdf();
    progress.finish_and_clear();
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        report::refusal(&findings);
        return Ok(Exit::Faults);
    }
    let pdf = pdf.context("PDF にできません")?;
    let stem = match &plan.revision {
        Revision::Final => summary::NAME.to_owned(),
        Revision::Marked(mark) => format!("{}（{mark}）", summary::NAME),
    };
    let out = options.out.clone().unwrap_or_else(|| arguments.directory().join("out"));
    let target = out.join(year.to_string()).join(output::file_name(&stem, "pdf"));
    output::write(&target, &pdf)?;
    report::print(&format!("{}\n", target.display()))?;
    // `check --pages` looks through the pages of the committee paper, not through these.
    report::say(finding::render(&of_pages));
    report::pointer(&findings);
    report::say(format_args!("{}ページ、{:.2}秒\n", pages.count(), start.elapsed().as_secs_f64()));
    Ok(Exit::Clean)
}
