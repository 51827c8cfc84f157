//! The tables of one axis.

use rust_decimal::Decimal;

use super::counts::{AxisCounts, Counts, SectionCounts};
use super::words;
use crate::model::{Carrier, Choice, Counting, Edition, Form, Number, Stage, Tally};
use crate::view::{Grid, GridHead, GridRow, Text};

/// Makes the tables of one axis.
pub struct Grids<'a> {
    form: &'a Form,
    counts: &'a AxisCounts<'a>,
    stages: Vec<Stage>,
    /// Whether anything is not judged yet.
    blanks: bool,
}

/// A row to be: its labels, and what it counts.
struct Line<'a> {
    depth: usize,
    total: bool,
    labels: Vec<Text>,
    counts: &'a Counts,
}

fn head(text: impl Into<String>, columns: usize, rows: usize) -> GridHead {
    GridHead { text: Text::line(text), columns, rows }
}

fn count(count: usize) -> Text {
    Text::line(count.to_string())
}

fn share(share: Option<Decimal>) -> Text {
    Text::line(share.map_or_else(|| words::NONE.to_owned(), |share| format!("{share}%")))
}

impl<'a> Grids<'a> {
    /// The maker of the tables of an axis.
    pub fn new(edition: &'a Edition, counts: &'a AxisCounts<'a>) -> Self {
        let stages = if counts.committee { vec![Stage::Own, Stage::AfterCommittee] } else { vec![Stage::Own] };
        Self { form: &edition.plan.form, counts, stages, blanks: counts.total.gross.own.blank > 0 }
    }

    fn options(&self) -> &'a [Choice] {
        self.counts.axis.scale.options()
    }

    /// The totals: a row for every option.
    pub fn totals(&self) -> Grid {
        let compared = self.stages.len() > 1;
        let columns = 2 * self.stages.len() + usize::from(compared);
        let countings = [Counting::Net, Counting::Gross];
        let mut heads = vec![vec![head(words::STATUS, 1, 3)], Vec::new(), Vec::new()];
        for counting in countings {
            heads[0].push(head(words::counting(counting), columns, 1));
            for stage in &self.stages {
                heads[1].push(head(words::stage(*stage), 2, 1));
                heads[2].extend([head(words::COUNT, 1, 1), head(words::SHARE, 1, 1)]);
            }
            if compared {
                heads[1].push(head(words::CHANGE, 1, 2));
            }
        }
        let row = |label: &str, total: bool, figure: &dyn Fn(&Tally) -> usize, shared: Shared| {
            let mut cells = vec![Text::line(label)];
            for counting in countings {
                let stages = self.counts.total.by(counting);
                for stage in &self.stages {
                    let tally = stages.at(*stage);
                    cells.push(count(figure(tally)));
                    cells.push(match shared {
                        Shared::Yes => share(tally.share(figure(tally))),
                        Shared::No => Text::line(words::NONE),
                    });
                }
                if compared {
                    cells.push(Text::line(self.moved(figure(&stages.own), figure(&stages.after))));
                }
            }
            GridRow { depth: 0, total, cells }
        };
        let shared = |yes: bool| if yes { Shared::Yes } else { Shared::No };
        let mut rows: Vec<GridRow> = Vec::new();
        for (index, option) in self.options().iter().enumerate() {
            rows.push(row(&option.name, false, &|tally| tally.counts[index], shared(option.counted)));
        }
        if self.blanks {
            rows.push(row(words::BLANK, false, &|tally| tally.blank, Shared::No));
        }
        let multiple = self.counts.axis.multiple;
        let all_count = |stages: &super::counts::Stages| stages.own.counted == stages.own.nodes;
        let whole = all_count(&self.counts.total.gross) && !multiple;
        let total = if multiple { words::NODES } else { words::TOTAL };
        rows.push(row(total, true, &|tally| tally.nodes, shared(whole)));
        if !whole {
            rows.push(row(words::COUNTED, true, &|tally| tally.counted, Shared::No));
        }
        rows.extend(self.means(compared));
        Grid { title: Text::line("全体"), head: heads, labels: 1, rows, notes: Vec::new() }
    }

    /// The row of the means, where options have points.
    fn means(&self, compared: bool) -> Option<GridRow> {
        self.options().iter().find(|option| option.points.is_some())?;
        let mut cells = vec![Text::line(words::MEAN)];
        for counting in [Counting::Net, Counting::Gross] {
            for stage in &self.stages {
                let mean = self.counts.total.by(counting).at(*stage).mean();
                let mean = mean.map(|mean| Number::of(mean, self.form.minus.char()).as_str().to_owned());
                cells.extend([Text::line(mean.unwrap_or_else(|| words::NONE.to_owned())), Text::line(words::NONE)]);
            }
            if compared {
                cells.push(Text::line(words::NONE));
            }
        }
        Some(GridRow { depth: 0, total: true, cells })
    }

    /// What a count has become: ＋1, ▲2, 0.
    fn moved(&self, from: usize, to: usize) -> String {
        match to.cmp(&from) {
            std::cmp::Ordering::Less => format!("{}{}", self.form.minus.char(), from - to),
            std::cmp::Ordering::Equal => "0".to_owned(),
            std::cmp::Ordering::Greater => format!("＋{}", to - from),
        }
    }

    /// The table of the sections of every level; of no way of counting where both ways of counting are the same.
    pub fn sections(&self, counting: Option<Counting>) -> Grid {
        let mut lines = Vec::new();
        self.section_lines(&self.counts.sections, 0, &mut lines);
        lines.push(self.total_line(1));
        let labels = vec![self.form.levels.join("・")];
        self.shares(words::by(&labels[0], counting), labels, lines, counting, Vec::new())
    }

    fn section_lines<'l>(&self, sections: &'l [SectionCounts], depth: usize, lines: &mut Vec<Line<'l>>) {
        for section in sections.iter().filter(|section| !section.counts.is_empty()) {
            // Below what is judged itself there is nothing to sum up.
            let ends = self.counts.axis.carrier == Carrier::Section(depth);
            lines.push(Line {
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

    fn total_line(&self, labels: usize) -> Line<'_> {
        let mut texts = vec![Text::line(words::TOTAL)];
        texts.resize(labels, Text::line(""));
        Line { depth: 0, total: true, labels: texts, counts: &self.counts.total }
    }

    /// The table of the 担当課, if what is judged has any; of no way of counting where both are the same.
    pub fn departments(&self, counting: Option<Counting>) -> Option<Grid> {
        let present: Vec<_> = self.counts.departments.iter().filter(|it| !it.counts.is_empty()).collect();
        if present.is_empty() {
            return None;
        }
        let bureaus = present.iter().any(|it| it.department.bureau.is_some());
        let lines = present.iter().map(|it| {
            let name = format!("{}{}", it.department.name.value, words::kind(it.department.kind));
            let bureau = it.department.bureau.clone().unwrap_or_default();
            let labels = [Some(Text::line(name)), bureaus.then(|| Text::line(bureau))];
            Line { depth: 0, total: false, labels: labels.into_iter().flatten().collect(), counts: &it.counts }
        });
        let mut labels = vec![words::DEPARTMENT.to_owned()];
        labels.extend(bureaus.then(|| words::BUREAU.to_owned()));
        let lines = lines.chain([self.total_line(labels.len())]).collect();
        let mut notes = self.note_of_several();
        let absent = self.counts.departments.len() - present.len();
        notes.extend((absent > 0).then(|| Text::line(words::departments_without_any(absent))));
        Some(self.shares(words::by(words::DEPARTMENT, counting), labels, lines, counting, notes))
    }

    /// Counts and shares of every option, own and after the committee's judgement side by side.
    fn shares(
        &self,
        title: String,
        labels: Vec<String>,
        lines: Vec<Line>,
        counting: Option<Counting>,
        notes: Vec<Text>,
    ) -> Grid {
        let width: usize = self.options().iter().map(|option| 1 + usize::from(option.counted)).sum();
        let width = width + usize::from(self.blanks);
        let mut heads: Vec<Vec<GridHead>> = vec![Vec::new(), Vec::new(), Vec::new()];
        heads[0].extend(labels.iter().map(|label| head(label, 1, 3)));
        heads[0].push(head(words::TOTAL, 1, 3));
        for stage in &self.stages {
            heads[0].push(head(words::stage(*stage), width, 1));
            for option in self.options() {
                if option.counted {
                    heads[1].push(head(&option.name, 2, 1));
                    heads[2].extend([head(words::COUNT, 1, 1), head(words::SHARE, 1, 1)]);
                } else {
                    heads[1].push(head(&option.name, 1, 1));
                    heads[2].push(head(words::COUNT, 1, 1));
                }
            }
            heads[1].extend(self.blanks.then(|| head(words::BLANK, 1, 1)));
            heads[2].extend(self.blanks.then(|| head(words::COUNT, 1, 1)));
        }
        let row = |line: Line| {
            let stages = line.counts.by(counting.unwrap_or(Counting::Net));
            let mut cells = line.labels;
            cells.push(count(stages.own.nodes));
            for stage in &self.stages {
                let tally = stages.at(*stage);
                for (option, chosen) in self.options().iter().zip(&tally.counts) {
                    cells.push(count(*chosen));
                    cells.extend(option.counted.then(|| share(tally.share(*chosen))));
                }
                cells.extend(self.blanks.then(|| count(tally.blank)));
            }
            GridRow { depth: line.depth, total: line.total, cells }
        };
        let labels = labels.len();
        Grid { title: Text::line(title), head: heads, labels, rows: lines.into_iter().map(row).collect(), notes }
    }

    /// The table of the lowest sections and their 担当課, 実数; `None` where what is judged has none.
    pub fn departments_of_sections(&self) -> Option<Grid> {
        if self.counts.departments.is_empty() {
            return None;
        }
        let label = format!("{}・{}", self.form.levels.last().map_or("", String::as_str), words::DEPARTMENT);
        let width = self.options().len() + usize::from(self.blanks);
        let mut heads = vec![vec![head(&label, 1, 2), head(words::TOTAL, 1, 2)], Vec::new()];
        for stage in &self.stages {
            heads[0].push(head(words::stage(*stage), width, 1));
            heads[1].extend(self.options().iter().map(|option| head(&option.name, 1, 1)));
            heads[1].extend(self.blanks.then(|| head(words::BLANK, 1, 1)));
        }
        let mut rows = Vec::new();
        self.lowest(&self.counts.sections, 0, &mut rows);
        let title = words::by(&label, Some(Counting::Net).filter(|_| self.counts.repeats));
        Some(Grid { title: Text::line(title), head: heads, labels: 1, rows, notes: self.note_of_several() })
    }

    fn lowest(&self, sections: &[SectionCounts], depth: usize, rows: &mut Vec<GridRow>) {
        for section in sections.iter().filter(|section| section.counts.net.own.nodes > 0) {
            rows.push(self.plain_row(&section.section.title.value, depth, true, &section.counts));
            if !section.sections.is_empty() {
                self.lowest(&section.sections, depth + 1, rows);
                continue;
            }
            for it in section.departments.iter().filter(|it| it.counts.net.own.nodes > 0) {
                let name = format!("{}{}", it.department.name.value, words::kind(it.department.kind));
                rows.push(self.plain_row(&name, depth + 1, false, &it.counts));
            }
        }
    }

    fn note_of_several(&self) -> Vec<Text> {
        self.counts.several.then(|| Text::line(words::SEVERAL_DEPARTMENTS)).into_iter().collect()
    }

    fn plain_row(&self, label: &str, depth: usize, total: bool, counts: &Counts) -> GridRow {
        let mut cells = vec![Text::line(label), count(counts.net.own.nodes)];
        for stage in &self.stages {
            let tally = counts.net.at(*stage);
            cells.extend(tally.counts.iter().map(|chosen| count(*chosen)));
            cells.extend(self.blanks.then(|| count(tally.blank)));
        }
        GridRow { depth, total, cells }
    }
}

/// Whether a count has a share.
#[derive(Clone, Copy)]
enum Shared {
    Yes,
    No,
}
