//! JSON Schemas of the content's files for editors.
//!
//! A schema accepts what the reader accepts, as far as a single file can tell; `shinkan check` compares files and
//! entries with each other. It is draft-07, the newest version that editors support well. `patternErrorMessage` is an
//! extension of editors: the message shown instead of the pattern.
//!
//! Names that a 様式 declares (階層, 評価, 独自, 系列) are offered where it refers to them; whether a name is declared is
//! left to the check.

use serde_json::{Map, Value, json};

use super::context::Context;
use super::{form, opinions, plan, project};
use crate::model::Plan;

/// The schema of one kind of file.
#[derive(Debug)]
pub struct Schema {
    /// Its file name.
    pub file: &'static str,
    /// The text of the file.
    pub text: String,
}

/// The schemas of an edition's files; without a plan, they accept any 年度 and any 担当課.
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

/// A whole file: its title, its content, and the definitions it refers to.
fn file(title: &str, mut content: Value, definitions: Map<String, Value>) -> Value {
    content["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    content["title"] = json!(title);
    content["definitions"] = Value::Object(definitions);
    content
}
