//! 様式: which of its parts differ, each in the words in which the content writes it.

mod axis;
mod columns;
mod page;
mod tally;
mod words;

use super::fact::{self, Fact};
use super::settings;
use super::sides::{Side, Sides};
use super::words::{self as labels, word};
use super::{Change, Spot};
use crate::model::identity::Pairs;
use crate::model::{
    Aggregate, Arrangement, Carrier, Computation, Field, FieldAggregate, FieldKind, Form, Formula, Grouping, Minus,
    Numbering, OpinionForm, OpinionPart, OpinionSubject, Role, Rounding, SeriesForm, SeriesYear,
};

/// What differs between the 様式 of two editions.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let mut out = Vec::new();
    fact::changes(facts(&sides.old), facts(&sides.new), &Spot::default(), &mut out);
    for ((heading, olds), (_, news)) in lists(sides.old.form()).into_iter().zip(lists(sides.new.form())) {
        let mut pairs = Pairs::none(olds.len(), news.len());
        pairs.by(|index| Some(&olds[index]), |index| Some(&news[index]));
        let every = |list: &[String]| (0..list.len()).collect::<Vec<_>>();
        let lists = (&every(&olds)[..], &every(&news)[..]);
        fact::reordered(&pairs, lists, &Spot::default(), heading, |index| news[index].clone(), &mut out);
    }
    out
}

/// What stands in lists, by name and in order.
fn lists(form: &Form) -> [(&'static str, Vec<String>); 5] {
    [
        (words::SERIES, form.series.iter().map(|series| series.name.clone()).collect()),
        (words::FIELDS, form.fields.iter().map(|field| field.name.clone()).collect()),
        (words::AXES, form.axes.iter().map(|axis| axis.name.clone()).collect()),
        (words::TABLES, form.tables.iter().map(|table| table.name.clone()).collect()),
        (words::TALLIES, form.tallies.iter().map(|tally| tally.title.clone()).collect()),
    ]
}

fn facts(side: &Side) -> Vec<Fact> {
    let form = side.form();
    let Form {
        levels,
        labels,
        arrangement,
        numbering,
        axes,
        fields,
        series,
        absences,
        grouping,
        minus,
        columns,
        project_lines,
        tables,
        opinions,
        tallies,
        notes,
        page,
    } = form;
    let mut facts = vec![
        Fact::new("page", words::PAGE, &page::described(page)),
        Fact::new("arrangement", words::ARRANGEMENT, word(&Arrangement::KEYWORDS, arrangement)),
        Fact::new("levels", words::LEVELS, &levels.join("、")),
        Fact::new("numbering", words::NUMBERING, word(&Numbering::KEYWORDS, numbering)),
        Fact::new("grouping", words::GROUPING, word(&Grouping::KEYWORDS, grouping)),
        Fact::new("minus", words::MINUS, word(&Minus::KEYWORDS, minus)),
        Fact::new("absences", words::ABSENCES, &absences.join("、")),
    ];
    facts.extend(super::labels::named(labels).map(|(of, label)| Fact::named("label", of, labels::label_of(of), label)));
    let lines: Vec<String> = project_lines.iter().map(columns::project_line).collect();
    facts.push(Fact::new("project-lines", words::PROJECT_LINES, &lines.join("、")));
    let named =
        |what, name: &str, heading: &str, text: &str| Fact::named(what, name, words::named(heading, name), text);
    facts.extend(series.iter().map(|it| named("series", &it.name, words::SERIES, &in_words(it))));
    facts.extend(fields.iter().map(|it| {
        let key = format!("{}/{}", carrier(form, it.carrier), it.name);
        Fact::named("field", &key, words::named(words::FIELDS, &it.name), &field(form, it))
    }));
    facts.extend(axes.iter().map(|it| {
        let key = format!("{}/{}", carrier(form, it.carrier), it.name);
        Fact::named("axis", &key, words::named(words::AXES, &it.name), &axis::described(form, it))
    }));
    facts.push(Fact::new("columns", words::COLUMNS, &columns::described(columns)));
    for table in tables {
        let mut text = columns::described(&table.columns);
        if let Some(periods) = &table.periods {
            let labels = table.period_labels.as_ref().unwrap_or(&side.plan().period_labels);
            let periods: Vec<String> = periods.iter().map(|period| settings::spelled(labels, *period)).collect();
            text = format!("{text}\n{}", labels::entry(labels::PERIODS, &periods.join("、")));
        }
        if let Some(labels) = &table.period_labels {
            let labels = settings::labels(labels);
            text = format!("{text}\n{}", labels::entry(labels::PERIOD_LABELS, &labels));
        }
        facts.push(named("table", &table.name, words::TABLES, &text));
    }
    facts.push(Fact::new("opinions", labels::OPINIONS, &opinions.as_ref().map_or(words::NO.to_owned(), of_opinions)));
    let mut names: Vec<&str> = Vec::new();
    for tally in tallies {
        // Titles may repeat.
        let rank = names.iter().filter(|name| **name == tally.title).count();
        names.push(&tally.title);
        let key = format!("{}/{rank}", tally.title);
        facts.push(Fact::named(
            "tally",
            &key,
            words::named(words::TALLIES, &tally.title),
            &tally::described(side, tally),
        ));
    }
    facts.push(Fact::new("notes", words::NOTES, &notes.join("\n")));
    facts.into_iter().flatten().map(Fact::diff_as_list).collect()
}

fn in_words(series: &SeriesForm) -> String {
    let SeriesForm { name: _, role, year, unit, computation } = series;
    let computed = computation.as_ref().map(|Computation { formula, decimals, rounding }| {
        let decimals = decimals.map(|decimals| words::entry(words::DECIMALS, &decimals.to_string()));
        let rounding = (*rounding != Rounding::default())
            .then(|| words::entry(words::ROUNDING, word(&Rounding::KEYWORDS, rounding)));
        let formula = words::entry(labels::COMPUTATION, word(&Formula::KEYWORDS, formula));
        std::iter::once(formula).chain(decimals).chain(rounding).collect::<Vec<_>>().join("、")
    });
    let parts = [
        Some(words::entry(words::ROLE, word(&Role::KEYWORDS, role))),
        Some(words::entry(labels::YEAR, word(&SeriesYear::KEYWORDS, year))),
        unit.as_ref().map(|unit| words::entry(labels::UNIT, unit)),
        computed,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("、")
}

fn field(form: &Form, field: &Field) -> String {
    let Field { name: _, carrier: of, kind, unit, aggregate } = field;
    let parts = [
        Some(words::entry(words::CARRIER, &carrier(form, *of))),
        Some(words::entry(words::FIELD_KIND, word(&FieldKind::KEYWORDS, kind))),
        unit.as_ref().map(|unit| words::entry(labels::UNIT, unit)),
        aggregate.as_ref().map(|FieldAggregate { aggregate, source }| {
            let computation = words::entry(labels::COMPUTATION, word(&Aggregate::KEYWORDS, aggregate));
            format!("{computation}、{}", words::entry(words::SOURCE, source))
        }),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("、")
}

fn of_opinions(form: &OpinionForm) -> String {
    let OpinionForm { subject, title, columns } = form;
    let subject = words::entry(words::CARRIER, labels::word(&OpinionSubject::KEYWORDS, subject));
    let title = title.as_ref().map(|title| words::entry(labels::TITLE, title));
    let columns = columns.iter().map(|column| {
        let part = labels::word(&OpinionPart::KEYWORDS, &column.part);
        columns::column(part, &column.heading, column.width)
    });
    let columns = words::entry(words::COLUMNS, &columns.collect::<Vec<_>>().join("、"));
    std::iter::once(subject).chain(title).chain([columns]).collect::<Vec<_>>().join("\n")
}

/// 対象 in the words of the form.
fn carrier(form: &Form, carrier: Carrier) -> String {
    match carrier {
        Carrier::Section(depth) => form.levels.get(depth).cloned().unwrap_or_default(),
        Carrier::Project => labels::PROJECT.to_owned(),
        Carrier::Item => labels::ITEM.to_owned(),
        Carrier::Indicator => labels::INDICATOR.to_owned(),
    }
}
