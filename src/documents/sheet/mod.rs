//! The parts of the committee's paper: rows, cells, tables and opinions.

pub mod blocks;
pub mod cell;
pub mod column_kind;
pub mod figure_line;
pub mod labelled;
pub mod opinions;
pub mod options;
pub mod row;
pub mod table;
