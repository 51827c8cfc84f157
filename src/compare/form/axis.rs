//! 評価の軸.

use super::{carrier, words};
use crate::compare::words::word;
use crate::model::{Axis, Bands, Bound, Choice, Form, Mark};

/// An axis in words.
pub(super) fn described(form: &Form, axis: &Axis) -> String {
    let Axis { name: _, carrier: of, scale, mark, legend, multiple, committee, bands } = axis;
    let options: Vec<String> = scale.options().iter().map(option).collect();
    let said = |holds: bool| if holds { words::YES } else { words::NO };
    let bands = bands.as_ref().map(|Bands { series, steps }| {
        let steps = steps.iter().map(|(bound, option)| {
            let option = scale.name(*option);
            match bound {
                Bound::AtLeast(bound) => words::at_least(&bound.to_string(), option),
                Bound::Below(bound) => words::below(&bound.to_string(), option),
                Bound::Otherwise => words::entry(words::OTHERWISE, option),
            }
        });
        words::entry(words::BANDS, &[series.clone()].into_iter().chain(steps).collect::<Vec<_>>().join("、"))
    });
    let parts = [
        Some(words::entry(words::CARRIER, &carrier(form, *of))),
        Some(words::entry(words::OPTIONS, &options.join("、"))),
        Some(words::entry(words::MARK, word(&Mark::KEYWORDS, mark))),
        legend.as_ref().map(|legend| words::entry(words::LEGEND, legend)),
        multiple.then(|| words::entry(words::MULTIPLE, said(*multiple))),
        Some(words::entry(words::COMMITTEE_JUDGEMENT, said(*committee))),
        bands,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn option(option: &Choice) -> String {
    let Choice { name, symbol, points, counted } = option;
    let points = points.map(|points| words::score(&points.to_string()));
    let counted = (!counted).then(|| words::UNCOUNTED.to_owned());
    crate::compare::words::with(name, symbol.iter().cloned().chain(points).chain(counted))
}
