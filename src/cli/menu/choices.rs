//! What can be chosen in a folder: it may hold a plan, plans in the folders below it, or none.

use std::env;
use std::path::{Path, PathBuf};

use crate::content::{self, EditionDir, Workspace, YearError};
use crate::model::{Period, PeriodLabels};
use crate::press;

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    Check,
    Build,
    BuildAll,
    Extract,
    Open,
    Missing,
    Archive,
    NewYear,
    OtherYear,
    Sample,
    Verify,
    /// The plan in this folder.
    Plan(PathBuf),
    OtherFolder,
}

/// The choices of a folder, and what is said above them.
pub(super) struct Offer {
    /// The edition to work on.
    pub edition: Option<EditionDir>,
    /// The plan and the year, or what is missing.
    pub about: String,
    /// In the order of their numbers, which begin with 1.
    pub choices: Vec<(Choice, String)>,
}

impl Offer {
    /// - `year`: the edition; `None` for the newest
    pub fn of(root: &Path, year: Option<Period>) -> Self {
        let workspace = Workspace::new(root);
        match workspace.edition(year) {
            Ok(edition) => Self::of_edition(edition, &workspace),
            Err(YearError::NoContent(content)) if !content.exists() => Self::of_folder(root),
            Err(YearError::NoEdition(content)) if content::is_empty(&content) => Self::without_edition(
                "content フォルダーに、まだ何もありません。見本を作って書き換えるか、ほかの計画のフォルダーを指定してください",
                vec![sample(), other_folder()],
            ),
            Err(error) => Self::without_edition(press::explain(error), vec![other_folder()]),
        }
    }

    fn of_edition(edition: EditionDir, workspace: &Workspace) -> Self {
        let plan = plan_name(&edition).map(|name| format!("計画: {name}\n")).unwrap_or_default();
        let mut choices = vec![
            (Choice::Check, "内容を調べる"),
            (Choice::Build, "委員会の資料を作る"),
            (Choice::BuildAll, "すべて作る（資料、担当課ごとの抜粋、総括表）"),
            (Choice::Extract, "1つの課の抜粋を作る"),
            (Choice::Open, "作った PDF を開く"),
            (Choice::Missing, "未記入の一覧を作る（まだ書いていないところ）"),
            (Choice::Archive, "年度を保存する（archive フォルダーに）"),
            (Choice::NewYear, "次の年度を作る"),
            (Choice::OtherFolder, "ほかの計画のフォルダーを指定する"),
        ];
        if workspace.editions().is_ok_and(|editions| editions.len() > 1) {
            choices.insert(choices.len() - 1, (Choice::OtherYear, "年度を変える"));
        }
        Self {
            about: format!("{plan}年度: {}", label(edition.year)),
            edition: Some(edition),
            choices: choices.into_iter().map(|(choice, name)| (choice, name.to_owned())).collect(),
        }
    }

    /// Of a folder without content/.
    fn of_folder(root: &Path) -> Self {
        // Its data/ looks like a plan, and would be written to.
        if root.join("bagit.txt").is_file() {
            return Self::without_edition(
                "これは、保存した年度のフォルダーです。中のファイルは書き換えないでください",
                vec![(Choice::Verify, "元のままかを確かめる".to_owned()), other_folder()],
            );
        }
        let plans = plans_below(root);
        if !plans.is_empty() {
            let plans = plans.into_iter().map(|(folder, name)| (Choice::Plan(folder), name));
            return Self::without_edition(
                "このフォルダーに計画の内容（content/）はありませんが、次のフォルダーにあります。番号で選んでください",
                plans.chain([other_folder(), sample()]).collect(),
            );
        }
        if is_for_a_new_plan(root) {
            return Self::without_edition(
                "このフォルダーには、計画の内容（content/）がまだありません",
                vec![sample(), other_folder()],
            );
        }
        let about = if root.join("plan.yaml").is_file() {
            "このフォルダーの plan.yaml は、content の中の年度のフォルダー（content/2025/ など）にないので、読めません"
        } else {
            "これは計画のフォルダーではありません。計画の内容（content/）も、それが入ったフォルダーもありません"
        };
        Self::without_edition(about, vec![other_folder(), sample()])
    }

    fn without_edition(about: impl ToString, choices: Vec<(Choice, String)>) -> Self {
        Self { edition: None, about: about.to_string(), choices }
    }
}

fn sample() -> (Choice, String) {
    (Choice::Sample, "見本を作る（書き方の説明が付いた、小さな計画。ここに content と schema ができます）".to_owned())
}

fn other_folder() -> (Choice, String) {
    (Choice::OtherFolder, "計画のフォルダーを指定する".to_owned())
}

/// A period with its year in both reckonings: 平成31年度（2019）.
pub(super) fn label(year: Period) -> String {
    format!("{}（{year}）", PeriodLabels::Era.label(0, year))
}

fn plan_name(edition: &EditionDir) -> Option<String> {
    content::load_plan(edition).map(|plan| plan.name.value)
}

/// The folders in a folder that hold a plan, each with its name and that of the plan.
fn plans_below(root: &Path) -> Vec<(PathBuf, String)> {
    let plan = |workspace: Workspace| {
        let plan = plan_name(&workspace.edition(None).ok()?).map(|name| format!("（{name}）")).unwrap_or_default();
        let name = format!("{}{plan}", workspace.root().file_name()?.to_string_lossy());
        Some((workspace.root().to_owned(), name))
    };
    Workspace::new(root).below().into_iter().filter_map(plan).collect()
}

/// Whether a sample is what is most likely wanted: in an empty folder, and in that of the program.
fn is_for_a_new_plan(root: &Path) -> bool {
    let here = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let program = env::current_exe().ok().and_then(|program| program.parent()?.canonicalize().ok());
    content::is_empty(here) || program.is_some() && here.canonicalize().ok() == program
}
