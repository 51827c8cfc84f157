//! What is printed where a figure may be computed: what is written, or what is computed.

use super::super::aggregate::{LeftOut, Said};
use super::super::among::Among;
use super::super::form::Form;
use super::super::place::Placed;
use super::super::value::{Record, Scalar, Value};
use super::left_out::{self, Understood};

/// What is printed for a figure.
#[derive(Debug, Clone)]
pub enum Printed<'a> {
    /// What is written.
    Written(&'a Placed<Value>),
    /// What is computed.
    Computed(Computed<'a>),
}

impl<'a> Printed<'a> {
    /// The written value, otherwise the computed one. A written 付記 or 注 goes with the computed one.
    pub fn of(written: Option<&'a Placed<Value>>, computed: impl FnOnce() -> Option<Computed<'a>>) -> Option<Self> {
        match written {
            Some(value) if value.value.is_filled() => Some(Self::Written(value)),
            annotation => match computed() {
                Some(computed) => Some(Self::Computed(Computed { annotation, ..computed })),
                None => annotation.map(Self::Written),
            },
        }
    }

    /// The value. A computed one has a note on the parts that count as nothing, beside the 注 that is written for it.
    ///
    /// - `among`: the 取組項目 among which those stand of which it is computed
    pub fn value(&self, form: &Form, among: Among) -> Value {
        match self {
            Self::Written(value) => value.value.clone(),
            Self::Computed(computed) => computed.value(form, among),
        }
    }

    /// Where something is written for it.
    pub fn written(&self) -> Option<&'a Placed<Value>> {
        match self {
            Self::Written(value) => Some(value),
            Self::Computed(computed) => computed.annotation,
        }
    }
}

/// A value that is not written.
#[derive(Debug, Clone)]
pub struct Computed<'a> {
    /// The figure, or the 空欄 of all parts.
    pub figure: Scalar,
    /// Its 単位, if that is another one than usual.
    pub unit: Option<Placed<String>>,
    /// The parts that count as nothing.
    pub left_out: Vec<LeftOut<'a>>,
    /// Beside an own field, what goes without saying of these parts.
    pub understood: Option<Understood<'a>>,
    /// The 付記 and 注 that are written for it.
    pub annotation: Option<&'a Placed<Value>>,
}

impl<'a> Computed<'a> {
    /// A result as it is printed; `None` if nothing is.
    pub fn new(form: &Form, said: &Said<'a>) -> Option<Self> {
        let figure = said.printed(form.minus.char())?;
        let unit = said.figure().filter(|figure| figure.unit.is_own).and_then(|figure| figure.unit.unit.clone());
        Some(Self { figure, unit, left_out: said.left_out().to_vec(), understood: None, annotation: None })
    }

    /// The figure with its 付記 and 注.
    fn value(&self, form: &Form, among: Among) -> Value {
        let written = self.annotation.and_then(|value| value.value.annotation());
        let left_out = left_out::note(&self.left_out, form, among, self.understood);
        if written.is_none() && left_out.is_none() && self.unit.is_none() {
            return Value::Plain(self.figure.clone());
        }
        let own = written.cloned().unwrap_or_default();
        let unit = self.unit.clone().map(Box::new).or(own.unit);
        Value::Record(Record { value: Some(self.figure.clone()), unit, left_out, ..own })
    }
}
