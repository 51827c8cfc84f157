//! Writes a document as lines of text for people, to compare it with another document.

use std::fmt::Write as _;

use super::{Bookmark, Child, Element, TaggedPdf};

impl TaggedPdf {
    /// Title, language, bookmarks, structure and text, one line per element and text. Leaves out IDs and the division
    /// of text into sequences, which may differ between PDF writers.
    pub fn transcript(&self) -> Vec<String> {
        let stated = |what: &str, text: &Option<String>| format!("{what} {}", text.as_deref().unwrap_or("なし"));
        let mut lines = vec![stated("題名", &self.title), stated("言語", &self.language)];
        lines.extend(self.bookmarks.iter().map(bookmark_line));
        self.roots.iter().for_each(|element| element_lines(element, 0, &mut lines));
        for (number, page) in self.pages.iter().enumerate() {
            lines.extend(page.artifacts.iter().map(|text| format!("{}ページの欄外 {text}", number + 1)));
            lines.extend(page.lost.iter().map(|text| format!("{}ページの構造の外 {text}", number + 1)));
        }
        lines
    }
}

fn bookmark_line(bookmark: &Bookmark) -> String {
    format!("{}しおり {}（{}ページ）", "  ".repeat(bookmark.depth), bookmark.title, bookmark.page + 1)
}

/// The names of the kinds of elements for people; others are named as the PDF does.
const KINDS: [(&str, &str); 22] = [
    ("Document", "文書"),
    ("Part", "部"),
    ("Sect", "節"),
    ("Div", "まとまり"),
    ("P", "段落"),
    ("Title", "題名"),
    ("H1", "見出し1"),
    ("H2", "見出し2"),
    ("H3", "見出し3"),
    ("H4", "見出し4"),
    ("Table", "表"),
    ("THead", "表の見出し"),
    ("TBody", "表の本体"),
    ("TFoot", "表の終わり"),
    ("TR", "行"),
    ("TH", "見出しのセル"),
    ("TD", "セル"),
    ("Figure", "図"),
    ("Caption", "表題"),
    ("Link", "リンク"),
    ("L", "箇条書き"),
    ("Note", "注"),
];

fn element_lines(element: &Element, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let attributes = &element.attributes;
    let kind = KINDS.iter().find(|(kind, _)| *kind == element.kind).map_or(element.kind.as_str(), |(_, name)| name);
    let mut line = format!("{indent}{kind}");
    if (attributes.row_span, attributes.column_span) != (1, 1) {
        let _ = write!(line, " {}行×{}列", attributes.row_span, attributes.column_span);
    }
    let said = [("説明", &element.alternative), ("要約", &attributes.summary), ("言語", &element.language)];
    for (what, text) in said.iter().filter_map(|(what, text)| Some((what, text.as_ref()?))) {
        let _ = write!(line, " {what}「{text}」");
    }
    if let Some(scope) = &attributes.scope {
        let _ = write!(line, " 範囲 {scope}");
    }
    lines.push(line);
    // Join sequences of one page; keep the pages apart.
    let mut text: Option<(usize, String)> = None;
    let flush = |text: &mut Option<(usize, String)>, lines: &mut Vec<String>| {
        let whole = text.take().filter(|(_, text)| !text.is_empty());
        lines.extend(whole.map(|(page, text)| format!("{indent}  {}ページ {text}", page + 1)));
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
