//! The resolved, typed plan: what the content means, after every name and number in it has been checked.
//!
//! No I/O, no Typst, no serde. [`crate::content`] builds it; the checks and the documents read it.

mod above;
pub mod aggregate;
mod among;
mod below;
pub mod blank;
mod carried;
pub mod compute;
pub mod counted_text;
mod date;
mod definition;
mod derived;
pub mod exact;
mod field;
pub mod figure_unit;
mod form;
pub mod holder;
pub mod identity;
mod in_charge;
mod in_tables;
mod indicator;
mod inherited;
mod judgement;
mod labels;
mod large_print;
pub mod leaves;
mod needed;
mod number;
mod numbered;
pub mod operands;
pub mod own_field;
mod paper;
mod paper_edition;
mod period;
mod place;
mod plan;
pub mod same_content;
pub mod same_value;
#[cfg(test)]
pub(crate) mod sample;
pub mod tally;
pub mod trend;
mod unit;
mod value;
mod value_lines;
mod walk;
mod whitespace;
mod year;

pub use above::Above;
pub use among::Among;
pub use below::Below;
pub use carried::Carried;
pub use date::Date;
pub use definition::{changes_definition, names_differ_in_definition};
pub use derived::{Unlinked, WhyUnlinked};
pub use exact::{Exact, Figure};
pub use field::{FieldEntry, FieldValue};
pub use figure_unit::FigureUnit;
pub use form::{
    AmongStyle, Arrangement, Axis, BandFigure, Bands, Blanks, Block, BlockContent, Bound, Carrier, Choice, Column,
    ColumnEntry, Computation, Condition, CountTable, Counting, DigitWidth, Entry, Field, FieldAggregate, FieldKind,
    FieldLine, FieldOrigin, FieldSource, Fields, FixedNote, Form, Formula, Grouping, IncreaseSign, IndicatorTable,
    LabelSide, Margins, Mark, Measures, Minus, MixedRow, MixedTable, Named, Need, Notation, NoteCount, NoteFault,
    NoteMark, NoteNumbering, Numbering, OpinionBreaks, OpinionColumn, OpinionForm, OpinionPart, OpinionRows,
    OpinionSubject, OptionIndex, OptionUnion, OptionWords, Orientation, OwnMark, Page, PageBreaks, PaperSize, Part,
    PartOwner, PartsSide, ProjectLine, Role, Rounding, Scale, SeriesForm, SeriesYear, Stage, SummaryForm, SummaryTable,
    TableKind, TallyColumn, TallyEntry, TallyForm, TallyPart, TallyPlace, TallyRows, TallyTable, TallyWord, TotalRow,
    TrendOf, TrendTable, Typeface, UnitSide, Unneeded, WhenBlank, Within, ZeroMark, usual_columns,
};
pub use in_charge::InCharge;
pub use in_tables::InTables;
pub use indicator::{Aggregate, Derivation, DerivedFrom, Direction, Indicator, Operand, Series, ratio_names};
pub use judgement::Judgement;
pub use labels::{Label, Labels};
pub use needed::Entries;
pub use number::Number;
pub use numbered::{numbered, without_sign};
pub use paper::{FurtherPaper, PaperId, Selection, VolumePages, Volumes};
pub use period::mention::{mentions, rename};
pub use period::{Period, PeriodLabels, Step};
pub use place::{Place, Placed};
pub use plan::{
    Department, DepartmentKind, Edition, Initiative, InitiativeId, Opinion, Overrides, Plan, Project, Repeat, Revision,
    Row, Section, Subject,
};
pub use tally::Tally;
pub use trend::Trend;
pub use unit::Unit;
pub use value::{Breakdown, Record, Scalar, Value};
pub use value_lines::{ValueLine, number_text, value_lines};
pub use walk::{IndicatorNode, Indicators, Node, NodeKind, Nodes};
pub use whitespace::without_whitespace;
pub use year::{Era, FiscalYear};
