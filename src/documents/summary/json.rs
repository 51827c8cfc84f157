//! The JSON of a 総括表, documented in docs/json.md. The structs hold its names apart from those of the model, which knows no
//! JSON, and of the layout, whose texts carry measurements.

use serde::ser::{Serialize, Serializer};

use super::behind;
use super::counts::{self, AxisCounts, Change, Counts, DepartmentCounts, SectionCounts, Stages};
use super::moves::{self, Move};
use crate::documents::figures::grid::{Grid, GridHead, GridRow};
use crate::documents::figures::tallies;
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::json::{self, Kind, Named, NamedPeriod, Paper};
use crate::model::{Axis, Choice, Counting, Edition, OptionIndex, Scale, Stage, Tally, TallyPlace};

/// Writes a 総括表 as JSON, ending with a line break.
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render(edition: &Edition) -> serde_json::Result<String> {
    let axes = counts::count_axes(edition);
    let own = tallies::own(edition, TallyPlace::Summary);
    let moved = moves::collect(edition);
    let summary = Summary {
        paper: Paper::new(&edition.plan),
        axes: axes.iter().map(|counts| axis(edition, counts)).collect(),
        tables: own.iter().map(table).collect(),
        indicators: moved.moves.iter().map(|it| indicator(edition, it)).collect(),
    };
    json::render(Kind::Summary, &summary)
}

#[derive(serde::Serialize)]
struct Summary<'a> {
    #[serde(flatten)]
    paper: Paper<'a>,
    axes: Vec<AxisEntry<'a>>,
    tables: Vec<TableEntry<'a>>,
    indicators: Vec<IndicatorEntry<'a>>,
}

#[derive(serde::Serialize)]
struct AxisEntry<'a> {
    name: &'a str,
    on: &'static str,
    multiple: bool,
    committee: bool,
    options: Vec<OptionEntry<'a>>,
    total: CountsEntry<'a>,
    sections: Vec<SectionEntry<'a>>,
    departments: Vec<DepartmentEntry<'a>>,
    changes: Vec<ChangeEntry<'a>>,
    behind: BehindEntry<'a>,
    earlier: Option<EarlierEntry<'a>>,
}

#[derive(serde::Serialize)]
struct BehindEntry<'a> {
    options: Vec<&'a str>,
    nodes: Vec<BehindNode<'a>>,
}

#[derive(serde::Serialize)]
struct BehindNode<'a> {
    #[serde(flatten)]
    judged: ChangeEntry<'a>,
    reason: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct EarlierEntry<'a> {
    period: NamedPeriod,
    own: Options<'a>,
    nodes: usize,
    blank: usize,
    counted: usize,
}

#[derive(serde::Serialize)]
struct OptionEntry<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<&'a str>,
    counted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<String>,
}

#[derive(serde::Serialize)]
struct CountsEntry<'a> {
    net: StagesEntry<'a>,
    gross: StagesEntry<'a>,
}

#[derive(serde::Serialize)]
struct StagesEntry<'a> {
    own: Options<'a>,
    after_committee: Options<'a>,
    nodes: usize,
    blank: Pair<usize>,
    counted: Pair<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<Pair<Option<String>>>,
}

#[derive(serde::Serialize)]
struct Pair<T> {
    own: T,
    after_committee: T,
}

#[derive(serde::Serialize)]
struct SectionEntry<'a> {
    label: &'a str,
    name: &'a str,
    #[serde(flatten)]
    counts: CountsEntry<'a>,
    departments: Vec<DepartmentEntry<'a>>,
    sections: Vec<Self>,
}

#[derive(serde::Serialize)]
struct DepartmentEntry<'a> {
    name: &'a str,
    /// `None` in a section, like the 部局.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bureau: Option<&'a str>,
    #[serde(flatten)]
    counts: CountsEntry<'a>,
}

#[derive(serde::Serialize)]
struct ChangeEntry<'a> {
    number: Option<&'a str>,
    name: &'a str,
    departments: Vec<&'a str>,
    path: Vec<Named>,
    own: Vec<&'a str>,
    after_committee: Vec<&'a str>,
}

#[derive(serde::Serialize)]
struct TableEntry<'a> {
    title: &'a str,
    head: Vec<Vec<HeadEntry<'a>>>,
    labels: usize,
    rows: Vec<RowEntry<'a>>,
    notes: Vec<&'a str>,
}

#[derive(serde::Serialize)]
struct HeadEntry<'a> {
    text: &'a str,
    columns: usize,
    rows: usize,
}

#[derive(serde::Serialize)]
struct RowEntry<'a> {
    depth: usize,
    total: bool,
    cells: Vec<&'a str>,
}

#[derive(serde::Serialize)]
struct IndicatorEntry<'a> {
    number: Option<&'a str>,
    name: Option<&'a str>,
    project: Option<&'a str>,
    path: Vec<Named>,
    indicator: Vec<&'a str>,
    unit: Option<&'a str>,
    series: &'a str,
    values: Vec<ValueEntry<'a>>,
    difference: Option<String>,
    change_percent: Option<String>,
}

#[derive(serde::Serialize)]
struct ValueEntry<'a> {
    period: NamedPeriod,
    printed: &'a str,
    value: Option<String>,
}

/// The count of every option, as a map in the order of the scale.
struct Options<'a> {
    scale: &'a Scale,
    tally: &'a Tally,
}

impl Serialize for Options<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.scale.names().zip(&self.tally.counts))
    }
}

fn axis<'a>(edition: &Edition, counts: &'a AxisCounts) -> AxisEntry<'a> {
    let axis = counts.axis;
    let option = |option: &'a Choice| OptionEntry {
        name: &option.name,
        symbol: option.symbol.as_deref(),
        counted: option.counted,
        points: option.points.map(|points| points.to_string()),
    };
    AxisEntry {
        name: &axis.name,
        on: words::carrier(axis.carrier),
        multiple: axis.multiple,
        committee: counts.committee,
        options: axis.scale.options().iter().map(option).collect(),
        total: of_both(axis, &counts.total),
        sections: counts.sections.iter().map(|it| section(axis, it)).collect(),
        departments: counts.departments.iter().filter_map(|it| department(axis, it)).collect(),
        changes: counts.changes.iter().map(|it| change(axis, it)).collect(),
        behind: BehindEntry {
            options: axis.behind.iter().map(|option| axis.scale.name(*option)).collect(),
            nodes: counts
                .behind
                .iter()
                .map(|it| BehindNode { judged: change(axis, it), reason: behind::reason(it) })
                .collect(),
        },
        earlier: counts.earlier.as_ref().map(|(period, tally)| EarlierEntry {
            period: NamedPeriod::of(&edition.plan, *period),
            own: Options { scale: &axis.scale, tally },
            nodes: tally.nodes,
            blank: tally.blank,
            counted: tally.counted,
        }),
    }
}

fn of_both<'a>(axis: &'a Axis, counts: &'a Counts) -> CountsEntry<'a> {
    CountsEntry { net: stages(axis, counts.by(Counting::Net)), gross: stages(axis, counts.by(Counting::Gross)) }
}

fn stages<'a>(axis: &'a Axis, stages: &'a Stages) -> StagesEntry<'a> {
    let (own, after) = (stages.at(Stage::Own), stages.at(Stage::AfterCommittee));
    let scale = &axis.scale;
    let mean = |tally: &Tally| tally.mean().map(|mean| mean.to_string());
    StagesEntry {
        own: Options { scale, tally: own },
        after_committee: Options { scale, tally: after },
        nodes: own.nodes,
        blank: Pair { own: own.blank, after_committee: after.blank },
        counted: Pair { own: own.counted, after_committee: after.counted },
        mean: scale.has_points().then(|| Pair { own: mean(own), after_committee: mean(after) }),
    }
}

fn section<'a>(axis: &'a Axis, counts: &'a SectionCounts) -> SectionEntry<'a> {
    let short = |it| Some(DepartmentEntry { kind: None, bureau: None, ..department(axis, it)? });
    SectionEntry {
        label: &counts.section.label,
        name: &counts.section.title.value,
        counts: of_both(axis, &counts.counts),
        departments: counts.departments.iter().filter_map(short).collect(),
        sections: counts.sections.iter().map(|it| section(axis, it)).collect(),
    }
}

/// `None` for the nodes without a 担当課.
fn department<'a>(axis: &'a Axis, counts: &'a DepartmentCounts) -> Option<DepartmentEntry<'a>> {
    let department = counts.owner.department()?;
    Some(DepartmentEntry {
        name: &department.name.value,
        kind: Some(words::department_kind(department.kind)),
        bureau: department.bureau.as_deref(),
        counts: of_both(axis, &counts.counts),
    })
}

fn change<'a>(axis: &'a Axis, change: &'a Change) -> ChangeEntry<'a> {
    let names = |options: &[OptionIndex]| options.iter().map(|option| axis.scale.name(*option)).collect();
    ChangeEntry {
        number: change.node.number(),
        name: change.node.name,
        departments: change.node.departments().collect(),
        path: words::path_of(&change.node.sections),
        own: names(&change.own),
        after_committee: names(&change.after),
    }
}

fn table(grid: &Grid) -> TableEntry<'_> {
    TableEntry {
        title: grid.title.as_str(),
        head: grid.head.iter().map(|row| row.iter().map(head_cell).collect()).collect(),
        labels: grid.labels,
        rows: grid.rows.iter().map(row).collect(),
        notes: grid.notes.iter().map(Text::as_str).collect(),
    }
}

fn head_cell(cell: &GridHead) -> HeadEntry<'_> {
    HeadEntry { text: cell.text.as_str(), columns: cell.columns, rows: cell.rows }
}

fn row(row: &GridRow) -> RowEntry<'_> {
    RowEntry { depth: row.depth, total: row.total, cells: row.cells.iter().map(Text::as_str).collect() }
}

fn indicator<'a>(edition: &Edition, moved: &'a Move) -> IndicatorEntry<'a> {
    let value = |period| {
        let point = moved.trend.points.iter().find(|(at, _)| *at == period);
        point.map(|(_, figure)| figure.to_string())
    };
    let node = &moved.node;
    IndicatorEntry {
        number: node.number(),
        name: node.item.map(|(_, item)| item.name.value.as_str()),
        project: node.project.map(|project| project.name.value.as_str()),
        path: words::path_of(&node.sections),
        indicator: [&node.above[..], &[moved.indicator.name.value.as_str()]].concat(),
        unit: moved.unit(),
        series: &moved.trend.series.name,
        values: moved
            .values
            .iter()
            .map(|(period, printed)| ValueEntry {
                period: NamedPeriod::of(&edition.plan, *period),
                printed,
                value: value(*period),
            })
            .collect(),
        difference: moved.trend.difference().map(|difference| difference.normalize().to_string()),
        change_percent: moved.trend.change().filter(|_| !moved.is_share()).map(|change| change.to_string()),
    }
}
