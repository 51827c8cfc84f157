//! Parts of the 様式 that nobody uses: a label of what is never printed, a symbol where boxes are ticked, a series without a
//! column, a total without a line. And tables that leave open what they print: no names of indicators, two columns headed
//! alike, several indicators in a cell that has several series.
//!
//! Whoever wrote them expects to see them, or to tell the columns apart.

mod explanations;
mod headings;

use std::collections::HashSet;

use crate::check::Context;
use crate::check::support::indicators::{self, IndicatorAt};
use crate::content::form_place;
use crate::finding::{Finding, Rule};
use crate::model::{
    Axis, Carrier, Column, ColumnEntry, Field, FieldKind, Form, InTables, Indicator, Initiative, Label, Mark, Named,
    OpinionForm, Part, Place, ProjectLine, SeriesForm, TallyForm, TallyTable,
};
use crate::vocabulary as word;
use headings::{alike, headed_alike};

pub(super) const RULE: &Rule =
    &Rule::warning("unused-form-part", include_str!("../../../docs/checks/unused-form-part.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let Some(root) = form_place(context.sources, None) else { return Vec::new() };
    let plan = &context.edition.plan;
    let written = |form, root| Written { context, form, root, indicators: indicators::all(context) };
    let first = written(&plan.form, root.clone());
    // What another paper uses is in use.
    let mut unused = first.unused();
    for paper in &plan.papers {
        let others = written(&paper.form, root.clone()).unused();
        unused.retain(|finding| others.iter().any(|other| other.place == finding.place));
    }
    let own = |written: &Written<'_, '_>| {
        [written.tables(), written.tallies(), written.legend_page().into_iter().collect()].concat()
    };
    let tables = own(&first);
    let of_papers = plan.papers.iter().flat_map(|paper| {
        let further = form_place(context.sources, Some(paper)).map(|root| written(&paper.form, root));
        further.map(|further| own(&further)).unwrap_or_default()
    });
    unused.into_iter().chain(tables).chain(of_papers).collect()
}

/// The 様式 with the place where it is written.
struct Written<'c, 'a> {
    context: &'c Context<'a>,
    form: &'a Form,
    root: Place,
    indicators: Vec<IndicatorAt<'a>>,
}

impl Written<'_, '_> {
    fn entry(&self, map: &Place, key: &str) -> Option<Place> {
        self.context.sources.entry(map, key)
    }

    /// The parts of the 様式 that its paper does not use.
    fn unused(&self) -> Vec<Finding> {
        [self.labels(), self.symbols(), self.explanations(), self.unplaced_notes(), self.series(), self.fields()]
            .concat()
    }

    /// The labels of what the form has no line or column for. That of the 事業 itself is printed by other documents, too.
    fn labels(&self) -> Vec<Finding> {
        let labels = &self.form.labels;
        let has_description = self.form.prints_part(&Part::Description);
        let all: [(&str, &Label, bool, &str, &str); 3] = [
            (word::GOAL, &labels.goal, self.form.prints_line(&ProjectLine::Goal), word::PROJECT_LINES, word::GOAL),
            (
                word::MAIN_ACTIONS,
                &labels.main_actions,
                self.form.prints_line(&ProjectLine::MainActions),
                word::PROJECT_LINES,
                word::MAIN_ACTIONS,
            ),
            (word::FOCUS, &labels.focus, has_description, word::COLUMNS, word::DESCRIPTION),
        ];
        let finding = |(name, label, is_printed, list, part): (&str, &Label, bool, &str, &str)| {
            let place = label.place.as_ref().filter(|_| !is_printed)?;
            let message = format!("「{}」の「{name}」は、この様式ではどこにも印刷されません", word::LABELS);
            let hint =
                format!("印刷するなら、様式の「{list}」に「{part}」を加えてください。要らないなら、消してください");
            Some(self.context.finding(RULE, &place.of_key(), message).hint(hint))
        };
        all.into_iter().filter_map(finding).collect()
    }

    /// The symbols of axes that tick boxes, unless a 凡例, a 推移 or the content uses them.
    fn symbols(&self) -> Vec<Finding> {
        let axes = self.form.axes.iter().enumerate();
        axes.filter_map(|(index, axis)| self.symbols_of(index, axis)).collect()
    }

    fn symbols_of(&self, index: usize, axis: &Axis) -> Option<Finding> {
        let symbols: Vec<&str> = axis.scale.options().iter().filter_map(|option| option.symbol.as_deref()).collect();
        let is_shown = axis.prints_symbols() || axis.legend.is_some();
        let is_trend = self.form.tallies.iter().any(|tally| has_trend(tally, axis));
        if symbols.is_empty() || is_shown || is_trend {
            return None;
        }
        let scalars = || self.context.sources.scalars().filter(|(place, ..)| !place.is_in(&self.root));
        let is_chosen = |words: &[&str]| scalars().any(|(_, text, _)| words.contains(&text));
        let names: Vec<&str> = axis.scale.words().filter(|word| !symbols.contains(word)).collect();
        // As long as nothing is judged, nobody knows whether the symbols will be written.
        if is_chosen(&symbols) || !is_chosen(&names) {
            return None;
        }
        let options = self.entry(&self.entry(&self.root, word::AXES)?.child(index), word::OPTIONS)?;
        let declared =
            |list: &Place| (0..axis.scale.options().len()).map(|option| list.child(option)).collect::<Vec<_>>();
        let parts =
            |option: &Place| self.entry(option, word::BREAKDOWN).map(|list| declared(&list)).unwrap_or_default();
        let mut options =
            declared(&options).into_iter().flat_map(|option| [vec![option.clone()], parts(&option)].concat());
        let symbol = options.find_map(|option| self.entry(&option, word::SYMBOL))?;
        let mark = match axis.mark.boxes() {
            Some((chosen, _)) if matches!(axis.mark, Mark::Own(_)) => chosen.to_string(),
            _ => Mark::KEYWORDS.iter().find(|(_, mark)| *mark == axis.mark).map_or("", |(word, _)| word).to_owned(),
        };
        let message = format!("評価「{}」の記号は、どこにも印刷されません（印は「{mark}」です）", axis.name);
        let hint = "選んだものの記号を印刷するなら、この評価に「印: 記号」と書いてください。要らないなら、記号を消してください";
        Some(self.context.finding(RULE, &symbol.of_key(), message).hint(hint))
    }

    /// The series without a column that nothing is computed or judged from. If they have values, `not-printed` tells it.
    fn series(&self) -> Vec<Finding> {
        let has_values = |name: &str| {
            let mut series = self.indicators.iter().flat_map(|at| &at.indicator.series);
            series.any(|series| series.name == name && !series.values.is_empty())
        };
        let finding = |(index, series): (usize, &SeriesForm)| {
            let name = &series.name;
            let list = self.entry(&self.root, word::SERIES)?;
            if self.is_used(series) || has_values(name) {
                return None;
            }
            let message = format!("系列「{name}」は、列にも、計算、評価、集計にも使われていません");
            let hint = format!("印刷するなら、様式の「列」に「{name}」を加えてください。要らないなら、消してください");
            Some(self.context.finding(RULE, &list.child(index), message).hint(hint))
        };
        self.form.series.iter().enumerate().filter_map(finding).collect()
    }

    /// The own fields that nothing prints, counts or is computed from. If they are written anywhere, `not-printed` tells
    /// it.
    fn fields(&self) -> Vec<Finding> {
        let finding = |(index, field): (usize, &Field)| {
            // Where a computed field is printed nowhere, it is told, not its source.
            if !self.is_unprinted(field) || self.computed_from(field).next().is_some() {
                return None;
            }
            let at = self.entry(&self.root, word::OWN)?.child(index);
            let (name, own) = (&field.name, word::OWN);
            let list = if field.carrier == Carrier::Project { word::PROJECT_LINES } else { word::COLUMNS };
            let computed = if field.aggregate.is_some() { "計算しても、" } else { "" };
            let message = format!("「{own}」の「{name}」は、{computed}この様式ではどこにも印刷されません");
            let sources: String = self.only_for(field).map(|source| format!("「{}」", source.name)).collect();
            let with = (!sources.is_empty()).then(|| format!("「もと」の{sources}と一緒に"));
            let hint = format!(
                "印刷するなら、様式の「{list}」に「{name}」を加えてください。要らないなら、{}消してください",
                with.unwrap_or_default()
            );
            Some(self.context.finding(RULE, &at, message).hint(hint))
        };
        self.form.fields.iter().enumerate().filter_map(finding).collect()
    }

    /// Whether an own field is printed nowhere, is not counted by, and is not written.
    fn is_unprinted(&self, field: &Field) -> bool {
        let is_printed = match field.carrier {
            Carrier::Indicator => self.has_column(&Part::IndicatorField(field.name.clone())),
            carrier => self.form.prints_field(carrier, &field.name),
        };
        !is_printed && !self.form.counts(field.carrier, &field.name) && !self.is_written(field)
    }

    /// The own fields that are computed from one.
    fn computed_from<'s>(&'s self, source: &'s Field) -> impl Iterator<Item = &'s Field> {
        self.form.fields.iter().filter(|field| self.form.is_computed_from(field, source.carrier, &source.name))
    }

    /// The own fields that are of no use but for this one, which is computed from them.
    fn only_for<'s>(&'s self, field: &'s Field) -> impl Iterator<Item = &'s Field> {
        let is_only = move |source: &&Field| {
            let mut computed = self.computed_from(source);
            computed.next() == Some(field) && computed.next().is_none() && self.is_unprinted(source)
        };
        self.form.fields.iter().filter(is_only)
    }

    fn has_column(&self, part: &Part) -> bool {
        self.columns().any(|column| column.part == *part)
    }

    /// The columns of the table of 取組項目 and of every 指標の表 that may be printed. The usual 指標の表, which nobody has
    /// written, is printed only where an indicator stands in it.
    fn columns(&self) -> impl Iterator<Item = &Column> {
        let is_outside = |at: &IndicatorAt| at.carrier != Carrier::Item || at.indicator.tables != InTables::UNNAMED;
        let are_written = self.entry(&self.root, word::TABLES).is_some();
        let has_tables = are_written || self.indicators.is_empty() || self.indicators.iter().any(is_outside);
        let tables = self.form.tables.iter().filter(move |_| has_tables);
        let entries = self.form.columns.iter().chain(tables.flat_map(|table| &table.columns));
        entries.flat_map(ColumnEntry::columns)
    }

    /// Whether a series has a column, decides a judgement, is shown over the years, or is an operand of such a series.
    fn is_used(&self, series: &SeriesForm) -> bool {
        let is_operand = || {
            self.form.series.iter().any(|other| {
                let needs = other.computation.as_ref().is_some_and(|it| it.formula.operands().contains(&series.role));
                needs && self.is_shown(&other.name)
            })
        };
        self.is_shown(&series.name) || (series.computation.is_none() || series.is_running_total()) && is_operand()
    }

    fn is_shown(&self, name: &str) -> bool {
        let has_column = self.columns().any(|column| match &column.part {
            Part::Series(names) => names.iter().any(|it| it == name),
            Part::SeriesYear(it) => it == name,
            _ => false,
        });
        has_column
            || self.form.tallies.iter().any(|tally| tally.series() == Some(name))
            || self.form.axes.iter().any(|axis| axis.bands.as_ref().is_some_and(|bands| bands.series == name))
    }

    /// Whether some node or indicator that may have an own field has it.
    fn is_written(&self, field: &Field) -> bool {
        if field.carrier == Carrier::Indicator {
            return self.indicators.iter().any(|at| at.indicator.fields.iter().any(|it| it.name == field.name));
        }
        let mut nodes = self.context.edition.nodes().filter(|node| node.carrier() == field.carrier);
        nodes.any(|node| node.carried().field(&field.name).is_some())
    }

    fn tables(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(list) = self.entry(&self.root, word::COLUMNS) {
            findings.extend(headed_alike(RULE, self.context, &list, &self.form.columns));
            findings.extend(self.unnamed_figures(&list));
            findings.extend(self.stacked_twice(&list));
        }
        let tables = self.entry(&self.root, word::TABLES);
        for (index, table) in self.form.tables.iter().enumerate() {
            let Some(written) = tables.as_ref().map(|list| list.child(index)) else { break };
            let Some(list) = self.entry(&written, word::COLUMNS) else { continue };
            findings.extend(headed_alike(RULE, self.context, &list, &table.columns));
            let mut columns = table.columns.iter().flat_map(ColumnEntry::columns);
            if !columns.any(|column| column.part == Part::Indicators) {
                let (name, indicators) = (&table.name, word::INDICATORS);
                let name = if name.is_empty() { String::new() } else { format!("「{name}」") };
                let message =
                    format!("{}{name}に「{indicators}」の列がないので、どの指標の値か分かりません", word::TABLES);
                let hint = format!("この表の「列」に「{indicators}」を加えてください");
                findings.push(self.context.finding(RULE, &list.of_key(), message).hint(hint));
            }
        }
        let opinions = self.entry(&self.root, word::OPINIONS).and_then(|at| self.entry(&at, word::COLUMNS));
        if let (Some(list), Some(OpinionForm { columns, .. })) = (opinions, &self.form.opinions) {
            findings.extend(alike(
                RULE,
                self.context,
                columns.iter().enumerate().map(|(at, it)| (list.child(at), &*it.heading)),
            ));
        }
        findings
    }

    /// The 集計 that stand nowhere.
    fn tallies(&self) -> Vec<Finding> {
        let finding = |(index, tally): (usize, &TallyForm)| {
            let at = self.entry(&self.root, word::TALLIES)?.child(index);
            let message = format!("集計「{}」は、どこにも印刷されません", tally.title);
            let is_first = std::ptr::eq(self.form, &self.context.edition.plan.form);
            let place = if is_first {
                "「置く所」を消すか"
            } else {
                "「置く所: 資料の終わり」と書くか"
            };
            let hint = format!("{place}、「配置」に {{集計: 題名}} と書いてください。要らないなら、消してください");
            Some(self.context.finding(RULE, &at, message).hint(hint))
        };
        let unprinted = self.form.tallies.iter().enumerate().filter(|(_, tally)| !self.form.prints_tally(tally));
        unprinted.filter_map(finding).collect()
    }

    /// A table of 取組項目 that prints figures, but not the name of what they count.
    fn unnamed_figures(&self, list: &Place) -> Option<Finding> {
        let parts = || self.form.columns.iter().flat_map(ColumnEntry::columns).map(|column| &column.part);
        let prints = |part: &Part| parts().any(|it| it == part);
        let is_figure =
            |part: &Part| matches!(part, Part::Series(_) | Part::SeriesYear(_) | Part::IndicatorJudgement(_));
        let is_text = |carrier, name: &str| self.form.field(carrier, name).is_some_and(|it| it.kind == FieldKind::Text);
        let names_item = |part: &Part| match part {
            Part::Name | Part::Description | Part::Outcome => true,
            Part::Field(name) => is_text(Carrier::Item, name),
            _ => false,
        };
        let names_indicator = |part: &Part| match part {
            Part::Indicators => true,
            Part::IndicatorField(name) => is_text(Carrier::Indicator, name),
            _ => false,
        };
        if !parts().any(is_figure) || parts().any(names_indicator) {
            return None;
        }
        let (columns, indicators, name) = (word::COLUMNS, word::INDICATORS, word::NAME);
        let items = || self.context.items().iter().map(|item| (item, in_rows(item)));
        // A card prints the name of its item.
        if self.form.arrangement.card.is_none() && !parts().any(names_item) {
            _ = items().find(|(_, indicators)| !indicators.is_empty())?;
            let message = format!("取組項目の表に「{name}」も「{indicators}」もないので、何の値か分かりません");
            let hint = format!(
                "様式の「{columns}」に「{indicators}」を加えてください。取組項目の名前も印刷するなら、「{name}」も加えます"
            );
            return Some(self.context.finding(RULE, &list.of_key(), message).hint(hint));
        }
        // Different units tell the figures apart.
        let unit = |indicator: &Indicator| indicator.unit.as_ref().map(|unit| unit.value.clone());
        let is_open = |indicators: &[&Indicator]| {
            let units: HashSet<_> = indicators.iter().map(|indicator| unit(indicator)).collect();
            indicators.len() > 1 && (units.len() < indicators.len() || !prints(&Part::Unit))
        };
        let (item, open) = items().find(|(_, indicators)| is_open(indicators))?;
        let message = format!(
            "取組項目の表に「{indicators}」の列がないので、「{}」の{}つの指標（{}）の値が、どれのものか分かりません",
            item.name.value,
            open.len(),
            names(&open),
        );
        let hint = format!("様式の「{columns}」に「{indicators}」を加えてください");
        Some(self.context.finding(RULE, &list.of_key(), message).hint(hint))
    }

    /// A cell of a year in which the figures of several indicators stand, each in several series.
    fn stacked_twice(&self, list: &Place) -> Option<Finding> {
        let columns = || {
            self.form.columns.iter().enumerate().flat_map(|(at, entry)| entry.columns().iter().map(move |it| (at, it)))
        };
        if !columns().any(|(_, column)| column.part == Part::Period) {
            return None;
        }
        columns().find_map(|(at, column)| {
            let Part::Series(stacked) = &column.part else { return None };
            let (item, indicators, filled) = self.context.items().iter().find_map(|item| {
                let indicators = in_rows(item);
                let has_value = |indicator: &&Indicator, name: &str| {
                    let is_written = indicator.series(name).is_some_and(|series| !series.values.is_empty());
                    let is_computed = self.form.series(name).is_some_and(|series| series.computation.is_some());
                    is_written || is_computed || indicator.derivation.is_some()
                };
                let filled: Vec<&str> = stacked.iter().map(String::as_str).collect();
                let filled: Vec<&str> =
                    filled.into_iter().filter(|name| indicators.iter().any(|it| has_value(it, name))).collect();
                let with_value: Vec<&Indicator> =
                    indicators.into_iter().filter(|it| filled.iter().any(|name| has_value(it, name))).collect();
                (filled.len() > 1 && with_value.len() > 1).then_some((item, with_value, filled))
            })?;
            let message = format!(
                "「{}」の欄に、「{}」の{}つの指標（{}）の値が、{}つの系列（{}）とも重なるので、どの値がどれか分かりません",
                column.heading,
                item.name.value,
                indicators.len(),
                names(&indicators),
                filled.len(),
                filled.join("、"),
            );
            let hint = "系列を1つずつ、別の列に書いてください。または、「年度」をやめて「年度ごと」の中に系列を書くと、指標が1行ずつになります";
            Some(self.context.finding(RULE, &list.child(at), message).hint(hint))
        })
    }
}

/// The indicators of a 取組項目 that stand in its row.
fn in_rows(item: &Initiative) -> Vec<&Indicator> {
    indicators::flat(&item.carried.indicators).filter(|indicator| indicator.tables.has("")).collect()
}

/// Names some indicators, the first two in full.
fn names(indicators: &[&Indicator]) -> String {
    let first: String = indicators.iter().take(2).map(|indicator| format!("「{}」", indicator.name.value)).collect();
    if indicators.len() > 2 { first + "など" } else { first }
}

fn has_trend(tally: &TallyForm, axis: &Axis) -> bool {
    let is_trend = matches!(tally.table, TallyTable::Trend(_));
    is_trend && tally.counts_by().contains(&&Named::axis(axis))
}
