//! 拡大: papers in large print, for readers who ask for it.

use super::form::{Form, PaperSize};
use super::plan::{Edition, Revision};

/// The least size of type in points.
const LEAST: f64 = 12.0;
/// What stands beside the 資料番号.
const MARK: &str = "拡大";

impl Edition {
    /// Enlarges all papers: A3, and no type below 12 points. Their 資料番号 say so, and with them the names of their files.
    pub fn enlarge(&mut self) {
        let plan = &mut self.plan;
        enlarge(&mut plan.form);
        plan.papers.iter_mut().for_each(|paper| enlarge(&mut paper.form));
        plan.revision = Revision::Marked(match plan.revision.mark() {
            None => MARK.to_owned(),
            Some(mark) => format!("{mark}・{MARK}"),
        });
    }
}

fn enlarge(form: &mut Form) {
    let page = &mut form.page;
    page.paper = PaperSize::A3;
    page.size = Some(page.size.unwrap_or_default().max(LEAST));
    page.least_size = LEAST;
}
