//! 用紙: paper and type.

use crate::vocabulary as word;

/// 用紙. Paper, type and page numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// 大きさ.
    pub paper: PaperSize,
    /// 向き.
    pub orientation: Orientation,
    /// 書体.
    pub typeface: Typeface,
    /// 数字の幅.
    pub digits: DigitWidth,
    /// 文字. Type size in points; `None` for the default of the paper size: 8 on A4, 10.5 on A3.
    pub size: Option<f64>,
    /// 最小の文字. Type below this size, in points, is a finding.
    pub least_size: f64,
    /// 余白. The margins; `None` for the default of the paper size.
    pub margins: Option<Margins>,
    /// ページ番号. The pattern of a page number: its last 1 becomes the number, its last N the number of the last page;
    /// `None` for no page numbers.
    pub numbering: Option<String>,
    /// 最初のページ. The number of the first page.
    pub first: usize,
    /// 改ページ.
    pub breaks: PageBreaks,
}

impl Page {
    /// The default pattern of page numbers.
    pub const NUMBERING: &'static str = "1 / N";

    /// The width of a page between its margins, in em.
    pub fn room(&self) -> f64 {
        let Measures { size, sides, short, long } = self.paper.measures();
        let size = self.size.unwrap_or(size);
        let sides = self.margins.map_or(sides, |margins| margins.sides);
        let width = match self.orientation {
            Orientation::Landscape => long,
            Orientation::Portrait => short,
        };
        (width - 2.0 * sides) * 72.0 / 25.4 / size
    }
}

impl Default for Page {
    fn default() -> Self {
        Self {
            paper: PaperSize::default(),
            orientation: Orientation::default(),
            typeface: Typeface::default(),
            digits: DigitWidth::default(),
            size: None,
            least_size: 6.0,
            margins: None,
            numbering: Some(Self::NUMBERING.to_owned()),
            first: 1,
            breaks: PageBreaks::default(),
        }
    }
}

/// 改ページ. Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageBreaks {
    /// シートごと: with each sheet.
    #[default]
    Sheets,
    /// なし: only where one is full. The title stands on the first sheet alone.
    None,
}

impl PageBreaks {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("シートごと", Self::Sheets), (word::NO, Self::None)];
}

/// 大きさ. A paper size; the default type size depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperSize {
    /// A4, 8 pt: enlarges to A3 at 141 %.
    #[default]
    A4,
    /// A3, 10.5 pt.
    A3,
}

impl PaperSize {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("A4", Self::A4), ("A3", Self::A3)];

    /// The default measures of the paper size.
    pub fn measures(self) -> Measures {
        match self {
            Self::A4 => Measures { size: 8.0, sides: 12.0, short: 210.0, long: 297.0 },
            Self::A3 => Measures { size: 10.5, sides: 16.0, short: 297.0, long: 420.0 },
        }
    }
}

/// The measures of a paper size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Type size in points.
    pub size: f64,
    /// Margins at the sides in millimetres.
    pub sides: f64,
    /// Short side in millimetres.
    pub short: f64,
    /// Long side in millimetres.
    pub long: f64,
}

/// 向き of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// 横.
    #[default]
    Landscape,
    /// 縦.
    Portrait,
}

impl Orientation {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("横", Self::Landscape), ("縦", Self::Portrait)];
}

/// 書体.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typeface {
    /// ゴシック: BIZ UDPゴシック.
    #[default]
    Gothic,
    /// 明朝: BIZ UDP明朝.
    Mincho,
}

impl Typeface {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("ゴシック", Self::Gothic), ("明朝", Self::Mincho)];
}

/// 数字の幅. The width of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DigitWidth {
    /// プロポーショナル: as designed in the typeface.
    #[default]
    Proportional,
    /// 半角: half an em each.
    Half,
    /// 全角: one em each.
    Full,
}

impl DigitWidth {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 3] =
        [("プロポーショナル", Self::Proportional), ("半角", Self::Half), ("全角", Self::Full)];

    /// The maximum width of a figure in the built-in typefaces, in em.
    pub fn em(self) -> f32 {
        match self {
            Self::Proportional => 0.76,
            Self::Half => 0.5,
            Self::Full => 1.0,
        }
    }
}

/// 余白. Margins in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// 上.
    pub top: f64,
    /// 下.
    pub bottom: f64,
    /// 左右.
    pub sides: f64,
}
