//! Options that several commands share, and the parsers of their values.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use crate::model::Period;

// Selects the edition. Not a doc comment, because clap would use it as the help of the whole command.
#[derive(Debug, Args)]
pub(super) struct Edition {
    /// 年度（2019、H31、R1、平成31、令和元）か、基準日の月（2007-06、H19.6）。省略すると、いちばん新しいもの
    #[arg(long, value_name = "年度", value_parser = edition, help_heading = "オプション")]
    pub year: Option<Period>,
}

// Sets the output folder and the number of threads.
#[derive(Debug, Args)]
pub(super) struct Output {
    /// 書き出すフォルダー。省略すると out/
    #[arg(long, value_name = "フォルダー", help_heading = "オプション")]
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

/// A number of threads.
pub(super) fn jobs(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|jobs| (1..=1024).contains(jobs))
        .ok_or_else(|| "1から1024までの数を書いてください".to_owned())
}

/// The period of an edition.
pub(super) fn edition(text: &str) -> Result<Period, String> {
    Period::parse(text).filter(|period| period.is_reportable()).ok_or_else(|| {
        "年度は 2019、H31、R1、平成31、令和元、基準日の月は 2007-06、H19.6 のように書いてください".to_owned()
    })
}

/// A fiscal year.
pub(super) fn year(text: &str) -> Result<Period, String> {
    Period::parse(text)
        .filter(|period| *period == Period::of_western(period.year().western()))
        .ok_or_else(|| "年度は 2019、H31、R1、平成31、令和元 のように書いてください".to_owned())
}
