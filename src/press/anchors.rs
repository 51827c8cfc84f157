//! Maps places on pages to places of the content, and back.

use std::ops::RangeInclusive;

use crate::content::Sources;
use crate::documents::page::anchor;
use crate::typeset::Area;

/// The maximum distance of a point from an area that it selects, in points: half a line of type.
const REACH: f64 = 6.0;

/// An area of a page with the place of the content that it prints.
#[derive(Debug, Clone, PartialEq)]
pub struct Anchor {
    /// The page, counted from 1.
    pub page: usize,
    /// The left, upper, right and lower edge, in points from the upper left corner of the page.
    pub edges: [f64; 4],
    /// The file, as findings name it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The number of lines of the text in the file.
    pub lines: RangeInclusive<usize>,
}

/// The anchors of a document, in the order of its pages.
#[derive(Debug, Clone, Default)]
pub struct Anchors(Vec<Anchor>);

impl Anchors {
    /// Finds the places of the content from the labels of the areas.
    pub(super) fn new(areas: Vec<Area>, sources: &Sources) -> Self {
        let anchor = |area: Area| {
            let place = anchor::place(&area.label)?;
            let excerpt = sources.excerpt(&place);
            Some(Anchor {
                page: area.page,
                edges: [area.left, area.top, area.right, area.bottom],
                file: excerpt.file,
                line: excerpt.line,
                column: excerpt.column,
                lines: sources.lines(&place),
            })
        };
        Self(areas.into_iter().filter_map(anchor).collect())
    }

    /// Every anchor.
    pub fn iter(&self) -> impl Iterator<Item = &Anchor> {
        self.0.iter()
    }

    /// The anchor at a point of a page, in points from its upper left corner; otherwise the nearest one.
    pub fn at(&self, page: usize, x: f64, y: f64) -> Option<&Anchor> {
        let near = self.0.iter().filter(|anchor| anchor.page == page && anchor.distance(x, y) <= REACH);
        near.min_by(|a, b| a.distance(x, y).total_cmp(&b.distance(x, y)))
    }

    /// The anchors of a line of a file; if nothing on it is printed, those of the nearest line.
    pub fn on_line(&self, file: &str, line: usize) -> Vec<&Anchor> {
        let gap = |anchor: &Anchor| match line {
            line if line < *anchor.lines.start() => anchor.lines.start() - line,
            line => line.saturating_sub(*anchor.lines.end()),
        };
        let of_file: Vec<&Anchor> = self.0.iter().filter(|anchor| anchor.file == file).collect();
        let least = of_file.iter().map(|anchor| gap(anchor)).min();
        of_file.into_iter().filter(|anchor| Some(gap(anchor)) == least).collect()
    }
}

impl Anchor {
    /// The distance of a point from the area; 0 inside it.
    fn distance(&self, x: f64, y: f64) -> f64 {
        let [left, top, right, bottom] = self.edges;
        let across = (left - x).max(x - right).max(0.0);
        let down = (top - y).max(y - bottom).max(0.0);
        across.hypot(down)
    }
}
