//! The axis of a chart: it always begins at zero, so that a line rises by as much as its figures do.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The ends that an axis may have, in tenths of a power of ten.
const ENDS: [i64; 10] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80];

/// The range of figures that a chart shows. It contains zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    least: Decimal,
    greatest: Decimal,
}

impl Axis {
    /// From zero to a round figure that is no less than the greatest, or no greater than a negative least one.
    pub fn of(figures: impl Iterator<Item = Decimal> + Clone) -> Self {
        let zero = Decimal::ZERO;
        let (least, greatest) = (figures.clone().min().unwrap_or(zero), figures.max().unwrap_or(zero));
        Self { least: zero - rounded_up(-least.min(zero)), greatest: rounded_up(greatest.max(zero)) }
    }

    /// The figures that are written at it: its ends and zero, from below.
    pub fn figures(self) -> Vec<Decimal> {
        let mut figures = vec![self.least, Decimal::ZERO, self.greatest];
        figures.dedup();
        figures
    }

    /// The height of a figure: 0 at the bottom, 1 at the top.
    pub fn height(self, figure: Decimal) -> f64 {
        let [figure, least, greatest] = [figure, self.least, self.greatest].map(|it| it.to_f64().unwrap_or_default());
        if greatest > least { (figure - least) / (greatest - least) } else { 0.0 }
    }
}

/// The next round figure; the figure itself if a decimal cannot hold that.
fn rounded_up(figure: Decimal) -> Decimal {
    let ten = Decimal::TEN;
    let mut unit = Decimal::new(1, 1);
    while unit.checked_mul(ten * ten).is_some_and(|next| next <= figure) {
        unit *= ten;
    }
    while figure > Decimal::ZERO && unit * ten > figure && unit.scale() < Decimal::MAX_SCALE {
        unit /= ten;
    }
    let ends = ENDS.iter().chain(&[100]).filter_map(|end| unit.checked_mul(Decimal::from(*end)));
    ends.filter(|end| *end >= figure).min().filter(|_| figure > Decimal::ZERO).unwrap_or(figure).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(figures: &[&str]) -> Axis {
        Axis::of(figures.iter().map(|figure| figure.parse().unwrap()))
    }

    #[test]
    fn it_goes_from_zero_to_a_round_figure() {
        for (figures, written) in [
            (&["16842", "17160"][..], "0 20000"),
            (&["95", "100"], "0 100"),
            (&["98.1"], "0 100"),
            (&["0.03", "0.041"], "0 0.05"),
            (&["9"], "0 10"),
            (&["0", "0"], "0"),
            (&["-12", "30"], "-12 0 30"),
            (&["-4", "-7"], "-8 0"),
            (&["79228162514264337593543950335"], "0 79228162514264337593543950335"),
            (&["0.0000000000000000000000000001"], "0 0.000000000000000000000000001"),
            (&[], "0"),
        ] {
            let found: Vec<String> = axis(figures).figures().iter().map(Decimal::to_string).collect();
            assert_eq!(found.join(" "), written, "{figures:?}");
        }
    }

    #[test]
    fn a_small_change_of_a_great_figure_looks_small() {
        let axis = axis(&["1000", "1011"]);
        let heights = ["0", "1000", "1011"].map(|figure| (axis.height(figure.parse().unwrap()) * 1000.0).round());
        assert_eq!(heights, [0.0, 833.0, 843.0]);
    }

    #[test]
    fn figures_without_a_range_stand_at_the_bottom() {
        assert_eq!(axis(&["0"]).height(Decimal::ZERO), 0.0);
    }
}
