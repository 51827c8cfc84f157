//! JSON Schemas of the content's files, for editors: what can be written here, what it means, what cannot be right.
//!
//! A schema takes what the reader of that file takes, as far as the file alone tells: what two files or two entries
//! must agree on is left to `shinkan check`. It is draft-07, the newest that editors know well. `patternErrorMessage`
//! is the editors' own: what they say in place of the pattern.
//!
//! What a 様式 declares itself (階層, 評価, 独自, 系列) it may name elsewhere: these names are offered as far as they are
//! known, and whether one is declared is for the check to say.

use serde_json::{Map, Value, json};

use super::context::Context;
use super::{form, opinions, plan, project};
use crate::model::Plan;

/// The schema of one kind of file.
#[derive(Debug)]
pub struct Schema {
    /// Its file name.
    pub file: &'static str,
    /// The schema as it is written to the file.
    pub text: String,
}

/// The schemas of an edition's files; without a plan they take any 年度 and any 担当課.
///
/// - `permitted`: the codes that a 許可 may name
pub fn schemas(plan: Option<&Plan>, permitted: Vec<&'static str>) -> [Schema; 4] {
    let context = Context::for_plan(plan);
    let carried = || plan::definitions(&context);
    let of_form = || form::definitions(&context.form).into_iter();
    [
        ("plan.json", "計画と資料の設定", plan::schema(plan, &permitted), carried().chain(of_form()).collect()),
        ("form.json", "様式", form::schema(&context.form), of_form().collect()),
        ("project.json", "事業", project::schema(&context), carried().collect()),
        ("opinions.json", "委員会の意見", opinions::schema(&context), Map::new()),
    ]
    .map(|(name, title, content, definitions)| Schema {
        file: name,
        text: format!("{:#}\n", file(title, content, definitions)),
    })
}

/// A whole file: its title, its content, and the definitions to which that refers.
fn file(title: &str, mut content: Value, definitions: Map<String, Value>) -> Value {
    content["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    content["title"] = json!(title);
    content["definitions"] = Value::Object(definitions);
    content
}
