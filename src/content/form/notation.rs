//! 集計の表記.

use crate::content::codec::{Codec, Visitor, keyword, record, text};
use crate::model::{IncreaseSign, Notation, ZeroMark};

pub(super) fn notation<'a>() -> Codec<'a, Notation> {
    record("{計: 合計, ゼロ: －}", Notation::default(), define)
}

fn define(d: &mut Visitor, notation: &mut Notation) {
    d.setting("計", "計の行と列の見出し。書かないときは、計", &mut notation.total, text());
    let about = "＋（書かないときも）、なし。増えた数の前に付けるもの";
    d.setting("増加", about, &mut notation.increase, keyword(&IncreaseSign::KEYWORDS));
    let about = "0（書かないときも）、－、空欄。0 の代わりに印刷するもの";
    d.setting("ゼロ", about, &mut notation.zero, keyword(&ZeroMark::KEYWORDS));
}
