//! Makes the data of the committee's paper from an edition.

use std::collections::BTreeSet;

use super::blocks::{self, Above, At, Makers};
use super::data::{Book, ProjectView, SectionLine, Sheet};
use super::front::{Contents, LegendPage, TitlePage};
use super::note_numbers;
use crate::documents::figures::{figure, tallies};
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::documents::sheet::blocks::{BlockView, Card};
use crate::documents::sheet::opinions;
use crate::documents::sheet::row;
use crate::documents::sheet::table::{Maker, number_of};
use crate::model::tally::Extent;
use crate::model::{Block, BlockContent, Edition, Initiative, Project, Row, Section, TallyPlace, VolumePages};

impl Book {
    /// Everything the paper prints, in order.
    pub fn new(edition: &Edition) -> Self {
        let plan = &edition.plan;
        let begins = plan.volumes.filter(|volumes| volumes.numbering == VolumePages::Through);
        let begins = begins.into_iter().flat_map(|volumes| edition.volumes(volumes));
        let begins = begins.filter_map(|(_, sheets)| sheets.first().copied()).collect();
        let mut walk = Walk { makers: Makers::new(edition), edition, begins, sheets: Vec::new() };
        walk.sections(&edition.sections, &mut Vec::new(), &[]);
        let last_opinions = walk.makers.opinions.as_mut().map(opinions::Maker::of_paper).unwrap_or_default();
        note_numbers::set(&mut walk.sheets, &plan.form.note_mark);
        Self {
            document: PdfMetadata::new(plan, plan.title.value.clone()),
            page: PageView::new(&plan.form.page),
            mark: Text::line(plan.mark()),
            title: Text::line(plan.title.value.clone()),
            committee: Text::line(plan.committee.value.clone()),
            title_page: plan.form.title_page.then(|| TitlePage::new(edition)),
            contents: plan.form.contents.then(|| Contents::new(edition)),
            legend_page: plan.form.legend_page.then(|| LegendPage::new(edition)).flatten(),
            opinions: walk.makers.opinions.as_ref().map(opinions::Maker::form),
            tables: walk.makers.into_tables().map(Maker::form).collect(),
            sheets: walk.sheets,
            last_tallies: tallies::own(edition, TallyPlace::PaperEnd)
                .into_iter()
                .flat_map(|grid| tallies::fitted(grid, &plan.form))
                .collect(),
            last_opinions,
            last_notes: {
                let notes = plan.form.last_notes.iter();
                notes.map(|note| Text::line(figure::note(edition, note, Extent::Paper))).collect()
            },
        }
    }
}

/// Makes the sheets in their order.
struct Walk<'a> {
    edition: &'a Edition,
    makers: Makers<'a>,
    /// The positions of the sheets with which a 分冊 begins whose pages have the numbers of the paper.
    begins: BTreeSet<usize>,
    sheets: Vec<Sheet>,
}

impl<'a> Walk<'a> {
    /// Adds the sheets below these sections.
    ///
    /// - `above`: the sections above them
    /// - `notes`: the 注記 of the sections above
    fn sections(&mut self, sections: &'a [Section], above: &mut Vec<SectionLine>, notes: &[Text]) {
        for section in sections {
            let own = section.notes.iter().map(|note| Text::line(note.value.as_str()));
            let notes: Vec<Text> = notes.iter().cloned().chain(own).collect();
            let id = format!("{}-s{}", self.sheets.len(), above.len());
            let (lines, tables) = self.makers.section_contents(section, above.len(), &id);
            let (label, title) = (section.label.clone(), Text::line(section.title.value.clone()));
            above.push(SectionLine { label, title, first: true, lines, tables });
            if section.children.is_empty() {
                let sheet = self.sheet(section, above, &notes, &id);
                self.sheets.push(sheet);
                for line in above.iter_mut() {
                    line.first = false;
                    line.lines.clear();
                    line.tables.clear();
                }
            } else {
                self.sections(&section.children, above, &notes);
            }
            above.pop();
        }
    }

    fn sheet(&mut self, section: &'a Section, path: &[SectionLine], notes: &[Text], id: &str) -> Sheet {
        let mut sections = path.to_vec();
        for (label, title) in &section.ancestor_titles {
            let lines = sections.iter_mut().filter(|line| line.label == *label);
            lines.for_each(|line| line.title = Text::line(title.value.clone()));
        }
        let index = self.sheets.len();
        let titles: Vec<Text> = sections.iter().map(|line| line.title.clone()).collect();
        let above = Above { titles: &titles, section, sheet: index, notes };
        let at = At { id, above, carried: &section.carried, project: None, item: None };
        let form = &self.edition.plan.form;
        let mut blocks = self.makers.views(&form.arrangement.sheet, &at);
        if section.projects.is_empty() {
            blocks.extend(self.notes_of_cards(notes));
        }
        if !notes.is_empty() && !form.prints_notes() {
            blocks.push(BlockView::Notes { texts: notes.to_vec() });
        }
        let projects = section.projects.iter().enumerate();
        let projects = projects.map(|(number, project)| self.project(project, above, index, number)).collect();
        let pages = self.makers.opinions.as_mut().filter(|_| !form.has_opinions_in_place());
        let on_sheet = opinions::Holder::Sheet(section, index);
        let opinions = pages.map(|maker| maker.on(on_sheet, &index.to_string())).unwrap_or_default();
        Sheet { begins_volume: self.begins.contains(&index), sections, blocks, projects, opinions }
    }

    fn project(&mut self, project: &'a Project, above: Above, sheet: usize, number: usize) -> ProjectView {
        let arrangement = &self.edition.plan.form.arrangement;
        let id = &row::of_project(sheet, number);
        let at = At { id, above, carried: &project.carried, project: Some(project), item: None };
        let mut blocks = self.makers.views(&arrangement.project, &at);
        let ids = (0..project.rows.len()).map(|index| row::id(sheet, number, index));
        let rows: Vec<_> = ids.zip(&project.rows).collect();
        let (mut table, mut cards) = (None, None);
        match &arrangement.card {
            Some(card) => cards = Some(self.cards(card, &rows, project, above)),
            None if rows.is_empty() => {}
            None => table = Some(self.makers.rows(&rows, project)),
        }
        if rows.is_empty() {
            blocks.extend(self.notes_of_cards(above.notes));
        }
        ProjectView { name: Text::line(project.name.value.clone()), blocks, items: table, cards }
    }

    fn cards(&mut self, blocks: &[Block], rows: &[(String, &Row)], project: &Project, above: Above) -> Vec<Card> {
        let form = &self.edition.plan.form;
        let tables = self.makers.rows_apart(rows, project);
        let mut cards = Vec::new();
        for ((id, row), table) in rows.iter().zip(tables) {
            let item: &Initiative = &self.edition.initiative(row);
            let repeat = row.is_repeat();
            let at = At {
                id,
                above,
                carried: &item.carried,
                project: Some(project),
                item: Some(blocks::Item { item, row, table }),
            };
            cards.push(Card {
                id: id.clone(),
                number: Text::line(number_of(form, item, repeat).unwrap_or_default()),
                name: Text::line(item.name.value.clone()),
                repeat,
                remarks: Vec::new(),
                blocks: self.makers.views(blocks, &at),
            });
        }
        cards
    }

    /// The notes of the form under what has no cards, on which they would stand.
    ///
    /// - `notes`: the 注記 of its sections
    fn notes_of_cards(&self, notes: &[Text]) -> Option<BlockView> {
        let card = self.edition.plan.form.arrangement.card.as_ref()?;
        let block = card.iter().find(|block| block.content == BlockContent::Notes(None))?;
        blocks::notes(self.edition, Extent::Paper, block, notes)
    }
}
