//! Own fields that are computed, in examples.

use super::super::among::Among;
use super::super::field::FieldValue;
use super::super::form::FieldKind;
use super::super::indicator::Aggregate;
use super::super::plan::Initiative;
use super::super::sample::{edition, own, placed, project, section};
use super::super::value::{Record, Scalar};
use super::*;

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn item(key: &str, fields: Vec<FieldEntry>) -> Initiative {
    let carried = Carried { fields, ..Carried::default() };
    Initiative { key: key.to_owned(), number: placed(key), carried, ..Initiative::default() }
}

fn by_year(name: &str, values: &[(&str, &str)]) -> FieldEntry {
    let value = |text: &str| Placed::new(Value::Plain(Scalar::parse(text)), Place::default());
    let values = values.iter().map(|(at, text)| (period(at), value(text))).collect();
    FieldEntry { name: name.to_owned(), value: FieldValue::Years(values) }
}

fn without_year(name: &str, value: Value) -> FieldEntry {
    FieldEntry { name: name.to_owned(), value: FieldValue::Figure(Placed::new(value, Place::default())) }
}

fn number_field(name: &str, carrier: Carrier, origin: Option<FieldOrigin>) -> Field {
    let aggregate = |origin| FieldAggregate { aggregate: Aggregate::Sum, origin, decimals: None, none: None };
    let (name, kind) = (name.to_owned(), FieldKind::Number);
    Field { name, carrier, kind, unit: None, aggregate: origin.map(aggregate), need: None }
}

/// What is printed of the last of some own fields, for a 事業 with 取組項目.
fn printed_of(
    fields: &[Field],
    items: &[Initiative],
    entries: Vec<FieldEntry>,
) -> Vec<(Option<Period>, Option<Value>)> {
    let mut of_items = project("1", (0..items.len()).map(own).collect());
    of_items.carried.fields = entries;
    let mut edition = edition(vec![section("甲", vec![], vec![of_items])], items.to_vec());
    edition.plan.form.fields = fields.to_vec();
    let (form, total) = (&edition.plan.form, fields.last().unwrap());
    let holder = match total.carrier {
        Carrier::Item => Holder::Item(&edition.initiatives[0]),
        Carrier::Project => Holder::Project(&edition.sections[0].projects[0]),
        _ => Holder::Section(&edition.sections[0], 0),
    };
    let printed = |figure: &FieldFigure| figure.printed(form, total).map(|printed| printed.value(form, Among::Project));
    figures(&edition, total, holder).iter().map(|figure| (figure.period, printed(figure))).collect()
}

/// What is printed of 事業費の計 over 取組項目 with 事業費.
fn totals(items: &[Initiative], entry: Option<FieldEntry>) -> Vec<(Option<Period>, Option<Value>)> {
    let total = number_field("事業費の計", Carrier::Project, Some(FieldOrigin::Below("事業費".to_owned())));
    printed_of(&[number_field("事業費", Carrier::Item, None), total], items, Vec::from_iter(entry))
}

fn beside(names: &[&str]) -> Option<FieldOrigin> {
    Some(FieldOrigin::Beside(names.iter().map(|name| (*name).to_owned()).collect()))
}

#[test]
fn own_fields_of_one_node_are_added_year_by_year() {
    let number = |text: &str| Some(Value::Plain(Scalar::parse(text)));
    let (before, now) = (Some(period("H30")), Some(period("H31")));
    let field = |name| number_field(name, Carrier::Item, None);
    let fields =
        [field("事業費"), field("人件費"), number_field("総事業費", Carrier::Item, beside(&["事業費", "人件費"]))];
    let costs = |cost: &[(&str, &str)], pay: &[(&str, &str)]| {
        [item("1", vec![by_year("事業費", cost), by_year("人件費", pay)])]
    };
    let both = costs(&[("H30", "1"), ("H31", "2")], &[("H30", "10"), ("H31", "20")]);
    assert_eq!(printed_of(&fields, &both, vec![]), [(before, number("11")), (now, number("22"))]);
    let one = costs(&[("H30", "1"), ("H31", "2")], &[("H30", "10")]);
    assert_eq!(printed_of(&fields, &one, vec![]), [(before, number("11")), (now, None)]);
    assert_eq!(printed_of(&fields, &[item("1", vec![])], vec![]), []);
    // A 事業 adds up what its 取組項目 add up, and what it adds up itself.
    let below = |name: &str| Some(FieldOrigin::Below(name.to_owned()));
    let mut of_project = fields.to_vec();
    of_project.push(number_field("総額", Carrier::Project, below("総事業費")));
    let two = [both[0].clone(), Initiative { key: "2".to_owned(), ..both[0].clone() }];
    assert_eq!(printed_of(&of_project, &two, vec![]), [(before, number("22")), (now, number("44"))]);
    let of_totals = [
        field("事業費"),
        number_field("計", Carrier::Project, below("事業費")),
        number_field("補助金", Carrier::Project, None),
        number_field("総額", Carrier::Project, beside(&["計", "補助金"])),
    ];
    let grant = vec![by_year("補助金", &[("H30", "5"), ("H31", "7")])];
    assert_eq!(printed_of(&of_totals, &two, grant), [(before, number("7")), (now, number("11"))]);
}

#[test]
fn the_note_on_a_field_that_is_left_out_names_what_the_reader_does_not_know() {
    let field = |name| number_field(name, Carrier::Item, None);
    let mut fields =
        vec![field("事業費"), field("人件費"), number_field("総事業費", Carrier::Item, beside(&["事業費", "人件費"]))];
    let number = |name: &str, text: &str| without_year(name, Value::Plain(Scalar::parse(text)));
    let none = without_year("人件費", Value::Plain(Scalar::Absent("－".to_owned())));
    let items = [item("1", vec![number("事業費", "3"), none])];
    let note = |printed: &[(Option<Period>, Option<Value>)]| match printed {
        [(None, Some(Value::Record(record)))] => record.left_out.clone().unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    assert_eq!(note(&printed_of(&fields, &items, vec![])), "「人件費」の「－」は含みません");
    fields.push(number_field("総額", Carrier::Project, Some(FieldOrigin::Below("総事業費".to_owned()))));
    assert_eq!(note(&printed_of(&fields, &items, vec![])), "No.1の「人件費」の「－」は含みません");
}

#[test]
fn years_that_are_not_written_are_computed() {
    let number = |text: &str| Some(Value::Plain(Scalar::parse(text)));
    let items = [
        item("1", vec![by_year("事業費", &[("H30", "1"), ("H31", "2")])]),
        item("2", vec![by_year("事業費", &[("H30", "10"), ("H31", "20")])]),
    ];
    let (before, now) = (Some(period("H30")), Some(period("H31")));
    assert_eq!(totals(&items, None), [(before, number("11")), (now, number("22"))]);
    let entry = by_year("事業費の計", &[("H31", "99")]);
    assert_eq!(totals(&items, Some(entry)), [(before, number("11")), (now, number("99"))]);
    let entry = without_year("事業費の計", Value::Plain(Scalar::parse("99")));
    assert_eq!(totals(&items, Some(entry)), [(before, number("11")), (now, number("22")), (None, number("99"))]);
    let entry = by_year("事業費の計", &[("H31", "99"), ("H30", "88"), ("H29", "77")]);
    let written = [(now, number("99")), (before, number("88")), (Some(period("H29")), number("77"))];
    assert_eq!(totals(&items, Some(entry)), written);
}

#[test]
fn a_note_without_a_figure_goes_with_the_computed_total() {
    let note = Record { note: Some(placed("見込み")), ..Record::default() };
    let with = |figure: &str| Some(Value::Record(Record { value: Some(Scalar::parse(figure)), ..note.clone() }));
    let items = [item("1", vec![without_year("事業費", Value::Plain(Scalar::parse("3")))])];
    let entry = without_year("事業費の計", Value::Record(note.clone()));
    assert_eq!(totals(&items, Some(entry)), [(None, with("3"))]);
}

#[test]
fn those_who_write_otherwise_than_most_keep_a_total_from_being_computed() {
    let [one, two] = ["1", "2"].map(|key| item(key, vec![by_year("事業費", &[("H30", "1"), ("H31", "2")])]));
    let [three, four] = ["3", "4"].map(|key| item(key, vec![without_year("事業費", Value::Plain(Scalar::parse("5")))]));
    let by_year = [(Some(period("H30")), None), (Some(period("H31")), None)];
    assert_eq!(totals(&[one.clone(), two, three.clone()], None), by_year);
    assert_eq!(totals(&[three, one, four], None), [(None, None)]);
}
