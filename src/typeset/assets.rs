//! The layouts and fonts: those built into the program, with the workspace's own over them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::{fs, io};

use anyhow::Context as _;
use typst::foundations::Bytes;
use typst::text::Font;

use super::ahead;
use super::world::{MemoryWorld, Shelf};

/// The built-in layouts, by their path in a workspace.
const LAYOUTS: &[(&str, &str)] = &[
    ("layouts/book.typ", include_str!("../../layouts/book.typ")),
    ("layouts/comparison.typ", include_str!("../../layouts/comparison.typ")),
    ("layouts/extract.typ", include_str!("../../layouts/extract.typ")),
    ("layouts/history.typ", include_str!("../../layouts/history.typ")),
    ("layouts/lib/anchored.typ", include_str!("../../layouts/lib/anchored.typ")),
    ("layouts/lib/bars.typ", include_str!("../../layouts/lib/bars.typ")),
    ("layouts/lib/card.typ", include_str!("../../layouts/lib/card.typ")),
    ("layouts/lib/cells.typ", include_str!("../../layouts/lib/cells.typ")),
    ("layouts/lib/changes.typ", include_str!("../../layouts/lib/changes.typ")),
    ("layouts/lib/chart.typ", include_str!("../../layouts/lib/chart.typ")),
    ("layouts/lib/checkbox.typ", include_str!("../../layouts/lib/checkbox.typ")),
    ("layouts/lib/columns.typ", include_str!("../../layouts/lib/columns.typ")),
    ("layouts/lib/differences.typ", include_str!("../../layouts/lib/differences.typ")),
    ("layouts/lib/estimate.typ", include_str!("../../layouts/lib/estimate.typ")),
    ("layouts/lib/grid.typ", include_str!("../../layouts/lib/grid.typ")),
    ("layouts/lib/head-cell.typ", include_str!("../../layouts/lib/head-cell.typ")),
    ("layouts/lib/labels.typ", include_str!("../../layouts/lib/labels.typ")),
    ("layouts/lib/listing.typ", include_str!("../../layouts/lib/listing.typ")),
    ("layouts/lib/opinions.typ", include_str!("../../layouts/lib/opinions.typ")),
    ("layouts/lib/page.typ", include_str!("../../layouts/lib/page.typ")),
    ("layouts/lib/paper.typ", include_str!("../../layouts/lib/paper.typ")),
    ("layouts/lib/project.typ", include_str!("../../layouts/lib/project.typ")),
    ("layouts/lib/prose.typ", include_str!("../../layouts/lib/prose.typ")),
    ("layouts/lib/sheet.typ", include_str!("../../layouts/lib/sheet.typ")),
    ("layouts/lib/strut.typ", include_str!("../../layouts/lib/strut.typ")),
    ("layouts/lib/system.typ", include_str!("../../layouts/lib/system.typ")),
    ("layouts/lib/table.typ", include_str!("../../layouts/lib/table.typ")),
    ("layouts/lib/title.typ", include_str!("../../layouts/lib/title.typ")),
    ("layouts/lib/trend.typ", include_str!("../../layouts/lib/trend.typ")),
    ("layouts/missing.typ", include_str!("../../layouts/missing.typ")),
    ("layouts/summary.typ", include_str!("../../layouts/summary.typ")),
];

/// The built-in fonts, by their path in a workspace.
const FONTS: &[(&str, &[u8])] = &[
    ("fonts/BIZUDPGothic-Bold.ttf", include_bytes!("../../fonts/BIZUDPGothic-Bold.ttf")),
    ("fonts/BIZUDPGothic-Regular.ttf", include_bytes!("../../fonts/BIZUDPGothic-Regular.ttf")),
    ("fonts/BIZUDPMincho-Regular.ttf", include_bytes!("../../fonts/BIZUDPMincho-Regular.ttf")),
    ("fonts/ShinkanCheckbox-Regular.ttf", include_bytes!("../../fonts/ShinkanCheckbox-Regular.ttf")),
];

/// The licence of the built-in fonts, by its path in a workspace: it goes wherever they go.
const LICENCE: (&str, &[u8]) = ("fonts/OFL.txt", include_bytes!("../../fonts/OFL.txt"));

/// The files a document is set with besides its data.
#[derive(Debug, Clone)]
pub struct Assets {
    /// The layouts, by path.
    pub(super) layouts: BTreeMap<String, Bytes>,
    /// The fonts, by path; the built-in ones first, each replaced by the workspace's file of the same name.
    pub(super) fonts: BTreeMap<String, Bytes>,
    /// The faces in the fonts, in the order of the files.
    faces: Vec<Font>,
    shelf: Arc<OnceLock<Arc<Shelf>>>,
}

impl Assets {
    /// The built-in files, with those of the workspace's own layouts/ and fonts/ over them.
    ///
    /// # Errors
    /// Where a file of the workspace cannot be read, or a font file is none.
    pub fn load(workspace: &Path) -> anyhow::Result<Self> {
        let mut layouts: BTreeMap<String, Bytes> =
            LAYOUTS.iter().map(|(path, text)| ((*path).into(), Bytes::from_string(*text))).collect();
        let mut fonts: BTreeMap<String, Bytes> =
            FONTS.iter().map(|(path, bytes)| ((*path).into(), Bytes::new(*bytes))).collect();
        overlay(&mut layouts, workspace, "layouts", &is_layout)?;
        overlay(&mut fonts, workspace, "fonts", &is_font)?;
        Self::new(layouts, fonts)
    }

    /// The files of a workspace alone, which must be complete.
    ///
    /// # Errors
    /// Where one cannot be read, or a font file is none.
    pub fn only_of(workspace: &Path) -> anyhow::Result<Self> {
        let (mut layouts, mut fonts) = (BTreeMap::new(), BTreeMap::new());
        overlay(&mut layouts, workspace, "layouts", &is_layout)?;
        overlay(&mut fonts, workspace, "fonts", &is_font)?;
        Self::new(layouts, fonts)
    }

    fn new(layouts: BTreeMap<String, Bytes>, fonts: BTreeMap<String, Bytes>) -> anyhow::Result<Self> {
        let mut faces = Vec::new();
        for (path, bytes) in &fonts {
            let before = faces.len();
            faces.extend(Font::iter(bytes.clone()));
            anyhow::ensure!(faces.len() > before, "{path} はフォントとして読めません");
        }
        Ok(Self { layouts, fonts, faces, shelf: Arc::default() })
    }

    /// Every file by its path in a workspace, with the licence of the built-in fonts.
    pub fn files(&self) -> BTreeMap<&str, &[u8]> {
        let files = self.layouts.iter().chain(&self.fonts).map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        files.chain([LICENCE]).collect()
    }

    /// Evaluates a layout and the library it is written in, so that this has been done for the documents set with it.
    pub fn evaluate(&self, kind: &str) {
        ahead::layout(&MemoryWorld::new("main.typ", std::iter::empty(), self.shelf()), kind);
    }

    /// The same, as documents are set with them.
    pub(super) fn shelf(&self) -> Arc<Shelf> {
        let layouts = || self.layouts.iter().map(|(path, bytes)| (path.as_str(), bytes.clone()));
        self.shelf.get_or_init(|| Arc::new(Shelf::new(layouts(), self.faces.clone()))).clone()
    }

    /// The characters for which some font has a glyph.
    pub fn coverage(&self) -> Coverage {
        let codes = self.faces.iter().flat_map(|face| face.info().coverage.iter());
        let mut characters: Vec<char> = codes.filter_map(char::from_u32).collect();
        characters.sort_unstable();
        characters.dedup();
        Coverage(characters)
    }
}

/// The characters that can be printed, sorted.
#[derive(Debug)]
pub struct Coverage(Vec<char>);

impl Coverage {
    /// Whether a character can be printed.
    pub fn contains(&self, c: char) -> bool {
        self.0.binary_search(&c).is_ok()
    }
}

fn is_layout(name: &str) -> bool {
    name.ends_with(".typ")
}

fn is_font(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Reads the wanted files below a folder of the workspace, if it is there, over those that are known.
fn overlay(
    files: &mut BTreeMap<String, Bytes>,
    workspace: &Path,
    folder: &str,
    wanted: &dyn Fn(&str) -> bool,
) -> anyhow::Result<()> {
    let dir = workspace.join(folder);
    let failed = || format!("{} を読めません", dir.display());
    let entries = match fs::read_dir(&dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(failed),
    };
    for entry in entries {
        let entry = entry.with_context(failed)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{folder}/{name}");
        // A linked folder may lead back here; it is not followed.
        if entry.file_type().with_context(failed)?.is_dir() {
            overlay(files, workspace, &path, wanted)?;
        } else if wanted(&name) {
            let bytes = fs::read(entry.path()).with_context(|| format!("{} を読めません", entry.path().display()))?;
            files.insert(path, Bytes::new(bytes));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every layout and font of the repository is built in, and nothing else.
    #[test]
    fn the_tables_list_the_folders() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let built_in = Assets::load(Path::new("/nonexistent")).unwrap();
        let (mut layouts, mut fonts) = (BTreeMap::new(), BTreeMap::new());
        overlay(&mut layouts, root, "layouts", &is_layout).unwrap();
        overlay(&mut fonts, root, "fonts", &|path| path.ends_with(".ttf")).unwrap();
        assert!(layouts == built_in.layouts);
        assert!(fonts == built_in.fonts);
    }
}
