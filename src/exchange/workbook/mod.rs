//! A questionnaire as a workbook (xlsx).
//!
//! Each sheet says by itself what it is: its first cell has the [`Origin`], the first column the keys of the rows and the first
//! row those of the columns, and behind the columns stands what each cell said when the workbook went out. All of that is
//! hidden, and moves with the rows when they are sorted or when the sheet is copied into another workbook.

mod arrangement;
mod cover;
mod looks;
mod options;
mod table;
mod words;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

pub use self::arrangement::{Origin, Request};
use self::looks::Looks;
use self::options::OptionLists;
use super::questionnaire::Questionnaire;
use crate::model::Plan;

/// Writes a questionnaire. The same one gives the same bytes.
///
/// # Errors
/// If the workbook would have more rows or columns than a sheet may have.
pub fn write(plan: &Plan, questionnaire: &Questionnaire, request: &Request) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    let (year, month, day) = plan.date.ymd();
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    let properties = DocProperties::new().set_title(&plan.title.value).set_company(&plan.publisher);
    workbook.set_properties(&properties.set_creation_datetime(&made));
    let origin = serde_json::to_string(&Origin::new(plan, &questionnaire.department)).unwrap_or_default();
    let lists = OptionLists::of(questionnaire);
    cover::write(workbook.add_worksheet(), plan, questionnaire, request, &looks)?;
    for (index, sheet) in questionnaire.sheets.iter().enumerate() {
        let name = words::sheet_name(questionnaire, index);
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name)?;
        table::write(worksheet, sheet, &origin, &lists, &looks)?;
    }
    lists.write(&mut workbook)?;
    workbook.save_to_buffer()
}
