//! The title names another year than the reported one, or 作成日 is not of its time.
//!
//! Both are in plan.yaml and easily stay behind when the folder of a new year is made by hand.

use crate::check::support::figure;
use crate::check::{Context, Text};
use crate::finding::{Finding, Rule};
use crate::model::{Period, Place, mentions};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("paper-year", include_str!("../../../docs/checks/paper-year.md"));

/// What may follow a year that does not say which year the paper is about: 令和3年度策定.
const OTHER_USES: [&str; 12] =
    ["策定", "改定", "改訂", "見直", "制定", "から", "以降", "開始", "まで", "末", "計画", "予算"];
/// How many years after the reported one a paper may be made.
const YEARS: u16 = 10;

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let plan = &context.edition.plan;
    if !plan.year.is_like(Period::of_western(2019)) {
        return Vec::new();
    }
    let root = Place::root(plan.name.place.file);
    let number = context.sources.entry(&root, word::PAPER_NUMBER);
    let number = number.as_ref().map(|place| Text { value: &plan.paper_number, place });
    let of_papers = plan.papers.iter().flat_map(|paper| [paper.title.as_ref(), Some(&paper.number)]);
    let of_papers = of_papers.flatten().map(Text::from);
    let texts = [Some(Text::from(&plan.title)), number].into_iter().flatten().chain(of_papers);
    texts.filter_map(|text| of_text(context, text)).chain(of_date(context, &root)).collect()
}

/// Reports the year of a text that names neither the reported year nor the one in which the paper is made.
fn of_text(context: &Context, text: Text) -> Option<Finding> {
    let plan = &context.edition.plan;
    // Years in the name of the plan are the plan's own.
    let name = text.value.find(plan.name.value.as_str()).map(|at| at..at + plan.name.value.len());
    let mentions =
        mentions(text.value).into_iter().filter(|it| name.as_ref().is_none_or(|name| !name.contains(&it.start)));
    let years: Vec<_> = mentions
        .filter_map(|place| Some((Period::parse(&text.value[place.clone()])?, place)))
        .filter(|(year, place)| year.is_like(plan.year) && !is_of_other_use(&text.value[place.end..]))
        .collect();
    let year = plan.year.year().western();
    let is_fitting = |named: &Period| [year, year + 1].contains(&named.year().western());
    let (_, place) = years.first().filter(|_| !years.iter().any(|(named, _)| is_fitting(named)))?;
    let words = &text.value[place.clone()];
    let message = format!("「{words}」とありますが、年度は{}です", figure::year(plan.year));
    let start = text.value[..place.start].chars().count();
    let finding = context.finding_in(RULE, text, start, words.chars().count(), message);
    Some(finding.hint(format!("報告する年度の資料なら、「{}」に直してください", figure::year(plan.year))))
}

fn is_of_other_use(behind: &str) -> bool {
    let behind = behind.trim_start_matches(['に', 'の', ' ', '　']);
    OTHER_USES.iter().any(|word| behind.starts_with(word))
        || behind.starts_with(['～', '〜', '~', '-', '－', '―', '・', '、'])
}

/// Reports a 作成日 before the reported year begins or long after it.
fn of_date(context: &Context, root: &Place) -> Option<Finding> {
    let plan = &context.edition.plan;
    let (year, month, _) = plan.date.ymd();
    let reported = plan.year.year().western();
    let place = context.sources.entry(root, word::DATE)?;
    let when = if (year, month) < (reported, 4) {
        "始まる前"
    } else if year > reported + YEARS {
        "終わって何年も後"
    } else {
        return None;
    };
    let message = format!("作成日「{}」は、{}が{when}です", plan.date.in_era(), figure::year(plan.year));
    Some(context.finding(RULE, &place, message).hint("作成日か年度を直してください"))
}
