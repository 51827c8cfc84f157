//! Makes the fields of blocks: labelled lines, and the rows of a 年度の表.

use super::blocks::{At, Item, Makers};
use crate::documents::page::text::Text;
use crate::documents::sheet::blocks::YearsRow;
use crate::documents::sheet::cell::{self, Cell, Content};
use crate::documents::sheet::column_kind::ColumnKind;
use crate::documents::sheet::labelled::{LabelledCell, LineKind};
use crate::documents::words;
use crate::model::holder::Holder;
use crate::model::own_field;
use crate::model::{
    Axis, Carried, Carrier, Entries, Entry, Field, FieldKind, FieldLine, Part, Period, Plan, ProjectLine,
};

impl Makers<'_> {
    /// A field of a node under its label.
    pub(super) fn headed(&self, line: &FieldLine, at: &At) -> Option<LabelledCell> {
        let cell = self.line(&line.entry, at)?;
        Some(if let Some(heading) = &line.heading { cell.labelled(heading) } else { cell })
    }

    /// A field of a node, under its usual label; `None` if the form does not know it.
    pub(super) fn line(&self, entry: &Entry, at: &At) -> Option<LabelledCell> {
        let form = self.form();
        Some(match entry {
            Entry::SectionTitle(depth) => {
                let texts = vec![at.above.titles.get(*depth)?.clone()];
                let label = form.levels.get(*depth)?.as_str();
                LabelledCell::new(PROSE, label, Cell::new(Content::Texts { texts }))
            }
            Entry::SectionDepartments => {
                let names = at.carried.in_charge.names().map(Text::line).collect();
                let kind = LineKind::Column(ColumnKind::Departments);
                LabelledCell::new(kind, words::DEPARTMENTS, Cell::new(Content::Names { names }))
            }
            Entry::SectionJudgement(axis) => self.judgement_line(at.carried, form.lowest(), axis)?,
            Entry::SectionField(name) => self.field_line(at.holder(form), name, at.id),
            Entry::Project(line) => self.project_line(line, at)?,
            Entry::Item(part) => {
                let Item { item, row, .. } = at.item.as_ref()?;
                let line = self.items.item_line(at.id, item, row.is_repeat(), &at.project?.labels, part);
                if *part == Part::Name && !form.has_card_title() { line.headed() } else { line }
            }
        })
    }

    /// A row of a 年度の表; `None` if the form does not know what it prints.
    pub(super) fn years_row(&self, line: &FieldLine, at: &At) -> Option<YearsRow> {
        let Plan { form, periods, year, .. } = &self.edition.plan;
        let row = |name: &str, unit: &str, holds, cells| {
            let label = Text::line(line.heading.as_deref().unwrap_or(name));
            YearsRow { label, unit: Text::line(unit), holds, cells }
        };
        // On the card of a 取組項目, what the 事業 carries stands in the 事業.
        let carried = |carrier| match (carrier, at.project) {
            (Carrier::Project, Some(project)) => &project.carried,
            _ => at.carried,
        };
        let judged = |carrier, name: &str| {
            let axis = form.axis(carrier, name)?;
            let (judgement, entries) = (carried(carrier).judgement(&axis.name), Entries::from(carried(carrier)));
            let cell = |period: &Period| {
                let cell = Cell::new(cell::judgement(axis, judgement, *period));
                cell.unless_needed(entries.unneeded(axis.need.as_ref(), *period))
            };
            Some(row(name, "", kind_of_judgement(axis), periods.iter().map(cell).collect()))
        };
        let figures = |carrier, name: &str| {
            let field = form.field(carrier, name)?;
            let entries = Entries::from(carried(carrier));
            let holder = match (carrier, at.project) {
                (Carrier::Project, Some(project)) => Holder::Project(project),
                _ => at.holder(form),
            };
            let figures = own_field::figures(self.edition, field, holder);
            let plain = Field { unit: None, ..field.clone() };
            let cell = |period: &Period| {
                let place = holder.field(name).and_then(|entry| entry.at(*period, *year)).map(|value| &value.place);
                let alone = own_field::alone(&figures, *period, *year);
                let texts = self.items.figure_lines(field, &plain, alone.as_slice());
                let cell = Cell::at(at.id, place, Content::Texts { texts });
                cell.unless_needed(entries.unneeded(field.need.as_ref(), *year))
            };
            let unit = field.unit.as_deref().unwrap_or_default();
            Some(row(name, unit, ColumnKind::Figures, periods.iter().map(cell).collect()))
        };
        match &line.entry {
            Entry::SectionJudgement(name) => judged(form.lowest(), name),
            Entry::SectionField(name) => figures(form.lowest(), name),
            Entry::Project(ProjectLine::Judgement(name)) => judged(Carrier::Project, name),
            Entry::Project(ProjectLine::Field(name)) => figures(Carrier::Project, name),
            Entry::Item(Part::Judgement(name)) => judged(Carrier::Item, name),
            Entry::Item(Part::Field(name)) => figures(Carrier::Item, name),
            _ => None,
        }
    }

    fn project_line(&self, line: &ProjectLine, at: &At) -> Option<LabelledCell> {
        let project = at.project?;
        let labels = &project.labels;
        Some(match line {
            ProjectLine::Name => {
                let text = Text::line(project.name.value.clone());
                // On a card the 取組項目 has the heading.
                let kind = if at.item.is_some() { LineKind::Column(ColumnKind::Name) } else { LineKind::Heading };
                LabelledCell::new(kind, labels.name.text.as_str(), Cell::new(Content::Name { text, repeat: false }))
            }
            ProjectLine::Goal => {
                let texts = cell::lines(project.goal.as_ref());
                LabelledCell::new(PROSE, labels.goal.text.as_str(), Cell::new(Content::Texts { texts }))
            }
            ProjectLine::MainActions => {
                let texts = project.main_actions.iter().map(|action| Text::line(action.value.clone())).collect();
                let cell = Cell::new(Content::Texts { texts });
                LabelledCell::new(LineKind::Actions, labels.main_actions.text.as_str(), cell)
            }
            ProjectLine::Departments => {
                let names = self.edition.departments_of_project(project).into_iter().map(Text::line).collect();
                let kind = LineKind::Column(ColumnKind::Departments);
                LabelledCell::new(kind, words::DEPARTMENTS, Cell::new(Content::Names { names }))
            }
            ProjectLine::Judgement(axis) => self.judgement_line(&project.carried, Carrier::Project, axis)?,
            ProjectLine::Field(name) => self.field_line(Holder::Project(project), name, at.id),
        })
    }

    pub(super) fn judgement_line(&self, carried: &Carried, carrier: Carrier, axis: &str) -> Option<LabelledCell> {
        let plan = &self.edition.plan;
        let axis = plan.form.axis(carrier, axis)?;
        let content = cell::judgement(axis, carried.judgement(&axis.name), plan.year);
        let kind = kind_of_judgement(axis);
        let unneeded = Entries::from(carried).unneeded(axis.need.as_ref(), plan.year);
        let cell = Cell::new(content).unless_needed(unneeded);
        Some(LabelledCell::new(LineKind::Column(kind), axis.name.clone(), cell))
    }

    /// An own field: what is written, otherwise what is computed.
    pub(super) fn field_line(&self, holder: Holder, name: &str, id: &str) -> LabelledCell {
        let field = self.form().field(holder.carrier(), name);
        let cell = field.map(|field| self.items.field_cell(id, holder, field, None)).unwrap_or_default();
        let is_figure = field.is_some_and(|field| field.kind != FieldKind::Text);
        let kind = if is_figure { ColumnKind::Figures } else { ColumnKind::Prose };
        LabelledCell::new(LineKind::Column(kind), name, cell)
    }
}

/// What a cell with a judgement holds.
fn kind_of_judgement(axis: &Axis) -> ColumnKind {
    if axis.mark.boxes().is_some() { ColumnKind::Options } else { ColumnKind::Prose }
}

const PROSE: LineKind = LineKind::Column(ColumnKind::Prose);
