//! Makes the views of blocks.

use crate::documents::figures::{figure, tallies};
use crate::documents::page::text::Text;
use crate::documents::sheet::blocks::BlockView;
use crate::documents::sheet::cell::Cell;
use crate::documents::sheet::labelled::LabelledCell;
use crate::documents::sheet::opinions;
use crate::documents::sheet::table::{Maker, Table};
use crate::model::holder::Holder;
use crate::model::tally::Extent;
use crate::model::{
    Block, BlockContent, Carried, Carrier, Edition, Entry, FixedNote, Form, Initiative, LabelSide, OpinionRows, Period,
    Project, Row, Section, WhenBlank,
};

/// What a node gets from the sections of its sheet, outermost first.
#[derive(Clone, Copy)]
pub(super) struct Above<'n> {
    pub titles: &'n [Text],
    /// The section of its sheet.
    pub section: &'n Section,
    /// The position of its sheet.
    pub sheet: usize,
    /// 注記.
    pub notes: &'n [Text],
}

/// The node whose blocks are made.
pub(super) struct At<'n> {
    /// Unique in the document.
    pub id: &'n str,
    pub above: Above<'n>,
    pub carried: &'n Carried,
    /// Its 事業; `None` on a sheet.
    pub project: Option<&'n Project>,
    /// Its 取組項目; `None` unless it is a card.
    pub item: Option<Item<'n>>,
}

impl<'n> At<'n> {
    /// What is counted in its blocks: what is below the sheet or, in those of a 事業, below that.
    fn extent(&self) -> Extent<'n> {
        match self.project {
            Some(project) if self.item.is_none() => Extent::Project(project),
            _ => Extent::Section(self.above.section),
        }
    }

    /// The node as what has its own fields.
    ///
    /// - `form`: the form, whose lowest level is that of sheets
    pub fn holder(&self, form: &Form) -> Holder<'n> {
        match (&self.item, self.project) {
            (Some(item), _) => Holder::Item(item.item),
            (None, Some(project)) => Holder::Project(project),
            (None, None) => Holder::Section(self.above.section, form.levels.len().saturating_sub(1)),
        }
    }

    /// The node as the subject of opinions.
    fn subject(&self) -> opinions::Holder<'n> {
        match (&self.item, self.project) {
            (Some(item), _) => opinions::Holder::Row(item.row),
            (None, Some(project)) => opinions::Holder::Project(project),
            (None, None) => opinions::Holder::Sheet(self.above.section, self.above.sheet),
        }
    }
}

/// The 取組項目 of a card.
pub(super) struct Item<'n> {
    pub item: &'n Initiative,
    pub row: &'n Row,
    /// Its row, as a table of its own.
    pub table: Table,
}

/// Makes the parts of the sheets.
pub(super) struct Makers<'a> {
    pub edition: &'a Edition,
    pub items: Maker<'a>,
    indicators: Vec<Maker<'a>>,
    /// `None` if the paper prints no opinions.
    pub opinions: Option<opinions::Maker<'a>>,
}

impl<'a> Makers<'a> {
    /// The makers of an edition.
    pub fn new(edition: &'a Edition) -> Self {
        Self {
            edition,
            items: Maker::of_items(edition),
            indicators: Maker::of_indicators(edition),
            opinions: opinions::Maker::for_edition(edition),
        }
    }

    /// The makers of the tables: that of 取組項目 first, then those of indicators.
    pub fn into_tables(self) -> impl Iterator<Item = Maker<'a>> {
        std::iter::once(self.items).chain(self.indicators)
    }

    pub fn form(&self) -> &'a Form {
        &self.edition.plan.form
    }

    /// The table of the 取組項目 of a 事業, each with the tables of its indicators that stand apart.
    ///
    /// - `rows`: the rows of the paper, each with its id
    pub fn rows(&mut self, rows: &[(String, &Row)], project: &Project) -> Table {
        let mut table = self.items_of(rows, project);
        let names: Vec<&str> = self.form().named_tables().collect();
        let of_row =
            |(id, row): &(String, &Row)| self.tables_of_item(&self.edition.initiative(row).carried, &names, id);
        let tables: Vec<_> = rows.iter().map(of_row).collect();
        table.attach(tables);
        table
    }

    /// The same rows, each as a table of its own.
    pub fn rows_apart(&mut self, rows: &[(String, &Row)], project: &Project) -> Vec<Table> {
        self.items_of(rows, project).split()
    }

    fn items_of(&mut self, rows: &[(String, &Row)], project: &Project) -> Table {
        let items: Vec<_> = rows.iter().map(|(id, row)| (id, self.edition.initiative(row), row.is_repeat())).collect();
        let groups = items.iter().map(|(id, item, repeat)| ((*id).clone(), &**item, *repeat));
        self.items.items(groups, &project.labels)
    }

    /// The judgements, own fields and tables of indicators of a section that no other block of its sheet prints.
    ///
    /// - `level`: the position of its level
    pub fn section_contents(&mut self, section: &Section, level: usize, id: &str) -> (Vec<LabelledCell>, Vec<Table>) {
        let form = self.form();
        let (holder, carried, carrier) = (Holder::Section(section, level), &section.carried, Carrier::Section(level));
        let is_lowest = carrier == form.lowest();
        let is_elsewhere = |entry: Entry| is_lowest && form.prints_entry(&entry);
        let axes = form.axes_of(carrier).filter(|axis| !is_elsewhere(Entry::SectionJudgement(axis.name.clone())));
        let judgements = axes.filter_map(|axis| self.judgement_line(carried, carrier, &axis.name));
        let fields = form.fields_of(carrier).filter(|it| !is_elsewhere(Entry::SectionField(it.name.clone())));
        let fields = fields.map(|field| self.field_line(holder, &field.name, id));
        // Sections have no blank lines to fill in.
        let lines = judgements.chain(fields.filter(|line| !line.is_blank())).collect();
        let names: Vec<&str> = form.tables_of_contents(carrier).collect();
        (lines, self.tables(carried, &names, id))
    }

    /// The blocks of a node.
    pub fn views(&mut self, blocks: &[Block], at: &At) -> Vec<BlockView> {
        let mut views = Vec::new();
        for block in blocks {
            views.extend(self.view(block, blocks, at));
        }
        views
    }

    fn view(&mut self, block: &Block, blocks: &[Block], at: &At) -> Option<BlockView> {
        let is_kept = |is_blank: bool| !is_blank || block.when_blank == WhenBlank::Printed;
        Some(match &block.content {
            BlockContent::Title { paper_number } => BlockView::Title { paper_number: *paper_number },
            BlockContent::PaperTitle => BlockView::PaperTitle,
            BlockContent::Sections => BlockView::Sections,
            BlockContent::SectionContents => BlockView::SectionContents,
            BlockContent::Projects => BlockView::Projects,
            BlockContent::Items => BlockView::Items,
            BlockContent::Columns => BlockView::Columns { table: at.item.as_ref()?.table.clone() },
            BlockContent::Heading(text) => BlockView::Heading { text: Text::line(text.as_str()) },
            BlockContent::ProjectLines => {
                let lines = self.form().project_lines.iter();
                let lines = lines.filter_map(|line| self.line(&Entry::Project(line.clone()), at)).collect();
                BlockView::Fields { columns: 1, above: false, lines }
            }
            BlockContent::Fields(fields) => {
                let lines: Vec<_> = fields.lines.iter().filter_map(|line| self.headed(line, at)).collect();
                if !is_kept(lines.iter().all(LabelledCell::is_blank)) {
                    return None;
                }
                BlockView::Fields { columns: fields.columns, above: fields.labels == LabelSide::Above, lines }
            }
            BlockContent::Judgement { axis, reason } => {
                let lines = [axis].into_iter().chain(reason);
                let lines: Vec<_> = lines.filter_map(|line| self.headed(line, at)).collect();
                if !is_kept(lines.iter().all(LabelledCell::is_blank)) {
                    return None;
                }
                BlockView::Judgement { lines }
            }
            BlockContent::Years(lines) => {
                let rows: Vec<_> = lines.iter().filter_map(|line| self.years_row(line, at)).collect();
                if !is_kept(rows.iter().flat_map(|row| &row.cells).all(Cell::is_blank)) {
                    return None;
                }
                let plan = &self.edition.plan;
                let label = |(index, period): (usize, &Period)| Text::line(plan.period_labels.label(index, *period));
                BlockView::Years { labels: plan.periods.iter().enumerate().map(label).collect(), rows }
            }
            BlockContent::Tables(names) => {
                let names = self.form().tables_of_block(blocks, names, at.item.is_some());
                let mut tables = match &at.item {
                    Some(_) => self.tables_of_item(at.carried, &names, at.id),
                    None => self.tables(at.carried, &names, &format!("{}-t", at.id)),
                };
                if tables.is_empty() && block.when_blank == WhenBlank::Printed {
                    tables = self.blank_tables(&names, at.id);
                }
                if tables.is_empty() {
                    return None;
                }
                BlockView::Tables { tables }
            }
            BlockContent::Tally(title) => {
                let tally = tallies::within(self.edition, at.extent(), title)?;
                if !is_kept(tally.is_blank) {
                    return None;
                }
                BlockView::Tallies { bands: tallies::fitted(tally.grid, self.form()) }
            }
            BlockContent::Text(entry) => {
                let line = self.line(entry, at)?;
                if !is_kept(line.is_blank()) {
                    return None;
                }
                BlockView::Text { line }
            }
            BlockContent::Opinions(kept) => {
                let room = *kept == OpinionRows::All;
                let mut rows = self.opinions.as_mut()?.on(at.subject(), at.id);
                rows.retain(|row| room || row.written);
                if rows.is_empty() {
                    return None;
                }
                BlockView::Opinions { rows, room }
            }
            BlockContent::Notes(_) => return notes(self.edition, at.extent(), block, at.above.notes),
            BlockContent::Approval(words) => {
                BlockView::Approval { words: words.iter().map(|word| Text::line(word.as_str())).collect() }
            }
            BlockContent::Space(lines) => BlockView::Space { height: *lines },
        })
    }

    /// The tables of the indicators of a 取組項目 with these names.
    fn tables_of_item(&mut self, carried: &Carried, names: &[&str], id: &str) -> Vec<Table> {
        self.tables(carried, names, &format!("{id}-n"))
    }

    /// The tables of the indicators of a node with these names.
    fn tables(&mut self, carried: &Carried, names: &[&str], id: &str) -> Vec<Table> {
        // By its place in the form: an indicator may stand in tables of several blocks.
        let makers = self.indicators.iter_mut().enumerate().filter(|(_, maker)| names.contains(&maker.name()));
        makers.filter_map(|(index, maker)| maker.indicators(&carried.indicators, &format!("{id}{index}"))).collect()
    }

    /// The tables with these names, each with a blank row.
    fn blank_tables(&mut self, names: &[&str], id: &str) -> Vec<Table> {
        let makers = self.indicators.iter_mut().filter(|maker| names.contains(&maker.name())).enumerate();
        makers.map(|(index, maker)| maker.blank_table(&format!("{id}-b{index}"))).collect()
    }
}

/// The notes of a block, with the counts of a part of the paper, or those of the sheet and of the form; `None` without any.
///
/// - `of_sheet`: the 注記 of the sections of the sheet
pub(super) fn notes(edition: &Edition, extent: Extent, block: &Block, of_sheet: &[Text]) -> Option<BlockView> {
    let BlockContent::Notes(notes) = &block.content else { return None };
    let form = &edition.plan.form;
    let filled = |note: &FixedNote, extent| Text::line(figure::note(edition, note, extent));
    let texts = match notes {
        Some(notes) => notes.iter().map(|note| filled(note, extent)).collect(),
        None => {
            let of_form = form.notes.iter().map(|note| filled(note, Extent::Paper));
            of_sheet.iter().cloned().chain(form.legends().map(Text::line)).chain(of_form).collect()
        }
    };
    Some(BlockView::Notes { texts })
}
