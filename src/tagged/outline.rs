//! The bookmarks.

use std::collections::{HashMap, HashSet};

use hayro_syntax::object::{Dict, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;

use super::objects::{self, DEEPEST};

/// A bookmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// Its text.
    pub title: String,
    /// Its depth; 1 for the outermost bookmarks.
    pub depth: usize,
    /// The page it points to, counted from 0.
    pub page: usize,
}

/// Reads the bookmarks of a document, in order.
pub(super) fn read<'a>(
    xref: &'a XRef,
    catalog: &Dict<'a>,
    pages: &HashMap<ObjectIdentifier, usize>,
) -> Result<Vec<Bookmark>, String> {
    let mut bookmarks = Vec::new();
    if let Some(outlines) = catalog.get::<Dict<'a>>("Outlines") {
        let mut seen = HashSet::new();
        level(xref, &outlines, pages, &mut seen, 1, &mut bookmarks)?;
    }
    Ok(bookmarks)
}

/// Reads the bookmarks below one of them.
///
/// - `seen`: the bookmarks so far: each has one place in the outline
fn level<'a>(
    xref: &'a XRef,
    parent: &Dict<'a>,
    pages: &HashMap<ObjectIdentifier, usize>,
    seen: &mut HashSet<ObjectIdentifier>,
    depth: usize,
    bookmarks: &mut Vec<Bookmark>,
) -> Result<(), String> {
    if depth > DEEPEST {
        return Err(format!("an outline of more than {DEEPEST} levels"));
    }
    let mut next = once(parent, "First", seen)?;
    while let Some(item) = next {
        let title = objects::text(&item, "Title")?.ok_or("a bookmark without a title")?;
        let page = page(xref, &item, pages).map_err(|e| format!("bookmark {title}: {e}"))?;
        bookmarks.push(Bookmark { title, depth, page });
        level(xref, &item, pages, seen, depth + 1, bookmarks)?;
        next = once(&item, "Next", seen)?;
    }
    Ok(())
}

/// The bookmark under a key, which must not have been seen before.
fn once<'a>(dict: &Dict<'a>, key: &str, seen: &mut HashSet<ObjectIdentifier>) -> Result<Option<Dict<'a>>, String> {
    match dict.get_ref(key).map(ObjectIdentifier::from) {
        Some(id) if !seen.insert(id) => Err(format!("object {id:?} stands twice in the outline")),
        _ => Ok(dict.get::<Dict<'a>>(key)),
    }
}

fn page<'a>(xref: &'a XRef, item: &Dict<'a>, pages: &HashMap<ObjectIdentifier, usize>) -> Result<usize, String> {
    let target = match objects::list(xref, item, "Dest")?.into_iter().next() {
        Some(target) => Some(target),
        None => match item.get::<Dict<'a>>("A") {
            Some(action) => objects::list(xref, &action, "D")?.into_iter().next(),
            None => None,
        },
    };
    match target {
        Some((Some(id), Object::Dict(_))) => pages.get(&id).copied().ok_or("it leads to no page".to_owned()),
        _ => Err("it leads to no place that can be read".to_owned()),
    }
}
