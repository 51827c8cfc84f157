//! Computes a table whose rows count different things.

use rust_decimal::Decimal;

use super::head;
use super::rows::{those, written};
use crate::documents::figures::figure;
use crate::documents::figures::grid::{Grid, GridRow};
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::documents::words::tally_notes;
use crate::model::tally::{Extent, JudgedNode, every, nodes, share};
use crate::model::{
    Axis, Carrier, Condition, Edition, MixedRow, MixedTable, OptionIndex, Period, Stage, Tally, TallyColumn, TallyPart,
};

/// What a row counts.
struct Counted<'a> {
    /// Everything of the kind, or what is judged on the axis.
    nodes: Vec<JudgedNode<'a>>,
    of: Counts<'a>,
}

/// Which nodes count.
enum Counts<'a> {
    /// Those with one of these options.
    Chosen(&'a Axis, &'a [OptionIndex], Stage),
    /// Those at these positions, whatever the period.
    Those(Vec<usize>),
}

impl Counted<'_> {
    /// How many count in a period, and their share; `None` if nothing is known of the period.
    ///
    /// - `year`: the reported period
    fn at(&self, period: Period, year: Period) -> Option<(usize, Option<Decimal>)> {
        match &self.of {
            Counts::Those(members) => (period == year).then(|| (members.len(), share(members.len(), self.nodes.len()))),
            Counts::Chosen(axis, options, stage) => {
                let tally = Tally::count(axis, &self.nodes, *stage, period);
                if period != year && tally.blank == tally.nodes {
                    return None;
                }
                let has =
                    |node: &&JudgedNode| node.options(*stage, period).iter().any(|option| options.contains(option));
                let count = self.nodes.iter().filter(has).count();
                let all_count = options.iter().all(|option| axis.scale.option(*option).counted);
                Some((count, tally.share(count).filter(|_| all_count)))
            }
        }
    }

    /// Whether its share has nothing to divide by.
    fn is_of_nothing(&self) -> bool {
        match &self.of {
            Counts::Those(_) => self.nodes.is_empty(),
            Counts::Chosen(axis, _, stage) => !self.nodes.iter().any(|node| node.has_counted(axis, *stage)),
        }
    }
}

/// Makes a table; tells whether there is nothing to count.
pub(super) fn grid(edition: &Edition, extent: Extent, title: &str, table: &MixedTable) -> (Grid, bool) {
    let counted: Vec<Counted> = table.rows.iter().map(|row| self::counted(edition, extent, row, table)).collect();
    let rows = table.rows.iter().zip(&counted).map(|(row, counted)| GridRow {
        depth: 0,
        total: false,
        cells: [Text::line(row.heading.as_str())]
            .into_iter()
            .chain(table.each_column().map(|column| Text::line(cell(edition, counted, column))))
            .collect(),
    });
    let grid = Grid {
        title: Text::line(words::counts_title(title, table.counting, None)),
        head: head::rows(words::KIND.to_owned(), &table.columns, |column| heading(edition, column)),
        labels: 1,
        rows: rows.collect(),
        notes: notes(edition, extent, table, &counted).into_iter().map(Text::line).collect(),
    };
    (grid, counted.iter().all(|counted| counted.nodes.is_empty()))
}

fn counted<'a>(edition: &'a Edition, extent: Extent, row: &'a MixedRow, table: &MixedTable) -> Counted<'a> {
    let form = &edition.plan.form;
    let within = |nodes: Vec<JudgedNode<'a>>| -> Vec<JudgedNode<'a>> {
        nodes.into_iter().filter(|node| node.is_within(extent) && node.counts(table.counting)).collect()
    };
    match &row.condition {
        Some(Condition::Chosen { axis, options }) => match form.axis(axis.carrier, &axis.name) {
            Some(axis) => Counted { nodes: within(nodes(edition, axis)), of: Counts::Chosen(axis, options, row.stage) },
            None => Counted { nodes: Vec::new(), of: Counts::Those(Vec::new()) },
        },
        Some(Condition::Written { field, values }) => {
            let nodes = within(every(edition, row.counted));
            let has = |node: &JudgedNode| {
                written(node, field).is_some_and(|text| values.iter().any(|value| value.trim() == text))
            };
            let members = those(&nodes, has);
            Counted { nodes, of: Counts::Those(members) }
        }
        None => {
            let nodes = within(every(edition, row.counted));
            let members = (0..nodes.len()).collect();
            Counted { nodes, of: Counts::Those(members) }
        }
    }
}

fn cell(edition: &Edition, counted: &Counted, column: &TallyColumn) -> String {
    let (form, year) = (&edition.plan.form, edition.plan.year);
    let none = || words::NONE.to_owned();
    let at = |period| counted.at(period, year);
    match &column.part {
        TallyPart::Change { since, .. } => match (at(*since), at(year)) {
            (Some((before, _)), Some((now, _))) => figure::change_of_counts(form, before, now),
            _ => none(),
        },
        TallyPart::Share => {
            at(column.period.unwrap_or(year)).map_or_else(none, |(_, share)| figure::share(form, share))
        }
        _ => at(column.period.unwrap_or(year)).map_or_else(none, |(count, _)| figure::counted(form, count)),
    }
}

fn heading(edition: &Edition, column: &TallyColumn) -> String {
    if let Some(heading) = &column.heading {
        return heading.clone();
    }
    let name = |period: Period| edition.plan.period_name(period);
    let of_period = column.period.map(|period| words::of_period(&name(period))).unwrap_or_default();
    match &column.part {
        TallyPart::Change { since, .. } => words::change(None, &name(*since)),
        TallyPart::Share => of_period + words::SHARE,
        _ => of_period + words::COUNT,
    }
}

fn notes(edition: &Edition, extent: Extent, table: &MixedTable, counted: &[Counted]) -> Vec<String> {
    let year = edition.plan.year;
    let has_share = table.each_column().any(|column| column.part == TallyPart::Share);
    let rows = || table.rows.iter().zip(counted);
    let uncounted = rows().filter(|_| has_share).filter_map(|(row, counted)| {
        let Counts::Chosen(axis, options, _) = &counted.of else { return None };
        let outside = options.iter().map(|option| axis.scale.option(*option)).filter(|option| !option.counted);
        let names: Vec<String> = outside.map(|option| words::quoted(&option.name)).collect();
        (!names.is_empty()).then(|| tally_notes::without_share(&words::quoted(&row.heading), &names))
    });
    let after_committee = table.rows.iter().filter(|row| row.stage == Stage::AfterCommittee);
    let after_committee: Vec<String> = after_committee.map(|row| words::quoted(&row.heading)).collect();
    let after_committee = (!after_committee.is_empty()).then(|| tally_notes::rows_after_committee(&after_committee));
    let is_of_nothing = has_share && counted.iter().any(Counted::is_of_nothing);
    let of_nothing = is_of_nothing.then(tally_notes::share_of_nothing);
    let mut earlier: Vec<Period> = table.each_column().filter_map(TallyColumn::earlier).collect();
    earlier.sort();
    earlier.dedup();
    let unknown = earlier.into_iter().filter_map(|period| {
        let unknown = rows().filter(|(_, counted)| counted.at(period, year).is_none());
        let headings: Vec<String> = unknown.map(|(row, _)| words::quoted(&row.heading)).collect();
        let period = edition.plan.period_name(period);
        (!headings.is_empty()).then(|| tally_notes::unknown_of_earlier(&headings, &period))
    });
    let repeats =
        edition.nodes().filter(|node| node.counts_elsewhere() && extent.has(node.sections(), node.project())).count();
    let counts_rows = table.rows.iter().any(|row| matches!(row.counted, Carrier::Item | Carrier::Indicator));
    let of_repeats = (repeats > 0 && counts_rows).then(|| tally_notes::repeats(table.counting, repeats));
    let of_shares = has_share.then(tally_notes::share_of_each).into_iter().chain(uncounted).chain(of_nothing);
    of_shares.chain(after_committee).chain(unknown).chain(of_repeats).collect()
}
