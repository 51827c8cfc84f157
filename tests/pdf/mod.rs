//! What a finished PDF says to whoever reads it by its structure, such as a screen reader.
//!
//! This reader shares no line with the program's own: an outside crate finds the objects of the file, everything above
//! them is read here. Whatever it does not understand ends the test; nothing is left out.

mod element;
mod grid;
mod page;
mod tree;

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier};

pub use element::{Child, Element, Scope};
pub use grid::{Cell, Grid};

/// A tagged PDF.
pub struct Document {
    pub title: Option<String>,
    pub author: Option<String>,
    /// The day it was made: 2020-07-01.
    pub created: Option<String>,
    /// The day it was last changed.
    pub modified: Option<String>,
    /// The language of everything that does not name its own.
    pub language: Option<String>,
    pub bookmarks: Vec<Bookmark>,
    /// The outermost elements of the structure tree.
    pub roots: Vec<Element>,
    pub pages: Vec<Page>,
}

/// A bookmark.
#[derive(Debug, PartialEq, Eq)]
pub struct Bookmark {
    pub title: String,
    /// How deep it stands; the outermost are 1.
    pub depth: usize,
    /// The page it leads to, counted from 0.
    pub page: usize,
}

/// What of a page is not in the structure tree.
#[derive(Debug)]
pub struct Page {
    /// The text of artifacts, such as a running header.
    pub artifacts: Vec<String>,
    /// Text that is neither in the structure tree nor in an artifact: a screen reader never reads it.
    pub lost: Vec<String>,
    /// What is set at one go, so that no line ends within it.
    pub runs: Vec<String>,
    /// For each of them, how high it stands.
    pub heights: Vec<f64>,
}

impl Document {
    pub fn read(data: &[u8]) -> Self {
        let pdf = Pdf::new(data.to_vec()).expect("a PDF");
        let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalog");
        let numbers: HashMap<ObjectIdentifier, usize> =
            pdf.pages().iter().zip(0..).map(|(page, number)| (page.raw().obj_id().unwrap(), number)).collect();
        let mut texts = page::read_all(&pdf);
        let tree: Dict<'_> = catalog.get("StructTreeRoot").expect("a structure tree");
        let roots = tree::read(&tree, &numbers, &mut texts);
        let pages = texts.into_iter().map(|text| Page {
            artifacts: text.artifacts,
            runs: text.runs,
            heights: text.heights,
            lost: text.marked.into_values().chain([text.stray]).filter(|text| !text.is_empty()).collect(),
        });
        let mut bookmarks = Vec::new();
        if let Some(outlines) = catalog.get::<Dict<'_>>("Outlines") {
            read_bookmarks(&outlines, &numbers, 1, &mut bookmarks);
        }
        let metadata = pdf.metadata();
        let day = |date: hayro_syntax::object::DateTime| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        Self {
            title: metadata.title.as_deref().map(decoded),
            author: metadata.author.as_deref().map(decoded),
            created: metadata.creation_date.map(day),
            modified: metadata.modification_date.map(day),
            language: text(&catalog, "Lang"),
            bookmarks,
            roots,
            pages: pages.collect(),
        }
    }

    /// Every element of the structure tree, in reading order.
    pub fn elements(&self) -> Vec<&Element> {
        self.roots.iter().flat_map(Element::descendants).collect()
    }

    /// The elements of a structure type, in reading order.
    pub fn of_kind(&self, kind: &str) -> Vec<&Element> {
        self.elements().into_iter().filter(|element| element.kind == kind).collect()
    }

    /// The tables, in reading order.
    pub fn grids(&self) -> Vec<Grid> {
        self.of_kind("Table").into_iter().map(Grid::read).collect()
    }

    /// All text of the structure tree, in reading order.
    pub fn text(&self) -> String {
        self.roots.iter().map(Element::text).collect()
    }
}

fn read_bookmarks(
    parent: &Dict<'_>,
    numbers: &HashMap<ObjectIdentifier, usize>,
    depth: usize,
    bookmarks: &mut Vec<Bookmark>,
) {
    let mut next = parent.get::<Dict<'_>>("First");
    while let Some(item) = next {
        let action = item.get::<Dict<'_>>("A");
        let target = item.get::<Array<'_>>("Dest").or_else(|| action?.get("D")).expect("a bookmark with its target");
        let Some(MaybeRef::Ref(page)) = target.raw_iter().next() else { panic!("{target:?} is no place on a page") };
        bookmarks.push(Bookmark { title: text(&item, "Title").unwrap(), depth, page: numbers[&page.into()] });
        read_bookmarks(&item, numbers, depth + 1, bookmarks);
        next = item.get("Next");
    }
}

/// The text behind a key, if it is there.
fn text(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Object<'_>>(key).map(|value| match value {
        Object::String(string) => decoded(string.as_bytes()),
        other => panic!("/{key} is no text: {other:?}"),
    })
}

/// A text string: UTF-16 or UTF-8 with its mark, else ASCII.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, utf16 @ ..] => decoded_utf16(utf16),
        [0xEF, 0xBB, 0xBF, utf8 @ ..] => String::from_utf8(utf8.to_vec()).unwrap(),
        ascii => {
            assert!(ascii.is_ascii(), "{ascii:02x?} has no encoding");
            String::from_utf8(ascii.to_vec()).unwrap()
        }
    }
}

fn decoded_utf16(bytes: &[u8]) -> String {
    let (pairs, rest) = bytes.as_chunks();
    assert!(rest.is_empty(), "half a character in {bytes:02x?}");
    String::from_utf16(&pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect::<Vec<_>>()).unwrap()
}
