//! The units of figures: in what unit a figure counts, and which figures can be compared, added or divided. Nothing else decides
//! this, and nothing is converted: what does not fit together is not computed.

use super::indicator::Aggregate;
use super::place::Placed;
use super::unit::Unit;

/// Units of totals with those of which they are made: 保育所 in か所 and 幼稚園 in 園 are 施設.
const GENERAL: &[(&[&str], &[&str])] = &[
    (&["施設", "か所"], &["施設", "か所", "園", "館", "校", "棟", "室", "店", "院", "場", "拠点", "事業所", "所"]),
    (&["団体"], &["団体", "社", "組合", "法人", "事業者", "事業所", "企業", "クラブ", "サークル", "グループ"]),
    (&["点", "個"], &["点", "個", "冊", "枚", "本", "台"]),
];

/// 単位 of a figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureUnit {
    /// The unit as it is written; `None` if none is.
    pub unit: Option<Placed<String>>,
    /// Whether it is written for the figure alone, and is another one than that of its series or indicator.
    pub is_own: bool,
}

/// Figures that do not fit together: the position of one, and of another before it or `None` for that of the result.
pub type Misfit = (usize, Option<usize>);

impl FigureUnit {
    /// The unit of a figure.
    ///
    /// - `own`: the one that is written for the figure alone
    /// - `usual`: that of its series, indicator or own field
    pub fn new(own: Option<Placed<String>>, usual: Option<Placed<String>>) -> Self {
        let is_usual = |own: &Placed<String>| {
            usual.as_ref().is_some_and(|usual| are_alike(&Unit::parse(&own.value), &Unit::parse(&usual.value)))
        };
        match own.filter(|own| !is_usual(own)) {
            Some(own) => Self { unit: Some(own), is_own: true },
            None => Self { unit: usual, is_own: false },
        }
    }

    /// Whether it is percent.
    pub fn is_percent(&self) -> bool {
        self.parsed().is_some_and(|unit| unit.is_percent())
    }

    /// Whether figures of several years can be added up: a share, or something per person or per time, cannot.
    pub fn adds_up(&self) -> bool {
        let is_quotient =
            |unit: &Unit| bare(unit).contains('/') || unit.kind().contains("当たり") || bare(unit) == "割";
        !self.is_percent() && !self.parsed().is_some_and(|unit| is_quotient(&unit))
    }

    fn parsed(&self) -> Option<Unit> {
        self.unit.as_ref().map(|unit| Unit::parse(&unit.value))
    }

    /// Whether two figures can be compared, added or subtracted. A unit that is missing altogether is told elsewhere; but
    /// beside a unit that is written for a single figure, that of the others cannot be guessed.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self.parsed(), other.parsed()) {
            (Some(one), Some(other)) => are_alike(&one, &other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => !self.is_own && !other.is_own,
        }
    }

    /// Whether a part counts in just the unit of its whole: 人(市内) is not 人. One without a unit does.
    pub fn is_that_of(&self, whole: &Self) -> bool {
        match self.parsed() {
            Some(part) => whole.parsed().as_ref() == Some(&part),
            None => !whole.is_own,
        }
    }

    /// Whether both count the same thing, but by another number: 円 and 千円.
    fn is_multiple_of(&self, other: &Self) -> bool {
        self.parsed().zip(other.parsed()).is_some_and(|(one, other)| are_multiples(&one, &other))
    }

    /// In what unit the total or mean of figures counts.
    ///
    /// - `whole`: the unit of the result, if one is written
    /// - `parts`: those of the figures
    ///
    /// # Errors
    ///
    /// The first figure that cannot be added.
    pub fn of_aggregate(aggregate: Aggregate, whole: &Self, parts: &[&Self]) -> Result<Self, Misfit> {
        let Some(unit) = whole.parsed() else {
            let Some((first, unit)) = parts.iter().enumerate().find(|(_, part)| part.is_own || part.unit.is_some())
            else {
                return Ok(whole.clone());
            };
            return match parts.iter().position(|part| !unit.agrees(part)) {
                Some(other) => Err((other.max(first), Some(other.min(first)))),
                None => Ok((*unit).clone()),
            };
        };
        let fits = |part: &&Self| match part.parsed() {
            Some(part) => is_total(aggregate, &unit, &part),
            // A part without a unit has that of the whole.
            None => !whole.is_own,
        };
        match parts.iter().position(|part| !fits(part)) {
            Some(other) => Err((other, None)),
            None => Ok(whole.clone()),
        }
    }

    /// In what unit the difference of figures counts.
    ///
    /// # Errors
    ///
    /// The first figure that cannot be subtracted.
    pub fn of_difference(whole: &Self, operands: &[&Self]) -> Result<Self, Misfit> {
        compare(operands)?;
        match operands.first() {
            Some(first) if whole.is_own && !whole.agrees(first) => Err((0, None)),
            Some(first) if first.is_own => Ok((*first).clone()),
            Some(first) if whole.is_multiple_of(first) => Err((0, None)),
            _ => Ok(whole.clone()),
        }
    }

    /// In what unit the share of figures in each other counts, such as 達成率.
    ///
    /// # Errors
    ///
    /// The first figure that cannot be compared with the first one.
    pub fn of_share(whole: &Self, operands: &[&Self]) -> Result<Self, Misfit> {
        compare(operands)?;
        if whole.is_own { Err((0, None)) } else { Ok(whole.clone()) }
    }

    /// In what unit the quotient of two figures counts: the one that is written for it. 件 divided by 世帯 may be anything, but
    /// 千円 divided by 人 is not 円/人, and 円 divided by 千円 is no share.
    ///
    /// # Errors
    ///
    /// The first figure that contradicts the unit of the result, or the other figure.
    pub fn of_quotient(whole: &Self, dividend: &Self, divisor: &Self) -> Result<Self, Misfit> {
        if let Some(own) = [dividend, divisor].iter().position(|it| it.is_own) {
            return Err((own, Some(1 - own)));
        }
        let per = whole.unit.as_ref().and_then(|unit| unit.value.split_once(['/', '／']));
        let contradicts = |text: &str, operand: &Self| {
            operand.parsed().is_some_and(|operand| are_multiples(&Unit::parse(text), &operand))
        };
        match per {
            Some((of, _)) if contradicts(of, dividend) => Err((0, None)),
            Some((_, by)) if contradicts(by, divisor) => Err((1, None)),
            Some(_) => Ok(whole.clone()),
            None if divisor.is_multiple_of(dividend) => Err((1, Some(0))),
            None if whole.is_multiple_of(dividend) => Err((0, None)),
            None => Ok(whole.clone()),
        }
    }
}

/// Whether all figures can be compared with the first.
fn compare(figures: &[&FigureUnit]) -> Result<(), Misfit> {
    let Some((first, others)) = figures.split_first() else { return Ok(()) };
    others.iter().position(|other| !first.agrees(other)).map_or(Ok(()), |at| Err((at + 1, Some(0))))
}

/// Whether figures of one unit make a total of another: 人 make 人(延べ), か所 make 施設, and a mean of 人／回.
pub fn is_total(aggregate: Aggregate, whole: &Unit, part: &Unit) -> bool {
    let is_mean_of = |whole: &str| whole.strip_prefix(part.kind()).is_some_and(|rest| rest.starts_with('/'));
    let is_kind = bare(whole) == bare(part) || (aggregate == Aggregate::Mean && is_mean_of(whole.kind()));
    let is_among = |units: &[&str], unit: &Unit| units.contains(&bare(unit));
    let is_general = || GENERAL.iter().any(|(wholes, parts)| is_among(wholes, whole) && is_among(parts, part));
    (is_kind || is_general()) && whole.size() == part.size()
}

/// Whether two units are the same but for a bracket: 人(市内) and 人(市外).
pub fn are_alike(one: &Unit, other: &Unit) -> bool {
    bare(one) == bare(other) && one.size() == other.size()
}

fn are_multiples(one: &Unit, other: &Unit) -> bool {
    bare(one) == bare(other) && one.size() != other.size()
}

/// What a unit counts, without what a bracket adds or that it is the count of a year.
fn bare(unit: &Unit) -> &str {
    let kind = unit.kind().split('(').next().unwrap_or_default();
    kind.strip_suffix("/年").or_else(|| kind.strip_suffix("/年度")).unwrap_or(kind)
}

#[cfg(test)]
mod tests {
    use super::super::sample::placed;
    use super::*;

    fn usual(text: &str) -> FigureUnit {
        FigureUnit::new(None, Some(text).filter(|text| !text.is_empty()).map(placed))
    }

    fn own(text: &str, usual: &str) -> FigureUnit {
        FigureUnit::new(Some(placed(text)), Some(usual).filter(|text| !text.is_empty()).map(placed))
    }

    #[test]
    fn figures_of_one_unit_are_comparable_wherever_it_is_written() {
        for (one, other) in [
            (usual("千円"), usual("千円")),
            (usual("人"), own("名", "回")),
            (own("円", "千円"), own("円", "")),
            (own("千 円", "千円"), usual("千円")),
            (usual(""), usual("")),
            (usual("人（市内）"), usual("人（市外）")),
            // missing-unit tells what has none.
            (usual("人"), usual("")),
        ] {
            assert!(one.agrees(&other) && other.agrees(&one), "{one:?} {other:?}");
        }
        for (one, other) in [
            (own("円", "千円"), usual("千円")),
            (usual("人"), usual("件")),
            // What has no unit beside what has one of its own is unknown.
            (own("円", ""), usual("")),
        ] {
            assert!(!one.agrees(&other) && !other.agrees(&one), "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_total_counts_in_its_own_unit_or_in_that_of_all_its_parts() {
        let sum = |whole: &FigureUnit, parts: &[&FigureUnit]| FigureUnit::of_aggregate(Aggregate::Sum, whole, parts);
        assert_eq!(sum(&usual("人"), &[&usual("名"), &usual("")]), Ok(usual("人")));
        assert_eq!(sum(&usual("施設"), &[&usual("園"), &usual("か所")]), Ok(usual("施設")));
        assert_eq!(sum(&usual(""), &[&own("円", ""), &own("円", "千円")]), Ok(own("円", "")));
        assert_eq!(sum(&usual("円"), &[&usual("円"), &usual("千円")]), Err((1, None)));
        assert_eq!(sum(&usual("千円"), &[&own("円", "千円")]), Err((0, None)));
        assert_eq!(sum(&usual(""), &[&usual("人"), &usual("人"), &usual("件")]), Err((2, Some(0))));
        assert_eq!(sum(&usual(""), &[&usual(""), &own("円", "")]), Err((1, Some(0))));
        assert_eq!(sum(&own("円", "千円"), &[&usual("千円")]), Err((0, None)));
    }

    #[test]
    fn figures_of_years_add_up_unless_they_are_quotients() {
        for unit in ["人", "千円", "", "人（延べ）", "件/年", "人/年度"] {
            assert!(usual(unit).adds_up(), "{unit}");
        }
        for unit in ["%", "％", "人/回", "千円／人", "割"] {
            assert!(!usual(unit).adds_up(), "{unit}");
        }
    }

    #[test]
    fn a_quotient_agrees_with_its_unit() {
        let of = |whole: &str, dividend: &str, divisor: &str| {
            FigureUnit::of_quotient(&usual(whole), &usual(dividend), &usual(divisor))
        };
        for (whole, dividend, divisor) in [
            ("件/回", "件", "回"),
            ("千円/人", "千円", "人"),
            ("千円／百万円", "千円", "百万円"),
            ("%", "人", "世帯"),
            ("", "件", "回"),
            ("円", "円", "人"),
        ] {
            assert_eq!(of(whole, dividend, divisor), Ok(usual(whole)), "{whole} {dividend} {divisor}");
        }
        assert_eq!(of("%", "円", "千円"), Err((1, Some(0))));
        assert_eq!(of("円/人", "千円", "人"), Err((0, None)));
        assert_eq!(of("円", "千円", "人"), Err((0, None)));
        assert_eq!(of("件/千人", "件", "人"), Err((1, None)));
        assert_eq!(FigureUnit::of_quotient(&usual("%"), &own("円", "千円"), &usual("千円")), Err((0, Some(1))));
    }
}
