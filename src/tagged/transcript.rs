//! Writes a document as lines of text, to compare it with another document.

use std::fmt::Write as _;

use super::{Bookmark, Child, Element, TaggedPdf};

impl TaggedPdf {
    /// Title, language, bookmarks, structure and text, one line per element and text. Leaves out IDs and the division
    /// of text into sequences, which may differ between PDF writers.
    pub fn transcript(&self) -> Vec<String> {
        let mut lines = vec![format!("title {:?} language {:?}", self.title, self.language)];
        lines.extend(self.bookmarks.iter().map(bookmark_line));
        self.roots.iter().for_each(|element| element_lines(element, 0, &mut lines));
        for (number, page) in self.pages.iter().enumerate() {
            lines.extend(page.artifacts.iter().chain(&page.lost).map(|text| format!("page {} {text}", number + 1)));
        }
        lines
    }
}

fn bookmark_line(bookmark: &Bookmark) -> String {
    format!("{}bookmark {} page {}", "  ".repeat(bookmark.depth), bookmark.title, bookmark.page + 1)
}

fn element_lines(element: &Element, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let attributes = &element.attributes;
    let mut line = format!("{indent}{}", element.kind);
    if (attributes.row_span, attributes.column_span) != (1, 1) {
        let _ = write!(line, " {}×{}", attributes.row_span, attributes.column_span);
    }
    for said in [&element.alternative, &attributes.summary, &element.language].into_iter().flatten() {
        let _ = write!(line, " {said:?}");
    }
    if let Some(scope) = &attributes.scope {
        let _ = write!(line, " {scope}");
    }
    lines.push(line);
    // Join sequences of one page; keep the pages apart.
    let mut text: Option<(usize, String)> = None;
    let flush = |text: &mut Option<(usize, String)>, lines: &mut Vec<String>| {
        let whole = text.take().filter(|(_, text)| !text.is_empty());
        lines.extend(whole.map(|(page, text)| format!("{indent}  page {} {text}", page + 1)));
    };
    for child in &element.children {
        match child {
            Child::Text { page, text: more } => match &mut text {
                Some((at, before)) if at == page => before.push_str(more),
                _ => {
                    flush(&mut text, lines);
                    text = Some((*page, more.clone()));
                }
            },
            Child::Element(element) => {
                flush(&mut text, lines);
                element_lines(element, depth + 1, lines);
            }
        }
    }
    flush(&mut text, lines);
}
