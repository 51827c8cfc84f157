//! Computes a table of counts.

use rust_decimal::Decimal;

use super::head::{self, is_bracketed};
use super::rows::{self, TallyLine, TallyLineKind, groups, those, written};
use crate::documents::figures::figure;
use crate::documents::figures::grid::GridHead;
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::model::tally::{Extent, JudgedNode, nodes, share};
use crate::model::{
    AmongStyle, Axis, Condition, CountTable, Edition, Form, Named, OptionIndex, Period, Tally, TallyColumn, TallyEntry,
    TallyPart, TallyRows, TotalRow,
};

/// The input of a table of counts.
pub(super) struct Counter<'a> {
    pub edition: &'a Edition,
    /// What is counted.
    pub extent: Extent<'a>,
    pub table: &'a CountTable,
    pub axis: &'a Axis,
    /// The judged nodes.
    pub nodes: Vec<JudgedNode<'a>>,
    /// The same nodes with their judgements on the other axes that conditions name.
    others: Vec<(&'a Named, Vec<JudgedNode<'a>>)>,
    /// The tally of all nodes.
    pub all: Tally,
}

impl<'a> Counter<'a> {
    pub(super) fn for_table(edition: &'a Edition, extent: Extent<'a>, table: &'a CountTable) -> Option<Self> {
        let form = &edition.plan.form;
        let judged = |name: &Named| -> Option<(&'a Axis, Vec<JudgedNode<'a>>)> {
            let axis = form.axis(name.carrier, &name.name)?;
            let nodes = nodes(edition, axis).into_iter().filter(|node| node.is_within(extent));
            Some((axis, nodes.filter(|node| node.counts(table.counting)).collect()))
        };
        let (axis, nodes) = judged(&table.axis)?;
        let mut others: Vec<(&Named, Vec<JudgedNode>)> = Vec::new();
        for column in table.each_column() {
            if let Some(Condition::Chosen { axis, .. }) = column.part.condition()
                && others.iter().all(|(other, _)| *other != axis)
            {
                others.push((axis, judged(axis)?.1));
            }
        }
        let all = Tally::count(axis, &nodes, table.stage, edition.plan.year);
        Some(Self { edition, extent, table, axis, nodes, others, all })
    }

    pub(super) fn form(&self) -> &'a Form {
        &self.edition.plan.form
    }

    pub(super) fn lines(&self) -> Vec<TallyLine> {
        let mut lines = match &self.table.rows {
            TallyRows::Options => {
                let names = self.axis.scale.names().map(|name| (name, self.axis.scale.find(name)));
                let mut lines: Vec<TallyLine> =
                    names.filter_map(|(name, option)| Some(self.chosen(name, vec![option?]))).collect();
                lines.extend(self.blank());
                lines
            }
            TallyRows::Unions(unions) => {
                unions.iter().map(|union| self.chosen(&union.heading, union.options.clone())).collect()
            }
            rows => groups(self.edition, self.extent, rows, &self.nodes),
        };
        let total = || {
            let members = (0..self.nodes.len()).collect();
            let is_multiple = self.axis.multiple && self.table.rows.are_options();
            let label = figure::total(self.form(), is_multiple).to_owned();
            TallyLine { label, depth: 0, total: true, kind: TallyLineKind::Total, members }
        };
        match self.table.total {
            TotalRow::Last => lines.push(total()),
            TotalRow::First => lines.insert(0, total()),
            TotalRow::None => {}
        }
        lines
    }

    fn chosen(&self, label: &str, options: Vec<OptionIndex>) -> TallyLine {
        let members = those(&self.nodes, |node| self.has(node, &options, self.year()));
        TallyLine { label: label.to_owned(), depth: 0, total: false, kind: TallyLineKind::Chosen(options), members }
    }

    /// The row of missing judgements, if any are missing now or were in a compared period.
    fn blank(&self) -> Option<TallyLine> {
        let is_blank = |period| move |node: &JudgedNode| node.options(self.table.stage, period).is_empty();
        let members = those(&self.nodes, is_blank(self.year()));
        let mut before = self.earlier().filter(|since| self.is_judged(*since));
        let is_shown = !members.is_empty() || before.any(|since| self.nodes.iter().any(is_blank(since)));
        let label = words::unjudged(self.axis).to_owned();
        is_shown.then_some(TallyLine { label, depth: 0, total: false, kind: TallyLineKind::Blank, members })
    }

    /// The tally of all nodes on an axis of the same carrier.
    ///
    /// - `period`: an earlier period; `None` for the reported one
    pub(super) fn tally(&self, axis: &Axis, period: Option<Period>) -> Tally {
        let nodes = self.judged_on(&Named::axis(axis));
        Tally::count(axis, nodes, self.table.stage, period.unwrap_or(self.year()))
    }

    /// Whether a share beside うち is one of nothing.
    pub(super) fn has_share_of_nothing(&self, lines: &[TallyLine]) -> bool {
        let columns = self.table.each_column().filter_map(|column| match &column.part {
            TallyPart::Among { condition, style: AmongStyle::WithShare } => Some((column.period, condition)),
            _ => None,
        });
        columns.filter(|(period, condition)| period.is_none_or(|it| self.is_judged_in(Some(condition), it))).any(
            |(period, condition)| {
                let period = period.unwrap_or(self.year());
                let has_none = |line: &TallyLine| match condition {
                    Condition::Written { .. } => self.members(line, period).is_empty(),
                    Condition::Chosen { axis, .. } => {
                        let judged = self.judged_on(axis);
                        let members = self.members(line, period);
                        let nodes = members.iter().map(|index| &judged[*index]);
                        let axis = self.form().axis(axis.carrier, &axis.name);
                        axis.is_some_and(|axis| Tally::count(axis, nodes, self.table.stage, period).counted == 0)
                    }
                };
                lines.iter().any(has_none)
            },
        )
    }

    pub(super) fn year(&self) -> Period {
        self.edition.plan.year
    }

    /// The earlier periods that are counted, or to which the reported one is compared.
    pub(super) fn earlier(&self) -> impl Iterator<Item = Period> {
        self.table.each_column().filter_map(TallyColumn::earlier)
    }

    /// Whether any node was judged on an axis in a period.
    pub(super) fn is_judged(&self, since: Period) -> bool {
        let mut columns = self.table.each_column().filter(|column| column.earlier() == Some(since));
        columns.any(|column| self.is_judged_in(column.part.condition(), since))
    }

    fn is_judged_in(&self, condition: Option<&Condition>, since: Period) -> bool {
        let nodes = match condition {
            Some(Condition::Chosen { axis, .. }) => self.judged_on(axis),
            _ => &self.nodes,
        };
        nodes.iter().any(|node| !node.options(self.table.stage, since).is_empty())
    }

    fn judged_on(&self, axis: &Named) -> &[JudgedNode<'a>] {
        let other = self.others.iter().find(|(other, _)| *other == axis);
        other.map_or(&self.nodes, |(_, nodes)| nodes)
    }

    fn has(&self, node: &JudgedNode, options: &[OptionIndex], period: Period) -> bool {
        node.options(self.table.stage, period).iter().any(|option| options.contains(option))
    }

    /// The number of nodes that satisfy a condition in a period.
    fn count(&self, members: &[usize], condition: &Condition, period: Period) -> usize {
        let fulfils = |index: &&usize| match condition {
            Condition::Chosen { axis, options } => self.has(&self.judged_on(axis)[**index], options, period),
            Condition::Written { field, values } => {
                written(&self.nodes[**index], field).is_some_and(|text| values.iter().any(|value| value.trim() == text))
            }
        };
        members.iter().filter(fulfils).count()
    }

    pub(super) fn cells(&self, line: &TallyLine) -> Vec<Text> {
        let mut cells: Vec<String> = Vec::new();
        for column in self.table.each_column() {
            let of_column = self.cell(line, column);
            match cells.last_mut().filter(|_| is_bracketed(column)) {
                Some(before) => before.extend(of_column.iter().filter(|it| !it.is_empty()).map(|it| format!("({it})"))),
                None => cells.extend(of_column),
            }
        }
        cells.into_iter().map(Text::line).collect()
    }

    /// The positions of the nodes of a row in a period. Those of an option are others in another period.
    fn members(&self, line: &TallyLine, period: Period) -> Vec<usize> {
        match &line.kind {
            _ if period == self.year() => line.members.clone(),
            TallyLineKind::Chosen(options) => those(&self.nodes, |node| self.has(node, options, period)),
            TallyLineKind::Blank => those(&self.nodes, |node| node.options(self.table.stage, period).is_empty()),
            TallyLineKind::Group | TallyLineKind::Total => line.members.clone(),
        }
    }

    /// The tally of all nodes in a period.
    pub(super) fn all_at(&self, period: Period) -> Tally {
        Tally::count(self.axis, &self.nodes, self.table.stage, period)
    }

    fn cell(&self, line: &TallyLine, column: &TallyColumn) -> Vec<String> {
        let period = column.period.unwrap_or(self.year());
        let is_known = column.period.is_none() || self.is_judged_in(column.part.condition(), period);
        match &column.part {
            TallyPart::Change { condition, since } => vec![self.change(line, condition.as_ref(), *since)],
            TallyPart::Among { style: AmongStyle::WithShare, .. } if !is_known => vec![words::NONE.to_owned(); 2],
            _ if !is_known => vec![words::NONE.to_owned()],
            TallyPart::Count => vec![figure::counted(self.form(), self.members(line, period).len())],
            TallyPart::Share => vec![figure::share(self.form(), self.share(line, period))],
            TallyPart::Among { condition, style } => {
                let members = self.members(line, period);
                let count = self.count(&members, condition, period);
                let share = (*style == AmongStyle::WithShare)
                    .then(|| figure::share(self.form(), self.share_of_row(&members, condition, count, period)));
                [Some(figure::counted(self.form(), count)), share].into_iter().flatten().collect()
            }
            TallyPart::Mean => {
                let members = self.members(line, period);
                let nodes = members.iter().map(|index| &self.nodes[*index]);
                let tally = Tally::count(self.axis, nodes, self.table.stage, period);
                let mean = match &line.kind {
                    TallyLineKind::Chosen(options) => tally.mean_of(|option| options.contains(&option)),
                    _ => tally.mean(),
                };
                vec![figure::mean(self.form(), mean)]
            }
        }
    }

    /// 割合: for options, the share of counted judgements; otherwise the share of all nodes.
    fn share(&self, line: &TallyLine, period: Period) -> Option<Decimal> {
        let of_period;
        let all = if period == self.year() {
            &self.all
        } else {
            of_period = self.all_at(period);
            &of_period
        };
        let count = self.members(line, period).len();
        match &line.kind {
            TallyLineKind::Chosen(options) if self.all_count(self.axis, options) => all.share(count),
            TallyLineKind::Chosen(_) | TallyLineKind::Blank => None,
            // If several options may be chosen, their shares add up to more than 100%. A total of more than is counted
            // has none, because its count is not the denominator.
            TallyLineKind::Total if self.table.rows.are_options() => {
                let is_whole = all.counted == all.nodes && !self.axis.multiple;
                is_whole.then(|| all.share(all.counted)).flatten()
            }
            TallyLineKind::Group | TallyLineKind::Total => share(count, self.nodes.len()),
        }
    }

    /// Whether a row has a share and is none of the sums.
    pub(super) fn is_shared(&self, line: &TallyLine) -> bool {
        !line.total && line.kind != TallyLineKind::Total && self.share(line, self.year()).is_some()
    }

    fn all_count(&self, axis: &Axis, options: &[OptionIndex]) -> bool {
        options.iter().all(|option| axis.scale.option(*option).counted)
    }

    /// The share of the row; for judgements, of those that count on their axis.
    fn share_of_row(&self, members: &[usize], condition: &Condition, count: usize, period: Period) -> Option<Decimal> {
        match condition {
            Condition::Written { .. } => share(count, members.len()),
            Condition::Chosen { axis, options } => {
                let judged = self.judged_on(axis);
                let axis = self.form().axis(axis.carrier, &axis.name)?;
                let nodes = members.iter().map(|index| &judged[*index]);
                let tally = Tally::count(axis, nodes, self.table.stage, period);
                tally.share(count).filter(|_| self.all_count(axis, options))
            }
        }
    }

    fn change(&self, line: &TallyLine, condition: Option<&Condition>, since: Period) -> String {
        if !self.is_judged_in(condition, since) {
            return words::NONE.to_owned();
        }
        let count = |period| match condition {
            Some(condition) => self.count(&line.members, condition, period),
            None => self.members(line, period).len(),
        };
        figure::change_of_counts(self.form(), count(since), count(self.year()))
    }

    /// The header.
    pub(super) fn head(&self) -> Vec<Vec<GridHead>> {
        let label = rows::head(self.edition, self.extent, &self.table.rows, &self.axis.name);
        head::rows(label, &self.table.columns, |column| self.heading(column))
    }

    /// How a note names a column: by its heading and the common one above it.
    pub(super) fn named(&self, column: &TallyColumn) -> String {
        let is_above = |entry: &&TallyEntry| entry.columns().iter().any(|other| std::ptr::eq(other, column));
        let above = self.table.columns.iter().find(is_above).and_then(TallyEntry::heading);
        let heading = words::quoted(&self.heading(column));
        above.map_or(heading.clone(), |above| words::of_group(&words::quoted(above), &heading))
    }

    pub(super) fn heading(&self, column: &TallyColumn) -> String {
        if let Some(heading) = &column.heading {
            return heading.clone();
        }
        let of_period = column.period.map(|period| words::of_period(&self.edition.plan.period_name(period)));
        let heading = match &column.part {
            TallyPart::Count => words::COUNT.to_owned(),
            TallyPart::Share => words::SHARE.to_owned(),
            TallyPart::Mean => words::MEAN.to_owned(),
            TallyPart::Change { condition, since } => {
                let of = condition.as_ref().map(|condition| self.form().accepted(condition));
                words::change(of.as_deref(), &self.edition.plan.period_name(*since))
            }
            TallyPart::Among { condition, .. } => words::AMONG.to_owned() + &self.form().accepted(condition),
        };
        of_period.unwrap_or_default() + &heading
    }
}
