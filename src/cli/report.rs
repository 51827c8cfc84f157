//! Messages of the commands: to people on stderr, to scripts on stdout.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::time::Instant;

use anyhow::Context as _;

use super::console;
use super::frames::{self, Frame};
use super::paint::painted;
use crate::characters::{visible, visible_json};
use crate::check;
use crate::finding::{self, Finding, Severity};
use crate::model::Period;

/// Writes to stderr, without what would act on a terminal: names and texts may be those of others. A closed stderr is not
/// an error.
pub(super) fn say(text: impl Display) {
    let text = visible(&text.to_string());
    let _ = match frames::is_confined() {
        true => frames::send(Frame::Said, &text),
        false => io::stderr().write_all(colored(&text, io::stderr().is_terminal()).as_bytes()),
    };
}

/// Says what only accompanies the work: its progress, time and counts.
pub(super) fn remark(text: impl Display) {
    if !console::is_quiet() {
        say(text);
    }
}

fn colored(text: &str, is_terminal: bool) -> Cow<'_, str> {
    if console::has_colors(is_terminal) { Cow::Owned(painted(text)) } else { Cow::Borrowed(text) }
}

/// Reports the error that stopped a command, with its causes.
pub(super) fn failure(error: &anyhow::Error) {
    let causes: Vec<String> =
        error.chain().skip(1).map(|error| format!("\n  {}", cause(error).replace('\n', "\n  "))).collect();
    say(format_args!("エラー: {}{}\n", cause(error.as_ref()), causes.concat()));
}

/// Words a cause in Japanese, because the system's own messages are English.
fn cause(error: &(dyn Error + 'static)) -> String {
    let Some(error) = error.downcast_ref::<io::Error>() else { return error.to_string() };
    let why = match error.kind() {
        ErrorKind::NotFound => "ファイルかフォルダーがありません",
        ErrorKind::PermissionDenied => "アクセスが許可されていません",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "フォルダーではなく、ファイルがあります",
        ErrorKind::IsADirectory => "ファイルではなく、フォルダーがあります",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "空き容量が足りません",
        ErrorKind::ReadOnlyFilesystem => "書き込めない場所です",
        ErrorKind::InvalidFilename => "ファイル名に使えない文字があるか、長すぎます",
        _ => return format!("入出力の誤りです（{error}）"),
    };
    why.to_owned()
}

/// Prints to stdout, without what would act on a terminal. A closed pipe is not an error.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let text = visible(text);
    // The process that started a confined one adds the colours.
    if frames::is_confined() { write_out(&text) } else { write_out(&colored(&text, io::stdout().is_terminal())) }
}

/// Prints JSON to stdout, with what would act on a terminal as escapes.
pub(super) fn print_json(json: &str) -> anyhow::Result<()> {
    write_out(&visible_json(json))
}

fn write_out(text: &str) -> anyhow::Result<()> {
    let printed = match frames::is_confined() {
        true => frames::send(Frame::Printed, text),
        false => io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()),
    };
    match printed {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("結果を標準出力に書き出せません"),
    }
}

/// Prints the errors that keep a paper from being made.
pub(super) fn refusal(findings: &[Finding]) {
    let errors: Vec<Finding> = findings.iter().filter(|finding| finding.is_error()).cloned().collect();
    say(finding::render(&errors));
    say(format_args!(
        "\n{}件のエラーがあります。直してからやり直してください（ファイルは作っていません）\n",
        errors.len()
    ));
}

/// Prints the findings on a document's pages that are not yet `known`.
pub(super) fn further(findings: &[Finding], known: &[Finding]) {
    let is_known = |finding: &Finding| {
        finding.excerpt.is_some()
            && known.iter().any(|other| (other.rule, &other.excerpt) == (finding.rule, &finding.excerpt))
            || known.contains(finding)
    };
    let further: Vec<Finding> = findings.iter().filter(|finding| !is_known(finding)).cloned().collect();
    say(finding::render(&further));
}

/// Points to `check` if it has warnings or notes.
///
/// - `year`: the edition, if it is not the newest one
pub(super) fn pointer(findings: &[Finding], year: Option<Period>) {
    let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
    let year = year.map(|year| format!(" --year {year}")).unwrap_or_default();
    // Without this option, `check` knows of no pages.
    let pages = if findings.iter().any(|finding| check::is_of_pages(finding.rule)) { " --pages" } else { "" };
    let all = if notes > 0 { " --notes" } else { "" };
    let counts: Vec<String> = [("警告", warnings), ("参考", notes)]
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{name}が{count}件"))
        .collect();
    if !counts.is_empty() {
        remark(format_args!("{}あります（shinkan check{year}{pages}{all} で表示します）\n", counts.join("、")));
    }
}

/// The number of pages, and the time.
pub(super) fn pages_and_time(pages: &[usize], started: Instant) -> String {
    format!("{}ページ、{:.2}秒\n", pages.iter().sum::<usize>(), started.elapsed().as_secs_f64())
}

/// Counts findings below their list.
pub(super) fn counts(findings: &[Finding], notes_shown: bool) {
    let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let hidden = if notes > 0 && !notes_shown { "（--notes で表示します）" } else { "" };
    remark(format_args!("エラー {errors}件、警告 {warnings}件、参考 {notes}件{hidden}\n"));
}
