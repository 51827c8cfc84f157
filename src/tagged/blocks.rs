//! The texts of a document, one for each cell, paragraph and heading.

use super::{Child, Element, TaggedPdf};

/// Elements within a line of text.
const INLINE: [&str; 11] =
    ["Span", "Link", "Em", "Strong", "Sub", "Quote", "Code", "Reference", "Note", "Lbl", "LBody"];

impl TaggedPdf {
    /// The texts and the descriptions of pictures, in reading order, without white space.
    pub fn blocks(&self) -> Vec<String> {
        let mut blocks = Vec::new();
        self.roots.iter().for_each(|element| add(element, &mut blocks));
        blocks
    }
}

fn add(element: &Element, blocks: &mut Vec<String>) {
    let mut text = String::new();
    let flush = |text: &mut String, blocks: &mut Vec<String>| {
        let block: String = text.drain(..).filter(|c| !c.is_whitespace()).collect();
        blocks.extend(Some(block).filter(|block| !block.is_empty()));
    };
    if let Some(description) = &element.alternative {
        flush(&mut description.clone(), blocks);
    }
    for child in &element.children {
        match child {
            Child::Text { text: more, .. } => text.push_str(more),
            Child::Element(inner) if INLINE.contains(&inner.kind.as_str()) => text.push_str(&inner.text()),
            Child::Element(inner) => {
                flush(&mut text, blocks);
                add(inner, blocks);
            }
        }
    }
    flush(&mut text, blocks);
}

impl Element {
    /// All text within, and the description of a picture.
    fn text(&self) -> String {
        let inner = self.children.iter().map(|child| match child {
            Child::Text { text, .. } => text.clone(),
            Child::Element(element) => element.text(),
        });
        self.alternative.iter().cloned().chain(inner).collect()
    }
}
