//! `shinkan build`: the committee paper.

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
        report::refusal(&examined.findings(Vec::new()));
        return Ok(Exit::Faults);
    };
    let plan = &examined.edition.as_ref().context("年度版がありません")?.plan;
    let year = examined.dir.year;
    let progress = report::progress(format!("{} を組んでいます", plan.paper_number));
    let pages = project.lay_out(format!("{} {year} {}", plan.name, plan.paper_number));
    let pages = pages.context("レイアウト（layouts/）に誤りがあります")?;
    let findings = examined.findings(preflight::findings(&pages, &examined.sources));
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        progress.finish_and_clear();
        report::refusal(&findings);
        return Ok(Exit::Faults);
    }
    let pdf = pages.pdf().context("PDF にできません")?;
    progress.finish_and_clear();
    let out = options.out.clone().unwrap_or_else(|| arguments.directory().join("out"));
    let target = out.join(year.to_string()).join(output::file_name(&stem(plan), "pdf"));
    output::write(&target, &pdf)?;
    report::print(&format!("{}\n", target.display()))?;
    report::pointer(&findings);
    report::say(format_args!("{}ページ、{:.2}秒\n", pages.count(), start.elapsed().as_secs_f64()));
    Ok(Exit::Clean)
}

/// 資料2, or 資料2（案） while the paper is not final.
fn stem(plan: &Plan) -> String {
    match &plan.revision {
        Revision::Final => plan.paper_number.clone(),
        Revision::Marked(mark) => format!("{}（{mark}）", plan.paper_number),
    }
}
