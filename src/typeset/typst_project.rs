//! A document as a plain Typst project. `build` compiles exactly the files that `shinkan eject` writes.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::Context as _;
use serde::Serialize;
use typst::World;
use typst::WorldExt;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Bytes;
use typst::introspection::Introspector as _;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::areas::{self, Area};
use super::assets::{Assets, DATA_PAGE};
use super::audit::{self, Flaw};
use super::memo_warmup;
use super::pdf::{self, Standard};
use super::world::MemoryWorld;

/// A Typst project: `main.typ`, `data/`, `layouts/` and `fonts/`.
pub struct TypstProject {
    kind: &'static str,
    main: String,
    /// The data and attachments, by path.
    own: BTreeMap<String, Bytes>,
    assets: Assets,
    /// The list of its data that is evaluated from both ends.
    both_ends: Option<&'static str>,
}

/// The data file that lists the attachments.
const ATTACHMENTS: &str = "data/attachments.json";

/// The laid-out pages of a project.
pub struct Pages {
    document: PagedDocument,
    ident: String,
    warnings: Vec<String>,
}

/// Typst's error messages for a layout. Only a layout that the user changed can cause one.
#[derive(Debug, Clone)]
pub struct LayoutError(String);

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LayoutError {}

impl TypstProject {
    /// Creates the project that passes `data` to the function `<kind>` of the layout `layouts/<kind>.typ`.
    ///
    /// # Errors
    /// If the data cannot be serialised.
    pub fn new(kind: &'static str, data: &impl Serialize, assets: Assets) -> anyhow::Result<Self> {
        Ok(Self::from_json(kind, serde_json::to_vec(data).context("資料のデータを作れません")?, assets))
    }

    /// Creates the project that passes the JSON `data` with the layout `layouts/<kind>.typ`.
    pub fn from_json(kind: &'static str, data: Vec<u8>, assets: Assets) -> Self {
        let path = format!("data/{kind}.json");
        let main = format!("#import \"layouts/{kind}.typ\": {kind}\n#{kind}(json(\"{path}\"))\n");
        Self { kind, main, own: [(path, Bytes::new(data))].into(), assets, both_ends: None }
    }

    /// Attaches source files to the PDF, each given with its path in the edition.
    ///
    /// # Errors
    /// If the list of attachments cannot be serialised.
    pub fn with_sources<'a>(mut self, sources: impl Iterator<Item = (&'a str, &'a [u8])>) -> anyhow::Result<Self> {
        let mut attached = Vec::new();
        for (path, bytes) in sources {
            // PDF readers save an attachment under its name, so a path would name folders that do not exist.
            let mut name = path.replace('/', "_");
            while self.own.contains_key(&name) {
                name.insert(0, '_');
            }
            self.own.insert(name.clone(), Bytes::new(bytes.to_vec()));
            attached.push((name, path));
        }
        self.own.insert(ATTACHMENTS.to_owned(), Bytes::new(serde_json::to_vec(&attached)?));
        let attach = "pdf.attach(name, relationship: \"source\", mime-type: \"application/yaml\", description: path)";
        self.main.insert_str(0, &format!("#for (name, path) in json(\"{ATTACHMENTS}\") {{\n  {attach}\n}}\n"));
        Ok(self)
    }

    /// Evaluates `list`, the longest list of the data, from both ends at once if a second core is free. This changes
    /// speed, not output.
    pub fn from_both_ends(self, list: &'static str) -> Self {
        Self { both_ends: Some(list), ..self }
    }

    /// Every file of the project by path, including fonts and the page on the data of the layouts.
    pub fn files(&self) -> BTreeMap<&str, &[u8]> {
        let mut files = self.assets.files();
        files.extend([DATA_PAGE]);
        files.insert("main.typ", self.main.as_bytes());
        files.extend(self.own.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
        files
    }

    /// Lays out the pages. `ident` must be unique to this document; it becomes the PDF's identifier.
    ///
    /// # Errors
    /// [`LayoutError`] if a layout of the workspace has a fault.
    pub fn lay_out(&self, ident: impl Into<String>) -> Result<Pages, LayoutError> {
        let world = self.world();
        let compile = || typst::compile::<PagedDocument>(&world);
        let Warned { output, warnings } = match self.both_ends {
            Some(list) if rayon::current_num_threads() > 1 => {
                rayon::join(compile, || memo_warmup::document(&world, self.kind, list)).0
            }
            _ => compile(),
        };
        let warnings = warnings.iter().map(|warning| format_diagnostic(&world, warning)).collect();
        match output {
            Ok(document) => Ok(Pages { document, ident: ident.into(), warnings }),
            Err(errors) => Err(explain(&world, &errors)),
        }
    }

    fn world(&self) -> MemoryWorld {
        let main = ("main.typ", Bytes::from_string(self.main.clone()));
        let own = self.own.iter().map(|(path, bytes)| (path.as_str(), bytes.clone()));
        MemoryWorld::new("main.typ", [main].into_iter().chain(own), self.assets.shared())
    }
}

impl Pages {
    /// The number of pages.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// The first page of each label, counted from 1.
    pub fn labels(&self) -> BTreeMap<String, usize> {
        let introspector = self.document.introspector();
        let mut pages: BTreeMap<String, usize> = BTreeMap::new();
        for content in introspector.query_labelled() {
            let page = content.location().and_then(|location| introspector.page(location));
            if let (Some(label), Some(page)) = (content.label(), page) {
                let first = pages.entry(label.resolve().to_string()).or_insert(page.get());
                *first = page.get().min(*first);
            }
        }
        pages
    }

    /// Finds the areas of the labelled cells, in page order.
    pub fn areas(&self) -> Vec<Area> {
        areas::areas(&self.document)
    }

    /// All texts on the pages one after the other, in the order in which they are set.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.document.pages().iter().for_each(|page| add_text(&page.frame, &mut text));
        text
    }

    /// Finds flaws on the pages, in page order. Type below `least_size` points counts as too small.
    pub fn audit(&self, least_size: f64) -> Vec<Flaw> {
        audit::audit(&self.document, least_size)
    }

    /// Typst's warnings, each with its place in the layout.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    #[cfg(test)]
    pub(super) fn pages(&self) -> &[typst_layout::Page] {
        self.document.pages()
    }

    /// Exports a tagged PDF; the same project gives the same bytes.
    ///
    /// # Errors
    /// If the pages cannot conform to the standard, in Typst's words.
    pub fn pdf(&self, standard: Standard) -> Result<Vec<u8>, LayoutError> {
        pdf::export(&self.document, &self.ident, standard).map_err(|errors| LayoutError(messages(&errors)))
    }
}

fn add_text(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => add_text(&group.frame, text),
            FrameItem::Text(item) => text.push_str(&item.text),
            _ => {}
        }
    }
}

/// Empties Typst's memo. Documents of one plan share much of it, documents of two plans nothing: call this between
/// plans, and after a failed one, to keep memory flat.
pub fn forget() {
    comemo::evict(0);
}

/// Drops memo entries that were not used since the previous call. Call this after every few documents of a plan:
/// entries that documents share stay, and memory does not grow with their number.
pub fn forget_unused() {
    comemo::evict(1);
}

fn explain(world: &MemoryWorld, errors: &[SourceDiagnostic]) -> LayoutError {
    let errors: Vec<String> = errors.iter().map(|error| format_diagnostic(world, error)).collect();
    LayoutError(errors.join("\n"))
}

/// Formats a message of Typst, preceded by its place in the layout and followed by its hints.
fn format_diagnostic(world: &MemoryWorld, diagnostic: &SourceDiagnostic) -> String {
    let place = diagnostic.span.id().and_then(|id| {
        let source = world.source(id).ok()?;
        let at = source.lines().byte_to_line_column(world.range(diagnostic.span)?.start)?;
        Some(format!("{}:{}:{}: ", id.vpath().get_without_slash(), at.0 + 1, at.1 + 1))
    });
    let hints = diagnostic.hints.iter().map(|hint| format!("\n  {}", hint.v));
    format!("{}Typst の知らせ（英語）: {}{}", place.unwrap_or_default(), diagnostic.message, hints.collect::<String>())
}

fn messages(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("\n")
}
