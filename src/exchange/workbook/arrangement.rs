//! How a sheet is arranged, and what it says of where it comes from.

use serde::{Deserialize, Serialize};

use crate::model::{Date, Plan};

/// What a sheet says of where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The version of the arrangement of the sheet.
    pub shinkan: u32,
    /// The name of the plan.
    pub plan: String,
    /// The reported period, such as 2019 or 2007-06.
    pub year: String,
    /// The 担当課 that is asked.
    pub department: String,
}

/// The arrangement of sheets that this version writes.
const VERSION: u32 = 1;

/// The row of the keys of the columns, and those below it.
pub(super) const KEY_ROW: u32 = 0;
pub(super) const HEAD_ROW: u32 = 1;
pub(super) const GUIDANCE_ROW: u32 = 2;
pub(super) const FIRST_ROW: u32 = 3;
/// The column of the keys of the rows, and the first one behind it.
pub(super) const KEY_COLUMN: u16 = 0;
pub(super) const FIRST_COLUMN: u16 = 1;

/// What the first sheet says beside the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// 締切: the day by which the answers are wanted.
    pub due: Option<Date>,
}

impl Origin {
    pub(super) fn new(plan: &Plan, department: &str) -> Self {
        Self {
            shinkan: VERSION,
            plan: plan.name.value.clone(),
            year: plan.year.to_string(),
            department: department.to_owned(),
        }
    }
}
