//! The lists of options, on a sheet of their own: a list within a cell ends at 255 characters and has no comma in an option.

use rust_xlsxwriter::{Formula, Workbook, XlsxError};

use super::words;
use crate::exchange::questionnaire::{Answer, Questionnaire};

/// The lists of a workbook, each in a column.
pub(super) struct OptionLists(Vec<Vec<String>>);

impl OptionLists {
    pub(super) fn of(questionnaire: &Questionnaire) -> Self {
        let mut lists: Vec<Vec<String>> = Vec::new();
        for column in questionnaire.sheets.iter().flat_map(|sheet| &sheet.columns) {
            if let Some(Answer::OneOf(options)) = &column.answer
                && !lists.contains(options)
            {
                lists.push(options.clone());
            }
        }
        Self(lists)
    }

    /// The range of a list.
    pub(super) fn range(&self, options: &[String]) -> Option<Formula> {
        let column = self.0.iter().position(|list| list == options)?;
        let column = rust_xlsxwriter::utility::column_number_to_name(column as u16);
        Some(Formula::new(format!("='{}'!${column}$1:${column}${}", words::OPTIONS, options.len())))
    }

    pub(super) fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(words::OPTIONS)?.set_hidden(true);
        for (column, options) in self.0.iter().enumerate() {
            for (row, option) in options.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, option)?;
            }
        }
        Ok(())
    }
}
