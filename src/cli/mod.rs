//! The command line: the arguments, and one file per command.

mod apart;
mod archive;
mod build;
mod check;
#[cfg(windows)]
mod code_page;
mod compare;
mod completions;
mod confined;
mod console;
mod eject;
mod examples;
mod exit;
mod extract;
mod frames;
mod help;
mod history;
mod hold;
mod home;
mod init;
mod make;
mod menu;
mod new_year;
mod opening;
mod options;
mod paint;
mod papers;
mod progress;
mod report;
mod request;
mod schema;
mod summary;
mod usage;
mod verify;
mod watching;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::Context as _;
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::model::Period;
use crate::output;
use crate::typeset::{Assets, typst_version};
use console::Color;
use home::Home;

pub use exit::Exit;
pub use usage::Stop;

/// The place in the help of options that every command has: below its own ones.
const LAST: usize = 100;
const AFTER_INIT: &str = "\
作るもの（# から右に書き方の説明があり、そのまま build できます）:
  content/2025/plan.yaml            計画と資料の設定、担当課、体系
  content/2025/projects/1-1-1.yaml  事業と取組項目
  content/2025/opinions.yaml        委員会の意見
  schema/                           エディターの補完に使うもの
content/ に何かあれば、何も書きません
例: shinkan init 見本";
const AFTER_COMPARE: &str = "先に書いた方が「旧」、後に書いた方が「新」です\n例: shinkan compare 2024 2025";
const AFTER_COMPLETIONS: &str = "置き方は、docs/commands.md の「補完」にあります\n例: shinkan completions bash > ~/.local/share/bash-completion/completions/shinkan";
const TEMPLATE: &str = "{about}\n\n使い方: {usage}\n\n{all-args}{after-help}";

/// 行政計画の進行管理の資料を、YAML から印刷用の PDF にします
#[derive(Debug, Parser)]
#[command(
    name = "shinkan",
    version = version(),
    help_template = TEMPLATE,
    after_help = "終了コード: 0 正常、1 内容のエラー（verify の不一致、--exit-code での違いも）、2 使い方や環境の問題\n例: shinkan build --year 2025",
    subcommand_help_heading = "コマンド",
    subcommand_value_name = "コマンド",
    override_usage = "shinkan [-C フォルダー] コマンド [オプション]\n        shinkan（コマンドを書かないと、番号で選ぶメニュー）",
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

    /// 進み具合、時間、件数を表示しない（結果、指摘、エラーだけを表示する）
    #[arg(short, long, global = true, display_order = LAST - 2, help_heading = "オプション")]
    quiet: bool,

    /// 表示の色: auto（端末でだけ）、always（いつも）、never（なし）。省略すると auto
    #[arg(long, global = true, value_name = "いつ", default_value = "auto", hide_default_value = true)]
    #[arg(hide_possible_values = true, display_order = LAST - 1, help_heading = "オプション")]
    color: Color,

    /// The limit of memory in megabytes, if this is the confined process of another run.
    #[arg(skip)]
    confined: Option<u64>,

    /// `None` for the menu.
    #[command(subcommand)]
    command: Option<Command>,
}

/// The versions of the program and of Typst, and the commit of a program that was built for distribution.
fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let commit = option_env!("SHINKAN_COMMIT").map(|commit| format!("、コミット {commit}")).unwrap_or_default();
        format!("{}（Typst {}{commit}）", env!("CARGO_PKG_VERSION"), typst_version())
    });
    &VERSION
}

/// In the order of a year's work.
#[derive(Debug, Subcommand)]
enum Command {
    /// 小さな計画の見本を作ります。content/年度/ と schema/ に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan init [フォルダー] [オプション]", after_help = AFTER_INIT)]
    Init(init::Options),
    /// 内容を調べます。エラーと疑わしい点を、すべて知らせます
    #[command(help_template = TEMPLATE, override_usage = "shinkan check [オプション]")]
    Check(check::Options),
    /// 委員会の資料（PDF）を作ります。out/年度/資料番号.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan build [オプション]")]
    Build(build::Options),
    /// 担当課ごとの抜粋（PDF）を作ります。out/年度/課別/課名.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan extract [課名…] [オプション]")]
    Extract(extract::Options),
    /// 担当課に記入してもらう Excel ブックを作ります。out/年度/照会/課名.xlsx に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan request [課名…] [オプション]")]
    Request(request::Options),
    /// 総括表（評価の集計と指標の推移の PDF）を作ります。out/年度/総括表.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan summary [オプション]")]
    Summary(summary::Options),
    /// 2つの内容の新旧対照表（PDF）を作ります。out/新旧対照_旧_新.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan compare 旧 新 [オプション]", after_help = AFTER_COMPARE)]
    Compare(compare::Options),
    /// 評価と指標の推移（PDF）を、すべての年度から作ります。out/推移.pdf に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan history [番号…] [オプション]")]
    History(history::Options),
    /// 年度を、確かめられる形（BagIt）で保存します。archive/年度/ に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan archive [オプション]")]
    Archive(archive::Options),
    /// 保存した年度を確かめます。元のままか、同じ PDF を作り直せるかを知らせます
    #[command(help_template = TEMPLATE, override_usage = "shinkan verify 保存した年度 [オプション]")]
    Verify(verify::Options),
    /// 次の年度の内容を、評価、成果、意見を空にして作ります。content/次の年度/ に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan new-year [オプション]")]
    NewYear(new_year::Options),
    /// エディターが項目や課名を補完するための JSON Schema を作ります。schema/ に書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan schema [オプション]")]
    Schema(options::Edition),
    /// build が使う Typst のプロジェクトを作ります。指定したフォルダーに書きます
    #[command(help_template = TEMPLATE, override_usage = "shinkan eject フォルダー [オプション]")]
    Eject(eject::Options),
    /// コマンドの使い方を表示します
    #[command(help_template = TEMPLATE, override_usage = "shinkan help [コマンド]")]
    Help(help::Options),
    /// シェルがコマンドを補完するためのスクリプトを表示します
    #[command(help_template = TEMPLATE, override_usage = "shinkan completions シェル", after_help = AFTER_COMPLETIONS)]
    Completions(completions::Options),
}

impl Command {
    /// The workspace, and the edition in whose folder the command was given if it does not name one.
    fn home(&self, directory: Option<&Path>) -> anyhow::Result<Home> {
        match self {
            // What has no content yet is not in the content of another.
            Self::Init(_) => Ok(Home { root: directory.unwrap_or(Path::new("")).to_owned(), year: None }),
            _ => Home::find(directory),
        }
    }

    /// Works on the edition in whose folder the command was given if it names none.
    fn default_edition(&mut self, year: Option<Period>) {
        let named = match self {
            Self::Archive(options) => &mut options.edition.year,
            Self::Build(options) => &mut options.edition.year,
            Self::Check(options) => &mut options.edition.year,
            Self::Eject(options) => &mut options.edition.year,
            Self::Extract(options) => &mut options.edition.year,
            Self::NewYear(options) => &mut options.year,
            Self::Request(options) => &mut options.edition.year,
            Self::Schema(options) => &mut options.year,
            Self::Summary(options) => &mut options.edition.year,
            Self::Compare(_) | Self::Completions(_) | Self::Help(_) | Self::History(_) | Self::Init(_) => return,
            Self::Verify(_) => return,
        };
        *named = named.or(year);
    }

    /// The number of threads; `None` for one per core.
    fn jobs(&self) -> Option<usize> {
        match self {
            Self::Archive(options) => options.jobs,
            Self::Build(options) => options.output.jobs,
            Self::Compare(options) => options.output.jobs,
            Self::Extract(options) => options.output.jobs,
            Self::Summary(options) => options.output.jobs,
            Self::Verify(options) => options.jobs,
            Self::Check(_) | Self::Completions(_) | Self::Eject(_) | Self::Help(_) | Self::History(_) => None,
            Self::Init(_) | Self::NewYear(_) | Self::Request(_) | Self::Schema(_) => None,
        }
    }

    /// Whether the command lays out pages of the workspace in this process. `verify` never does so.
    fn lays_out(&self) -> bool {
        match self {
            Self::Archive(_) | Self::Build(_) | Self::Extract(_) | Self::Summary(_) => true,
            Self::Compare(_) | Self::Eject(_) | Self::History(_) => true,
            Self::Check(options) => options.pages,
            Self::Completions(_) | Self::Help(_) | Self::Init(_) | Self::NewYear(_) | Self::Schema(_) => false,
            Self::Request(_) | Self::Verify(_) => false,
        }
    }

    /// The folder of bags that the command writes to.
    fn bags(&self, root: &Path) -> Option<PathBuf> {
        match self {
            Self::Archive(options) => Some(options.folder(root)),
            _ => None,
        }
    }
}

/// Parses the arguments.
///
/// # Errors
/// A [`Stop`] that says what is wrong with them, or has the requested help or version.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, Stop> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let confined = confined::take_limit(&mut arguments);
    let arguments = of_dropped(arguments);
    match Arguments::try_parse_from(&arguments) {
        Ok(parsed) => Ok(Arguments { confined, ..parsed }),
        Err(error) => Err(Stop::new(error, &arguments)),
    }
}

/// A file or folder that was dropped on the program means the folder of the menu.
fn of_dropped(arguments: Vec<OsString>) -> Vec<OsString> {
    let [program, dropped] = arguments.as_slice() else { return arguments };
    let path = Path::new(dropped);
    // What is dropped comes with its whole path. A folder with the name of a command does not hide it.
    let folder = if path.is_dir() && path.is_absolute() {
        Some(path)
    } else {
        path.parent().filter(|_| path.is_absolute() && path.is_file())
    };
    match folder {
        Some(folder) => vec![program.clone(), "-C".into(), folder.into()],
        None => arguments,
    }
}

/// Runs a command. Results go to stdout, messages to people go to stderr.
pub fn run(arguments: Arguments) -> Exit {
    let Arguments { directory, quiet, color, confined, command, .. } = arguments;
    if let Some(memory) = confined {
        confined::enter(memory);
    }
    console::settle(quiet, color);
    let directory = directory.as_deref();
    // The menu handles no interruption: the command that it started does, and ends both.
    let Some(command) = command else { return menu(directory) };
    if let Err(error) = output::on_interruption(interrupted) {
        report::failure(&error);
        return Exit::Environment;
    }
    console::in_utf8(|| run_command(command, directory, confined.is_some()))
}

fn run_command(command: Command, directory: Option<&Path>, is_confined: bool) -> Exit {
    let root = command.home(directory).map_or_else(|_| directory.map(Path::to_owned).unwrap_or_default(), |it| it.root);
    // The built-in layouts and fonts are safe.
    if command.lays_out() && !is_confined && Assets::has_own(&root) {
        return apart::run(command.bags(&root).as_deref()).unwrap_or_else(|error| {
            report::failure(&error);
            Exit::Environment
        });
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(command.jobs().unwrap_or_default())
        // As large as that of the main thread.
        .stack_size(8 << 20)
        .build();
    let in_pool = |pool: rayon::ThreadPool| pool.install(|| execute(command, directory, is_confined));
    pool.context("スレッドを作れません").and_then(in_pool).unwrap_or_else(|error| {
        report::failure(&error);
        Exit::Environment
    })
}

/// Shows the menu; the help where nobody can choose.
fn menu(directory: Option<&Path>) -> Exit {
    match menu::run(directory) {
        Ok(Some(exit)) => exit,
        Ok(None) => {
            report::say(Arguments::command().render_help());
            report::say(
                "\nメニューは、番号を入力できる画面で「shinkan」とだけ打つと出ます。ここでは入力できないので、「shinkan build」のようにコマンドを付けてください\n",
            );
            Exit::Environment
        }
        Err(error) => {
            report::failure(&error);
            hold::hold();
            Exit::Environment
        }
    }
}

/// Ends the program after an interruption, and the confined process with it.
fn interrupted() {
    confined::stop();
    output::settle();
    console::restore();
    if !frames::is_confined() {
        report::say("中断しました。書きかけのファイルはありません\n");
    }
    std::process::exit(Exit::Interrupted as i32);
}

fn execute(mut command: Command, directory: Option<&Path>, is_confined: bool) -> anyhow::Result<Exit> {
    let Home { root, year } = command.home(directory)?;
    command.default_edition(year);
    let root = root.as_path();
    match &command {
        Command::Archive(options) => archive::run(root, options),
        Command::Build(options) => build::run(root, options),
        Command::Check(options) => check::run(root, options),
        Command::Compare(options) => compare::run(root, options),
        Command::Completions(options) => completions::run(&mut Arguments::command(), options),
        Command::Eject(options) => eject::run(root, options),
        Command::Extract(options) => extract::run(root, options),
        Command::Help(options) => Ok(parse(options.arguments()).map_or_else(|stop| stop.print(), |_| Exit::Clean)),
        Command::History(options) => history::run(root, options),
        Command::Init(options) => init::run(root, options),
        Command::NewYear(options) => new_year::run(root, options),
        Command::Request(options) => request::run(root, options),
        Command::Schema(options) => schema::run(root, options),
        Command::Summary(options) => summary::run(root, options),
        Command::Verify(options) if is_confined => verify::inside(options),
        Command::Verify(options) => verify::run(root, options),
    }
}
