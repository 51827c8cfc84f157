//! Stacked bars: the distribution of judgements over the options.

use serde::Serialize;

use super::counts::{AxisCounts, Counts};
use super::words;
use crate::documents::figures::figure;
use crate::documents::page::text::Text;
use crate::documents::words as common;
use crate::model::{Carrier, Form, Stage, Tally};

/// The bars of one axis, 実数.
#[derive(Debug, Serialize)]
pub struct Bars {
    title: Text,
    /// The title of those of the sections, where these stand apart.
    sections: Text,
    /// The meanings of the patterns, in the order of the scale.
    legend: Vec<Text>,
    /// The meaning of the pattern for missing judgements; `None` if there are none.
    blank: Option<Text>,
    groups: Vec<BarGroup>,
}

/// The bars of the whole plan, or of a section.
#[derive(Debug, Serialize)]
struct BarGroup {
    title: Text,
    /// The description of the bars.
    alt: String,
    bars: Vec<Bar>,
}

/// A bar.
#[derive(Debug, Serialize)]
struct Bar {
    name: Text,
    total: Text,
    segments: Vec<Segment>,
}

/// A part of a bar.
#[derive(Debug, Serialize)]
struct Segment {
    /// The position of the option on its scale; `None` for missing judgements.
    option: Option<usize>,
    /// Its width relative to the others.
    count: usize,
    /// The printed count.
    label: Text,
}

impl Bars {
    /// The bars of the whole plan and of each section of the outermost level.
    pub fn new(form: &Form, counts: &AxisCounts) -> Self {
        let axis = counts.axis;
        let mut groups = vec![group(form, common::WHOLE, counts, &counts.total)];
        // If the axis judges sections, a section is a single node.
        if axis.carrier != Carrier::Section(0) {
            let sections = counts.sections.iter().filter(|section| section.counts.net.own.nodes > 0);
            groups.extend(sections.map(|it| group(form, &it.section.title.value, counts, &it.counts)));
        }
        Self {
            title: Text::line(words::BARS),
            sections: Text::line(words::bars_by(form.levels.first().map_or("", String::as_str))),
            legend: axis.scale.names().map(Text::line).collect(),
            blank: (counts.total.net.own.blank > 0).then(|| Text::line(common::unjudged(axis))),
            groups,
        }
    }
}

impl Bars {
    /// The bars without their groups, unless the form prints them.
    pub fn shown(self, is_shown: bool) -> Self {
        if is_shown { self } else { Self { groups: Vec::new(), ..self } }
    }

    /// Whether there is none.
    pub fn is_blank(&self) -> bool {
        self.groups.is_empty()
    }
}

fn group(form: &Form, title: &str, axis: &AxisCounts, counts: &Counts) -> BarGroup {
    let alt = |stage: &Stage| {
        let tally = counts.net.at(*stage);
        let blank = (tally.blank > 0).then_some((common::unjudged(axis.axis), tally.blank));
        let parts = axis.axis.scale.names().zip(tally.counts.iter().copied()).chain(blank);
        let parts = parts.map(|(name, count)| (name, figure::count(form, count)));
        let total = figure::total(form, axis.axis.multiple);
        words::bar(common::stage(*stage), parts, (total, &figure::count(form, tally.nodes)))
    };
    let bar = |stage: &Stage| {
        let tally = counts.net.at(*stage);
        Bar {
            name: Text::line(common::stage(*stage)),
            total: Text::line(common::cases(&figure::count(form, tally.nodes))),
            segments: segments(form, tally),
        }
    };
    let stages = axis.stages().iter();
    let alt: String = stages.clone().map(alt).collect();
    BarGroup { title: Text::line(title), alt: words::bars_of(title, &alt), bars: stages.map(bar).collect() }
}

fn segments(form: &Form, tally: &Tally) -> Vec<Segment> {
    let options = tally.counts.iter().copied().enumerate().map(|(option, count)| (Some(option), count));
    let shown = options.chain([(None, tally.blank)]).filter(|(_, count)| *count > 0);
    let segment = |(option, count)| Segment { option, count, label: Text::line(figure::count(form, count)) };
    shown.map(segment).collect()
}
