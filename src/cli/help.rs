//! `shinkan help`: what a command does, or all of them.

use std::ffi::OsString;

use clap::Args;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// コマンドの名前。省略すると、すべてのコマンドの一覧
    #[arg(value_name = "コマンド", help_heading = "引数")]
    command: Option<String>,
}

impl Options {
    /// The arguments that ask for the same with `--help`.
    pub fn arguments(&self) -> impl Iterator<Item = OsString> {
        ["shinkan"].into_iter().chain(self.command.as_deref()).chain(["--help"]).map(OsString::from)
    }
}
