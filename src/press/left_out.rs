//! Finds content that the form uses and that is nevertheless not printed.
//!
//! `not-printed` reports content that the form does not use at all.

mod judgements;
mod places;
mod words;

pub(super) use places::{has_place, has_place_of_judgement};

use std::collections::{BTreeMap, BTreeSet};

use super::audited_paper::AuditedPaper;
use crate::check::Elsewhere;
use crate::check::left_out::{LEFT_OUT, OTHER_YEAR};
use crate::check::not_printed::{columns_of, without_group};
use crate::check::pages;
use crate::content::Sources;
use crate::documents::Document as _;
use crate::documents::book::CommitteePaper;
use crate::documents::printed::{MarkedPaper, unprinted};
use crate::finding::{Finding, Rule};
use crate::model::leaves::{IndicatorLeaf, Leaf, LeafKind, ValueLeaf, ValuePart};
use crate::model::{
    Carrier, ColumnEntry, Edition, Indicator, Indicators, PaperId, Part, Period, Place, Plan, Series, SeriesForm,
    blank, compute, operands,
};
use crate::typeset::{Assets, TypstProject};
use crate::vocabulary as word;
use places::{has_periods, is_record};
use words::{column_of_year, name, part_word, remedy, table};

/// What an edition has and its paper leaves out, and the series of which it leaves out years, each with what carries its
/// table and the name of that.
///
/// - `elsewhere`: what further papers print
pub(super) fn check(
    edition: &Edition,
    sources: &Sources,
    elsewhere: &Elsewhere,
) -> (Vec<Finding>, Vec<(Carrier, String, String)>) {
    let mut left_out = LeftOut::new(edition, roots(edition));
    // The data of a paper can always be serialised; otherwise making the paper reports it.
    left_out.leaves(&unprinted(edition).unwrap_or_default());
    left_out.judgements();
    left_out.told.values_mut().for_each(|told| told.places.retain(|place| !elsewhere.has(place)));
    let lacking = left_out.lacking.clone();
    (left_out.findings(sources), lacking)
}

/// The places of what an edition has and its paper leaves out, of what the form has a place for.
///
/// - `leaves`: what is not in the data of the paper
pub(super) fn places(edition: &Edition, leaves: &[Leaf]) -> BTreeSet<Place> {
    let mut left_out = LeftOut::new(edition, roots(edition));
    left_out.leaves(leaves);
    left_out.told.into_values().flat_map(|told| told.places).collect()
}

/// What layouts of the workspace leave out of the data of a paper. Empty if those layouts fail when signs replace texts
/// and figures.
pub(super) fn by_own_layouts(paper: &AuditedPaper, sources: &Sources, assets: &Assets) -> Vec<Finding> {
    if !assets.has_own_layouts() {
        return Vec::new();
    }
    let edition = &paper.edition;
    let Ok(marked) = MarkedPaper::new(edition) else { return Vec::new() };
    let layout = CommitteePaper::new(edition, PaperId::FIRST).layout();
    let project = TypstProject::from_json(layout, marked.data.clone().into_json(), assets.clone());
    let Ok(laid_out) = project.lay_out("") else { return Vec::new() };
    let mut left_out = LeftOut::new(edition, Vec::new());
    let whose = if paper.name.is_empty() { String::new() } else { format!("「{}」では、", paper.name) };
    for Leaf { place, kind } in marked.missing_in(&laid_out.text()) {
        let message = format!("{whose}{}は、layouts/ のレイアウトが印刷していません", name(&kind));
        let hint = "layouts/ のレイアウトに加えるか、要らないなら、消してください";
        left_out.add(pages::LEFT_OUT_BY_LAYOUT, &place, message, hint.to_owned());
    }
    left_out.findings(sources)
}

/// Where something is left out in a file.
struct Told {
    rule: &'static Rule,
    hint: String,
    places: Vec<Place>,
}

struct LeftOut<'a> {
    edition: &'a Edition,
    /// The outermost indicators, each with the kind of node that carries it.
    roots: Vec<(Carrier, &'a Indicator)>,
    /// The series whose years have no column, each with the table in which it is.
    lacking: Vec<(Carrier, String, String)>,
    /// The series that not-printed tells, each with the columns in which it wants them by year.
    unprinted: Vec<(String, String)>,
    /// By file and message.
    told: BTreeMap<(usize, String), Told>,
}

impl<'a> LeftOut<'a> {
    fn new(edition: &'a Edition, roots: Vec<(Carrier, &'a Indicator)>) -> Self {
        Self { edition, roots, lacking: Vec::new(), unprinted: without_group(edition), told: BTreeMap::new() }
    }

    fn add(&mut self, rule: &'static Rule, place: &Place, message: String, hint: String) {
        let new = || Told { rule, hint, places: Vec::new() };
        self.told.entry((place.file, message)).or_insert_with(new).places.push(place.clone());
    }

    fn findings(self, sources: &Sources) -> Vec<Finding> {
        let finding = |((_, message), Told { rule, hint, places }): ((usize, String), Told)| {
            let first = places.iter().min()?;
            let more = if places.len() > 1 {
                format!("（このファイルに{}か所）", places.len())
            } else {
                String::new()
            };
            let finding = Finding::new(rule, format!("{message}{more}"), Some(sources.excerpt(first)));
            Some(finding.about(first).hint(hint))
        };
        self.told.into_iter().filter_map(finding).collect()
    }

    fn leaves(&mut self, leaves: &[Leaf]) {
        let form = &self.edition.plan.form;
        let mut values: BTreeMap<&Place, (&IndicatorLeaf, Period, BTreeSet<ValuePart>)> = BTreeMap::new();
        for Leaf { place, kind } in leaves.iter().filter(|leaf| has_place(form, &leaf.kind)) {
            match kind {
                LeafKind::OfIndicator(leaf @ IndicatorLeaf { value: Some(value), .. }) => {
                    let ValueLeaf { period, part, whole } = value;
                    values.entry(whole).or_insert((leaf, *period, BTreeSet::new())).2.insert(*part);
                }
                LeafKind::OfIndicator(leaf) if leaf.part == Part::Unit && self.unit_waits(place, leaf) => {}
                kind => {
                    let message = format!("{}は、資料に印刷されません", name(kind));
                    self.add(LEFT_OUT, place, message, remedy(kind).to_owned());
                }
            }
        }
        let mut unprinted = Vec::new();
        for (place, (leaf, period, parts)) in values {
            let parts = self.not_used(place, leaf, period, parts);
            if let Part::Series(names) = &leaf.part
                && !parts.is_empty()
            {
                let series = names.join("と");
                if !self.periods_printed(leaf, &series).contains(&period) {
                    self.lacking.push((leaf.of, self.main_table(leaf).to_owned(), series.clone()));
                }
                unprinted.push((place, leaf, series, period, parts));
            }
        }
        for (place, leaf, series, period, parts) in unprinted {
            self.value(place, leaf, &series, period, parts);
        }
    }

    /// The parts of a value without a figure from which a printed one is computed.
    fn not_used(
        &self,
        place: &Place,
        leaf: &IndicatorLeaf,
        period: Period,
        mut parts: BTreeSet<ValuePart>,
    ) -> BTreeSet<ValuePart> {
        let Some((_, root)) = self.root(place) else { return BTreeSet::new() };
        let figures = [ValuePart::Figure, ValuePart::Breakdown];
        let is_written = figures.iter().any(|part| parts.contains(part));
        let is_used =
            || operands::is_used(&self.edition.plan, &self.roots, place) || self.waits(root, leaf, place, period);
        if is_written && is_used() {
            // Where there is a 値, nothing is computed from the 内訳.
            let operand = if parts.contains(&ValuePart::Figure) { ValuePart::Figure } else { ValuePart::Breakdown };
            parts.remove(&operand);
        }
        parts
    }

    /// Whether a figure will be used when the others are there from which a printed one is computed.
    fn waits(&self, root: &Indicator, leaf: &IndicatorLeaf, place: &Place, period: Period) -> bool {
        let form = &self.edition.plan.form;
        let mut indicators = Indicators::of_list(std::slice::from_ref(root)).map(|node| node.indicator);
        let has_value = |series: &&Series| series.values.iter().any(|(_, other)| other.place == *place);
        let found = indicators.find_map(|it| Some((it, form.series(&it.series.iter().find(has_value)?.name)?)));
        found.is_some_and(|(indicator, series)| {
            let is_for = |other: &Period| series.year.is_single() || *other == period;
            series.computation.is_none()
                && self.lacks(indicator, leaf)
                && self.awaited(indicator, leaf, series).iter().any(is_for)
        })
    }

    /// Whether an indicator lacks a value, which missing-value tells, or blank-status of what carries it.
    fn lacks(&self, indicator: &Indicator, leaf: &IndicatorLeaf) -> bool {
        let plan = &self.edition.plan;
        let is_asked =
            blank::axes(&plan.form, leaf.of).next().is_some() || plan.form.axes.iter().all(|axis| axis.bands.is_some());
        let mut asked = plan.form.asked_series(leaf.of, &indicator.tables);
        is_asked && asked.any(|series| blank::lacks_value(plan, indicator, series))
    }

    /// The periods for which the table of an indicator would print what is computed from a series, and has nothing yet.
    fn awaited(&self, indicator: &Indicator, leaf: &IndicatorLeaf, series: &SeriesForm) -> Vec<Period> {
        let plan = &self.edition.plan;
        let shown = plan.form.periods_of_all(&indicator.tables, &plan.periods);
        let is_computed = |other: &&SeriesForm| {
            other.computation.as_ref().is_some_and(|it| it.formula.operands().contains(&series.role))
        };
        let open = |other: &SeriesForm| {
            let mut periods = self.periods_printed(leaf, &other.name);
            periods.retain(|period| compute::printed(&plan.form, indicator, other, *period, &shown).is_none());
            periods
        };
        plan.form.series.iter().filter(is_computed).flat_map(open).collect()
    }

    /// The outermost indicator around a place, with the kind of node that carries it.
    fn root(&self, place: &Place) -> Option<(Carrier, &'a Indicator)> {
        self.roots.iter().find(|(_, root)| place.is_in(&root.place)).copied()
    }

    /// The table of an indicator to which what it lacks would be added: one that shows the period of the value.
    fn main_table<'t>(&self, leaf: &'t IndicatorLeaf) -> &'t str {
        let Plan { form, periods, .. } = &self.edition.plan;
        let shows = |table: &&str| {
            let period = leaf.value.as_ref().map(|value| value.period);
            let is_printed = !form.columns_of_table(leaf.of, table).is_empty();
            is_printed && period.is_some_and(|period| form.periods_of(table, periods).contains(&period))
        };
        leaf.tables.names().find(shows).unwrap_or_else(|| form.main_table(leaf.of, &leaf.tables))
    }

    /// The periods that the tables of an indicator print of a series.
    fn periods_printed(&self, leaf: &IndicatorLeaf, series: &str) -> Vec<Period> {
        let plan = &self.edition.plan;
        plan.form.periods_printed(leaf.of, &leaf.tables, series, &plan.periods, plan.year)
    }

    /// Reports the parts of a value that are not printed.
    fn value(&mut self, place: &Place, leaf: &IndicatorLeaf, series: &str, period: Period, parts: BTreeSet<ValuePart>) {
        let plan = &self.edition.plan;
        let Some((_, root)) = self.root(place) else { return };
        let has_figure = parts.contains(&ValuePart::Figure);
        let mut parts: Vec<&str> = parts.into_iter().map(|part| part_word(part, has_figure)).collect();
        parts.dedup();
        let parts = parts.join("と");
        let message = format!("「{series}」の{}の{parts}は、資料に印刷されません", plan.period_name(period));
        let printed = self.periods_printed(leaf, series);
        let table = table(leaf.of, self.main_table(leaf));
        if printed.contains(&period) {
            self.add(LEFT_OUT, place, message, "要らないなら、消してください".to_owned());
        } else if has_periods(&plan.form, leaf.of, self.main_table(leaf)) && is_record(plan, root, place, &printed) {
            let message = format!("{message}。{table}の「{series}」は、この資料の年度の値だけです");
            self.add(OTHER_YEAR, place, message, self.with_column(leaf, series, period, &parts));
        } else {
            let lack = if printed.is_empty() { "この系列の列" } else { "その年度の欄" };
            let message = format!("{message}。{table}には、{lack}がありません");
            self.add(LEFT_OUT, place, message, self.with_column(leaf, series, period, &parts));
        }
    }

    /// How a value of another year is printed.
    ///
    /// - `parts`: what of it is not
    fn with_column(&self, leaf: &IndicatorLeaf, series: &str, period: Period, parts: &str) -> String {
        let each = word::EACH_PERIOD;
        let form = &self.edition.plan.form;
        let entries = form.columns_of_table(leaf.of, self.main_table(leaf));
        let has_group = entries.iter().any(|entry| matches!(entry, ColumnEntry::EachPeriod(_)));
        let remedy = match (form.prints(leaf.of, &leaf.tables, &leaf.part), has_group) {
            (true, true) => format!("列の「{series}」を「{each}」の中に移してください"),
            (true, false) => self.with_group(leaf),
            (false, true) => format!("「{each}」の中に「{series}」を加えてください"),
            (false, false) if has_periods(form, leaf.of, self.main_table(leaf)) => {
                format!("列に「{series}」を加えてください")
            }
            (false, false) => self.with_group(leaf),
        };
        let is_of_years = |it: &SeriesForm| it.computation.is_none() && !it.year.is_single();
        let may_be_single = form.prints(leaf.of, &leaf.tables, &leaf.part)
            && form.series(series).is_some_and(is_of_years)
            && self.has_one_value(series);
        let own =
            format!("様式の系列「{series}」に「{}: {}」と書くと、年度にかかわらず印刷します。", word::YEAR, word::OWN);
        let own = if may_be_single { own } else { String::new() };
        // Rows of years print no other year.
        let are_rows = entries.iter().flat_map(ColumnEntry::columns).any(|column| column.part == Part::Period);
        let is_alone = !are_rows && form.series(series).is_some_and(|it| !it.year.is_single());
        let column = column_of_year(&self.edition.plan, series, period);
        let alone = format!("この年度の値だけなら、列に「{column}」を加えてください。");
        let alone = if is_alone { alone } else { String::new() };
        format!("どの年度の値も印刷するなら、{remedy}。{alone}{own}印刷しないなら、この{parts}を消してください")
    }

    /// How the years of all series of a table without a group of them are printed: the advice is the same for each, so that
    /// it is followed once.
    fn with_group(&self, leaf: &IndicatorLeaf) -> String {
        let form = &self.edition.plan.form;
        let table = self.main_table(leaf);
        let is_lacking = |name: &str| {
            let lacking = (leaf.of, table.to_owned(), name.to_owned());
            // Those that not-printed tells stand in the same group.
            let unprinted = (columns_of(form, leaf.of, table), name.to_owned());
            self.lacking.contains(&lacking) || self.unprinted.contains(&unprinted)
        };
        let names: Vec<&str> =
            form.series.iter().map(|series| series.name.as_str()).filter(|name| is_lacking(name)).collect();
        let is_column = |name: &&str| form.prints(leaf.of, &leaf.tables, &Part::Series(vec![(*name).to_owned()]));
        let columns: Vec<String> = names.iter().copied().filter(is_column).map(|name| format!("「{name}」")).collect();
        let group = match names.as_slice() {
            [name] => format!("「{}: {name}」", word::EACH_PERIOD),
            names => format!("「{}: [{}]」", word::EACH_PERIOD, names.join(", ")),
        };
        if columns.is_empty() {
            return format!("列に{group}を加えてください");
        }
        // Rows of years print only what has a column.
        let without = names.iter().filter(|name| !is_column(name)).map(|name| format!("と「{name}」"));
        let added = format!("「{}」{}", word::YEAR, without.collect::<String>());
        format!("列の{}を{group}に替えるか、列に{added}を加えてください", columns.join("と"))
    }

    /// Whether no indicator has more than one value in a series.
    fn has_one_value(&self, series: &str) -> bool {
        let roots = self.roots.iter().map(|(_, root)| std::slice::from_ref(*root));
        let mut all = roots.flat_map(Indicators::of_list).filter_map(|node| node.indicator.series(series));
        all.all(|series| series.values.len() <= 1)
    }

    /// Whether a unit stands beside values of years, and those are not there yet.
    fn unit_waits(&self, unit: &Place, leaf: &IndicatorLeaf) -> bool {
        let form = &self.edition.plan.form;
        let roots = self.roots.iter().map(|(_, root)| *root).filter(|root| unit.is_in(&root.place));
        let mut indicators = roots.flat_map(|root| Indicators::of_list(std::slice::from_ref(root)));
        let of_unit = indicators.find(|node| node.indicator.unit.as_ref().is_some_and(|it| it.place == *unit));
        let is_there = |indicator: &Indicator, series: &Series| {
            let form = form.series(&series.name).filter(|form| !form.year.is_single());
            !series.values.is_empty() && form.is_some_and(|form| self.awaited(indicator, leaf, form).is_empty())
        };
        of_unit.is_none_or(|node| {
            let indicator = node.indicator;
            self.lacks(indicator, leaf) && !indicator.series.iter().any(|series| is_there(indicator, series))
        })
    }
}

/// The outermost indicators that an edition prints, each once.
pub(super) fn roots(edition: &Edition) -> Vec<(Carrier, &Indicator)> {
    let (mut roots, mut places) = (Vec::new(), BTreeSet::new());
    for node in edition.nodes() {
        let outermost = node.indicators().filter(|it| it.above.is_empty());
        // A 再掲 prints those of its original.
        let new = outermost.filter(|it| places.insert(&it.indicator.place));
        roots.extend(new.map(|it| (node.carrier(), it.indicator)));
    }
    roots
}
