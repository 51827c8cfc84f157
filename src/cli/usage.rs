//! Messages in Japanese for wrong arguments, each with what to write instead.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::examples::{self, Examples};
use super::exit::Exit;
use super::{hold, report};
use crate::content::nearest;
use crate::finding::one_of;
use crate::model::Period;
use crate::windows::{quoted, slashed};

/// Commands that have --year.
const WITH_YEAR: [&str; 10] =
    ["archive", "build", "check", "eject", "extract", "history", "new-year", "request", "schema", "summary"];

/// Why no command runs: wrong arguments, or a request for help.
#[derive(Debug)]
pub struct Stop {
    error: clap::Error,
    arguments: Vec<OsString>,
    command: Option<&'static str>,
}

impl Stop {
    pub(super) fn new(error: clap::Error, arguments: &[OsString]) -> Self {
        let command = arguments.iter().skip(1).find_map(examples::command);
        Self { error, arguments: arguments.to_owned(), command }
    }

    /// The path that stands in the place of a command.
    fn path(&self) -> Option<PathBuf> {
        let is_command = self.error.kind() == ErrorKind::InvalidSubcommand;
        let name = self.text(ContextKind::InvalidSubcommand);
        (is_command && name.contains(['/', '\\'])).then(|| name.into())
    }

    /// Prints help to stdout, or an error to stderr.
    pub fn print(&self) -> Exit {
        if matches!(self.error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            // As in the usage: an argument that may be repeated.
            let help = self.error.render().to_string().replace("]...", "…]");
            // A closed pipe is not the user's fault.
            let _ = report::print(&help);
            return Exit::Clean;
        }
        if self.error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            let _ = self.error.print();
            return Exit::Environment;
        }
        let examples = Examples::of(&self.arguments);
        let help = match self.command.and_then(|name| Some((name, examples.of_command(name)?))) {
            Some((name, example)) => format!("「shinkan {name} --help」で使い方を表示します（例: {example}）"),
            None => "「shinkan --help」で使い方を表示します（例: shinkan build）".to_owned(),
        };
        report::say(format_args!("エラー: {}\n{help}\n", self.message(&examples)));
        // Several folders were dropped on the program: its console would close at once.
        if self.path().is_some_and(|path| path.is_absolute()) {
            hold::hold();
        }
        Exit::Environment
    }

    fn text(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join("、"),
            _ => String::new(),
        }
    }

    fn message(&self, examples: &Examples) -> String {
        let argument = self.text(ContextKind::InvalidArg);
        let value = self.text(ContextKind::InvalidValue);
        let near = |kind| match self.text(kind) {
            near if near.is_empty() => String::new(),
            near => format!("。「{near}」ではありませんか"),
        };
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => {
                let name = self.text(ContextKind::InvalidSubcommand);
                if let Some(path) = self.path() {
                    return of_path(&path);
                }
                let near = match nearest(&name, examples::commands()) {
                    None => format!("。あるのは {} です", examples::commands().collect::<Vec<_>>().join("、")),
                    Some(near) => format!("。「{near}」ではありませんか"),
                };
                format!("「{name}」というコマンドはありません{near}")
            }
            ErrorKind::UnknownArgument => {
                format!(
                    "「{argument}」は使えません{}",
                    self.instead(&argument, examples).unwrap_or_else(|| near(ContextKind::SuggestedArg))
                )
            }
            ErrorKind::MissingRequiredArgument => format!("{argument} を指定してください"),
            ErrorKind::MissingSubcommand => "コマンドを指定してください".to_owned(),
            ErrorKind::ArgumentConflict => match self.text(ContextKind::PriorArg) {
                other if other.is_empty() || other == argument => format!("「{argument}」は2度書けません"),
                other => format!("「{argument}」と「{other}」は、同時には使えません。どちらか一方にしてください"),
            },
            ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
                format!("{argument} の値がありません{}", self.choices())
            }
            ErrorKind::ValueValidation => {
                let why = std::error::Error::source(&self.error).map(ToString::to_string).unwrap_or_default();
                format!("{argument} に「{value}」は使えません。{why}{}", self.existing(&argument, examples))
            }
            ErrorKind::InvalidValue => format!("{argument} に「{value}」は使えません{}", self.choices()),
            ErrorKind::InvalidUtf8 => "引数に読めない文字があります".to_owned(),
            _ => format!("引数が正しくありません（{argument}）"),
        }
    }

    /// The values that an option takes.
    fn choices(&self) -> String {
        match self.text(ContextKind::ValidValue) {
            values if values.is_empty() => String::new(),
            values => format!("。{}を書いてください", one_of(values.split('、'))),
        }
    }

    /// The years that there are, after a wrong one.
    fn existing(&self, argument: &str, examples: &Examples) -> String {
        let years: Vec<String> = examples.editions.iter().map(|edition| edition.year.to_string()).collect();
        // The sample of `init` may be of any year.
        if !argument.starts_with("--year ") || self.command == Some("init") || years.is_empty() {
            return String::new();
        }
        format!("。いまあるのは {} です", years.join("、"))
    }

    /// What to write instead of an unknown argument, if its meaning is clear.
    fn instead(&self, argument: &str, examples: &Examples) -> Option<String> {
        let Some(name) = self.command else {
            return argument.starts_with('-').then(|| {
                format!("。オプションは「shinkan build --year {}」のように、コマンドの後に書きます", examples.year)
            });
        };
        if argument.starts_with('-') {
            return None;
        }
        // A year, or the folder of one.
        let last = argument.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or_default();
        Period::parse(last).filter(|period| period.is_reportable())?;
        WITH_YEAR.contains(&name).then(|| format!("。年度は「shinkan {name} --year {last}」のように書きます"))
    }
}

/// What to say of a path in the place of a command.
fn of_path(path: &Path) -> String {
    let shown = slashed(path);
    if path.exists() {
        format!(
            "「{shown}」はコマンドではありません。フォルダーは「shinkan -C {}」のように書きます。プログラムに重ねて放せるのは1つだけです",
            quoted(&shown)
        )
    } else {
        format!("「{shown}」はコマンドではなく、そこには何もありません")
    }
}
