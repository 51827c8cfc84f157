//! Layouts and fonts: the built-in ones, overlaid by those of the workspace.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::{fs, io};

use anyhow::Context as _;
use typst::foundations::Bytes;
use typst::text::Font;

use super::memo_warmup;
use super::world::{MemoryWorld, SharedAssets};

// LAYOUTS and FONTS: the built-in files, by their path in a workspace (build.rs).
include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The licence of the built-in fonts, which must accompany every copy of them.
const LICENCE: (&str, &[u8]) = ("fonts/OFL.txt", include_bytes!("../../fonts/OFL.txt"));

/// The page that lists the data of the layouts. It accompanies ejected layouts; a bag holds only what its papers are set with.
pub(super) const DATA_PAGE: (&str, &[u8]) = ("layouts/data.md", include_bytes!("../../layouts/data.md"));

/// Everything a document is typeset with besides its data.
#[derive(Debug, Clone)]
pub struct Assets {
    /// By path.
    layouts: BTreeMap<String, Bytes>,
    /// By path. A font of the workspace replaces a built-in one of the same name.
    fonts: BTreeMap<String, Bytes>,
    /// The faces in `fonts`, in the order of the files.
    faces: Vec<Font>,
    /// Parsed when the first document needs it.
    shared: Arc<OnceLock<Arc<SharedAssets>>>,
}

impl Assets {
    /// Loads the built-in files, overlaid by layouts/ and fonts/ of the workspace.
    ///
    /// # Errors
    /// If a file of the workspace cannot be read, or a font file is not a font.
    pub fn load(workspace: &Path) -> anyhow::Result<Self> {
        let layouts = LAYOUTS.iter().map(|(path, text)| ((*path).into(), Bytes::from_string(*text))).collect();
        let fonts = FONTS.iter().map(|(path, bytes)| ((*path).into(), Bytes::new(*bytes))).collect();
        Self::overlaid(layouts, fonts, workspace)
    }

    /// Loads layouts/ and fonts/ of the workspace only, which must be complete.
    ///
    /// # Errors
    /// If a file cannot be read, or a font file is not a font.
    pub fn load_without_built_in(workspace: &Path) -> anyhow::Result<Self> {
        Self::overlaid(BTreeMap::new(), BTreeMap::new(), workspace)
    }

    fn overlaid(
        mut layouts: BTreeMap<String, Bytes>,
        mut fonts: BTreeMap<String, Bytes>,
        workspace: &Path,
    ) -> anyhow::Result<Self> {
        overlay(&mut layouts, workspace, "layouts", &is_layout)?;
        overlay(&mut fonts, workspace, "fonts", &is_font)?;
        let mut faces = Vec::new();
        for (path, bytes) in &fonts {
            let before = faces.len();
            faces.extend(Font::iter(bytes.clone()));
            anyhow::ensure!(faces.len() > before, "{path} はフォントとして読めません");
        }
        Ok(Self { layouts, fonts, faces, shared: Arc::default() })
    }

    /// Tells whether the files are the same as in `other`.
    pub fn is_same_as(&self, other: &Self) -> bool {
        (&self.layouts, &self.fonts) == (&other.layouts, &other.fonts)
    }

    /// Every file by its path in a workspace, including the licence of the built-in fonts.
    pub fn files(&self) -> BTreeMap<&str, &[u8]> {
        let files = self.layouts.iter().chain(&self.fonts).map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        files.chain([LICENCE]).collect()
    }

    /// Evaluates a layout and the library it imports, so that documents find both in Typst's memo.
    pub fn evaluate(&self, kind: &str) {
        memo_warmup::layout(&MemoryWorld::new("main.typ", std::iter::empty(), self.shared()), kind);
    }

    pub(super) fn shared(&self) -> Arc<SharedAssets> {
        let layouts = || self.layouts.iter().map(|(path, bytes)| (path.as_str(), bytes.clone()));
        self.shared.get_or_init(|| Arc::new(SharedAssets::new(layouts(), self.faces.clone()))).clone()
    }

    /// The characters for which at least one font has a glyph.
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

/// Adds the wanted files below a folder of the workspace to `files`, replacing files of the same path. A missing folder
/// adds nothing.
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
        // A symlink is not followed: it could lead back here.
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

    #[test]
    fn the_built_in_files_are_exactly_those_of_the_repository() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let built_in = Assets::load(Path::new("/nonexistent")).unwrap();
        let (mut layouts, mut fonts) = (BTreeMap::new(), BTreeMap::new());
        overlay(&mut layouts, root, "layouts", &is_layout).unwrap();
        overlay(&mut fonts, root, "fonts", &|path| path.ends_with(".ttf")).unwrap();
        assert!(layouts == built_in.layouts);
        assert!(fonts == built_in.fonts);
    }
}
