//! The parts of plan.yaml that the other files depend on.

use std::collections::HashSet;

use crate::model::{Department, Form, Period, Plan};

/// The parts of plan.yaml that the other files refer to.
pub(super) struct Context {
    pub form: Form,
    pub year: Period,
    /// 表示年度; empty if plan.yaml could not be read, which turns off the check of periods.
    pub periods: Vec<Period>,
    /// The names of the 担当課; empty if plan.yaml could not be read, which turns off the check of names.
    pub departments: Vec<String>,
    /// Their 旧称, each with the name of today.
    pub former_names: Vec<(String, String)>,
    /// The ids of the 事業 below sections with a 担当課; `None` if the 体系 is not known.
    headed: Option<HashSet<String>>,
}

impl Context {
    /// The parts of a plan that its other files refer to.
    pub(super) fn new(form: Form, year: Period, periods: &[Period], departments: &[Department]) -> Self {
        let former = |department: &Department| Some((department.former_name.clone()?, department.name.value.clone()));
        Self {
            form,
            year,
            periods: periods.to_vec(),
            departments: departments.iter().map(|department| department.name.value.clone()).collect(),
            former_names: departments.iter().filter_map(former).collect(),
            headed: None,
        }
    }

    /// The same with the 事業 whose sections have a 担当課.
    pub(super) fn with_headed(self, headed: Option<HashSet<String>>) -> Self {
        Self { headed, ..self }
    }

    /// Whether a section above a 事業 has a 担当課, as far as is known.
    pub(super) fn may_have_departments_above(&self, project: &str) -> bool {
        self.headed.as_ref().is_none_or(|headed| headed.contains(project))
    }

    /// The context of a plan; without a plan, any 年度 and any 担当課 is accepted.
    pub(super) fn for_plan(plan: Option<&Plan>) -> Self {
        match plan {
            Some(plan) => {
                let context = Self::new(plan.form.clone(), plan.year, &plan.periods, &plan.departments);
                if plan.sections_in_charge { context } else { context.with_headed(Some(HashSet::new())) }
            }
            None => Self::new(Form::default(), Period::of_western(0), &[], &[]),
        }
    }
}
