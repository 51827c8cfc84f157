//! 資料: the committee's paper.

mod committee_paper;
pub mod data;
pub mod laid_out;

pub use committee_paper::CommitteePaper;
pub use data::Book;
