//! 照会: what each 担当課 is asked, as workbooks.
//!
//! [`questionnaire`] says what is asked of whom; [`workbook`] writes it.

pub mod questionnaire;
pub mod workbook;
