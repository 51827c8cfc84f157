//! A sheet of questions.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, ProtectionOptions, Worksheet, XlsxError};

use super::arrangement::{FIRST_COLUMN, FIRST_ROW, GUIDANCE_ROW, HEAD_ROW, KEY_COLUMN, KEY_ROW};
use super::cover::{A3, A4};
use super::looks::{Looks, SMALLER, column_width, row_height, width_of};
use super::options::OptionLists;
use super::words;
use crate::exchange::questionnaire::{Answer, Column, Sheet};
use crate::vocabulary as word;

/// The width in characters that can still be read where A4 across has to hold it.
const WIDEST_ON_A4: f64 = 200.0;
/// The longest text that a cell may hold, in characters.
const LONGEST: usize = 32_767;

pub(super) fn write(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    origin: &str,
    lists: &OptionLists,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let columns = sheet.columns.len() as u16;
    let rows = sheet.rows.len() as u32;
    worksheet.write_string_with_format(KEY_ROW, KEY_COLUMN, origin, &looks.hidden)?;
    worksheet.set_row_hidden(KEY_ROW)?.set_column_hidden(KEY_COLUMN)?;
    let widths: Vec<f64> = (0..sheet.columns.len()).map(|at| width(sheet, at)).collect();
    for (at, column) in (FIRST_COLUMN..).zip(&sheet.columns) {
        let base = at + columns;
        worksheet.write_string_with_format(KEY_ROW, at, &column.key, &looks.hidden)?;
        worksheet.write_string_with_format(HEAD_ROW, at, &column.heading, &looks.head)?;
        let guidance = column.answer.as_ref().map(words::guidance).unwrap_or_default();
        worksheet.write_string_with_format(GUIDANCE_ROW, at, guidance, &looks.guidance)?;
        worksheet.set_column_width(at, widths[usize::from(at - FIRST_COLUMN)])?;
        worksheet.set_column_hidden(base)?;
        if let Some(validation) = validation(column, lists) {
            worksheet.add_data_validation(FIRST_ROW, at, FIRST_ROW + rows - 1, at, &validation)?;
        }
    }
    let heads = sheet.columns.iter().map(|column| column.heading.as_str()).zip(widths.iter().copied());
    worksheet.set_row_height(HEAD_ROW, row_height(heads))?;
    let guidances = sheet.columns.iter().filter_map(|column| column.answer.as_ref()).map(words::guidance);
    let answered = sheet.columns.iter().zip(&widths).filter(|(column, _)| column.answer.is_some());
    worksheet.set_row_height(GUIDANCE_ROW, row_height(guidances.zip(answered.map(|(_, width)| width * SMALLER))))?;
    for (at, row) in (FIRST_ROW..).zip(&sheet.rows) {
        worksheet.write_string_with_format(at, KEY_COLUMN, &row.key, &looks.hidden)?;
        for (column, cell) in (FIRST_COLUMN..).zip(&row.cells) {
            let text: String = cell.text.chars().take(LONGEST).collect();
            let look = if cell.asked { &looks.asked } else { &looks.shown };
            worksheet.write_string_with_format(at, column, &text, look)?;
            if !text.is_empty() {
                worksheet.write_string_with_format(at, column + columns, &text, &looks.hidden)?;
            }
        }
        let texts = row.cells.iter().map(|cell| cell.text.as_str()).zip(widths.iter().copied());
        worksheet.set_row_height(at, row_height(texts))?;
    }
    let names = sheet.columns.iter().take_while(|column| [word::NUMBER, word::NAME].contains(&column.key.as_str()));
    worksheet.set_freeze_panes(FIRST_ROW, FIRST_COLUMN + names.count() as u16)?;
    let paper = if widths.iter().sum::<f64>() <= WIDEST_ON_A4 { A4 } else { A3 };
    worksheet.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0);
    worksheet.set_repeat_rows(HEAD_ROW, GUIDANCE_ROW)?;
    worksheet.set_print_area(HEAD_ROW, FIRST_COLUMN, FIRST_ROW + rows.max(1) - 1, columns)?;
    worksheet.set_footer("&L&A&R&P / &N");
    worksheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

/// The width of a column: as its texts need it, within limits.
fn width(sheet: &Sheet, at: usize) -> f64 {
    let column = &sheet.columns[at];
    let texts = sheet.rows.iter().map(|row| row.cells[at].text.as_str());
    let lines = texts.flat_map(|text| text.split('\n')).chain([column.heading.as_str()]);
    let longest = lines.map(width_of).max().unwrap_or_default();
    match &column.answer {
        Some(Answer::Text) => column_width(longest, 40, 56),
        Some(Answer::Figure) => column_width(longest, 14, 24),
        Some(Answer::OneOf(options) | Answer::AnyOf(options)) => {
            let options = options.iter().map(|option| width_of(option)).max().unwrap_or_default();
            column_width(longest.max(options + 2), 14, 28)
        }
        None if [word::NAME, word::DESCRIPTION, word::INDICATORS].contains(&column.key.as_str()) => {
            column_width(longest, 5, 36)
        }
        None => column_width(longest, 5, 20),
    }
}

/// What Excel takes in a column: one of the options, and for anything else a warning that can be overruled.
fn validation(column: &Column, lists: &OptionLists) -> Option<DataValidation> {
    let Some(Answer::OneOf(options)) = &column.answer else { return None };
    let (title, text) = words::NO_OPTION;
    let validation = DataValidation::new().allow_list_formula(lists.range(options)?);
    let validation = validation.set_error_title(title).ok()?.set_error_message(text).ok()?;
    Some(validation.set_error_style(DataValidationErrorStyle::Stop))
}
