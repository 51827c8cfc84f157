//! 内容 of a field: what it prints of its node, or of one above it.

use super::holder::Holder;
use crate::content::codec::{Codec, name_of};
use crate::content::form::scope::Scope;
use crate::model::{Carrier, Entry, FieldKind, Form, Part, ProjectLine};
use crate::vocabulary::{BUREAU, DEPARTMENTS, DESCRIPTION, GOAL, MAIN_ACTIONS, NAME, NUMBER, OUTCOME, PROJECT};

/// The words for some fields, the first of each word alone.
type Words<'a> = Vec<(&'a str, Entry)>;

/// Any field.
pub(super) fn any<'a>(holder: Holder, scope: &'a Scope) -> Codec<'a, Entry> {
    let form = &scope.form;
    let all =
        [others(holder, form), judgements(holder, form), titles(holder, form), of_project_on(holder, form)].concat();
    codec(all, scope)
}

/// A judgement.
pub(super) fn judgement<'a>(holder: Holder, scope: &'a Scope) -> Codec<'a, Entry> {
    codec(judgements(holder, &scope.form), scope)
}

/// A judgement, or a field of figures: what has an entry for each period.
pub(super) fn of_years<'a>(holder: Holder, scope: &'a Scope) -> Codec<'a, Entry> {
    let is_figure =
        |name: &str, carrier| scope.form.field(carrier, name).is_some_and(|field| field.kind != FieldKind::Text);
    let above = of_project_on(holder, &scope.form);
    let is_yearly = |(name, entry): &(&str, Entry)| match entry {
        Entry::Project(ProjectLine::Judgement(_)) => true,
        Entry::SectionField(_) => is_figure(name, scope.form.lowest()),
        Entry::Project(ProjectLine::Field(_)) => is_figure(name, Carrier::Project),
        Entry::Item(Part::Field(_)) => is_figure(name, Carrier::Item),
        _ => false,
    };
    let figures = others(holder, &scope.form).into_iter().filter(is_yearly);
    let above = above.into_iter().filter(is_yearly);
    codec(figures.chain(judgements(holder, &scope.form)).chain(above).collect(), scope)
}

/// A text.
pub(super) fn text<'a>(holder: Holder, scope: &'a Scope) -> Codec<'a, Entry> {
    codec(others(holder, &scope.form), scope)
}

fn codec<'a>(words: Words<'a>, scope: &'a Scope) -> Codec<'a, Entry> {
    let mut first: Words = Vec::new();
    for (word, entry) in words {
        if first.iter().all(|(other, _)| *other != word) {
            first.push((word, entry));
        }
    }
    name_of(first, &scope.unread)
}

/// What a node carries itself, but for its judgements.
fn others(holder: Holder, form: &Form) -> Words<'_> {
    let fields = |carrier| form.fields_of(carrier).map(|field| field.name.as_str());
    match holder {
        Holder::Sheet => {
            let own = fields(form.lowest()).map(|name| (name, Entry::SectionField(name.to_owned())));
            [(DEPARTMENTS, Entry::SectionDepartments)].into_iter().chain(own).collect()
        }
        Holder::Project => {
            let own = fields(Carrier::Project).map(|name| (name, Entry::Project(ProjectLine::Field(name.to_owned()))));
            of_project()
                .into_iter()
                .chain([(DEPARTMENTS, Entry::Project(ProjectLine::Departments))])
                .chain(own)
                .collect()
        }
        Holder::Card => {
            let fixed = [
                (NUMBER, Part::Number),
                (NAME, Part::Name),
                (DEPARTMENTS, Part::Departments),
                (BUREAU, Part::Bureaus),
                (DESCRIPTION, Part::Description),
                (OUTCOME, Part::Outcome),
            ];
            let own = fields(Carrier::Item).map(|name| (name, Part::Field(name.to_owned())));
            fixed.into_iter().chain(own).map(|(word, part)| (word, Entry::Item(part))).collect()
        }
    }
}

/// What the 事業 of a card carries, whose words mean what the 取組項目 itself carries if that has the same.
fn of_project_on(holder: Holder, form: &Form) -> Words<'_> {
    let is_own = |(_, entry): &(&str, Entry)| {
        holder == Holder::Card
            && matches!(entry, Entry::Project(ProjectLine::Field(_)) | Entry::Project(ProjectLine::Judgement(_)))
    };
    [others(Holder::Project, form), judgements(Holder::Project, form)].concat().into_iter().filter(is_own).collect()
}

fn of_project() -> [(&'static str, Entry); 3] {
    [(PROJECT, ProjectLine::Name), (GOAL, ProjectLine::Goal), (MAIN_ACTIONS, ProjectLine::MainActions)]
        .map(|(word, line)| (word, Entry::Project(line)))
}

/// The judgements of a node.
fn judgements(holder: Holder, form: &Form) -> Words<'_> {
    let (carrier, entry): (Carrier, fn(String) -> Entry) = match holder {
        Holder::Sheet => (form.lowest(), Entry::SectionJudgement),
        Holder::Project => (Carrier::Project, |name| Entry::Project(ProjectLine::Judgement(name))),
        Holder::Card => (Carrier::Item, |name| Entry::Item(Part::Judgement(name))),
    };
    form.axes_of(carrier).map(|axis| (axis.name.as_str(), entry(axis.name.clone()))).collect()
}

/// What a field prints of the nodes above.
fn titles(holder: Holder, form: &Form) -> Words<'_> {
    let levels = form.levels.iter().enumerate().map(|(depth, label)| (label.as_str(), Entry::SectionTitle(depth)));
    let project = of_project().into_iter().filter(|_| holder == Holder::Card);
    project.chain(levels).collect()
}
