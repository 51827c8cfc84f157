//! Values: a number, a text, or a record of parts.

use std::borrow::Cow;

use super::number::Number;
use super::place::Placed;
use super::unit::Unit;

/// 実績値. One value of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number or a text.
    Plain(Scalar),
    /// A record of parts.
    Record(Record),
}

/// A number, or a text that is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// A number.
    Number(Number),
    /// A text such as 22/655 (延件数).
    Text(String),
    /// A word that the form declares as an absent value, such as － or 未公表.
    Absent(String),
}

impl Value {
    /// Whether it says something: a number, a text, or a part of a 内訳. A 付記 or 注 alone does not.
    pub fn is_filled(&self) -> bool {
        match self {
            Self::Plain(_) => true,
            Self::Record(record) => {
                record.value.is_some() || record.breakdown.iter().any(|part| part.record.value.is_some())
            }
        }
    }

    /// The figure, or what stands in its place.
    pub fn figure(&self) -> Option<&Scalar> {
        match self {
            Self::Plain(scalar) => Some(scalar),
            Self::Record(record) => record.figure(),
        }
    }

    /// 単位 that is written for the figure.
    pub fn unit(&self) -> Option<&Placed<String>> {
        match self {
            Self::Plain(_) => None,
            Self::Record(record) => record.unit(),
        }
    }

    /// What is written without a figure: a 付記, a 注, or the labels of a 内訳. It goes with the computed figure where there
    /// is one.
    pub fn annotation(&self) -> Option<&Record> {
        let Self::Record(record) = self else { return None };
        (!self.is_filled() && *record != Record::default()).then_some(record)
    }
}

impl Scalar {
    /// Parses a number; any other text stays a text.
    pub fn parse(text: &str) -> Self {
        Number::parse(text).map_or_else(|| Self::Text(text.to_owned()), Self::Number)
    }
}

/// A value with more than a figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// 値. The figure; `None` if there is only a breakdown.
    pub value: Option<Scalar>,
    /// 単位 of this value alone; `None` for that of its series or indicator.
    pub unit: Option<Box<Placed<String>>>,
    /// 付記. Printed behind the figure, for example (内障害者21).
    pub suffix: Option<Placed<String>>,
    /// 内訳. Labels with figures, in the order of the content.
    pub breakdown: Vec<Breakdown>,
    /// 注. Printed as ※ with a footnote below the table.
    pub note: Option<Placed<String>>,
    /// What a computed figure leaves out, without the final 。; `None` for a written one. Printed as a note of its own.
    pub left_out: Option<String>,
}

impl Record {
    /// A figure alone.
    pub fn of(value: Scalar) -> Self {
        Self { value: Some(value), ..Self::default() }
    }

    /// The figure of the value: that of the only part where the 内訳 has no other and there is no 値.
    pub fn figure(&self) -> Option<&Scalar> {
        match self.breakdown.as_slice() {
            [part] if self.value.is_none() => part.record.value.as_ref(),
            _ => self.value.as_ref(),
        }
    }

    /// 単位 that is written for the figure of the value.
    pub fn unit(&self) -> Option<&Placed<String>> {
        match self.breakdown.as_slice() {
            [part] if self.value.is_none() => part.record.unit.as_deref().or(self.unit.as_deref()),
            _ => self.unit.as_deref(),
        }
    }

    /// Its notes, each a text of its own: 注 as it is written, and what it leaves out.
    pub fn notes(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let written = self.note.as_ref().map(|note| Cow::from(note.value.as_str()));
        let left_out = self.left_out.as_ref().map(|text| Cow::from(format!("{text}。")));
        written.into_iter().chain(left_out)
    }

    /// Its notes as one text, without the final 。 of what it leaves out; `None` if it has none.
    pub fn remark(&self) -> Option<String> {
        let written = self.note.as_ref().map(|note| note.value.as_str());
        match (written, self.left_out.as_deref()) {
            (Some(written), Some(left_out)) => Some(format!("{}。{left_out}", written.trim_end_matches('。'))),
            (written, left_out) => written.or(left_out).map(str::to_owned),
        }
    }

    /// Whether all parts of the 内訳 count in the unit of the whole.
    pub fn has_one_unit(&self) -> bool {
        let whole = self.unit.as_ref().map(|unit| Unit::parse(&unit.value));
        let mut own = self.breakdown.iter().filter_map(|part| part.record.unit.as_ref());
        own.all(|unit| whole.as_ref() == Some(&Unit::parse(&unit.value)))
    }
}

/// One line of a 内訳.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// What the figure counts.
    pub label: Placed<String>,
    /// The figure with its 単位, 付記 and 注; it has no 内訳 of its own.
    pub record: Record,
}
