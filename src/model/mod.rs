//! The resolved, typed plan: what the content means, after every name and number in it has been checked.
//!
//! No I/O, no Typst, no serde. [`crate::content`] builds it; the checks and the views read it.

mod date;
mod form;
mod indicator;
mod judgement;
mod kana;
mod number;
mod place;
mod plan;
mod year;

pub use date::Date;
pub use form::{Form, Paper};
pub use indicator::{Breakdown, Indicator, Record, Scalar, Series, Value};
pub use judgement::{Judgement, OptionIndex, Scale};
pub use kana::{compose, composed};
pub use number::Number;
pub use place::{Place, Placed};
pub use plan::{
    Department, DepartmentKind, Edition, Initiative, InitiativeId, Labels, Opinion, Overrides, Plan, Project, Repeat,
    Revision, Row, Section,
};
pub use year::{Era, FiscalYear, Period, PeriodLabels};
