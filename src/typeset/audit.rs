//! Preflight: looks at the finished pages for what no official would sign.
//!
//! Cells carry labels that name their place in the content (see [`crate::documents`]); a flaw is told with the page it is on
//! and the place it comes from.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size};
use typst::text::TextItem;
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

/// How far, in points, text may reach over a rule or an edge before it counts: less than a rule is wide.
const SLACK: f64 = 0.5;
/// Above and below this distance from the edges, in points, stand the running header and the page number.
const MARGIN: f64 = 36.0;

/// Something wrong with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The page, counted from 1.
    pub page: usize,
    /// The label of the cell it is in, if it is in one.
    pub label: Option<String>,
    /// What is wrong.
    pub kind: FlawKind,
}

/// What can be wrong with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlawKind {
    /// A character for which the font has no glyph.
    MissingGlyph(String),
    /// Text that runs over a rule or out of the page, with its beginning.
    Overflow(String),
    /// Type smaller than can be read, with its beginning.
    SmallType(String),
    /// A page without anything between its header and its number.
    BlankPage,
    /// An item that stands on several pages though it was not too high for one.
    SplitItem,
}

impl FlawKind {
    fn rank(&self) -> u8 {
        match self {
            Self::MissingGlyph(_) => 0,
            Self::Overflow(_) => 1,
            Self::SmallType(_) => 2,
            Self::BlankPage => 3,
            Self::SplitItem => 4,
        }
    }
}

/// Looks through every page.
pub(super) fn audit(document: &PagedDocument, least_size: f64) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut walk = Walk::default();
    for (index, page) in document.pages().iter().enumerate() {
        let mut sheet = Sheet::default();
        walk.frame(&page.frame, Point::zero(), &mut sheet);
        sheet.judge(index + 1, page.frame.size(), least_size, &mut flaws);
        for label in &sheet.labels {
            walk.pages.entry(label.clone()).or_default().push(index + 1);
        }
    }
    for (label, pages) in &walk.pages {
        if pages.len() > 1 && !walk.breakable.contains(item_of(label)) {
            flaws.push(Flaw { page: pages[0], label: Some(label.clone()), kind: FlawKind::SplitItem });
        }
    }
    // Of a kind of flaw one a cell is enough; the first.
    flaws.sort_by(|a, b| (a.page, &a.label, a.kind.rank()).cmp(&(b.page, &b.label, b.kind.rank())));
    flaws.dedup_by(|a, b| (a.page, &a.label, a.kind.rank()) == (b.page, &b.label, b.kind.rank()));
    flaws
}

/// The label of the item a cell belongs to: what stands before the `/`.
fn item_of(label: &str) -> &str {
    label.split('/').next().unwrap_or_default()
}

/// What is known over all pages.
#[derive(Default)]
struct Walk {
    labels: HashMap<Location, String>,
    open: Vec<(Location, String)>,
    pages: BTreeMap<String, Vec<usize>>,
    breakable: BTreeSet<String>,
}

/// What stands on one page.
#[derive(Default)]
struct Sheet {
    texts: Vec<Placed>,
    /// Vertical rules: x, upper and lower end.
    rules: Vec<(Abs, Abs, Abs)>,
    labels: BTreeSet<String>,
}

/// A run of text and its box.
struct Placed {
    label: Option<String>,
    text: String,
    left: Abs,
    right: Abs,
    baseline: Abs,
    size: Abs,
    missing: Option<String>,
}

impl Walk {
    fn frame(&mut self, frame: &Frame, origin: Point, sheet: &mut Sheet) {
        let depth = self.open.len();
        for (point, item) in frame.items() {
            let at = origin + *point;
            match item {
                FrameItem::Group(group) => self.group(group, at, sheet),
                FrameItem::Text(text) => {
                    let label = self.open.last().map(|(_, label)| label.clone());
                    sheet.labels.extend(label.clone());
                    sheet.texts.push(Placed::of(text, at, label));
                }
                FrameItem::Shape(shape, _) => {
                    if let Geometry::Line(to) = shape.geometry
                        && to.x.to_pt().abs() < SLACK
                        && to.y.to_pt().abs() > SLACK
                    {
                        sheet.rules.push((at.x, at.y.min(at.y + to.y), at.y.max(at.y + to.y)));
                    }
                }
                FrameItem::Tag(tag) => self.tag(tag),
                FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
        self.open.truncate(depth);
    }

    fn group(&mut self, group: &GroupItem, at: Point, sheet: &mut Sheet) {
        let origin = at + Point::new(group.transform.tx, group.transform.ty);
        // A part of a cell that goes on from the page before has no start tag, but its cell for a parent.
        let parent = group
            .parent
            .as_ref()
            .and_then(|parent| self.labels.get(&parent.location).map(|label| (parent.location, label.clone())));
        let depth = self.open.len();
        self.open.extend(parent);
        self.frame(&group.frame, origin, sheet);
        self.open.truncate(depth);
    }

    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(content, _) => {
                let (Some(label), Some(location)) = (content.label(), content.location()) else { return };
                let label = label.resolve().to_string();
                if let Some(id) = label.strip_prefix("breaks:") {
                    self.breakable.insert(id.to_owned());
                } else if label.starts_with("c:") {
                    self.labels.insert(location, label.clone());
                    self.open.push((location, label));
                }
            }
            Tag::End(location, ..) => self.open.retain(|(open, _)| open != location),
        }
    }
}

impl Placed {
    fn of(text: &TextItem, at: Point, label: Option<String>) -> Self {
        let missing = text.glyphs.iter().find(|glyph| glyph.id == 0).map(|glyph| text.text[glyph.range()].to_owned());
        Self {
            label,
            text: text.text.to_string(),
            left: at.x,
            right: at.x + text.width(),
            baseline: at.y,
            size: text.size,
            missing,
        }
    }
}

impl Sheet {
    fn judge(&self, page: usize, size: Size, least_size: f64, flaws: &mut Vec<Flaw>) {
        let body = |text: &&Placed| text.baseline.to_pt() > MARGIN && text.baseline.to_pt() < size.y.to_pt() - MARGIN;
        if !self.texts.iter().any(|text| body(&text)) {
            flaws.push(Flaw { page, label: None, kind: FlawKind::BlankPage });
        }
        for text in &self.texts {
            let beginning: String = text.text.chars().take(12).collect();
            let mut add = |kind| flaws.push(Flaw { page, label: text.label.clone(), kind });
            if let Some(missing) = &text.missing {
                add(FlawKind::MissingGlyph(missing.clone()));
            }
            // The mark of a note is raised, and small on purpose.
            if text.size.to_pt() < least_size && !text.text.starts_with('※') {
                add(FlawKind::SmallType(beginning.clone()));
            }
            if self.overflows(text, size) {
                add(FlawKind::Overflow(beginning));
            }
        }
    }

    fn overflows(&self, text: &Placed, size: Size) -> bool {
        if text.text.trim().is_empty() {
            return false;
        }
        let slack = Abs::pt(SLACK);
        let outside =
            text.left < -slack || text.right > size.x + slack || text.baseline > size.y || text.baseline < Abs::zero();
        let middle = text.baseline - text.size * 0.4;
        // Of the last glyph only its ink counts: half of a Japanese mark at the end of a line is blank.
        let right = text.right - text.size * 0.5;
        let crosses = |rule: &(Abs, Abs, Abs)| {
            let (x, top, bottom) = *rule;
            top < middle && middle < bottom && text.left + slack < x && x < right - slack
        };
        outside || self.rules.iter().any(crosses)
    }
}
