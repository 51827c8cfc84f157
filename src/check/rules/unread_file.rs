//! Files and folders of an edition that nothing reads: opinions.yml, plan.yaml.txt, a folder of old copies.
//!
//! opinions.yaml is optional, so an opinions.yml would silently be missing from the paper.

use crate::check::Context;
use crate::content::{Misnamed, Stray};
use crate::finding::{Excerpt, Finding, Rule};

pub(super) const RULE: &Rule = &Rule::warning("unread-file", include_str!("../../../docs/checks/unread-file.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let strays = context.listing.strays.iter();
    let misnamed = context.listing.misnamed.iter().map(misnamed);
    strays
        .map(|stray| {
            let message = if stray.is_folder {
                format!("フォルダー「{}」の中のファイルは読まれません", stray.path)
            } else {
                format!("「{}」は読まれません", stray.path)
            };
            context.finding_of_file(RULE, &stray.path, message).hint(hint(stray))
        })
        .chain(misnamed)
        .collect()
}

/// The remedy for what stands there twice, up to where the other one is to be moved.
const COMPARE: &str = "中身を比べて、新しい方をその名前で残し、もう一方は";

/// The finding for an edition whose folder has another name than the program looks for.
fn misnamed(folder: &Misnamed) -> Finding {
    let Misnamed { name, year, is_taken, .. } = folder;
    let place = Excerpt::whole(format!("content/{name}"));
    let remedy = match year {
        Some(year) if *is_taken => format!("「content/{year}」はもうあります。{COMPARE}"),
        Some(year) => format!("名前を「{year}」にすると読みます。使わないものなら"),
        None => "年度のものなら、plan.yaml に「年度」を書き、名前をその年度の西暦（2024 など）にしてください。使わないものなら".to_owned(),
    };
    let message = format!("フォルダー「content/{name}」は、年度のフォルダーとして読まれません");
    Finding::new(RULE, message, Some(place)).hint(format!("{remedy}、content の外に移してください"))
}

/// The finding for a layout that nothing uses.
///
/// - `meant`: the built-in layout that it is probably meant to replace
pub fn unused_layout(path: &str, meant: &str) -> Finding {
    let place = Excerpt::whole(path);
    let message = format!("「{path}」は、どのレイアウトからも使われません");
    let hint = format!(
        "「{meant}」の代わりなら、名前をそのとおりにしてください。使わないものなら、layouts の外に移してください"
    );
    Finding::new(RULE, message, Some(place)).hint(hint)
}

fn hint(stray: &Stray) -> String {
    let folder = stray.path.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    if let Some(twin) = &stray.twin {
        return format!("「{twin}」はもうあります。{COMPARE}、年度のフォルダーの外に移してください");
    }
    if let Some(naming) = &stray.naming {
        return format!("この様式で印刷するなら、{naming}。使わないなら、年度のフォルダーの外に移してください");
    }
    let remedy = match &stray.meant {
        Some(name) => format!("名前を「{folder}{name}」にすると読みます"),
        None if stray.is_folder => "事業のファイルなら、projects のすぐ下に移してください".to_owned(),
        None if stray.path.starts_with("projects/") => {
            "印刷する事業なら、名前の終わりを「.yaml」にして、plan.yaml の「体系」に番号を加えてください".to_owned()
        }
        None => "事業のファイルなら、projects の中に移してください".to_owned(),
    };
    format!("{remedy}。使わないものなら、年度のフォルダーの外に移してください")
}
