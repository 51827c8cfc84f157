//! Checks an edition as a whole. Does not know Typst or the file system.

mod attach_paths;
mod consequences;
mod context;
mod elsewhere;
mod report;
mod rules;
mod support;
mod text;

pub use consequences::without_consequences;
pub use context::Context;
pub use elsewhere::Elsewhere;
pub use report::Reporter;
pub use rules::next_year_differs::{NamedEdition, check_editions};
pub use rules::pages::is_of_pages;
pub use rules::unread_file::unused_layout;
pub(crate) use rules::{broken_font, characters, left_out, not_printed, pages};
pub use rules::{permitted_codes, rule, rules, run};
pub use text::Text;
