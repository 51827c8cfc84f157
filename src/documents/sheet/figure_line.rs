//! The lines of a value in a cell, each with its label, its unit and the mark of its note.

use std::borrow::Cow;

use serde::Serialize;
use unicode_width::UnicodeWidthChar;

use crate::documents::page::text::{LONG_RUN, Text};
use crate::documents::words;
use crate::model::{DigitWidth, Form, NoteMark, NoteNumbering, Value, ValueLine, value_lines};

/// The least width of the mark of a note, in em, and its size in relation to that of the figure.
const NOTE: f32 = 1.2;
const NOTE_SIZE: f32 = 0.7;

/// The widest part of a value that stays on one line, in em.
pub const WIDEST_PART: f32 = 12.0;

/// One line of a value.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figure {
    /// The label of a 内訳.
    pub label: Option<Text>,
    pub value: Option<Text>,
    /// 付記.
    pub suffix: Option<Text>,
    /// 単位 that is written for this figure alone and stands in a column.
    #[serde(skip)]
    pub unit: Option<Text>,
    /// The marks of its notes (※1 …) below the table.
    pub note: Option<NoteSign>,
}

/// The mark of a note, or the marks of several.
#[derive(Debug, Clone, Serialize)]
pub struct NoteSign {
    /// The numbers of the notes, each once.
    #[serde(skip)]
    pub numbers: Vec<usize>,
    #[serde(flatten)]
    text: Text,
}

impl NoteSign {
    /// The marks with these numbers, side by side.
    pub fn new(mark: &NoteMark, numbers: Vec<usize>) -> Self {
        let mut marks: Vec<String> = numbers.iter().map(|number| mark.of(*number)).collect();
        // A mark without a number is the same for all notes.
        marks.dedup();
        Self { text: Text::line(marks.concat()), numbers }
    }

    /// Marks that reserve the room for the numbers that they get later.
    fn reserved(mark: &NoteMark, numbers: Vec<usize>) -> Self {
        const WIDEST: usize = 99;
        match mark.count {
            NoteNumbering::Table => Self::new(mark, numbers),
            NoteNumbering::Sheet | NoteNumbering::Through => {
                // Each another one: marks that are equal are one.
                let widest =
                    numbers.iter().enumerate().map(|(index, number)| (WIDEST - index % 10).max(*number)).collect();
                Self { text: Self::new(mark, widest).text, numbers }
            }
        }
    }

    /// Its width beside a figure, in em.
    pub fn width(&self) -> f32 {
        (self.text.length() * NOTE_SIZE).max(NOTE)
    }
}

/// Where 単位 stands that is written for a single figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnUnit {
    /// Behind the figure.
    Behind,
    /// In the column of units, beside the figure.
    InColumn,
}

/// Adds the lines of a value: its figure, then its breakdown. Each of its notes gets the next number, or that of the same
/// text before it.
///
/// - `unit`: follows the figure directly: % …
/// - `own`: where 単位 of a single figure stands
pub fn figures(
    value: &Value,
    form: &Form,
    (unit, own): (Option<&str>, OwnUnit),
    out: &mut Vec<Figure>,
    notes: &mut Vec<Text>,
) {
    let mut lines = value_lines(value, form.grouping, unit.unwrap_or_default());
    if lines.is_empty() {
        lines.push(ValueLine::default());
    }
    let whole: Vec<Cow<str>> = match value {
        Value::Record(record) => record.notes().collect(),
        Value::Plain(_) => Vec::new(),
    };
    for (index, line) in lines.into_iter().enumerate() {
        // The notes of the whole go with its first line.
        let of_whole = whole.iter().filter(|_| index == 0).map(AsRef::as_ref);
        let mut numbers: Vec<usize> = line.note.into_iter().chain(of_whole).map(|text| numbered(text, notes)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let note = (!numbers.is_empty()).then(|| NoteSign::reserved(&form.note_mark, numbers));
        let in_column = own == OwnUnit::InColumn && line.has_own_unit;
        let figure = if in_column { line.figure.clone() } else { line.figure_with_unit() };
        out.push(Figure {
            label: line.label.map(Text::line),
            value: figure.map(|figure| whole_figure(figure, line.unit, form.page.digits)),
            suffix: line.suffix.map(|suffix| whole_suffix(suffix, form.page.digits)),
            unit: in_column.then(|| Text::line(line.unit)),
            note,
        });
    }
}

/// The number of a note among those of a table, to which it is added unless the same text is there.
fn numbered(text: &str, notes: &mut Vec<Text>) -> usize {
    let index = notes.iter().position(|note| note.as_str() == text).unwrap_or_else(|| {
        notes.push(Text::line(text));
        notes.len() - 1
    });
    index + 1
}

/// The width of a text with figures, in em.
pub fn width_of_figures(text: &str, digits: DigitWidth) -> f32 {
    let width = |c: char| match c {
        '0'..='9' => digits.em(),
        ',' | '.' if digits == DigitWidth::Proportional => 0.33,
        ',' | '.' => digits.em(),
        '%' => 1.0,
        c => UnicodeWidthChar::width_cjk(c).unwrap_or_default() as f32 / 2.0,
    };
    text.chars().map(width).sum()
}

/// A text that stays on one line if it is a figure with its unit, or a long one, either of which could break.
///
/// - `unit`: follows the figure directly
pub fn whole_figure(text: String, unit: &str, digits: DigitWidth) -> Text {
    let figure = text.strip_suffix(unit).unwrap_or(&text);
    let could_break = !unit.trim_matches(is_of_figures).is_empty() || text.chars().count() >= LONG_RUN;
    if could_break && is_plain_figure(figure) {
        let width = width_of_figures(&text, digits);
        Text::of_parts([(text, Some(width))])
    } else {
        Text::line(text)
    }
}

/// 付記, which stays on one line if it is short.
fn whole_suffix(suffix: &str, digits: DigitWidth) -> Text {
    let text = Text::line(suffix);
    let width = width_of_figures(text.as_str(), digits);
    if width > WIDEST_PART || text.has_adjacent_marks() {
        return text;
    }
    Text::of_parts([(text.as_str().to_owned(), Some(width))])
}

/// Whether a text is a single figure.
pub fn is_plain_figure(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(is_of_figures)
}

fn is_of_figures(c: char) -> bool {
    c.is_ascii_digit() || "+-−▲△,.%％".contains(c) || c == words::PLUS
}
