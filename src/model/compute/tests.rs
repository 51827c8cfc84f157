//! What is computed, in examples.

use rust_decimal::Decimal;

use super::super::above::Above;
use super::super::among::Among;
use super::super::form::{Axis, Bands, Bound, Scale};
use super::super::in_charge::InCharge;
use super::super::in_tables::InTables;
use super::super::indicator::{Aggregate, Direction, Series};
use super::super::place::{Place, Placed};
use super::super::sample::placed;
use super::super::value::Record;
use super::*;

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn series(name: &str, formula: Option<Formula>) -> SeriesForm {
    let role = Role::KEYWORDS.into_iter().find(|(word, _)| *word == name).map_or(Role::None, |(_, role)| role);
    let computation = formula.map(|formula| Computation {
        formula,
        decimals: formula.is_ratio().then_some(1),
        rounding: Rounding::Half,
    });
    SeriesForm { computation, ..SeriesForm::new(name, role) }
}

/// A form with every role and one computed series.
fn form(formula: Formula) -> Form {
    let written = ["実績", "目標", "基準", "累計"].map(|name| series(name, None));
    Form { series: written.into_iter().chain([series("結果", Some(formula))]).collect(), ..Form::default() }
}

fn indicator(values: &[(&str, &str, &str)]) -> Indicator {
    let mut out = Indicator {
        name: placed("部数"),
        unit: None,
        counts_in: None,
        series: Vec::new(),
        in_charge: InCharge::default(),
        direction: Direction::Up,
        is_unnamed: false,
        tables: InTables::UNNAMED,
        above: Above::NOTHING,
        judgements: Vec::new(),
        fields: Vec::new(),
        parts: Vec::new(),
        derivation: None,
        place: Place::default(),
    };
    for (name, at, text) in values {
        let value = Placed::new(Value::Plain(Scalar::parse(text)), Place::default());
        match out.series.iter_mut().find(|series| series.name == *name) {
            Some(series) => series.values.push((period(at), value)),
            None => out.series.push(Series { name: (*name).to_owned(), values: vec![(period(at), value)] }),
        }
    }
    out
}

fn whole(aggregate: Aggregate, parts: Vec<Indicator>) -> Indicator {
    let from = DerivedFrom::Parts(aggregate);
    let derivation = Some(Derivation { from, decimals: None, operands: Vec::new() });
    Indicator { derivation, parts, ..indicator(&[]) }
}

fn text(computed: &Computed) -> String {
    match &computed.figure {
        Scalar::Number(number) => number.as_str().to_owned(),
        Scalar::Absent(word) | Scalar::Text(word) => word.clone(),
    }
}

fn result_in(form: &Form, indicator: &Indicator, name: &str) -> Option<String> {
    let periods = ["H29", "H30", "H31"].map(period);
    let computed = computed(form, indicator, form.series(name).unwrap(), period("H31"), &periods)?;
    Some(text(&computed))
}

fn result(formula: Formula, values: &[(&str, &str, &str)]) -> Option<String> {
    result_in(&form(formula), &indicator(values), "結果")
}

fn of_reported(formula: Formula, values: &[(&str, &str)]) -> Option<String> {
    result(formula, &values.iter().map(|(name, text)| (*name, "H31", *text)).collect::<Vec<_>>())
}

#[test]
fn every_formula_computes_what_it_says() {
    for (formula, values, expected) in [
        (Formula::Achievement, vec![("実績", "1990"), ("目標", "2040")], "97.5"),
        (Formula::CumulativeAchievement, vec![("累計", "30"), ("目標", "40"), ("実績", "1")], "75.0"),
        (Formula::Progress, vec![("実績", "80"), ("基準", "50"), ("目標", "100")], "60.0"),
        (Formula::Progress, vec![("実績", "20"), ("基準", "50"), ("目標", "10")], "75.0"),
        (Formula::Difference, vec![("実績", "1.10"), ("目標", "2")], "▲0.9"),
        (Formula::Difference, vec![("実績", "▲3"), ("目標", "-5")], "2"),
    ] {
        assert_eq!(of_reported(formula, &values).as_deref(), Some(expected), "{formula:?}");
    }
    let values = [("実績", "H30", "100"), ("実績", "H31", "90")];
    assert_eq!(result(Formula::Change, &values).as_deref(), Some("▲10"));
}

#[test]
fn without_its_operands_nothing_is_computed() {
    for (formula, values) in [
        (Formula::Achievement, vec![("実績", "1990"), ("目標", "0")]),
        (Formula::Achievement, vec![("実績", "1990")]),
        (Formula::Achievement, vec![("目標", "2040")]),
        (Formula::Achievement, vec![("実績", "22/655"), ("目標", "2040")]),
        (Formula::Achievement, vec![("実績", "未公表"), ("目標", "2040")]),
        (Formula::Progress, vec![("実績", "80"), ("基準", "100"), ("目標", "100")]),
        (Formula::Change, vec![("実績", "80")]),
    ] {
        assert_eq!(of_reported(formula, &values), None, "{formula:?} {values:?}");
    }
    // A note alone is no figure, and it is written: nothing is computed in its place.
    let mut noted = indicator(&[("実績", "H31", "80"), ("目標", "H31", "100")]);
    noted.series[0].values[0].1.value = Value::Record(Record { note: Some(placed("集計中")), ..Record::default() });
    assert_eq!(result_in(&form(Formula::Achievement), &noted, "結果"), None);
}

#[test]
fn numbers_of_28_digits_are_computed_with_and_larger_ones_are_not() {
    let nines = "9".repeat(28);
    assert_eq!(of_reported(Formula::Achievement, &[("実績", &nines), ("目標", &nines)]).as_deref(), Some("100.0"));
    let huge = "9".repeat(40);
    assert_eq!(of_reported(Formula::Achievement, &[("実績", &huge), ("目標", "1")]), None);
    let result = of_reported(Formula::Achievement, &[("実績", &nines), ("目標", "0.1")]);
    assert_eq!(result, Some(format!("{nines}000.0")));
    let largest = Decimal::MAX.to_string();
    let parts = vec![indicator(&[("実績", "H31", &largest)]); 2];
    let form = form(Formula::Achievement);
    let result = result_in(&form, &whole(Aggregate::Sum, parts), "実績");
    assert_eq!(result.as_deref(), Some("158456325028528675187087900670"));
}

#[test]
fn the_change_is_that_from_the_period_shown_before() {
    let values = [("実績", "H28", "1"), ("実績", "H30", "70"), ("実績", "H29", "60"), ("実績", "H31", "100")];
    assert_eq!(result(Formula::Change, &values).as_deref(), Some("30"));
    let form = form(Formula::Change);
    let at = |periods: &[&str]| {
        let periods: Vec<Period> = periods.iter().map(|text| period(text)).collect();
        let series = form.series("結果").unwrap();
        computed(&form, &indicator(&values), series, period("H31"), &periods).as_ref().map(text)
    };
    assert_eq!(at(&["R2", "H31", "H29"]).as_deref(), Some("40"));
    assert_eq!(at(&["H31", "R2"]), None);
}

#[test]
fn a_target_of_a_year_of_its_own_stands_for_every_period() {
    let mut form = form(Formula::Achievement);
    form.series[1].year = SeriesYear::Own;
    let indicator = indicator(&[("実績", "H31", "50"), ("目標", "R7", "200")]);
    assert_eq!(result_in(&form, &indicator, "結果").as_deref(), Some("25.0"));
}

#[test]
fn of_two_series_of_a_role_the_first_that_says_something_counts() {
    let mut form = form(Formula::Achievement);
    form.series.insert(0, SeriesForm::new("新目標", Role::Target));
    let old = [("実績", "H31", "50"), ("目標", "H31", "100")];
    assert_eq!(result_in(&form, &indicator(&old), "結果").as_deref(), Some("50.0"));
    let both = [old[0], old[1], ("新目標", "H31", "200")];
    assert_eq!(result_in(&form, &indicator(&both), "結果").as_deref(), Some("25.0"));
    // For each period anew; and a word of the 空欄 says that there is no target.
    let other_year = [old[0], old[1], ("新目標", "H30", "200")];
    assert_eq!(result_in(&form, &indicator(&other_year), "結果").as_deref(), Some("50.0"));
    let mut without = indicator(&both);
    without.series[2].values[0].1.value = Value::Plain(Scalar::Absent("－".to_owned()));
    assert_eq!(result_in(&form, &without, "結果"), None);
}

#[test]
fn parts_are_summed_through_every_level() {
    let form = form(Formula::Achievement);
    let leaf = |text: &str| indicator(&[("実績", "H31", text), ("目標", "H31", "10")]);
    let inner = whole(Aggregate::Sum, vec![leaf("1.5"), leaf("2.50")]);
    let outer = whole(Aggregate::Mean, vec![inner.clone(), leaf("3"), leaf("3")]);
    assert_eq!(result_in(&form, &inner, "実績").as_deref(), Some("4"));
    assert_eq!(result_in(&form, &outer, "実績").as_deref(), Some("3.3"));
    // Formulas take what the parts make, and are not summed themselves.
    assert_eq!(result_in(&form, &inner, "結果").as_deref(), Some("20.0"));
    // Every part must have a number, and there must be one.
    assert_eq!(result_in(&form, &whole(Aggregate::Sum, vec![leaf("1"), leaf("－")]), "実績"), None);
    assert_eq!(result_in(&form, &whole(Aggregate::Sum, Vec::new()), "実績"), None);
    assert_eq!(result_in(&form, &whole(Aggregate::Mean, Vec::new()), "実績"), None);
}

fn absent(word: &str) -> Indicator {
    let mut out = indicator(&[("実績", "H31", "0")]);
    out.series[0].values[0].1.value = Value::Plain(Scalar::Absent(word.to_owned()));
    out
}

#[test]
fn a_part_without_a_figure_by_declaration_counts_as_nothing() {
    let form = form(Formula::Achievement);
    let leaf = |text: &str| indicator(&[("実績", "H31", text)]);
    for (aggregate, expected) in [(Aggregate::Sum, "6"), (Aggregate::Mean, "3.0")] {
        let whole = whole(aggregate, vec![leaf("2"), absent("－"), leaf("4")]);
        assert_eq!(result_in(&form, &whole, "実績").as_deref(), Some(expected));
        let said = super::result(&form, &whole, form.series("実績").unwrap(), period("H31"), &[]);
        assert_eq!(said.left_out().iter().map(|part| part.word).collect::<Vec<_>>(), ["－"]);
    }
    let none = whole(Aggregate::Sum, vec![absent("－"), absent("－")]);
    assert_eq!(result_in(&form, &none, "実績").as_deref(), Some("－"));
}

#[test]
fn a_part_that_is_blank_or_no_figure_leaves_the_whole_blank_and_is_named() {
    let form = form(Formula::Achievement);
    let leaf = |text: &str| indicator(&[("実績", "H31", text)]);
    let target = [("目標", "H31", "10")];
    for (part, lacks) in [(leaf("３"), 1), (indicator(&[]), 1), (leaf("1,300"), 1), (leaf("12O"), 1), (leaf(".5"), 1)]
    {
        let inner = whole(Aggregate::Sum, vec![leaf("1"), part.clone()]);
        let outer = whole(Aggregate::Sum, vec![inner, leaf("3")]);
        let outer = Indicator { series: indicator(&target).series, ..outer };
        for name in ["実績", "結果"] {
            let said = super::result(&form, &outer, form.series(name).unwrap(), period("H31"), &[]);
            assert_eq!(said.lacks().len(), lacks, "{name}");
            assert!(matches!(said.lacks()[0].at.holder, Holder::Indicator(it) if *it == part), "{name}");
        }
    }
    // Nothing is written for any part yet.
    let whole = whole(Aggregate::Sum, vec![indicator(&[]), absent("－")]);
    let said = super::result(&form, &whole, form.series("実績").unwrap(), period("H31"), &[]);
    assert!(matches!(said, Said::Blank));
}

#[test]
fn what_was_rounded_is_never_computed_with() {
    // A third in each of three parts makes one, and is no less when it is judged.
    let form = form(Formula::Achievement);
    let leaf = |text: &str| indicator(&[("実績", "H31", text)]);
    let third = || whole(Aggregate::Mean, vec![leaf("1"), leaf("0"), leaf("0")]);
    assert_eq!(result_in(&form, &third(), "実績").as_deref(), Some("0.3"));
    let three = whole(Aggregate::Sum, vec![third(), third(), third()]);
    assert_eq!(result_in(&form, &three, "実績").as_deref(), Some("1"));
}

#[test]
fn a_computed_series_feeds_no_formula() {
    // Both have the role the other's formula wants: without an end, if it were followed.
    let mut form = form(Formula::Achievement);
    form.series[0].computation = form.series[4].computation.clone();
    assert_eq!(result_in(&form, &indicator(&[("目標", "H31", "10")]), "結果"), None);
}

#[test]
fn the_first_band_that_holds_the_figure_decides() {
    let scale = Scale::new(["A", "B", "C"]);
    let option = |name| scale.find(name).unwrap();
    let steps = vec![
        (Bound::AtLeast(Decimal::from(100)), option("A")),
        (Bound::Below(Decimal::from(50)), option("C")),
        (Bound::Otherwise, option("B")),
    ];
    let judged = |figure: BandFigure, actual: &str| {
        let bands = Some(Bands { series: "結果".to_owned(), figure, steps: steps.clone() });
        let (name, scale) = ("達成".to_owned(), scale.clone());
        let axis = Axis { name, carrier: Carrier::Indicator, scale, bands, ..Axis::default() };
        let form = Form { axes: vec![axis], ..form(Formula::Achievement) };
        let indicator = indicator(&[("実績", "H31", actual), ("目標", "H31", "100")]);
        let judged = judged(&form, &indicator, "達成", period("H31"), &[period("H31")])?;
        Some(form.axes[0].scale.name(judged).to_owned())
    };
    for (actual, exact, printed) in
        [("100", "A", "A"), ("99.96", "B", "A"), ("99.94", "B", "B"), ("50", "B", "B"), ("49.96", "C", "B")]
    {
        assert_eq!(judged(BandFigure::Exact, actual).as_deref(), Some(exact), "{actual}");
        assert_eq!(judged(BandFigure::Printed, actual).as_deref(), Some(printed), "{actual}");
    }
    assert_eq!(judged(BandFigure::Exact, "未定"), None);
}

#[test]
fn a_note_without_a_figure_goes_with_the_computed_one() {
    let note = Record { note: Some(placed("見込み")), ..Record::default() };
    let with = |figure: &str| Some(Value::Record(Record { value: Some(Scalar::parse(figure)), ..note.clone() }));
    let mut indicator = indicator(&[("実績", "H31", "9"), ("目標", "H31", "3")]);
    let value = Placed::new(Value::Record(note.clone()), Place::default());
    indicator.series.push(Series { name: "結果".to_owned(), values: vec![(period("H31"), value)] });
    let form = form(Formula::Achievement);
    let result = form.series("結果").unwrap();
    let printed = printed(&form, &indicator, result, period("H31"), &[period("H31")]);
    assert_eq!(printed.map(|printed| printed.value(&form, Among::Project)), with("300.0"));
    assert_eq!(shown(&form, &indicator, result, period("H31"), &[period("H31")]).unwrap().spelled(), "300.0");
}

#[test]
fn a_累計_adds_up_the_years_from_the_first_one_shown() {
    let periods = ["H29", "H30", "H31"].map(period);
    let form = form(Formula::RunningTotal);
    let series = form.series("結果").unwrap();
    let totals = |indicator: &Indicator| {
        periods.map(|at| computed(&form, indicator, series, at, &periods).map(|it| text(&it)).unwrap_or_default())
    };
    let of = |values: &[&str]| {
        let years = ["H29", "H30", "H31"].into_iter().zip(values).filter(|(_, value)| !value.is_empty());
        indicator(&years.map(|(year, value)| ("実績", year, *value)).collect::<Vec<_>>())
    };
    assert_eq!(totals(&of(&["1.5", "2.5", "3"])), ["1.5", "4", "7"]);
    // The years to come are blank, and so is all behind a year that is missing.
    assert_eq!(totals(&of(&["1", "2", ""])), ["1", "3", ""]);
    assert_eq!(totals(&of(&["1", "", "3"])), ["1", "", ""]);
    assert_eq!(totals(&of(&["1", "未定", "3"])), ["1", "", ""]);
    for unit in ["%", "人/回"] {
        assert_eq!(totals(&Indicator { unit: Some(placed(unit)), ..of(&["1", "2", "3"]) }), [""; 3], "{unit}");
    }
    let parts = || vec![of(&["1", "2", "3"]), of(&["10", "20", "30"])];
    assert_eq!(totals(&whole(Aggregate::Sum, parts())), ["11", "33", "66"]);
    assert_eq!(totals(&whole(Aggregate::Mean, parts())), [""; 3]);
}

#[test]
fn a_累計_is_an_operand_and_tells_the_one_year_that_is_missing() {
    let periods = ["H29", "H30", "H31"].map(period);
    let total = SeriesForm { role: Role::Cumulative, ..series("計", Some(Formula::RunningTotal)) };
    let rate = series("率", Some(Formula::CumulativeAchievement));
    let form = Form { series: vec![series("実績", None), series("目標", None), total, rate], ..Form::default() };
    let values = [("実績", "H29", "2"), ("実績", "H30", "3"), ("実績", "H31", "5"), ("目標", "H31", "20")];
    let rate = form.series("率").unwrap();
    let whole = indicator(&values);
    assert_eq!(text(&computed(&form, &whole, rate, period("H31"), &periods).unwrap()), "50.0");
    let lacking = indicator(&[values[0], values[2], values[3]]);
    for series in ["計", "率"] {
        let said = super::result(&form, &lacking, form.series(series).unwrap(), period("H31"), &periods);
        assert_eq!(
            said.lacks().iter().map(|lack| lack.at.period).collect::<Vec<_>>(),
            [Some(period("H30"))],
            "{series}"
        );
    }
    // 空欄 counts as nothing, and the note names the year.
    let mut paused = whole.clone();
    paused.series[0].values[1].1.value = Value::Plain(Scalar::Absent("－".to_owned()));
    let total = printed(&form, &paused, form.series("計").unwrap(), period("H31"), &periods).unwrap();
    let Value::Record(record) = total.value(&form, Among::Project) else { panic!("{total:?}") };
    assert_eq!(record.left_out.as_deref(), Some("平成30年度の「－」は含みません"));
    assert_eq!(text(&computed(&form, &paused, rate, period("H31"), &periods).unwrap()), "35.0");
}
