//! A workspace with its layouts and fonts, ready to make documents of its editions.

use std::path::Path;

use anyhow::anyhow;

use super::loaded_edition::LoadedEdition;
use crate::check;
use crate::content::{self, EditionDir, Loaded, Unsaved, Workspace, YearError};
use crate::finding::{Finding, either};
use crate::model::{Period, PeriodLabels};
use crate::typeset::{Assets, Coverage, FontFault, forget};
use crate::windows::{quoted, slashed};

/// A workspace with its layouts and fonts.
#[derive(Debug, Clone)]
pub struct Workbench {
    workspace: Workspace,
    assets: Assets,
}

impl Workbench {
    /// Opens a workspace with the built-in layouts and fonts, which its own ones replace. Clears Typst's memo.
    ///
    /// # Errors
    /// If a layout or font of the workspace cannot be read.
    pub fn open(root: &Path) -> anyhow::Result<Self> {
        Ok(Self::new(root, Assets::load(root)?))
    }

    /// Opens the payload of a bag, which must contain all layouts and fonts.
    ///
    /// # Errors
    /// If a layout or font cannot be read.
    pub fn open_payload(payload: &Path) -> anyhow::Result<Self> {
        Ok(Self::new(payload, Assets::load_without_built_in(payload)?))
    }

    /// Opens the payload of a bag with the built-in layouts and fonts instead of its own.
    pub fn open_payload_with_built_in(payload: &Path) -> Self {
        Self::new(payload, Assets::built_in())
    }

    fn new(root: &Path, assets: Assets) -> Self {
        forget();
        Self { workspace: Workspace::new(root), assets }
    }

    /// The workspace.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The layouts and fonts.
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The folder of the edition of a period, by default the newest.
    ///
    /// # Errors
    /// If there is none; the error says what to do.
    pub fn edition(&self, year: Option<Period>) -> anyhow::Result<EditionDir> {
        self.workspace.edition(year).map_err(explain)
    }

    /// Loads all files of an edition.
    pub fn load(&self, dir: EditionDir) -> LoadedEdition {
        self.load_unsaved(dir, &Unsaved::default())
    }

    /// Loads an edition while evaluating the layout of its document.
    pub fn load_for(&self, dir: EditionDir, layout: &str) -> LoadedEdition {
        rayon::join(|| self.load(dir), || self.assets.evaluate(layout)).0
    }

    /// Loads an edition with unsaved texts in place of those on disk.
    pub fn load_unsaved(&self, dir: EditionDir, unsaved: &Unsaved) -> LoadedEdition {
        let mut loaded = with_coverage(content::load_unsaved(&dir, unsaved), &self.assets.coverage());
        loaded.findings.extend(self.broken_fonts());
        LoadedEdition::new(self.workspace.clone(), self.assets.clone(), dir, loaded, unsaved.clone())
    }

    /// What is wrong with the fonts of the workspace. Part of the findings of every edition that is loaded here.
    pub fn broken_fonts(&self) -> Vec<Finding> {
        let said = |fault| match fault {
            FontFault::NoFont => "フォントとして読めません",
            FontFault::Overstated => "フォントとして読めません（書体か文字の数が、ありえないほど多く書かれています）",
        };
        self.assets.broken_fonts().map(|(path, fault)| check::broken_font::finding(path, said(fault))).collect()
    }

    /// Reads layouts and fonts again and returns whether any of them changed. Keeps Typst's memo.
    ///
    /// # Errors
    /// If a layout or font of the workspace cannot be read.
    pub fn reload(&mut self) -> anyhow::Result<bool> {
        let assets = Assets::load(self.workspace.root())?;
        let changed = !assets.is_same_as(&self.assets);
        if changed {
            self.assets = assets;
        }
        Ok(changed)
    }
}

/// Loads an edition; characters that cannot be printed are among its faults.
pub fn load_printable(dir: &EditionDir, coverage: &Coverage) -> Loaded {
    with_coverage(content::load(dir), coverage)
}

fn with_coverage(mut loaded: Loaded, coverage: &Coverage) -> Loaded {
    let found = check::characters::check(&loaded.sources, |c| coverage.contains(c));
    let found = check::without_consequences(found, &loaded.findings, &loaded.sources);
    loaded.findings.extend(found);
    loaded
}

/// The maximum number of plans named in place of one that is not there.
const MOST_TOLD: usize = 5;

/// The folders beside a content/ that is not there which hold a plan.
fn plans_beside(content: &Path) -> Vec<String> {
    let below = Workspace::new(content.parent().unwrap_or(Path::new(""))).below();
    below.iter().map(|workspace| slashed(workspace.root())).collect()
}

/// Explains why there is no edition, and what to do about it.
pub fn explain(error: YearError) -> anyhow::Error {
    match error {
        YearError::NoContent(path) if path.is_file() => anyhow!(
            "{} が、フォルダーではなくファイルです。名前を変えて、content というフォルダーを作り、その中に年度ごとのフォルダー（content/2025/ など）を置いてください",
            slashed(&path)
        ),
        YearError::NoContent(path) if !plans_beside(&path).is_empty() => {
            let plans = plans_beside(&path);
            let names: Vec<&str> = plans.iter().take(MOST_TOLD).map(String::as_str).collect();
            let more = if plans.len() > MOST_TOLD { " など" } else { "" };
            anyhow!(
                "{} がありません。計画は {}{more} にあります。「shinkan -C {} build」のように指定してください",
                slashed(&path),
                names.join("、"),
                quoted(names[0])
            )
        }
        YearError::NoContent(path) => anyhow!(
            "{} がありません。年度ごとのフォルダー（content/2025/ など）に plan.yaml と projects/ を置いてください。\
             別の場所にあるなら「shinkan -C フォルダー build」のように指定します",
            slashed(&path)
        ),
        YearError::NoEdition(path) => match content::misnamed_editions(&path).into_iter().next() {
            Some(misnamed) => anyhow!(
                "{0} に年度のフォルダーがありません。{0}/{1} の名前を{2}に変えてください",
                slashed(&path),
                misnamed.name,
                misnamed.right_name(),
            ),
            None => anyhow!(
                "{} に年度のフォルダーがありません。content/2025/（基準日のある資料なら content/2025-06/）のように西暦で作り、plan.yaml と projects/ を置いてください",
                slashed(&path)
            ),
        },
        YearError::Misnamed(path, year, name) => {
            anyhow!(
                "{0}/{name} は、年度のフォルダーとして読まれません。名前を「{year}」に変えてください",
                slashed(&path)
            )
        }
        YearError::NotFound(year, years) => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            let mut name = PeriodLabels::Western.label(0, year);
            if year.is_like(Period::of_western(2019)) {
                name = format!("{}（{name}）", PeriodLabels::Era.label(0, year));
            }
            match years.as_slice() {
                [only] => anyhow!("{name}の内容がありません。あるのは {only} だけです"),
                years => {
                    anyhow!(
                        "{name}の内容がありません。あるのは {} です。その{}を書いてください",
                        years.join("、"),
                        either(years.len())
                    )
                }
            }
        }
    }
}
