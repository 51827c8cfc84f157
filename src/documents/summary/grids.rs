//! The tables of one axis.

use rust_decimal::Decimal;

use super::counts::{AxisCounts, Counts, SectionCounts};
use super::words;
use crate::documents::figures::figure;
use crate::documents::figures::grid::{Grid, GridHead, GridRow};
use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::words::{self as common, tally_notes};
use crate::model::{Carrier, Choice, Counting, Edition, Form, Part, Period, Plan, Stage, Tally};

/// Makes the tables of one axis.
pub struct Grids<'a> {
    plan: &'a Plan,
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
        let plan = &edition.plan;
        Self { plan, form: &plan.form, counts, stages: counts.stages(), blanks: counts.total.gross.own.blank > 0 }
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

    /// The ways of counting: without any 再掲, both are equal and 実数 stands for both.
    fn countings(&self) -> &'static [Counting] {
        if self.counts.repeats { &[Counting::Net, Counting::Gross] } else { &[Counting::Net] }
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
        let earlier = self.counts.earlier.as_ref().map(|(_, tally)| tally);
        if self.blanks || earlier.is_some_and(|tally| tally.blank > 0) {
            rows.push(self.total(self.unjudged(), |tally| tally.blank, none));
        }
        let multiple = self.counts.axis.multiple;
        let all_count = |tally: &Tally| tally.counted == tally.nodes;
        let whole = all_count(&self.counts.total.gross.own) && earlier.is_none_or(all_count) && !multiple;
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

    /// The tally of the period before, which stands beside 実数 only.
    fn earlier(&self, counting: Counting) -> Option<&'a (Period, Tally)> {
        self.counts.earlier.as_ref().filter(|_| counting == Counting::Net)
    }

    /// The groups of columns of one way of counting: each with its heading and its number of columns.
    fn groups(&self, counting: Counting) -> Vec<(String, usize)> {
        let earlier = self.earlier(counting).map(|(period, _)| *period);
        let name = |period| (self.plan.period_name(period), 2);
        let mut groups: Vec<(String, usize)> = earlier.into_iter().map(name).collect();
        let is_year_before = |period: Period| period.month_of_year().is_none() && period.precedes(self.plan.year);
        for stage in self.stages {
            groups.push((common::stage(*stage).to_owned(), 2));
            if *stage == Stage::Own {
                groups.extend(earlier.map(|period| (words::since(is_year_before(period)).to_owned(), 1)));
            } else {
                groups.push((common::CHANGE.to_owned(), 1));
            }
        }
        groups
    }

    /// The header: the ways of counting if there are two, whose judgements if there are several, then counts and shares.
    fn totals_head(&self) -> Vec<Vec<GridHead>> {
        let countings: Vec<_> = self.countings().iter().map(|counting| (*counting, self.groups(*counting))).collect();
        let has_groups = countings.iter().any(|(_, groups)| groups.len() > 1);
        let depth = 1 + usize::from(has_groups) + usize::from(countings.len() > 1);
        let (mut first, mut second, mut third) = (Vec::new(), Vec::new(), Vec::new());
        for (counting, groups) in &countings {
            let columns = groups.iter().map(|(_, columns)| columns).sum();
            first.push(GridHead::new(words::counting_in_full(*counting), columns, 1));
            for (heading, columns) in groups {
                let rows = if *columns > 1 { 1 } else { 2 };
                second.push(GridHead::new(heading.as_str(), *columns, rows));
                if *columns > 1 {
                    third.extend([common::COUNT, common::SHARE].map(|word| GridHead::new(word, 1, 1)));
                }
            }
        }
        let rows = [(countings.len() > 1, first), (has_groups, second), (true, third)];
        let mut head: Vec<Vec<GridHead>> = rows.into_iter().filter(|(is, _)| *is).map(|(_, row)| row).collect();
        head[0].insert(0, GridHead::new(words::STATUS, 1, depth));
        head
    }

    /// A row of the totals: for each way of counting the count, its share, and its changes since the period before and by
    /// the committee.
    fn total(
        &self,
        label: &str,
        count: impl Fn(&Tally) -> usize,
        share: impl Fn(&Tally) -> Option<Decimal>,
    ) -> GridRow {
        let change = |from: &Tally, to: &Tally| Text::line(figure::change_of_counts(self.form, count(from), count(to)));
        let pair = |tally: &Tally| [self.count(count(tally)), Text::line(figure::share(self.form, share(tally)))];
        let mut cells = vec![Text::line(label)];
        for counting in self.countings() {
            let stages = self.counts.total.by(*counting);
            let earlier = self.earlier(*counting).map(|(_, tally)| tally);
            cells.extend(earlier.into_iter().flat_map(pair));
            cells.extend(pair(&stages.own));
            cells.extend(earlier.map(|tally| change(tally, &stages.own)));
            if self.compares() {
                cells.extend(pair(&stages.after));
                cells.push(change(&stages.own, &stages.after));
            }
        }
        GridRow { depth: 0, total: false, cells }
    }

    /// The row of means, if options have points.
    fn means(&self) -> Option<GridRow> {
        let none = || Text::line(common::NONE);
        let pair = |tally: &Tally| [Text::line(figure::mean(self.form, tally.mean())), none()];
        let mut cells = vec![Text::line(common::MEAN_OF_POINTS)];
        for counting in self.countings() {
            let stages = self.counts.total.by(*counting);
            let earlier = self.earlier(*counting).map(|(_, tally)| tally);
            cells.extend(earlier.into_iter().flat_map(pair));
            cells.extend(pair(&stages.own));
            cells.extend(earlier.map(|_| none()));
            if self.compares() {
                cells.extend(pair(&stages.after));
                cells.push(none());
            }
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
        let heads = self.labelled(&labels, heads);
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

    /// The rows of a header behind the headings of the labels and of the totals. The first row names whose judgements they
    /// are, unless all are 自己評価.
    fn labelled(&self, labels: &[String], mut heads: Vec<Vec<GridHead>>) -> Vec<Vec<GridHead>> {
        if !self.compares() {
            heads.remove(0);
        }
        let depth = heads.len();
        let total = figure::total(self.form, self.counts.axis.multiple);
        let before = labels.iter().map(String::as_str).chain([total]).map(|label| GridHead::new(label, 1, depth));
        let first = before.chain(heads.remove(0)).collect();
        [first].into_iter().chain(heads).collect()
    }

    /// The table of the lowest sections by 担当課, 実数; `None` if judged nodes have no 担当課.
    pub fn departments_of_sections(&self) -> Option<Grid> {
        if self.counts.departments.is_empty() {
            return None;
        }
        let label = common::levels(&[self.form.levels.last().cloned().unwrap_or_default(), self.departments_heading()]);
        let width = self.options().len() + usize::from(self.blanks);
        let mut heads = vec![Vec::new(), Vec::new()];
        for stage in self.stages {
            heads[0].push(GridHead::new(common::stage(*stage), width, 1));
            heads[1].extend(self.options().iter().map(|option| GridHead::new(&option.name, 1, 1)));
            heads[1].extend(self.blanks.then(|| GridHead::new(self.unjudged(), 1, 1)));
        }
        let heads = self.labelled(std::slice::from_ref(&label), heads);
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
