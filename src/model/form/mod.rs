//! 様式: how the papers of a plan look. The default is the form of 白井市's 進行管理シート.

mod arranged;
mod arrangement;
mod axis;
mod carrier;
mod column;
mod condition;
mod counting;
mod field;
mod need;
mod notation;
mod note;
mod note_mark;
mod opinion;
mod page;
mod printed;
mod project_line;
mod scale;
mod series;
mod summary;
mod table;
mod tally;
mod used;

pub use arrangement::{Arrangement, Block, BlockContent, Entry, FieldLine, Fields, LabelSide, OpinionRows, WhenBlank};
pub use axis::{Axis, BandFigure, Bands, Bound, Mark, OptionWords, OwnMark};
pub use carrier::Carrier;
pub use column::{Column, ColumnEntry, Part, PartOwner, TableKind, usual as usual_columns};
pub use condition::{Condition, Named};
pub use counting::{Counting, Stage};
pub use field::{Field, FieldAggregate, FieldKind, FieldOrigin, FieldSource};
pub use need::{Need, Unneeded};
pub use notation::{IncreaseSign, Notation, ZeroMark};
pub use note::{FixedNote, NoteCount, NoteFault};
pub use note_mark::{NoteMark, NoteNumbering};
pub use opinion::{OpinionBreaks, OpinionColumn, OpinionForm, OpinionPart, OpinionSubject};
pub use page::{DigitWidth, Margins, Measures, Orientation, Page, PageBreaks, PaperSize, Typeface};
pub use project_line::ProjectLine;
pub use scale::{Choice, OptionIndex, Scale, Within};
pub use series::{Blanks, Computation, Formula, Role, Rounding, SeriesForm, SeriesYear};
pub use summary::{SummaryForm, SummaryTable};
pub use table::IndicatorTable;
pub use tally::{
    AmongStyle, CountTable, MixedRow, MixedTable, OptionUnion, TallyColumn, TallyEntry, TallyForm, TallyPart,
    TallyPlace, TallyRows, TallyTable, TallyWord, TotalRow, TrendOf, TrendTable,
};

use std::borrow::Cow;

use super::in_tables::InTables;
use super::labels::Labels;
use super::period::{Period, PeriodLabels};
use crate::vocabulary as word;

/// 様式. What the nodes of a plan carry, and how its sheets print it.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// 階層. The labels of the one to four levels of the 体系 above the 事業, outermost first.
    pub levels: Vec<String>,
    /// 見出し. The labels of a 事業 block and of its items, unless the 事業 has its own.
    pub labels: Labels,
    /// 配置. The blocks of its sheets.
    pub arrangement: Arrangement,
    /// 番号. How 取組項目 are numbered.
    pub numbering: Numbering,
    /// 評価. The axes of judgement, in print order.
    pub axes: Vec<Axis>,
    /// 独自. The fields that the city adds.
    pub fields: Vec<Field>,
    /// 系列. The series an indicator may have, in print order.
    pub series: Vec<SeriesForm>,
    /// 空欄. The words that declare a value absent on purpose: －, 未公表 ….
    pub absences: Vec<String>,
    /// 桁区切り. Whether numbers are grouped by three digits.
    pub grouping: Grouping,
    /// 負の数. The sign of a computed negative number; written ones keep theirs.
    pub minus: Minus,
    /// 内訳の位置. Where the parts of an indicator stand.
    pub parts: PartsSide,
    /// 単位の位置. Where the unit of an indicator stands.
    pub unit_side: UnitSide,
    /// 列. The columns of the table of 取組項目.
    pub columns: Vec<ColumnEntry>,
    /// 事業欄. The lines of the block above the table.
    pub project_lines: Vec<ProjectLine>,
    /// 指標の表. The tables of indicators outside the table of 取組項目; the first one has no name.
    pub tables: Vec<IndicatorTable>,
    /// 意見. The opinion pages; `None` if there are none.
    pub opinions: Option<OpinionForm>,
    /// 集計. The tables of figures that the city asks for.
    pub tallies: Vec<TallyForm>,
    /// 総括表. What of it is printed.
    pub summary: SummaryForm,
    /// 集計の表記. How these, and those of the 総括表, print their figures.
    pub notation: Notation,
    /// 注記. Fixed notes under every sheet.
    pub notes: Vec<FixedNote>,
    /// 資料の注記. Fixed notes at the end of the paper.
    pub last_notes: Vec<FixedNote>,
    /// 注の印. The sign of the notes of values.
    pub note_mark: NoteMark,
    /// 用紙.
    pub page: Page,
    /// 表紙. Whether the paper has a title page.
    pub title_page: bool,
    /// 凡例のページ. Whether the paper has a page that explains the options of its axes.
    pub legend_page: bool,
    /// 目次. Whether the paper has a table of contents.
    pub contents: bool,
}

/// 番号. How 取組項目 are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbering {
    /// 通し: consecutively through the whole paper.
    #[default]
    Through,
    /// シートごと: restarting on every sheet.
    Sheet,
    /// 事業ごと: restarting in every 事業.
    Project,
    /// 自由: any text that is unique in the paper.
    Free,
    /// なし: not at all.
    None,
}

impl Numbering {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 5] = [
        ("通し", Self::Through),
        ("シートごと", Self::Sheet),
        ("事業ごと", Self::Project),
        ("自由", Self::Free),
        (word::NO, Self::None),
    ];
}

/// 桁区切り. Whether numbers are grouped by three digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// あり: 2,300.
    #[default]
    Grouped,
    /// なし: 2300.
    Plain,
}

impl Grouping {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [(word::YES, Self::Grouped), (word::NO, Self::Plain)];
}

/// 負の数. The sign of a computed negative number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Minus {
    /// ▲.
    #[default]
    Black,
    /// △.
    White,
    /// −.
    Sign,
}

impl Minus {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 5] =
        [("▲", Self::Black), ("△", Self::White), ("−", Self::Sign), ("-", Self::Sign), ("－", Self::Sign)];

    /// The character.
    pub fn char(self) -> char {
        match self {
            Self::Black => '▲',
            Self::White => '△',
            Self::Sign => '−',
        }
    }
}

/// 内訳の位置. Where the parts of an indicator (内訳) stand in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PartsSide {
    /// 下: below it.
    #[default]
    Below,
    /// 上: above it, as above a total.
    Above,
}

impl PartsSide {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("下", Self::Below), ("上", Self::Above)];
}

/// 単位の位置. Where the unit of an indicator stands in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnitSide {
    /// 列: in a column of its own.
    #[default]
    Column,
    /// 値の後: behind every figure.
    Figure,
}

impl UnitSide {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("列", Self::Column), ("値の後", Self::Figure)];
}

impl Form {
    /// 階層. The maximum number of levels of sections.
    pub const MOST_LEVELS: usize = 4;

    /// The lowest level of sections, of which each has a sheet.
    pub fn lowest(&self) -> Carrier {
        Carrier::Section(self.levels.len().saturating_sub(1))
    }

    /// The axes on which a kind of node is judged.
    pub fn axes_of(&self, carrier: Carrier) -> impl Iterator<Item = &Axis> {
        self.axes.iter().filter(move |axis| axis.carrier == carrier)
    }

    /// The named axis of a kind of node.
    pub fn axis(&self, carrier: Carrier, name: &str) -> Option<&Axis> {
        self.axes_of(carrier).find(|axis| axis.name == name)
    }

    /// The own fields of a kind of node.
    pub fn fields_of(&self, carrier: Carrier) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.carrier == carrier)
    }

    /// The named own field of a kind of node.
    pub fn field(&self, carrier: Carrier, name: &str) -> Option<&Field> {
        self.fields_of(carrier).find(|field| field.name == name)
    }

    /// The named series.
    pub fn series(&self, name: &str) -> Option<&SeriesForm> {
        self.series.iter().find(|series| series.name == name)
    }

    /// The first series with a role.
    pub fn series_of(&self, role: Role) -> Option<&SeriesForm> {
        self.series.iter().find(|series| series.role == role)
    }

    /// The names of the 指標の表 that have one.
    pub fn named_tables(&self) -> impl Iterator<Item = &str> + Clone {
        self.tables.iter().map(|table| table.name.as_str()).filter(|name| !name.is_empty())
    }

    /// Whether there is a 指標の表 of this name.
    pub fn has_table(&self, name: &str) -> bool {
        self.tables.iter().any(|table| table.name == name)
    }

    /// The periods that the named 指標の表 shows: its own, else those of the plan.
    pub fn periods_of<'a>(&'a self, table: &str, of_plan: &'a [Period]) -> &'a [Period] {
        let own = self.tables.iter().find(|other| other.name == table).and_then(|table| table.periods.as_deref());
        own.unwrap_or(of_plan)
    }

    /// The periods that the tables in which an indicator stands show: those of the first one, then what the others add.
    pub fn periods_of_all<'a>(&'a self, tables: &InTables, of_plan: &'a [Period]) -> Cow<'a, [Period]> {
        let mut periods = Cow::Borrowed(self.periods_of(tables.first(), of_plan));
        for period in tables.names().flat_map(|table| self.periods_of(table, of_plan)) {
            if !periods.contains(period) {
                periods.to_mut().push(*period);
            }
        }
        periods
    }

    /// The labels of periods in the named 指標の表: its own, else those of the plan.
    pub fn labels_of<'a>(&'a self, table: &str, of_plan: &'a PeriodLabels) -> &'a PeriodLabels {
        let own = self.tables.iter().find(|other| other.name == table).and_then(|table| table.period_labels.as_ref());
        own.unwrap_or(of_plan)
    }

    /// The options or texts that a condition accepts, as printed.
    pub fn accepted(&self, condition: &Condition) -> String {
        match condition {
            Condition::Written { values, .. } => values.join("・"),
            Condition::Chosen { axis, options } => {
                let axis = self.axis(axis.carrier, &axis.name);
                axis.map(|axis| axis.scale.said(options)).unwrap_or_default()
            }
        }
    }

    /// The kind of node that the committee's opinions are about; `None` if they are about the paper as a whole.
    pub fn subject_of_opinions(&self) -> Option<Carrier> {
        // Without opinion pages, opinions are still read, but not printed.
        match self.opinions.as_ref().map_or(OpinionSubject::Item, |form| form.subject) {
            OpinionSubject::Item => Some(Carrier::Item),
            OpinionSubject::Project => Some(Carrier::Project),
            OpinionSubject::Sheet => Some(self.lowest()),
            OpinionSubject::Paper => None,
        }
    }

    /// Whether the committee judges each node of the axis separately.
    pub fn committee_judges(&self, axis: &Axis) -> bool {
        axis.committee && self.subject_of_opinions() == Some(axis.carrier)
    }

    /// The axes on which the committee judges: those of the subject of its opinions, then those of 取組項目 with other
    /// names.
    pub fn committee_axes(&self) -> Vec<&Axis> {
        let subject = self.subject_of_opinions();
        let of_committee = |carrier| self.axes_of(carrier).filter(|axis| axis.committee);
        let mut axes: Vec<&Axis> = subject.into_iter().flat_map(of_committee).collect();
        if subject != Some(Carrier::Item) {
            for axis in of_committee(Carrier::Item) {
                if axes.iter().all(|other| other.name != axis.name) {
                    axes.push(axis);
                }
            }
        }
        axes
    }
}

impl Default for Form {
    fn default() -> Self {
        let axes = vec![Axis::default()];
        let series = vec![SeriesForm::new("実績", Role::Actual)];
        Self {
            levels: ["基本方針", "施策の方向"].map(str::to_owned).to_vec(),
            labels: Labels::default(),
            arrangement: Arrangement::default(),
            numbering: Numbering::default(),
            fields: Vec::new(),
            absences: Vec::new(),
            grouping: Grouping::default(),
            minus: Minus::default(),
            parts: PartsSide::default(),
            unit_side: UnitSide::default(),
            columns: usual_columns(&axes, &[], &series),
            project_lines: vec![ProjectLine::Name, ProjectLine::Goal, ProjectLine::MainActions],
            tables: vec![IndicatorTable::usual(&series)],
            opinions: Some(OpinionForm::default()),
            tallies: Vec::new(),
            summary: SummaryForm::default(),
            notation: Notation::default(),
            notes: Vec::new(),
            last_notes: Vec::new(),
            note_mark: NoteMark::default(),
            page: Page::default(),
            title_page: false,
            legend_page: false,
            contents: false,
            axes,
            series,
        }
    }
}
