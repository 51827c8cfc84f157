//! Fits tables of figures to a page: computes the width of every column, and cuts a table that is too wide.

use unicode_width::UnicodeWidthChar;

use crate::documents::figures::band::{Band, Cut, INSETS, Measure, taken};
use crate::documents::figures::figure;
use crate::documents::figures::grid::{Breaks, Grid, GridHead, GridRow};
use crate::documents::figures::heading_limits::{HEADINGS, Limit};
use crate::documents::figures::signs;
use crate::documents::page::text::{LONG_RUN, Text};
use crate::documents::sheet::figure_line;
use crate::documents::words;
use crate::model::DigitWidth;

/// The minimum width of a column of labels, and its possible maximum widths, in em: the greatest that leaves enough room
/// for the figures is used.
const LEAST_LABEL: f32 = 10.0;
const LABELS: [f32; 3] = [36.0, 24.0, 16.0];
/// The same of a table with texts among its figures, whose rows may be higher.
const LABELS_BESIDE_TEXTS: [f32; 4] = [20.0, 14.0, 10.0, 7.5];
/// The minimum width of a column of figures, in em.
const LEAST_FIGURE: f32 = 2.4;
/// The heading of a period still fits on one line if its column has this share of the wanted width.
const SNUG: f32 = 0.93;
/// The space beside a figure, in em.
const AIR: f32 = 0.4;
/// The maximum factor by which a label exceeds its estimate: Latin letters and figures are wider than half an em.
const LABEL: f32 = 1.1;
/// The maximum width of a letter in a word that cannot break, in em.
const LETTER: f32 = 0.85;
/// If a table has texts among its figures, cells wider than this break, in em.
const WIDEST_TEXT: f32 = 9.0;

/// Fits a grid of figures to a page, in several tables if necessary.
///
/// - `room`: the width of the page in em of its type
pub fn fit(grid: Grid, room: f32, digits: DigitWidth) -> Vec<Band> {
    fitted(grid, room, Measure { digits, widest: None, labels: &LABELS })
}

/// Fits a grid that has texts among its figures; long texts break.
pub fn fit_with_texts(grid: Grid, room: f32, digits: DigitWidth) -> Vec<Band> {
    fitted(grid, room, Measure { digits, widest: Some(WIDEST_TEXT), labels: &LABELS_BESIDE_TEXTS })
}

/// Fits a grid that has texts among its figures into one table with unbroken headings of periods and wide labels; `None` if the room does
/// not do for that.
pub fn fit_whole_with_texts(grid: &Grid, room: f32, digits: DigitWidth) -> Option<Band> {
    let measure = Measure { digits, widest: Some(WIDEST_TEXT), labels: &LABELS_BESIDE_TEXTS[..2] };
    let widths = whole(grid, room, &HEADINGS[..3], measure)?;
    Some(Band::new(grid.clone(), widths, measure))
}

/// The least widths of the columns of a grid that has texts among its figures, in em.
pub fn least_widths_with_texts(grid: &Grid, digits: DigitWidth) -> Vec<f32> {
    let labels = &LABELS_BESIDE_TEXTS;
    let measure = Measure { digits, widest: Some(WIDEST_TEXT), labels };
    widths(grid, column_count(grid), HEADINGS[3], labels[labels.len() - 1], measure)
}

/// The widths of the columns of one table, with the first headings and labels that fit.
fn whole(grid: &Grid, room: f32, headings: &[Limit], measure: Measure) -> Option<Vec<f32>> {
    let columns = column_count(grid);
    // Labels give way to the whole words of headings as far as in a cut table.
    let of_words = measure.widest.is_none().then_some(LEAST_LABEL);
    let least = |heading: &Limit| of_words.filter(|_| heading.keeps_words());
    let mut roomy = headings
        .iter()
        .flat_map(|heading| measure.labels.iter().copied().chain(least(heading)).map(move |label| (*heading, label)));
    roomy.find_map(|(heading, label)| {
        let mut widths = widths(grid, columns, heading, label, measure);
        let left = room - taken(&widths);
        (left >= 0.0).then(|| {
            let left = left - heads_widened(&mut widths, grid, left, measure);
            widen(&mut widths, grid, left, measure);
            widths
        })
    })
}

fn fitted(grid: Grid, room: f32, measure: Measure) -> Vec<Band> {
    if let Some(widths) = whole(&grid, room, &HEADINGS, measure) {
        return vec![Band::new(grid, widths, measure)];
    }
    let columns = column_count(&grid);
    // In a cut table, headings break unless whole headings need no more tables.
    let narrow = |heading: Limit| {
        let widths = widths(&grid, columns, heading, LEAST_LABEL, measure);
        let ranges = balanced(&grid, &widths, room);
        (widths, ranges)
    };
    let [words, _, whole, broken] = HEADINGS.map(narrow);
    let is_as_short = |it: &(Vec<f32>, Vec<(usize, usize)>)| it.1.len() <= broken.1.len();
    let (mut widths, ranges) = [words, whole].into_iter().find(is_as_short).unwrap_or(broken.clone());
    let labels = taken(&widths[..grid.labels]);
    let widest = ranges.iter().map(|(start, end)| labels + taken(&widths[*start..*end])).fold(0.0, f32::max);
    widen(&mut widths, &grid, room - widest, measure);
    let count = ranges.len();
    let part = |(index, range): (usize, (usize, usize))| {
        let name = (count > 1).then(|| words::part_of_table(index + 1, count));
        let shown = |column: &usize| *column < grid.labels || (range.0..range.1).contains(column);
        let widths: Vec<f32> = (0..columns).filter(shown).map(|column| widths[column]).collect();
        let shown = cut(&grid, range, &name.unwrap_or_default());
        // The notes are below the last part; those that explain signs also where that is on another page.
        if index + 1 < count {
            let signs = signs::explained(&grid.notes, &shown).cloned().collect();
            return Band { cut: Some(Cut::Before { signs }), ..Band::new(shown, widths, measure) };
        }
        let band = Band::new(Grid { notes: grid.notes.clone(), ..shown }, widths, measure);
        Band { cut: (count > 1).then_some(Cut::Last), ..band }
    };
    ranges.into_iter().enumerate().map(part).collect()
}

/// Widens the columns of periods by the remaining room as far as their headings need it, unless the headings would
/// still break. Returns the width used, in em.
fn heads_widened(widths: &mut [f32], grid: &Grid, left: f32, measure: Measure) -> f32 {
    let whole = self::widths(grid, widths.len(), HEADINGS[2], LEAST_LABEL, measure);
    let lacking: Vec<(usize, f32)> = (grid.labels..widths.len())
        .map(|column| (column, whole[column] - widths[column]))
        .filter(|(_, lacking)| *lacking > 0.0)
        .collect();
    let each = left / lacking.len().max(1) as f32;
    let given = |lacking: f32| lacking.min(each);
    if lacking.iter().any(|(column, lacking)| widths[*column] + given(*lacking) < SNUG * whole[*column]) {
        return 0.0;
    }
    lacking.iter().for_each(|(column, lacking)| widths[*column] += given(*lacking));
    lacking.iter().map(|(_, lacking)| given(*lacking)).sum()
}

/// Widens the columns of labels by the remaining room as far as they need it.
fn widen(widths: &mut [f32], grid: &Grid, left: f32, measure: Measure) {
    let wanted = self::widths(grid, widths.len(), HEADINGS[3], measure.labels[0], measure);
    let each = left.max(0.0) / grid.labels.max(1) as f32;
    for (width, wanted) in widths.iter_mut().zip(wanted).take(grid.labels) {
        *width = width.max(wanted.min(*width + each));
    }
}

fn column_count(grid: &Grid) -> usize {
    grid.rows.iter().map(|row| row.cells.len()).chain([grid.labels, grid.placed().1]).max().unwrap_or_default()
}

fn widths(grid: &Grid, columns: usize, heading: Limit, label: f32, measure: Measure) -> Vec<f32> {
    let (head, _) = grid.placed();
    let width = |column: usize| {
        let most = |cell: &GridHead| if column < grid.labels { label } else { heading.width_of(cell) };
        let headings = head.iter().filter(|(cell, _, from)| *from == column && cell.columns == 1);
        let headings = headings.map(|(cell, ..)| {
            let whole =
                word(&cell.text).max(if column < grid.labels { 0.0 } else { heading.whole_word(cell, measure.digits) });
            whole.max(length(cell, measure.digits).min(most(cell)))
        });
        let heading = headings.fold(0.0, f32::max);
        let cells = grid.rows.iter().filter_map(|row| Some((row.depth, row.cells.get(column)?)));
        if column < grid.labels {
            let length = |(depth, text): (usize, &Text)| text.length() + if column == 0 { depth as f32 } else { 0.0 };
            let whole = cells
                .clone()
                .map(|(_, text)| figure::width_of_number(text.as_str(), measure.digits))
                .fold(0.0, f32::max);
            let longest = cells.map(length).fold(0.0, f32::max);
            (longest * LABEL).min(label).max(heading).max(whole) + 0.3
        } else {
            let width = |text: &Text| {
                // Reserve room for the greatest share, so that similar tables look alike.
                let share = if text.as_str().ends_with('%') { "100.0%" } else { "" };
                let whole = [text.as_str(), share].map(|text| figure_line::width_of_figures(text, measure.digits));
                let whole = whole[0].max(whole[1]);
                match measure.widest.filter(|_| !figure::is_figure(text.as_str())) {
                    Some(widest) => whole.min(widest.max(word(text)).max(text.widest_whole())),
                    None => whole,
                }
            };
            let longest = cells.map(|(_, text)| width(text)).fold(0.0, f32::max);
            longest.max(heading).max(LEAST_FIGURE) + AIR
        }
    };
    let mut widths: Vec<f32> = (0..columns).map(width).collect();
    // Widen the columns below a heading that is longer than they are together.
    for (cell, _, from) in head.iter().rev().filter(|(cell, ..)| cell.columns > 1) {
        let spanned = &mut widths[*from..from + cell.columns];
        let wanted = word(&cell.text).max(cell.text.length().min(heading.width_of(cell) * 1.3)) + 0.2;
        let lacking = wanted + INSETS - taken(spanned);
        if lacking > 0.0 {
            let each = lacking / cell.columns as f32;
            spanned.iter_mut().for_each(|width| *width += each);
        }
    }
    widths
}

/// The length of a heading in em. The heading of a period has figures, which may be wider than half an em.
fn length(head: &GridHead, digits: DigitWidth) -> f32 {
    let estimate = head.text.length();
    match head.breaks {
        Breaks::Freely => estimate,
        Breaks::InNeed => estimate.max(figure_line::width_of_figures(head.text.as_str(), digits)),
    }
}

/// The width of the longest word that cannot break, in em.
fn word(text: &Text) -> f32 {
    let words = text.as_str().split(|c: char| c.is_whitespace() || c.width() == Some(2));
    let longest = words.map(|word| word.chars().count()).max().unwrap_or_default();
    // The layout breaks longer words.
    if longest >= LONG_RUN { LEAST_FIGURE } else { longest as f32 * LETTER }
}

/// The columns of each table: uses the minimum number of tables and makes them about equally wide.
fn balanced(grid: &Grid, widths: &[f32], room: f32) -> Vec<(usize, usize)> {
    let mut best = ranges(grid, widths, room);
    let mut room = room - 1.0;
    while room > 0.0 {
        let narrower = ranges(grid, widths, room);
        if narrower.len() > best.len() {
            break;
        }
        best = narrower;
        room -= 1.0;
    }
    best
}

/// Chooses where to cut a grid, as the columns of each table: between groups of the first row of the header if the
/// tables then fit, otherwise between groups of the next row, otherwise anywhere.
fn ranges(grid: &Grid, widths: &[f32], room: f32) -> Vec<(usize, usize)> {
    let (head, _) = grid.placed();
    let labels = taken(&widths[..grid.labels.min(widths.len())]);
    let (mut ranges, mut start) = (Vec::new(), grid.labels);
    while start < widths.len() {
        let mut end = start + 1;
        while end < widths.len() && labels + taken(&widths[start..=end]) <= room {
            end += 1;
        }
        if end < widths.len() {
            let edge = |level: usize| {
                let edges = || head.iter().filter(|(_, row, _)| *row <= level).map(|(_, _, column)| *column);
                let edge = edges().filter(|column| *column > start && *column <= end).max()?;
                // If the following group must be cut anyway, it may as well begin here.
                let next = edges().filter(|column| *column > edge).min().unwrap_or(widths.len());
                (labels + taken(&widths[edge..next]) <= room).then_some(edge)
            };
            end = (0..grid.head.len()).find_map(edge).unwrap_or(end);
        }
        end = unmixed(&head, start, end);
        ranges.push((start, end));
        start = end;
    }
    if ranges.is_empty() { vec![(grid.labels, grid.labels)] } else { ranges }
}

/// Ends a table before the second group if it would contain parts of two groups. A group of one column stays with the
/// group after it.
fn unmixed(head: &[(&GridHead, usize, usize)], start: usize, end: usize) -> usize {
    let groups = || head.iter().filter(|(_, row, _)| *row == 0).map(|(cell, _, from)| (*from, from + cell.columns));
    let is_cut = groups().any(|(from, to)| (from < start && start < to) || (from < end && end < to));
    let behind_group = groups().filter(|(from, to)| to - from > 1 && start < *to && *to < end).map(|(_, to)| to);
    if is_cut { behind_group.max().unwrap_or(end) } else { end }
}

/// The labels of a grid and some of its columns, without its notes and without rows of the header that would be empty.
fn cut(grid: &Grid, (start, end): (usize, usize), part: &str) -> Grid {
    let shown = |column: usize| column < grid.labels || (start..end).contains(&column);
    let mut head = vec![Vec::new(); grid.head.len()];
    for (cell, row, column) in grid.placed().0 {
        let columns = (column..column + cell.columns).filter(|column| shown(*column)).count();
        if columns > 0 {
            head[row].push(GridHead { columns, ..cell.clone() });
        }
    }
    for empty in (0..head.len()).rev().filter(|row| head[*row].is_empty()).collect::<Vec<_>>() {
        for (above, cells) in head[..empty].iter_mut().enumerate() {
            cells.iter_mut().filter(|cell| above + cell.rows > empty).for_each(|cell| cell.rows -= 1);
        }
        head.remove(empty);
    }
    let row = |row: &GridRow| GridRow {
        cells: row
            .cells
            .iter()
            .enumerate()
            .filter(|(column, _)| shown(*column))
            .map(|(_, cell)| cell.clone())
            .collect(),
        ..row.clone()
    };
    Grid {
        title: Text::line(format!("{}{part}", grid.title.as_str())),
        head,
        labels: grid.labels,
        rows: grid.rows.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
