//! CSV as spreadsheets read it: UTF-8 with a byte order mark, lines ending in CR and LF, and no text that is a formula.

use rust_decimal::Decimal;

/// Tells a spreadsheet that the text is UTF-8.
const BOM: &str = "\u{FEFF}";

/// A table as CSV.
pub struct Spreadsheet(csv::Writer<Vec<u8>>);

impl Spreadsheet {
    /// A table with this header.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn new(head: &[&str]) -> Result<Self, csv::Error> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(head)?;
        Ok(Self(writer))
    }

    /// Adds a row.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn write(&mut self, row: &[String]) -> Result<(), csv::Error> {
        self.0.write_record(row.iter().map(|text| inert(text)))
    }

    /// The whole of it.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn finish(self) -> Result<String, csv::Error> {
        let bytes = self.0.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
        Ok(format!("{BOM}{}", String::from_utf8_lossy(&bytes)))
    }
}

/// A text that no spreadsheet takes for a formula; a number is none.
fn inert(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula && Decimal::from_str_exact(text).is_err() { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn no_text_is_a_formula() {
        for text in ["=1+1", "+1+1", "-1-1", "@SUM(A1)", "\t=1", "\r=1", "-", "+A1"] {
            assert_eq!(inert(text), format!("'{text}"));
        }
        for text in ["順調", "1", "", "a=b", "'", "-1", "-1.50", "+5"] {
            assert_eq!(inert(text), text);
        }
    }
}
