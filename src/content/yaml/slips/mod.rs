//! Slips of the hand that YAML rejects: what was meant, and how to write it.
//!
//! Each kind of slip proposes changed lines. A proposal counts only if the file can be read with it, so that an advice is
//! right where it is followed.

mod brackets;
mod entries;
mod indents;
mod lone_dashes;
mod memos;
mod page;
mod quoting;
mod signs;
mod years;

pub(super) use quoting::quoted;
pub(super) use signs::{begun_with_dash, is_bullet};

use super::dash::Dash;
use super::marks::Marks;
use super::node;
use page::Page;
pub(super) use page::Slip;

/// In a larger file a slip is not looked for, because every proposal is tried on the whole file.
const MOST_BYTES: usize = 1 << 20;
/// How many proposals are tried, and how many bytes are read for that.
const MOST_TRIED: usize = 120;
const MOST_BYTES_TRIED: usize = 16 << 20;
/// How many lines between brackets are looked at behind an error.
const MOST_INSIDE: usize = 10;

/// Finds the slip behind an error in a line (from 1).
///
/// - `dash`: what to write instead of a lone dash
pub(super) fn find(text: &str, line: usize, dash: &Dash) -> Option<Slip> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let page = Page { lines: text.lines().collect(), dash };
    let here = line.saturating_sub(1).min(page.lines.len().saturating_sub(1));
    // An error in a line is often detected in the next one.
    let suspects: Vec<usize> = [Some(here), page.above(here)].into_iter().flatten().collect();
    let mut slips: Vec<Slip> = suspects.iter().filter_map(|suspect| lone_dashes::slip(&page, *suspect)).collect();
    let kinds = [
        signs::glued_brackets,
        entries::slips,
        brackets::slips,
        quoting::slips,
        signs::dashes,
        memos::slips,
        signs::slips,
        indents::slips,
    ];
    for kind in kinds {
        suspects.iter().for_each(|suspect| slips.extend(kind(&page, *suspect)));
    }
    // A comma that is missing between brackets is detected where they are opened.
    let inside = (here + 1..here + MOST_INSIDE).take_while(|below| page.is_in_brackets(*below));
    inside.for_each(|below| slips.extend(brackets::slips(&page, below)));
    slips.truncate(MOST_TRIED.min(MOST_BYTES_TRIED / text.len().max(1)));
    let mut furthest: Option<(usize, Slip)> = None;
    for slip in slips {
        let Some(error) = first_error(&page.mended(&slip)) else { return Some(slip) };
        // A second fault in the file: accept a proposal that leads to it.
        if error > line + 1 && furthest.as_ref().is_none_or(|(other, _)| error > *other) {
            furthest = Some((error, slip));
        }
    }
    furthest.map(|(_, slip)| slip)
}

/// The line (from 1) of the first error of a text; `None` if it can be read.
fn first_error(text: &str) -> Option<usize> {
    let root = match node::parse(text) {
        Ok(root) => root,
        Err(error) => return Some(error.location().map_or(1, |at| at.line())),
    };
    match Marks::parse(text, &root) {
        Ok(marks) => marks.tagged().map(|extent| extent.line),
        Err(extent) => Some(extent.line),
    }
}
