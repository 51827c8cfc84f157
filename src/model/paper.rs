//! 資料: the further papers that a plan makes of the same content.

use super::form::{Condition, Form};
use super::place::Placed;

/// A paper of a plan, by its position: the first is the one that plan.yaml describes itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PaperId(pub usize);

impl PaperId {
    /// The paper that plan.yaml describes itself. It prints all of the content.
    pub const FIRST: Self = Self(0);
}

/// 資料. A further paper. It prints the content of the plan by looks of its own, perhaps only a part.
#[derive(Debug, Clone)]
pub struct FurtherPaper {
    /// 資料番号.
    pub number: Placed<String>,
    /// 題名; `None` for that of the first paper.
    pub title: Option<Placed<String>>,
    /// 様式: that of the plan with looks of its own.
    pub form: Form,
    /// 範囲; `None` for all of the content.
    pub selection: Option<Placed<Selection>>,
    /// 分冊.
    pub volumes: Option<Volumes>,
}

/// 範囲. The part of the content that a paper prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// 部局: what their 担当課 are in charge of.
    Bureaus(Vec<String>),
    /// 担当課: what these are in charge of.
    Departments(Vec<String>),
    /// These sections of a level, by their titles, with all below them.
    Sections {
        /// The level, from the outermost, which is 0.
        depth: usize,
        /// The titles.
        titles: Vec<String>,
    },
    /// 事業: these, by their ids.
    Projects(Vec<String>),
    /// What meets a condition, with all below it.
    Meeting(Condition),
}

/// 分冊. Each section of a level as a file of its own, beside the whole paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volumes {
    /// 階層. The level, from the outermost, which is 0.
    pub depth: usize,
    /// ページ番号.
    pub numbering: VolumePages,
}

impl Volumes {
    /// The name of a 分冊: 資料2_分冊1.
    ///
    /// - `number`: its position, from 1
    pub fn name(paper: &str, number: usize) -> String {
        format!("{paper}_{}", Self::name_within(number))
    }

    /// The name of a 分冊 within its paper: 分冊1.
    ///
    /// - `number`: its position, from 1
    pub fn name_within(number: usize) -> String {
        format!("分冊{number}")
    }
}

/// ページ番号 of 分冊.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VolumePages {
    /// 通し: the numbers of the whole paper.
    #[default]
    Through,
    /// 1から: each begins with the first number.
    Anew,
}

impl VolumePages {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("通し", Self::Through), ("1から", Self::Anew)];
}
