//! Runs a command in a process of its own, because the workspace has layouts or fonts of its own, which may take all memory
//! or crash. The built-in ones do not, so that other workspaces lose no time.

use std::env;
use std::ffi::OsString;
use std::path::Path;

use super::confined::{self, Cause, End, Limits};
use super::exit::Exit;
use super::report;
use crate::output;

/// Runs the command of this process in another one. There is no limit of time: the user is there, and can interrupt it.
///
/// - `folder`: where the other process may leave a folder that it was writing
pub(super) fn run(folder: Option<&Path>) -> anyhow::Result<Exit> {
    let limits = Limits::default();
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let cause = match confined::run(&arguments, limits.memory, None)? {
        End::Ended(exit) => return Ok(exit),
        End::Failed(cause, _) => cause,
    };
    if let Some(folder) = folder {
        output::sweep(folder);
    }
    let limit = if cause == Cause::Memory { format!("（上限は{}）", limits.memory_said()) } else { String::new() };
    report::say(format_args!(
        "エラー: 組んでいるときに、{cause}{limit}。layouts/ のレイアウトと fonts/ のフォントを確かめてください\n"
    ));
    Ok(Exit::Environment)
}
