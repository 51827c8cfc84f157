//! JSON Schemas of the content's files, for editors: what can be written here, what it means, what cannot be right.
//!
//! A schema takes what the reader of that file takes, as far as the file alone tells: what two files or two entries
//! must agree on is left to `shinkan check`. It is draft-07, the newest that editors know well. `patternErrorMessage`
//! is the editors' own: what they say in place of the pattern.

mod form;
mod numbers;
mod opinions;
mod parts;
mod plan;
mod project;
mod values;

use serde_json::{Value, json};

use crate::model::{Form, Period, Plan};

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
    let basis = Basis { permitted, ..Basis::of(plan) };
    [
        ("plan.json", plan::schema(&basis)),
        ("form.json", form::schema(&basis)),
        ("project.json", project::schema(&basis)),
        ("opinions.json", opinions::schema(&basis)),
    ]
    .map(|(file, schema)| Schema { file, text: format!("{schema:#}\n") })
}

/// What plan.yaml says of the files below it.
#[derive(Default)]
struct Basis {
    form: Form,
    /// 表示年度; empty where they are not known.
    periods: Vec<Period>,
    /// The names of the 担当課; empty where they are not known.
    departments: Vec<String>,
    /// The codes that a 許可 may name.
    permitted: Vec<&'static str>,
}

impl Basis {
    fn of(plan: Option<&Plan>) -> Self {
        plan.map_or_else(Self::default, |plan| Self {
            form: plan.form.clone(),
            periods: plan.periods.clone(),
            departments: plan.departments.iter().map(|department| department.name.value.clone()).collect(),
            permitted: Vec::new(),
        })
    }
}

/// A whole file: its title, its content, and the definitions to which that refers.
fn file(title: &str, mut content: Value, definitions: Value) -> Value {
    content["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    content["title"] = json!(title);
    content["definitions"] = definitions;
    content
}

/// A reference to a definition of the same file.
fn defined(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}
