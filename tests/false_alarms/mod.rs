//! How often the rules about figures and texts doubt honest ones: over a plan of thousands of random series, each rule less
//! than once in a thousand. The series are of the kinds that papers have, and always the same ones.

mod honest;
mod random;

use std::collections::BTreeMap;
use std::fs;

use shinkan::press::{Session, Workbench};

use self::honest::Plan;
use crate::support::Workspace;

/// The rules that are measured.
const RULES: &[&str] = &[
    "breakdown-changed",
    "changed-definition",
    "computed-differs",
    "crossed-values",
    "cumulative-differs",
    "different-units",
    "different-values",
    "impossible-date",
    "impossible-value",
    "not-a-number",
    "placeholder",
    "plan-equals-result",
    "ratio-differs",
    "repeated-indicator",
    "same-figures",
    "same-outcome-as-last-year",
    "shifted-digits",
    "shifted-years",
    "text-contradicts-value",
];
const ITEMS: usize = 1500;

#[test]
fn honest_plans_raise_less_than_one_false_alarm_in_a_thousand_series() {
    let mut too_many = Vec::new();
    // The last plan has three years and no edition before it.
    for (seed, years, editions) in [(1, 5, 2), (2, 5, 2), (3, 3, 1)] {
        let workspace = Workspace::empty();
        let plan = Plan::new(seed, ITEMS);
        for edition in plan.editions(years).into_iter().rev().take(editions) {
            let folder = workspace.path().join("content").join(edition.year.to_string());
            fs::create_dir_all(folder.join("projects")).unwrap();
            fs::write(folder.join("plan.yaml"), &edition.plan).unwrap();
            for (file, text) in &edition.projects {
                fs::write(folder.join("projects").join(file), text).unwrap();
            }
        }
        let bench = Workbench::open(workspace.path()).unwrap();
        let dir = bench.edition(None).unwrap();
        let session = Session::open(bench, dir);
        let errors: Vec<_> = session.findings().iter().filter(|finding| finding.is_error()).collect();
        assert!(errors.is_empty(), "the plan itself is broken: {:#?}", &errors[..1]);
        let mut alarms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for finding in session.findings() {
            if RULES.contains(&finding.rule.code) {
                alarms.entry(finding.rule.code).or_default().push(&finding.message);
            }
        }
        let series = plan.series();
        assert!(series >= 5000, "{series}");
        for (code, messages) in alarms {
            if messages.len() * 1000 >= series {
                too_many.push(format!(
                    "seed {seed}: {code}: {} of {series} series\n{}",
                    messages.len(),
                    messages.join("\n")
                ));
            }
        }
    }
    assert!(too_many.is_empty(), "{}", too_many.join("\n\n"));
}
