//! Columns that are narrower than what they hold, or than the form wishes. The layout tells them by labels
//! (`layouts/lib/columns.typ`).

use super::audited_paper::AuditedPaper;
use crate::check::pages as rules;
use crate::content::{Sources, form_entry};
use crate::finding::{DocumentPath, Finding, Rule, Step};
use crate::model::{ColumnEntry, Form, Place};
use crate::typeset::{Flaw, FlawKind};
use crate::vocabulary as word;

/// What is wider than its column.
#[derive(Clone, Copy, PartialEq)]
enum TooWide {
    /// 幅 of the form.
    Wish,
    /// The longest word of its heading.
    Heading,
    /// Its widest figure.
    Figure,
    /// Its widest 付記.
    Suffix,
}

/// A table with columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Table {
    /// That of 取組項目 or, from 1, a 指標の表.
    OfForm(usize),
    Opinions,
    Years,
    Tallies,
}

/// A column that is too narrow.
struct Narrow<'f> {
    /// The page on which its table first stands.
    page: usize,
    what: TooWide,
    /// The width that it needs, and the one that it has, in em.
    needed: &'f str,
    given: &'f str,
    table: Table,
    /// The position of the column.
    column: usize,
    name: &'f str,
}

impl<'f> Narrow<'f> {
    /// Reads a label of the layout; `None` for one that no layout of the program makes.
    fn read(flaw: &'f Flaw) -> Option<Self> {
        let FlawKind::NarrowColumn(label) = &flaw.kind else { return None };
        let mut parts = label.splitn(7, '|').skip(1);
        let what = match parts.next()? {
            "wish" => TooWide::Wish,
            "heading" => TooWide::Heading,
            "figure" => TooWide::Figure,
            "suffix" => TooWide::Suffix,
            _ => return None,
        };
        let (needed, given) = (parts.next()?, parts.next()?);
        let table = match parts.next()? {
            "opinions" => Table::Opinions,
            "years" => Table::Years,
            "tallies" => Table::Tallies,
            index => Table::OfForm(index.parse().ok()?),
        };
        Some(Self {
            page: flaw.page,
            what,
            needed,
            given,
            table,
            column: parts.next()?.parse().ok()?,
            name: parts.next()?,
        })
    }
}

/// What is told of the columns of a paper.
pub(super) fn findings(flaws: &[Flaw], paper: &AuditedPaper, sources: &Sources) -> Vec<Finding> {
    let mut narrow: Vec<Narrow> = flaws.iter().filter_map(Narrow::read).collect();
    narrow.sort_by_key(|column| (column.page, column.table, column.column));
    let told = Told { paper, sources };
    let mut findings = Vec::new();
    let mut wished: Vec<Table> = Vec::new();
    for column in &narrow {
        match column.what {
            TooWide::Wish if !wished.contains(&column.table) => {
                wished.push(column.table);
                let of_table = narrow.iter().filter(|it| it.what == TooWide::Wish && it.table == column.table);
                findings.push(told.wishes(column, &of_table.collect::<Vec<_>>()));
            }
            TooWide::Wish => {}
            TooWide::Heading | TooWide::Figure | TooWide::Suffix => findings.push(told.column(column)),
        }
    }
    findings
}

struct Told<'a> {
    paper: &'a AuditedPaper<'a>,
    sources: &'a Sources,
}

impl Told<'_> {
    fn form(&self) -> &Form {
        &self.paper.edition.plan.form
    }

    /// The widths of a table that are shrunk to fit the paper.
    fn wishes(&self, first: &Narrow, all: &[&Narrow]) -> Finding {
        let told = all.iter().map(|it| format!("「{}」は{}字を{}字に", it.name, it.needed, it.given));
        let told = told.collect::<Vec<_>>().join("、");
        let message = format!("{}の列の幅が紙に収まらないので、縮めて印刷します（{told}）", self.name(first.table));
        let hint = "このままでよければ、「幅」を印刷する幅に直してください。広げるなら、ほかの列の「幅」を小さくするか、「用紙」を大きく、または「文字」を小さくしてください";
        let place = self.list(first.table).map(|list| list.of_key());
        self.finding(rules::TOO_WIDE, message, hint, place, first.page)
    }

    /// A column that is too narrow for its heading, its figures or their 付記.
    fn column(&self, narrow: &Narrow) -> Finding {
        let Narrow { needed, given, name, .. } = narrow;
        let (what, then) = match narrow.what {
            TooWide::Figure => ("数", "数が途中で折れるか、枠からはみ出します"),
            TooWide::Suffix => (word::SUFFIX, "付記が途中で折れます"),
            _ => ("見出し", "見出しが言葉の途中で折れます"),
        };
        let table = self.name(narrow.table);
        let message = format!("{table}の列「{name}」は、{what}に{needed}字の幅が要るのに、{given}字なので、{then}");
        let (place, has_width) = match self.place(narrow) {
            Some((place, has_width)) => (Some(place), has_width),
            None => (None, false),
        };
        let hint = match has_width {
            true => "この列の「幅」を広げるか、消してください",
            false => {
                "列を減らすか、ほかの列の「幅」を小さくするか、「用紙」を大きく、または「文字」を小さくしてください"
            }
        };
        self.finding(rules::NARROW_COLUMN, message, hint, place, narrow.page)
    }

    fn finding(&self, rule: &'static Rule, message: String, hint: &str, place: Option<Place>, page: usize) -> Finding {
        let excerpt = place.as_ref().map(|place| self.sources.excerpt(place));
        let path = DocumentPath::new([Step::Paper(self.paper.name.clone()), Step::Page(page)]);
        Finding { place, path, ..Finding::new(rule, message, excerpt).hint(hint) }
    }

    /// A table in the words of a message, with the further paper in which it stands.
    fn name(&self, table: Table) -> String {
        let table = self.name_in_paper(table);
        if self.paper.name.is_empty() { table } else { format!("「{}」の{table}", self.paper.name) }
    }

    fn name_in_paper(&self, table: Table) -> String {
        match table {
            Table::OfForm(0) => format!("{}の{}", word::ITEMS, word::TABLE),
            Table::OfForm(index) => {
                let name = self.form().tables.get(index - 1).map_or("", |table| table.printed_title());
                if name.is_empty() { word::TABLES.to_owned() } else { format!("{}「{name}」", word::TABLES) }
            }
            Table::Opinions => format!("{}の{}", word::OPINIONS, word::TABLE),
            Table::Years => "年度の表".to_owned(),
            Table::Tallies => format!("{}の{}", word::TALLIES, word::TABLE),
        }
    }

    /// 列 of a table; `None` if neither the 様式 of the paper nor that of the plan writes it.
    fn list(&self, table: Table) -> Option<Place> {
        let entry = |key| form_entry(self.sources, self.paper.further, key);
        let map = match table {
            Table::OfForm(0) => return entry(word::COLUMNS),
            Table::OfForm(index) => entry(word::TABLES)?.child(index - 1),
            Table::Opinions => entry(word::OPINIONS)?,
            Table::Years | Table::Tallies => return None,
        };
        self.sources.entry(&map, word::COLUMNS)
    }

    /// Where the form writes a column, and whether it gives it a 幅.
    fn place(&self, narrow: &Narrow) -> Option<(Place, bool)> {
        let list = self.list(narrow.table)?;
        let Table::OfForm(index) = narrow.table else {
            let columns = &self.form().opinions.as_ref()?.columns;
            return Some((list.child(narrow.column), columns.get(narrow.column)?.width.is_some()));
        };
        let (name, entries) = match index.checked_sub(1) {
            None => ("", self.form().columns.as_slice()),
            Some(index) => {
                let table = self.form().tables.get(index)?;
                (table.name.as_str(), table.columns.as_slice())
            }
        };
        let periods = self.form().periods_of(name, &self.paper.edition.plan.periods).len();
        let mut before = 0;
        for (at, entry) in entries.iter().enumerate() {
            let columns = entry.columns();
            let count = match entry {
                ColumnEntry::EachPeriod(_) => columns.len() * periods,
                ColumnEntry::One(_) | ColumnEntry::Headed { .. } => columns.len(),
            };
            if narrow.column < before + count {
                let column = columns.get((narrow.column - before) % columns.len().max(1))?;
                return Some((list.child(at), column.width.is_some()));
            }
            before += count;
        }
        None
    }
}
