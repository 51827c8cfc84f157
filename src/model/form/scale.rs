//! 選択肢: the options of an axis.

use rust_decimal::Decimal;

/// 選択肢. The options of an axis in the order in which they are printed: 順調に進んだ, 概ね進んだ ….
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    options: Vec<Choice>,
}

/// An option of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// 名称. Its name, under which it is chosen.
    pub name: String,
    /// 記号. The symbol that replaces its name where only a symbol is printed: ◎, A ….
    pub symbol: Option<String>,
    /// 点. Its value in an average.
    pub points: Option<Decimal>,
    /// 集計. Whether it counts in the denominator of a share; 評価対象外 does not.
    pub counted: bool,
}

impl Choice {
    /// Creates an option that has only a name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), symbol: None, points: None, counted: true }
    }

    /// Its symbol, or its name if it has none.
    pub fn short(&self) -> &str {
        self.symbol.as_deref().unwrap_or(&self.name)
    }
}

/// The position of an option on its scale.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct OptionIndex(pub(super) usize);

impl OptionIndex {
    /// The position, counted from 0.
    pub fn index(self) -> usize {
        self.0
    }

    /// The option at a position of its scale.
    pub(in crate::model) fn at(index: usize) -> Self {
        Self(index)
    }
}

impl Scale {
    /// Creates a scale of options that have only a name.
    pub fn new(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::with_options(names.into_iter().map(Choice::new).collect())
    }

    /// Creates a scale of these options.
    pub fn with_options(options: Vec<Choice>) -> Self {
        Self { options }
    }

    /// The options in order.
    pub fn options(&self) -> &[Choice] {
        &self.options
    }

    /// The names of the options in order.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.options.iter().map(|option| option.name.as_str())
    }

    /// Finds an option by its name or symbol.
    pub fn find(&self, text: &str) -> Option<OptionIndex> {
        let named = self.options.iter().position(|option| option.name == text);
        named.or_else(|| self.options.iter().position(|option| option.symbol.as_deref() == Some(text))).map(OptionIndex)
    }

    /// An option.
    pub fn option(&self, index: OptionIndex) -> &Choice {
        &self.options[index.0]
    }

    /// Whether any option has 点.
    pub fn has_points(&self) -> bool {
        self.options.iter().any(|option| option.points.is_some())
    }

    /// The name of an option.
    pub fn name(&self, index: OptionIndex) -> &str {
        &self.options[index.0].name
    }
}
