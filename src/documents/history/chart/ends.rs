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
/// - `height`: that of the plot, in em
pub fn ends(lines: &[Line], height: f32) -> Vec<End> {
    let distance = f64::from(LINE / height);
    let mut ends: Vec<End> = Vec::new();
    for (points, [first, last]) in lines {
        for (point, text, next) in
            [(points.first(), first, points.get(1)), (points.last(), last, points.iter().nth_back(1))]
        {
            let Some(point) = point else { continue };
            let end = placed(*point, text, is_above(lines, *point, next.copied(), distance), distance);
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
    }
    let mut spread_out = Vec::new();
    while let Some(first) = ends.first().map(|end| (end.side, end.place.0)) {
        let (mut column, others): (Vec<End>, Vec<End>) =
            ends.into_iter().partition(|end| (end.side, end.place.0) == first);
        ends = others;
        column.sort_by(|a, b| a.place.1.total_cmp(&b.place.1));
        let heights: Vec<f64> = column.iter().map(|end| end.place.1).collect();
        let highest = if first.0 == Side::Within { 1.0 + distance } else { 1.0 };
        for (end, height) in column.iter_mut().zip(spread(&heights, distance, highest)) {
            end.place.1 = height;
        }
        spread_out.extend(column);
    }
    spread_out
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

fn placed((x, y): (f64, f64), text: &Text, is_above: bool, distance: f64) -> End {
    let (side, y) = match x {
        0.0 => (Side::Left, y),
        1.0 => (Side::Right, y),
        _ if is_above => (Side::Within, y + distance),
        _ => (Side::Within, y - distance),
    };
    End { place: (x, y), side, text: text.clone() }
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
    fn told(lines: &[Written]) -> Vec<(Side, f64, String)> {
        let lines: Vec<_> = lines.iter().map(|(points, texts)| (points.to_vec(), texts.map(Text::line))).collect();
        let told = |end: End| (end.side, (end.place.1 * 100.0).round() / 100.0, end.text.as_str().to_owned());
        ends(&lines, 5.0).into_iter().map(told).collect()
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
