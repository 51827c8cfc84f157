//! CSV for spreadsheets.

/// Tells a spreadsheet that the text is UTF-8.
const BOM: char = '\u{FEFF}';

/// Writes rows below the names of their columns as CSV: UTF-8 with a byte order mark, lines ending in CRLF.
///
/// # Errors
/// If writing to memory fails.
pub fn csv(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(head)?;
    for row in rows {
        writer.write_record(row.iter().map(|text| inert(text)))?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(format!("{BOM}{}", String::from_utf8_lossy(&bytes)))
}

/// Prevents a spreadsheet from reading a text as a formula.
fn inert(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula && !is_number(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a text is a plain number, whose minus does not begin a formula.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let parts: Vec<&str> = digits.split('.').collect();
    parts.len() <= 2 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn no_text_is_a_formula() {
        for text in ["=1+1", "+1", "-1+1", "-a", "-", "-1.", "--1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(inert(text), format!("'{text}"));
        }
        for text in ["順調", "1", "", "a=b", "'", "-1", "-1.50"] {
            assert_eq!(inert(text), text);
        }
    }
}
