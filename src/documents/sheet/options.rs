//! The options of a judgement, with their marks.

use serde::Serialize;

use crate::documents::page::text::Text;
use crate::model::{Axis, Choice, OptionIndex};

/// How far an option of a group is indented, in em.
const PART_INDENT: f32 = 1.3;

/// An option of an axis.
#[derive(Debug, Clone, Serialize)]
pub struct OptionView {
    mark: char,
    name: Text,
    /// Whether it, or one of its parts, is chosen.
    pub chosen: bool,
    /// The options that it consists of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<OptionView>,
}

impl OptionView {
    /// Its name if it is chosen, with that of the part that is.
    pub fn chosen_names(self) -> Vec<Text> {
        let Self { name, chosen, parts, .. } = self;
        let in_group = |part: &Self| Text::words(Choice::name_in_group(name.as_str(), part.name.as_str()));
        match (chosen, parts.is_empty()) {
            (false, _) => Vec::new(),
            (true, true) => vec![name],
            (true, false) => parts.iter().filter(|part| part.chosen).map(in_group).collect(),
        }
    }

    /// The length of its longest line, in em.
    pub fn length(&self) -> f32 {
        let of_parts = self.parts.iter().map(|part| PART_INDENT + part.length());
        of_parts.fold(self.name.length(), f32::max)
    }
}

/// All options of an axis, those of a group as parts of it; `None` if the form prints only the chosen ones.
///
/// - `chosen`: the options that were chosen
pub fn options(axis: &Axis, chosen: &[OptionIndex]) -> Option<Vec<OptionView>> {
    let (on, off) = axis.mark.boxes()?;
    let view = |chosen, name: String, parts| {
        let mark = if chosen { on } else { off };
        OptionView { mark, name: Text::words(name), chosen, parts }
    };
    let is_chosen = |option: &Choice| chosen.iter().any(|index| axis.scale.option(*index) == option);
    let single = |option: &Choice| {
        let name = axis.mark.words().of(option, option.own_name());
        view(is_chosen(option), name, Vec::new())
    };
    let grouped = |options: &[Choice]| match options[0].group() {
        Some(group) => {
            let parts = options.iter().map(single).collect();
            view(options.iter().any(is_chosen), group.to_owned(), parts)
        }
        None => single(&options[0]),
    };
    Some(axis.scale.grouped().map(grouped).collect())
}
