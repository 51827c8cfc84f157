//! Elements of a list of words that YAML joins with the one above, because their dash is missing or stands too deep.

use super::cursor::Cursor;
use super::slips;
use crate::content::faults;

impl Cursor<'_> {
    /// Reports a line below this word of a list that was meant to be an element of its own.
    pub(crate) fn told_as_several(&self) -> bool {
        let source = self.source();
        let before = source.line_before(&self.place);
        let mut below =
            source.written(&self.place).lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty());
        let Some((index, line)) = below.next().filter(|_| self.is_folded() && before.trim_end().ends_with('-')) else {
            return false;
        };
        let blanks = before.rfind('-').unwrap_or_default();
        let word = line.trim();
        let (message, rest) = match word.strip_prefix("- ") {
            Some(rest) => ("「- 」の字下げが深すぎるので、上の行につながっています", rest.trim_start()),
            None => {
                ("項目の始めの「- 」がないので、上の行につながっています", word.trim_start_matches(slips::is_bullet))
            }
        };
        let mended = format!("{}- {}", " ".repeat(blanks), rest.trim_start());
        let others = below.count();
        let hint = slips::begun_with_dash(&mended, blanks);
        let hint = if others > 0 {
            format!("{hint}。続く{others}行も、同じように始めてください")
        } else {
            hint
        };
        let column = line.chars().take_while(|c| c.is_whitespace()).count();
        let excerpt = source.excerpt_at(source.lines_of(&self.place).start() + index, column, word.chars().count());
        self.fault_in(excerpt, &self.place, faults::WRONG_TYPE, message, hint);
        true
    }
}
