//! Fractions, to compute figures a second time exactly.

/// A fraction; its denominator is positive.
#[derive(Debug, Clone, Copy)]
pub struct Fraction {
    pub over: i128,
    pub under: i128,
}

impl Fraction {
    pub fn plus(self, other: Self) -> Self {
        Self { over: self.over * other.under + other.over * self.under, under: self.under * other.under }.reduced()
    }

    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { over: -other.over, ..other })
    }

    pub fn by(self, other: Self) -> Option<Self> {
        let sign = other.over.signum();
        (sign != 0)
            .then(|| Self { over: self.over * other.under * sign, under: self.under * other.over * sign }.reduced())
    }

    fn reduced(self) -> Self {
        let (mut a, mut b) = (self.over.abs(), self.under);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Self { over: self.over / a.max(1), under: self.under / a.max(1) }
    }

    pub fn whole(number: i128) -> Self {
        Self { over: number, under: 1 }
    }

    pub fn at_least(self, number: i128) -> bool {
        self.over >= number * self.under
    }

    /// With so many decimals, halves away from zero, and commas.
    pub fn spelled(self, decimals: u32) -> String {
        let scaled = self.over.abs() * 10_i128.pow(decimals) * 2 + self.under;
        let units = scaled / (self.under * 2);
        let (whole, part) = (units / 10_i128.pow(decimals), units % 10_i128.pow(decimals));
        let sign = if self.over < 0 && units > 0 { "▲" } else { "" };
        let point = if decimals > 0 { format!(".{part:0>width$}", width = decimals as usize) } else { String::new() };
        format!("{sign}{whole}{point}")
    }

    /// Like [`Self::spelled`], without zeros at the end.
    pub fn trimmed(self, decimals: u32) -> String {
        let text = self.spelled(decimals);
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
    }
}
