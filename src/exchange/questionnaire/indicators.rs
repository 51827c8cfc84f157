//! The questions about indicators: their values, judgements and own fields.

use std::collections::BTreeMap;

use super::nodes::{column_of_axis, column_of_field, said, text_of};
use super::table::{Answer, Cell, Column, Row, Sheet};
use super::words::{OWNER, VALUES, joined, key_below, key_of, path};
use crate::documents::figures::heading;
use crate::model::blank::{self, Blank};
use crate::model::{
    Among, Axis, Carrier, Edition, Field, Indicator, IndicatorNode, Node, NodeKind, Period, SeriesForm, Value,
    value_lines,
};
use crate::vocabulary as word;

/// The sheet of all indicators for which a 担当課 is in charge: a row for each series that has to be filled in, and for each
/// label of a 内訳 that waits for its figure.
pub(super) fn sheet(edition: &Edition, department: &str) -> Option<Sheet> {
    let questions = Questions::new(edition);
    let nodes = edition.nodes().filter(|node| !node.is_repeat());
    let rows: Vec<Row> = nodes.flat_map(|node| questions.rows(&node, department)).collect();
    let sheet = Sheet { name: VALUES.to_owned(), columns: questions.columns(), rows }.tidied();
    sheet.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.asked).then_some(sheet)
}

struct Questions<'a> {
    edition: &'a Edition,
    /// The year before the reported one, if the paper shows it.
    before: Option<Period>,
    axes: Vec<&'a Axis>,
    fields: Vec<&'a Field>,
}

impl<'a> Questions<'a> {
    fn new(edition: &'a Edition) -> Self {
        let plan = &edition.plan;
        let earlier = plan.periods.iter().copied().filter(|period| *period < plan.year && period.is_like(plan.year));
        Self {
            edition,
            before: earlier.max(),
            axes: blank::axes(&plan.form, Carrier::Indicator).collect(),
            fields: plan.form.fields_of(Carrier::Indicator).filter(|field| field.aggregate.is_none()).collect(),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let plan = &self.edition.plan;
        let mut all = vec![
            Column::shown(word::NUMBER, heading::of_numbers(&plan.form).unwrap_or_default()),
            Column::shown(word::NAME, OWNER.to_owned()),
            Column::shown(word::INDICATORS, word::INDICATORS.to_owned()),
            Column::shown(word::SERIES, word::SERIES.to_owned()),
            Column::shown(word::BREAKDOWN, word::BREAKDOWN.to_owned()),
            Column::shown(word::UNIT, word::UNIT.to_owned()),
            Column::shown(word::PERIODS, self.before.map(|before| plan.period_name(before)).unwrap_or_default()),
            Column::asking(word::VALUE.to_owned(), plan.period_name(plan.year), Answer::Figure),
        ];
        all.extend(self.axes.iter().map(|axis| column_of_axis(axis)));
        all.extend(self.fields.iter().map(|field| column_of_field(field)));
        all
    }

    fn rows(&self, node: &Node<'a>, department: &str) -> Vec<Row> {
        let mut ranks: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut keys: Vec<String> = Vec::new();
        let blanks = blank::of_node(&self.edition.plan, node);
        let mut out = Vec::new();
        for at in node.indicators() {
            keys.truncate(at.above.len());
            let above = keys.last().cloned().unwrap_or_else(|| key_of(node));
            let rank = ranks.entry((above.clone(), at.indicator.name.value.clone())).or_default();
            keys.push(key_below(&above, at.indicator, *rank));
            *rank += 1;
            if at.indicator.in_charge.has(department) {
                out.extend(self.rows_of(node, &at, &keys[at.above.len()], &blanks));
            }
        }
        out
    }

    /// The rows of an indicator. Its judgements and own fields stand in the first one.
    fn rows_of(&self, node: &Node<'a>, at: &IndicatorNode<'a>, key: &str, blanks: &[Blank]) -> Vec<Row> {
        let plan = &self.edition.plan;
        let indicator = at.indicator;
        let asked: Vec<&SeriesForm> = plan.form.asked_series(node.carrier(), &indicator.tables).collect();
        let mut rows: Vec<Row> = Vec::new();
        for series in &asked {
            let is_blank = blanks.contains(&Blank::Value(indicator, &series.name));
            let name = if asked.len() > 1 || plan.form.series.len() > 1 { series.name.as_str() } else { "" };
            for (label, before, now) in self.values(indicator, series, is_blank) {
                let part = label.map(|label| format!("/{}/{label}", word::BREAKDOWN)).unwrap_or_default();
                let mut cells = self.named(node, at);
                cells.extend([
                    Cell::shown(name),
                    Cell::shown(label.unwrap_or_default()),
                    Cell::shown(indicator.usual_unit(series).map(|unit| unit.value).unwrap_or_default()),
                    Cell::shown(before),
                    Cell { text: now, asked: is_blank },
                ]);
                cells.resize(cells.len() + self.axes.len() + self.fields.len(), Cell::default());
                rows.push(Row { key: format!("{key}/{}{part}", series.name), cells });
            }
        }
        if let Some(first) = rows.first_mut() {
            let others = self.others(indicator, blanks);
            let start = first.cells.len() - others.len();
            first.cells[start..].clone_from_slice(&others);
        }
        rows.retain(|row| row.cells.iter().any(|cell| cell.asked || !cell.text.is_empty()));
        rows
    }

    /// What a series of an indicator says: its value of the year before and that of the reported year, for each label of a
    /// 内訳 that waits for its figure. Where no label is written, those of the year before are asked again.
    fn values<'i>(
        &self,
        indicator: &'i Indicator,
        series: &SeriesForm,
        is_blank: bool,
    ) -> Vec<(Option<&'i str>, String, String)> {
        let year = self.edition.plan.year;
        let values = indicator.series(&series.name);
        let at = |period: Period| values.and_then(|values| values.at(period)).map(|value| &value.value);
        let before = self.before.and_then(at);
        let labels_of = |value: Option<&'i Value>| match value {
            Some(Value::Record(record)) => record.breakdown.iter().map(|part| part.label.value.as_str()).collect(),
            _ => Vec::new(),
        };
        let mut labels: Vec<&str> = if is_blank { labels_of(at(year)) } else { Vec::new() };
        if is_blank && labels.is_empty() {
            labels = labels_of(before);
        }
        if labels.is_empty() {
            let now = at(year).filter(|_| !is_blank);
            return vec![(None, self.text(before), self.text(now))];
        }
        let part_before = |label: &str| match before {
            Some(Value::Record(record)) => {
                let part = record.breakdown.iter().find(|part| part.label.value == label);
                self.text(part.map(|part| Value::Record(part.record.clone())).as_ref())
            }
            _ => String::new(),
        };
        labels.into_iter().map(|label| (Some(label), part_before(label), String::new())).collect()
    }

    fn text(&self, value: Option<&Value>) -> String {
        let lines = value.map(|value| value_lines(value, self.edition.plan.form.grouping, "")).unwrap_or_default();
        joined(&lines.iter().map(|line| line.text()).collect::<Vec<_>>())
    }

    fn named(&self, node: &Node, at: &IndicatorNode) -> Vec<Cell> {
        let number = match node.kind {
            NodeKind::Row { item, .. } => item.number_among(&self.edition.plan.form, Among::Paper),
            NodeKind::Project(_) | NodeKind::Section(_) => None,
        };
        let names: Vec<&str> =
            at.above.iter().copied().chain([at.indicator]).map(|it| it.name.value.as_str()).collect();
        vec![
            Cell::shown(number.unwrap_or_default()),
            Cell::shown(node.name().replace('\n', " ")),
            Cell::shown(path(&names)),
        ]
    }

    /// The judgements and own fields of an indicator.
    fn others(&self, indicator: &Indicator, blanks: &[Blank]) -> Vec<Cell> {
        let year = self.edition.plan.year;
        let judgement = |axis: &&Axis| {
            let judged = indicator.judgements.iter().find(|judgement| judgement.axis == axis.name);
            Cell {
                text: judged.map(|judged| said(axis, judged.all_at(year))).unwrap_or_default(),
                asked: blanks.contains(&Blank::JudgementOf(indicator, &axis.name)),
            }
        };
        let field = |field: &&Field| {
            let entry = indicator.fields.iter().find(|entry| entry.name == field.name);
            Cell {
                text: entry.map(|entry| text_of(self.edition, entry)).unwrap_or_default(),
                asked: blanks.contains(&Blank::FieldOf(indicator, &field.name)),
            }
        };
        self.axes.iter().map(judgement).chain(self.fields.iter().map(field)).collect()
    }
}
