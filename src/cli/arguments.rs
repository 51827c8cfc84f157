//! The arguments, as clap reads them, with their help in Japanese.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};

use super::usage::Stop;
use crate::model::Period;

const TEMPLATE: &str = "{about}\n\n使い方: {usage}\n\n{all-args}{after-help}";

/// 行政計画の進行管理の資料を、YAML から印刷用の PDF にします
#[derive(Debug, Parser)]
#[command(
    name = "shinkan",
    version,
    help_template = TEMPLATE,
    after_help = "終了コード: 0 正常、1 内容の誤り（verify の不一致、--exit-code での違いも）、2 使い方や環境の問題\n例: shinkan build --year H31",
    subcommand_help_heading = "コマンド",
    subcommand_value_name = "コマンド",
    override_usage = "shinkan [-C フォルダー] コマンド [オプション]",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
)]
pub struct Arguments {
    /// content/ のあるフォルダー。省略すると、いまのフォルダー
    #[arg(short = 'C', value_name = "フォルダー", global = true, help_heading = "オプション")]
    directory: Option<PathBuf>,

    /// この説明を表示する
    #[arg(short, long, action = clap::ArgAction::Help, global = true, help_heading = "オプション")]
    help: Option<bool>,

    /// 版の番号を表示する
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "オプション")]
    version: Option<bool>,

    #[command(subcommand)]
    pub(super) command: Command,
}

impl Arguments {
    /// The workspace's folder; empty for the current one, so that paths print without a leading `./`.
    pub(super) fn directory(&self) -> &Path {
        self.directory.as_deref().unwrap_or(Path::new(""))
    }

    /// How many threads are to work; `None` for one on every core.
    pub(super) fn jobs(&self) -> Option<usize> {
        match &self.command {
            Command::Archive(options) => options.jobs,
            Command::Build(options) => options.output.jobs,
            Command::Compare(options) => options.output.jobs,
            Command::Extract(options) => options.output.jobs,
            Command::Summary(options) => options.output.jobs,
            Command::Verify(options) => options.jobs,
            _ => None,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 委員会の資料（PDF）を作ります。out/年度/資料番号.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan build [オプション]")]
    Build(Build),
    /// 担当課ごとの抜粋（PDF）を作ります。out/年度/課別/課名.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan extract 課名… [オプション]")]
    Extract(Extract),
    /// 総括表（評価の集計と指標の推移）を作ります。out/年度/総括表.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan summary [オプション]")]
    Summary(Summary),
    /// 内容を調べ、誤りと疑わしい点をすべて知らせます
    #[command(help_template = TEMPLATE, override_usage = "shinkan check [オプション]")]
    Check(Check),
    /// 2つの内容を比べ、変わったところの新旧対照表を作ります。out/新旧対照.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan compare 旧 新 [オプション]")]
    Compare(Compare),
    /// 取組項目の指標と評価を、すべての年度の資料から並べます。out/推移.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan history [番号…] [オプション]")]
    History(History),
    /// 年度を、確かめられる形（BagIt）で保存します。archive/年度/ に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan archive [オプション]")]
    Archive(Archive),
    /// 保存した年度が元のままか、そこから同じ PDF を作り直せるかを確かめます
    #[command(help_template = TEMPLATE, override_usage = "shinkan verify 保存した年度 [オプション]")]
    Verify(Verify),
    /// 次の年度のフォルダーを作ります。評価、成果、意見を空にし、変えたことを一覧にします
    #[command(help_template = TEMPLATE, override_usage = "shinkan new-year [オプション]")]
    NewYear(NewYear),
    /// build が使う Typst のプロジェクトを、そのまま書き出します
    #[command(help_template = TEMPLATE, override_usage = "shinkan eject フォルダー [オプション]")]
    Eject(Eject),
    /// 小さな見本の内容を作ります。書き方の説明が付いていて、そのまま build できます
    #[command(help_template = TEMPLATE, override_usage = "shinkan init [フォルダー] [オプション]")]
    Init(Init),
    /// エディターで項目や課名を補完するための JSON Schema を、schema/ に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan schema [オプション]")]
    Schema(Edition),
}

#[derive(Debug, Args)]
pub(super) struct Edition {
    /// 年度（2019、H31、R1、平成31、令和元）か、基準日の月（2007-06、H19.6）。省略すると、いちばん新しいもの
    #[arg(long, value_name = "年度", value_parser = edition, help_heading = "オプション")]
    pub year: Option<Period>,
}

#[derive(Debug, Args)]
pub(super) struct Output {
    /// 書き出すフォルダー。省略すると out/
    #[arg(long, value_name = "フォルダー", help_heading = "オプション")]
    out: Option<PathBuf>,

    /// 同時に使うスレッドの数。省略すると、コアの数
    #[arg(long, value_name = "数", value_parser = jobs, help_heading = "オプション")]
    jobs: Option<usize>,
}

impl Output {
    /// The folder of the papers of all years.
    pub fn folder(&self, arguments: &Arguments) -> PathBuf {
        self.out.clone().unwrap_or_else(|| arguments.directory().join("out"))
    }
}

#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    pub edition: Edition,

    /// 資料のほかに、すべての担当課の抜粋と総括表も作る
    #[arg(long, help_heading = "オプション")]
    pub all: bool,

    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Args)]
pub(super) struct Extract {
    /// 担当課の名前（いくつでも）
    #[arg(value_name = "課名", help_heading = "引数")]
    pub names: Vec<String>,

    #[command(flatten)]
    pub edition: Edition,

    /// すべての担当課（総称を除く）
    #[arg(long, help_heading = "オプション")]
    pub all: bool,

    /// 未記入の一覧を、out/年度/未記入一覧.pdf と標準出力に書く
    #[arg(long, help_heading = "オプション")]
    pub missing: bool,

    /// 総称（関係課など）の取組項目も、どの課の抜粋にも入れる
    #[arg(long, help_heading = "オプション")]
    pub with_collective: bool,

    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Args)]
pub(super) struct Summary {
    #[command(flatten)]
    pub edition: Edition,

    #[command(flatten)]
    pub output: Output,

    /// 出力の形式: pdf、json、csv（json と csv は標準出力に書きます）
    #[arg(long, value_name = "形式", default_value = "pdf", hide_default_value = true)]
    #[arg(hide_possible_values = true, help_heading = "オプション")]
    pub format: SummaryFormat,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum SummaryFormat {
    Pdf,
    Json,
    Csv,
}

#[derive(Debug, Args)]
pub(super) struct Archive {
    #[command(flatten)]
    pub edition: Edition,

    /// 内容が変わっていても保存し直す。前のものは、名前を変えて隣に残す
    #[arg(long, help_heading = "オプション")]
    pub force: bool,

    /// 1つのファイル（archive/年度.zip）にもする
    #[arg(long, help_heading = "オプション")]
    pub zip: bool,

    /// 保存するフォルダー。省略すると archive/
    #[arg(long, value_name = "フォルダー", help_heading = "オプション")]
    pub out: Option<PathBuf>,

    /// 同時に使うスレッドの数。省略すると、コアの数
    #[arg(long, value_name = "数", value_parser = jobs, help_heading = "オプション")]
    pub jobs: Option<usize>,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// 保存した年度のフォルダー（archive/2019 など。写したものや名前を変えたものでもよい）か、その ZIP
    #[arg(value_name = "保存した年度", help_heading = "引数")]
    pub bag: PathBuf,

    /// 同時に使うスレッドの数。省略すると、コアの数
    #[arg(long, value_name = "数", value_parser = jobs, help_heading = "オプション")]
    pub jobs: Option<usize>,
}

#[derive(Debug, Args)]
pub(super) struct History {
    /// 取組項目の番号か名称（いくつでも）。省略すると、すべて
    #[arg(value_name = "番号", help_heading = "引数")]
    pub numbers: Vec<String>,

    /// この年度までの資料から作る（2019、H31、R1、平成31、令和元、2007-06）。省略すると、いちばん新しいものまで
    #[arg(long, value_name = "年度", value_parser = edition, help_heading = "オプション")]
    pub year: Option<Period>,

    /// 書き出すフォルダー。省略すると out/
    #[arg(long, value_name = "フォルダー", help_heading = "オプション")]
    pub out: Option<PathBuf>,

    /// 出力の形式: pdf、text、csv、json（pdf のほかは標準出力に書きます）
    #[arg(long, value_name = "形式", default_value = "pdf", hide_default_value = true)]
    #[arg(hide_possible_values = true, help_heading = "オプション")]
    pub format: HistoryFormat,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum HistoryFormat {
    Pdf,
    Text,
    Csv,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Compare {
    /// 比べるもと。年度（2019、H31 など）、年度版のフォルダー、保存した年度（archive/2019/ など）のどれか
    #[arg(value_name = "旧", help_heading = "引数")]
    pub old: String,

    /// 比べる先。書き方は「旧」と同じ
    #[arg(value_name = "新", help_heading = "引数")]
    pub new: String,

    /// 出力の形式: pdf、text、json（text と json は標準出力に書きます）
    #[arg(long, value_name = "形式", default_value = "pdf", hide_default_value = true)]
    #[arg(hide_possible_values = true, help_heading = "オプション")]
    pub format: CompareFormat,

    /// 違いがあれば、終了コードを 1 にする
    #[arg(long, help_heading = "オプション")]
    pub exit_code: bool,

    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum CompareFormat {
    Pdf,
    Text,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub edition: Edition,

    /// 組み上がったページ（はみ出し、字形のない文字、白紙など）も調べる
    #[arg(long, help_heading = "オプション")]
    pub pages: bool,

    /// 出力の形式: text（人が読む）、json（プログラム用）、github（GitHub Actions 用）
    #[arg(long, value_name = "形式", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true, help_heading = "オプション")]
    pub format: Format,

    /// 参考（表記ゆれなど）も表示する
    #[arg(long, help_heading = "オプション")]
    pub notes: bool,

    /// 終了コードを 1 にする重さ: warning（警告から）、note（参考から）。省略すると誤りだけ
    #[arg(long, value_name = "重さ", hide_possible_values = true, help_heading = "オプション")]
    pub deny: Option<Deny>,

    /// 指摘の説明を表示する（例: --explain missing-unit）
    #[arg(long, value_name = "コード", help_heading = "オプション")]
    pub explain: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    /// content/ を作るフォルダー。省略すると、いまのフォルダー
    #[arg(value_name = "フォルダー", help_heading = "引数")]
    pub target: Option<PathBuf>,

    /// 見本の年度（2025、R7、令和7）。省略すると令和7年度
    #[arg(long, value_name = "年度", value_parser = year, help_heading = "オプション")]
    pub year: Option<Period>,
}

#[derive(Debug, Args)]
pub(super) struct NewYear {
    /// もとにする年度（2019、H31、令和元）か、基準日の月（2007-06）。省略すると、いちばん新しいもの
    #[arg(long, value_name = "年度", value_parser = edition, help_heading = "オプション")]
    pub year: Option<Period>,

    /// 作る年度か、基準日の月。省略すると、もとの1年後
    #[arg(long, value_name = "年度", value_parser = edition, help_heading = "オプション")]
    pub to: Option<Period>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
    Github,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum Deny {
    Warning,
    Note,
}

#[derive(Debug, Args)]
pub(super) struct Eject {
    /// 書き出すフォルダー（空か、まだないもの）
    #[arg(value_name = "フォルダー", help_heading = "引数")]
    pub target: PathBuf,

    /// 資料の代わりに、この担当課の抜粋を書き出す
    #[arg(long, value_name = "課名", conflicts_with = "summary", help_heading = "オプション")]
    pub extract: Option<String>,

    /// 資料の代わりに、総括表を書き出す
    #[arg(long, help_heading = "オプション")]
    pub summary: bool,

    #[command(flatten)]
    pub edition: Edition,
}

/// Reads the arguments.
///
/// # Errors
/// A [`Stop`] that says what is wrong with them, or the help or version that was asked for.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, Stop> {
    Arguments::try_parse_from(arguments).map_err(Stop::from)
}

/// A number of threads.
fn jobs(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|jobs| (1..=1024).contains(jobs))
        .ok_or_else(|| "1 から 1024 までの数を書いてください".to_owned())
}

/// The period of an edition.
fn edition(text: &str) -> Result<Period, String> {
    Period::parse(text).filter(|period| period.is_reportable()).ok_or_else(|| {
        "年度は 2019、H31、R1、平成31、令和元、基準日の月は 2007-06、H19.6 のように書いてください".to_owned()
    })
}

/// A fiscal year.
fn year(text: &str) -> Result<Period, String> {
    Period::parse(text)
        .filter(|period| *period == Period::of_western(period.year().western()))
        .ok_or_else(|| "年度は 2019、H31、R1、平成31、令和元 のように書いてください".to_owned())
}
