//! 資料: the committee's paper.

mod blocks;
mod committee_paper;
pub mod data;
pub mod laid_out;
mod make;
mod note_numbers;

pub use committee_paper::CommitteePaper;
pub use data::Book;
