//! The first sheet: what is asked, by when, and how to answer.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::arrangement::Request;
use super::looks::{Looks, row_height};
use super::words;
use crate::exchange::questionnaire::Questionnaire;
use crate::model::Plan;

/// The widths of the labels and of what they say.
const WIDTHS: [f64; 2] = [18.0, 78.0];

pub(super) fn write(
    sheet: &mut Worksheet,
    plan: &Plan,
    questionnaire: &Questionnaire,
    request: &Request,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(words::COVER)?.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    for (column, width) in WIDTHS.into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    let title = words::title(questionnaire);
    sheet.merge_range(0, 0, 0, 1, &title, &looks.title)?.set_row_height(0, 30)?;
    let mut row = 2;
    for (label, text) in words::cover(plan, questionnaire, request) {
        sheet.write_string_with_format(row, 0, label, &looks.label)?;
        sheet.write_string_with_format(row, 1, &text, &looks.text)?;
        sheet.set_row_height(row, row_height([(text.as_str(), WIDTHS[1])].into_iter()))?;
        row += 1;
    }
    row += 1;
    for (number, text) in (1..).zip(words::HOW) {
        sheet.write_string_with_format(row, 0, format!("書き方 {number}"), &looks.label)?;
        sheet.write_string_with_format(row, 1, text, &looks.text)?;
        sheet.set_row_height(row, row_height([(text, WIDTHS[1])].into_iter()))?;
        row += 1;
    }
    sheet.protect();
    Ok(())
}

/// The numbers of A4 and A3 among the sizes of paper.
pub(super) const A4: u8 = 9;
pub(super) const A3: u8 = 8;
