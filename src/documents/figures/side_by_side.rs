//! Arranges tables of figures on a page: short ones side by side, those of the same figures in line below each other.

use serde::Serialize;

use super::band::{Band, line_up};
use crate::documents::page::text::Text;

/// The gap between two tables, in em.
const GAP: f32 = 2.0;
/// A longer table stands alone.
const MOST_LINES: usize = 16;
/// How much larger a title is than the running text.
const TITLE: f32 = 1.25;

/// Tables below each other and side by side, and the notes on them.
#[derive(Debug, Default, Serialize)]
pub struct Arranged {
    /// The tables, those of a row side by side.
    rows: Vec<Vec<Band>>,
    /// The notes that stand once below all tables.
    notes: Vec<Text>,
}

impl Arranged {
    /// Arranges tables.
    ///
    /// - `shared`: how many tables have a note that stands once below all of them
    /// - `room`: the width of the page in em
    pub fn new(mut bands: Vec<Band>, shared: usize, room: f32) -> Self {
        let mut notes: Vec<Text> = Vec::new();
        for note in bands.iter().flat_map(Band::notes) {
            let of = bands.iter().filter(|band| band.notes().contains(note)).count();
            if of >= shared.max(2) && !notes.contains(note) {
                notes.push(note.clone());
            }
        }
        bands.iter_mut().for_each(|band| band.keep_notes(|note| !notes.contains(note)));
        let mut rows: Vec<Vec<Band>> = Vec::new();
        for band in bands {
            match rows.last_mut().filter(|row| has_room(row, &band, room)) {
                Some(row) => row.push(band),
                None => rows.push(vec![band]),
            }
        }
        let most = rows.iter().map(Vec::len).max().unwrap_or_default();
        for count in 1..=most {
            // Tables alone line up with each other, and so do rows of as many tables.
            let mut alike: Vec<&mut Band> = rows.iter_mut().filter(|row| row.len() == count).flatten().collect();
            line_up(&mut alike, (room + GAP) / count as f32 - GAP);
        }
        Self { rows, notes }
    }

    /// Whether there is no table.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes the notes on all tables.
    pub fn take_notes(&mut self) -> Vec<Text> {
        std::mem::take(&mut self.notes)
    }
}

/// Whether a row has room for one more table.
fn has_room(row: &[Band], band: &Band, room: f32) -> bool {
    let bands = || row.iter().chain([band]);
    let width = |band: &Band| band.width().max(band.title().length() * TITLE) + GAP;
    bands().all(|band| band.lines() <= MOST_LINES) && bands().map(width).sum::<f32>() - GAP <= room
}
