//! 注の印: the sign of a note, beside its value and before its text.

use crate::characters::is_digit;

/// 注の印.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteMark {
    /// 印. The sign, in which the only 1, if there is one, stands for the number.
    pub sign: String,
    /// 番号. Where the numbers begin again.
    pub count: NoteNumbering,
}

/// 番号. Where the numbers of the notes begin again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoteNumbering {
    /// 表ごと: in every table.
    #[default]
    Table,
    /// シートごと: on every sheet.
    Sheet,
    /// 通し: nowhere.
    Through,
}

impl NoteNumbering {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 3] =
        [("表ごと", Self::Table), ("シートごと", Self::Sheet), ("通し", Self::Through)];
}

impl NoteMark {
    /// The sign of the note with a number.
    pub fn of(&self, number: usize) -> String {
        let Some((before, after)) = self.sign.split_once(['1', '１']) else { return self.sign.clone() };
        let number = number.to_string();
        let is_wide = self.sign.contains('１');
        let wide = |digit: char| char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap_or(digit);
        let number = if is_wide { number.chars().map(wide).collect() } else { number };
        format!("{before}{number}{after}")
    }

    /// Whether a sign says clearly where the number stands: it has no digit, or a single 1.
    pub fn is_clear(sign: &str) -> bool {
        let digits: Vec<char> = sign.chars().filter(|c| is_digit(*c)).collect();
        matches!(digits.as_slice(), [] | ['1' | '１'])
    }
}

impl Default for NoteMark {
    fn default() -> Self {
        Self { sign: "※1".to_owned(), count: NoteNumbering::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_takes_the_place_of_the_one() {
        let mark = |sign: &str| NoteMark { sign: sign.to_owned(), ..NoteMark::default() }.of(12);
        assert_eq!(["※1", "（注1）", "（注１）", "*1", "※"].map(mark), ["※12", "（注12）", "（注１２）", "*12", "※"]);
        assert_eq!(["※1", "※", "2", "11", "1-1"].map(NoteMark::is_clear), [true, true, false, false, false]);
    }
}
