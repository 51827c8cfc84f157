//! bag-info.txt: the metadata of a bag, as lines of `Label: value` (RFC 8493, 2.2.2).

/// The entries of bag-info.txt, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info(Vec<(String, String)>);

impl Info {
    /// Adds an entry. Line breaks in its value become spaces.
    pub fn add(&mut self, label: &str, value: impl ToString) {
        let value = value.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        self.0.push((label.to_owned(), value));
    }

    /// The first value of a label, regardless of case.
    pub fn get(&self, label: &str) -> Option<&str> {
        let mut entries = self.0.iter();
        entries.find(|(name, _)| name.eq_ignore_ascii_case(label)).map(|(_, value)| value.as_str())
    }

    /// The entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(label, value)| (label.as_str(), value.as_str()))
    }

    /// Writes the entries as the text of the file.
    pub fn print(&self) -> String {
        self.0.iter().map(|(label, value)| format!("{label}: {value}\n")).collect()
    }

    /// Parses the text of the file. A line that begins with a blank continues the line before.
    pub fn parse(text: &str) -> Self {
        let mut entries: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            match (line.starts_with([' ', '\t']), entries.last_mut(), line.split_once(':')) {
                (true, Some((_, value)), _) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (_, _, Some((label, value))) => entries.push((label.trim().to_owned(), value.trim().to_owned())),
                _ => {}
            }
        }
        Self(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read() {
        let mut info = Info::default();
        info.add("Source-Organization", "白井市");
        info.add("External-Description", "題名は: 二行\nになる");
        assert_eq!(info.print(), "Source-Organization: 白井市\nExternal-Description: 題名は: 二行 になる\n");
        assert_eq!(Info::parse(&info.print()), info);
        assert_eq!(info.get("source-organization"), Some("白井市"));
    }

    #[test]
    fn a_folded_line_is_one() {
        assert_eq!(Info::parse("A: b\r\n  c\r\nD: e").get("A"), Some("b c"));
    }
}
