//! The command line: the arguments, and one file per command.

mod apart;
mod archive;
mod build;
mod check;
mod compare;
mod confined;
mod eject;
mod exit;
mod extract;
mod frames;
mod history;
mod home;
mod init;
mod make;
mod new_year;
mod options;
mod progress;
mod report;
mod schema;
mod summary;
mod usage;
mod verify;

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Parser, Subcommand};

use crate::model::Period;
use crate::output;
use crate::typeset::Assets;
use home::Home;

pub use exit::Exit;
pub use usage::Stop;

/// The place in the help of options that every command has: below its own ones.
const LAST: usize = 100;
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
    #[arg(short = 'C', value_name = "フォルダー", global = true, display_order = LAST, help_heading = "オプション")]
    directory: Option<PathBuf>,

    /// この説明を表示する
    #[arg(short, long, action = clap::ArgAction::Help, global = true)]
    #[arg(display_order = LAST + 1, help_heading = "オプション")]
    help: Option<bool>,

    /// 版の番号を表示する
    #[arg(short = 'V', long, action = clap::ArgAction::Version, display_order = LAST + 2, help_heading = "オプション")]
    version: Option<bool>,

    /// Runs this command as the confined process of another run, within so many megabytes of memory.
    #[arg(long, hide = true, global = true, value_name = "MB")]
    confined: Option<u64>,

    #[command(subcommand)]
    command: Command,
}

impl Arguments {
    /// The workspace, and the edition in whose folder the command was given if it does not name one.
    fn home(&self) -> anyhow::Result<Home> {
        match &self.command {
            // What has no content yet is not in the content of another.
            Command::Init(_) => Ok(Home { root: self.directory.clone().unwrap_or_default(), year: None }),
            _ => Home::find(self.directory.as_deref()),
        }
    }

    /// The folder of the workspace; the one given where there is none.
    fn root(&self) -> PathBuf {
        self.home().map_or_else(|_| self.directory.clone().unwrap_or_default(), |home| home.root)
    }

    /// These arguments, with the edition in whose folder the command was given if they name none.
    fn for_edition(mut self, year: Option<Period>) -> Self {
        let named = match &mut self.command {
            Command::Archive(options) => &mut options.edition.year,
            Command::Build(options) => &mut options.edition.year,
            Command::Check(options) => &mut options.edition.year,
            Command::Eject(options) => &mut options.edition.year,
            Command::Extract(options) => &mut options.edition.year,
            Command::NewYear(options) => &mut options.year,
            Command::Schema(options) => &mut options.year,
            Command::Summary(options) => &mut options.edition.year,
            Command::Compare(_) | Command::History(_) | Command::Init(_) | Command::Verify(_) => return self,
        };
        *named = named.or(year);
        self
    }

    /// The number of threads; `None` for one per core.
    fn jobs(&self) -> Option<usize> {
        match &self.command {
            Command::Archive(options) => options.jobs,
            Command::Build(options) => options.output.jobs,
            Command::Compare(options) => options.output.jobs,
            Command::Extract(options) => options.output.jobs,
            Command::Summary(options) => options.output.jobs,
            Command::Verify(options) => options.jobs,
            Command::Check(_)
            | Command::Eject(_)
            | Command::History(_)
            | Command::Init(_)
            | Command::NewYear(_)
            | Command::Schema(_) => None,
        }
    }
}

impl Arguments {
    /// Whether the command lays out pages with layouts or fonts that are not the built-in ones. `verify` never does so in
    /// this process.
    fn must_run_apart(&self) -> bool {
        let lays_out = match &self.command {
            Command::Archive(_) | Command::Build(_) | Command::Extract(_) | Command::Summary(_) => true,
            Command::Compare(_) | Command::Eject(_) | Command::History(_) => true,
            Command::Check(options) => options.pages,
            Command::Init(_) | Command::NewYear(_) | Command::Schema(_) | Command::Verify(_) => false,
        };
        lays_out && self.confined.is_none() && Assets::has_own(&self.root())
    }

    /// The folder of bags that the command writes to.
    fn bags(&self) -> Option<PathBuf> {
        match &self.command {
            Command::Archive(options) => Some(options.folder(&self.root())),
            _ => None,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 委員会の資料（PDF）を作ります。out/年度/資料番号.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan build [オプション]")]
    Build(build::Options),
    /// 担当課ごとの抜粋（PDF）を作ります。out/年度/課別/課名.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan extract 課名… [オプション]")]
    Extract(extract::Options),
    /// 総括表（評価の集計と指標の推移）を作ります。out/年度/総括表.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan summary [オプション]")]
    Summary(summary::Options),
    /// 内容を調べ、誤りと疑わしい点をすべて知らせます
    #[command(help_template = TEMPLATE, override_usage = "shinkan check [オプション]")]
    Check(check::Options),
    /// 2つの内容を比べ、変わったところの新旧対照表を作ります。out/新旧対照_旧_新.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan compare 旧 新 [オプション]", after_help = "先に書いた方が「旧」、後に書いた方が「新」です\n例: shinkan compare H30 H31")]
    Compare(compare::Options),
    /// 取組項目の指標と評価を、すべての年度の資料から並べます。out/推移.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan history [番号…] [オプション]")]
    History(history::Options),
    /// 年度を、確かめられる形（BagIt）で保存します。archive/年度/ に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan archive [オプション]")]
    Archive(archive::Options),
    /// 保存した年度が元のままか、そこから同じ PDF を作り直せるかを確かめます
    #[command(help_template = TEMPLATE, override_usage = "shinkan verify 保存した年度 [オプション]")]
    Verify(verify::Options),
    /// 次の年度のフォルダーを作ります。評価、成果、意見を空にし、変えたことを一覧にします
    #[command(help_template = TEMPLATE, override_usage = "shinkan new-year [オプション]")]
    NewYear(new_year::Options),
    /// build が使う Typst のプロジェクトを、そのまま書き出します
    #[command(help_template = TEMPLATE, override_usage = "shinkan eject フォルダー [オプション]")]
    Eject(eject::Options),
    /// 小さな見本の内容を作ります。書き方の説明が付いていて、そのまま build できます
    #[command(help_template = TEMPLATE, override_usage = "shinkan init [フォルダー] [オプション]")]
    Init(init::Options),
    /// エディターで項目や課名を補完するための JSON Schema を、schema/ に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan schema [オプション]")]
    Schema(options::Edition),
}

/// Parses the arguments.
///
/// # Errors
/// A [`Stop`] that says what is wrong with them, or has the requested help or version.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, Stop> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    Arguments::try_parse_from(&arguments).map_err(|error| Stop::new(error, &arguments))
}

/// Runs a command. Results go to stdout, messages to people go to stderr.
pub fn run(arguments: Arguments) -> Exit {
    if let Some(memory) = arguments.confined {
        confined::enter(memory);
    }
    if let Err(error) = output::on_interruption(interrupted) {
        report::failure(&error);
        return Exit::Environment;
    }
    if arguments.must_run_apart() {
        return apart::run(arguments.bags().as_deref()).unwrap_or_else(|error| {
            report::failure(&error);
            Exit::Environment
        });
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.jobs().unwrap_or_default())
        // As large as that of the main thread.
        .stack_size(8 << 20)
        .build();
    let result = pool.context("スレッドを作れません").and_then(|pool| pool.install(|| command(arguments)));
    result.unwrap_or_else(|error| {
        report::failure(&error);
        Exit::Environment
    })
}

/// Ends the program after an interruption, and the confined process with it.
fn interrupted() {
    confined::stop();
    output::settle();
    if !frames::is_confined() {
        report::say("中断しました。書きかけのファイルはありません\n");
    }
    std::process::exit(Exit::Interrupted as i32);
}

fn command(arguments: Arguments) -> anyhow::Result<Exit> {
    let Home { root, year } = arguments.home()?;
    let (arguments, root) = (arguments.for_edition(year), root.as_path());
    match &arguments.command {
        Command::Archive(options) => archive::run(root, options),
        Command::Build(options) => build::run(root, options),
        Command::Check(options) => check::run(root, options),
        Command::Compare(options) => compare::run(root, options),
        Command::Eject(options) => eject::run(root, options),
        Command::Extract(options) => extract::run(root, options),
        Command::History(options) => history::run(root, options),
        Command::Init(options) => init::run(root, options),
        Command::NewYear(options) => new_year::run(root, options),
        Command::Schema(options) => schema::run(root, options),
        Command::Summary(options) => summary::run(root, options),
        Command::Verify(options) if arguments.confined.is_some() => verify::inside(options),
        Command::Verify(options) => verify::run(root, options),
    }
}
