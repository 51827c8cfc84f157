//! A 成果 that contradicts its figures: it claims that a figure rose, fell or reached its target, and the figure did not.
//!
//! A sentence counts only if it is clear which figure it is about: it names the indicator, or the item has only one.

use crate::check::Context;
use crate::check::support::claims::{Claim, Claimed, claims};
use crate::check::support::figure;
use crate::check::support::timeline::{self, Point, Timeline};
use crate::finding::{Finding, Rule};
use crate::model::{
    Direction, FigureUnit, Indicator, NodeKind, Period, Placed, Role, Row, SeriesYear, mentions, without_whitespace,
};

pub(super) const RULE: &Rule =
    &Rule::note("text-contradicts-value", include_str!("../../../docs/checks/text-contradicts-value.md"));

/// Names of the year before: with は behind them they are what the sentence is about.
const LAST_YEAR: [&str; 4] = ["前年度は", "昨年度は", "前年は", "昨年は"];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (node, timelines) in context.timelines_by_node() {
        let NodeKind::Row { row: Row::Own(_), item, .. } = node.kind else { continue };
        let Some(outcome) = &item.outcome else { continue };
        for claimed in claims(&outcome.value) {
            let is_of_year = is_of_year(&claimed.before, context.edition.plan.year);
            findings.extend(is_of_year.then(|| contradiction(context, outcome, &claimed, timelines)).flatten());
        }
    }
    findings
}

/// The same with に. They are what a figure is compared with only before some words.
const IN_LAST_YEAR: [&str; 4] = ["前年度に", "昨年度に", "前年に", "昨年に"];
const COMPARED: [&str; 5] = ["比", "くら", "対", "続", "引"];

/// Whether a sentence tells of the year before: 前年度は…, 前年度に減少した…, but not 前年度に比べ….
fn is_of_last_year(sentence: &str) -> bool {
    let is_told_of = |words: &str| {
        let mut behind = sentence.match_indices(words).map(|(at, _)| &sentence[at + words.len()..]);
        behind.any(|rest| !COMPARED.iter().any(|word| rest.starts_with(word)))
    };
    LAST_YEAR.iter().any(|words| sentence.contains(words)) || IN_LAST_YEAR.iter().any(|words| is_told_of(words))
}

/// Whether a sentence names no year, or the reported one.
fn is_of_year(sentence: &str, year: Period) -> bool {
    let named = mentions(sentence).into_iter().filter_map(|place| Period::parse(&sentence[place]));
    named.into_iter().all(|named| named == year) && !is_of_last_year(sentence)
}

/// Reports a claim that all figures it can refer to contradict.
fn contradiction(
    context: &Context,
    outcome: &Placed<String>,
    claimed: &Claimed,
    timelines: &[Timeline],
) -> Option<Finding> {
    let results: Vec<&Timeline> = timelines.iter().filter(|timeline| timeline.series.role == Role::Actual).collect();
    let meant: Vec<&Timeline> = match &claimed.subject {
        Some(subject) => results.into_iter().filter(|timeline| is_named(timeline, subject)).collect(),
        None => Some(results).filter(|results| results.len() == 1)?,
    };
    let against: Option<Vec<Figures>> =
        meant.iter().map(|timeline| against(context, claimed.claim, timeline, timelines)).collect();
    let against = against?;
    let first = against.first()?;
    let told = against.iter().map(Figures::told).collect::<Vec<_>>().join("、");
    let message = format!(
        "「{}」とありますが、{told}です（{}）",
        claimed.words,
        context.line_of(&first.now.value.place, &outcome.place),
    );
    let length = claimed.words.chars().count();
    let finding = context.finding_in(RULE, outcome, claimed.start, length, message);
    Some(
        finding.hint(
            "文と値のどちらが正しいかを確かめて、違う方を直してください。別の数のことなら、何の数かを書いてください",
        ),
    )
}

/// Whether a sentence is about this timeline: it names the indicator or a part of its name.
fn is_named(timeline: &Timeline, subject: &str) -> bool {
    let name = without_whitespace(&timeline.indicator.name.value);
    let core = name.split(['(', '（']).next().unwrap_or_default();
    core.chars().count() >= 2 && (core.contains(subject) || subject.contains(core))
}

/// The figures that a claim is compared with.
struct Figures<'a> {
    name: &'a str,
    /// What the figure of the year is compared with: last year's or the target.
    with: String,
    now: Point<'a>,
}

impl Figures<'_> {
    fn told(&self) -> String {
        format!("指標「{}」は{}、{}", self.name, self.with, self.now.told())
    }
}

/// The figures of a timeline if they contradict a claim.
fn against<'a>(context: &Context, claim: Claim, results: &Timeline<'a>, all: &[Timeline]) -> Option<Figures<'a>> {
    let year = context.edition.plan.year;
    let now = *results.at(year).filter(|point| !point.is_older)?;
    let name = &results.indicator.name.value;
    if matches!(claim, Claim::Rose | Claim::Fell) {
        let before = results.before(year).filter(|before| before.period.precedes(year))?;
        let contradicts = if claim == Claim::Rose { now.figure < before.figure } else { now.figure > before.figure };
        return contradicts.then(|| Figures { name, with: before.told(), now });
    }
    let is_target =
        |other: &&Timeline| std::ptr::eq(other.indicator, results.indicator) && other.series.role == Role::Target;
    let shown = all.iter().find(is_target).and_then(|target| target.at(year)).copied();
    let target = shown.or_else(|| own_target(context, results.indicator, year))?;
    let unit = |point: &Point| FigureUnit::new(point.value.value.unit().cloned(), results.indicator.counts_in.clone());
    if !unit(&now).agrees(&unit(&target)) {
        return None;
    }
    let is_reached = match results.indicator.direction {
        Direction::Up => now.figure >= target.figure,
        Direction::Down => now.figure <= target.figure,
    };
    (is_reached != (claim == Claim::Reached)).then(|| {
        let with = format!("目標が「{}」", figure::quoted(&target.value.value));
        Figures { name, with, now }
    })
}

/// The target of a series whose values have years of their own, if it is for this one.
fn own_target<'a>(context: &Context, indicator: &'a Indicator, year: Period) -> Option<Point<'a>> {
    let series = context.edition.plan.form.series.iter();
    let mut targets = series.filter(|series| series.role == Role::Target && series.year == SeriesYear::Own);
    targets.find_map(|series| {
        let values = &indicator.series(&series.name)?.values;
        timeline::points(values).into_iter().find(|point| point.period == year)
    })
}
