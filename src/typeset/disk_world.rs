//! A plain world on disk, like that of any Typst tool: proves that an ejected project compiles to the pages of `build`.

use std::fs;
use std::path::{Path, PathBuf};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;

use super::{Assets, TypstProject, forget};
use crate::content::{Workspace, load};
use crate::documents::book::Book;

struct DiskWorld {
    root: PathBuf,
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl DiskWorld {
    fn new(root: &Path) -> Self {
        let mut files: Vec<PathBuf> =
            fs::read_dir(root.join("fonts")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let fonts: Vec<Font> =
            files.iter().flat_map(|file| Font::iter(Bytes::new(fs::read(file).unwrap())).collect::<Vec<_>>()).collect();
        let features = [Feature::A11yExtras].into_iter().collect();
        Self {
            root: root.to_owned(),
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }

    fn read(&self, id: FileId) -> FileResult<Vec<u8>> {
        let path = self.root.join(id.vpath().get_without_slash());
        fs::read(&path).map_err(|error| FileError::from_io(error, &path))
    }
}

impl World for DiskWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        RootedPath::new(VirtualRoot::Project, VirtualPath::new("main.typ").unwrap()).intern()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        Ok(Source::new(id, String::from_utf8(self.read(id)?).unwrap()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Ok(Bytes::new(self.read(id)?))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Compiles the real paper from the files of the project, and from memory with both ends at once; compares every frame.
#[test]
fn the_files_of_a_project_compile_to_the_pages_that_build_makes() {
    let workspace = Workspace::new(env!("CARGO_MANIFEST_DIR"));
    let edition = load(&workspace.edition(None).unwrap()).edition.unwrap();
    let project = TypstProject::new("book", &Book::new(&edition), Assets::load(workspace.root()).unwrap()).unwrap();
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in project.files() {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let from_disk = typst::compile::<PagedDocument>(&DiskWorld::new(dir.path()));
    assert!(from_disk.warnings.is_empty(), "{:?}", from_disk.warnings);
    let from_disk = from_disk.output.unwrap();
    forget();
    let two = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    let from_memory = two.install(|| project.from_both_ends("sheets").lay_out("").unwrap());
    assert_eq!(from_disk.pages().len(), from_memory.count());
    for (disk, memory) in from_disk.pages().iter().zip(from_memory.pages()) {
        assert_eq!(format!("{:?}", disk.frame), format!("{:?}", memory.frame));
    }
}
