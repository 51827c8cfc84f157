//! A written value differs from the computed one, or a written judgement from that of its figure.
//!
//! The written one is printed. Usually a figure was corrected, but not what follows from it.

use std::borrow::Cow;

use crate::check::Context;
use crate::check::support::numbers::numbers;
use crate::check::support::own_aggregates::{self, OwnAggregate};
use crate::check::support::{direction, figure, formula, indicators, margin};
use crate::finding::{Finding, Rule};
use crate::model::aggregate::{Part, Said};
use crate::model::holder::Holder;
use crate::model::{
    Aggregate, Carrier, Figure, FigureUnit, Form, Indicator, Minus, Number, Period, PeriodLabels, Place, Placed,
    Scalar, SeriesForm, SeriesYear, Value, compute, numbered,
};
use crate::vocabulary as word;

pub(super) const RULE: &Rule =
    &Rule::warning("computed-differs", include_str!("../../../docs/checks/computed-differs.md"));
/// The maximum number of parts that a message names.
const PARTS: usize = 5;

const HINT: &str =
    "元の値が正しければ、この値を消してください（計算した値を印刷します）。元の値が違うなら、そちらを直してください";
const HINT_OF_INCOMPLETE: &str = "数のない内訳に数を書いてください。数えない内訳なら、様式の「空欄」の言葉を書いてください。この値が違うなら、消してください";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let mut findings = Vec::new();
    for at in indicators::all(context) {
        let indicator = at.indicator;
        let periods = context.periods_of(indicator);
        let one = Computed { context, form, indicator, periods };
        for series in &form.series {
            let values = indicator.series(&series.name).map(|series| series.values.as_slice()).unwrap_or_default();
            findings.extend(values.iter().filter_map(|(period, value)| one.value(series, *period, value)));
        }
        findings.extend(one.judgements());
    }
    findings.extend(own_aggregates::all(context).iter().flat_map(|of| own_field(context, of)));
    findings
}

/// What a written value states.
struct Stated {
    figure: Option<Figure>,
    /// Whether it is a number, rather than a text or a 内訳 with one.
    is_number: bool,
}

impl Stated {
    /// `None` if it states nothing, or by a word of the 空欄 that there is nothing.
    fn by(value: &Value) -> Option<Self> {
        if !value.is_filled() {
            return None;
        }
        match value.figure() {
            Some(Scalar::Absent(_)) => None,
            Some(Scalar::Number(number)) => Some(Self { figure: Figure::of(number), is_number: true }),
            Some(Scalar::Text(text)) => {
                let figure = match numbers(&text.chars().collect::<Vec<_>>()).as_slice() {
                    [only] => Some(only.figure.into()),
                    _ => None,
                };
                Some(Self { figure, is_number: false })
            }
            None => Some(Self { figure: None, is_number: false }),
        }
    }

    /// Whether it states a computed figure, with the decimals in which it is written.
    fn is(&self, computed: &Figure) -> bool {
        self.figure.as_ref().is_some_and(|written| compute::as_exact(computed, written) == written.exact)
    }

    /// Whether it differs from a sum by no more than the rounding of all the figures makes.
    fn is_rounded_sum(&self, sum: &Figure, parts: &[Part], unit: Option<&str>) -> bool {
        let Some(written) = &self.figure else { return false };
        let figures = parts.iter().filter_map(|part| part.said.figure()).chain([written]);
        written.exact.minus(&sum.exact).abs() <= margin::of_sum(unit, figures)
    }
}

/// A written total or mean that differs from that of its parts.
struct Differing {
    /// What the parts make.
    computed: Number,
    /// The parts: 男 20 ＋ 女 25.
    from: String,
    /// Whether some part has no figure.
    incomplete: bool,
    /// The first part without a value: the map that would have it, under which key.
    blank: Option<(Place, String)>,
}

impl Differing {
    /// Compares a written value with the parts that have a figure; `None` if they agree or if none has one.
    /// Figures in units that do not fit together cannot be compared.
    ///
    /// - `unit`: that of the written value
    /// - `holder`: what has it
    fn between(
        written: &Stated,
        (aggregate, parts): (Aggregate, &[Part]),
        unit: &FigureUnit,
        holder: Holder,
    ) -> Option<Self> {
        let unit_of_parts = aggregate.unit_of(unit, parts).ok()?;
        let unit = unit_of_parts.unit.as_ref().map(|unit| unit.value.as_str());
        let (computed, _) = aggregate.of_those_there(parts);
        let computed = computed?;
        if written.is(&computed) || (aggregate == Aggregate::Sum && written.is_rounded_sum(&computed, parts, unit)) {
            return None;
        }
        let incomplete = !parts.iter().all(|part| part.said.figure().is_some() || matches!(part.said, Said::Absent(_)));
        let blank = parts.iter().find(|part| matches!(part.said, Said::Blank)).map(|part| match part.at.holder {
            of @ Holder::Indicator(_) if !of.is(holder) => (of.map(), part.at.name.to_owned()),
            of => (of.map(), word::OWN.to_owned()),
        });
        let (computed, from) = (computed.printed(Minus::default().char()), told(aggregate, parts, holder));
        Some(Self { computed, from, incomplete, blank })
    }

    /// - `what`: the name of the value, with its year
    fn finding(&self, context: &Context, what: &str, value: &Placed<Value>) -> Finding {
        let (of, hint) = match self.incomplete {
            true => ("数のある内訳", HINT_OF_INCOMPLETE),
            false => ("計算", HINT),
        };
        let (quoted, computed) = (quoted_value(&value.value), self.computed.grouped());
        let message = format!("{what}は{quoted}と書かれていますが、{of}では{computed}です（{}）", self.from);
        let finding = context.finding(RULE, &figure::place(value), message).hint(hint);
        match &self.blank {
            Some((map, key)) => finding.missing(map, [key.as_str()]),
            None => finding,
        }
    }
}

/// The parts of an aggregate: 男 20 ＋ 女 25.
///
/// - `holder`: what has it
fn told(aggregate: Aggregate, parts: &[Part], holder: Holder) -> String {
    let mut sum = parts.iter().take(PARTS).map(|it| part(it, holder)).collect::<Vec<_>>().join(" ＋ ");
    if parts.len() > PARTS {
        sum += " ＋ …";
    }
    let count = parts.iter().filter(|part| part.said.figure().is_some()).count();
    match aggregate {
        Aggregate::Sum => sum,
        Aggregate::Mean => format!("({sum}) ÷ {count}"),
    }
}

/// A part with its figure.
///
/// - `holder`: what has the result
fn part(part: &Part, holder: Holder) -> String {
    let name = match part.at.holder {
        same if same.is(holder) => part.at.name.to_owned(),
        Holder::Indicator(_) if !part.at.owner.is_empty() => part.at.owner.to_owned(),
        Holder::Indicator(indicator) => indicator.name.value.clone(),
        Holder::Item(item) => numbered(&item.key),
        Holder::Project(project) => format!("「{}」", project.name.value),
        Holder::Section(section, _) => format!("「{}」", section.title.value),
    };
    let figure = match &part.said {
        Said::Figure(figure) | Said::Partial(figure, _) => figure::spelled(&figure.exact),
        Said::Absent(word) => (*word).to_owned(),
        Said::Blank => "未記入".to_owned(),
        Said::Lacking(_) | Said::Mixed(_) => "数なし".to_owned(),
    };
    format!("{name} {figure}")
}

/// The figures of an own field that differ from what their parts make.
fn own_field(context: &Context, of: &OwnAggregate) -> Vec<Finding> {
    let differing = of.figures.iter().filter_map(|figure| {
        let value = figure.written?;
        let written = Stated::by(&value.value)?;
        if figure.parts.is_empty() {
            return in_another_way(context, of, figure.period, value);
        }
        let differing = Differing::between(&written, (of.aggregate, &figure.parts), &figure.unit(of.field), of.holder)?;
        Some(differing.finding(context, &named(of, figure.period), value))
    });
    differing.collect()
}

/// The name of an own field with its year.
fn named(of: &OwnAggregate, period: Option<Period>) -> String {
    let year = period.map(|period| format!("{}の", figure::year(period))).unwrap_or_default();
    format!("{year}「{}」", of.field.name)
}

/// A figure without a year where others are computed by year, or the other way round.
fn in_another_way(
    context: &Context,
    of: &OwnAggregate,
    period: Option<Period>,
    value: &Placed<Value>,
) -> Option<Finding> {
    let computed = of.figures.iter().filter(|other| other.period.is_some() != period.is_some());
    let computed = computed.filter_map(|other| Some((other.period, of.aggregate.of_those_there(&other.parts).0?)));
    let computed: Vec<(Option<Period>, Figure)> = computed.collect();
    let said = |(period, figure): &(Option<Period>, Figure)| {
        let year = period.map(|period| format!("{}は", figure::year(period))).unwrap_or_default();
        format!("{year}{}", figure.printed(Minus::default().char()).grouped())
    };
    let told = computed.iter().map(said).collect::<Vec<_>>().join("、");
    let quoted = quoted_value(&value.value);
    let (year, first) = computed.first()?;
    let figure = first.printed(Minus::default().char());
    let (message, example) = match year {
        Some(year) => (
            format!("「{}」は年度なしで{quoted}と書かれていますが、計算は年度ごとです（{told}）", of.field.name),
            format!("{{{}: {}}} のように年度ごとに", PeriodLabels::Initial.label(0, *year), figure.as_str()),
        ),
        None => (
            format!("{}は{quoted}と書かれていますが、計算では年度のない値です（{told}）", named(of, period)),
            format!("「{}: {}」のように年度なしで", of.field.name, figure.as_str()),
        ),
    };
    let hint = format!("この値を消してください（計算した値を印刷します）。書くなら、{example}書いてください");
    Some(context.finding(RULE, &figure::place(value), message).hint(hint))
}

/// Quotes a value: a number as it is, a text in brackets.
fn quoted_value(value: &Value) -> String {
    let quoted = figure::quoted(value);
    if Stated::by(value).is_some_and(|stated| stated.is_number) { quoted } else { format!("「{quoted}」") }
}

/// An indicator whose values may be computed.
struct Computed<'c, 'a> {
    context: &'c Context<'a>,
    form: &'a Form,
    indicator: &'a Indicator,
    periods: Cow<'a, [Period]>,
}

impl<'a> Computed<'_, 'a> {
    fn value(&self, series: &'a SeriesForm, period: Period, value: &Placed<Value>) -> Option<Finding> {
        let written = Stated::by(&value.value)?;
        let year = match series.year {
            SeriesYear::Shown if self.periods.len() > 1 => format!("{}の", figure::year(period)),
            _ => String::new(),
        };
        let what = format!("{year}「{}」", series.name);
        let Some(computation) = &series.computation else {
            let parts = compute::parts(self.form, self.indicator, series, period, &self.periods);
            let unit = compute::whole_unit(self.indicator, series, period);
            let Some(aggregate) = self.indicator.aggregate() else {
                return Some(self.of_ratio(series, period, &written, &parts)?.finding(self.context, &what, value));
            };
            let holder = Holder::Indicator(self.indicator);
            let differing = Differing::between(&written, (aggregate, &parts), &unit, holder)?;
            return Some(differing.finding(self.context, &what, value));
        };
        let said = compute::result(self.form, self.indicator, series, period, &self.periods);
        let computed = said.figure()?;
        let is_it = match &written.figure {
            Some(figure) if written.is_number => compute::rounded(figure, computation) == computed.rounded(),
            _ => written.is(computed),
        };
        if is_it {
            return None;
        }
        let from = formula::with_operands(self.form, self.indicator, computation, period, &self.periods)?;
        let computed = computed.printed(Minus::default().char());
        let differing = Differing { computed, from, incomplete: false, blank: None };
        Some(differing.finding(self.context, &what, value))
    }

    /// A written ratio that differs from that of the two indicators.
    fn of_ratio(&self, series: &SeriesForm, period: Period, written: &Stated, parts: &[Part]) -> Option<Differing> {
        let said = compute::result(self.form, self.indicator, series, period, &self.periods);
        let computed = said.figure().filter(|computed| !written.is(computed))?;
        let from = parts.iter().map(|it| part(it, Holder::Indicator(self.indicator))).collect::<Vec<_>>().join(" ÷ ");
        let computed = computed.printed(Minus::default().char());
        Some(Differing { computed, from, incomplete: false, blank: None })
    }

    /// The judgements that differ from those of the figure.
    fn judgements(&self) -> Vec<Finding> {
        let judgements = self.indicator.judgements.iter().flat_map(|judgement| {
            judgement.choices.iter().map(move |(period, option)| (&judgement.axis, *period, option))
        });
        let differing = judgements.filter_map(|(name, period, option)| {
            let axis = self.form.axis(Carrier::Indicator, name)?;
            if direction::is_against(self.form, self.indicator, axis) {
                return None;
            }
            let bands = axis.bands.as_ref()?;
            let series = self.form.series(&bands.series)?;
            let judged = compute::judged(self.form, self.indicator, name, period, &self.periods)?;
            if judged == option.value {
                return None;
            }
            let figure = compute::shown(self.form, self.indicator, series, period, &self.periods)?;
            let message = format!(
                "「{name}」は「{}」と書かれていますが、判定では「{}」です（{} {}）",
                axis.scale.name(option.value),
                axis.scale.name(judged),
                series.name,
                figure::spelled(&figure.exact)
            );
            Some(self.context.finding(RULE, &option.place, message).hint(
                "値が正しければ、この評価を消してください（判定の結果を印刷します）。値が違うなら、そちらを直してください",
            ))
        });
        differing.collect()
    }
}
