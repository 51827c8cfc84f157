//! Fills Typst's memo on a second core while the first one works.
//!
//! Typst lays out pages on every core, but evaluates and exports a document on one core, front to back. It also
//! remembers the result of every call. So a second core makes the same calls back to front and drops their results:
//! when the two meet, the first core finds the rest in the memo. The output is the same with or without this
//! (docs/decisions/0008-done-ahead.md).

use comemo::Track as _;
use typst::World;
use typst::engine::{Route, Sink, Traced};
use typst::layout::{Frame, FrameItem};
use typst::syntax::Source;
use typst_layout::PagedDocument;

use super::world::{MemoryWorld, file_id};

/// Evaluates the layout `kind` without any data.
pub(super) fn layout(world: &MemoryWorld, kind: &str) {
    evaluate(world, import(kind));
}

/// Evaluates the document of the layout `kind` with one list of its data in reverse order.
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

/// Computes the bounding box of every run of text, which the export of a tagged PDF needs.
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
    let source = Source::new(file_id("memo-warmup.typ"), text);
    let world: &dyn World = world;
    // Errors in the layout are reported when the document itself is compiled.
    let _ = typst_eval::eval(
        world.track(),
        world.library(),
        Traced::default().track(),
        Sink::new().track_mut(),
        Route::default().track(),
        &source,
    );
}
