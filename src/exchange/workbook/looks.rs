//! How a workbook looks.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The typeface, which every Windows PC has, and its set of characters (Shift_JIS).
const TYPEFACE: &str = "BIZ UDPゴシック";
const SHIFT_JIS: u8 = 128;
/// The sizes of type, in points.
const SIZE: f64 = 11.0;
const SMALL: f64 = 9.0;
const LARGE: f64 = 16.0;
/// How many more characters of small type a line holds.
pub(super) const SMALLER: f64 = SIZE / SMALL;
/// The number format for texts (`@`), which leaves everything as it is typed.
const AS_TYPED: u8 = 49;
/// The grounds of headings and of cells that only show something.
const HEAD: Color = Color::RGB(0x00D9_E2EC);
const LOCKED: Color = Color::RGB(0x00EE_EEEE);

/// The formats of cells.
pub(super) struct Looks {
    pub title: Format,
    pub label: Format,
    pub text: Format,
    pub head: Format,
    pub guidance: Format,
    pub shown: Format,
    pub asked: Format,
    pub hidden: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        let plain = || {
            Format::new()
                .set_font_name(TYPEFACE)
                .set_font_charset(SHIFT_JIS)
                .set_font_size(SIZE)
                .set_num_format_index(AS_TYPED)
                .set_align(FormatAlign::Top)
                .set_text_wrap()
        };
        let framed = || plain().set_border(FormatBorder::Thin);
        Self {
            title: plain().set_font_size(LARGE).set_bold(),
            label: plain().set_bold(),
            text: plain(),
            head: framed().set_bold().set_background_color(HEAD).set_align(FormatAlign::Center),
            guidance: framed().set_font_size(SMALL).set_background_color(HEAD),
            shown: framed().set_background_color(LOCKED),
            asked: framed().set_unlocked(),
            hidden: Format::new().set_num_format_index(AS_TYPED),
        }
    }
}

/// The width of a column that holds texts of such a length, in characters of half an em.
pub(super) fn column_width(longest: usize, least: usize, most: usize) -> f64 {
    (longest + 2).clamp(least, most) as f64
}

/// The height in which all these texts are seen, in points: each with the width of its column.
pub(super) fn row_height<'a>(texts: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let lines = |(text, width): (&str, f64)| -> usize {
        // A little of each line stays empty: characters do not fill it to the end.
        let room = (width - 1.5).max(1.0);
        text.split('\n').map(|line| ((width_of(line) as f64 / room).ceil() as usize).max(1)).sum()
    };
    let lines = texts.map(lines).max().unwrap_or(1);
    (lines as f64 * LINE + AIR).min(HIGHEST)
}

/// The height of a line, the air around all of them, and the highest row that Excel allows, in points.
const LINE: f64 = 15.0;
const AIR: f64 = 4.0;
const HIGHEST: f64 = 409.0;

/// The width of a text in characters of half an em.
pub(super) fn width_of(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width_cjk(text)
}
