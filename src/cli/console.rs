//! How messages look: with or without colours, and whether those that only accompany the work are left out.

use std::sync::OnceLock;

/// `--color`: when the output has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Color {
    /// On a terminal that can show them, unless NO_COLOR is set.
    #[default]
    Auto,
    Always,
    Never,
}

struct Manner {
    quiet: bool,
    color: Color,
}

static MANNER: OnceLock<Manner> = OnceLock::new();

/// Applies `--quiet` and `--color` to this run.
pub(super) fn settle(quiet: bool, color: Color) {
    if color != Color::Never {
        enable_colors();
    }
    // Only the first call counts; there is one per run.
    let _ = MANNER.set(Manner { quiet, color });
}

/// Whether to leave out what only accompanies the work.
pub(super) fn is_quiet() -> bool {
    MANNER.get().is_some_and(|manner| manner.quiet)
}

/// Whether to write colours to a stream.
///
/// - `is_terminal`: whether the stream is a terminal
pub(super) fn has_colors(is_terminal: bool) -> bool {
    match MANNER.get().map(|manner| manner.color).unwrap_or_default() {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal && !anstyle_query::no_color() && anstyle_query::term_supports_ansi_color(),
    }
}

/// Runs a command while the console's code page is UTF-8.
pub(super) fn in_utf8<T>(run: impl FnOnce() -> T) -> T {
    #[cfg(windows)]
    super::code_page::use_utf8();
    let result = run();
    restore();
    result
}

/// Gives the console back as it was.
pub(super) fn restore() {
    #[cfg(windows)]
    super::code_page::restore();
}

/// Windows shows colours only after it was asked to.
#[cfg(windows)]
fn enable_colors() {
    // A console that is too old shows none: `term_supports_ansi_color` says so.
    let _ = anstyle_query::windows::enable_ansi_colors();
}

#[cfg(not(windows))]
fn enable_colors() {}
