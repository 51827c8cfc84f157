//! A value that cannot be computed, because a part of it is blank or no number.
//!
//! The paper leaves it blank. A part with a word of the 空欄 is not reported: a sum leaves it out, and a formula has no
//! result then, as declared.

mod results;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::characters::is_digit;
use crate::check::Context;
use crate::check::support::absence::{self, in_yaml};
use crate::check::support::{figure, indicators, own_aggregates};
use crate::finding::{Finding, Rule};
use crate::model::aggregate::{Lack, Said, Wanted, Why};
use crate::model::exact::{Figure, Precision};
use crate::model::holder::Holder;
use crate::model::{
    Aggregate, Axis, Breakdown, Form, Indicator, Part, Period, PeriodLabels, Place, Record, Scalar, SeriesForm,
    SeriesYear, Value, compute, numbered,
};
use crate::vocabulary as word;
use results::Result;

pub(in crate::check) const RULE: &Rule =
    &Rule::warning("not-computed", include_str!("../../../docs/checks/not-computed.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut causes = Causes { context, all: Vec::new(), index: BTreeMap::new() };
    for at in indicators::all(context) {
        let plan = &context.edition.plan;
        let periods = context.periods_of(at.indicator);
        let one = Results { form: &plan.form, at: &at, year: plan.year, periods };
        one.values(&mut causes);
        one.judgements(&mut causes);
    }
    for of in own_aggregates::all(context).iter().filter(|of| of.is_printed) {
        for figure in of.figures.iter().filter(|figure| !figure.written.is_some_and(|value| value.value.is_filled())) {
            let (holder, name) = (of.holder, &of.field.name);
            let result = Result { holder, of: of.of.clone(), name, period: figure.period, owner: String::new() };
            causes.add(figure.said(of.field).iter().flat_map(Said::lacks), &result, true);
        }
    }
    causes.all.iter().map(|cause| cause.finding(context)).collect()
}

/// A part that keeps values from being computed.
struct Cause<'a> {
    lack: Lack<'a>,
    results: Vec<Result<'a>>,
    /// Whether it is a part of a sum or a mean.
    is_part: bool,
    /// The periods of a series or own field of which nothing is written; `None` if something is.
    unwritten: Option<Vec<Period>>,
}

/// Every such part once, in the order of the paper.
struct Causes<'c, 'a> {
    context: &'c Context<'a>,
    all: Vec<Cause<'a>>,
    /// The position of each by the figure that it lacks.
    index: BTreeMap<(&'a Place, &'a str, Option<Period>), usize>,
}

impl<'a> Causes<'_, 'a> {
    fn add<'l>(&mut self, lacks: impl IntoIterator<Item = &'l Lack<'a>>, result: &Result<'a>, is_part: bool)
    where
        'a: 'l,
    {
        for lack in lacks {
            let Wanted { place, name, period, .. } = lack.at;
            let is_unwritten = matches!(lack.why, Why::Blank) && self.is_unwritten(&lack.at);
            let index = (place, name, period.filter(|_| !is_unwritten));
            let index = *self.index.entry(index).or_insert(self.all.len());
            if index == self.all.len() {
                let unwritten = is_unwritten.then(Vec::new);
                self.all.push(Cause { lack: lack.clone(), results: Vec::new(), is_part, unwritten });
            }
            let cause = &mut self.all[index];
            cause.results.push(result.clone());
            cause.is_part |= is_part;
            if let (Some(periods), Some(period)) = (&mut cause.unwritten, period)
                && !periods.contains(&period)
            {
                periods.push(period);
            }
        }
    }

    /// Whether nothing is written of a series or own field, for any year.
    fn is_unwritten(&self, at: &Wanted) -> bool {
        let (sources, form) = (self.context.sources, &self.context.edition.plan.form);
        let node = at.holder.map();
        match at.holder {
            Holder::Indicator(_) if !is_field(form, at) => sources.written(&node, at.name) == 0,
            _ => {
                let own = sources.entry(&node, word::OWN);
                is_field(form, at) && own.is_none_or(|own| sources.written(&own, at.name) == 0)
            }
        }
    }
}

/// Whether a figure is wanted in an own field, not in a series or on an axis.
fn is_field(form: &Form, at: &Wanted) -> bool {
    let is_series = matches!(at.holder, Holder::Indicator(_)) && form.series(at.name).is_some();
    !is_series && form.field(at.holder.carrier(), at.name).is_some()
}

/// The values of an indicator that follow from others.
struct Results<'c, 'a> {
    form: &'a Form,
    at: &'c indicators::IndicatorAt<'a>,
    year: Period,
    periods: Cow<'a, [Period]>,
}

impl<'a> Results<'_, 'a> {
    /// Whether the rule missing-value asks for the figure.
    fn is_told(&self, lack: &Lack) -> bool {
        let asked = || self.form.asked_series(self.at.carrier, &self.at.indicator.tables);
        let is_reported = lack.at.period.is_none_or(|period| period == self.year);
        matches!(lack.why, Why::Annotation(_)) && is_reported && asked().any(|series| series.name == lack.at.name)
    }

    /// The values that are computed, where the paper prints them.
    fn values(&self, causes: &mut Causes<'_, 'a>) {
        let indicator = self.at.indicator;
        let part = |series: &SeriesForm| Part::Series(vec![series.name.clone()]);
        let is_printed = |series: &&SeriesForm| self.form.prints(self.at.carrier, &indicator.tables, &part(series));
        for series in self.form.series.iter().filter(is_printed) {
            let periods = match series.year {
                SeriesYear::Shown => &*self.periods,
                SeriesYear::Own | SeriesYear::Common => self.periods.get(..1).unwrap_or_default(),
            };
            let is_written =
                |period| compute::written(indicator, series, period).is_some_and(|value| value.is_filled());
            for period in periods.iter().filter(|period| !is_written(**period)) {
                let said = compute::result(self.form, indicator, series, *period, &self.periods);
                let is_part = series.computation.is_none();
                let lacks = said.lacks().iter().filter(|lack| is_part || !self.is_told(lack));
                causes.add(lacks, &self.result(&series.name, *period), is_part);
            }
        }
    }

    /// The judgements that follow from figures.
    fn judgements(&self, causes: &mut Causes<'_, 'a>) {
        let (indicator, year) = (self.at.indicator, self.year);
        for (axis, series) in self.at.judged_by_figures(self.form, year) {
            let said = compute::said(self.form, indicator, series, year, &self.periods);
            let lacks = said.lacks().iter().filter(|lack| !self.is_told(lack));
            causes.add(lacks, &self.result(&axis.name, year), false);
        }
    }

    fn result(&self, name: &'a str, period: Period) -> Result<'a> {
        let indicator: &Indicator = self.at.indicator;
        let of = format!("「{}」の", indicator.name.value);
        let (holder, owner) = (Holder::Indicator(indicator), self.at.owner.clone());
        Result { holder, owner, of, name, period: Some(period) }
    }
}

impl Cause<'_> {
    fn finding(&self, context: &Context) -> Finding {
        let Lack { at, why } = &self.lack;
        let holder = match at.holder {
            Holder::Indicator(indicator) if at.owner.is_empty() => format!("「{}」の", indicator.name.value),
            Holder::Indicator(indicator) => format!("{} の「{}」の", at.owner, indicator.name.value),
            Holder::Item(item) => format!("{} の", numbered(&item.key)),
            Holder::Project(project) => format!("事業「{}」の", project.name.value),
            Holder::Section(section, _) => format!("{}「{}」の", section.label, section.title.value),
        };
        let year = self.period().map(|period| format!("{}の", figure::year(period))).unwrap_or_default();
        let cause = format!("{holder}{year}「{}」", at.name);
        let because = match why {
            Why::Blank => format!("{cause}がないので"),
            Why::Annotation(record) => format!("{cause}は{}だけで、値がないので", figure::annotation(record)),
            Why::WithoutYear(_) => format!("{cause}に年度がないので（ほかは年度ごとです）"),
            Why::WithYear(..) => format!("{cause}が年度ごとに書かれているので（ほかには年度がありません）"),
            Why::LeftOut(word, by) => format!("{cause}は「{word}」ですが、「{by}」には数があるので"),
            Why::NoFigure(Value::Record(Record { value: None, .. })) => format!("{cause}は内訳だけで、値がないので"),
            Why::NoFigure(Value::Plain(scalar) | Value::Record(Record { value: Some(scalar), .. })) => match scalar {
                Scalar::Number(_) => format!("{cause}の数の桁が多く、計算に使えないので"),
                Scalar::Text(text) | Scalar::Absent(text) => {
                    format!("{cause}が「{}」で、数ではないので", text.lines().collect::<Vec<_>>().join(" "))
                }
            },
        };
        let place = match why {
            Why::Blank => self.place_of_blank(context),
            Why::NoFigure(Value::Plain(_)) | Why::WithoutYear(Value::Plain(_)) | Why::LeftOut(..) => at.place.clone(),
            Why::NoFigure(Value::Record(Record { value: Some(_), .. })) => {
                context.sources.entry(at.place, word::VALUE).unwrap_or_else(|| at.place.of_key())
            }
            Why::Annotation(_) | Why::NoFigure(_) | Why::WithoutYear(_) | Why::WithYear(..) => at.place.of_key(),
        };
        let message = format!(
            "{because}、{}を計算できません（空欄になります）",
            results::told(&self.results, &self.lack.at, self.period())
        );
        context.finding(RULE, &place, message).hint(self.hint(context))
    }

    /// The period that it is about; `None` if it has none, or is about all.
    fn period(&self) -> Option<Period> {
        self.lack.at.period.filter(|_| self.unwritten.is_none())
    }

    /// The axis whose judgement is missing, if the part is a judgement.
    fn axis<'f>(&self, form: &'f Form) -> Option<&'f Axis> {
        let name = self.lack.at.name;
        match self.lack.at.holder {
            Holder::Indicator(_) if form.series(name).is_some() => None,
            holder => form.axis(holder.carrier(), name),
        }
    }

    /// Where something is to be written: in the series or field if there is one, else in its holder.
    fn place_of_blank(&self, context: &Context) -> Place {
        let Wanted { holder, name, .. } = self.lack.at;
        let node = holder.map();
        let own = context.sources.entry(&node, word::OWN);
        match own.filter(|_| is_field(&context.edition.plan.form, &self.lack.at)) {
            Some(own) => context.key_or(&own, name, &own.of_key()),
            None => context.key_or(&node, name, holder.named()),
        }
    }

    fn hint(&self, context: &Context) -> String {
        let Lack { at, why } = &self.lack;
        let form = &context.edition.plan.form;
        if let Some(axis) = self.axis(form) {
            let options = axis.scale.short_words().collect::<Vec<_>>().join("、");
            return format!("「{}」に {options} から選んで書いてください", axis.name);
        }
        let word = absence::word(form);
        let initial = |period: Period| PeriodLabels::Initial.label(0, period);
        let kept =
            if self.is_part { "数えないで計算します" } else { "計算した値は空欄のままです" };
        let field =
            form.field(at.holder.carrier(), at.name).filter(|_| matches!(why, Why::Blank) && is_field(form, at));
        if let Some((field, from)) = field.and_then(|field| Some((field, field.aggregate.as_ref()?))) {
            let sources: String = from.origin.names().iter().map(|name| format!("「{name}」")).collect();
            let (first, name) = (absence::declared_first(form), &field.name);
            return format!(
                "「{name}」は{sources}の{}です。そのもとになる数を書いてください。数えないものなら{first}「{name}: {word}」と書いてください",
                from.aggregate
            );
        }
        if let Some(periods) = &self.unwritten {
            return self.hint_of_unwritten(context, periods);
        }
        match why {
            Why::Blank => {
                let key = at.period.map_or_else(|| at.name.to_owned(), initial);
                let first = absence::declared_first(form);
                format!(
                    "「{key}: 12」のように値を書いてください。1つもなければ「{key}: 0」、数えないものなら{first}「{key}: {word}」と書いてください"
                )
            }
            Why::Annotation(_) => match form.absences.as_slice() {
                [] => format!(
                    "「値」に数を書いてください。数えないものなら、様式に「空欄: [{word}]」と書いたうえで「値: {word}」と書いてください"
                ),
                _ => format!("「値」に、数か、数えないことを示す「{word}」を書いてください"),
            },
            Why::WithoutYear(value) => {
                // Several results may lack the same figure.
                let mut years: Vec<Period> = self.results.iter().filter_map(|result| result.period).collect();
                years.sort_unstable();
                years.dedup();
                let reported = context.edition.plan.year;
                let pair = |period: Period| match value {
                    Value::Plain(Scalar::Number(number)) if period == reported => {
                        format!("{}: {}", initial(period), number.as_str())
                    }
                    _ => format!("{}: 12", initial(period)),
                };
                format!("{{{}}} のように、年度ごとに書いてください", years.into_iter().map(pair).collect::<Vec<_>>().join(", "))
            }
            Why::LeftOut(word, by) => format!(
                "どちらにも数えないなら、「{by}」も「{word}」と書いてください。数えるなら、「{word}」を数に直してください（1つもなければ 0）"
            ),
            Why::WithYear(period, _) => {
                format!("{} の値だけなら、「{}: 12」のように年度なしで書いてください", initial(*period), at.name)
            }
            Why::NoFigure(Value::Record(record @ Record { value: None, .. })) => {
                let whole = sum(record).unwrap_or_else(|| "21".to_owned());
                format!("{{値: {whole}, 内訳: {{…}}}} のように、「値」に全体の数を書いてください")
            }
            Why::NoFigure(Value::Plain(scalar) | Value::Record(Record { value: Some(scalar), .. })) => match scalar {
                Scalar::Number(_) => "28桁までの数を書いてください".to_owned(),
                Scalar::Text(text) | Scalar::Absent(text) if text.chars().any(is_digit) => {
                    "半角の数だけを書いてください。「,」や単位は要りません。ほかの言葉は {値: 12, 付記: (見込み)} のように「付記」に書けます"
                        .to_owned()
                }
                Scalar::Text(text) | Scalar::Absent(text) if absence::is_like_dash(text) => absence::for_dash(form),
                Scalar::Text(text) | Scalar::Absent(text) if !absence::is_word(text) => {
                    "半角の数だけを書いてください".to_owned()
                }
                Scalar::Text(text) | Scalar::Absent(text) => format!(
                    "半角の数だけを書いてください。数がないことを示す言葉なら、様式の「空欄」に「{}」を加えてください（{kept}）",
                    in_yaml(text)
                ),
            },
        }
    }

    /// The remedy for a series or own field of which nothing is written: the key with a value for each of its periods.
    fn hint_of_unwritten(&self, context: &Context, periods: &[Period]) -> String {
        let (name, form) = (self.lack.at.name, &context.edition.plan.form);
        let is_common = form.series(name).is_some_and(|series| series.year == SeriesYear::Common);
        let pairs: Vec<String> =
            periods.iter().map(|period| format!("{}: 12", PeriodLabels::Initial.label(0, *period))).collect();
        let entry = match pairs.as_slice() {
            [] => format!("{name}: 12"),
            _ if is_common => format!("{name}: 12"),
            pairs => format!("{name}: {{{}}}", pairs.join(", ")),
        };
        let entry = match is_field(form, &self.lack.at) {
            false => format!("「{entry}」"),
            true if context.sources.written(&self.lack.at.holder.map(), word::OWN) > 0 => {
                format!("「{}」に「{entry}」", word::OWN)
            }
            true => format!("「{}: {{{entry}}}」", word::OWN),
        };
        let word = absence::word(form);
        let first = absence::declared_first(form);
        format!("{entry}のように書いてください。1つもなければ 0、数えないものなら{first} {word} と書きます")
    }
}

/// The sum of the 内訳 of a value, if all of it are figures.
fn sum(record: &Record) -> Option<String> {
    if !record.has_one_unit() {
        return None;
    }
    let figure = |part: &Breakdown| match &part.record.value {
        Some(Scalar::Number(number)) => Figure::of(number),
        _ => None,
    };
    let figures: Option<Vec<Figure>> = record.breakdown.iter().map(figure).collect();
    let figures = figures?;
    let decimals = figures.iter().map(Figure::decimals).max()?;
    let exact = Aggregate::Sum.of_figures(figures.into_iter().map(|figure| figure.exact))?;
    Some(Figure::new(exact, Precision::UpTo(decimals)).spelled())
}
