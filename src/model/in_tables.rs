//! 表: the tables in which an indicator stands.

use crate::vocabulary::ITEM_ROWS;

/// 表. The names of the 指標の表 in which an indicator stands, in the order of the content, each once.
///
/// The name of the table without one is empty; for the indicators of a 取組項目, that is its row. An indicator that names no
/// table stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InTables(
    /// Empty for the table without a name alone.
    Vec<String>,
);

impl InTables {
    /// The table without a name alone.
    pub const UNNAMED: Self = Self(Vec::new());

    /// The tables of these names.
    pub fn new(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut known: Vec<String> = Vec::new();
        for name in names.into_iter().map(Into::into) {
            if !known.contains(&name) {
                known.push(name);
            }
        }
        let is_unnamed = known.iter().all(String::is_empty);
        Self(if is_unnamed { Vec::new() } else { known })
    }

    /// The only table that is named.
    pub fn one(name: &str) -> Self {
        Self::new([name])
    }

    /// The names, at least one.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        const UNNAMED: &[String] = &[String::new()];
        let names = if self.0.is_empty() { UNNAMED } else { &self.0 };
        names.iter().map(String::as_str)
    }

    /// Whether it stands in the named table.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|other| other == name)
    }

    /// The first name.
    pub fn first(&self) -> &str {
        self.names().next().unwrap_or_default()
    }

    /// The tables as the content names them; empty for the table without a name alone.
    pub fn said(&self) -> String {
        let is_of_items = |name: &str| name.is_empty() && !self.0.is_empty();
        let said = self.names().map(|name| if is_of_items(name) { ITEM_ROWS } else { name });
        said.collect::<Vec<_>>().join("、")
    }

    /// The tables under other names, where they have one.
    pub fn renamed(&self, name: impl Fn(&String) -> Option<String>) -> Self {
        Self::new(self.0.iter().map(|own| name(own).unwrap_or_else(|| own.clone())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indicator_that_names_no_table_stands_in_the_one_without_a_name() {
        let told = |tables: &InTables| tables.names().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(told(&InTables::UNNAMED), [""]);
        assert_eq!(InTables::new([""]), InTables::UNNAMED);
        assert_eq!(told(&InTables::new(["", "活動指標", ""])), ["", "活動指標"]);
        assert!(InTables::one("活動指標").has("活動指標"));
        assert!(!InTables::one("活動指標").has(""));
    }
}
