//! The part of the committee's paper that an extract shows.

use std::collections::{BTreeMap, BTreeSet};

use super::concern::Concern;
use crate::documents::book::data::{Book, ProjectView, SectionLine, Sheet};
use crate::documents::listing::item_line::others;
use crate::documents::page::metadata::PdfMetadata;
use crate::documents::page::setup::PageView;
use crate::documents::page::text::Text;
use crate::documents::sheet::blocks::{BlockView, Card};
use crate::documents::sheet::row::{RowAt, RowPages};
use crate::documents::words;
use crate::model::{Edition, InitiativeId, NodeKind, Section, Subject};

/// What an extract shows.
pub(super) struct Selection<'a> {
    pub edition: &'a Edition,
    pub pages: &'a RowPages,
    pub concern: &'a Concern<'a>,
    /// The rows that concern the 担当課.
    pub rows: &'a [RowAt<'a>],
}

/// A section down to a sheet, and whether what it carries concerns the 担当課.
#[derive(Clone, Copy)]
struct Level<'a> {
    section: &'a Section,
    concerns: bool,
    /// The position of its first sheet, which has what it carries.
    first: usize,
}

impl<'a> Selection<'a> {
    /// The remarks on a row: its page in the paper, and the other 担当課.
    fn remarks(&self, row: &RowAt) -> Vec<Text> {
        let plan = &self.edition.plan;
        let in_charge = &self.edition.initiatives[row.initiative().0].carried.in_charge;
        let page = self.pages.get(&row.id).map(|page| format!("{} {}", plan.paper_number, words::page(*page)));
        let name = self.concern.name();
        let others = others(plan, in_charge, name);
        let shared = match others.as_slice() {
            [] => None,
            others if in_charge.has(name) => Some(format!("ほかの担当課：{}", others.join("、"))),
            others => Some(format!("担当：{}", others.join("、"))),
        };
        page.into_iter().chain(shared).map(Text::line).collect()
    }

    /// The part of the paper, and the opinions on it.
    ///
    /// - `book`: the paper without the indicators of sections and 事業 that do not concern the 担当課
    pub fn part(&self, book: &Book) -> Book {
        let name = self.concern.name();
        let remarks: BTreeMap<&str, Vec<Text>> =
            self.rows.iter().map(|row| (row.id.as_str(), self.remarks(row))).collect();
        let items: BTreeSet<InitiativeId> = self.rows.iter().map(RowAt::initiative).collect();
        let of_rows = self.rows.iter().map(|row| (row.sheet, row.project.id.as_str()));
        let own = self.concern.nodes();
        let of_nodes = own.iter().filter_map(|node| match node.kind {
            NodeKind::Project(project) => Some((node.sheet()?, project.id.as_str())),
            _ => None,
        });
        let projects: BTreeSet<(usize, &str)> = of_rows.chain(of_nodes).collect();
        let paths = self.paths();
        let mut shown: BTreeSet<usize> = projects.iter().map(|(sheet, _)| *sheet).collect();
        for level in paths.iter().flatten().filter(|level| level.concerns) {
            let is_below = |sheet: &usize| paths[*sheet].iter().any(|other| std::ptr::eq(other.section, level.section));
            if !shown.iter().any(is_below) {
                shown.insert(level.first);
            }
        }
        let mut sheets = Vec::new();
        let mut before: &[Level] = &[];
        for index in shown {
            let (sheet, path) = (&book.sheets[index], &paths[index]);
            let concerns = |subject: &Subject| match subject {
                Subject::Item(id) => items.contains(id),
                Subject::Project(id) => projects.contains(&(index, id.as_str())),
                Subject::Sheet(_) => true,
                Subject::Paper => false,
            };
            let opinions = sheet.opinions.iter().filter(|row| row.written && concerns(&row.about)).cloned();
            let of_sheet = self.edition.sheets().nth(index).map(|node| node.section());
            let views = of_sheet.into_iter().flat_map(|section| &section.projects).zip(&sheet.projects);
            let views = views.filter(|(project, _)| projects.contains(&(index, project.id.as_str())));
            sheets.push(Sheet {
                begins_volume: false,
                sections: self.sections(book, sheet, path, before),
                blocks: {
                    let blocks = sheet.blocks.iter().filter(|block| self.prints(block, path));
                    blocks.filter_map(|block| block.with_opinions(concerns)).collect()
                },
                projects: views.map(|(_, project)| part_of_project(project, &remarks, concerns)).collect(),
                opinions: opinions.collect(),
            });
            before = path;
        }
        let plan = &self.edition.plan;
        Book {
            document: PdfMetadata::new(plan, plan.title.value.clone() + &words::in_brackets(name)),
            page: PageView::beside(&plan.form.page),
            mark: Text::line(words::apart(&plan.mark(), name)),
            title: book.title.clone(),
            committee: book.committee.clone(),
            title_page: None,
            legend_page: None,
            contents: None,
            tables: book.tables.clone(),
            opinions: book.opinions.clone(),
            sheets,
            last_tallies: Vec::new(),
            last_opinions: Vec::new(),
            last_notes: Vec::new(),
        }
    }

    /// The sections down to each sheet.
    fn paths(&self) -> Vec<Vec<Level<'a>>> {
        let mut paths: Vec<Vec<Level>> = Vec::new();
        let mut above: Vec<Level> = Vec::new();
        for node in self.edition.nodes() {
            if let NodeKind::Section(section) = node.kind {
                above.truncate(node.depth());
                above.push(Level { section, concerns: self.concern.takes(&node), first: paths.len() });
                paths.extend(node.sheet().map(|_| above.clone()));
            }
        }
        paths
    }

    /// Whether a block of a sheet concerns the 担当課 or the paper as a whole.
    fn prints(&self, block: &BlockView, path: &[Level]) -> bool {
        let Some(lowest) = path.last().filter(|level| level.concerns) else { return block.is_of_paper() };
        let is_table = matches!(block, BlockView::Tables { .. });
        self.concern.is_of(&lowest.section.carried.in_charge) || is_table || block.is_of_paper()
    }

    /// The sections above a sheet, each with what it carries only if that concerns the 担当課. This and its bookmark stand
    /// on the first remaining sheet.
    fn sections(&self, book: &Book, sheet: &Sheet, path: &[Level], before: &[Level]) -> Vec<SectionLine> {
        let is_same = |(here, there): &(&Level, &Level)| std::ptr::eq(here.section, there.section);
        let same = path.iter().zip(before).take_while(is_same).count();
        let lines = sheet.sections.iter().zip(path).enumerate();
        lines
            .map(|(depth, (line, level))| {
                let alone = line.alone(depth >= same);
                if !level.concerns || depth < same {
                    return alone;
                }
                let home = &book.sheets[level.first].sections[depth];
                let is_theirs = self.concern.is_of(&level.section.carried.in_charge);
                let lines = home.lines.iter().filter(|_| is_theirs).cloned().collect();
                SectionLine { lines, tables: home.tables.clone(), ..alone }
            })
            .collect()
    }
}

/// The part of a 事業 with these rows, and with the opinions that concern the 担当課.
fn part_of_project(
    project: &ProjectView,
    remarks: &BTreeMap<&str, Vec<Text>>,
    concerns: impl Fn(&Subject) -> bool + Copy,
) -> ProjectView {
    let with_opinions =
        |blocks: &[BlockView]| blocks.iter().filter_map(|block| block.with_opinions(concerns)).collect();
    let items = project.items.as_ref().and_then(|items| items.only(|id| remarks.get(id).cloned()));
    let cards = project.cards.iter().flatten();
    let cards: Vec<Card> = cards
        .filter_map(|card| {
            let remarks = remarks.get(card.id.as_str())?.clone();
            Some(Card { remarks, blocks: with_opinions(&card.blocks), ..card.clone() })
        })
        .collect();
    let cards = Some(cards).filter(|cards| !cards.is_empty());
    ProjectView { items, cards, blocks: with_opinions(&project.blocks), ..project.clone() }
}
