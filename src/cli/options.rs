//! Options that several commands share, and the parsers of their values.

use std::path::{Component, Path, PathBuf};

use anyhow::bail;
use clap::Args;
use clap::builder::{PathBufValueParser, TypedValueParser};

use crate::model::Period;
use crate::windows::{is_cut, is_device, is_forbidden};

// Selects the edition. Not a doc comment, because clap would use it as the help of the whole command.
#[derive(Debug, Args)]
pub(super) struct Edition {
    /// 年度（2025、R7、令和7）か、基準日の月（2025-06）。省略すると、いちばん新しいもの
    #[arg(long, value_name = "年度", value_parser = edition, help_heading = "オプション")]
    pub year: Option<Period>,
}

// Sets the output folder and the number of threads.
#[derive(Debug, Args)]
pub(super) struct Output {
    /// 書き出すフォルダー。省略すると out/
    #[arg(long, value_name = "フォルダー", value_parser = folder(), help_heading = "オプション")]
    pub out: Option<PathBuf>,

    /// 同時に使うスレッドの数。省略すると、コアの数
    #[arg(long, value_name = "数", value_parser = jobs, help_heading = "オプション")]
    pub jobs: Option<usize>,

    /// できた PDF を開く（2つ以上なら、そのフォルダーを開く）
    #[arg(long, help_heading = "オプション")]
    pub open: bool,
}

impl Output {
    /// The output folder.
    pub fn folder(&self, root: &Path) -> PathBuf {
        self.out.clone().unwrap_or_else(|| root.join("out"))
    }
}

impl Output {
    /// Refuses the options that only a PDF heeds.
    ///
    /// # Errors
    /// If one of them is given.
    pub fn refuse_without_pdf(&self) -> anyhow::Result<()> {
        refuse_without_pdf(&[("--out", self.out.is_some()), ("--jobs", self.jobs.is_some()), ("--open", self.open)])
    }
}

/// Refuses options that only a PDF heeds.
///
/// # Errors
/// If one of them is given.
pub(super) fn refuse_without_pdf(options: &[(&str, bool)]) -> anyhow::Result<()> {
    match options.iter().find(|(_, is_given)| *is_given) {
        Some((name, _)) => bail!(
            "{name} は、PDF を作るときだけ使えます。ほかの形式は標準出力に書くので、「> 結果.txt」のように受け取るか、{name} を消してください"
        ),
        None => Ok(()),
    }
}

/// A folder to write to.
pub(super) fn folder() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|folder| match refusal(&folder) {
        Some(why) => Err(why),
        None => Ok(folder),
    })
}

/// Why Windows refuses a folder's path, on every system: the folder will be copied. What is there already is no new name.
pub(super) fn refusal(folder: &Path) -> Option<String> {
    let mut whole = PathBuf::new();
    for part in folder.components() {
        whole.push(part);
        let Component::Normal(name) = part else { continue };
        let name = name.to_string_lossy();
        if is_device(&name) {
            return Some(format!(
                "「{name}」は、Windows が機器を指すのに使う名前（CON、NUL、COM1 など）なので、フォルダーの名前にできません。ほかの名前にしてください"
            ));
        }
        if whole.exists() {
            continue;
        }
        if let Some(bad) = name.chars().find(|c| is_forbidden(*c)) {
            return Some(format!("「{bad}」は、Windows ではフォルダーの名前に使えません。ほかの文字にしてください"));
        }
        if is_cut(&name) {
            return Some(
                "Windows は、フォルダーの名前の終わりの「.」と空白を消します。消してから書いてください".to_owned(),
            );
        }
    }
    None
}

/// A number of threads.
pub(super) fn jobs(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|jobs| (1..=1024).contains(jobs))
        .ok_or_else(|| "1から1024までの数を書いてください".to_owned())
}

/// The period of an edition.
pub(super) fn edition(text: &str) -> Result<Period, String> {
    Period::parse(text)
        .filter(|period| period.is_reportable())
        .ok_or_else(|| "年度は 2025、R7、令和7、基準日の月は 2025-06、R7.6 のように書いてください".to_owned())
}

/// A fiscal year.
pub(super) fn year(text: &str) -> Result<Period, String> {
    Period::parse(text)
        .filter(|period| *period == Period::of_western(period.year().western()))
        .ok_or_else(|| "年度は 2025、R7、令和7 のように書いてください".to_owned())
}
