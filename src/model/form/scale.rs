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
    /// 名称. Its name, under which it is chosen; in two levels with that of its group: 継続（拡大）.
    pub name: String,
    /// Where it stands in two levels.
    pub within: Option<Within>,
    /// 記号. The symbol that replaces its name where only a symbol is printed: ◎, A ….
    pub symbol: Option<String>,
    /// 点. Its value in an average.
    pub points: Option<Decimal>,
    /// 集計. Whether it counts in the denominator of a share; 評価対象外 does not.
    pub counted: bool,
    /// 説明. When it is chosen, for the 凡例のページ.
    pub explanation: Option<String>,
}

/// 内訳. The group of an option, and what the option is called there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// The group: 継続.
    pub group: String,
    /// The name of the option in its group: 拡大.
    pub own: String,
    /// Both, as the content writes them if the name alone is not unique: 継続/拡大.
    path: String,
}

impl Choice {
    /// Creates an option that has only a name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), within: None, symbol: None, points: None, counted: true, explanation: None }
    }

    /// The option as one of a group.
    pub fn in_group(self, group: &str) -> Self {
        let Self { name: own, .. } = self;
        let within = Within { group: group.to_owned(), path: format!("{group}/{own}"), own };
        Self { name: Self::name_in_group(group, &within.own), within: Some(within), ..self }
    }

    /// The name of an option of a group.
    pub fn name_in_group(group: &str, own: &str) -> String {
        format!("{group}（{own}）")
    }

    /// Its name in its group, or its name if it has none.
    pub fn own_name(&self) -> &str {
        self.within.as_ref().map_or(&self.name, |within| &within.own)
    }

    /// The group that it belongs to.
    pub fn group(&self) -> Option<&str> {
        self.within.as_ref().map(|within| within.group.as_str())
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

    /// Finds an option by its name or symbol; in two levels also by the name in its group, if no other option has it.
    pub fn find(&self, text: &str) -> Option<OptionIndex> {
        let by = |is_it: &dyn Fn(&Choice) -> bool| self.options.iter().position(is_it).map(OptionIndex);
        let in_group = || Some(self.called(text)).filter(|named| named.len() == 1).map(|named| named[0]);
        let is_path = |option: &Choice| option.within.as_ref().is_some_and(|within| within.path == text);
        by(&|option| option.name == text)
            .or_else(|| by(&|option| option.symbol.as_deref() == Some(text)))
            .or_else(|| by(&is_path))
            .or_else(in_group)
    }

    /// The options that have this name in their groups.
    pub fn called(&self, own: &str) -> Vec<OptionIndex> {
        self.those(|option| option.within.as_ref().is_some_and(|within| within.own == own))
    }

    /// The options of a group; empty if there is no such group.
    pub fn of_group(&self, group: &str) -> Vec<OptionIndex> {
        self.those(|option| option.group() == Some(group))
    }

    /// The options that a text names: one, or all of a group.
    pub fn find_all(&self, text: &str) -> Vec<OptionIndex> {
        self.find(text).map_or_else(|| self.of_group(text), |option| vec![option])
    }

    fn those(&self, is_it: impl Fn(&Choice) -> bool) -> Vec<OptionIndex> {
        let options = self.options.iter().enumerate();
        options.filter(|(_, option)| is_it(option)).map(|(index, _)| OptionIndex(index)).collect()
    }

    /// The names of the groups, in order.
    pub fn groups(&self) -> impl Iterator<Item = &str> + Clone {
        let chunks = self.options.chunk_by(|one, other| one.group() == other.group());
        chunks.filter_map(|options| options.first()?.group())
    }

    /// The options in order, those of a group together.
    pub fn grouped(&self) -> impl Iterator<Item = &[Choice]> {
        self.options.chunk_by(|one, other| one.group().is_some() && one.group() == other.group())
    }

    /// Every text by which an option is chosen: names, then those in groups, then symbols.
    pub fn words(&self) -> impl Iterator<Item = &str> + Clone {
        let within = || self.options.iter().filter_map(|option| option.within.as_ref());
        let own = within().map(|within| within.own.as_str()).filter(|own| self.called(own).len() == 1);
        let paths = within().map(|within| within.path.as_str());
        self.names().chain(own).chain(paths).chain(self.options.iter().filter_map(|option| option.symbol.as_deref()))
    }

    /// The text by which people choose an option: the shortest that means no other.
    pub fn word(&self, index: OptionIndex) -> &str {
        let option = self.option(index);
        match &option.within {
            Some(within) if self.called(&within.own).len() == 1 => &within.own,
            Some(within) => &within.path,
            None => &option.name,
        }
    }

    /// The texts by which people choose the options, in order.
    pub fn short_words(&self) -> impl Iterator<Item = &str> + Clone {
        (0..self.options.len()).map(|index| self.word(OptionIndex(index)))
    }

    /// Some options as printed: by the name of their group if they are all of it.
    pub fn said(&self, options: &[OptionIndex]) -> String {
        let groups = self.groups().find(|group| options.len() > 1 && self.of_group(group) == options);
        groups.map_or_else(
            || options.iter().map(|option| self.name(*option)).collect::<Vec<_>>().join("・"),
            str::to_owned,
        )
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
