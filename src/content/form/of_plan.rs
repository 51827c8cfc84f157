//! What a further paper depends on.

use super::scope::Surroundings;
use crate::content::form_source::FormSources;
use crate::model::{Department, Form};

/// What the further papers of a plan depend on.
pub(in crate::content) struct OfPlan<'a> {
    /// 資料番号 of the first paper.
    pub number: &'a str,
    /// 様式.
    pub form: &'a Form,
    /// 担当課.
    pub departments: &'a [Department],
    /// The titles of the sections of each level, the outermost first.
    pub titles: Vec<Vec<&'a str>>,
    /// The ids of the 事業.
    pub projects: Vec<String>,
    /// What the 様式 depends on.
    pub surroundings: &'a Surroundings<'a>,
    /// Where the 様式 stand.
    pub forms: &'a FormSources<'a>,
}
