//! Tells what the blocks of a form print.

use super::{Block, BlockContent, Carrier, Entry, Form, Part, ProjectLine, TallyForm};

impl Form {
    /// Whether a block of the sheet prints its 事業.
    pub fn prints_projects(&self) -> bool {
        has(&self.arrangement.sheet, &BlockContent::Projects)
    }

    /// Whether 取組項目 are printed: a block of the sheet prints its 事業, and one of these their 取組項目.
    pub fn prints_items(&self) -> bool {
        has(self.blocks_of_projects(), &BlockContent::Items)
    }

    /// The blocks of 事業; none if 事業 are not printed.
    fn blocks_of_projects(&self) -> &[Block] {
        if self.prints_projects() { &self.arrangement.project } else { &[] }
    }

    /// The blocks of cards; `None` if 取組項目 have none, or are not printed.
    fn blocks_of_cards(&self) -> Option<&[Block]> {
        self.arrangement.card.as_deref().filter(|_| self.prints_items())
    }

    /// Every block that is printed.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &Block> {
        let cards = self.blocks_of_cards().unwrap_or_default();
        self.arrangement.sheet.iter().chain(self.blocks_of_projects()).chain(cards)
    }

    /// Whether the columns of 取組項目 are printed: as a table, or on cards.
    pub fn prints_columns(&self) -> bool {
        match &self.arrangement.card {
            Some(_) => self.blocks_of_cards().is_some_and(|card| has(card, &BlockContent::Columns)),
            None => self.prints_items(),
        }
    }

    /// Whether cards have a 題名; else the field with the name is the heading.
    pub fn has_card_title(&self) -> bool {
        let title = BlockContent::Title { paper_number: false };
        self.arrangement.card.as_ref().is_some_and(|card| has(card, &title))
    }

    /// Whether a line of a 事業 is printed.
    pub fn prints_line(&self, line: &ProjectLine) -> bool {
        let in_lines = self.project_lines.contains(line) && has(self.blocks_of_projects(), &BlockContent::ProjectLines);
        in_lines || self.prints_entry(&Entry::Project(line.clone()))
    }

    /// Whether a block prints a field.
    pub fn prints_entry(&self, entry: &Entry) -> bool {
        self.blocks().any(|block| block.entries().contains(&entry))
    }

    /// Whether an own field of a kind of node is printed beside it; that of an indicator stands in its table.
    pub fn prints_field(&self, carrier: Carrier, name: &str) -> bool {
        let name = name.to_owned();
        match carrier {
            Carrier::Section(_) => self.prints_of_section(carrier, &Entry::SectionField(name)),
            Carrier::Project => self.prints_line(&ProjectLine::Field(name)),
            Carrier::Item => self.prints_part(&Part::Field(name)),
            Carrier::Indicator => false,
        }
    }

    /// Whether the judgement of a kind of node on an axis is printed beside it; that of an indicator stands in its table.
    pub fn prints_judgement(&self, carrier: Carrier, axis: &str) -> bool {
        let axis = axis.to_owned();
        match carrier {
            Carrier::Section(_) => self.prints_of_section(carrier, &Entry::SectionJudgement(axis)),
            Carrier::Project => self.prints_line(&ProjectLine::Judgement(axis)),
            Carrier::Item => self.prints_part(&Part::Judgement(axis)),
            Carrier::Indicator => false,
        }
    }

    fn prints_of_section(&self, carrier: Carrier, entry: &Entry) -> bool {
        has(&self.arrangement.sheet, &BlockContent::SectionContents)
            || (carrier == self.lowest() && self.prints_entry(entry))
    }

    /// Whether the named 指標の表 is printed for the indicators of a kind of node.
    pub fn prints_table(&self, of: Carrier, name: &str) -> bool {
        let sheet = &self.arrangement.sheet;
        match of {
            Carrier::Section(_) => {
                has(sheet, &BlockContent::SectionContents) || (of == self.lowest() && has_table(sheet, name))
            }
            Carrier::Project => has_table(self.blocks_of_projects(), name),
            Carrier::Item | Carrier::Indicator => match &self.arrangement.card {
                Some(_) => self.blocks_of_cards().is_some_and(|card| has_table(card, name)),
                None => !name.is_empty() && self.prints_columns(),
            },
        }
    }

    /// The names of the 指標の表 that a block prints, in their order.
    ///
    /// - `blocks`: all blocks of the node
    /// - `names`: those that the block names; `None` for those that no other block of the node prints
    /// - `of_item`: whether the node is a 取組項目, the indicators of which may stand in its columns
    pub fn tables_of_block<'a>(
        &'a self,
        blocks: &'a [Block],
        names: &'a Option<Vec<String>>,
        of_item: bool,
    ) -> Vec<&'a str> {
        if let Some(names) = names {
            return names.iter().map(String::as_str).collect();
        }
        let in_columns = |name: &str| of_item && name.is_empty() && self.prints_columns();
        let names = self.tables.iter().map(|table| table.name.as_str());
        names.filter(|name| !names_table(blocks, name) && !in_columns(name)).collect()
    }

    /// The names of the 指標の表 of a section that 階層の内容 prints.
    pub fn tables_of_contents(&self, carrier: Carrier) -> impl Iterator<Item = &str> {
        let sheet = &self.arrangement.sheet;
        let names = self.tables.iter().map(|table| table.name.as_str());
        names.filter(move |name| carrier != self.lowest() || !has_table(sheet, name))
    }

    /// Whether a 集計 is printed anywhere.
    pub fn prints_tally(&self, tally: &TallyForm) -> bool {
        let block = BlockContent::Tally(tally.title.clone());
        !tally.places.is_empty() || self.blocks().any(|other| other.content == block)
    }

    /// Whether a block prints the 注記 of the sheet, on the sheet itself or on its cards.
    pub fn prints_notes(&self) -> bool {
        self.blocks().any(|block| block.content == BlockContent::Notes(None))
    }

    /// Whether a block prints the opinions, so that they have no pages of their own.
    pub fn has_opinions_in_place(&self) -> bool {
        self.blocks().any(|block| matches!(block.content, BlockContent::Opinions(_)))
    }

    /// The 凡例 of the axes.
    pub fn legends(&self) -> impl Iterator<Item = &str> {
        self.axes.iter().filter_map(|axis| axis.legend.as_deref())
    }
}

fn has(blocks: &[Block], content: &BlockContent) -> bool {
    blocks.iter().any(|block| block.content == *content)
}

/// Whether some blocks print a 指標の表.
fn has_table(blocks: &[Block], name: &str) -> bool {
    has(blocks, &BlockContent::Tables(None)) || names_table(blocks, name)
}

/// Whether some blocks print a 指標の表 by its name.
fn names_table(blocks: &[Block], name: &str) -> bool {
    let mut named = blocks.iter().filter_map(|block| match &block.content {
        BlockContent::Tables(Some(names)) => Some(names),
        _ => None,
    });
    named.any(|names| names.iter().any(|other| other == name))
}
