//! The kinds of blocks, and their words.

use super::holder::Holder;
use crate::model::{Block, BlockContent, OpinionRows};
use crate::vocabulary::{
    AXES, COLUMNS, FIXED_NOTES, ITEMS, LABELS, LEVELS, OPINIONS, PROJECT, PROJECT_LINES, TABLES, TALLIES, TITLE,
};

/// The kinds of blocks that a map describes, by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Fields,
    Judgement,
    Years,
    Tables,
    Tally,
    Text,
    Opinions,
    Notes,
    Approval,
    Space,
}

impl Kind {
    pub const ALL: [Self; 11] = [
        Self::Heading,
        Self::Fields,
        Self::Judgement,
        Self::Years,
        Self::Tables,
        Self::Tally,
        Self::Text,
        Self::Opinions,
        Self::Notes,
        Self::Approval,
        Self::Space,
    ];

    /// Whether a node may have it. Below a 取組項目 there is nothing to count.
    pub fn is_for(self, holder: Holder) -> bool {
        self != Self::Tally || holder != Holder::Card
    }

    /// The key that holds what it prints.
    pub fn key(self) -> &'static str {
        match self {
            Self::Heading => LABELS,
            Self::Fields => FIELDS,
            Self::Judgement => AXES,
            Self::Years => "年度の表",
            Self::Tables => TABLES,
            Self::Tally => TALLIES,
            Self::Text => TEXT,
            Self::Opinions => OPINIONS,
            Self::Notes => FIXED_NOTES,
            Self::Approval => "押印欄",
            Self::Space => SPACE,
        }
    }

    /// How it is written.
    pub fn example(self) -> &'static str {
        match self {
            Self::Heading => "{見出し: 1 事業の概要}",
            Self::Fields => "{欄: [担当課], 段: 2}",
            Self::Judgement => "{評価: 進捗状況, 理由: 評価の理由}",
            Self::Years => "{年度の表: [事業費]}",
            Self::Tables => "{指標の表: 活動指標}",
            Self::Tally => "{集計: 進捗状況別の件数}",
            Self::Text => "{文: 今後の方針}",
            Self::Opinions => "{意見: 書いたもの}",
            Self::Notes => "{注記: [実績は3月末の数です。]}",
            Self::Approval => "{押印欄: [課長, 係長, 担当]}",
            Self::Space => "{空き: 1}",
        }
    }
}

const FIELDS: &str = "欄";
const TEXT: &str = "文";
const SPACE: &str = "空き";
const PAPER_TITLE: &str = "資料の題名";
const TITLE_ALONE: &str = "題名だけ";
const SECTION_CONTENTS: &str = "階層の内容";

/// The blocks that a word describes, each with its word.
pub(super) fn words(holder: Holder) -> Vec<(&'static str, Block)> {
    let title = |paper_number| BlockContent::Title { paper_number };
    let own = match holder {
        Holder::Sheet => vec![
            (TITLE, title(true)),
            (TITLE_ALONE, title(false)),
            (LEVELS, BlockContent::Sections),
            (SECTION_CONTENTS, BlockContent::SectionContents),
            (PROJECT, BlockContent::Projects),
        ],
        Holder::Project => vec![(PROJECT_LINES, BlockContent::ProjectLines), (ITEMS, BlockContent::Items)],
        Holder::Card => {
            vec![(PAPER_TITLE, BlockContent::PaperTitle), (TITLE, title(false)), (COLUMNS, BlockContent::Columns)]
        }
    };
    let common = [
        (TABLES, BlockContent::Tables(None)),
        (OPINIONS, BlockContent::Opinions(OpinionRows::All)),
        (FIXED_NOTES, BlockContent::Notes(None)),
        (SPACE, BlockContent::Space(1.0)),
    ];
    own.into_iter().chain(common).map(|(word, content)| (word, Block::usual(content))).collect()
}

/// What a block prints, whichever of the opinions it has: they stand in one place.
pub(super) fn without_rows(content: &BlockContent) -> BlockContent {
    match content {
        BlockContent::Opinions(_) => BlockContent::Opinions(OpinionRows::All),
        other => other.clone(),
    }
}

/// The word or key of a block.
pub(super) fn word_of(content: &BlockContent) -> &'static str {
    match content {
        BlockContent::Title { .. } => TITLE,
        BlockContent::PaperTitle => PAPER_TITLE,
        BlockContent::Sections => LEVELS,
        BlockContent::SectionContents => SECTION_CONTENTS,
        BlockContent::Projects => PROJECT,
        BlockContent::ProjectLines => PROJECT_LINES,
        BlockContent::Items => ITEMS,
        BlockContent::Columns => COLUMNS,
        BlockContent::Heading(_) => Kind::Heading.key(),
        BlockContent::Fields(_) => Kind::Fields.key(),
        BlockContent::Judgement { .. } => Kind::Judgement.key(),
        BlockContent::Years(_) => Kind::Years.key(),
        BlockContent::Tables(_) => Kind::Tables.key(),
        BlockContent::Tally(_) => Kind::Tally.key(),
        BlockContent::Text(_) => Kind::Text.key(),
        BlockContent::Opinions(_) => Kind::Opinions.key(),
        BlockContent::Notes(_) => Kind::Notes.key(),
        BlockContent::Approval(_) => Kind::Approval.key(),
        BlockContent::Space(_) => Kind::Space.key(),
    }
}
