//! What a single core would do one after another, done beforehand by another one.
//!
//! Typst lays pages out on every core, but evaluates a document on one, from its first sheet to its last, and exports it on
//! one, from its first page to its last. It remembers what every function it calls gave, though. So another core makes the
//! same calls, those at the end first, and throws away what they give: where the two meet, the other half has been done.
//! What comes out is the same with it or without.

use comemo::Track as _;
use typst::World;
use typst::engine::{Route, Sink, Traced};
use typst::layout::{Frame, FrameItem};
use typst::syntax::Source;
use typst_layout::PagedDocument;

use super::world::{MemoryWorld, file_id};

/// Evaluates the layout `kind` itself.
pub(super) fn layout(world: &MemoryWorld, kind: &str) {
    evaluate(world, import(kind));
}

/// Evaluates the document of the layout `kind` with the entries of one list of its data in reverse.
pub(super) fn document(world: &MemoryWorld, kind: &str, list: &str) {
    let reversed = format!(
        "#{{
  let data = json(\"data/{kind}.json\")
  data.insert(\"{list}\", data.at(\"{list}\").rev())
  {kind}(data)
}}"
    );
    evaluate(world, import(kind) + &reversed);
}

/// Asks for the box of every run of text, which a tagged PDF wants.
pub(super) fn boxes(document: &PagedDocument) {
    for page in document.pages().iter().rev() {
        boxes_in(&page.frame);
    }
}

fn boxes_in(frame: &Frame) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => boxes_in(&group.frame),
            FrameItem::Text(text) => {
                text.bbox();
            }
            _ => {}
        }
    }
}

fn import(kind: &str) -> String {
    format!("#import \"layouts/{kind}.typ\": {kind}\n")
}

fn evaluate(world: &MemoryWorld, text: String) {
    let source = Source::new(file_id("ahead.typ"), text);
    let world: &dyn World = world;
    // What is wrong with the layout the document itself tells.
    let _ = typst_eval::eval(
        world.track(),
        world.library(),
        Traced::default().track(),
        Sink::new().track_mut(),
        Route::default().track(),
        &source,
    );
}
