//! The tables of one axis.

use rust_decimal::Decimal;

use super::counts::{AxisCounts, Counts, SectionCounts, Stages};
use super::words;
use crate::documents::figures::figure;
use crate::documents::figures::grid::{Grid, GridHead, GridRow};
use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::words::{self as common, tally_notes};
use crate::model::{Carrier, Choice, Counting, Edition, Form, Part, Stage, Tally};

const COUNTINGS: [Counting; 2] = [Counting::Net, Counting::Gross];

/// Makes the tables of one axis.
pub struct Grids<'a> {
    form: &'a Form,
    counts: &'a AxisCounts<'a>,
    stages: &'static [Stage],
    /// Whether any judgement is missing.
    blanks: bool,
}

/// A row before its figures: labels and tallies.
struct CountLine<'a> {
    depth: usize,
    total: bool,
    labels: Vec<Text>,
    counts: &'a Counts,
}

impl<'a> Grids<'a> {
    /// The maker of the tables of an axis.
    pub fn new(edition: &'a Edition, counts: &'a AxisCounts<'a>) -> Self {
        Self { form: &edition.plan.form, counts, stages: counts.stages(), blanks: counts.total.gross.own.blank > 0 }
    }

    fn options(&self) -> &'a [Choice] {
        self.counts.axis.scale.options()
    }

    fn unjudged(&self) -> &'static str {
        common::unjudged(self.counts.axis)
    }

    fn count(&self, count: usize) -> Text {
        Text::line(figure::counted(self.form, count))
    }

    /// The totals, one row per option.
    pub fn totals(&self) -> Grid {
        let mut rows: Vec<GridRow> = Vec::new();
        for (index, option) in self.options().iter().enumerate() {
            let count = |tally: &Tally| tally.counts[index];
            let share = |tally: &Tally| option.counted.then(|| tally.share(count(tally))).flatten();
            rows.push(self.total(&option.name, count, share));
        }
        let none = |_: &Tally| None;
        if self.blanks {
            rows.push(self.total(self.unjudged(), |tally| tally.blank, none));
        }
        let multiple = self.counts.axis.multiple;
        let all_count = |stages: &Stages| stages.own.counted == stages.own.nodes;
        let whole = all_count(&self.counts.total.gross) && !multiple;
        let label = figure::total(self.form, multiple);
        let share = |tally: &Tally| whole.then(|| tally.share(tally.nodes)).flatten();
        rows.push(GridRow { total: true, ..self.total(label, |tally| tally.nodes, share) });
        if !whole {
            rows.push(GridRow { total: true, ..self.total(common::COUNTED, |tally| tally.counted, none) });
        }
        rows.extend(self.means());
        Grid { title: Text::line(common::WHOLE), head: self.totals_head(), labels: 1, rows, notes: Vec::new() }
    }

    /// Whether a column shows the changes by the committee.
    fn compares(&self) -> bool {
        self.stages.len() > 1
    }

    fn totals_head(&self) -> Vec<Vec<GridHead>> {
        let columns = 2 * self.stages.len() + usize::from(self.compares());
        let (mut first, mut second, mut third) = (vec![GridHead::new(words::STATUS, 1, 3)], Vec::new(), Vec::new());
        for counting in COUNTINGS {
            first.push(GridHead::new(words::counting_in_full(counting), columns, 1));
            for stage in self.stages {
                second.push(GridHead::new(common::stage(*stage), 2, 1));
                third.extend([common::COUNT, common::SHARE].map(|word| GridHead::new(word, 1, 1)));
            }
            second.extend(self.compares().then(|| GridHead::new(common::CHANGE, 1, 2)));
        }
        vec![first, second, third]
    }

    /// A row of the totals: for each way of counting the count, its share, and its change by the committee.
    fn total(
        &self,
        label: &str,
        count: impl Fn(&Tally) -> usize,
        share: impl Fn(&Tally) -> Option<Decimal>,
    ) -> GridRow {
        let mut cells = vec![Text::line(label)];
        for counting in COUNTINGS {
            let stages = self.counts.total.by(counting);
            for stage in self.stages {
                let tally = stages.at(*stage);
                cells.extend([self.count(count(tally)), Text::line(figure::share(self.form, share(tally)))]);
            }
            let change = || figure::change_of_counts(self.form, count(&stages.own), count(&stages.after));
            cells.extend(self.compares().then(|| Text::line(change())));
        }
        GridRow { depth: 0, total: false, cells }
    }

    /// The row of means, if options have points.
    fn means(&self) -> Option<GridRow> {
        let none = || Text::line(common::NONE);
        let mut cells = vec![Text::line(common::MEAN_OF_POINTS)];
        for counting in COUNTINGS {
            for stage in self.stages {
                let mean = self.counts.total.by(counting).at(*stage).mean();
                cells.extend([Text::line(figure::mean(self.form, mean)), none()]);
            }
            cells.extend(self.compares().then(none));
        }
        self.counts.axis.scale.has_points().then_some(GridRow { depth: 0, total: true, cells })
    }

    /// The table of the sections of all levels; names no way of counting if both are equal.
    pub fn sections(&self, counting: Option<Counting>) -> Grid {
        let mut lines = Vec::new();
        self.section_lines(&self.counts.sections, 0, &mut lines);
        lines.push(self.total_line(1));
        let labels = vec![common::levels(&self.form.levels)];
        let notes = self.note_of_direct(counting.unwrap_or(Counting::Net));
        self.shares(words::by(&labels[0], counting), labels, lines, counting, notes)
    }

    fn section_lines<'l>(&self, sections: &'l [SectionCounts], depth: usize, lines: &mut Vec<CountLine<'l>>) {
        for section in sections.iter().filter(|section| !section.counts.is_empty()) {
            // Below a judged section there is nothing to sum up.
            let ends = self.counts.axis.carrier == Carrier::Section(depth);
            lines.push(CountLine {
                depth,
                total: !section.sections.is_empty() && !ends,
                labels: vec![Text::line(section.section.title.value.clone())],
                counts: &section.counts,
            });
            if !ends {
                self.section_lines(&section.sections, depth + 1, lines);
            }
        }
    }

    fn total_line(&self, labels: usize) -> CountLine<'_> {
        let mut texts = vec![Text::line(self.form.notation.total.as_str())];
        texts.resize(labels, Text::line(""));
        CountLine { depth: 0, total: true, labels: texts, counts: &self.counts.total }
    }

    /// The table of the 担当課, if judged nodes have any; names no way of counting if both are equal.
    pub fn departments(&self, counting: Option<Counting>) -> Option<Grid> {
        let present: Vec<_> = self.counts.departments.iter().filter(|it| !it.counts.is_empty()).collect();
        if present.is_empty() {
            return None;
        }
        let bureaus = present.iter().any(|it| it.owner.bureau().is_some());
        let lines = present.iter().map(|it| {
            let bureau = it.owner.bureau().unwrap_or_default();
            let labels = [Some(Text::line(it.owner.listed())), bureaus.then(|| Text::line(bureau))];
            CountLine { depth: 0, total: false, labels: labels.into_iter().flatten().collect(), counts: &it.counts }
        });
        let mut labels = vec![self.departments_heading()];
        labels.extend(bureaus.then(|| heading::of_part(self.form, &Part::Bureaus, common::BUREAUS)));
        let lines = lines.chain([self.total_line(labels.len())]).collect();
        let mut said = self.note_of_several();
        let absent = self.counts.departments.len() - present.len();
        said.extend((absent > 0).then(|| Text::line(words::departments_without_any(absent))));
        Some(self.shares(words::by(&labels[0], counting), labels, lines, counting, said))
    }

    /// The columns of counts and shares of every option, 自己評価 and 委員会評価後 side by side.
    fn shares(
        &self,
        title: String,
        labels: Vec<String>,
        lines: Vec<CountLine>,
        counting: Option<Counting>,
        notes: Vec<Text>,
    ) -> Grid {
        let width: usize = self.options().iter().map(|option| 1 + usize::from(option.counted)).sum();
        let width = width + usize::from(self.blanks);
        let mut heads: Vec<Vec<GridHead>> = vec![Vec::new(), Vec::new(), Vec::new()];
        heads[0].extend(labels.iter().map(|label| GridHead::new(label, 1, 3)));
        heads[0].push(GridHead::new(figure::total(self.form, self.counts.axis.multiple), 1, 3));
        for stage in self.stages {
            heads[0].push(GridHead::new(common::stage(*stage), width, 1));
            for option in self.options() {
                if option.counted {
                    heads[1].push(GridHead::new(&option.name, 2, 1));
                    heads[2].extend([GridHead::new(common::COUNT, 1, 1), GridHead::new(common::SHARE, 1, 1)]);
                } else {
                    heads[1].push(GridHead::new(&option.name, 1, 1));
                    heads[2].push(GridHead::new(common::COUNT, 1, 1));
                }
            }
            heads[1].extend(self.blanks.then(|| GridHead::new(self.unjudged(), 1, 1)));
            heads[2].extend(self.blanks.then(|| GridHead::new(common::COUNT, 1, 1)));
        }
        let row = |line: CountLine| {
            let stages = line.counts.by(counting.unwrap_or(Counting::Net));
            let mut cells = line.labels;
            cells.push(self.count(stages.own.nodes));
            for stage in self.stages {
                let tally = stages.at(*stage);
                for (option, chosen) in self.options().iter().zip(&tally.counts) {
                    cells.push(self.count(*chosen));
                    cells.extend(option.counted.then(|| Text::line(figure::share(self.form, tally.share(*chosen)))));
                }
                cells.extend(self.blanks.then(|| self.count(tally.blank)));
            }
            GridRow { depth: line.depth, total: line.total, cells }
        };
        let labels = labels.len();
        Grid { title: Text::line(title), head: heads, labels, rows: lines.into_iter().map(row).collect(), notes }
    }

    /// The table of the lowest sections by 担当課, 実数; `None` if judged nodes have no 担当課.
    pub fn departments_of_sections(&self) -> Option<Grid> {
        if self.counts.departments.is_empty() {
            return None;
        }
        let label = common::levels(&[self.form.levels.last().cloned().unwrap_or_default(), self.departments_heading()]);
        let width = self.options().len() + usize::from(self.blanks);
        let mut heads = vec![
            vec![GridHead::new(&label, 1, 2), GridHead::new(figure::total(self.form, self.counts.axis.multiple), 1, 2)],
            Vec::new(),
        ];
        for stage in self.stages {
            heads[0].push(GridHead::new(common::stage(*stage), width, 1));
            heads[1].extend(self.options().iter().map(|option| GridHead::new(&option.name, 1, 1)));
            heads[1].extend(self.blanks.then(|| GridHead::new(self.unjudged(), 1, 1)));
        }
        let mut rows = Vec::new();
        self.lowest(&self.counts.sections, 0, &mut rows);
        let title = words::by(&label, Some(Counting::Net).filter(|_| self.counts.repeats));
        let notes = self.note_of_several().into_iter().chain(self.note_of_direct(Counting::Net)).collect();
        Some(Grid { title: Text::line(title), head: heads, labels: 1, rows, notes })
    }

    fn lowest(&self, sections: &[SectionCounts], depth: usize, rows: &mut Vec<GridRow>) {
        for section in sections.iter().filter(|section| section.counts.net.own.nodes > 0) {
            let row = self.plain_row(&section.section.title.value, depth, &section.counts);
            rows.push(GridRow { total: true, ..row });
            if !section.sections.is_empty() {
                self.lowest(&section.sections, depth + 1, rows);
                continue;
            }
            for it in section.departments.iter().filter(|it| it.counts.net.own.nodes > 0) {
                rows.push(self.plain_row(&it.owner.listed(), depth + 1, &it.counts));
            }
        }
    }

    fn departments_heading(&self) -> String {
        heading::of_part(self.form, &Part::Departments, common::DEPARTMENTS)
    }

    fn note_of_several(&self) -> Vec<Text> {
        self.counts
            .several
            .then(|| Text::line(words::several_departments(&self.form.notation.total)))
            .into_iter()
            .collect()
    }

    /// The note on nodes that belong to a section above the rows.
    fn note_of_direct(&self, counting: Counting) -> Vec<Text> {
        let count = self.direct(&self.counts.sections, counting, 0);
        (count > 0)
            .then(|| Text::line(tally_notes::directly_above(&self.form.notation.total, count)))
            .into_iter()
            .collect()
    }

    fn direct(&self, sections: &[SectionCounts], counting: Counting, depth: usize) -> usize {
        if self.counts.axis.carrier == Carrier::Section(depth) {
            return 0;
        }
        let nodes = |counts: &Counts| counts.by(counting).own.nodes;
        let above = sections.iter().filter(|section| !section.sections.is_empty());
        let of_section = |section: &SectionCounts| {
            let below: usize = section.sections.iter().map(|section| nodes(&section.counts)).sum();
            nodes(&section.counts) - below + self.direct(&section.sections, counting, depth + 1)
        };
        above.map(of_section).sum()
    }

    fn plain_row(&self, label: &str, depth: usize, counts: &Counts) -> GridRow {
        let mut cells = vec![Text::line(label), self.count(counts.net.own.nodes)];
        for stage in self.stages {
            let tally = counts.net.at(*stage);
            cells.extend(tally.counts.iter().map(|chosen| self.count(*chosen)));
            cells.extend(self.blanks.then(|| self.count(tally.blank)));
        }
        GridRow { depth, total: false, cells }
    }
}
