//! Scales and the judgements made on them.

use super::place::Placed;
use super::year::Period;

/// The options of a judgement in the order in which they are printed: 順調に進んだ, 概ね進んだ ….
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    options: Vec<String>,
}

/// The position of an option on its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OptionIndex(usize);

impl Scale {
    /// A scale of these options.
    pub fn new(options: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { options: options.into_iter().map(Into::into).collect() }
    }

    /// The options in order.
    pub fn options(&self) -> &[String] {
        &self.options
    }

    /// The option of that name.
    pub fn find(&self, name: &str) -> Option<OptionIndex> {
        self.options.iter().position(|option| option == name).map(OptionIndex)
    }

    /// The name of an option.
    pub fn name(&self, option: OptionIndex) -> &str {
        &self.options[option.0]
    }
}

/// 進捗状況. The option chosen for each judged period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    /// Period and option, in the order of the content, each period at most once; blank is 未記入.
    pub choices: Vec<(Period, Placed<OptionIndex>)>,
}

impl Judgement {
    /// The option chosen for a period.
    pub fn at(&self, period: Period) -> Option<OptionIndex> {
        self.choices.iter().find(|(at, _)| *at == period).map(|(_, option)| option.value)
    }
}
