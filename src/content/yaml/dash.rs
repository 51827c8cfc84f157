//! What to write instead of a lone dash, which YAML takes for the sign of a list.

/// How a value says that it does not exist.
#[derive(Debug, Clone)]
pub(crate) struct Dash {
    /// As it is written.
    pub written: String,
    /// What else is to be done; `None` for nothing.
    pub remark: Option<String>,
}

impl Dash {
    /// The dash itself, as a text.
    pub(crate) const QUOTED: &str = "\"-\"";

    /// The message for values that are nothing but a dash.
    ///
    /// - `count`: how many there are, in words, if that is not plain to see
    pub(super) fn message(&self, count: &str) -> String {
        match self.written == Self::QUOTED {
            true => format!("「-」だけの値は、引用符で囲みます{count}"),
            false => format!("「-」だけの値は書けません{count}"),
        }
    }

    /// The remedy, behind what is to be written.
    pub(super) fn hint(&self, entries: &str) -> String {
        let remark = self.remark.as_ref().map(|remark| format!("。{remark}")).unwrap_or_default();
        format!("{entries}と書いてください{remark}")
    }
}

impl Default for Dash {
    fn default() -> Self {
        let remark = "値がないことを表すなら、plan.yaml の「様式」の「空欄」に \"-\" を加えます";
        Self { written: Self::QUOTED.to_owned(), remark: Some(remark.to_owned()) }
    }
}
