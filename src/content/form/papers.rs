//! 資料: the further papers of a plan, each with its 様式, its 範囲 and its 分冊.

use serde_json::json;

use super::names::Names;
use super::of_plan::OfPlan;
use super::scope::{Scope, Surroundings};
use super::selection::selection;
use super::whole::{looks, of_paper};
use crate::content::codec::schema::offered;
use crate::content::codec::{Codec, Visitor, keyword, lines, list, name_of, placed_text, record, text};
use crate::content::faults;
use crate::content::form_source::{FormSource, FormSources, or_file};
use crate::content::yaml::Cursor;
use crate::model::{Form, FurtherPaper, Placed, Plan, VolumePages, Volumes};
use crate::vocabulary::{FORM, LEVELS, PAPER_NUMBER, SELECTION, TITLE, VOLUMES};

const EXAMPLE: &str = "{資料番号: 資料3, 題名: 主要な施策の成果, 様式: {用紙: A3}}";
const VOLUME_PAGES: &str = "ページ番号";

/// 資料, each with a 資料番号 of its own.
pub(in crate::content) fn papers<'a>(plan: &'a OfPlan<'a>) -> Codec<'a, Vec<FurtherPaper>> {
    list(format!("- {EXAMPLE}"), paper(plan))
        .keeping(Names::new, |names, at, paper: &FurtherPaper| {
            let FurtherPaper { number, .. } = paper;
            if number.value == plan.number {
                let message = format!("「{}」は、この計画の1つ目の資料の番号です", number.value);
                let hint = "1つ目の資料は、上の「資料番号」「題名」「様式」に書いたものです。ここには、ほかの資料だけを書いてください";
                at.fault_at(&number.place, faults::DUPLICATE_NAME, message, hint);
                return false;
            }
            names.is_new_at(at, number.place.clone(), &number.value, number.value.clone())
        })
        .codec()
}

/// Describes the further papers of a plan in the words of a comparison.
pub(crate) fn tell_papers(plan: &Plan, surroundings: &Surroundings) -> Vec<String> {
    let of_plan = OfPlan {
        number: &plan.paper_number,
        form: &plan.form,
        departments: &plan.departments,
        titles: Vec::new(),
        projects: Vec::new(),
        surroundings,
        forms: &FormSources::HERE,
    };
    let paper = paper(&of_plan);
    plan.papers.iter().map(|further| paper.say(further)).collect()
}

/// A further paper.
fn paper<'a>(plan: &'a OfPlan<'a>) -> Codec<'a, FurtherPaper> {
    let none = FurtherPaper {
        number: Placed::default(),
        title: None,
        form: of_paper(plan.form),
        selection: None,
        volumes: None,
    };
    lines(EXAMPLE, none, move |d, paper| define(d, paper, plan))
}

fn define(d: &mut Visitor, paper: &mut FurtherPaper, plan: &OfPlan) {
    let about = "この資料の番号。PDF のファイル名にもなります";
    d.required(PAPER_NUMBER, about, &mut paper.number, placed_text().unsaid());
    let about = "この資料の題名。書かないときは、計画の題名";
    d.setting(TITLE, about, &mut paper.title, placed_text().some());
    let scope = Scope { form: plan.form.clone(), surroundings: plan.surroundings, unread: Vec::new() };
    let about = "この資料に載せるもの。書かないときは、すべて";
    d.setting(SELECTION, about, &mut paper.selection, selection(plan, &scope).some());
    d.setting(VOLUMES, ABOUT_VOLUMES, &mut paper.volumes, volumes(&plan.form.levels).some());
    let about = "この資料の形。計画の様式と違うところだけを、ここに書くか、plan.yaml と同じフォルダーのファイルに書いて、その名前を書きます";
    d.setting(FORM, about, &mut paper.form, form(plan));
}

/// 様式, or the name of its file.
fn form<'a>(plan: &'a OfPlan<'a>) -> Codec<'a, Form> {
    let looks = looks(plan.form, plan.surroundings);
    let in_file = looks.clone();
    let named = move |at: &Cursor| match plan.forms.further(&at.place) {
        FormSource::Here => in_file.read(at),
        FormSource::File(file) => in_file.read(file),
        FormSource::Unread => None,
        FormSource::OfPlan => {
            let message = "計画の様式のファイルです。この資料の様式には使えません";
            let hint = format!(
                "計画の様式のままなら、この資料の「{FORM}」を消してください。違うところがあるなら、それだけを別のファイルに書いて、その名前を書いてください"
            );
            at.fault(faults::UNKNOWN_WORD, message, hint);
            None
        }
    };
    looks.or(named, or_file)
}

pub(in crate::content) const ABOUT_VOLUMES: &str =
    "ファイルに分ける階層の名前。または、階層とページ番号（通し、1から）。資料の全体も作ります";

/// 分冊: the name of a level, or a map.
pub(in crate::content) fn volumes(levels: &[String]) -> Codec<'_, Volumes> {
    let level = move || {
        let words = levels.iter().enumerate().map(|(depth, label)| (label.as_str(), depth));
        name_of(words.collect(), &[])
    };
    let define = move |d: &mut Visitor, volumes: &mut Volumes| {
        d.required(LEVELS, "1冊にする階層の名前", &mut volumes.depth, level().bare());
        let about = "通し（書かないときも。資料の全体と同じ番号）、1から";
        let pages = keyword(&VolumePages::KEYWORDS).unless(VolumePages::default());
        d.setting(VOLUME_PAGES, about, &mut volumes.numbering, pages);
    };
    let named = |depth| Volumes { depth, numbering: VolumePages::default() };
    let short = move |at: &Cursor| level().read(at).map(named);
    let either = move |map| json!({ "anyOf": [offered(levels.iter().map(String::as_str), text().schema()), map] });
    record("{階層: 基本方針, ページ番号: 1から}", named(0), define).or(short, either)
}
