//! Layouts and fonts: the built-in ones, overlaid by those of the workspace.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::{fs, io};

use anyhow::{Context as _, ensure};
use typst::foundations::Bytes;
use typst::text::Font;

use super::font_file::{self, FontFault};
use super::memo_warmup;
use super::world::{MemoryWorld, SharedAssets, is_path};
use crate::windows::slashed;

// LAYOUTS and FONTS: the built-in files, by their path in a workspace (build.rs).
include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The most layouts or fonts of a workspace; Typst knows no more than 65,535 files.
const MOST_FILES: usize = 10_000;
/// The most bytes of a layout or a font.
const MOST_BYTES: u64 = 256 << 20;

/// The licence of the built-in fonts, which must accompany every copy of them.
const LICENCE: (&str, &[u8]) = ("fonts/OFL.txt", include_bytes!("../../fonts/OFL.txt"));

/// The page that lists the data of the layouts. It accompanies ejected layouts; a bag holds only what its papers are set with.
pub(super) const DATA_PAGE: (&str, &[u8]) = ("layouts/data.md", include_bytes!("../../layouts/data.md"));

/// Files by path.
type Files = BTreeMap<String, Bytes>;

/// Everything a document is typeset with besides its data.
#[derive(Debug, Clone)]
pub struct Assets {
    /// By path.
    layouts: Files,
    /// By path. A font of the workspace replaces a built-in one of the same name.
    fonts: Files,
    /// The faces in `fonts`, in the order of the files.
    faces: Vec<Font>,
    /// The files in `fonts` that are not used, by path.
    broken: BTreeMap<String, FontFault>,
    /// Parsed when the first document needs it.
    shared: Arc<OnceLock<Arc<SharedAssets>>>,
}

impl Assets {
    /// Loads the built-in files, overlaid by layouts/ and fonts/ of the workspace.
    ///
    /// # Errors
    /// If a file of the workspace cannot be read, or is none that can be a layout.
    pub fn load(workspace: &Path) -> anyhow::Result<Self> {
        let (layouts, fonts) = built_in();
        Self::overlaid(layouts, fonts, workspace)
    }

    /// Whether a workspace has layouts or fonts other than the built-in ones. What cannot be read does not count: the run
    /// that uses it reports that.
    pub fn has_own(workspace: &Path) -> bool {
        let own = |folder: &str, wanted: &dyn Fn(&str) -> bool| {
            let mut files = BTreeMap::new();
            let _ = overlay(&mut files, workspace, folder, wanted);
            files
        };
        let layouts: BTreeMap<&str, &[u8]> = LAYOUTS.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        let fonts: BTreeMap<&str, &[u8]> = FONTS.iter().map(|(path, bytes)| (*path, *bytes)).collect();
        let differ = |own: BTreeMap<String, Bytes>, built_in: &BTreeMap<&str, &[u8]>| {
            own.iter().any(|(path, bytes)| built_in.get(path.as_str()) != Some(&bytes.as_slice()))
        };
        differ(own("layouts", &is_layout), &layouts) || differ(own("fonts", &is_font), &fonts)
    }

    /// Whether a layout is not the built-in one of its name.
    pub fn has_own_layouts(&self) -> bool {
        let built_in = |path: &str| LAYOUTS.iter().find(|(known, _)| *known == path).map(|(_, text)| text.as_bytes());
        self.layouts.iter().any(|(path, bytes)| built_in(path) != Some(bytes.as_slice()))
    }

    /// The built-in files only.
    pub fn built_in() -> Self {
        let (layouts, fonts) = built_in();
        Self::of(layouts, fonts)
    }

    /// Loads layouts/ and fonts/ of the workspace only, which must be complete.
    ///
    /// # Errors
    /// If a file cannot be read, or is none that can be a layout.
    pub fn load_without_built_in(workspace: &Path) -> anyhow::Result<Self> {
        Self::overlaid(BTreeMap::new(), BTreeMap::new(), workspace)
    }

    fn overlaid(mut layouts: Files, mut fonts: Files, workspace: &Path) -> anyhow::Result<Self> {
        overlay(&mut layouts, workspace, "layouts", &is_layout)?;
        overlay(&mut fonts, workspace, "fonts", &is_font)?;
        for path in layouts.keys() {
            ensure!(is_path(path), "{path} の名前は、レイアウトに使えません。「\\」のない名前にしてください");
        }
        Ok(Self::of(layouts, fonts))
    }

    fn of(layouts: Files, fonts: Files) -> Self {
        let (mut faces, mut broken) = (Vec::new(), BTreeMap::new());
        for (path, bytes) in &fonts {
            match font_file::faces(bytes) {
                Ok(found) => faces.extend(found),
                Err(fault) => drop(broken.insert(path.clone(), fault)),
            }
        }
        Self { layouts, fonts, faces, broken, shared: Arc::default() }
    }

    /// The font files that cannot be used, by their paths in the workspace.
    pub fn broken_fonts(&self) -> impl Iterator<Item = (&str, FontFault)> {
        self.broken.iter().map(|(path, fault)| (path.as_str(), *fault))
    }

    /// Tells whether the files are the same as in `other`.
    pub fn is_same_as(&self, other: &Self) -> bool {
        (&self.layouts, &self.fonts) == (&other.layouts, &other.fonts)
    }

    /// The layouts of the workspace that nothing uses and whose name is almost that of a built-in one, each with that one.
    pub fn misnamed(&self) -> Vec<(&str, &'static str)> {
        let is_used = |path: &str| {
            let file = path.rsplit('/').next().unwrap_or(path);
            self.layouts
                .iter()
                .any(|(other, text)| other != path && text.windows(file.len()).any(|part| part == file.as_bytes()))
        };
        let built_in = || LAYOUTS.iter().map(|(path, _)| *path);
        let own = self.layouts.keys().filter(|path| !built_in().any(|known| known == path.as_str()));
        let unused = own.filter(|path| !is_used(path));
        unused.filter_map(|path| Some((path.as_str(), almost(path, built_in())?))).collect()
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

/// The built-in layouts and fonts.
fn built_in() -> (Files, Files) {
    let layouts = LAYOUTS.iter().map(|(path, text)| ((*path).into(), Bytes::from_string(*text))).collect();
    let fonts = FONTS.iter().map(|(path, bytes)| ((*path).into(), Bytes::new(*bytes))).collect();
    (layouts, fonts)
}

/// The built-in layout whose name differs only by a slip, or that is in another folder.
fn almost(path: &str, built_in: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let file = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
    let likeness = |known: &str| strsim::normalized_damerau_levenshtein(&file(path), &file(known));
    let near = built_in.map(|known| (likeness(known), known)).filter(|(likeness, _)| *likeness >= 0.75);
    near.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
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
fn overlay(files: &mut Files, workspace: &Path, folder: &str, wanted: &dyn Fn(&str) -> bool) -> anyhow::Result<()> {
    let dir = workspace.join(folder);
    let failed = || format!("{} を読めません", slashed(&dir));
    let entries = match fs::read_dir(&dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(_) if dir.is_file() => anyhow::bail!(
            "{} が、フォルダーではなくファイルです。名前を変えるか、ほかの場所に移してください",
            slashed(&dir)
        ),
        Err(error) => return Err(error).with_context(failed),
    };
    for entry in entries {
        let entry = entry.with_context(failed)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        // macOS leaves `._x.ttf` beside x.ttf.
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{folder}/{name}");
        // A symlink to a folder is not followed: it could lead back here.
        if entry.file_type().with_context(failed)?.is_dir() {
            overlay(files, workspace, &path, wanted)?;
        } else if wanted(&name) {
            let bytes = read(&entry.path())?;
            files.insert(path, Bytes::new(bytes));
            ensure!(files.len() <= MOST_FILES, "{} のファイルが多すぎます（{MOST_FILES}件まで）", slashed(&dir));
        }
    }
    Ok(())
}

/// Reads a layout or a font. Never opens what is no file: a pipe would never end.
fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let failed = || format!("{} を読めません", slashed(path));
    let metadata = fs::metadata(path).with_context(failed)?;
    ensure!(metadata.is_file(), "{} はふつうのファイルではありません。ほかの場所に移してください", slashed(path));
    ensure!(metadata.len() <= MOST_BYTES, "{} が大きすぎます（{}MB まで）", slashed(path), MOST_BYTES >> 20);
    fs::read(path).with_context(failed)
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
