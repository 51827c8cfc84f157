//! The parts of the committee's paper: rows, cells, tables and opinions.

pub mod cell;
pub mod opinions;
pub mod row;
pub mod table;
