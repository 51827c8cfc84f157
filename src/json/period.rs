//! Periods, each as numbers with its printed label beside them.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::{Period, Plan};

/// A period with its name in the paper: `{"id": "2019", "year": 2019, "printed": "平成31年度"}`; a range has its first year
/// as `from`, the end of a month its `month`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPeriod {
    /// The period.
    pub period: Period,
    /// Its name.
    pub printed: String,
}

impl NamedPeriod {
    /// A period as a paper names it.
    pub fn of(plan: &Plan, period: Period) -> Self {
        Self { period, printed: plan.period_name(period) }
    }
}

impl Serialize for NamedPeriod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.period.to_string())?;
        if let Some(from) = self.period.first_year() {
            map.serialize_entry("from", &from)?;
        }
        map.serialize_entry("year", &self.period.last_year())?;
        if let Some(month) = self.period.month_of_year() {
            map.serialize_entry("month", &month)?;
        }
        map.serialize_entry("printed", &self.printed)?;
        map.end()
    }
}
