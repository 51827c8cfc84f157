//! 推移: how the figure of an indicator moves from period to period.

use rust_decimal::Decimal;

use super::compute;
use super::form::{Form, Role, SeriesForm};
use super::indicator::Indicator;
use super::number::rounded;
use super::period::Period;

/// The figures of an indicator in one series, in the order of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend<'a> {
    /// The series.
    pub series: &'a SeriesForm,
    /// The periods, all of one kind and none a range, each with its figure; two or more.
    pub points: Vec<(Period, Decimal)>,
}

impl<'a> Trend<'a> {
    /// The trend of what was reached, over the periods shown: of the first series with the role 実績 that has figures for
    /// two periods, those that people write before those that are computed. `None` where there is none.
    pub fn of(form: &'a Form, indicator: &Indicator, periods: &[Period]) -> Option<Self> {
        let reached = || form.series.iter().filter(|series| series.role == Role::Actual);
        let written = reached().filter(|series| series.computation.is_none());
        let computed = reached().filter(|series| series.computation.is_some());
        written.chain(computed).find_map(|series| {
            let shown = |period: &Period| Some((*period, compute::shown(form, indicator, series, *period, periods)?));
            Self::through(series, periods.iter().filter_map(shown))
        })
    }

    /// The trend of some figures of a series: of those of ends of months where there are more of them than of years. `None`
    /// where there are not two.
    pub fn through(series: &'a SeriesForm, figures: impl IntoIterator<Item = (Period, Decimal)>) -> Option<Self> {
        let points = of_one_kind(figures);
        (points.len() >= 2).then_some(Self { series, points })
    }

    /// The last figure less the first; `None` where a decimal cannot hold it.
    pub fn difference(&self) -> Option<Decimal> {
        let ((_, first), (_, last)) = (self.points.first()?, self.points.last()?);
        Some(last.checked_sub(*first)?.normalize())
    }

    /// The difference in percent of the first figure, to one decimal, halves away from zero; `None` where that is zero.
    pub fn change(&self) -> Option<Decimal> {
        let (_, first) = self.points.first()?;
        let part = self.difference()?.checked_div(first.abs())?;
        Some(rounded(part.checked_mul(Decimal::ONE_HUNDRED)?, 1))
    }

    /// Where each point stands between the first and the last period and between the least and the greatest figure: both
    /// from 0 to 1; in the middle where all figures are the same.
    pub fn places(&self) -> Vec<(Decimal, Decimal)> {
        places(&[self]).remove(0)
    }
}

/// The same of several trends that are drawn together, between what is first and last, least and greatest of all.
pub fn places(trends: &[&Trend]) -> Vec<Vec<(Decimal, Decimal)>> {
    let all = || trends.iter().flat_map(|trend| &trend.points);
    let times = || all().map(|(period, _)| time(*period));
    let figures = || all().map(|(_, figure)| *figure);
    let place = |(period, figure): &(Period, Decimal)| (within(time(*period), times()), within(*figure, figures()));
    trends.iter().map(|trend| trend.points.iter().map(place).collect()).collect()
}

/// Where a period stands in time.
fn time(period: Period) -> Decimal {
    Decimal::from(period.month().unwrap_or_default())
}

/// What part of the way from the least to the greatest of some figures this one is.
fn within(figure: Decimal, all: impl Iterator<Item = Decimal> + Clone) -> Decimal {
    let half = Decimal::new(5, 1);
    let (Some(least), Some(greatest)) = (all.clone().min(), all.max()) else { return half };
    // Figures of 28 digits and opposite signs are further apart than a decimal can tell.
    let part = || figure.checked_sub(least)?.checked_div(greatest.checked_sub(least)?);
    part().unwrap_or(half).round_dp(4)
}

/// Figures of years or of ends of months, whichever are more, in the order of time.
fn of_one_kind(figures: impl IntoIterator<Item = (Period, Decimal)>) -> Vec<(Period, Decimal)> {
    let points = figures.into_iter().filter(|(period, _)| period.month().is_some());
    let (mut years, mut others) = (Vec::new(), Vec::new());
    for point in points {
        let is_year = point.0.is_like(Period::of_western(point.0.year().western()));
        if is_year { years.push(point) } else { others.push(point) }
    }
    let mut points = if others.len() > years.len() { others } else { years };
    points.sort_by_key(|(period, _)| *period);
    points.dedup_by_key(|(period, _)| *period);
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trend<'a>(series: &'a SeriesForm, figures: &[(&str, &str)]) -> Trend<'a> {
        let point = |(period, figure): &(&str, &str)| (Period::parse(period).unwrap(), figure.parse().unwrap());
        Trend { series, points: figures.iter().map(point).collect() }
    }

    #[test]
    fn differences_are_exact_and_changes_have_one_decimal() {
        let series = SeriesForm::new("実績", Role::Actual);
        for (first, last, difference, change) in [
            ("1895", "1990", "95", Some("5.0")),
            ("1.10", "1.1", "0", Some("0.0")),
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
    fn a_point_stands_where_its_time_and_its_figure_are() {
        let series = SeriesForm::new("実績", Role::Actual);
        let places = |figures: &[(&str, &str)]| -> Vec<String> {
            trend(&series, figures)
                .places()
                .iter()
                .map(|(x, y)| format!("{} {}", x.normalize(), y.normalize()))
                .collect()
        };
        assert_eq!(places(&[("H28", "10"), ("H29", "30"), ("H32", "20")]), ["0 0", "0.25 1", "1 0.5"]);
        assert_eq!(places(&[("H28", "7"), ("H29", "7"), ("H30", "7")]), ["0 0.5", "0.5 0.5", "1 0.5"]);
    }
}
