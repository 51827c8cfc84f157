//! The first and the last figure of each line of a chart, written where none covers another.

use serde::Serialize;

use crate::documents::page::text::Text;

/// The height of a line of small type, in em of the running text.
const LINE: f32 = 1.0;
/// The least height of a plot, in em.
const PLOT: f32 = 4.5;

/// On which side of its point a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Left of the points.
    Left,
    /// Right of the points.
    Right,
    /// Above or below a point between the others.
    Within,
    /// Above or below the first points and those behind them.
    OverFirst,
    /// Above or below the last points and those before them.
    OverLast,
}

/// The plot of a chart, in em.
#[derive(Debug, Clone, Copy)]
pub struct Plot {
    /// Its height.
    pub height: f32,
    /// Its width if figures beside it would leave too little of it, so that they stand over the lines.
    pub width: Option<f32>,
}

/// A figure at an end of a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct End {
    /// The place of its middle line, from 0 to 1 to the right and upwards.
    pub place: (f64, f64),
    /// On which side of that place it stands.
    pub side: Side,
    /// The figure.
    pub text: Text,
}

/// The points of a line, and what its first and its last figure say.
pub type Line = (Vec<(f64, f64)>, [Text; 2]);

/// The height of a plot in which these lines have room for their figures, in em.
pub fn plot_height(lines: &[Line]) -> f32 {
    let at = |x: f64| lines.iter().filter(|(points, _)| points.iter().any(|point| point.0 == x)).count();
    PLOT.max(LINE * (at(0.0).max(at(1.0)) + 1) as f32)
}

/// The ends of lines.
///
/// - `width_of`: the width of a figure, in em
pub fn ends(lines: &[Line], plot: Plot, width_of: impl Fn(&Text) -> f32) -> Vec<End> {
    let distance = f64::from(LINE / plot.height);
    let mut ends: Vec<End> = Vec::new();
    for (points, [first, last]) in lines {
        for (point, text, next) in
            [(points.first(), first, points.get(1)), (points.last(), last, points.iter().nth_back(1))]
        {
            let Some(point) = point else { continue };
            let over = plot.width.map(|width| f64::from(width_of(text) / width));
            let end = match (side(point.0, over.is_some()), over) {
                (side @ (Side::OverFirst | Side::OverLast), Some(share)) => {
                    let y = free_height(lines, *point, share, distance);
                    End { place: (point.0, y), side, text: text.clone() }
                }
                (Side::Within, _) => {
                    let away = if is_above(lines, *point, next.copied(), distance) { distance } else { -distance };
                    End { place: (point.0, point.1 + away), side: Side::Within, text: text.clone() }
                }
                (side, _) => End { place: *point, side, text: text.clone() },
            };
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
    }
    apart(ends, distance, plot.width.is_some())
}

/// On which side of the points at `x` a figure stands.
fn side(x: f64, is_over: bool) -> Side {
    match (x, is_over) {
        (0.0, false) => Side::Left,
        (1.0, false) => Side::Right,
        (0.0, true) => Side::OverFirst,
        (1.0, true) => Side::OverLast,
        _ => Side::Within,
    }
}

/// The ends with those of one side moved apart.
///
/// - `are_one`: whether the figures over the first and the last points may meet, too
fn apart(ends: Vec<End>, distance: f64, are_one: bool) -> Vec<End> {
    let column_of = |end: &End| match end.side {
        Side::OverFirst | Side::OverLast if are_one => (Side::OverFirst, 0.0),
        side => (side, end.place.0),
    };
    let mut ends = ends;
    let mut spread_out = Vec::new();
    while let Some(first) = ends.first().map(column_of) {
        let (mut column, others): (Vec<End>, Vec<End>) = ends.into_iter().partition(|end| column_of(end) == first);
        ends = others;
        column.sort_by(|a, b| a.place.1.total_cmp(&b.place.1));
        let heights: Vec<f64> = column.iter().map(|end| end.place.1).collect();
        let highest = if matches!(first.0, Side::Left | Side::Right) { 1.0 } else { 1.0 + distance };
        for (end, height) in column.iter_mut().zip(spread(&heights, distance, highest)) {
            end.place.1 = height;
        }
        spread_out.extend(column);
    }
    spread_out
}

/// The height at which a figure over the first or the last points covers no line: the one nearest to its point.
///
/// - `share`: how much of the plot the figure takes across
fn free_height(lines: &[Line], (x, y): (f64, f64), share: f64, distance: f64) -> f64 {
    let edge = if x == 0.0 { share.min(1.0) } else { (1.0 - share).max(0.0) };
    let is_covered = |at: f64| if x == 0.0 { at <= edge } else { at >= edge };
    let mut covered: Vec<f64> = Vec::new();
    for (points, _) in lines {
        covered.extend(points.iter().filter(|point| is_covered(point.0)).map(|point| point.1));
        let crossing = points.windows(2).filter(|pair| is_covered(pair[0].0) != is_covered(pair[1].0));
        covered.extend(crossing.map(|pair| {
            let ((from_x, from_y), (to_x, to_y)) = (pair[0], pair[1]);
            from_y + (to_y - from_y) * (edge - from_x) / (to_x - from_x)
        }));
    }
    let above = covered.iter().copied().fold(y, f64::max) + distance;
    let below = covered.iter().copied().fold(y, f64::min) - distance;
    if below >= distance / 2.0 && y - below < above - y { below } else { above }
}

/// Whether the figure of a point between others stands above it: where no other line is, otherwise where its own is not. Below a
/// low point is no room.
fn is_above(lines: &[Line], point: (f64, f64), next: Option<(f64, f64)>, distance: f64) -> bool {
    let others =
        || lines.iter().flat_map(|(points, _)| points).filter(|other| other.0 == point.0 && other.1 != point.1);
    let next = next.into_iter();
    let mut all: Vec<(f64, f64)> = others().copied().collect();
    if all.is_empty() {
        all.extend(next);
    }
    point.1 < distance || all.iter().all(|other| other.1 <= point.1)
}

/// Moves heights apart that are closer than a distance, as little as possible; all from 0 to the highest one allowed if that
/// has room for them.
///
/// - `heights`: from below
fn spread(heights: &[f64], distance: f64, highest: f64) -> Vec<f64> {
    // Heights that would meet move together, around their mean.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (index, height) in heights.iter().enumerate() {
        pools.push((height - index as f64 * distance, 1));
        while let [.., (below, many), (above, more)] = pools[..] {
            if below / many as f64 <= above / more as f64 {
                break;
            }
            pools.truncate(pools.len() - 2);
            pools.push((below + above, many + more));
        }
    }
    let means = pools.into_iter().flat_map(|(sum, count)| std::iter::repeat_n(sum / count as f64, count));
    let highest = (highest - heights.len().saturating_sub(1) as f64 * distance).max(0.0);
    means.enumerate().map(|(index, mean)| mean.clamp(0.0, highest) + index as f64 * distance).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(heights: Vec<f64>) -> Vec<f64> {
        heights.into_iter().map(|height| (height * 100.0).round() / 100.0).collect()
    }

    #[test]
    fn figures_that_would_meet_move_apart_and_stay_inside() {
        for (heights, spread_out) in [
            (&[0.1, 0.5, 0.9][..], &[0.1, 0.5, 0.9][..]),
            (&[0.5, 0.5], &[0.4, 0.6]),
            (&[0.45, 0.5, 0.55], &[0.3, 0.5, 0.7]),
            (&[0.99, 1.0], &[0.8, 1.0]),
            (&[0.0, 0.0, 0.3], &[0.0, 0.2, 0.4]),
            (&[], &[]),
        ] {
            assert_eq!(rounded(spread(heights, 0.2, 1.0)), spread_out, "{heights:?}");
        }
    }

    /// A line as a test writes it.
    type Written<'a> = (&'a [(f64, f64)], [&'a str; 2]);

    /// The sides, heights and texts of the ends of lines.
    ///
    /// - `width`: that of the plot if they stand over the lines
    fn told_in(lines: &[Written], width: Option<f32>) -> Vec<(Side, f64, String)> {
        let lines: Vec<_> = lines.iter().map(|(points, texts)| (points.to_vec(), texts.map(Text::line))).collect();
        let told = |end: End| (end.side, (end.place.1 * 100.0).round() / 100.0, end.text.as_str().to_owned());
        ends(&lines, Plot { height: 5.0, width }, |text| text.length()).into_iter().map(told).collect()
    }

    fn told(lines: &[Written]) -> Vec<(Side, f64, String)> {
        told_in(lines, None)
    }

    #[test]
    fn figures_over_a_line_stand_where_they_cover_none() {
        let rising: &[(f64, f64)] = &[(0.0, 0.5), (0.5, 0.9), (1.0, 0.92)];
        let found = told_in(&[(rising, ["5000", "9200"])], Some(10.0));
        assert_eq!(found, [(Side::OverFirst, 0.3, "5000".into()), (Side::OverLast, 1.12, "9200".into())]);
        let falling: &[(f64, f64)] = &[(0.0, 0.5), (0.5, 0.2), (1.0, 0.1)];
        let found = told_in(&[(falling, ["5000", "1000"])], Some(10.0));
        assert_eq!(found, [(Side::OverLast, 0.34, "1000".into()), (Side::OverFirst, 0.7, "5000".into())]);
    }

    #[test]
    fn a_line_tells_its_first_and_its_last_figure() {
        let line: &[(f64, f64)] = &[(0.0, 0.2), (0.5, 0.9), (1.0, 0.6)];
        assert_eq!(told(&[(line, ["2", "6"])]), [(Side::Left, 0.2, "2".into()), (Side::Right, 0.6, "6".into())]);
    }

    #[test]
    fn lines_that_meet_tell_a_common_figure_once_and_others_apart() {
        let lines: [Written; 2] = [(&[(0.0, 0.5), (1.0, 0.5)], ["5", "50"]), (&[(0.0, 0.5), (1.0, 0.52)], ["5", "52"])];
        let found = told(&lines);
        assert_eq!(found[0], (Side::Left, 0.5, "5".into()));
        assert_eq!(found[1..], [(Side::Right, 0.41, "50".into()), (Side::Right, 0.61, "52".into())]);
    }

    #[test]
    fn a_line_that_ends_between_others_tells_it_where_they_are_not() {
        let lines: [Written; 2] = [(&[(0.0, 0.5), (0.5, 0.5)], ["5", "50"]), (&[(0.5, 0.6), (1.0, 0.8)], ["6", "8"])];
        let within: Vec<_> = told(&lines).into_iter().filter(|(side, ..)| *side == Side::Within).collect();
        assert_eq!(within, [(Side::Within, 0.3, "50".into()), (Side::Within, 0.8, "6".into())]);
    }

    #[test]
    fn a_figure_above_a_high_point_or_a_low_one_does_not_cover_it() {
        for (height, told_at) in [(0.95, 1.15), (0.1, 0.3)] {
            assert_eq!(told(&[(&[(0.5, height)], ["9", "9"])]), [(Side::Within, told_at, "9".into())]);
        }
    }

    #[test]
    fn a_single_point_tells_its_figure_once() {
        assert_eq!(told(&[(&[(0.5, 0.4)], ["4", "4"])]).len(), 1);
    }
}
