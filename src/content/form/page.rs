//! 用紙: paper, type, page numbers.

use super::keyword;
use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{DigitWidth, Margins, Orientation, Page, Paper, Typeface};
use crate::vocabulary as word;

/// Reads 用紙: the size alone, or a map.
pub(super) fn read(at: &Cursor) -> Page {
    let usual = Page::default();
    if !at.is_map() {
        return Page { paper: at.keyword(&Paper::KEYWORDS).unwrap_or_default(), ..usual };
    }
    let mut fields = at.fields("{大きさ: A4, 向き: 縦}");
    let paper = keyword(&mut fields, word::PAPER, &Paper::KEYWORDS);
    let orientation: Orientation = keyword(&mut fields, word::ORIENTATION, &Orientation::KEYWORDS);
    let typeface: Typeface = keyword(&mut fields, word::TYPEFACE, &Typeface::KEYWORDS);
    let digits: DigitWidth = keyword(&mut fields, word::DIGITS, &DigitWidth::KEYWORDS);
    let size = measure(&mut fields, word::SIZE, 5.0..=20.0);
    let least_size = measure(&mut fields, word::LEAST_SIZE, 4.0..=20.0).unwrap_or(usual.least_size);
    if let Some((size, at)) = size.zip(fields.get(word::SIZE))
        && size < least_size
    {
        let message = format!("文字の大きさ{size}ポイントが、最小の文字{least_size}ポイントより小さくなっています");
        at.fault(faults::BAD_NUMBER, message, "「文字」を大きくするか、「最小の文字」を小さくしてください");
    }
    let margins = fields.written(word::MARGINS).and_then(|at| {
        let mut fields = at.fields("{上: 14, 下: 12, 左右: 12}");
        let mut side = |key| fields.needed(key)?.measure(5.0..=60.0);
        let (top, bottom, sides) = (side(word::TOP), side(word::BOTTOM), side(word::SIDES));
        fields.finish();
        Some(Margins { top: top?, bottom: bottom?, sides: sides? })
    });
    let numbering = match fields.text(word::PAGE_NUMBERS) {
        Some(text) if text.value == "なし" => None,
        Some(text) if text.value.contains('1') => Some(text.value),
        Some(text) => {
            let message = format!("「{}」にはページの番号の場所がありません", text.value);
            let hint = "「1」をページの番号、「N」を全体のページ数として、「1 / N」や「- 1 -」のように書くか、「なし」と書いてください";
            fields.at().fault_at(&text.place, faults::UNKNOWN_WORD, message, hint);
            usual.numbering
        }
        None => usual.numbering,
    };
    let first = fields.written(word::FIRST_PAGE).and_then(|at| at.count(1..=9999)).unwrap_or(1);
    fields.finish();
    Page { paper, orientation, typeface, digits, size, least_size, margins, numbering, first }
}

fn measure(fields: &mut Fields, key: &str, range: std::ops::RangeInclusive<f64>) -> Option<f64> {
    fields.written(key)?.measure(range)
}
