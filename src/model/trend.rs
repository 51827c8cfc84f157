//! 推移: the figures of an indicator over time.

use rust_decimal::Decimal;

use super::compute;
use super::figure_unit::FigureUnit;
use super::form::{Form, Role, SeriesForm};
use super::indicator::Indicator;
use super::number::{PLAIN_MINUS, rounded};
use super::period::Period;

/// The figures of an indicator in one series as they are printed, oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend<'a> {
    /// The series.
    pub series: &'a SeriesForm,
    /// At least two periods with figures, all of one kind, no ranges.
    pub points: Vec<(Period, Decimal)>,
    /// Whether there are figures for periods of another kind, which cannot be compared with these.
    pub mixed: bool,
    /// In what unit they count; `None` if not all in one, so that they cannot be compared.
    pub unit: Option<FigureUnit>,
}

/// A figure with its period and its unit.
pub type Point = (Period, Decimal, FigureUnit);

impl<'a> Trend<'a> {
    /// The trend of results over the periods shown: takes the first series with the role 実績 that has figures for two
    /// periods, written series before computed ones. `None` if there is none.
    pub fn reached(form: &'a Form, indicator: &Indicator, periods: &[Period]) -> Option<Self> {
        let reached = || form.series.iter().filter(|series| series.role == Role::Actual);
        let written = reached().filter(|series| series.computation.is_none());
        let computed = reached().filter(|series| series.computation.is_some());
        written.chain(computed).find_map(|series| {
            let shown = |period: &Period| {
                let figure = compute::shown(form, indicator, series, *period, periods)?;
                Some((*period, figure.printed(PLAIN_MINUS).decimal()?, figure.unit))
            };
            Self::through(series, periods.iter().filter_map(shown))
        })
    }

    /// The trend of some figures of a series: of those of years, or of those of ends of months if fewer than two years have
    /// one; `None` if there are fewer than two.
    pub fn through(series: &'a SeriesForm, figures: impl IntoIterator<Item = Point>) -> Option<Self> {
        let (mut years, mut months, mut ranges) = (Vec::new(), Vec::new(), false);
        for figure in figures {
            let (period, ..) = figure;
            match (period.month_of_year(), period.is_reportable()) {
                (Some(_), _) => months.push(figure),
                (None, true) => years.push(figure),
                (None, false) => ranges = true,
            }
        }
        for points in [&mut years, &mut months] {
            points.sort_by_key(|(period, ..)| *period);
            points.dedup_by_key(|(period, ..)| *period);
        }
        let (points, others) = if years.len() >= 2 { (years, months) } else { (months, years) };
        let (_, _, latest) = points.last()?;
        let unit = points.iter().all(|(_, _, unit)| unit.agrees(latest)).then(|| latest.clone());
        let points: Vec<_> = points.into_iter().map(|(period, figure, _)| (period, figure)).collect();
        (points.len() >= 2).then_some(Self { series, points, mixed: ranges || !others.is_empty(), unit })
    }

    /// Whether its figures count in one unit.
    pub fn is_comparable(&self) -> bool {
        self.unit.is_some()
    }

    /// Whether its figures are those of ends of months.
    pub fn is_of_months(&self) -> bool {
        self.points.iter().any(|(period, _)| period.month_of_year().is_some())
    }

    /// The last figure minus the first, with the decimals of the more precise one; `None` if they cannot be compared, or if it
    /// overflows a decimal.
    pub fn difference(&self) -> Option<Decimal> {
        self.unit.as_ref()?;
        let ((_, first), (_, last)) = (self.points.first()?, self.points.last()?);
        last.checked_sub(*first)
    }

    /// The difference in percent of the first figure, with one decimal, halves away from zero; `None` if that figure is
    /// zero.
    pub fn change(&self) -> Option<Decimal> {
        let (_, first) = self.points.first()?;
        let part = self.difference()?.checked_div(first.abs())?;
        Some(rounded(part.checked_mul(Decimal::ONE_HUNDRED)?, 1))
    }

    /// The points as fractions from 0 to 1: of the time from the first to the last period, and of the range that all
    /// figures and zero take, so that a small change looks small.
    pub fn places(&self) -> Vec<(Decimal, Decimal)> {
        places(&[self]).remove(0)
    }
}

/// The points of several trends in one chart, with common bounds.
pub fn places(trends: &[&Trend]) -> Vec<Vec<(Decimal, Decimal)>> {
    let all = || trends.iter().flat_map(|trend| &trend.points);
    let times = || all().map(|(period, _)| time(*period));
    let figures = || all().map(|(_, figure)| *figure).chain([Decimal::ZERO]);
    let place = |(period, figure): &(Period, Decimal)| (within(time(*period), times()), within(*figure, figures()));
    trends.iter().map(|trend| trend.points.iter().map(place).collect()).collect()
}

/// The position of a period in time.
fn time(period: Period) -> Decimal {
    Decimal::from(period.month().unwrap_or_default())
}

/// The position of a figure between the lowest and the highest one, from 0 to 1.
fn within(figure: Decimal, all: impl Iterator<Item = Decimal> + Clone) -> Decimal {
    let half = Decimal::new(5, 1);
    let (Some(least), Some(greatest)) = (all.clone().min(), all.max()) else { return half };
    // The difference of two figures of 28 digits with opposite signs overflows a decimal.
    let part = || figure.checked_sub(least)?.checked_div(greatest.checked_sub(least)?);
    part().unwrap_or(half).round_dp(4)
}

#[cfg(test)]
mod tests {
    use super::super::sample::placed;
    use super::*;

    fn trend<'a>(series: &'a SeriesForm, figures: &[(&str, &str)]) -> Trend<'a> {
        let point = |(period, figure): &(&str, &str)| {
            (Period::parse(period).unwrap(), figure.parse().unwrap(), FigureUnit::default())
        };
        Trend::through(series, figures.iter().map(point)).unwrap()
    }

    #[test]
    fn differences_are_exact_and_changes_have_one_decimal() {
        let series = SeriesForm::new("実績", Role::Actual);
        for (first, last, difference, change) in [
            ("1895", "1990", "95", Some("5.0")),
            ("1.10", "1.1", "0.00", Some("0.0")),
            ("45.0", "95", "50.0", Some("111.1")),
            ("0.1", "0.3", "0.2", Some("200.0")),
            ("-4", "-5", "-1", Some("-25.0")),
            ("0", "3", "3", None),
            ("12", "1", "-11", Some("-91.7")),
        ] {
            let trend = trend(&series, &[("H30", first), ("H31", last)]);
            assert_eq!(trend.difference().unwrap().to_string(), difference);
            assert_eq!(trend.change().map(|change| change.to_string()).as_deref(), change);
        }
    }

    #[test]
    fn only_figures_of_one_kind_are_compared() {
        let series = SeriesForm::new("実績", Role::Actual);
        for (figures, points, mixed) in [
            (&["H18.6", "H19.6", "H27.3", "H30", "H31"][..], "2018 2019", true),
            (&["H18.6", "H19.6", "H27.3", "H30"], "2006-06 2007-06 2015-03", true),
            (&["H30", "H31", "H28～H30"], "2018 2019", true),
            (&["H30", "H31"], "2018 2019", false),
            (&["H18.6", "H19.6"], "2006-06 2007-06", false),
        ] {
            let figures: Vec<(&str, &str)> = figures.iter().map(|period| (*period, "1")).collect();
            let trend = trend(&series, &figures);
            let found: Vec<String> = trend.points.iter().map(|(period, _)| period.to_string()).collect();
            assert_eq!((found.join(" ").as_str(), trend.mixed), (points, mixed), "{figures:?}");
        }
    }

    #[test]
    fn a_point_stands_where_its_time_and_its_figure_are() {
        let series = SeriesForm::new("実績", Role::Actual);
        let places = |figures: &[(&str, &str)]| -> Vec<String> {
            trend(&series, figures)
                .places()
                .iter()
                .map(|(x, y)| format!("{} {}", x.normalize(), y.normalize()))
                .collect()
        };
        assert_eq!(places(&[("H28", "10"), ("H29", "30"), ("H32", "20")]), ["0 0.3333", "0.25 1", "1 0.6667"]);
        assert_eq!(places(&[("H28", "7"), ("H29", "7"), ("H30", "7")]), ["0 1", "0.5 1", "1 1"]);
        assert_eq!(places(&[("H28", "-5"), ("H29", "0"), ("H30", "15")]), ["0 0", "0.5 0.25", "1 1"]);
        assert_eq!(places(&[("H28", "0"), ("H29", "0"), ("H30", "0")]), ["0 0.5", "0.5 0.5", "1 0.5"]);
    }

    #[test]
    fn figures_in_several_units_are_not_compared() {
        let series = SeriesForm::new("実績", Role::Actual);
        let trend = |units: [Option<&str>; 2]| {
            let unit = |own: Option<&str>| FigureUnit::new(own.map(placed), Some(placed("千円")));
            let point = |(period, own): (&str, Option<&str>)| (Period::parse(period).unwrap(), Decimal::ONE, unit(own));
            Trend::through(&series, ["H30", "H31"].into_iter().zip(units).map(point)).unwrap()
        };
        assert_eq!(trend([Some("千円"), None]).difference(), Some(Decimal::ZERO));
        assert_eq!(trend([Some("円"), Some("円")]).difference(), Some(Decimal::ZERO));
        let mixed = trend([Some("円"), None]);
        assert_eq!((mixed.difference(), mixed.change(), mixed.points.len()), (None, None, 2));
    }
}
