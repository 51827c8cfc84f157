//! 推移表: all nodes of one kind, period by period.

use crate::documents::figures::figure;
use crate::documents::figures::grid::{Grid, GridHead, GridRow};
use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::documents::words::tally_notes;
use crate::model::tally::{Extent, JudgedNode, indicators, nodes};
use crate::model::{
    Axis, Carrier, Counting, Edition, Form, Named, OptionIndex, Part, Period, SeriesForm, Stage, TrendOf, TrendTable,
};

/// Makes a 推移表; `None` if the form does not have its axis or series.
pub(super) fn grid(edition: &Edition, extent: Extent, title: &str, table: &TrendTable) -> Option<Grid> {
    let periods = table.periods.as_ref().unwrap_or(&edition.plan.periods);
    match &table.of {
        TrendOf::Axis(Named { carrier, name }) => {
            let axis = edition.plan.form.axis(*carrier, name)?;
            Some(of_axis(edition, extent, title, axis, periods))
        }
        TrendOf::Series(name) => {
            let series = edition.plan.form.series(name)?;
            Some(of_series(edition, extent, title, series, periods))
        }
    }
}

fn of_axis(edition: &Edition, extent: Extent, title: &str, axis: &Axis, periods: &[Period]) -> Grid {
    let nodes = nodes(edition, axis).into_iter().filter(|node| node.is_within(extent));
    let nodes: Vec<JudgedNode> = nodes.filter(|node| node.counts(Counting::Net)).collect();
    let labels = Labels::for_nodes(edition, axis.carrier, &nodes);
    let short = |option: OptionIndex| axis.scale.option(option).short();
    let judged = |node: &JudgedNode, period: &Period| {
        let options = node.options(Stage::Own, *period).into_iter();
        Text::line(words::list(&options.map(short).collect::<Vec<_>>()))
    };
    let row = |node: &JudgedNode| {
        let cells = periods.iter().map(|period| judged(node, period));
        GridRow {
            depth: 0,
            total: false,
            cells: labels.cells(&edition.plan.form, node).into_iter().chain(cells).collect(),
        }
    };
    let symbols = axis.scale.options().iter();
    let symbols: Vec<(String, String)> =
        symbols.filter_map(|option| Some((option.symbol.clone()?, option.name.clone()))).collect();
    let notes = if symbols.is_empty() { Vec::new() } else { vec![Text::line(tally_notes::legend(&symbols))] };
    Grid {
        title: Text::line(if edition.plan.form.committee_judges(axis) {
            words::trend_title(title)
        } else {
            title.to_owned()
        }),
        head: vec![labels.head(edition, periods, None)],
        labels: labels.count(),
        rows: nodes.iter().map(row).collect(),
        notes,
    }
}

fn of_series(edition: &Edition, extent: Extent, title: &str, series: &SeriesForm, periods: &[Period]) -> Grid {
    let mut rows: Vec<(JudgedNode, Vec<String>)> = Vec::new();
    let nodes = indicators(edition).into_iter().filter(|node| node.is_within(extent));
    for node in nodes.filter(|node| node.counts(Counting::Net)) {
        let Some(indicator) = node.indicator else { continue };
        let values: Vec<String> =
            periods.iter().map(|period| figure::value(edition, indicator, series, *period)).collect();
        let is_written = indicator.series(&series.name).is_some_and(|series| !series.values.is_empty());
        let part = Part::Series(vec![series.name.clone()]);
        let is_printed = || edition.plan.form.prints(node.carrier_of_indicator(), &indicator.tables, &part);
        if is_written || values.iter().any(|value| !value.is_empty()) && is_printed() {
            rows.push((node, values));
        }
    }
    let nodes: Vec<JudgedNode> = rows.iter().map(|(node, _)| node.clone()).collect();
    let labels = Labels::for_nodes(edition, Carrier::Indicator, &nodes);
    // A series with its own unit shows it after every value.
    let has_units = series.unit.is_none();
    let row = |(node, values): (JudgedNode, Vec<String>)| {
        let unit = node.indicator.and_then(|indicator| indicator.unit.as_ref());
        let unit = has_units.then(|| Text::line(unit.map(|unit| unit.value.clone()).unwrap_or_default()));
        let cells = unit.into_iter().chain(values.into_iter().map(Text::line));
        GridRow {
            depth: 0,
            total: false,
            cells: labels.cells(&edition.plan.form, &node).into_iter().chain(cells).collect(),
        }
    };
    Grid {
        title: Text::line(title),
        head: vec![labels.head(edition, periods, has_units.then_some(words::UNIT))],
        labels: labels.count() + usize::from(has_units),
        rows: rows.into_iter().map(row).collect(),
        notes: Vec::new(),
    }
}

/// The columns on the left, which identify the row.
struct Labels {
    /// The heading of the numbers, if there are any.
    number: Option<String>,
    /// The heading of the judged nodes, or of the owners of indicators.
    name: String,
    /// Whether indicators follow.
    indicators: bool,
}

impl Labels {
    fn for_nodes(edition: &Edition, carrier: Carrier, nodes: &[JudgedNode]) -> Self {
        let form = &edition.plan.form;
        let has_items = nodes.iter().any(|node| node.item.is_some());
        let name = match carrier {
            Carrier::Section(depth) => form.levels[depth].clone(),
            Carrier::Project => form.labels.name.text.clone(),
            Carrier::Item => heading::of_items(form),
            Carrier::Indicator => heading::of_owners(form, nodes.iter()).unwrap_or_else(|| words::OWNER.to_owned()),
        };
        Self {
            number: heading::of_numbers(form).filter(|_| has_items),
            name,
            indicators: carrier == Carrier::Indicator,
        }
    }

    fn count(&self) -> usize {
        1 + usize::from(self.number.is_some()) + usize::from(self.indicators)
    }

    fn head(&self, edition: &Edition, periods: &[Period], unit: Option<&str>) -> Vec<GridHead> {
        let indicators = self.indicators.then_some(words::INDICATOR.to_owned());
        let unit = unit.map(str::to_owned);
        let labels = [self.number.clone(), Some(self.name.clone()), indicators, unit].into_iter().flatten();
        let labels = labels.map(|text| GridHead::new(text, 1, 1));
        labels.chain(periods.iter().map(|period| GridHead::of_period(edition.plan.period_name(*period)))).collect()
    }

    fn cells(&self, form: &Form, node: &JudgedNode) -> Vec<Text> {
        let number = self.number.as_ref().map(|_| node.whole_number(form).unwrap_or_default().to_owned());
        // A part is below its indicator.
        let indicator = || words::indented(node.above.len(), node.name);
        let names =
            if self.indicators { vec![node.owner().to_owned(), indicator()] } else { vec![node.name.to_owned()] };
        number.into_iter().chain(names).map(Text::line).collect()
    }
}
