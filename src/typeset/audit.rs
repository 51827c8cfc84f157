//! Preflight: searches the finished pages for flaws that make a paper unfit to hand out.
//!
//! A cell's label names its place in the content, so a flaw is reported with its page and its origin. This module does
//! not interpret labels.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size};
use typst::text::TextItem;
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

/// How far text may cross a rule or an edge before it counts, in points: less than the width of a rule.
const SLACK: f64 = 0.5;
/// The height of the running header and of the page number, measured from the edge of the page in points.
const MARGIN: f64 = 36.0;

/// A fault of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The page, counted from 1.
    pub page: usize,
    /// The label of the cell around it, if any.
    pub label: Option<String>,
    /// What is wrong.
    pub kind: FlawKind,
}

/// What can be wrong with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlawKind {
    /// This character has no glyph in the font.
    MissingGlyph(String),
    /// Text runs over a rule or off the page; holds its beginning.
    Overflow(String),
    /// Type is too small to read; holds its beginning.
    SmallType(String),
    /// There is nothing between the running header and the page number.
    BlankPage,
    /// An item is spread over several pages although it fits on one.
    SplitItem,
    /// A column is too narrow; holds the label by which the layout tells it.
    NarrowColumn(String),
}

impl FlawKind {
    fn rank(&self) -> u8 {
        match self {
            Self::MissingGlyph(_) => 0,
            Self::Overflow(_) => 1,
            Self::SmallType(_) => 2,
            Self::BlankPage => 3,
            Self::SplitItem => 4,
            Self::NarrowColumn(_) => 5,
        }
    }
}

/// Finds the flaws of all pages, at most one of each kind per cell and page.
pub(super) fn audit(document: &PagedDocument, least_size: f64) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut labels = LabelTracker::default();
    for (index, page) in document.pages().iter().enumerate() {
        let mut marks = PageMarks::default();
        labels.page = index + 1;
        labels.read_frame(&page.frame, Point::zero(), &mut marks);
        marks.judge(index + 1, page.frame.size(), least_size, &mut flaws);
        for label in &marks.labels {
            labels.pages.entry(label.clone()).or_default().push(index + 1);
        }
    }
    for (label, page) in &labels.narrow {
        flaws.push(Flaw { page: *page, label: Some(label.clone()), kind: FlawKind::NarrowColumn(label.clone()) });
    }
    for (label, pages) in &labels.pages {
        if pages.len() > 1 && !labels.breakable.contains(item_of(label)) {
            flaws.push(Flaw { page: pages[0], label: Some(label.clone()), kind: FlawKind::SplitItem });
        }
    }

    flaws.sort_by(|a, b| (a.page, &a.label, a.kind.rank()).cmp(&(b.page, &b.label, b.kind.rank())));
    flaws.dedup_by(|a, b| (a.page, &a.label, a.kind.rank()) == (b.page, &b.label, b.kind.rank()));
    flaws
}

/// The label of a cell's item: the part before the `/`.
fn item_of(label: &str) -> &str {
    label.split('/').next().unwrap_or_default()
}

/// Knows which label encloses the current position; spans all pages, because a cell can continue on the next one.
#[derive(Default)]
struct LabelTracker {
    labels: HashMap<Location, String>,
    /// The labels around the current position, innermost last.
    open: Vec<(Location, String)>,
    /// The pages of each label.
    pages: BTreeMap<String, Vec<usize>>,
    /// The items that are too high for one page.
    breakable: BTreeSet<String>,
    /// The page that is read, counted from 1.
    page: usize,
    /// The columns that the layout tells as too narrow, each with its first page.
    narrow: BTreeMap<String, usize>,
}

/// The texts and rules of one page.
#[derive(Default)]
struct PageMarks<'a> {
    texts: Vec<TextRun<'a>>,
    /// Vertical rules: x, upper and lower end.
    rules: Vec<(Abs, Abs, Abs)>,
    labels: BTreeSet<String>,
}

/// A run of text and where it begins on its page.
struct TextRun<'a> {
    label: Option<String>,
    item: &'a TextItem,
    at: Point,
}

impl LabelTracker {
    fn read_frame<'a>(&mut self, frame: &'a Frame, origin: Point, marks: &mut PageMarks<'a>) {
        let depth = self.open.len();
        for (point, item) in frame.items() {
            let at = origin + *point;
            match item {
                FrameItem::Group(group) => self.read_group(group, at, marks),
                FrameItem::Text(text) => {
                    let label = self.open.last().map(|(_, label)| label.clone());
                    marks.labels.extend(label.clone());
                    marks.texts.push(TextRun { label, item: text, at });
                }
                FrameItem::Shape(shape, _) => {
                    if let Geometry::Line(to) = shape.geometry
                        && to.x.to_pt().abs() < SLACK
                        && to.y.to_pt().abs() > SLACK
                    {
                        marks.rules.push((at.x, at.y.min(at.y + to.y), at.y.max(at.y + to.y)));
                    }
                }
                FrameItem::Tag(tag) => self.read_tag(tag),
                FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
        self.open.truncate(depth);
    }

    fn read_group<'a>(&mut self, group: &'a GroupItem, at: Point, marks: &mut PageMarks<'a>) {
        let origin = at + Point::new(group.transform.tx, group.transform.ty);
        // The rest of a cell that began on the previous page has no start tag; its parent is the cell.
        let parent = group
            .parent
            .as_ref()
            .and_then(|parent| self.labels.get(&parent.location).map(|label| (parent.location, label.clone())));
        let depth = self.open.len();
        self.open.extend(parent);
        self.read_frame(&group.frame, origin, marks);
        self.open.truncate(depth);
    }

    fn read_tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(content, _) => {
                let (Some(label), Some(location)) = (content.label(), content.location()) else { return };
                let label = label.resolve().to_string();
                if let Some(id) = label.strip_prefix("breaks:") {
                    self.breakable.insert(id.to_owned());
                } else if label.starts_with("w|") {
                    self.narrow.entry(label).or_insert(self.page);
                } else if label.starts_with("c:") {
                    self.labels.insert(location, label.clone());
                    self.open.push((location, label));
                }
            }
            Tag::End(location, ..) => self.open.retain(|(open, _)| open != location),
        }
    }
}

impl TextRun<'_> {
    /// The first character that has no glyph.
    fn missing(&self) -> Option<&str> {
        self.item.glyphs.iter().find(|glyph| glyph.id == 0).map(|glyph| &self.item.text[glyph.range()])
    }

    fn beginning(&self) -> String {
        self.item.text.chars().take(12).collect()
    }
}

impl PageMarks<'_> {
    fn judge(&self, page: usize, size: Size, least_size: f64, flaws: &mut Vec<Flaw>) {
        let body = |text: &&TextRun| text.at.y.to_pt() > MARGIN && text.at.y.to_pt() < size.y.to_pt() - MARGIN;
        if !self.texts.iter().any(|text| body(&text)) {
            flaws.push(Flaw { page, label: None, kind: FlawKind::BlankPage });
        }
        for text in &self.texts {
            let mut add = |kind| flaws.push(Flaw { page, label: text.label.clone(), kind });
            if let Some(missing) = text.missing() {
                add(FlawKind::MissingGlyph(missing.to_owned()));
            }
            // The mark of a footnote is small on purpose.
            if text.item.size.to_pt() < least_size && !text.item.text.starts_with('※') {
                add(FlawKind::SmallType(text.beginning()));
            }
            if self.overflows(text, size) {
                add(FlawKind::Overflow(text.beginning()));
            }
        }
    }

    fn overflows(&self, text: &TextRun, size: Size) -> bool {
        if text.item.text.trim().is_empty() {
            return false;
        }
        let slack = Abs::pt(SLACK);
        let (left, right, baseline) = (text.at.x, text.at.x + text.item.width(), text.at.y);
        let outside = left < -slack || right > size.x + slack || baseline > size.y || baseline < Abs::zero();
        let middle = baseline - text.item.size * 0.4;
        let crosses = |rule: Abs, left: Abs, right: Abs| left + slack < rule && rule < right - slack;
        let mut crossed =
            self.rules.iter().filter(|(x, top, bottom)| *top < middle && middle < *bottom && crosses(*x, left, right));
        // Only ink counts: a Japanese punctuation mark is half blank.
        let has_ink_beyond = |&(x, ..): &(Abs, Abs, Abs)| {
            let ink = text.item.bbox();
            crosses(x, left + ink.min.x, left + ink.max.x)
        };
        outside || crossed.any(has_ink_beyond)
    }
}
