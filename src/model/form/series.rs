//! 系列: named series of values over periods.

use crate::vocabulary as word;

/// 系列. A series that an indicator may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesForm {
    /// 名称. The key under which its values are written, and its label.
    pub name: String,
    /// 役割. Its role in computations and checks.
    pub role: Role,
    /// 年度. Whether its values belong to the years shown, to a year of its own, or to all years.
    pub year: SeriesYear,
    /// 単位. The unit printed after every value if it differs from that of the indicator: % ….
    pub unit: Option<String>,
    /// 未記入. Whether a value that is missing is 未記入; `None` if that follows from its role.
    pub blanks: Option<Blanks>,
    /// 計算. How its values are computed from others; `None` if people write them.
    pub computation: Option<Computation>,
}

impl SeriesForm {
    /// Creates a series that people write for the years shown.
    pub fn new(name: impl Into<String>, role: Role) -> Self {
        Self { name: name.into(), role, year: SeriesYear::default(), unit: None, blanks: None, computation: None }
    }

    /// Whether it is the 累計 of another series.
    pub fn is_running_total(&self) -> bool {
        self.computation.as_ref().is_some_and(|computation| computation.formula == Formula::RunningTotal)
    }

    /// Whether formulas take operands of a role from it: what is written, or a 累計, which is computed of what is written.
    ///
    /// - `formula`: the formula
    pub fn is_operand(&self, formula: Formula, role: Role) -> bool {
        // What has one value for all years cannot be added up over the years.
        let has_years = formula != Formula::RunningTotal || self.year == SeriesYear::Shown;
        let is_source = self.computation.is_none() || (role == Role::Cumulative && self.is_running_total());
        self.role == role && is_source && has_years
    }
}

/// 未記入. Whether values that are missing are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blanks {
    /// 数える.
    Counted,
    /// 数えない.
    NotCounted,
}

impl Blanks {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("数える", Self::Counted), ("数えない", Self::NotCounted)];

    /// Whether they are.
    pub fn are_counted(self) -> bool {
        self == Self::Counted
    }
}

/// 役割. The role of a series in computations and checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// 実績: the result.
    Actual,
    /// 目標: the target.
    Target,
    /// 基準: the starting value.
    Baseline,
    /// 累計: the result since the beginning.
    Cumulative,
    /// なし: no role.
    #[default]
    None,
}

impl Role {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 5] = [
        ("実績", Self::Actual),
        ("目標", Self::Target),
        ("基準", Self::Baseline),
        ("累計", Self::Cumulative),
        (word::NO, Self::None),
    ];
}

/// 年度. The periods to which the values of a series belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SeriesYear {
    /// 表示年度: the years shown.
    #[default]
    Shown,
    /// 独自: one value for a year of its own, shown or not: 目標年度.
    Own,
    /// 共通: one value for all years, printed once.
    Common,
}

impl SeriesYear {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 3] =
        [(word::PERIODS, Self::Shown), (word::OWN, Self::Own), ("共通", Self::Common)];

    /// Whether a series has one value for all years.
    pub fn is_single(self) -> bool {
        self != Self::Shown
    }
}

/// 計算. Computes the values of a series from others of the same indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computation {
    /// 式.
    pub formula: Formula,
    /// 小数. The number of decimals to round to; `None` to keep the exact result.
    pub decimals: Option<u32>,
    /// 端数. How the result is rounded.
    pub rounding: Rounding,
}

/// 式. A formula; there are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// 実績÷目標, in percent.
    Achievement,
    /// 累計÷目標, in percent.
    CumulativeAchievement,
    /// (実績-基準)÷(目標-基準), in percent.
    Progress,
    /// 実績-目標.
    Difference,
    /// 実績-前年度: the change since the previous period shown.
    Change,
    /// 実績の累計: the sum from the first period shown.
    RunningTotal,
}

impl Formula {
    /// Whether the result is a share in percent.
    pub fn is_ratio(self) -> bool {
        matches!(self, Self::Achievement | Self::CumulativeAchievement | Self::Progress)
    }

    /// The roles of the series it needs.
    pub fn operands(self) -> &'static [Role] {
        match self {
            Self::Achievement | Self::Difference => &[Role::Actual, Role::Target],
            Self::CumulativeAchievement => &[Role::Cumulative, Role::Target],
            Self::Progress => &[Role::Actual, Role::Baseline, Role::Target],
            Self::Change | Self::RunningTotal => &[Role::Actual],
        }
    }

    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 6] = [
        ("実績÷目標", Self::Achievement),
        ("累計÷目標", Self::CumulativeAchievement),
        ("(実績-基準)÷(目標-基準)", Self::Progress),
        ("実績-目標", Self::Difference),
        ("実績-前年度", Self::Change),
        ("実績の累計", Self::RunningTotal),
    ];
}

/// 端数. How a computed value is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rounding {
    /// 四捨五入: halves away from zero.
    #[default]
    Half,
    /// 切り捨て: towards zero.
    Down,
    /// 切り上げ: away from zero.
    Up,
}

impl Rounding {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 3] =
        [("四捨五入", Self::Half), ("切り捨て", Self::Down), ("切り上げ", Self::Up)];
}
