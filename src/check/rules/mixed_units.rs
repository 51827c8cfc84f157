//! A sum, a mean, a formula or a comparison over figures of different units: 円 and 千円, 人 and 件. It is left blank.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::check::support::{figure, form_places, formula, indicators, own_aggregates};
use crate::finding::{Finding, Rule};
use crate::model::aggregate::{Counted, Mixed, Part as AggregatePart, Said, Wanted};
use crate::model::holder::Holder;
use crate::model::{
    DerivedFrom, Field, FieldOrigin, FieldSource, FigureUnit, Form, Formula, Part, Period, Place, Placed, Role,
    SeriesForm, SeriesYear, SummaryTable, Trend, Unit, compute,
};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("mixed-units", include_str!("../../../docs/checks/mixed-units.md"));

const UNIFY: &str = "単位を揃えてください。値も、揃えた単位の数に書き直してください（計算では換算しません）";
const APART: &str = "足し合わせられる数なら、単位を揃えてください。別のものの数なら、「計算」と「内訳」をやめて、別々の指標にしてください";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let of_fields = form.fields.iter().filter_map(|field| of_field(context, form, field));
    let mut findings: Vec<Finding> = of_fields.chain(of_series(context, form)).collect();
    findings.extend(of_own_fields(context));
    let mut told = Told { context, form, places: BTreeSet::new() };
    for at in indicators::all(context) {
        findings.extend(told.values(&at));
        findings.extend(told.judgements(&at));
    }
    for at in indicators::all(context) {
        findings.extend(told.trend(&at));
    }
    findings
}

/// A figure with its unit, as a message tells it.
struct Named {
    name: String,
    unit: Option<String>,
    /// Where the unit is written, or the figure that has none.
    place: Place,
    /// How closely the unit belongs to the figure: that of the form is the farthest.
    rank: u8,
}

impl Named {
    /// - `series`: the series of the figure
    fn new(context: &Context, name: String, of: &FigureUnit, at: &Wanted, series: Option<&str>) -> Self {
        let in_form = |key: &str, name: &str| {
            let maps = form_places::named(context, key, name);
            maps.iter().find_map(|map| context.sources.entry(map, word::UNIT))
        };
        let (place, rank) = match &of.unit {
            None => (at.place.clone(), 2),
            Some(unit) if unit.place != Place::default() => (unit.place.clone(), if of.is_own { 4 } else { 3 }),
            Some(_) => {
                let place = series.and_then(|name| in_form(word::SERIES, name));
                (place.or_else(|| in_form(word::OWN, at.name)).unwrap_or_else(|| at.place.clone()), 1)
            }
        };
        Self { name, unit: of.unit.as_ref().map(|unit| unit.value.clone()), place, rank }
    }

    fn told(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{}は「{unit}」", self.name),
            None => format!("{}には単位がありません", self.name),
        }
    }

    fn kind(&self) -> Option<String> {
        self.unit.as_ref().map(|unit| Unit::parse(unit).kind().to_owned())
    }
}

/// The finding on two figures that do not fit together, at the one whose unit is written closest to it.
fn finding(context: &Context, what: &str, [one, other]: [Named; 2], apart: &str) -> Finding {
    let (here, there) = if other.rank > one.rank { (other, one) } else { (one, other) };
    let line = context.line_of(&there.place, &here.place);
    let message = format!(
        "{what}は、単位の違う数からは計算できません（空欄になります）: {}、{}（{line}）",
        here.told(),
        there.told()
    );
    let is_multiple = here.kind().zip(there.kind()).is_none_or(|(here, there)| here == there);
    context.finding(RULE, &here.place, message).hint(if is_multiple { UNIFY } else { apart })
}

/// What has been told, so that it is told once.
struct Told<'c, 'a> {
    context: &'c Context<'a>,
    form: &'a Form,
    /// The place of each result, with those of the two units.
    places: BTreeSet<(Place, &'a str, [Place; 2])>,
}

impl<'a> Told<'_, 'a> {
    /// The values that are left blank, where the paper prints them or what follows from them.
    fn values(&mut self, at: &indicators::IndicatorAt<'a>) -> Vec<Finding> {
        let (context, form, indicator) = (self.context, self.form, at.indicator);
        let shown = context.periods_of(indicator);
        let mut findings = Vec::new();
        let part = |series: &SeriesForm| Part::Series(vec![series.name.clone()]);
        for series in form.series.iter().filter(|series| form.prints(at.carrier, &indicator.tables, &part(series))) {
            let periods = match series.year {
                SeriesYear::Shown => &*shown,
                SeriesYear::Own | SeriesYear::Common => shown.get(..1).unwrap_or_default(),
            };
            for period in periods {
                if compute::written(indicator, series, *period).is_some_and(|value| value.is_filled()) {
                    continue;
                }
                if let Said::Mixed(mixed) = compute::result(form, indicator, series, *period, &shown) {
                    findings.extend(self.mixed(&mixed));
                }
            }
        }
        findings
    }

    fn mixed(&mut self, mixed: &Mixed<'a>) -> Option<Finding> {
        let context = self.context;
        let result = mixed.result.as_ref()?;
        let Holder::Indicator(indicator) = result.holder else { return None };
        let series = self.form.series(result.name)?;
        let is_of_form = |unit: &FigureUnit| unit.unit.as_ref().is_some_and(|unit| unit.place == Place::default());
        let here = self.counted(series, &mixed.here);
        let there = match &mixed.there {
            Some(there) if is_of_form(&mixed.here.unit) && is_of_form(&there.unit) => return None,
            Some(there) => self.counted(series, there),
            None => {
                let name = format!("「{}」", indicator.name.value);
                Named::new(context, name, &mixed.whole, result, Some(result.name))
            }
        };
        let places = [here.place.clone(), there.place.clone()];
        if !self.places.insert((indicator.place.clone(), result.name, places)) {
            return None;
        }
        let name = &indicator.name.value;
        let what = match (&series.computation, &indicator.derivation) {
            (Some(it), _) => format!("「{name}」の「{}」（{}）", series.name, formula::spelled(it.formula)),
            (None, Some(it)) => match &it.from {
                DerivedFrom::Parts(aggregate) | DerivedFrom::Below(aggregate, _) => format!("「{name}」の{aggregate}"),
                DerivedFrom::Ratio(names) => format!("「{name}」（{}）", names.value.join("÷")),
            },
            (None, None) => format!("「{name}」"),
        };
        let is_total = series.computation.is_none() && indicator.aggregate().is_some();
        Some(finding(context, &what, [here, there], if is_total { APART } else { UNIFY }))
    }

    /// - `result`: the series that is computed
    fn counted(&self, result: &SeriesForm, counted: &Counted) -> Named {
        let Wanted { holder, owner, name, period, .. } = counted.at;
        let formula = result.computation.as_ref().map(|computation| computation.formula);
        let year = period
            .filter(|_| counted.unit.is_own || matches!(formula, Some(Formula::Change | Formula::RunningTotal)))
            .map(figure::year);
        let of_year = || year.as_ref().map(|year| format!("の{year}")).unwrap_or_default();
        let named = match holder {
            _ if formula.is_some() => {
                let year = year.as_ref().map(|year| format!("{year}の")).unwrap_or_default();
                year + &operand(self.form.series(name), name)
            }
            Holder::Indicator(indicator) if owner.is_empty() => format!("「{}」{}", indicator.name.value, of_year()),
            _ => format!("{owner}{}", of_year()),
        };
        Named::new(self.context, named, &counted.unit, &counted.at, Some(name))
    }

    /// The judgements by figures in another unit than that of the bounds.
    fn judgements(&mut self, at: &indicators::IndicatorAt<'a>) -> Vec<Finding> {
        let (context, year) = (self.context, self.context.edition.plan.year);
        let shown = context.periods_of(at.indicator);
        let mut findings = Vec::new();
        for (axis, series) in at.judged_by_figures(self.form, year) {
            let said = compute::said(self.form, at.indicator, series, year, &shown);
            let Some(figure) = said.figure().filter(|figure| figure.unit.is_own) else { continue };
            let Some(own) = &figure.unit.unit else { continue };
            let usual = at.indicator.usual_unit(series);
            let usual = usual.map_or("単位のない値".to_owned(), |usual| format!("「{}」", usual.value));
            let message = format!(
                "「{}」の「{}」は、判定できません（空欄になります）: {}の「{}」は「{}」、判定の段階は{usual}です",
                at.indicator.name.value,
                axis.name,
                figure::year(year),
                series.name,
                own.value,
            );
            findings.push(context.finding(RULE, &own.place, message).hint(UNIFY));
        }
        findings
    }

    /// The figures over time that cannot be compared.
    fn trend(&mut self, at: &indicators::IndicatorAt<'a>) -> Option<Finding> {
        let (context, indicator) = (self.context, at.indicator);
        if !self.form.summary.prints(SummaryTable::Trends) {
            return None;
        }
        let periods = context.periods_of(indicator);
        let trend = Trend::reached(self.form, indicator, &periods).filter(|trend| !trend.is_comparable())?;
        let figure = |period: &Period| {
            let unit = compute::shown(self.form, indicator, trend.series, *period, &periods)?.unit;
            Some((*period, unit))
        };
        let figures: Vec<(Period, FigureUnit)> = trend.points.iter().filter_map(|(period, _)| figure(period)).collect();
        let (latest, of_latest) = figures.last()?;
        let (other, of_other) = figures.iter().find(|(_, unit)| !unit.agrees(of_latest))?;
        let of = |period: &Period, unit: &FigureUnit| {
            let at = compute::written_at(indicator, trend.series, *period);
            let at = Wanted {
                holder: Holder::Indicator(indicator),
                owner: "",
                name: &trend.series.name,
                period: Some(*period),
                place: at.map_or(&indicator.place, |value| &value.place),
            };
            Named::new(context, figure::year(*period), unit, &at, Some(&trend.series.name))
        };
        let (one, other) = (of(latest, of_latest), of(other, of_other));
        let (here, there) = if other.rank > one.rank { (other, one) } else { (one, other) };
        let is_told = self.places.iter().any(|(_, _, places)| places.contains(&here.place));
        let message = format!(
            "「{}」の{}は、単位が違うので、「指標の推移」で比べられません: {}、{}（{}）",
            indicator.name.value,
            figure::named(self.form, &trend.series.name),
            here.told(),
            there.told(),
            context.line_of(&there.place, &here.place)
        );
        (!is_told).then(|| context.finding(RULE, &here.place, message).hint(UNIFY))
    }
}

/// An operand of a formula, with the word of the formula for it if it has another name.
fn operand(series: Option<&SeriesForm>, name: &str) -> String {
    let is_word = |(word, role): &&(&'static str, Role)| {
        series.is_some_and(|series| *role == series.role && *word != series.name)
    };
    let role = Role::KEYWORDS.iter().find(is_word).map(|(word, _)| format!("（{word}）")).unwrap_or_default();
    format!("「{name}」{role}")
}

/// The own fields that are left blank because single values have other units.
fn of_own_fields(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for of in own_aggregates::all(context).iter().filter(|of| of.is_printed) {
        for at in of.figures.iter().filter(|at| !at.written.is_some_and(|value| value.value.is_filled())) {
            let Some(Said::Mixed(mixed)) = at.said(of.field) else { continue };
            // A total that stands in this one is told itself.
            let is_told = |part: &AggregatePart| {
                let Wanted { holder, name, .. } = part.at;
                matches!(part.said, Said::Mixed(_)) && context.edition.plan.form.prints_field(holder.carrier(), name)
            };
            if at.parts.iter().any(is_told) {
                continue;
            }
            let name = |at: &Wanted| {
                let holder = match at.holder {
                    Holder::Item(item) => format!("{} の", crate::model::numbered(&item.key)),
                    Holder::Project(project) => format!("事業「{}」の", project.name.value),
                    Holder::Indicator(indicator) => format!("「{}」の", indicator.name.value),
                    Holder::Section(section, _) => format!("{}「{}」の", section.label, section.title.value),
                };
                format!("{holder}「{}」", at.name)
            };
            let named = |it: &Counted| Named::new(context, name(&it.at), &it.unit, &it.at, None);
            let here = named(&mixed.here);
            let there = match &mixed.there {
                Some(there) => named(there),
                None => {
                    let field = format!("「{}」", of.field.name);
                    let at = Wanted { name: &of.field.name, ..mixed.here.at.clone() };
                    Named::new(context, field, &mixed.whole, &at, None)
                }
            };
            // That of the form is told there.
            if here.rank > 1 || there.rank > 1 {
                let what = format!("{}「{}」の{}", of.of, of.field.name, of.aggregate);
                findings.push(finding(context, &what, [here, there], UNIFY));
            }
        }
    }
    findings
}

/// A total or mean of an own field with another unit.
fn of_field(context: &Context, form: &Form, field: &Field) -> Option<Finding> {
    let from = field.aggregate.as_ref()?;
    let sources: Vec<&Field> = match &from.origin {
        FieldOrigin::Beside(names) => names.iter().filter_map(|name| form.field(field.carrier, name)).collect(),
        FieldOrigin::Below(name) => match form.source(name)? {
            FieldSource::Field(carrier) => vec![form.field(carrier, name)?],
            FieldSource::Points(_) => return None,
        },
    };
    let units = |name: &str, is_computed: bool| {
        let mut maps = form_places::named(context, word::OWN, name);
        maps.retain(|map| context.sources.entry(map, word::COMPUTATION).is_some() == is_computed);
        maps.iter().find_map(|map| context.sources.entry(map, word::UNIT))
    };
    let placed = |field: &Field| {
        let unit = Placed::new(field.unit.clone()?, units(&field.name, field.aggregate.is_some())?);
        Some(FigureUnit::new(None, Some(unit)))
    };
    let whole = placed(field);
    let parts: Vec<(&Field, FigureUnit)> = sources.into_iter().filter_map(|it| Some((it, placed(it)?))).collect();
    let of_parts: Vec<&FigureUnit> = parts.iter().map(|(_, unit)| unit).collect();
    let unit_of_whole = whole.clone().unwrap_or_else(|| FigureUnit::new(None, None));
    let (here, there) = FigureUnit::of_aggregate(from.aggregate, &unit_of_whole, &of_parts).err()?;
    let named = |field: &Field, unit: &FigureUnit| {
        let unit = unit.unit.clone()?;
        Some(Named { name: format!("「{}」", field.name), unit: Some(unit.value), place: unit.place, rank: 1 })
    };
    let of_part = |index: usize| parts.get(index).and_then(|(field, unit)| named(field, unit));
    let here = of_part(here)?;
    let both = match there {
        Some(there) => [here, of_part(there)?],
        None => [named(field, &whole?)?, here],
    };
    let what = format!("「{}」の{}", field.name, from.aggregate);
    Some(finding(context, &what, both, UNIFY))
}

/// The formulas of the form between series that have units of their own.
fn of_series(context: &Context, form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    for computed in &form.series {
        let Some(computation) = &computed.computation else { continue };
        let roles = computation.formula.operands();
        let is_operand = |series: &&SeriesForm| roles.iter().any(|role| series.is_operand(computation.formula, *role));
        let place = |series: &SeriesForm| {
            let maps = form_places::named(context, word::SERIES, &series.name);
            maps.iter().find_map(|map| context.sources.entry(map, word::UNIT))
        };
        let mut operands: Vec<&SeriesForm> = form.series.iter().filter(is_operand).collect();
        operands.sort_by_key(|series| roles.iter().position(|role| *role == series.role));
        let units = operands.into_iter().filter_map(|series| {
            let unit = Placed::new(series.unit.clone()?, place(series)?);
            Some((series, FigureUnit::new(None, Some(unit))))
        });
        let units: Vec<(&SeriesForm, FigureUnit)> = units.collect();
        let Some((first, rest)) = units.split_first() else { continue };
        let Some(other) = rest.iter().find(|(_, unit)| !unit.agrees(&first.1)) else { continue };
        let named = |(series, unit): &(&SeriesForm, FigureUnit)| {
            let unit = unit.unit.clone()?;
            let name = operand(Some(series), &series.name);
            Some(Named { name, unit: Some(unit.value), place: unit.place, rank: 1 })
        };
        let Some((here, there)) = named(other).zip(named(first)) else { continue };
        let what = format!("「{}」（{}）", computed.name, formula::spelled(computation.formula));
        findings.push(finding(context, &what, [here, there], UNIFY));
    }
    findings
}
