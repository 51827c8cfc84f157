//! 用紙.

use super::words;
use crate::compare::words::word;
use crate::model::{DigitWidth, Margins, Orientation, Page, Paper, Typeface};

/// 用紙 in words.
pub(super) fn described(page: &Page) -> String {
    let Page { paper, orientation, typeface, digits, size, least_size, margins, numbering, first } = page;
    let parts = [
        Some(word(&Paper::KEYWORDS, paper).to_owned()),
        Some(word(&Orientation::KEYWORDS, orientation).to_owned()),
        Some(word(&Typeface::KEYWORDS, typeface).to_owned()),
        size.map(|size| words::entry(words::SIZE, &words::points(size))),
        Some(words::entry(words::LEAST_SIZE, &words::points(*least_size))),
        Some(words::entry(words::DIGITS, word(&DigitWidth::KEYWORDS, digits))),
        margins.map(|Margins { top, bottom, sides }| words::margins(top, bottom, sides)),
        Some(words::entry(words::PAGE_NUMBERS, numbering.as_deref().unwrap_or(words::NO))),
        Some(words::entry(words::FIRST_PAGE, &first.to_string())),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("、")
}
