//! 資料: the committee's paper, further papers of the same content, and the 分冊 of both.

mod blocks;
mod committee_paper;
pub mod data;
mod front;
pub mod laid_out;
mod lines;
mod make;
mod note_numbers;
mod volume;

pub use committee_paper::CommitteePaper;
pub use data::Book;
pub use volume::Volume;
