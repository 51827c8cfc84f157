//! 見出し of a 事業.

/// 見出し. The labels of a 事業 block and of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// Before the name of the 事業.
    pub name: String,
    /// Over the goal.
    pub goal: String,
    /// Over the main actions.
    pub main_actions: String,
    /// Over 重点, printed in 【】.
    pub focus: String,
}

impl Default for Labels {
    fn default() -> Self {
        Self {
            name: "事業".to_owned(),
            goal: "取り組み目標".to_owned(),
            main_actions: "主な取り組み".to_owned(),
            focus: "具体的な取り組み、重点的に行うこと".to_owned(),
        }
    }
}
