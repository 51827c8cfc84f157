//! Locates the labelled cells on the pages, so that a click on a page finds its place in the content.

use std::collections::{BTreeMap, HashMap};

use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::PagedDocument;

/// How much of its size a line of text reaches above its baseline and below it.
const ASCENT: f64 = 0.88;
const DESCENT: f64 = 0.12;

/// The part of a page that the texts of one label cover, in points from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// The page, counted from 1.
    pub page: usize,
    /// The label.
    pub label: String,
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Area {
    fn join(&mut self, left: f64, top: f64, right: f64, bottom: f64) {
        self.left = self.left.min(left);
        self.top = self.top.min(top);
        self.right = self.right.max(right);
        self.bottom = self.bottom.max(bottom);
    }
}

/// Finds the areas of all labels of cells. A cell without text has an empty area at the point where it begins.
pub(super) fn areas(document: &PagedDocument) -> Vec<Area> {
    let mut search = Search::default();
    for (index, page) in document.pages().iter().enumerate() {
        search.page = index + 1;
        search.frame(&page.frame, Point::zero());
    }
    search.found.into_values().collect()
}

#[derive(Default)]
struct Search {
    page: usize,
    /// The labels, by the location of the labelled element.
    labels: HashMap<Location, String>,
    /// The labelled elements that have begun and not ended, from the outermost.
    open: Vec<(Location, String)>,
    found: BTreeMap<(usize, String), Area>,
}

impl Search {
    fn frame(&mut self, frame: &Frame, origin: Point) {
        let depth = self.open.len();
        for (point, item) in frame.items() {
            let at = origin + *point;
            match item {
                FrameItem::Group(group) => {
                    // The part of a cell that continues from the previous page has no start tag; its group names the cell.
                    let parent = group.parent.as_ref().map(|parent| parent.location);
                    let continued = parent.and_then(|parent| Some((parent, self.labels.get(&parent)?.clone())));
                    let outside = self.open.len();
                    self.open.extend(continued);
                    self.frame(&group.frame, at + Point::new(group.transform.tx, group.transform.ty));
                    self.open.truncate(outside);
                }
                FrameItem::Text(text) => {
                    let (above, below) = (text.size * ASCENT, text.size * DESCENT);
                    self.add(at.x, at.y - above, at.x + text.width(), at.y + below);
                }
                FrameItem::Tag(Tag::Start(content, _)) => {
                    let (Some(label), Some(location)) = (content.label(), content.location()) else { continue };
                    let label = label.resolve().to_string();
                    if label.starts_with("c:") {
                        self.labels.insert(location, label.clone());
                        self.open.push((location, label));
                        self.add(at.x, at.y, at.x, at.y);
                    }
                }
                FrameItem::Tag(Tag::End(location, ..)) => self.open.retain(|(open, _)| open != location),
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
        self.open.truncate(depth);
    }

    /// Adds a rectangle to the area of the innermost open label.
    fn add(&mut self, left: Abs, top: Abs, right: Abs, bottom: Abs) {
        let Some((_, label)) = self.open.last() else { return };
        let (left, top, right, bottom) = (left.to_pt(), top.to_pt(), right.to_pt(), bottom.to_pt());
        let area = Area { page: self.page, label: label.clone(), left, top, right, bottom };
        let key = (self.page, label.clone());
        self.found.entry(key).and_modify(|found| found.join(left, top, right, bottom)).or_insert(area);
    }
}
