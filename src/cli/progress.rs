//! How far a run is: a line that moves on a terminal, plain lines elsewhere.

use std::io::{self, IsTerminal as _};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::report;

/// The progress of a run that makes documents.
pub(super) struct Progress {
    /// What people call the documents.
    names: Vec<String>,
    /// On a terminal only; it leaves nothing behind.
    bar: Option<ProgressBar>,
    state: Mutex<State>,
}

struct State {
    documents: Vec<Stage>,
    /// How many of them have been told.
    told: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Waiting,
    Begun,
    /// With its number of pages; `None` where it failed.
    Ended(Option<usize>),
}

impl Progress {
    /// Of documents of these names.
    pub fn new(names: Vec<String>) -> Self {
        let bar = io::stderr().is_terminal().then(|| bar(&names));
        let state = Mutex::new(State { documents: vec![Stage::Waiting; names.len()], told: 0 });
        Self { names, bar, state }
    }

    /// A document is begun.
    pub fn begin(&self, index: usize) {
        self.enter(index, Stage::Begun);
    }

    /// A document is made, with so many pages, or not.
    pub fn end(&self, index: usize, pages: Option<usize>) {
        self.enter(index, Stage::Ended(pages));
    }

    /// Nothing more is made; what else is said comes after this.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn enter(&self, index: usize, stage: Stage) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.documents[index] = stage;
        match &self.bar {
            Some(bar) => {
                let of_stage = |wanted: fn(&Stage) -> bool| {
                    let documents = state.documents.iter().zip(&self.names);
                    documents.filter(move |(stage, _)| wanted(stage)).map(|(_, name)| name.as_str())
                };
                bar.set_position(of_stage(|stage| matches!(stage, Stage::Ended(_))).count() as u64);
                bar.set_message(of_stage(|stage| *stage == Stage::Begun).collect::<Vec<_>>().join("、"));
            }
            // A run that makes one document says so when it is done.
            None if self.names.len() > 1 => self.tell(&mut state),
            None => {}
        }
    }

    /// Tells of the documents that have ended, in their order whichever was first.
    fn tell(&self, state: &mut State) {
        while let Some(Stage::Ended(pages)) = state.documents.get(state.told) {
            let result = pages.map_or("作れません".to_owned(), |pages| format!("{pages}ページ"));
            let name = &self.names[state.told];
            report::say(format_args!("[{}/{}] {name} {result}\n", state.told + 1, self.names.len()));
            state.told += 1;
        }
    }
}

fn bar(names: &[String]) -> ProgressBar {
    let template =
        if names.len() > 1 { "{spinner} [{pos}/{len}] {msg}" } else { "{spinner} {msg} を組んでいます" };
    let style = ProgressStyle::with_template(template).expect("the template is correct");
    let bar = ProgressBar::new(names.len() as u64).with_style(style).with_message(names[..1].concat());
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
