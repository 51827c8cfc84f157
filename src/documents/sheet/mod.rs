//! The parts of the committee's paper: its rows, the cells and tables they stand in, and the opinions.

pub mod cell;
pub mod opinions;
pub mod row;
pub mod table;
