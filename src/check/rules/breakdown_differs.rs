//! A written value that its 内訳 contradicts: the parts make more, or less although they are to be all.
//!
//! A total that is computed unless it is written is compared by computed-differs.

use crate::check::Context;
use crate::check::support::{counters, figure, margin, shares};
use crate::finding::{Finding, Rule};
use crate::model::{
    Aggregate, Carrier, Exact, FieldEntry, Figure, Form, Indicator, Period, Placed, Record, Scalar, SeriesForm, Unit,
    Value, compute,
};

pub(super) const RULE: &Rule =
    &Rule::warning("breakdown-differs", include_str!("../../../docs/checks/breakdown-differs.md"));
/// The maximum number of parts that a message names.
const PARTS: usize = 5;
/// The maximum number of parts of which some are looked for that make the whole.
const SUBSETS: usize = 12;

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let mut findings = Vec::new();
    for node in context.edition.nodes() {
        if !node.is_repeat() {
            findings.extend(of_fields(context, node.carrier(), &node.carried().fields));
        }
        for it in node.own_indicators() {
            let indicator = it.indicator;
            let unit = it.unit().map(|unit| unit.value.as_str());
            let one = OfIndicator { context, form, indicator, unit };
            findings.extend(form.series.iter().flat_map(|series| one.of_series(series)));
            findings.extend(of_fields(context, Carrier::Indicator, &indicator.fields));
        }
    }
    findings
}

/// A part of a whole.
struct Part<'a> {
    label: &'a str,
    figure: Option<Figure>,
}

/// A whole with its parts.
struct Whole<'a> {
    name: &'a str,
    unit: Option<&'a str>,
    figure: Figure,
    parts: Vec<Part<'a>>,
    /// Whether there may be further parts.
    is_partial: bool,
}

impl<'a> Whole<'a> {
    /// A written value with its 内訳; a part that declares to have no figure counts as nothing.
    fn of_record(name: &'a str, unit: Option<&'a str>, record: &'a Record) -> Option<Self> {
        let Some(Scalar::Number(number)) = &record.value else { return None };
        if !record.has_one_unit() {
            return None;
        }
        let unit = record.unit.as_ref().map(|unit| unit.value.as_str()).or(unit);
        let counted = record.breakdown.iter().filter(|part| !matches!(part.record.value, Some(Scalar::Absent(_))));
        let parts = counted.map(|part| Part {
            label: &part.label.value,
            figure: match &part.record.value {
                Some(Scalar::Number(number)) => Figure::of(number),
                _ => None,
            },
        });
        Some(Self { name, unit, figure: Figure::of(number)?, parts: parts.collect(), is_partial: false })
    }

    /// The parts that contradict it, with their sum.
    fn contradiction(mut self) -> Option<(Exact, Vec<Part<'a>>)> {
        let labels = self.parts.iter().map(|part| part.label);
        if shares::are_steps(self.name, labels.clone())
            || shares::are_opposite(labels)
            || counters::is_rate(self.name, self.unit)
            || self.counts_different_things()
            || self.may_be_score()
            || self.may_be_balance()
        {
            return None;
        }
        self.parts.retain(|part| !shares::is_total(part.label) && !counters::is_rate(part.label, None));
        let figures = self.parts.iter().filter_map(|part| part.figure.as_ref()).chain([&self.figure]);
        let margin = margin::of_sum(self.unit, figures);
        let (among, others): (Vec<_>, Vec<_>) = self.parts.into_iter().partition(|part| shares::is_among(part.label));
        let (beside, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|part| shares::is_beside(part.label));
        let is_all = among.is_empty() && beside.is_empty() && others.len() > 1 && !self.is_partial;
        let is_of_days =
            self.unit.or(counters::of_name(self.name)).is_some_and(|unit| Unit::parse(unit).kind() == "日");
        // Parts among others may share what they count.
        let alone = among.into_iter().map(|part| (vec![part], false));
        for (parts, is_all) in [(others, is_all)].into_iter().chain(alone).filter(|(parts, _)| !parts.is_empty()) {
            let figures = || parts.iter().filter_map(|part| part.figure.as_ref());
            let is_complete = figures().count() == parts.len();
            let sum: Exact = figures().map(|figure| figure.exact.clone()).sum();
            let (more, zero) = (sum.minus(&self.figure.exact), Exact::from(0));
            // Where figures may be negative, a part that is not there may make the sum less.
            let may_be_less =
                figures().chain([&self.figure]).any(|figure| figure.exact < zero) && !(is_all && is_complete);
            // Several places are open on the same days.
            let may_overlap = is_of_days && parts.len() > 1;
            let is_more = more > zero && !may_be_less && !may_overlap && !some_make(&parts, &self.figure);
            let is_less = more < zero && is_all && is_complete;
            if (is_more || is_less) && more.abs() > margin {
                return Some((sum, parts));
            }
        }
        None
    }

    /// Whether figures in 点 may be scores rather than things: the whole is not less than each of its parts.
    fn may_be_score(&self) -> bool {
        let is_of_points = self.unit.is_some_and(|unit| Unit::parse(unit).kind() == "点");
        let mut figures = self.parts.iter().filter_map(|part| part.figure.as_ref());
        is_of_points && (counters::is_score(self.name) || figures.any(|figure| figure.exact <= self.figure.exact))
    }

    /// Whether the whole may be what comes in less what goes out: 収支の差 ▲13 of 会費 50 and 事業費 63.
    fn may_be_balance(&self) -> bool {
        let mut figures = self.parts.iter().filter_map(|part| part.figure.as_ref());
        let are_balances = self.parts.iter().any(|part| shares::is_balance(part.label));
        shares::is_balance(self.name) && !are_balances && figures.all(|figure| figure.exact >= Exact::from(0))
    }

    /// Whether the labels count other things than the whole: 人数 in a figure in 回, （千円） in one in 円, 実人数 beside
    /// 延べ人数. What labels without a unit count beside those is unknown.
    fn counts_different_things(&self) -> bool {
        let of_labels: Vec<Unit> = self.parts.iter().filter_map(|part| counters::of_label(part.label)).collect();
        let of_whole = self.unit.or(counters::of_name(self.name)).map(|unit| Unit::parse(unit).without_bracket());
        let of_whole = of_whole.as_ref().or(of_labels.first());
        let repeated = |text: &str| text.contains('延');
        let is_repeated = repeated(self.name) || self.unit.is_some_and(repeated);
        let real = |label: &str| ["実人", "実数", "実件", "実世帯", "実利用"].iter().any(|word| label.contains(word));
        of_labels.iter().any(|label| Some(label) != of_whole)
            || self.parts.iter().any(|part| (repeated(part.label) && !is_repeated) || real(part.label))
    }
}

/// Whether some of the parts make the whole, so that the others count it in another way: by age beside men and women.
fn some_make(parts: &[Part], whole: &Figure) -> bool {
    let zero = Exact::from(0);
    let figures = parts.iter().filter_map(|part| Some(&part.figure.as_ref()?.exact)).filter(|exact| **exact != zero);
    let figures: Vec<&Exact> = figures.collect();
    if figures.len() > SUBSETS {
        return figures.iter().any(|figure| **figure == whole.exact);
    }
    let sums = figures.iter().fold(vec![zero], |mut sums: Vec<Exact>, figure| {
        let with: Vec<Exact> = sums.iter().map(|sum| sum.plus(figure)).collect();
        sums.extend(with);
        sums
    });
    sums.iter().skip(1).any(|sum| *sum == whole.exact)
}

/// An indicator with its unit.
struct OfIndicator<'c, 'a> {
    context: &'c Context<'a>,
    form: &'a Form,
    indicator: &'a Indicator,
    unit: Option<&'a str>,
}

impl<'a> OfIndicator<'_, 'a> {
    fn of_series(&self, series: &'a SeriesForm) -> Vec<Finding> {
        let is_mean = self.indicator.aggregate() == Some(Aggregate::Mean);
        let values = self.indicator.series(&series.name).map(|series| series.values.as_slice());
        if is_mean || series.computation.as_ref().is_some_and(|computation| computation.formula.is_ratio()) {
            return Vec::new();
        }
        let unit = series.unit.as_deref().or(self.unit);
        let name = &self.indicator.name.value;
        let mut findings = Vec::new();
        let mut seen = None;
        for (period, value) in values.unwrap_or_default() {
            // One value for all years is told once.
            if seen.replace(&value.place) == Some(&value.place) {
                continue;
            }
            let of_record = match &value.value {
                Value::Record(record) => Whole::of_record(name, unit, record),
                Value::Plain(_) => None,
            };
            let said = format!("「{name}」の{}の{}", figure::year(*period), figure::named(self.form, &series.name));
            let of_parts = || self.of_parts(series, *period, unit, &value.value);
            let wholes = of_record.into_iter().chain(of_parts());
            findings.extend(wholes.filter_map(|whole| finding(self.context, &said, value, whole)));
        }
        findings
    }

    /// The figure of an indicator with those of its parts of the same unit.
    fn of_parts(
        &self,
        series: &'a SeriesForm,
        period: Period,
        unit: Option<&'a str>,
        value: &Value,
    ) -> Option<Whole<'a>> {
        if self.indicator.derivation.is_some() {
            return None;
        }
        let periods = &*self.context.periods_of(self.indicator);
        let whole = compute::whole_unit(self.indicator, series, period);
        let mut is_partial = false;
        let mut parts = Vec::new();
        for part in &self.indicator.parts {
            let at = part.series(&series.name).is_some_and(|series| series.at(period).is_some());
            let said = compute::said(self.form, part, series, period, periods);
            // What counts in another unit is another thing, or cannot be added without being converted.
            let unit = said.figure().map_or_else(|| compute::whole_unit(part, series, period), |it| it.unit.clone());
            if !unit.is_that_of(&whole) {
                is_partial = true;
                continue;
            }
            let figure = said.figure().filter(|_| at || part.derivation.is_some()).cloned();
            parts.push(Part { label: &part.name.value, figure });
        }
        let figure = Figure::of(compute::number(value)?)?;
        Some(Whole { name: &self.indicator.name.value, unit, figure, parts, is_partial })
    }
}

fn of_fields(context: &Context, carrier: Carrier, fields: &[FieldEntry]) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let mut findings = Vec::new();
    for entry in fields {
        let Some(field) = form.field(carrier, &entry.name) else { continue };
        if field.aggregate.as_ref().is_some_and(|computation| computation.aggregate == Aggregate::Mean) {
            continue;
        }
        for (period, value) in entry.values() {
            let Value::Record(record) = &value.value else { continue };
            let year = period.map(|period| format!("{}の", figure::year(period))).unwrap_or_default();
            let said = format!("{year}「{}」", entry.name);
            let whole = Whole::of_record(&entry.name, field.unit.as_deref(), record);
            findings.extend(whole.and_then(|whole| finding(context, &said, value, whole)));
        }
    }
    findings
}

fn finding(context: &Context, said: &str, value: &Placed<Value>, whole: Whole) -> Option<Finding> {
    let figure = whole.figure.clone();
    let (sum, parts) = whole.contradiction()?;
    let told = |part: &Part| {
        let figure = part.figure.as_ref().map_or_else(|| "数なし".to_owned(), |figure| figure::spelled(&figure.exact));
        format!("{} {figure}", part.label)
    };
    let mut listed = parts.iter().take(PARTS).map(told).collect::<Vec<_>>().join(" ＋ ");
    if parts.len() > PARTS {
        listed += " ＋ …";
    }
    let is_more = sum > figure.exact;
    let (told_sum, told_whole) = (figure::spelled(&sum), figure::spelled(&figure.exact));
    // What is counted twice is still no more than the whole.
    let is_beyond = parts.iter().filter_map(|part| part.figure.as_ref()).any(|part| part.exact > figure.exact);
    let (than, hint) = match is_more {
        true if is_beyond => ("多くなります", "値か内訳の、違う方を直してください"),
        true => (
            "多くなります",
            "値か内訳の、違う方を直してください。1つのものをいくつもの内訳に数えているなら、行の終わりに「 # shinkan: 許可 breakdown-differs 理由」と書いてください",
        ),
        false => (
            "少なくなります",
            "値か内訳の、違う方を直してください。内訳が全体の一部だけなら、内訳の名前の前に「うち」を付けてください",
        ),
    };
    let message = format!("{said}は{told_whole}ですが、内訳を足すと{told_sum}で、{than}（{listed}）");
    Some(context.finding(RULE, &figure::place(value), message).hint(hint))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::*;

    /// Whether a whole in 千円 is told to contradict its parts.
    fn is_told(name: &str, whole: i64, parts: &[(&str, Option<i64>)]) -> bool {
        let figure = |figure: i64| Figure::from(Decimal::from(figure));
        let parts = parts.iter().map(|(label, part)| Part { label, figure: part.map(figure) });
        let parts = parts.collect();
        let whole = Whole { name, unit: Some("円"), figure: figure(whole), parts, is_partial: false };
        whole.contradiction().is_some()
    }

    #[test]
    fn figures_that_are_not_negative_by_their_parts_are_told() {
        assert!(is_told("事業費", 100, &[("国", Some(60)), ("県", Some(60))]));
        assert!(is_told("事業費", 100, &[("国", Some(30)), ("県", Some(60))]));
        assert!(is_told("事業費", -100, &[("国", Some(-30)), ("県", Some(60))]));
        assert!(is_told("人口の増減", -5, &[("自然増減", Some(-8)), ("社会増減", Some(4))]));
    }

    #[test]
    fn what_comes_in_and_what_goes_out_are_not_added() {
        assert!(!is_told("収支の差", -13, &[("会費", Some(50)), ("事業費", Some(63))]));
        assert!(!is_told("収支の差", 13, &[("会費", Some(63)), ("事業費", Some(50))]));
    }

    proptest! {
        #[test]
        fn honest_figures_are_let_be(
            parts in proptest::collection::vec((-5000_i64..5000, 0..4_u8), 0..6),
            whole in -9000_i64..9000,
        ) {
            let labels = ["東", "西", "南", "北", "中央", "駅前"];
            let sum: i64 = parts.iter().map(|(part, _)| part).sum();
            let named = labels.iter().zip(&parts);
            let all: Vec<(&str, Option<i64>)> = named.clone().map(|(label, (part, _))| (*label, Some(*part))).collect();
            prop_assert!(!is_told("差引", sum, &all), "they add up");
            prop_assert!(!is_told("差引", whole, &[]), "there are none");
            let none: Vec<(&str, Option<i64>)> = all.iter().map(|(label, _)| (*label, None)).collect();
            prop_assert!(!is_told("差引", whole, &none), "none has a figure");
            // Some are not written yet.
            let known: Vec<(&str, Option<i64>)> =
                named.map(|(label, (part, known))| (*label, (*known > 0).then_some(*part))).collect();
            let is_written = |(_, part): &(&str, Option<i64>)| part.is_some_and(|part| part < 0) || sum < 0;
            if known.iter().any(is_written) {
                prop_assert!(!is_told("差引", sum, &known), "some are not written");
            }
            let without_losses: Vec<(&str, Option<i64>)> =
                known.iter().map(|(label, part)| (*label, part.map(i64::abs))).collect();
            let sum: i64 = parts.iter().map(|(part, _)| part.abs()).sum();
            prop_assert!(!is_told("事業費", sum, &without_losses) || without_losses == all, "counts");
        }
    }
}
