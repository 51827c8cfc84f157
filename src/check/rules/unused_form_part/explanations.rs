//! What explains the paper and is not printed: 凡例 and 注記 without a block, 説明 of options without a 凡例のページ, and a 凡例のページ
//! without any.

use super::{RULE, Written};
use crate::finding::Finding;
use crate::model::{Axis, Place};
use crate::vocabulary::{AXES, BREAKDOWN, EXPLANATION, FIXED_NOTES, LEGEND, LEGEND_PAGE, OPTIONS};

impl Written<'_, '_> {
    /// The first 説明 of each axis, if no page prints it.
    pub(super) fn explanations(&self) -> Vec<Finding> {
        if self.form.legend_page {
            return Vec::new();
        }
        let finding = |(index, axis): (usize, &Axis)| {
            let list = self.entry(&self.entry(&self.root, AXES)?.child(index), OPTIONS)?;
            let options = (0..axis.scale.options().len()).map(|option| list.child(option));
            let with_parts = options.flat_map(|option| {
                let parts = self.entry(&option, BREAKDOWN);
                let count = axis.scale.options().len();
                let parts = parts.into_iter().flat_map(move |parts| (0..count).map(move |part| parts.child(part)));
                std::iter::once(option).chain(parts)
            });
            let place = { with_parts }.find_map(|option| self.entry(&option, EXPLANATION))?;
            let message = format!("評価「{}」の説明は、どこにも印刷されません", axis.name);
            let hint =
                format!("印刷するなら、様式に「{LEGEND_PAGE}: あり」と書いてください。要らないなら、消してください");
            Some(self.context.finding(RULE, &place.of_key(), message).hint(hint))
        };
        let explained = self.form.axes.iter().enumerate().filter(|(_, axis)| axis.is_explained());
        explained.filter_map(finding).collect()
    }

    /// 凡例 and 注記 of the form, if no block prints them.
    pub(super) fn unplaced_notes(&self) -> Vec<Finding> {
        if self.form.prints_notes() {
            return Vec::new();
        }
        let finding = |what: String, place: &Place| {
            let message = format!("{what}は、どこにも印刷されません（「配置」に「{FIXED_NOTES}」がありません）");
            let hint =
                format!("印刷するなら、「配置」に「{FIXED_NOTES}」を加えてください。要らないなら、消してください");
            self.context.finding(RULE, &place.of_key(), message).hint(hint)
        };
        let legend = |(index, axis): (usize, &Axis)| {
            axis.legend.as_ref()?;
            let place = self.entry(&self.entry(&self.root, AXES)?.child(index), LEGEND)?;
            Some(finding(format!("評価「{}」の{LEGEND}", axis.name), &place))
        };
        let notes = self.entry(&self.root, FIXED_NOTES).filter(|_| !self.form.notes.is_empty());
        let notes = notes.map(|place| finding(format!("「{FIXED_NOTES}」"), &place));
        self.form.axes.iter().enumerate().filter_map(legend).chain(notes).collect()
    }

    /// A 凡例のページ that has nothing to print.
    pub(super) fn legend_page(&self) -> Option<Finding> {
        let place = self.entry(&self.root, LEGEND_PAGE)?;
        if !self.form.legend_page || self.form.axes.iter().any(Axis::is_explained) {
            return None;
        }
        let message = "説明のある選択肢がないので、凡例のページは印刷されません";
        let hint = "評価の選択肢を {名称: …, 説明: …} と書いてください。要らないなら、消してください";
        Some(self.context.finding(RULE, &place.of_key(), message).hint(hint))
    }
}
