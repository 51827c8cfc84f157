//! `shinkan completions`: lets a shell complete commands and options.

use clap::{Args, Command};
use clap_complete::Shell;

use super::exit::Exit;
use super::report;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// シェルの名前: powershell、bash、zsh、fish
    #[arg(value_name = "シェル", hide_possible_values = true, help_heading = "引数")]
    shell: Name,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Name {
    Powershell,
    Bash,
    Zsh,
    Fish,
}

/// Writes the script for a shell.
///
/// - `program`: the arguments of the program
pub(super) fn run(program: &mut Command, options: &Options) -> anyhow::Result<Exit> {
    let shell = match options.shell {
        Name::Powershell => Shell::PowerShell,
        Name::Bash => Shell::Bash,
        Name::Zsh => Shell::Zsh,
        Name::Fish => Shell::Fish,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, program, "shinkan", &mut script);
    report::print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Clean)
}
