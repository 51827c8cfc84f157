//! The lines of judgements.

use std::collections::BTreeSet;

use super::holder::Holder;
use super::line::{Cells, HistoryCell, HistoryLine, LineOf, Said};
use crate::model::{Axis, Carrier, Choice, Edition, Form, Indicator, Judgement, Period, Place, Plan, Stage, compute};

/// The judgements of a node or an indicator in one edition.
struct Judged<'a> {
    edition: usize,
    judgements: &'a [Judgement],
    /// The options that follow from figures, used where people chose none.
    computed: Vec<(Period, &'a Choice)>,
}

/// The judgements of a node, by axis: those of the newest form first.
pub(super) fn of_holder<'a>(editions: &[&'a Edition], appearances: &[(usize, Holder<'a>)]) -> Vec<HistoryLine<'a>> {
    let axes = axes(editions, appearances.iter().map(|(edition, holder)| (*edition, holder.carrier)));
    axes.into_iter()
        .flat_map(|axis| {
            let judged = appearances.iter().map(|(edition, holder)| Judged {
                edition: *edition,
                judgements: &holder.carried.judgements,
                computed: Vec::new(),
            });
            let judged: Vec<Judged> = judged.collect();
            let of_committee = |edition: usize| {
                let (_, holder) = appearances.iter().find(|(other, _)| *other == edition)?;
                let form = &editions[edition].plan.form;
                let axis = form.axis(holder.carrier, axis).filter(|axis| axis.committee)?;
                let option = editions[edition].committee_judgement(holder.subject.as_ref()?, &axis.name)?;
                Some((axis.scale.option(option.value), &option.place))
            };
            let carrier = appearances
                .iter()
                .find(|(edition, holder)| editions[*edition].plan.form.axis(holder.carrier, axis).is_some());
            let carrier = carrier.map_or(Carrier::Item, |(_, holder)| holder.carrier);
            lines(editions, &judged, carrier, (axis, None), &of_committee)
        })
        .collect()
}

/// The judgements of an indicator, by axis.
///
/// - `carrier`: the kind of node that carries the indicator in an edition
pub(super) fn of_indicator<'a>(
    editions: &[&'a Edition],
    track: &[(usize, &'a Indicator)],
    carrier: &dyn Fn(usize) -> Carrier,
) -> Vec<HistoryLine<'a>> {
    let axes = axes(editions, track.iter().map(|(edition, _)| (*edition, Carrier::Indicator)));
    let is_judged = |edition: usize, indicator: &Indicator, axis: &str| {
        editions[edition].plan.form.judges(carrier(edition), &indicator.tables, axis)
    };
    let name = track.first().map(|(_, indicator)| indicator.name.value.as_str());
    axes.into_iter()
        .flat_map(|axis| {
            let judged = track.iter().map(|(edition, indicator)| Judged {
                edition: *edition,
                judgements: &indicator.judgements,
                computed: match is_judged(*edition, indicator, axis) {
                    true => computed(&editions[*edition].plan, indicator, axis),
                    false => Vec::new(),
                },
            });
            lines(editions, &judged.collect::<Vec<_>>(), Carrier::Indicator, (axis, name), &|_| None)
        })
        .collect()
}

/// Lists the axes on which some editions judge a kind of node, each once.
fn axes<'a>(editions: &[&'a Edition], of: impl Iterator<Item = (usize, Carrier)>) -> Vec<&'a str> {
    let mut axes: Vec<&str> = Vec::new();
    for (edition, carrier) in of {
        for axis in editions[edition].plan.form.axes_of(carrier) {
            if !axes.contains(&axis.name.as_str()) {
                axes.push(&axis.name);
            }
        }
    }
    axes
}

/// Returns the options that follow from the figures of an indicator for the periods shown.
fn computed<'a>(plan: &'a Plan, indicator: &Indicator, axis: &str) -> Vec<(Period, &'a Choice)> {
    let form: &Form = &plan.form;
    let Some(of) = form.axis(Carrier::Indicator, axis).filter(|axis| axis.bands.is_some()) else { return Vec::new() };
    let periods = form.periods_of_all(&indicator.tables, &plan.periods);
    let judged = |period: &Period| {
        let option = compute::judged(form, indicator, axis, *period, &periods)?;
        Some((*period, of.scale.option(option)))
    };
    periods.iter().filter_map(judged).collect()
}

/// Returns the line of an axis, or two lines if the committee judged differently.
fn lines<'a>(
    editions: &[&'a Edition],
    judged: &[Judged<'a>],
    carrier: Carrier,
    (axis, indicator): (&'a str, Option<&'a str>),
    of_committee: &dyn Fn(usize) -> Option<(&'a Choice, &'a Place)>,
) -> Vec<HistoryLine<'a>> {
    let (mut own, mut after) = (Cells::default(), Cells::default());
    for it in judged {
        let plan = &editions[it.edition].plan;
        let Some(of) = plan.form.axis(carrier, axis) else { continue };
        let committee = of_committee(it.edition);
        let written = it.judgements.iter().find(|judgement| judgement.axis == axis);
        let chosen = written.into_iter().flat_map(|judgement| judgement.choices.iter().map(|(period, _)| *period));
        let followed = it.computed.iter().map(|(period, _)| *period);
        let reported = committee.map(|_| plan.year);
        let periods: BTreeSet<Period> = chosen.chain(followed).chain(reported).collect();
        for period in periods {
            let said = said(of, written, &it.computed, period);
            let by_committee = committee.filter(|_| period == plan.year);
            match by_committee {
                Some((option, place)) => {
                    after.add(editions, it.edition, period, Said::Judged(vec![option], Some(place)));
                }
                None => said.iter().for_each(|(options, place)| {
                    after.add(editions, it.edition, period, Said::Judged(options.clone(), *place));
                }),
            }
            if let Some((options, place)) = said {
                own.add(editions, it.edition, period, Said::Judged(options, place));
            }
        }
    }
    let (own, after) = (own.in_time(), after.in_time());
    let differs = !same(&own, &after);
    let line = |stage: Option<Stage>, cells: Vec<HistoryCell<'a>>| HistoryLine {
        of: LineOf::Judgements { axis, indicator, stage },
        above: Vec::new(),
        cells,
        former_names: Vec::new(),
        next_unit: None,
    };
    let lines = if differs {
        vec![line(Some(Stage::Own), own), line(Some(Stage::AfterCommittee), after)]
    } else {
        vec![line(None, own)]
    };
    lines.into_iter().filter(|line| !line.cells.is_empty()).collect()
}

/// The options for a period, and where they are written.
fn said<'a>(
    axis: &'a Axis,
    written: Option<&'a Judgement>,
    computed: &[(Period, &'a Choice)],
    period: Period,
) -> Option<(Vec<&'a Choice>, Option<&'a Place>)> {
    let chosen = || written.into_iter().flat_map(|judgement| &judgement.choices).filter(|(at, _)| *at == period);
    let options: Vec<&Choice> = chosen().map(|(_, option)| axis.scale.option(option.value)).collect();
    if options.is_empty() {
        let (_, option) = computed.iter().find(|(at, _)| *at == period)?;
        return Some((vec![option], None));
    }
    Some((options, chosen().next().map(|(_, option)| &option.place)))
}

fn same(own: &[HistoryCell], after: &[HistoryCell]) -> bool {
    let pairs = || own.iter().zip(after);
    own.len() == after.len()
        && pairs().all(|(own, after)| {
            own.period == after.period
                && own.statements.len() == after.statements.len()
                && own.statements.iter().zip(&after.statements).all(|(own, after)| own.said.is_same(&after.said))
        })
}
