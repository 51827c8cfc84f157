//! The world Typst compiles in: a fixed set of files, no disk, no clock, no system fonts.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// What the documents of a run share: layouts and fonts, read and parsed once, so that what is remembered of them
/// for one document is known for the next.
#[derive(Debug)]
pub(super) struct Shelf {
    files: HashMap<FileId, File>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Shelf {
    /// Files by their path from the root, and the faces of all fonts.
    pub(super) fn new<'a>(files: impl Iterator<Item = (&'a str, Bytes)>, fonts: Vec<Font>) -> Self {
        let files = files.map(|(path, bytes)| File::new(path, bytes)).collect();
        Self { files, book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }
}

/// The files and fonts of one document.
pub(super) struct MemoryWorld {
    main: FileId,
    /// Its own files.
    files: HashMap<FileId, File>,
    shelf: Arc<Shelf>,
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
    /// A world of its own files, by their path from the root, compiled from `main`, and of those on the shelf.
    pub(super) fn new<'a>(main: &str, files: impl Iterator<Item = (&'a str, Bytes)>, shelf: Arc<Shelf>) -> Self {
        Self { main: file_id(main), files: files.map(|(path, bytes)| File::new(path, bytes)).collect(), shelf }
    }

    fn get(&self, id: FileId) -> Option<&File> {
        self.files.get(&id).or_else(|| self.shelf.files.get(&id))
    }
}

/// The id of a file below the root. Ids are never freed, so that equal paths must share one; interning sees to it.
pub(super) fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("paths of a project are relative and stay inside it");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for MemoryWorld {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            // Header cells and table summaries, without which no table passes PDF/UA-1.
            let features = [Feature::A11yExtras].into_iter().collect();
            LazyHash::new(Library::builder().with_features(features).build())
        })
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shelf.book
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
        self.shelf.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
