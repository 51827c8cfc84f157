//! 資料: the committee paper, sheet by sheet, each followed by its opinion page.

use serde::Serialize;

use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::documents::sheet::cell::{self, Cell, Content};
use crate::documents::sheet::opinions::{self, OpinionRow, OpinionsForm};
use crate::documents::sheet::row;
use crate::documents::sheet::table::{Maker, Table, TableForm};
use crate::documents::words;
use crate::model::{
    Arrangement, Carried, Carrier, Edition, FieldEntry, FieldKind, Initiative, Mark, Project, ProjectLine, Section,
    compute,
};

/// The data of `layouts/book.typ`.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Book {
    pub(in crate::documents) document: PdfMetadata,
    pub(in crate::documents) page: PageView,
    /// Whether each 取組項目 has its own page.
    pub(in crate::documents) cards: bool,
    /// 資料番号, followed by 案, 差替 … while the paper is not final.
    pub(in crate::documents) mark: Text,
    pub(in crate::documents) title: Text,
    pub(in crate::documents) committee: Text,
    /// The forms of the tables: that of 取組項目 first, then those of indicators.
    pub(in crate::documents) tables: Vec<TableForm>,
    /// The common settings of all opinion pages; `None` if there are none.
    pub(in crate::documents) opinions: Option<OpinionsForm>,
    pub(in crate::documents) sheets: Vec<Sheet>,
    /// The opinions on the paper as a whole.
    pub(in crate::documents) last_opinions: Vec<OpinionRow>,
    /// The legends and fixed notes below every sheet.
    pub(in crate::documents) notes: Vec<Text>,
}

/// One 施策の方向 (the lowest level of the 体系) and its opinion page.
#[derive(Debug, Clone, Serialize)]
pub(in crate::documents) struct Sheet {
    /// From the outermost level to the sheet itself.
    pub sections: Vec<SectionLine>,
    pub projects: Vec<ProjectView>,
    pub opinions: Vec<OpinionRow>,
}

#[derive(Debug, Clone, Serialize)]
pub(in crate::documents) struct SectionLine {
    pub label: String,
    pub title: Text,
    /// Whether this is the first sheet of the section, which carries its bookmark.
    pub first: bool,
    /// The section's own judgements, fields and indicators; only on its first sheet.
    pub lines: Vec<LabelledCell>,
    pub tables: Vec<Table>,
}

impl SectionLine {
    /// The section without its own judgements, fields and indicators.
    ///
    /// - `first`: whether this is the first sheet of the section
    pub(in crate::documents) fn alone(&self, first: bool) -> Self {
        Self { first, lines: Vec::new(), tables: Vec::new(), ..self.clone() }
    }
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::documents) struct ProjectView {
    pub name: Text,
    /// The lines of the block above the table.
    pub head: Vec<LabelledCell>,
    pub items: Option<Table>,
    /// The tables of its own indicators.
    pub tables: Vec<Table>,
}

/// A line of a block: a label and its content.
#[derive(Debug, Clone, Serialize)]
pub(in crate::documents) struct LabelledCell {
    kind: LineKind,
    label: Text,
    cell: Cell,
}

/// The kind of content of a line, which determines how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum LineKind {
    /// A name that is a heading.
    Heading,
    Prose,
    /// Entries of a list.
    Actions,
    Departments,
    Options,
    /// Figures, side by side.
    Figures,
}

impl Book {
    /// Everything the paper prints, in order.
    pub fn new(edition: &Edition) -> Self {
        let plan = &edition.plan;
        let form = &plan.form;
        let mut makers = Makers {
            edition,
            items: Maker::of_items(edition),
            indicators: Maker::of_indicators(edition),
            opinions: opinions::Maker::for_edition(edition),
        };
        let mut sheets = Vec::new();
        makers.walk(&edition.sections, &mut Vec::new(), &mut sheets);
        let last_opinions = makers.opinions.as_mut().map(opinions::Maker::of_paper).unwrap_or_default();
        let legends = form.axes.iter().filter_map(|axis| axis.legend.clone());
        Self {
            document: PdfMetadata::new(plan, plan.title.value.clone()),
            page: PageView::new(&form.page),
            cards: form.arrangement == Arrangement::Card,
            mark: Text::line(plan.mark()),
            title: Text::line(plan.title.value.clone()),
            committee: Text::line(plan.committee.value.clone()),
            opinions: makers.opinions.as_ref().map(opinions::Maker::form),
            tables: std::iter::once(makers.items).chain(makers.indicators).map(Maker::form).collect(),
            sheets,
            last_opinions,
            notes: legends.chain(form.notes.iter().cloned()).map(Text::line).collect(),
        }
    }
}

/// Makes the parts of the sheets.
struct Makers<'a> {
    edition: &'a Edition,
    items: Maker<'a>,
    indicators: Vec<Maker<'a>>,
    opinions: Option<opinions::Maker<'a>>,
}

impl<'a> Makers<'a> {
    /// Adds the sheets below these sections.
    ///
    /// - `above`: the sections above them
    fn walk(&mut self, sections: &'a [Section], above: &mut Vec<SectionLine>, sheets: &mut Vec<Sheet>) {
        for section in sections {
            let depth = above.len();
            let id = format!("{}-s{depth}", sheets.len());
            above.push(SectionLine {
                label: section.label.clone(),
                title: Text::line(section.title.value.clone()),
                first: true,
                lines: self.lines(&section.carried, Carrier::Section(depth), &self.edition.items_below(section), &id),
                tables: self.tables(&section.carried, &id),
            });
            if section.children.is_empty() {
                let sheet = self.sheet(section, above, sheets.len());
                sheets.push(sheet);
                for line in above.iter_mut() {
                    line.first = false;
                    line.lines.clear();
                    line.tables.clear();
                }
            } else {
                self.walk(&section.children, above, sheets);
            }
            above.pop();
        }
    }

    fn sheet(&mut self, section: &'a Section, path: &[SectionLine], index: usize) -> Sheet {
        let mut sections = path.to_vec();
        for (label, title) in &section.ancestor_titles {
            let lines = sections.iter_mut().filter(|line| line.label == *label);
            lines.for_each(|line| line.title = Text::line(title.value.clone()));
        }
        let projects = section.projects.iter().enumerate();
        Sheet {
            sections,
            projects: projects.map(|(number, project)| self.project(project, index, number)).collect(),
            opinions: self.opinions.as_mut().map(|maker| maker.of_sheet(section, index)).unwrap_or_default(),
        }
    }

    fn project(&mut self, project: &'a Project, sheet: usize, number: usize) -> ProjectView {
        let id = &row::of_project(sheet, number);
        let items: Vec<_> = (project.rows.iter().enumerate())
            .map(|(index, row)| (row::id(sheet, number, index), self.edition.initiative(row), row.is_repeat()))
            .collect();
        let table = (!items.is_empty()).then(|| {
            let rows = items.iter().map(|(id, item, repeat)| (id.clone(), &**item, *repeat));
            let mut table = self.items.items(rows, &project.labels);
            table.attach(items.iter().map(|(id, item, _)| self.named_tables(&item.carried, id)));
            table
        });
        ProjectView {
            name: Text::line(project.name.value.clone()),
            head: self.head(project, id),
            items: table,
            tables: self.tables(&project.carried, &format!("{id}-t")),
        }
    }

    /// 事業欄.
    fn head(&self, project: &Project, id: &str) -> Vec<LabelledCell> {
        let form = &self.edition.plan.form;
        let labels = &project.labels;
        let line = |kind, label: &str, cell| LabelledCell { kind, label: Text::line(label), cell };
        let lines = form.project_lines.iter().filter_map(|part| {
            Some(match part {
                ProjectLine::Name => {
                    let text = Some(Text::line(project.name.value.clone()));
                    line(LineKind::Heading, &labels.name.text, Cell::new(Content::Line { text }))
                }
                ProjectLine::Goal => {
                    let texts = cell::lines(project.goal.as_ref());
                    line(LineKind::Prose, &labels.goal.text, Cell::new(Content::Texts { texts }))
                }
                ProjectLine::MainActions => {
                    let texts = project.main_actions.iter().map(|action| Text::line(action.value.clone())).collect();
                    line(LineKind::Actions, &labels.main_actions.text, Cell::new(Content::Texts { texts }))
                }
                ProjectLine::Departments => {
                    let mut names: Vec<String> = Vec::new();
                    for row in &project.rows {
                        for name in &self.edition.initiative(row).departments {
                            if !names.contains(&name.value) {
                                names.push(name.value.clone());
                            }
                        }
                    }
                    let names = names.into_iter().map(Text::line).collect();
                    line(LineKind::Departments, words::DEPARTMENTS, Cell::new(Content::Names { names }))
                }
                ProjectLine::Judgement(axis) => self.judgement_line(&project.carried, Carrier::Project, axis)?,
                ProjectLine::Field(name) => {
                    self.field_line(&project.carried, Carrier::Project, name, &self.edition.items_of(project), id)
                }
            })
        });
        lines.collect()
    }

    /// The judgements and fields of a section.
    fn lines(&self, carried: &Carried, carrier: Carrier, items: &[&Initiative], id: &str) -> Vec<LabelledCell> {
        let form = &self.edition.plan.form;
        let judgements = form.axes_of(carrier).filter_map(|axis| self.judgement_line(carried, carrier, &axis.name));
        let fields = form.fields_of(carrier).map(|field| self.field_line(carried, carrier, &field.name, items, id));
        // Sections have no blank lines to fill in.
        judgements.chain(fields.filter(|line| !line.cell.is_blank())).collect()
    }

    fn judgement_line(&self, carried: &Carried, carrier: Carrier, axis: &str) -> Option<LabelledCell> {
        let plan = &self.edition.plan;
        let axis = plan.form.axis(carrier, axis)?;
        let content = cell::judgement(axis, carried.judgement(&axis.name), plan.year);
        let kind = match axis.mark {
            Mark::Symbol | Mark::Text => LineKind::Prose,
            Mark::Check | Mark::Square | Mark::Circle => LineKind::Options,
        };
        Some(LabelledCell { kind, label: Text::line(axis.name.clone()), cell: Cell::new(content) })
    }

    /// An own field: its entry, otherwise the value computed from the 取組項目 below.
    fn field_line(
        &self,
        carried: &Carried,
        carrier: Carrier,
        name: &str,
        items: &[&Initiative],
        id: &str,
    ) -> LabelledCell {
        let plan = &self.edition.plan;
        let entry = carried.fields.iter().find(|entry| entry.name == name);
        let field = plan.form.field(carrier, name);
        let texts = match (field, entry) {
            (Some(field), _) if field.kind != FieldKind::Text => {
                let figures = compute::own_field(&plan.form, field, entry, items, plan.year);
                self.items.figure_lines(field, &figures)
            }
            (_, Some(entry)) => self.items.field_lines(carrier, entry),
            (_, None) => Vec::new(),
        };
        let cell = Cell::at(id, entry.and_then(FieldEntry::place), Content::Texts { texts });
        let is_figure = field.is_some_and(|field| field.kind != FieldKind::Text);
        let kind = if is_figure { LineKind::Figures } else { LineKind::Prose };
        LabelledCell { kind, label: Text::line(name), cell }
    }

    /// The named tables of indicators of a 取組項目; its other indicators are in its row.
    fn named_tables(&mut self, carried: &Carried, id: &str) -> Vec<Table> {
        let makers = self.indicators.iter_mut().filter(|maker| !maker.name().is_empty()).enumerate();
        makers.filter_map(|(index, maker)| maker.indicators(&carried.indicators, &format!("{id}-n{index}"))).collect()
    }

    /// The tables of indicators of a section or 事業.
    fn tables(&mut self, carried: &Carried, id: &str) -> Vec<Table> {
        let makers = self.indicators.iter_mut().enumerate();
        makers.filter_map(|(index, maker)| maker.indicators(&carried.indicators, &format!("{id}{index}"))).collect()
    }
}
