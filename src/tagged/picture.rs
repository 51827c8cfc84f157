//! What is seen of a page: drawn, and compared with another drawing.

use std::collections::BTreeSet;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;

/// Pixels per point: a dot of the smallest text has several.
const SCALE: f32 = 2.0;
/// The difference of two colours, of 255, that is seen. A line that another version moves by a tenth of a point is below.
const SEEN: u8 = 40;
/// The longest side of a page in points: that of A0.
const LONGEST: f32 = 3400.0;

/// The pages, counted from 0, on which two PDFs with as many pages look different.
///
/// # Errors
/// If a file is no PDF, or a page is too large to be drawn.
pub(super) fn pages_that_look_different(kept: &[u8], made: &[u8]) -> Result<BTreeSet<usize>, String> {
    let open = |data: &[u8]| Pdf::new(data.to_vec()).map_err(|e| format!("no PDF: {e:?}"));
    let (kept, made) = (open(kept)?, open(made)?);
    let (kept_cache, made_cache) = (RenderCache::new(), RenderCache::new());
    let mut different = BTreeSet::new();
    for (number, (old, new)) in kept.pages().iter().zip(made.pages().iter()).enumerate() {
        if shape(old) != shape(new) {
            different.insert(number);
            continue;
        }
        let (width, height) = new.render_dimensions();
        if width.max(height) > LONGEST {
            return Err(format!("page {} is too large to be drawn", number + 1));
        }
        if !looks_like(&draw(old, &kept_cache), &draw(new, &made_cache)) {
            different.insert(number);
        }
    }
    Ok(different)
}

/// The size of a page in tenths of a point, and how it is turned.
fn shape(page: &Page<'_>) -> ([i64; 2], String) {
    let (width, height) = page.render_dimensions();
    #[expect(clippy::cast_possible_truncation, reason = "a page is a few metres at most, and a cast is bounded")]
    let tenths = |points: f32| (points * 10.0).round() as i64;
    ([tenths(width), tenths(height)], format!("{:?}", page.rotation()))
}

fn draw<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>) -> Pixmap {
    let settings = RenderSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE, ..RenderSettings::default() };
    render(page, cache, &InterpreterSettings::default(), &settings)
}

fn looks_like(one: &Pixmap, other: &Pixmap) -> bool {
    let (one, other) = (one.data_as_u8_slice(), other.data_as_u8_slice());
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.abs_diff(*other) <= SEEN)
}
