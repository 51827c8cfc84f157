//! Reads a finished tagged PDF back through its structure tree.
//!
//! This module knows PDF, not the paper; callers decide what a table means. Whatever cannot be read is an error:
//! nothing is skipped.

mod active;
mod blocks;
mod content;
pub mod difference;
mod element;
mod objects;
mod outline;
mod picture;
mod settings;
mod to_unicode;
mod transcript;
mod xmp;

use std::collections::{BTreeMap, HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;

use objects::DEEPEST;

pub use element::{Attributes, Child, Element};
pub use outline::Bookmark;
pub use xmp::Claims;

/// A tagged PDF.
#[derive(Debug)]
pub struct TaggedPdf {
    /// The title.
    pub title: Option<String>,
    /// The default language.
    pub language: Option<String>,
    /// The bookmarks, in order.
    pub bookmarks: Vec<Bookmark>,
    /// The outermost elements of the structure tree.
    pub roots: Vec<Element>,
    /// For each page the text outside the structure tree.
    pub pages: Vec<PageRest>,
}

/// The text of a page that is not in the structure tree.
#[derive(Debug)]
pub struct PageRest {
    /// The text of artifacts, such as a running header.
    pub artifacts: Vec<String>,
    /// Text that is neither in the structure tree nor an artifact, so that a screen reader misses it.
    pub lost: Vec<String>,
}

impl TaggedPdf {
    /// Reads a PDF.
    ///
    /// # Errors
    /// If the file is not a tagged PDF, or uses a construct that this reader does not know.
    pub fn read(data: &[u8]) -> Result<Self, String> {
        let pdf = Pdf::new(data.to_vec()).map_err(|e| format!("no PDF: {e:?}"))?;
        let xref = pdf.xref();
        let catalog = xref.get::<Dict<'_>>(xref.root_id()).ok_or("a PDF without a catalog")?;
        let mut numbers = HashMap::new();
        let mut texts = Vec::new();
        for (number, page) in pdf.pages().iter().enumerate() {
            numbers.insert(page.raw().obj_id().ok_or("a page that is no indirect object")?, number);
            texts.push(content::read(page).map_err(|e| format!("page {}: {e}", number + 1))?);
        }
        let tree = catalog.get::<Dict<'_>>("StructTreeRoot").ok_or("a PDF without a structure tree")?;
        let mut marked = texts.iter_mut().map(|text| std::mem::take(&mut text.marked)).collect();
        let mut reader = TreeReader { xref, pages: &numbers, marked: &mut marked, seen: HashSet::new(), depth: 0 };
        let roots = elements_only(reader.children(&tree, None)?)?;
        let rest = texts.into_iter().zip(marked).map(|(text, unclaimed)| PageRest {
            artifacts: text.artifacts.into_iter().filter(|text| !text.is_empty()).collect(),
            lost: unclaimed.into_values().chain([text.stray]).filter(|text| !text.is_empty()).collect(),
        });
        Ok(Self {
            title: pdf.metadata().title.as_deref().map(objects::decode).transpose()?,
            language: objects::text(&catalog, "Lang")?,
            bookmarks: outline::read(xref, &catalog, &numbers)?,
            roots,
            pages: rest.collect(),
        })
    }
}

fn elements_only(children: Vec<Child>) -> Result<Vec<Element>, String> {
    let element = |child| match child {
        Child::Element(element) => Ok(element),
        Child::Text { text, .. } => Err(format!("text outside of every element: {text}")),
    };
    children.into_iter().map(element).collect()
}

/// Reads elements and moves the marked content they claim from the pages into them.
struct TreeReader<'d, 'p> {
    xref: &'d XRef,
    pages: &'p HashMap<ObjectIdentifier, usize>,
    marked: &'p mut Vec<BTreeMap<i64, String>>,
    /// The elements so far: each has one place in the tree.
    seen: HashSet<ObjectIdentifier>,
    depth: usize,
}

impl<'d> TreeReader<'d, '_> {
    fn children(&mut self, parent: &Dict<'d>, page: Option<usize>) -> Result<Vec<Child>, String> {
        if self.depth == DEEPEST {
            return Err(format!("a structure tree of more than {DEEPEST} levels"));
        }
        self.depth += 1;
        let mut children = Vec::new();
        for (id, object) in objects::list(self.xref, parent, "K")? {
            if let Some(id) = id.filter(|id| !self.seen.insert(*id)) {
                return Err(format!("object {id:?} stands twice in the structure tree"));
            }
            children.push(match object {
                Object::Number(id) => self.claim(page, id.as_i64())?,
                Object::Dict(dict) => {
                    match dict.get::<Name<'_>>("Type").map(|kind| kind.as_str().to_owned()).as_deref() {
                        Some("MCR") => {
                            let id = dict.get::<i32>("MCID").ok_or("a reference to no marked content")?;
                            self.claim(self.page(&dict)?.or(page), id.into())?
                        }
                        None | Some("StructElem") => Child::Element(self.element(&dict)?),
                        Some(other) => return Err(format!("{other} in the structure tree")),
                    }
                }
                other => return Err(format!("{other:?} in the structure tree")),
            });
        }
        self.depth -= 1;
        Ok(children)
    }

    fn element(&mut self, dict: &Dict<'d>) -> Result<Element, String> {
        let kind = dict.get::<Name<'_>>("S").ok_or("an element without a type")?.as_str().to_owned();
        let page = self.page(dict)?;
        let mut children = self.children(dict, page)?;
        if let Some(text) = objects::text(dict, "ActualText")? {
            let page = page.ok_or_else(|| format!("a {kind} whose text stands on no page"))?;
            children = vec![Child::Text { page, text }];
        }
        Ok(Element {
            kind,
            language: objects::text(dict, "Lang")?,
            alternative: objects::text(dict, "Alt")?,
            attributes: self.attributes(dict)?,
            children,
        })
    }

    fn attributes(&self, dict: &Dict<'d>) -> Result<Attributes, String> {
        let mut attributes = Attributes::default();
        for (_, object) in objects::list(self.xref, dict, "A")? {
            let Object::Dict(dict) = object else {
                return Err(format!("the attributes {object:?}"));
            };
            if dict.get::<Name<'_>>("O").is_none_or(|owner| owner.as_str() != "Table") {
                continue;
            }
            attributes.row_span = dict.get::<usize>("RowSpan").unwrap_or(attributes.row_span);
            attributes.column_span = dict.get::<usize>("ColSpan").unwrap_or(attributes.column_span);
            attributes.summary = objects::text(&dict, "Summary")?.or(attributes.summary);
            if let Some(scope) = dict.get::<Name<'_>>("Scope") {
                attributes.scope = Some(scope.as_str().to_owned());
            }
        }
        Ok(attributes)
    }

    fn page(&self, dict: &Dict<'d>) -> Result<Option<usize>, String> {
        let Some(page) = dict.get_ref("Pg") else { return Ok(None) };
        self.pages.get(&page.into()).copied().map(Some).ok_or_else(|| format!("{page:?} is no page"))
    }

    fn claim(&mut self, page: Option<usize>, id: i64) -> Result<Child, String> {
        let page = page.ok_or_else(|| format!("the sequence {id} of no page"))?;
        let text = self.marked[page].remove(&id);
        let text = text.ok_or_else(|| format!("page {} has no further sequence {id}", page + 1))?;
        Ok(Child::Text { page, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PDF of these objects, counted from 1; the first is the catalog.
    fn pdf(objects: &[&str]) -> Vec<u8> {
        let mut text = "%PDF-1.7\n".to_owned();
        let mut places = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            places.push(text.len());
            text += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
        }
        let start = text.len();
        text += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        text.extend(places.iter().map(|at| format!("{at:010} 00000 n \n")));
        text += &format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
        text.into_bytes()
    }

    const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R/Outlines 5 0 R>>";
    const PAGES: &str = "<</Type/Pages/Kids[7 0 R]/Count 1>>";
    const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 8 0 R>>";
    const CONTENT: &str = "<</Length 4>>stream\nq Q \nendstream";

    fn read(tree: &str, element: &str, outlines: &str, item: &str) -> Result<TaggedPdf, String> {
        TaggedPdf::read(&pdf(&[CATALOG, PAGES, tree, element, outlines, item, PAGE, CONTENT]))
    }

    const TREE: &str = "<</K 4 0 R>>";
    const ELEMENT: &str = "<</S/Document>>";
    const OUTLINES: &str = "<</First 6 0 R>>";
    const ITEM: &str = "<</Title(a)/Dest[7 0 R/Fit]>>";

    #[test]
    fn a_small_pdf_is_read() {
        let read = read(TREE, ELEMENT, OUTLINES, ITEM).unwrap();
        assert_eq!((read.roots.len(), read.bookmarks.len(), read.pages.len()), (1, 1, 1));
    }

    #[test]
    fn an_element_that_is_its_own_child_is_refused() {
        for (tree, element) in [
            (TREE, "<</S/Document/K 4 0 R>>"),
            (TREE, "<</S/Document/K[<</S/P/K 4 0 R>>]>>"),
            ("<</K[4 0 R 4 0 R]>>", ELEMENT),
        ] {
            assert!(read(tree, element, OUTLINES, ITEM).unwrap_err().contains("twice in the structure tree"));
        }
        let deep = format!("{}<</S/P>>{}", "<</S/P/K ".repeat(200), ">>".repeat(200));
        let error = read(TREE, &deep, OUTLINES, ITEM).unwrap_err();
        assert!(error.contains("structure tree"), "{error}");
    }

    #[test]
    fn a_bookmark_that_follows_itself_is_refused() {
        for item in ["<</Title(a)/Dest[7 0 R/Fit]/Next 6 0 R>>", "<</Title(a)/Dest[7 0 R/Fit]/First 6 0 R>>"] {
            assert!(read(TREE, ELEMENT, OUTLINES, item).unwrap_err().contains("stands twice in the outline"));
        }
    }
}
