//! 合計 and 平均: the one place that makes a figure of several parts, or says which of them keeps it from being made.

use rust_decimal::Decimal;

use super::exact::{Exact, Figure, Precision};
use super::figure_unit::{FigureUnit, Misfit};
use super::form::Rounding;
use super::holder::Holder;
use super::indicator::Aggregate;
use super::period::Period;
use super::place::{Place, Placed};
use super::value::{Record, Scalar, Value};

/// What the content says where a figure is wanted.
#[derive(Debug, Clone)]
pub enum Said<'a> {
    /// Nothing yet.
    Blank,
    /// 空欄: a word which declares that there is no figure.
    Absent(&'a str),
    /// A figure.
    Figure(Figure),
    /// A figure made of parts some of which declare that they have none.
    Partial(Figure, Vec<LeftOut<'a>>),
    /// Something that is no figure, or that cannot be computed because of these.
    Lacking(Vec<Lack<'a>>),
    /// Something that cannot be computed, because these figures count in units that do not fit together.
    Mixed(Box<Mixed<'a>>),
}

/// Where a figure is wanted.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// What has the figure.
    pub holder: Holder<'a>,
    /// What carries the indicator that has it, in words; empty if that goes without saying.
    pub owner: &'a str,
    /// The name of the series, own field or axis.
    pub name: &'a str,
    /// The period; `None` if the figure has none.
    pub period: Option<Period>,
    /// The figure, or the holder that lacks it.
    pub place: &'a Place,
}

/// Two figures in units that do not fit together.
#[derive(Debug, Clone)]
pub struct Mixed<'a> {
    /// The value of an indicator that cannot be computed; `None` of an own field.
    pub result: Option<Wanted<'a>>,
    /// The unit that is written for the result.
    pub whole: FigureUnit,
    /// A figure that would have to be computed with.
    pub here: Counted<'a>,
    /// Another one, with which it does not fit together; `None` if that is the result.
    pub there: Option<Counted<'a>>,
}

/// A figure with its unit.
#[derive(Debug, Clone)]
pub struct Counted<'a> {
    /// What has the figure.
    pub at: Wanted<'a>,
    /// Its unit.
    pub unit: FigureUnit,
}

impl<'a> Mixed<'a> {
    /// What does not fit among some figures.
    ///
    /// - `whole`: the unit that is written for the result
    /// - `counted`: the figures
    pub fn of((here, there): Misfit, whole: &FigureUnit, counted: &[Counted<'a>]) -> Self {
        let there = there.map(|there| counted[there].clone());
        Self { result: None, whole: whole.clone(), here: counted[here].clone(), there }
    }

    /// The same with its result.
    pub fn within(self, result: &Wanted<'a>) -> Said<'a> {
        Said::Mixed(Box::new(Self { result: Some(result.clone()), ..self }))
    }
}

/// A part that keeps a figure from being made.
#[derive(Debug, Clone)]
pub struct Lack<'a> {
    /// Where its figure is wanted.
    pub at: Wanted<'a>,
    /// Why it has none.
    pub why: Why<'a>,
}

/// Why a part has no figure.
#[derive(Debug, Clone, Copy)]
pub enum Why<'a> {
    /// Nothing is written.
    Blank,
    /// A 付記, a 注 or labels of a 内訳 are written, but no value.
    Annotation(&'a Record),
    /// What is written is no figure.
    NoFigure(&'a Value),
    /// It is written without a year, the others by year.
    WithoutYear(&'a Value),
    /// It is written by year, first for this one, the others without.
    WithYear(Period, &'a Value),
    /// This word says that it has none and a total leaves it out, but what the total is compared with counts it: the other
    /// series, or the other indicator of a ratio.
    LeftOut(&'a str, &'a str),
}

/// A part that counts as nothing, because a word declares that it has no figure.
#[derive(Debug, Clone)]
pub struct LeftOut<'a> {
    /// Where the word is.
    pub at: Wanted<'a>,
    /// The word of the 空欄, or an option without points.
    pub word: &'a str,
}

/// A part of an aggregate.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// Where its figure is wanted.
    pub at: Wanted<'a>,
    /// What is there.
    pub said: Said<'a>,
}

impl<'a> Part<'a> {
    /// Its figure with its unit, if it has one.
    pub fn counted(&self) -> Option<Counted<'a>> {
        Some(Counted { at: self.at.clone(), unit: self.said.figure()?.unit.clone() })
    }
}

impl<'a> Said<'a> {
    /// What a written value says.
    ///
    /// - `usual`: the unit of a figure that has none of its own
    pub fn of_value(at: Wanted<'a>, value: &'a Placed<Value>, usual: Option<Placed<String>>) -> Self {
        let value = &value.value;
        let unit = || FigureUnit::new(value.unit().cloned(), usual);
        let scalar = match value {
            Value::Plain(scalar) => Some(scalar),
            Value::Record(record) if *record == Record::default() => return Self::Blank,
            Value::Record(record) => record.figure(),
        };
        let why = value.annotation().map_or(Why::NoFigure(value), Why::Annotation);
        let lack = || Self::Lacking(vec![Lack { at, why }]);
        match scalar {
            Some(Scalar::Absent(word)) => Self::Absent(word),
            Some(Scalar::Number(number)) => {
                Figure::of(number).map_or_else(lack, |figure| Self::Figure(figure.counting(unit())))
            }
            Some(Scalar::Text(_)) | None => lack(),
        }
    }

    /// The figure, if there is one.
    pub fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Figure(figure) | Self::Partial(figure, _) => Some(figure),
            Self::Blank | Self::Absent(_) | Self::Lacking(_) | Self::Mixed(_) => None,
        }
    }

    /// What keeps the figure from being made.
    pub fn lacks(&self) -> &[Lack<'a>] {
        match self {
            Self::Lacking(lacks) => lacks,
            _ => &[],
        }
    }

    /// The same with another number of decimals, if any.
    pub fn with_decimals(self, decimals: Option<u32>) -> Self {
        let Some(decimals) = decimals else { return self };
        self.with(|figure| Figure { precision: Precision::Fixed(decimals, Rounding::Half), ..figure })
    }

    /// The same as what an indicator says.
    ///
    /// - `at`: where
    pub fn at(self, at: Wanted<'a>) -> Self {
        match self {
            Self::Mixed(mixed) if mixed.result.is_none() => mixed.within(&at),
            said => said,
        }
    }

    /// The same with another figure, if it has one.
    pub fn with(self, other: impl FnOnce(Figure) -> Figure) -> Self {
        match self {
            Self::Figure(figure) => Self::Figure(other(figure)),
            Self::Partial(figure, left_out) => Self::Partial(other(figure), left_out),
            said => said,
        }
    }

    /// The parts that count as nothing.
    pub fn left_out(&self) -> &[LeftOut<'a>] {
        match self {
            Self::Partial(_, left_out) => left_out,
            _ => &[],
        }
    }

    /// What is printed: the figure, or the word that declares that there is none.
    ///
    /// - `minus`: precedes a negative figure
    pub fn printed(&self, minus: char) -> Option<Scalar> {
        match self {
            Self::Absent(word) => Some(Scalar::Absent((*word).to_owned())),
            _ => self.figure().map(|figure| Scalar::Number(figure.printed(minus))),
        }
    }
}

/// With how many decimals the 点 of options count, so that every mean of them has at least two.
pub fn decimals_of_points(points: impl IntoIterator<Item = Decimal>) -> u32 {
    points.into_iter().map(|points| points.scale()).max().unwrap_or_default().max(1)
}

impl Aggregate {
    /// Makes one figure of several parts.
    ///
    /// A part that is blank or no figure leaves the result without one, unless nothing is written for any part yet; so do
    /// units that do not fit together. A part that is declared to have no figure counts as nothing.
    ///
    /// - `whole`: the unit that is written for the result
    pub fn of<'a>(self, whole: &FigureUnit, parts: &[Part<'a>]) -> Said<'a> {
        match self.of_any_units(parts) {
            said @ (Said::Figure(_) | Said::Partial(..)) => match self.unit_of(whole, parts) {
                Ok(unit) => said.with(|figure| figure.counting(unit)),
                Err(mixed) => Said::Mixed(mixed),
            },
            said => said,
        }
    }

    /// In what unit a total or mean of parts counts.
    ///
    /// # Errors
    ///
    /// What does not fit together.
    pub fn unit_of<'a>(self, whole: &FigureUnit, parts: &[Part<'a>]) -> Result<FigureUnit, Box<Mixed<'a>>> {
        let counted: Vec<Counted> = parts.iter().filter_map(Part::counted).collect();
        let units: Vec<&FigureUnit> = counted.iter().map(|it| &it.unit).collect();
        let mixed = |misfit| Box::new(Mixed::of(misfit, whole, &counted));
        FigureUnit::of_aggregate(self, whole, &units).map_err(mixed)
    }

    fn of_any_units<'a>(self, parts: &[Part<'a>]) -> Said<'a> {
        let is_begun =
            |said: &Said| matches!(said, Said::Figure(_) | Said::Partial(..) | Said::Lacking(_) | Said::Mixed(_));
        if !parts.iter().any(|part| is_begun(&part.said)) {
            return Self::of_no_figures(parts);
        }
        let lacks = parts.iter().flat_map(|part| match &part.said {
            Said::Blank => vec![Lack { at: part.at.clone(), why: Why::Blank }],
            said => said.lacks().to_vec(),
        });
        let lacks: Vec<Lack> = lacks.collect();
        if !lacks.is_empty() {
            return Said::Lacking(lacks);
        }
        if let Some(mixed) = parts.iter().find(|part| matches!(part.said, Said::Mixed(_))) {
            return mixed.said.clone();
        }
        let (figure, left_out) = self.of_those_there(parts);
        match figure {
            Some(figure) if left_out.is_empty() => Said::Figure(figure),
            Some(figure) => Said::Partial(figure, left_out),
            None => Said::Blank,
        }
    }

    /// Aggregates the parts that have a figure, and returns those that are declared to have none.
    pub fn of_those_there<'a>(self, parts: &[Part<'a>]) -> (Option<Figure>, Vec<LeftOut<'a>>) {
        let figures: Vec<&Figure> = parts.iter().filter_map(|part| part.said.figure()).collect();
        let decimals = figures.iter().map(|figure| figure.decimals()).max().unwrap_or_default();
        let precision = match self {
            Self::Sum => Precision::UpTo(decimals),
            Self::Mean => Precision::Fixed(decimals + 1, Rounding::Half),
        };
        let exact = self.of_figures(figures.iter().map(|figure| figure.exact.clone()));
        let left_out = parts.iter().flat_map(|part| match &part.said {
            Said::Absent(word) => vec![LeftOut { at: part.at.clone(), word }],
            said => said.left_out().to_vec(),
        });
        let figure = exact.map(|exact| Figure::new(exact, precision));
        (figure, left_out.collect())
    }

    /// The exact sum or mean of figures; `None` if there are none.
    pub fn of_figures(self, figures: impl IntoIterator<Item = Exact>) -> Option<Exact> {
        let mut count = 0_usize;
        let sum: Exact = figures.into_iter().inspect(|_| count += 1).sum();
        match self {
            Self::Sum => (count > 0).then_some(sum),
            Self::Mean => sum.over(&Exact::from(count)),
        }
    }

    /// Parts none of which has a figure: their result has none, either.
    fn of_no_figures<'a>(parts: &[Part<'a>]) -> Said<'a> {
        let absent = |part: &Part<'a>| match part.said {
            Said::Absent(word) => Some(word),
            _ => None,
        };
        let words: Option<Vec<&str>> = parts.iter().map(absent).collect();
        words.and_then(|words| words.first().copied()).map_or(Said::Blank, Said::Absent)
    }
}
