//! The one integration binary: every further one would link its own copy of whatever it uses.
//!
//! A command's tests are in the module of its name; `content`, `golden`, `output` and `usage` test what commands share.

#![allow(clippy::unwrap_used)]
// A test names its files as its system does.
#![allow(clippy::disallowed_methods)]

/// `archive`: the bag of a year, and the values in it as open data.
mod archive;
/// `build`: the paper; any text, any form, the example plans.
mod build;
/// `check`: the command, a test per rule, the findings of the real paper.
mod checks;
/// Options in two levels, marks of one's own, conditions on nodes above.
mod choices;
/// `compare`: what differs between two editions.
mod compare;
/// Colours, quietness, help, completions, watching.
mod console;
/// What is read from YAML: a test per fault, blanks, periods, random edits.
mod content;
/// The contracts of the code that can be read off its files.
mod contracts;
/// The guide to the 様式: its pictures are drawn from its YAML, nothing is missing, no link is dead.
mod cookbook;
/// `eject`: the paper as a plain Typst project.
mod departments;
mod eject;
/// `extract` and `build --all`: a document per 担当課.
mod extract;
/// How often rules doubt honest figures and texts.
mod false_alarms;
/// Bags, ZIPs and workspaces that were made to do harm.
mod foreign;
/// The paper of the real content, read back from its PDF and held against content and print.
mod golden;
/// The help of the program and of its commands.
mod help;
/// `history`: an item over several editions.
mod history;
/// Indicators that stand in several tables.
mod in_tables;
/// `init`: a workspace to begin with.
mod init;
/// `layouts/data.md` against the data that layouts get.
mod layout_data;
/// The menu of those who type no commands.
mod menu;
/// `extract --missing`: what is counted and called what.
mod missing;
/// `new-year`: the folder of the next year.
mod needed;
mod new_year;
/// 番号 that start again in every 事業.
mod numbers;
/// `verify` of bags that other programs made, sound and unsound.
mod other_bags;
/// Whole files or none: full disks, kills, folders without access.
mod output;
/// The JSON of every command against `schema/output/`.
mod output_schemas;
/// 資料 and 分冊: several papers of one plan.
mod papers;
/// A finished PDF, read back by its structure without the program.
mod pdf;
/// Folders of any name and depth, paths in messages, papers that are open elsewhere.
mod places;
/// The pipeline as a library: edits, findings, anchors, cancelling.
mod press;
/// `request`: the workbooks that ask each 担当課.
mod request;
/// `schema`: the JSON Schemas against the reader.
mod schema;
/// `summary`: 総括表 and 集計.
mod summary;
/// Workspaces, the program run in them, and approved texts.
mod support;
/// `verify` of bags that were changed and given right manifests again.
mod tampered;
/// Wrong calls.
mod usage;
/// `verify`: whether a bag is as it was.
mod verify;
