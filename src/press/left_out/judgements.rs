//! Judgements for years other than the reported one.

use super::LeftOut;
use super::places::has_place_of_judgement;
use super::words::column_of_year;
use crate::check::left_out::OTHER_YEAR;
use crate::model::{Carrier, Judgement, Named, NodeKind, Period, PeriodLabels, Plan, Row, TallyForm};
use crate::vocabulary as word;

impl LeftOut<'_> {
    /// The judgements for periods other than the reported one, which the paper never prints.
    pub(super) fn judgements(&mut self) {
        for node in self.edition.nodes() {
            let own = match node.kind {
                NodeKind::Row { row: Row::Repeat(repeat), .. } => &repeat.overrides.judgements,
                _ => &node.carried().judgements,
            };
            own.iter().for_each(|judgement| self.judgement(judgement, node.carrier()));
            for of_indicator in node.own_indicators() {
                let judgements = &of_indicator.indicator.judgements;
                judgements.iter().for_each(|judgement| self.judgement(judgement, Carrier::Indicator));
            }
        }
    }

    fn judgement(&mut self, judgement: &Judgement, carrier: Carrier) {
        let Plan { form, periods, year, .. } = &self.edition.plan;
        let axis = Named { carrier, name: judgement.axis.clone() };
        let is_counted = form.tallies.iter().flat_map(TallyForm::counts_by).any(|counted| *counted == axis);
        if !is_counted && !has_place_of_judgement(form, &axis) {
            return;
        }
        for (period, option) in judgement.choices.iter().filter(|(period, _)| period != year) {
            if form.tallies.iter().any(|tally| tally.uses_earlier(&axis, *period, periods)) {
                continue;
            }
            if form.prints_judgement_of(&axis, *period, periods) {
                continue;
            }
            let [named, reported] = [period, year].map(|period| self.edition.plan.period_name(*period));
            let message = format!(
                "「{}」の{named}の評価は、資料に印刷されません。印刷するのは、この資料の年度（{reported}）の評価だけです",
                axis.name
            );
            self.add(OTHER_YEAR, &option.place, message, self.advice(&axis, *period));
        }
    }

    /// How a judgement for another year is printed or counted.
    fn advice(&self, axis: &Named, period: Period) -> String {
        let Plan { form, periods, .. } = &self.edition.plan;
        let (name, is_shown) = (&axis.name, periods.contains(&period));
        let has_columns = match axis.carrier {
            Carrier::Item => form.prints_columns(),
            Carrier::Indicator => true,
            Carrier::Project | Carrier::Section(_) => false,
        };
        let column = column_of_year(&self.edition.plan, name, period);
        let printed = match (has_columns, is_shown) {
            (true, true) => {
                let each = word::EACH_PERIOD;
                format!("印刷するなら、列に「{column}」を加えるか、列の「{name}」を「{each}」の中に移してください。")
            }
            (true, false) => format!("印刷するなら、列に「{column}」を加えてください。"),
            (false, true) => format!("印刷するなら、配置に「年度の表: [{name}]」を加えてください。"),
            (false, false) => String::new(),
        };
        let year = PeriodLabels::Initial.label(0, period);
        format!(
            "{printed}件数を比べるなら、様式の「集計」の列に「{{内容: 増減, 年度: {year}}}」を加えてください。使わないなら、消してください"
        )
    }
}
