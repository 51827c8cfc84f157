//! 評価: the axes on which nodes are judged.

use rust_decimal::Decimal;

use super::carrier::Carrier;
use super::need::Need;
use super::scale::{Choice, OptionIndex, Scale};
use crate::model::exact::Exact;
use crate::vocabulary as word;

/// 評価の軸. A scale, the nodes judged on it, and how a judgement is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// 名称. The key under which a judgement is written, and its label.
    pub name: String,
    /// 対象. The kind of node that is judged.
    pub carrier: Carrier,
    /// 選択肢.
    pub scale: Scale,
    /// 印. How an option is printed.
    pub mark: Mark,
    /// 凡例. The line under every sheet that explains the options; `None` for none.
    pub legend: Option<String>,
    /// 複数. Whether several options may be chosen.
    pub multiple: bool,
    /// 委員会評価. Whether the committee judges on this axis as well.
    pub committee: bool,
    /// 判定. How a figure decides the judgement; `None` if people judge.
    pub bands: Option<Bands>,
    /// 記入. Which nodes have to be judged; `None` for all.
    pub need: Option<Need>,
    /// 遅れ. The options that mean being behind, in the order of the form; empty if none does.
    pub behind: Vec<OptionIndex>,
}

impl Default for Axis {
    fn default() -> Self {
        Self {
            name: "進捗状況".to_owned(),
            carrier: Carrier::Item,
            scale: Scale::new(["順調に進んだ", "概ね進んだ", "一部遅れがある", "未実施"]),
            mark: Mark::default(),
            legend: None,
            multiple: false,
            committee: true,
            bands: None,
            need: None,
            behind: vec![OptionIndex(2), OptionIndex(3)],
        }
    }
}

impl Axis {
    /// Whether the paper prints the symbols of its options.
    pub fn prints_symbols(&self) -> bool {
        self.mark.boxes().is_none() || self.mark.words() != OptionWords::Name
    }

    /// Whether any of its options has a 説明.
    pub fn is_explained(&self) -> bool {
        self.scale.options().iter().any(|option| option.explanation.is_some())
    }

    /// Every text that is printed of its options: names, in two levels also in parts, and symbols.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for option in self.scale.options() {
            let names = [option.name.as_str(), option.own_name()].into_iter();
            texts.extend(names.chain(option.group()).chain(option.symbol.as_deref()).map(str::to_owned));
            texts.push(self.mark.words().of(option, option.own_name()));
        }
        texts
    }

    /// Whether 判定 gives a higher figure the better option: the one with more 点, otherwise the one that is listed earlier.
    pub fn prefers_more(&self) -> bool {
        let Some(bands) = &self.bands else { return false };
        let option = |is_it: fn(&Bound) -> bool| bands.steps.iter().find(|(bound, _)| is_it(bound)).map(|(_, it)| *it);
        let highest = option(|bound| !matches!(bound, Bound::Below(_)));
        let lowest = option(|bound| !matches!(bound, Bound::AtLeast(_)));
        let Some((highest, lowest)) = highest.zip(lowest) else { return highest.is_some() };
        let points = |option| self.scale.option(option).points;
        match points(highest).zip(points(lowest)) {
            Some((highest, lowest)) => highest > lowest,
            None => highest.index() < lowest.index(),
        }
    }
}

/// 印. How an option is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// チェック: every option, ☑ before the chosen one and ☐ before the others.
    #[default]
    Check,
    /// 四角: every option, ■ and □.
    Square,
    /// 丸: every option, ● and ○.
    Circle,
    /// Every option, with other marks, or by its symbol.
    Own(OwnMark),
    /// 記号: only the symbol of the chosen option.
    Symbol,
    /// 文字: only the name of the chosen option.
    Text,
}

impl Mark {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 5] = [
        ("チェック", Self::Check),
        ("四角", Self::Square),
        ("丸", Self::Circle),
        (word::SYMBOL, Self::Symbol),
        ("文字", Self::Text),
    ];

    /// The marks before a chosen and an unchosen option; `None` if only the chosen one is printed.
    pub fn boxes(self) -> Option<(char, char)> {
        match self {
            Self::Check => Some(('☑', '☐')),
            Self::Square => Some(('■', '□')),
            Self::Circle => Some(('●', '○')),
            Self::Own(OwnMark { chosen, other, .. }) => Some((chosen, other)),
            Self::Symbol | Self::Text => None,
        }
    }

    /// What of an option is printed.
    pub fn words(self) -> OptionWords {
        match self {
            Self::Symbol => OptionWords::Symbol,
            Self::Own(OwnMark { words, .. }) => words,
            Self::Check | Self::Square | Self::Circle | Self::Text => OptionWords::Name,
        }
    }
}

/// 印 of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnMark {
    /// 選んだもの. The mark before a chosen option.
    pub chosen: char,
    /// ほか. The mark before the others.
    pub other: char,
    /// 言葉. What of an option is printed.
    pub words: OptionWords,
}

impl Default for OwnMark {
    fn default() -> Self {
        Self { chosen: '■', other: '\u{3000}', words: OptionWords::Name }
    }
}

/// 言葉. What of an option is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OptionWords {
    /// 名称.
    #[default]
    Name,
    /// 記号.
    Symbol,
    /// 記号と名称.
    Both,
}

impl OptionWords {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 3] =
        [(word::NAME, Self::Name), (word::SYMBOL, Self::Symbol), ("記号と名称", Self::Both)];

    /// An option under a name, or under its symbol.
    pub fn of(self, option: &Choice, name: &str) -> String {
        match (self, &option.symbol) {
            (Self::Symbol, Some(symbol)) => symbol.clone(),
            (Self::Both, Some(symbol)) => format!("{symbol} {name}"),
            (Self::Name | Self::Symbol | Self::Both, _) => name.to_owned(),
        }
    }
}

/// 判定. Derives a judgement from a figure: the option of the first band that contains the figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bands {
    /// 系列. The series whose figure for the reported year decides.
    pub series: String,
    /// 値. Which figure decides: the exact one, or the printed one.
    pub figure: BandFigure,
    /// 段階. The bands in order.
    pub steps: Vec<(Bound, OptionIndex)>,
}

impl Bands {
    /// The option for a figure; `None` if no band contains it.
    pub fn judge(&self, figure: &Exact) -> Option<OptionIndex> {
        self.steps.iter().find(|(bound, _)| bound.holds(figure)).map(|(_, option)| *option)
    }
}

/// 値 of a 判定. Which figure decides where it is printed with fewer decimals than it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BandFigure {
    /// 丸める前: 99.96 is below 100.
    #[default]
    Exact,
    /// 丸めた後: 99.96 is printed as 100.0 and counts as such.
    Printed,
}

impl BandFigure {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("丸める前", Self::Exact), ("丸めた後", Self::Printed)];
}

/// The bound of a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// 以上: the figure is at least this.
    AtLeast(Decimal),
    /// 未満: the figure is below this.
    Below(Decimal),
    /// Every other figure.
    Otherwise,
}

impl Bound {
    fn holds(self, figure: &Exact) -> bool {
        match self {
            Self::AtLeast(bound) => *figure >= bound.into(),
            Self::Below(bound) => *figure < bound.into(),
            Self::Otherwise => true,
        }
    }
}
