//! Pages drawn as small grey pictures.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::PremulRgba8;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use super::png::STEP;

/// The widest picture, in pixels.
const WIDEST: f32 = 700.0;
/// The highest one.
const HIGHEST: f32 = 480.0;
/// Pixels per point at most, so that the type of all pictures is about as large.
const SCALE: f32 = 1.85;
/// The width of a whole page.
const PAGE_WIDTH: f32 = 400.0;
/// White around what is printed.
const MARGIN: u16 = 6;
/// The distance in points from the top of the page that the running header takes; no plan has a smaller margin.
const HEADER: f32 = 22.0;
/// What is darker is ink; what is lighter may be the border of a letter on another processor.
const INK: u8 = 200;
/// How many greys apart a picture may be that another processor drew.
const SEEN: u8 = 40;

/// What is printed on a page.
pub(super) fn of_content(pdf: Vec<u8>, page: usize) -> Pixmap {
    let pdf = Pdf::new(pdf).unwrap();
    let [left, top, right, bottom] = printed(&draw(&pdf, page, 1.0), 1.0).expect("something is printed");
    // One pixel more at each border than at the scale of one.
    let fitting = |most: f32, length: u16| (most - 2.0 * f32::from(MARGIN)) / f32::from(length + 2);
    let scale = SCALE.min(fitting(WIDEST, right - left)).min(fitting(HIGHEST, bottom - top));
    let drawn = draw(&pdf, page, scale);
    let [left, top, right, bottom] = printed(&drawn, scale).unwrap_or([left, top, right, bottom]);
    cut(&drawn, [left.saturating_sub(MARGIN), top.saturating_sub(MARGIN), right + MARGIN, bottom + MARGIN])
}

/// A page as a whole, within a frame.
pub(super) fn of_page(pdf: Vec<u8>, page: usize) -> Pixmap {
    let pdf = Pdf::new(pdf).unwrap();
    let width = pdf.pages()[page - 1].render_dimensions().0;
    let mut drawn = draw(&pdf, page, PAGE_WIDTH / width);
    let (right, bottom) = (drawn.width() - 1, drawn.height() - 1);
    let grey = pixel(STEP * 8);
    for x in 0..=right {
        [0, bottom].iter().for_each(|y| drawn.set_pixel(x, *y, grey));
    }
    for y in 0..=bottom {
        [0, right].iter().for_each(|x| drawn.set_pixel(*x, y, grey));
    }
    drawn
}

/// A page in 16 greys.
fn draw(pdf: &Pdf, page: usize, scale: f32) -> Pixmap {
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    let page = &pdf.pages()[page - 1];
    let mut drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    for dot in drawn.data_mut() {
        let grey = (u16::from(dot.r) + u16::from(dot.g) + u16::from(dot.b)) / 3;
        *dot = pixel(u8::try_from((grey + 8) / u16::from(STEP)).unwrap() * STEP);
    }
    drawn
}

fn pixel(grey: u8) -> PremulRgba8 {
    PremulRgba8 { r: grey, g: grey, b: grey, a: 255 }
}

/// The left, upper, right and lower border of what is not white, without the running header and a page number far below.
fn printed(drawn: &Pixmap, scale: f32) -> Option<[u16; 4]> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few pixels")]
    let header = (HEADER * scale) as u16;
    let is_inked = |x: u16, y: u16| drawn.sample(x, y).r < INK;
    let rows: Vec<u16> = (header..drawn.height()).filter(|y| (0..drawn.width()).any(|x| is_inked(x, *y))).collect();
    let far = drawn.height() / 6;
    let above = rows.windows(2).find(|pair| pair[1] - pair[0] > far).map_or(rows.last(), |pair| pair.first());
    let (top, bottom) = (*rows.first()?, *above?);
    let columns: Vec<u16> = (0..drawn.width()).filter(|x| (top..=bottom).any(|y| is_inked(*x, y))).collect();
    Some([*columns.first()?, top, *columns.last()?, bottom])
}

fn cut(drawn: &Pixmap, [left, top, right, bottom]: [u16; 4]) -> Pixmap {
    let (right, bottom) = (right.min(drawn.width() - 1), bottom.min(drawn.height() - 1));
    let mut part = Pixmap::new(right - left + 1, bottom - top + 1);
    for y in top..=bottom {
        for x in left..=right {
            part.set_pixel(x - left, y - top, drawn.sample(x, y));
        }
    }
    part
}

/// Whether a picture is there and shows the same.
pub(super) fn is_like(drawn: &Pixmap, path: &Path) -> bool {
    let Ok(file) = fs::read(path) else { return false };
    let kept = Pixmap::from_png(Cursor::new(file)).unwrap();
    (kept.width(), kept.height()) == (drawn.width(), drawn.height())
        && kept.data_as_u8_slice().iter().zip(drawn.data_as_u8_slice()).all(|(one, other)| one.abs_diff(*other) <= SEEN)
}
