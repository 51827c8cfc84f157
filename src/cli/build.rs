//! `shinkan build`: the committee paper.

use std::thread;
use std::time::Instant;

use anyhow::Context as _;

use super::prepare::examine;
use super::{Arguments, Exit, arguments, preflight, report};
use crate::finding::Severity;
use crate::model::{Plan, Revision};
use crate::output;

pub(super) fn run(arguments: &Arguments, options: &arguments::Build) -> anyhow::Result<Exit> {
    let start = Instant::now();
    let examined = examine(arguments.directory(), &options.edition)?;
    let Some(project) = examined.project()? else {
        report::refusal(&examined.findings(examined.check()));
        return Ok(Exit::Faults);
    };
    let plan = &examined.edition.as_ref().context("年度版がありません")?.plan;
    let year = examined.dir.year;
    let progress = report::progress(format!("{} を組んでいます", plan.paper_number));
    // The content is checked while the pages are laid out, and the pages are looked through while they are exported:
    // both are done before anything is written.
    let ident = format!("{} {year} {}", plan.name, plan.paper_number);
    let (pages, of_content) = beside(|| project.lay_out(ident), || examined.check());
    let pages = pages.context("レイアウト（layouts/）に誤りがあります")?;
    let (pdf, of_pages) = beside(|| pages.pdf(), || preflight::findings(&pages, &examined));
    let findings = examined.findings(of_content.into_iter().chain(of_pages));
    progress.finish_and_clear();
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        report::refusal(&findings);
        return Ok(Exit::Faults);
    }
    let pdf = pdf.context("PDF にできません")?;
    let out = options.out.clone().unwrap_or_else(|| arguments.directory().join("out"));
    let target = out.join(year.to_string()).join(output::file_name(&stem(plan), "pdf"));
    output::write(&target, &pdf)?;
    report::print(&format!("{}\n", target.display()))?;
    report::pointer(&findings);
    report::say(format_args!("{}ページ、{:.2}秒\n", pages.count(), start.elapsed().as_secs_f64()));
    Ok(Exit::Clean)
}

/// Does two things at the same time.
fn beside<A, B: Send>(main: impl FnOnce() -> A, aside: impl FnOnce() -> B + Send) -> (A, B) {
    thread::scope(|scope| {
        let aside = scope.spawn(aside);
        let main = main();
        (main, aside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// 資料2, or 資料2（案） while the paper is not final.
fn stem(plan: &Plan) -> String {
    match &plan.revision {
        Revision::Final => plan.paper_number.clone(),
        Revision::Marked(mark) => format!("{}（{mark}）", plan.paper_number),
    }
}
