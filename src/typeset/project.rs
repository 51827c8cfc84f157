//! A document as a plain Typst project: what is compiled is what `shinkan eject` writes.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::Context as _;
use serde::Serialize;
use typst::World;
use typst::WorldExt;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Bytes;
use typst::introspection::Introspector as _;
use typst_layout::PagedDocument;

use super::ahead;
use super::assets::Assets;
use super::audit::{self, Flaw};
use super::pdf::{self, Standard};
use super::world::MemoryWorld;

/// A Typst project: `main.typ`, `data/`, `layouts/` and `fonts/`.
pub struct Project {
    kind: &'static str,
    main: String,
    /// Its own files by their paths, `main.typ` apart.
    own: BTreeMap<String, Bytes>,
    assets: Assets,
    /// The list of its data that is evaluated from both of its ends.
    both_ends: Option<&'static str>,
}

/// The data that names the attachments.
const ATTACHMENTS: &str = "data/attachments.json";

/// The laid-out pages of a project.
pub struct Pages {
    document: PagedDocument,
    ident: String,
    warnings: Vec<String>,
}

/// Why a layout could not be set; only a layout that the user changed can cause it.
#[derive(Debug, Clone)]
pub struct LayoutError(String);

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LayoutError {}

impl Project {
    /// The project that sets `data` with the layout `layouts/<kind>.typ`, whose function has the same name.
    ///
    /// # Errors
    /// Where the data cannot be serialised.
    pub fn new(kind: &'static str, data: &impl Serialize, assets: Assets) -> anyhow::Result<Self> {
        let path = format!("data/{kind}.json");
        let main = format!("#import \"layouts/{kind}.typ\": {kind}\n#{kind}(json(\"{path}\"))\n");
        let json = serde_json::to_vec(data).context("資料のデータを作れません")?;
        Ok(Self { kind, main, own: [(path, Bytes::new(json))].into(), assets, both_ends: None })
    }

    /// The same with the files it was made from attached to the PDF, each by its path in the edition.
    ///
    /// # Errors
    /// None in practice: paths are always JSON.
    pub fn with_sources<'a>(mut self, sources: impl Iterator<Item = (&'a str, &'a [u8])>) -> anyhow::Result<Self> {
        let mut attached = Vec::new();
        for (path, bytes) in sources {
            // Readers save an attachment under its name; a path would ask for folders that are not there.
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

    /// The same, with the entries of the list of its data that is most of it evaluated from both ends at once: with a
    /// core to spare it is laid out sooner, and is the same.
    pub fn from_both_ends(self, list: &'static str) -> Self {
        Self { both_ends: Some(list), ..self }
    }

    /// Every file of the project by its path, fonts included.
    pub fn files(&self) -> BTreeMap<&str, &[u8]> {
        let mut files = self.assets.files();
        files.insert("main.typ", self.main.as_bytes());
        files.extend(self.own.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
        files
    }

    /// Lays the pages out. `ident` tells this document from all others, for the PDF's identifier.
    ///
    /// # Errors
    /// [`LayoutError`] with Typst's own words where a layout of the workspace has a fault.
    pub fn lay_out(&self, ident: impl Into<String>) -> Result<Pages, LayoutError> {
        let world = self.world();
        let compile = || typst::compile::<PagedDocument>(&world);
        let Warned { output, warnings } = match self.both_ends {
            Some(list) if rayon::current_num_threads() > 1 => {
                rayon::join(compile, || ahead::document(&world, self.kind, list)).0
            }
            _ => compile(),
        };
        let warnings = warnings.iter().map(|warning| said(&world, warning)).collect();
        match output {
            Ok(document) => Ok(Pages { document, ident: ident.into(), warnings }),
            Err(errors) => Err(explain(&world, &errors)),
        }
    }

    fn world(&self) -> MemoryWorld {
        let main = ("main.typ", Bytes::from_string(self.main.clone()));
        let own = self.own.iter().map(|(path, bytes)| (path.as_str(), bytes.clone()));
        MemoryWorld::new("main.typ", [main].into_iter().chain(own), self.assets.shelf())
    }
}

impl Pages {
    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// The first page, from 1, on which each label stands.
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

    /// What is wrong with the pages, in the order of the pages; type below `least_size` points is too small.
    pub fn audit(&self, least_size: f64) -> Vec<Flaw> {
        audit::audit(&self.document, least_size)
    }

    /// What Typst warned of, in its own words, with the place in the layout.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The pages themselves.
    #[cfg(test)]
    pub(super) fn pages(&self) -> &[typst_layout::Page] {
        self.document.pages()
    }

    /// The finished PDF: tagged, the same bytes for the same project.
    ///
    /// # Errors
    /// Where the pages cannot be made to conform, in Typst's own words.
    pub fn pdf(&self, standard: Standard) -> Result<Vec<u8>, LayoutError> {
        pdf::export(&self.document, &self.ident, standard).map_err(|errors| LayoutError(messages(&errors)))
    }
}

/// Forgets what was remembered of layouts made so far. Documents of one plan share much, those of another nothing: with
/// this between them memory stays flat over many plans, after a failed one, too.
pub fn forget() {
    comemo::evict(0);
}

/// Forgets what no document has asked for since the last time but one. What a few documents of one plan share is
/// remembered; of very many the memory does not grow with each.
pub fn forget_unused() {
    comemo::evict(1);
}

fn explain(world: &MemoryWorld, errors: &[SourceDiagnostic]) -> LayoutError {
    let errors: Vec<String> = errors.iter().map(|error| said(world, error)).collect();
    LayoutError(errors.join("\n"))
}

/// What Typst says, behind the place in the layout it says it of.
fn said(world: &MemoryWorld, diagnostic: &SourceDiagnostic) -> String {
    let place = diagnostic.span.id().and_then(|id| {
        let source = world.source(id).ok()?;
        let at = source.lines().byte_to_line_column(world.range(diagnostic.span)?.start)?;
        Some(format!("{}:{}:{}: ", id.vpath().get_without_slash(), at.0 + 1, at.1 + 1))
    });
    let hints = diagnostic.hints.iter().map(|hint| format!("\n  {}", hint.v));
    format!("{}{}{}", place.unwrap_or_default(), diagnostic.message, hints.collect::<String>())
}

fn messages(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("\n")
}
