//! Stacked bars: how what is judged is shared out among the options.

use serde::Serialize;

use super::counts::{AxisCounts, Counts};
use super::words;
use crate::model::{Carrier, Stage, Tally};
use crate::view::Text;

/// The bars of one axis, 実数.
#[derive(Debug, Serialize)]
pub struct Bars {
    title: Text,
    /// What each pattern stands for, in the order of the scale.
    legend: Vec<Text>,
    /// What stands for those that are not judged yet; `None` where there are none.
    blank: Option<Text>,
    groups: Vec<Group>,
}

/// The bars of everything, or of a section.
#[derive(Debug, Serialize)]
struct Group {
    title: Text,
    /// What the bars show, in words.
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
    /// The position of the option on its scale; `None` for what is not judged yet.
    option: Option<usize>,
    count: usize,
}

impl Bars {
    /// The bars of everything and of each section of the outermost level.
    pub fn new(counts: &AxisCounts) -> Self {
        let axis = counts.axis;
        let mut groups = vec![group(words::WHOLE, counts, &counts.total)];
        // A section that is judged itself is a single node.
        if axis.carrier != Carrier::Section(0) {
            let sections = counts.sections.iter().filter(|section| section.counts.net.own.nodes > 0);
            groups.extend(sections.map(|it| group(&it.section.title.value, counts, &it.counts)));
        }
        Self {
            title: Text::line(words::BARS),
            legend: axis.scale.names().map(Text::line).collect(),
            blank: (counts.total.net.own.blank > 0).then(|| Text::line(words::BLANK)),
            groups,
        }
    }
}

fn group(title: &str, axis: &AxisCounts, counts: &Counts) -> Group {
    let stages: &[Stage] = if axis.committee { &[Stage::Own, Stage::AfterCommittee] } else { &[Stage::Own] };
    let names = || axis.axis.scale.names();
    let alt: String = stages
        .iter()
        .map(|stage| {
            let tally = counts.net.at(*stage);
            let blank = (tally.blank > 0).then_some((words::BLANK, tally.blank));
            let parts = names().zip(tally.counts.iter().copied()).chain(blank);
            words::bar(words::stage(*stage), parts, tally.nodes)
        })
        .collect();
    let bar = |stage: &Stage| {
        let tally = counts.net.at(*stage);
        Bar {
            name: Text::line(words::stage(*stage)),
            total: Text::line(format!("{}件", tally.nodes)),
            segments: segments(tally),
        }
    };
    Group { title: Text::line(title), alt: format!("{title}。{alt}"), bars: stages.iter().map(bar).collect() }
}

fn segments(tally: &Tally) -> Vec<Segment> {
    let options =
        tally.counts.iter().enumerate().map(|(option, count)| Segment { option: Some(option), count: *count });
    let blank = Segment { option: None, count: tally.blank };
    options.chain([blank]).filter(|segment| segment.count > 0).collect()
}
