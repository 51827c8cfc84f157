//! The structure tree of a PDF.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier};

use super::page::PageText;
use super::{Child, Element, Scope, decoded, text};

/// Reads the outermost elements and takes the text they claim off the pages.
pub fn read(tree: &Dict<'_>, numbers: &HashMap<ObjectIdentifier, usize>, texts: &mut [PageText]) -> Vec<Element> {
    let roots = Reader { numbers, texts }.children(tree, None).into_iter();
    roots
        .map(|root| match root {
            Child::Element(element) => element,
            Child::Text { text, .. } => panic!("{text} is in no element"),
        })
        .collect()
}

struct Reader<'a> {
    numbers: &'a HashMap<ObjectIdentifier, usize>,
    texts: &'a mut [PageText],
}

impl Reader<'_> {
    fn children(&mut self, parent: &Dict<'_>, page: Option<usize>) -> Vec<Child> {
        list(parent, "K").into_iter().filter_map(|kid| self.child(kid, page)).collect()
    }

    /// `None` for the annotation of a link, which has no text.
    fn child(&mut self, kid: Object<'_>, page: Option<usize>) -> Option<Child> {
        let dict = match kid {
            Object::Number(id) => return Some(self.claimed(page, i32::try_from(id.as_i64()).unwrap())),
            Object::Dict(dict) => dict,
            other => panic!("{other:?} in the structure tree"),
        };
        let page = dict.get_ref("Pg").map(|page| self.numbers[&page.into()]).or(page);
        Some(match dict.get::<Name<'_>>("Type").as_ref().map(Name::as_str) {
            Some("MCR") => self.claimed(page, dict.get("MCID").unwrap()),
            Some("OBJR") => return None,
            None | Some("StructElem") => Child::Element(self.element(&dict, page)),
            Some(other) => panic!("{other} in the structure tree"),
        })
    }

    fn claimed(&mut self, page: Option<usize>, id: i32) -> Child {
        let page = page.expect("text of a page");
        let text = self.texts[page].marked.remove(&id);
        Child::Text { page, text: text.unwrap_or_else(|| panic!("page {page} has no further sequence {id}")) }
    }

    fn element(&mut self, dict: &Dict<'_>, page: Option<usize>) -> Element {
        let mut element = Element {
            kind: dict.get::<Name<'_>>("S").unwrap().as_str().to_owned(),
            id: text(dict, "ID"),
            language: text(dict, "Lang"),
            alternative: text(dict, "Alt"),
            children: self.children(dict, page),
            summary: None,
            scope: None,
            headers: Vec::new(),
            row_span: 1,
            column_span: 1,
        };
        if let Some(text) = text(dict, "ActualText") {
            element.children = vec![Child::Text { page: page.expect("text of a page"), text }];
        }
        for attributes in list(dict, "A") {
            let Object::Dict(attributes) = attributes else { panic!("the attributes {attributes:?}") };
            if attributes.get::<Name<'_>>("O").unwrap().as_str() == "Table" {
                read_attributes(&attributes, &mut element);
            }
        }
        element
    }
}

/// Reads the attributes of a table or a cell.
fn read_attributes(attributes: &Dict<'_>, element: &mut Element) {
    element.summary = text(attributes, "Summary").or(element.summary.take());
    element.row_span = attributes.get("RowSpan").unwrap_or(element.row_span);
    element.column_span = attributes.get("ColSpan").unwrap_or(element.column_span);
    if let Some(scope) = attributes.get::<Name<'_>>("Scope") {
        element.scope = Some(match scope.as_str() {
            "Row" => Scope::Row,
            "Column" => Scope::Column,
            "Both" => Scope::Both,
            other => panic!("the scope {other}"),
        });
    }
    element.headers.extend(list(attributes, "Headers").into_iter().map(|name| match name {
        Object::String(name) => decoded(name.as_bytes()),
        other => panic!("the header {other:?}"),
    }));
}

/// What stands behind a key: nothing, one object, or those of an array.
fn list<'a>(dict: &Dict<'a>, key: &str) -> Vec<Object<'a>> {
    match dict.get::<Object<'a>>(key) {
        None => Vec::new(),
        Some(Object::Array(array)) => {
            let objects: Vec<Object<'a>> = Array::iter(&array).collect();
            assert_eq!(objects.len(), array.raw_iter().count(), "a missing object in {array:?}");
            objects
        }
        Some(single) => vec![single],
    }
}
