//! A long document evaluated from both of its ends at once.
//!
//! Typst lays pages out on every core, but evaluates a document on one, from its first sheet to its last. It remembers
//! what every call of a function gave, though. So another core makes the same calls from the last sheet to the first and
//! throws the outcome away; where the two meet, the document finds the other half of its calls answered. What comes out
//! is the same with it or without.

use comemo::Track as _;
use typst::World;
use typst::engine::{Route, Sink, Traced};
use typst::layout::{Frame, FrameItem};
use typst::syntax::Source;
use typst_layout::PagedDocument;

use super::world::{MemoryWorld, file_id};

/// Evaluates the layout `kind` with the entries of the list `list` of its data in reverse.
pub(super) fn evaluate(world: &MemoryWorld, kind: &str, list: &str) {
    let text = format!(
        "#import \"layouts/{kind}.typ\": {kind}
#{{
  let data = json(\"data/{kind}.json\")
  data.insert(\"{list}\", data.at(\"{list}\").rev())
  {kind}(data)
}}"
    );
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

/// Asks for the box of every run of text, from the last page to the first: half of what the export of a tagged PDF does
/// before it writes, which goes from the first page to the last.
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
