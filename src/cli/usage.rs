//! Messages in Japanese for wrong arguments.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::exit::Exit;
use super::report;

/// Why no command runs: wrong arguments, or a request for help.
#[derive(Debug)]
pub struct Stop(clap::Error);

impl From<clap::Error> for Stop {
    fn from(error: clap::Error) -> Self {
        Self(error)
    }
}

impl Stop {
    /// Prints help to stdout, or an error to stderr.
    pub fn print(&self) -> Exit {
        if matches!(self.0.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            // A closed pipe is not the user's fault.
            let _ = self.0.print();
            return Exit::Clean;
        }
        if self.0.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            let _ = self.0.print();
            return Exit::Environment;
        }
        report::say(format_args!("エラー: {}\n「shinkan --help」で使い方を表示します\n", self.message()));
        Exit::Environment
    }

    fn message(&self) -> String {
        let text = |kind| match self.0.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join("、"),
            _ => String::new(),
        };
        let argument = text(ContextKind::InvalidArg);
        let value = text(ContextKind::InvalidValue);
        let near = |kind| match text(kind) {
            near if near.is_empty() => String::new(),
            near => format!("。「{near}」ではありませんか"),
        };
        match self.0.kind() {
            ErrorKind::InvalidSubcommand => {
                let near = near(ContextKind::SuggestedSubcommand);
                format!("「{}」というコマンドはありません{near}", text(ContextKind::InvalidSubcommand))
            }
            ErrorKind::UnknownArgument => {
                format!("「{argument}」は使えません{}", near(ContextKind::SuggestedArg))
            }
            ErrorKind::MissingRequiredArgument => format!("{argument} を指定してください"),
            ErrorKind::MissingSubcommand => "コマンドを指定してください".to_owned(),
            ErrorKind::ArgumentConflict => format!("「{argument}」は2度、または同時には使えません"),
            ErrorKind::InvalidValue if value.is_empty() => format!("{argument} の値がありません"),
            ErrorKind::ValueValidation => {
                let why = std::error::Error::source(&self.0).map(ToString::to_string).unwrap_or_default();
                format!("{argument} に「{value}」は使えません。{why}")
            }
            ErrorKind::InvalidValue => format!("{argument} に「{value}」は使えません"),
            ErrorKind::InvalidUtf8 => "引数に読めない文字があります".to_owned(),
            _ => format!("引数が正しくありません（{argument}）"),
        }
    }
}
