//! 担当課: the list of departments.

use super::codec::schema::text_or;
use super::codec::{Codec, Visitor, keyword, list, placed_text, record, text};
use super::yaml::Cursor;
use crate::content::faults;
use crate::model::{Department, DepartmentKind, Place, Placed};
use crate::vocabulary::{BUREAU, FORMER_NAME, NAME};

/// 担当課, each once.
pub(super) fn departments<'a>() -> Codec<'a, Vec<Department>> {
    list("- 社会福祉課", department()).keeping(Vec::new, is_new).codec()
}

/// A department: a name, or a map.
pub(crate) fn department<'a>() -> Codec<'a, Department> {
    let named = |name| Department { name, kind: DepartmentKind::default(), bureau: None, former_name: None };
    let define = |d: &mut Visitor, department: &mut Department| {
        d.required(NAME, "課や団体の名前", &mut department.name, placed_text().bare());
        let kind = keyword(&DepartmentKind::KEYWORDS).unless(DepartmentKind::default()).bare();
        d.field("区分", "課（書かないときも）、関係団体、総称", &mut department.kind, kind);
        d.field(BUREAU, "課が属する部局", &mut department.bureau, text().some());
        d.field(FORMER_NAME, "前の名前", &mut department.former_name, text().some());
    };
    record("{名称: 関係課, 区分: 総称}", named(Placed::new(String::new(), Place::default())), define)
        .or(move |at| if at.told_as_several() { None } else { at.text().map(named) }, text_or)
}

fn is_new(names: &mut Vec<Placed<String>>, at: &Cursor, Department { name, .. }: &Department) -> bool {
    let first = names.iter().find(|other| other.value == name.value);
    if let Some(first) = first {
        let first = at.excerpt(&first.place).told_at(&at.excerpt(&name.place));
        let message = format!("「{}」が2度書かれています（1度目は{first}）", name.value);
        at.fault_at(&name.place, faults::DUPLICATE_DEPARTMENT, message, "どちらか一方を消してください");
        return false;
    }
    names.push(name.clone());
    true
}
