//! Finds the values that are used without being printed themselves: the operands of computed figures and judgements.

use super::compute::{self, Printed};
use super::form::Carrier;
use super::indicator::Indicator;
use super::place::Place;
use super::plan::Plan;
use super::value::Scalar;
use super::walk::Indicators;

/// Whether a figure that is printed, or a judgement, is computed from the value at a place.
///
/// - `roots`: the outermost indicators, each with the kind of node that carries it
pub fn is_used(plan: &Plan, roots: &[(Carrier, &Indicator)], place: &Place) -> bool {
    let has_it = |root: &Indicator| root.with_sources().iter().any(|it| place.is_in(&it.place));
    roots.iter().any(|(of, root)| has_it(root) && is_operand(plan, *of, root, place))
}

/// - `root`: an indicator to which the value belongs, as a part or as a source
fn is_operand(plan: &Plan, of: Carrier, root: &Indicator, place: &Place) -> bool {
    let mut without = root.clone();
    remove(&mut without, place);
    computed(plan, of, root) != computed(plan, of, &without)
}

fn remove(indicator: &mut Indicator, place: &Place) {
    for series in &mut indicator.series {
        series.values.retain(|(_, value)| value.place != *place);
    }
    let derivation = indicator.derivation.iter_mut();
    let operands = derivation.flat_map(|derivation| &mut derivation.operands).map(|operand| &mut operand.indicator);
    indicator.parts.iter_mut().chain(operands).for_each(|part| remove(part, place));
}

/// The figures that the tables print of an indicator and its parts though they are not written, and the judgements that
/// follow from figures.
fn computed(plan: &Plan, of: Carrier, root: &Indicator) -> (Vec<Option<Scalar>>, Vec<Option<usize>>) {
    let form = &plan.form;
    let (mut figures, mut judgements) = (Vec::new(), Vec::new());
    for node in Indicators::of_list(std::slice::from_ref(root)) {
        let indicator = node.indicator;
        let shown = form.periods_of_all(&indicator.tables, &plan.periods);
        for series in &form.series {
            for period in form.periods_printed(of, &indicator.tables, &series.name, &plan.periods, plan.year) {
                figures.push(match compute::printed(form, indicator, series, period, &shown) {
                    Some(Printed::Computed(computed)) => Some(computed.figure),
                    Some(Printed::Written(_)) | None => None,
                });
            }
        }
        for axis in form.axes_of(Carrier::Indicator).filter(|axis| axis.bands.is_some()) {
            let option = compute::judged(form, indicator, &axis.name, plan.year, &shown);
            judgements.push(option.map(|option| option.index()));
        }
    }
    (figures, judgements)
}
