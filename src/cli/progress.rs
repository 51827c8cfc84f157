//! Shows the progress of a run: a moving line on a terminal, plain lines elsewhere.

use std::io::{self, IsTerminal as _};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::{console, report};
use crate::characters::visible;

/// The progress of a run. Prints the output of a document to stdout as soon as it and all documents before it are made.
pub(super) struct Progress {
    /// The names of the documents for people.
    names: Vec<String>,
    /// The moving line, which is erased at the end; only on a terminal.
    bar: Option<ProgressBar>,
    state: Mutex<State>,
}

struct State {
    documents: Vec<Stage>,
    /// The number of reported documents.
    told: usize,
    /// The error of writing to stdout.
    failure: Option<anyhow::Error>,
}

enum Stage {
    Waiting,
    Begun,
    /// `None` if it failed.
    Ended(Option<Outcome>),
}

/// The outcome of a document.
struct Outcome {
    /// The number of pages.
    pages: usize,
    /// The text for stdout.
    text: String,
}

impl Progress {
    /// Starts the progress of documents with these names.
    pub fn new(names: Vec<String>) -> Self {
        let names: Vec<String> = names.iter().map(|name| visible(name)).collect();
        let bar = (io::stderr().is_terminal() && !console::is_quiet()).then(|| bar(&names));
        let documents = names.iter().map(|_| Stage::Waiting).collect();
        Self { names, bar, state: Mutex::new(State { documents, told: 0, failure: None }) }
    }

    /// Marks a document as begun.
    pub fn begin(&self, index: usize) {
        self.enter(index, Stage::Begun);
    }

    /// Marks a document as made (its pages and its text for stdout) or, with `None`, as failed.
    pub fn end(&self, index: usize, result: Option<(usize, &str)>) {
        let outcome = result.map(|(pages, text)| Outcome { pages, text: text.to_owned() });
        self.enter(index, Stage::Ended(outcome));
    }

    /// Ends the progress; messages may follow.
    ///
    /// # Errors
    /// If stdout could not be written to.
    pub fn finish(self) -> anyhow::Result<()> {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        state.failure.map_or(Ok(()), Err)
    }

    fn enter(&self, index: usize, stage: Stage) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.documents[index] = stage;
        match &self.bar {
            Some(bar) => {
                let ended = state.documents.iter().filter(|stage| matches!(stage, Stage::Ended(_))).count();
                let documents = state.documents.iter().zip(&self.names);
                let begun = documents.filter(|(stage, _)| matches!(stage, Stage::Begun));
                bar.set_position(ended as u64);
                bar.set_message(begun.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("、"));
                bar.suspend(|| self.tell(&mut state));
            }
            None => self.tell(&mut state),
        }
    }

    /// Reports the documents that have ended, in the order of the list.
    fn tell(&self, state: &mut State) {
        while let Some(Stage::Ended(result)) = state.documents.get(state.told) {
            // A terminal shows the moving line instead, and a run of one document reports it at the end.
            if self.bar.is_none() && self.names.len() > 1 {
                let pages = result.as_ref().map_or("作れません".to_owned(), |it| format!("{}ページ", it.pages));
                let name = &self.names[state.told];
                report::remark(format_args!("[{}/{}] {name} {pages}\n", state.told + 1, self.names.len()));
            }
            if let Some(Err(error)) = result.as_ref().map(|result| report::print(&result.text)) {
                state.failure.get_or_insert(error);
            }
            state.told += 1;
        }
    }
}

fn bar(names: &[String]) -> ProgressBar {
    let template =
        if names.len() > 1 { "{spinner} [{pos}/{len}] {msg}" } else { "{spinner} {msg} を組んでいます" };
    let style = ProgressStyle::with_template(template).expect("the template is correct");
    let bar =
        ProgressBar::new(names.len() as u64).with_style(style).with_message(names.first().cloned().unwrap_or_default());
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
