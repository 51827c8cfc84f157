//! The [`World`] in which Typst compiles: a fixed set of files, without disk, clock or system fonts.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// The layouts and fonts that all documents of a run share. They are parsed once, so that Typst's memo of one document
/// serves the next.
#[derive(Debug)]
pub(super) struct SharedAssets {
    files: HashMap<FileId, File>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl SharedAssets {
    /// Parses `files`, each with its path from the root, and indexes the faces of all fonts.
    pub(super) fn new<'a>(files: impl Iterator<Item = (&'a str, Bytes)>, fonts: Vec<Font>) -> Self {
        let files = files.map(|(path, bytes)| File::new(path, bytes)).collect();
        Self { files, book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }
}

/// One document: its own files and the shared assets.
pub(super) struct MemoryWorld {
    main: FileId,
    files: HashMap<FileId, File>,
    shared: Arc<SharedAssets>,
}

#[derive(Debug)]
enum File {
    Source(Source),
    Data(Bytes),
}

impl File {
    fn new(path: &str, bytes: Bytes) -> (FileId, Self) {
        let id = file_id(path);
        let source = path.ends_with(".typ").then(|| bytes.as_str().ok()).flatten();
        let file = source.map(|text| Self::Source(Source::new(id, text.to_owned())));
        (id, file.unwrap_or(Self::Data(bytes)))
    }
}

impl MemoryWorld {
    /// Builds the world of a document that is compiled from `main`; `files` are its own files by their path from the
    /// root.
    pub(super) fn new<'a>(
        main: &str,
        files: impl Iterator<Item = (&'a str, Bytes)>,
        shared: Arc<SharedAssets>,
    ) -> Self {
        Self { main: file_id(main), files: files.map(|(path, bytes)| File::new(path, bytes)).collect(), shared }
    }

    fn get(&self, id: FileId) -> Option<&File> {
        self.files.get(&id).or_else(|| self.shared.files.get(&id))
    }
}

/// Whether Typst takes this for the path of a file below the root.
pub(super) fn is_path(path: &str) -> bool {
    VirtualPath::new(path).is_ok()
}

/// The id of a file below the root. Typst never frees ids, so equal paths must share one: interning ensures that.
pub(super) fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("paths of a project are relative and stay inside it");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for MemoryWorld {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            // For header cells and table summaries, which PDF/UA-1 requires.
            let features = [Feature::A11yExtras].into_iter().collect();
            LazyHash::new(Library::builder().with_features(features).build())
        })
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match self.get(id) {
            Some(File::Source(source)) => Ok(source.clone()),
            Some(File::Data(_)) => Err(FileError::NotSource),
            None => Err(not_found(id)),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.get(id) {
            Some(File::Source(source)) => Ok(Bytes::from_string(source.text().to_owned())),
            Some(File::Data(bytes)) => Ok(bytes.clone()),
            None => Err(not_found(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
