//! A sum, a mean or a formula over figures of different units: 円 and 千円, 人 and 件. It is computed from the bare figures.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::check::support::{figure, form_places, formula};
use crate::finding::{Finding, Rule};
use crate::model::{Aggregate, Field, FieldSource, Form, Indicator, Place, Placed, Role, SeriesForm, Unit, compute};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("mixed-units", include_str!("../../../docs/checks/mixed-units.md"));

/// Units of totals with those of which they are made: 保育所 in か所 and 幼稚園 in 園 are 施設.
const GENERAL: &[(&[&str], &[&str])] = &[
    (&["施設", "か所"], &["施設", "か所", "園", "館", "校", "棟", "室", "店", "院", "場", "拠点", "事業所", "所"]),
    (&["団体"], &["団体", "社", "組合", "法人", "事業者", "事業所", "企業", "クラブ", "サークル", "グループ"]),
    (&["点", "個"], &["点", "個", "冊", "枚", "本", "台"]),
];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let of_fields = form.fields.iter().filter_map(|field| of_field(context, form, field));
    let mut findings: Vec<Finding> = of_fields.chain(of_series(context, form)).collect();
    let sources = sources(context);
    for node in context.edition.nodes() {
        for it in node.own_indicators() {
            let unit = it.unit();
            findings.extend(of_parts(context, it.indicator, unit));
            findings.extend(of_values(context, it.indicator, unit, sources.contains(&it.indicator.place)));
            let unit = unit.or_else(|| self::unit(it.indicator));
            findings.extend(unit.and_then(|unit| of_operands(context, it.indicator, unit)));
        }
    }
    findings
}

/// A figure with its unit.
struct Counted<'a> {
    name: &'a str,
    /// The word of the formula for it, if it has another name.
    role: Option<&'static str>,
    unit: &'a Placed<String>,
}

impl<'a> Counted<'a> {
    fn new(name: &'a str, unit: &'a Placed<String>) -> Self {
        Self { name, role: None, unit }
    }

    /// An operand of a formula.
    fn of_series(series: &'a SeriesForm, unit: &'a Placed<String>) -> Self {
        let words = Role::KEYWORDS.iter().filter(|(word, role)| *role == series.role && *word != series.name);
        Self { role: words.map(|(word, _)| *word).next(), ..Self::new(&series.name, unit) }
    }

    fn told(&self) -> String {
        let role = self.role.map(|word| format!("（{word}）")).unwrap_or_default();
        format!("「{}」{role}は「{}」", self.name, self.unit.value)
    }
}

/// The unit of an indicator, or of what it is summed from.
fn unit(indicator: &Indicator) -> Option<&Placed<String>> {
    let of_parts = || indicator.aggregate().and_then(|_| indicator.operands().into_iter().find_map(|(it, _)| unit(it)));
    indicator.unit.as_ref().or_else(of_parts)
}

/// Whether an indicator has a value, of its own or of a part, in a series where its unit counts.
fn has_bare_value(form: &Form, indicator: &Indicator) -> bool {
    let mut bare = form.series.iter().filter(|series| series.computation.is_none() && series.unit.is_none());
    bare.any(|series| has_value(indicator, series))
}

/// Whether an indicator has a value in a series, or is computed of parts that have one.
fn has_value(indicator: &Indicator, series: &SeriesForm) -> bool {
    let of_parts =
        || indicator.derivation.is_some() && indicator.operands().iter().any(|(part, _)| has_value(part, series));
    indicator.series(&series.name).is_some_and(|series| !series.values.is_empty()) || of_parts()
}

/// A total or mean of parts of other units.
///
/// - `whole`: the unit of the indicator, its own or that of one it is a part of
fn of_parts(context: &Context, indicator: &Indicator, whole: Option<&Placed<String>>) -> Option<Finding> {
    let form = &context.edition.plan.form;
    let aggregate = indicator.aggregate()?;
    // A part without a unit has that of the whole.
    let counted = indicator.operands().into_iter().filter(|(part, _)| has_bare_value(form, part));
    let counted = counted.filter_map(|(part, owner)| {
        let unit = if whole.is_some() { part.unit.as_ref()? } else { unit(part)? };
        Some(Counted::new(if owner.is_empty() { &part.name.value } else { owner }, unit))
    });
    let parts: Vec<Counted> = counted.collect();
    let name = &indicator.name.value;
    let first = match whole {
        Some(unit) => &Counted::new(name, unit),
        None => parts.first()?,
    };
    let of_first = Unit::parse(&first.unit.value);
    let differs = |part: &&Counted| match whole {
        Some(_) => !is_total(aggregate, &of_first, &part.unit.value),
        None => !are_alike(&of_first, &Unit::parse(&part.unit.value)),
    };
    let other = parts.iter().find(differs)?;
    let what = word_of(aggregate);
    let message = format!("「{name}」の{what}は、単位の違う数から計算します: {}", told(context, first, other));
    Some(context.finding(RULE, &other.unit.place, message).hint(hint(first, other)))
}

/// The indicators of which totals or means are computed.
fn sources<'a>(context: &Context<'a>) -> BTreeSet<&'a Place> {
    let all = context.edition.nodes().flat_map(|node| node.own_indicators()).map(|it| it.indicator);
    let summed = all.filter(|indicator| indicator.aggregate().is_some());
    summed.flat_map(|indicator| indicator.operands()).map(|(operand, _)| &operand.place).collect()
}

/// Values with a unit of their own from which something is computed as if they had the usual one.
///
/// - `is_source`: whether a total or mean is computed from the indicator
fn of_values(context: &Context, indicator: &Indicator, unit: Option<&Placed<String>>, is_source: bool) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let periods = context.periods_of(indicator);
    let mut findings = Vec::new();
    for series in form.series.iter().filter(|series| series.computation.is_none()) {
        let usual = series.unit.as_deref().or(unit.map(|unit| unit.value.as_str()));
        let values = indicator.series(&series.name).map(|series| series.values.as_slice()).unwrap_or_default();
        let is_operand = || {
            let of_role = |other: &&SeriesForm| {
                other.computation.as_ref().is_some_and(|it| it.formula.operands().contains(&series.role))
            };
            let is_there = |other: &SeriesForm| {
                periods.iter().any(|at| compute::result(form, indicator, other, *at, &periods).figure().is_some())
            };
            form.series.iter().filter(of_role).any(is_there)
        };
        for (period, value) in values {
            let (Some(own), Some(usual)) = (value.value.unit(), usual) else { continue };
            if are_alike(&Unit::parse(&own.value), &Unit::parse(usual)) || !(is_source || is_operand()) {
                continue;
            }
            let message = format!(
                "「{}」の{}の{}は「{}」の数ですが、「{usual}」の数として計算します",
                indicator.name.value,
                figure::year(*period),
                figure::named(form, &series.name),
                own.value,
            );
            findings.push(context.finding(RULE, &own.place, message).hint(UNIFY));
        }
    }
    findings
}

/// Whether figures of one unit make a total of another: 人 make 人(延べ), か所 make 施設, and a mean of 人／回.
fn is_total(aggregate: Aggregate, whole: &Unit, part: &str) -> bool {
    let part = Unit::parse(part);
    let is_mean_of = |whole: &str| whole.strip_prefix(part.kind()).is_some_and(|rest| rest.starts_with('/'));
    let is_kind = bare(whole) == bare(&part) || (aggregate == Aggregate::Mean && is_mean_of(whole.kind()));
    let is_among = |units: &[&str], unit: &Unit| units.contains(&bare(unit));
    let is_general = || GENERAL.iter().any(|(wholes, parts)| is_among(wholes, whole) && is_among(parts, &part));
    (is_kind || is_general()) && whole.size() == part.size()
}

/// Whether two units are the same but for a bracket: 人(市内) and 人(市外).
fn are_alike(one: &Unit, other: &Unit) -> bool {
    bare(one) == bare(other) && one.size() == other.size()
}

/// What a unit counts, without what a bracket adds or that it is the count of a year.
fn bare(unit: &Unit) -> &str {
    let kind = unit.kind().split('(').next().unwrap_or_default();
    kind.strip_suffix("/年").or_else(|| kind.strip_suffix("/年度")).unwrap_or(kind)
}

/// A total or mean of an own field with another unit.
fn of_field(context: &Context, form: &Form, field: &Field) -> Option<Finding> {
    let from = field.aggregate.as_ref()?;
    let source = match form.source(&from.source)? {
        FieldSource::Field(carrier) => form.field(carrier, &from.source)?,
        FieldSource::Points(_) => return None,
    };
    let (whole, part) = (field.unit.as_deref()?, source.unit.as_deref()?);
    if is_total(from.aggregate, &Unit::parse(whole), part) {
        return None;
    }
    let units = |name: &str, is_computed: bool| {
        let mut maps = form_places::named(context, word::OWN, name);
        maps.retain(|map| context.sources.entry(map, word::COMPUTATION).is_some() == is_computed);
        maps.iter().find_map(|map| context.sources.entry(map, word::UNIT))
    };
    let placed = |unit: &str, place: Place| Placed::new(unit.to_owned(), place);
    let whole = placed(whole, units(&field.name, true)?);
    let part = placed(part, units(&source.name, false)?);
    let (there, here) = (Counted::new(&source.name, &part), Counted::new(&field.name, &whole));
    let what = word_of(from.aggregate);
    let message = format!("「{}」の{what}は、単位の違う数から計算します: {}", field.name, told(context, &there, &here));
    Some(context.finding(RULE, &here.unit.place, message).hint(UNIFY))
}

/// The formulas of the form between series that have units of their own.
fn of_series(context: &Context, form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    for computed in &form.series {
        let Some(computation) = &computed.computation else { continue };
        let roles = computation.formula.operands();
        let operands: Vec<&SeriesForm> = roles.iter().flat_map(|role| written_in(form, *role)).collect();
        let place = |series: &SeriesForm| {
            let maps = form_places::named(context, word::SERIES, &series.name);
            maps.iter().find_map(|map| context.sources.entry(map, word::UNIT))
        };
        let counted =
            operands.iter().filter_map(|series| Some((*series, Placed::new(series.unit.clone()?, place(series)?))));
        let counted: Vec<_> = counted.collect();
        let Some((series, first)) = counted.first() else { continue };
        let differs = |unit: &str| !are_alike(&Unit::parse(unit), &Unit::parse(&first.value));
        let Some((other, unit)) = counted.iter().find(|(_, unit)| differs(&unit.value)) else { continue };
        let (there, here) = (Counted::of_series(series, first), Counted::of_series(other, unit));
        let spelled = formula::spelled(computation.formula);
        let of = format!("「{}」（{spelled}）", computed.name);
        let message = format!("{of}は、単位の違う数から計算します: {}", told(context, &there, &here));
        findings.push(context.finding(RULE, &unit.place, message).hint(UNIFY));
    }
    findings
}

/// The series of a role that people write.
fn written_in(form: &Form, role: Role) -> impl Iterator<Item = &SeriesForm> {
    form.series.iter().filter(move |series| series.role == role && series.computation.is_none())
}

/// A formula between a series with a unit of its own and one that has that of the indicator.
fn of_operands(context: &Context, indicator: &Indicator, unit: &Placed<String>) -> Option<Finding> {
    let form = &context.edition.plan.form;
    form.series.iter().find_map(|computed| {
        let formula = computed.computation.as_ref()?.formula;
        let is_written = |series: &&SeriesForm| has_value(indicator, series);
        let operands = || formula.operands().iter().flat_map(|role| written_in(form, *role)).filter(is_written);
        let own = operands().find(|series| {
            series.unit.as_ref().is_some_and(|own| !are_alike(&Unit::parse(own), &Unit::parse(&unit.value)))
        })?;
        let bare = operands().find(|series| series.unit.is_none())?;
        let map = form_places::named(context, word::SERIES, &own.name);
        let place = map.iter().find_map(|map| context.sources.entry(map, word::UNIT))?;
        let of_own = Placed::new(own.unit.clone()?, place);
        let (there, here) = (Counted::of_series(own, &of_own), Counted::of_series(bare, unit));
        let message = format!(
            "「{}」の「{}」（{}）は、単位の違う数から計算します: {}",
            indicator.name.value,
            computed.name,
            formula::spelled(formula),
            told(context, &there, &here)
        );
        Some(context.finding(RULE, &unit.place, message).hint(UNIFY))
    })
}

fn word_of(aggregate: Aggregate) -> &'static str {
    Aggregate::KEYWORDS.iter().find(|(_, other)| *other == aggregate).map_or("", |(word, _)| word)
}

/// Both figures with their units, the first with its line.
fn told(context: &Context, there: &Counted, here: &Counted) -> String {
    let line = context.line_of(&there.unit.place, &here.unit.place);
    format!("{}、{}（{line}）", here.told(), there.told())
}

const UNIFY: &str = "単位を揃えてください。値も、揃えた単位の数に書き直してください（計算では換算しません）";

fn hint(there: &Counted, here: &Counted) -> String {
    let kind = |counted: &Counted| Unit::parse(&counted.unit.value).kind().to_owned();
    match kind(there) == kind(here) {
        true => UNIFY.to_owned(),
        false => "足し合わせられる数なら、単位を揃えてください。別のものの数なら、「計算」と「内訳」をやめて、別々の指標にしてください"
            .to_owned(),
    }
}
