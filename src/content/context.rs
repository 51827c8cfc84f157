//! What plan.yaml says of the files below it.

use crate::model::{Form, Period};

/// What the files below plan.yaml are read against.
pub(super) struct Context {
    pub form: Form,
    pub year: Period,
    /// 表示年度; empty where plan.yaml could not be read, and then not checked.
    pub periods: Vec<Period>,
    /// The names of the 担当課; empty where plan.yaml could not be read, and then not checked.
    pub departments: Vec<String>,
    /// Their 旧称, each with the name of today.
    pub former_names: Vec<(String, String)>,
}
