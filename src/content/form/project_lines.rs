//! 事業欄: the lines of the block above a table.

use super::names::Names;
use super::scope::Scope;
use crate::content::codec::schema::exactly;
use crate::content::codec::{Codec, list, name_of};
use crate::content::faults;
use crate::model::{Carrier, ProjectLine};
use crate::vocabulary::{DEPARTMENTS, GOAL, MAIN_ACTIONS, PROJECT};

/// 事業欄.
pub(super) fn project_lines<'a>(scope: &'a Scope) -> Codec<'a, Vec<ProjectLine>> {
    let fixed = [
        (PROJECT, ProjectLine::Name),
        (GOAL, ProjectLine::Goal),
        (MAIN_ACTIONS, ProjectLine::MainActions),
        (DEPARTMENTS, ProjectLine::Departments),
    ];
    let form = &scope.form;
    let axes =
        form.axes_of(Carrier::Project).map(|axis| (axis.name.as_str(), ProjectLine::Judgement(axis.name.clone())));
    let fields = form.fields_of(Carrier::Project).map(|own| (own.name.as_str(), ProjectLine::Field(own.name.clone())));
    let line = name_of(fixed.into_iter().chain(axes).chain(fields).collect(), &scope.unread);
    list("[事業, 取り組み目標, 主な取り組み]", line)
        .keeping(Names::of_words, |names, at, line| names.is_new(at, &at.word().unwrap_or_default(), line.clone()))
        .checked(|at, lines| {
            if lines.iter().all(|(_, line)| *line != ProjectLine::Name) {
                let hint = "「事業」を加えてください。事業の名前が見出しになります";
                at.fault_at(&at.place.of_key(), faults::MISSING_KEY, "「事業欄」に「事業」がありません", hint);
            }
        })
        .codec()
        .with_schema(|schema| schema["contains"] = exactly(&[PROJECT]))
}
