//! A year of an era that had ended: H32 is 令和2年度.
//!
//! Plans made before the change of era use years that never came. The paper prints the label as written, so the rule
//! only says which year it is.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::support::figure;
use crate::finding::{Finding, Rule};
use crate::model::{Period, PeriodLabels, Place};

pub(super) const RULE: &Rule = &Rule::warning("old-era", include_str!("../../../docs/checks/old-era.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    // Report a year only once per file, at its first place.
    let mut found: BTreeMap<(usize, &str), (Place, usize)> = BTreeMap::new();
    let plan = context.sources.files().position(|(name, _)| name.ends_with("/plan.yaml"));
    for (place, text, _) in context.sources.scalars() {
        // Years are in the keys of series and in the settings of the plan.
        let is_year = place.key || plan == Some(place.file);
        if is_year && real_year(text).is_some() {
            let entry = found.entry((place.file, text)).or_insert((place, 0));
            entry.1 += 1;
        }
    }
    let findings = found.into_iter().filter_map(|((_, text), (place, count))| {
        let real = real_year(text)?;
        let also = if count > 1 { format!("（このファイルに{count}か所）") } else { String::new() };
        let message = format!("「{text}」は、改元の後の{}のことです{also}", figure::year(real));
        let hint = format!(
            "印刷は表示年度に書いたとおりです。今の元号で印刷するなら、表示年度とほかの箇所を「{}」に揃えてください",
            PeriodLabels::Initial.label(0, real)
        );
        Some(context.finding(RULE, &place, message).hint(hint))
    });
    findings.collect()
}

/// The period named by a text such as H32, 平成32年度 or H30~H32, in the eras of its time; `None` if no era had ended.
fn real_year(text: &str) -> Option<Period> {
    Period::parse(text)?.of_its_time()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(text: &str) -> Option<String> {
        real_year(text).map(figure::year)
    }

    #[test]
    fn the_last_year_that_began_in_an_era_is_its_own() {
        assert_eq!(long("H31"), None);
        assert_eq!(long("H32").as_deref(), Some("令和2年度"));
        assert_eq!(long("S63"), None);
        assert_eq!(long("昭和64年度").as_deref(), Some("平成元年度"));
        assert_eq!(long("H30~H32").as_deref(), Some("平成30～令和2年度"));
        assert_eq!(long("H32.3").as_deref(), Some("令和2年3月末"));
    }

    #[test]
    fn a_year_without_an_era_and_a_word_are_none() {
        assert_eq!(long("2020"), None);
        assert_eq!(long("R2"), None);
        assert_eq!(long("平成"), None);
    }
}
