//! The cells of tables.

use serde::Serialize;

use super::figure_line::{Figure, NoteSign, is_plain_figure, whole_figure, width_of_figures};
use super::options::{self, OptionView};
use crate::documents::page::anchor;
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::model::{
    Axis, Choice, DigitWidth, Field, FieldKind, FieldValue, Form, Grouping, Judgement, Period, Place, Placed, Unneeded,
    Value, ValueLine, value_lines,
};

/// The factor by which half-width figures exceed the half em that is estimated for them.
const FIGURES: f32 = 1.25;

/// A cell: its content, and the label that leads back to its place in the YAML.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<String>,
    /// Whether it is hatched, because nothing has to be written in it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    shaded: bool,
    /// The number of lines if none of them breaks.
    count: usize,
    /// The length of the longest line, in em.
    em: f32,
    #[serde(flatten)]
    content: Content,
}

impl Default for Cell {
    fn default() -> Self {
        Self::new(Content::default())
    }
}

/// The content of a cell; its kind follows from the kind of the column.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged, rename_all_fields = "kebab-case")]
pub enum Content {
    /// An optional line.
    Line { text: Option<Text> },
    /// The name of a 取組項目.
    Name { text: Text, repeat: bool },
    /// The name of an indicator, `depth` levels below another one.
    Indicator { text: Text, depth: usize },
    /// The names of 担当課 or indicators.
    Names { names: Vec<Text> },
    /// 取組内容 and 重点.
    Description { texts: Vec<Text>, focus_label: Text, focus: Vec<Text> },
    /// The options of an axis with their marks.
    Options { options: Vec<OptionView> },
    /// A text with the author's line breaks.
    Texts { texts: Vec<Text> },
    /// A figure.
    Figure(Box<Figure>),
}

impl Default for Content {
    fn default() -> Self {
        Self::Line { text: None }
    }
}

impl Content {
    /// The number of lines, and the length of the longest in em.
    fn lines(&self) -> (usize, f32) {
        let longest = |texts: &[Text]| texts.iter().map(Text::length).fold(0.0, f32::max);
        match self {
            Self::Line { text } => text.as_ref().map_or((0, 0.0), |text| (1, text.length())),
            Self::Name { text, repeat } => (1 + usize::from(*repeat), text.length()),
            Self::Indicator { text, depth } => (1, text.length() + *depth as f32),
            Self::Names { names } => (names.len(), longest(names)),
            Self::Description { texts, focus, .. } => {
                let label = usize::from(!focus.is_empty());
                (texts.len() + focus.len() + label, longest(texts).max(longest(focus)))
            }
            Self::Options { options } => (options.iter().map(|option| 1 + option.parts.len()).sum(), 0.0),
            Self::Texts { texts } => (texts.len(), longest(texts)),
            Self::Figure(figure) => {
                let texts = [&figure.label, &figure.value, &figure.suffix];
                (1, texts.into_iter().flatten().map(Text::length).sum())
            }
        }
    }
}

impl Cell {
    /// Creates a cell whose text is not written in the content.
    pub fn new(content: Content) -> Self {
        let (count, em) = content.lines();
        Self { anchor: None, shaded: false, count, em, content }
    }

    /// Creates a cell of the row `row` that prints the content at `place`.
    pub fn at(row: &str, place: Option<&Place>, content: Content) -> Self {
        Self { anchor: place.map(|place| anchor::label(row, place)), ..Self::new(content) }
    }

    /// The cell as it is printed where it need not be filled in, if it is blank.
    ///
    /// - `unneeded`: how the form prints it; `None` if it has to be filled in
    pub fn unless_needed(self, unneeded: Option<Unneeded>) -> Self {
        let Some(unneeded) = unneeded.filter(|_| self.is_blank()) else { return self };
        let blank = self.without_marks();
        Self { shaded: unneeded == Unneeded::Shaded, ..blank }
    }

    /// A blank cell without the marks of its options.
    pub fn without_marks(self) -> Self {
        let content = match self.content {
            Content::Options { .. } => Content::Options { options: Vec::new() },
            content => content,
        };
        Self { anchor: self.anchor, ..Self::new(content) }
    }

    /// The numbers of its notes.
    pub fn notes(&self) -> &[usize] {
        match &self.content {
            Content::Figure(figure) => figure.note.as_ref().map_or(&[], |note| &note.numbers),
            _ => &[],
        }
    }

    /// 単位 of its figure alone, which stands in a column.
    pub fn own_unit(&self) -> Option<Text> {
        match &self.content {
            Content::Figure(figure) => figure.unit.clone(),
            _ => None,
        }
    }

    /// Gives its notes other marks.
    ///
    /// - `mark`: the marks for the numbers that they have
    pub fn renumber(&mut self, mark: impl FnOnce(&[usize]) -> NoteSign) {
        if let Content::Figure(figure) = &mut self.content {
            figure.note = figure.note.take().map(|note| mark(&note.numbers));
        }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        match &self.content {
            Content::Line { text } => text.is_none(),
            Content::Texts { texts } => texts.is_empty(),
            Content::Names { names } => names.is_empty(),
            Content::Description { texts, focus, .. } => texts.is_empty() && focus.is_empty(),
            Content::Options { options } => options.iter().all(|option| !option.chosen),
            Content::Name { .. } | Content::Indicator { .. } | Content::Figure(_) => false,
        }
    }

    /// Its texts, or the chosen options; empty for other kinds of content.
    pub fn into_texts(self) -> Vec<Text> {
        match self.content {
            Content::Line { text } => text.into_iter().collect(),
            Content::Texts { texts } => texts,
            Content::Options { options } => options.into_iter().flat_map(OptionView::chosen_names).collect(),
            _ => Vec::new(),
        }
    }

    /// The width of its longest line of figures, in em.
    pub fn figure_length(&self, digits: DigitWidth) -> f32 {
        match &self.content {
            Content::Figure(figure) => {
                let width = |text: &Text| width_of_figures(text.as_str(), digits);
                let length = |text: &Option<Text>| text.as_ref().map_or(0.0, width);
                let note = figure.note.as_ref().map_or(0.0, NoteSign::width);
                length(&figure.label) + length(&figure.value) + length(&figure.suffix) + note
            }
            Content::Texts { texts } => {
                texts.iter().map(|text| width_of_figures(text.as_str(), digits)).fold(0.0, f32::max)
            }
            _ => self.length(),
        }
    }

    /// The width of its widest figure, which does not break, in em; 0 if it has none.
    pub fn whole_figure_width(&self, digits: DigitWidth) -> f32 {
        let width = |text: &Text| match is_plain_figure(text.as_str()) {
            true => width_of_figures(text.as_str(), digits),
            false => text.widest_whole(),
        };
        match &self.content {
            Content::Figure(figure) => {
                // The note follows 付記, which may stand on a line of its own.
                let note = figure.note.as_ref().filter(|_| figure.suffix.is_none()).map_or(0.0, NoteSign::width);
                figure.value.as_ref().map(width).filter(|width| *width > 0.0).map_or(0.0, |width| width + note)
            }
            Content::Texts { texts } => texts.iter().map(width).fold(0.0, f32::max),
            _ => 0.0,
        }
    }

    /// The width of its 付記, in em; 0 if it has none that stays on one line.
    pub fn whole_suffix_width(&self) -> f32 {
        let Content::Figure(figure) = &self.content else { return 0.0 };
        figure.suffix.as_ref().map_or(0.0, Text::widest_whole)
    }

    /// The width of its longest line, in em.
    pub fn length(&self) -> f32 {
        let longest = |texts: &[Text]| texts.iter().map(Text::length).fold(0.0, f32::max);
        match &self.content {
            Content::Line { text } => text.as_ref().map_or(0.0, Text::length),
            Content::Name { text, .. } | Content::Indicator { text, .. } => text.length(),
            Content::Names { names } => longest(names),
            Content::Description { texts, .. } => longest(texts),
            Content::Options { options } => options.iter().map(OptionView::length).fold(0.0, f32::max),
            Content::Texts { texts } => longest(texts),
            Content::Figure(figure) => {
                let length = |text: &Option<Text>, factor| text.as_ref().map_or(0.0, |text| text.length() * factor);
                length(&figure.label, 1.0) + 0.3 + length(&figure.value, FIGURES) + length(&figure.suffix, 1.1)
            }
        }
    }
}

/// The content of a judgement: all options with their marks, or only the chosen ones.
pub fn judgement(axis: &Axis, judgement: Option<&Judgement>, period: Period) -> Content {
    let chosen: Vec<_> = judgement.into_iter().flat_map(|judgement| judgement.all_at(period)).collect();
    let is_withheld = judgement.is_some_and(|judgement| judgement.withheld);
    match options::options(axis, &chosen) {
        Some(options) => Content::Options { options: if is_withheld { Vec::new() } else { options } },
        None => {
            let printed = |option: &Choice| Text::line(axis.mark.words().of(option, &option.name));
            Content::Texts { texts: chosen.iter().map(|index| printed(axis.scale.option(*index))).collect() }
        }
    }
}

/// The lines of an own field; figures of several periods have their labels.
pub fn field(value: &FieldValue, field: &Field, form: &Form, label: impl Fn(Period) -> String) -> Vec<Text> {
    let (grouping, digits) = (form.grouping, form.page.digits);
    let grouping = if field.kind == FieldKind::Money { Grouping::Grouped } else { grouping };
    let unit = field.unit.as_deref().unwrap_or_default();
    let figure = |value: &Value| {
        let own = value.unit().map_or(unit, |own| &own.value);
        whole_figure(as_text(value, grouping, unit).join(" "), own, digits)
    };
    match value {
        FieldValue::Text(text) => Text::lines(&text.value),
        FieldValue::Figure(value) => vec![figure(&value.value)],
        FieldValue::Years(values) => values
            .iter()
            .map(|(period, value)| {
                let figure = figure(&value.value);
                match figure.widest_whole() {
                    0.0 => Text::line(format!("{} {}", label(*period), figure.as_str())),
                    width => Text::of_parts([(label(*period), None), (figure.as_str().to_owned(), Some(width))]),
                }
            })
            .collect(),
    }
}

/// The lines of a value as text; the first ends with the note in brackets.
///
/// - `unit`: follows every figure directly
pub fn as_text(value: &Value, grouping: Grouping, unit: &str) -> Vec<String> {
    let lines = value_lines(value, grouping, unit);
    let line = |line: &ValueLine| {
        let note = line.note.map(words::in_brackets).unwrap_or_default();
        (line.text() + &note).replace('\t', " ")
    };
    let mut lines: Vec<String> = lines.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(String::new());
    }
    if let Value::Record(record) = value
        && let Some(remark) = record.remark()
    {
        lines[0] += &words::in_brackets(remark.replace('\t', " "));
    }
    lines
}

/// The lines of an optional text, as the author broke them.
pub fn lines(text: Option<&Placed<String>>) -> Vec<Text> {
    text.map(|text| Text::lines(&text.value)).unwrap_or_default()
}
