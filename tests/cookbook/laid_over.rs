//! YAML laid over YAML, without reading its values.

/// A key at the beginning of a line, and the lines that belong to it.
struct Entry<'a> {
    key: &'a str,
    lines: Vec<&'a str>,
}

/// A file with a block whose keys take the place of its own. Keys of both that have further keys below them keep those that
/// the block does not name.
pub(super) fn laid_over(base: &str, block: &str) -> String {
    let (base, block) = (entries(base), entries(block));
    let mut text = String::new();
    for entry in base.iter().filter(|old| block.iter().all(|new| new.key != old.key)) {
        text += &(entry.lines.join("\n") + "\n");
    }
    for entry in &block {
        let old = base.iter().find(|old| old.key == entry.key);
        match (old.and_then(Entry::below), entry.below()) {
            (Some(old), Some(new)) => {
                text += &format!("{}:\n", entry.key);
                for line in laid_over(&old, &new).lines() {
                    text += &format!("  {line}\n");
                }
            }
            _ => text += &(entry.lines.join("\n") + "\n"),
        }
    }
    text
}

fn entries(text: &str) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        match entries.last_mut() {
            Some(entry) if line.starts_with([' ', '-']) => entry.lines.push(line),
            _ => entries.push(Entry { key: line.split(':').next().unwrap_or(line), lines: vec![line] }),
        }
    }
    entries
}

impl Entry<'_> {
    /// The keys below this one, if there are.
    fn below(&self) -> Option<String> {
        let lines: Option<Vec<&str>> = self.lines[1..].iter().map(|line| line.strip_prefix("  ")).collect();
        let lines = lines.filter(|lines| lines.first().is_some_and(|line| !line.starts_with('-')))?;
        (self.lines[0].len() == self.key.len() + 1).then(|| lines.join("\n"))
    }
}

#[test]
fn a_block_takes_the_place_of_keys() {
    assert_eq!(laid_over("a: 1\nb:\n  - 2\nc: 3\n", "b: [4]\nd:\n  e: 5\n"), "a: 1\nc: 3\nb: [4]\nd:\n  e: 5\n");
    assert_eq!(laid_over("a:\n  b: 1\n  c:\n    - 2\n", "a:\n  c: 3\n"), "a:\n  b: 1\n  c: 3\n");
    assert_eq!(laid_over("a:\n  - b: 1\n", "a:\n  - c: 2\n"), "a:\n  - c: 2\n");
}
