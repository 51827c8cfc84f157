//! Paper, type and page numbers.

use serde::Serialize;

use crate::model::{DigitWidth, Orientation, Page, PageBreaks, PaperSize, Typeface};

/// The page settings of a layout; absent ones have a default for the size of the paper.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PageView {
    paper: &'static str,
    portrait: bool,
    typeface: &'static str,
    digits: &'static str,
    /// Type size in points.
    size: Option<f64>,
    /// The smallest type size that the form allows, in points.
    least_size: f64,
    /// Margins at the top, bottom and sides, in millimetres.
    margins: Option<(f64, f64, f64)>,
    /// The word `usual`, or pieces.
    numbering: Option<Numbering>,
    first: usize,
    /// Whether each sheet begins a page.
    breaks: bool,
}

/// How a page number is printed.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Numbering {
    /// Page number and total, in Typst's notation.
    Usual(&'static str),
    Pieces(Vec<Piece>),
}

/// A piece of a page number.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Piece {
    Text(String),
    Number,
    Total,
}

impl PageView {
    /// The page settings of any document but the committee's paper: the first page number of a form, and words around
    /// page numbers, belong to that paper only.
    pub fn beside(page: &Page) -> Self {
        let numbering = page.numbering.as_ref().map(|_| Numbering::Usual("usual"));
        Self { numbering, first: 1, ..Self::new(page) }
    }

    /// The page settings of the committee's paper.
    pub fn new(page: &Page) -> Self {
        Self {
            paper: match page.paper {
                PaperSize::A4 => "a4",
                PaperSize::A3 => "a3",
            },
            portrait: page.orientation == Orientation::Portrait,
            typeface: match page.typeface {
                Typeface::Gothic => "gothic",
                Typeface::Mincho => "mincho",
            },
            digits: match page.digits {
                DigitWidth::Proportional => "proportional",
                DigitWidth::Half => "half",
                DigitWidth::Full => "full",
            },
            size: page.size,
            least_size: page.least_size,
            margins: page.margins.map(|margins| (margins.top, margins.bottom, margins.sides)),
            numbering: page.numbering.as_deref().map(|pattern| match *pattern == *Page::NUMBERING {
                true => Numbering::Usual("usual"),
                false => Numbering::Pieces(pieces(pattern)),
            }),
            first: page.first,
            breaks: page.breaks == PageBreaks::Sheets,
        }
    }
}

impl PageView {
    /// Goes on with the page numbers of a whole paper.
    ///
    /// - `first`, `last`: the number of the first page here, and of the last page of the whole
    pub(in crate::documents) fn go_on(&mut self, first: usize, last: usize) {
        self.first = first;
        let pieces = match self.numbering.take() {
            Some(Numbering::Usual(_)) => pieces(Page::NUMBERING),
            Some(Numbering::Pieces(pieces)) => pieces,
            None => return,
        };
        let fixed = |piece| if let Piece::Total = piece { Piece::Text(last.to_string()) } else { piece };
        self.numbering = Some(Numbering::Pieces(pieces.into_iter().map(fixed).collect()));
    }
}

/// Splits a pattern at its last 1 and its last N; earlier ones may be part of the 資料番号.
fn pieces(pattern: &str) -> Vec<Piece> {
    let (number, total) = (pattern.rfind('1'), pattern.rfind('N'));
    let mut pieces = Vec::new();
    let mut text = String::new();
    for (at, c) in pattern.char_indices() {
        let piece = match Some(at) {
            at if at == number => Piece::Number,
            at if at == total => Piece::Total,
            _ => {
                text.push(c);
                continue;
            }
        };
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(piece);
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Measures;

    fn told(pattern: &str) -> Vec<String> {
        let told = pieces(pattern).into_iter().map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::Number => "#".to_owned(),
            Piece::Total => "##".to_owned(),
        });
        told.collect()
    }

    #[test]
    fn the_measures_are_those_of_the_layouts() {
        let system = include_str!("../../../layouts/lib/system.typ");
        for (paper, name) in [(PaperSize::A4, "a4"), (PaperSize::A3, "a3")] {
            let of_paper = system.split(&format!("\n    name: \"{name}\",")).nth(1).unwrap();
            let of_paper = of_paper.split("inset").next().unwrap();
            let Measures { size, sides, short, long } = paper.measures();
            for measure in [
                format!("width: {long}mm,"),
                format!("height: {short}mm,"),
                format!("margin: (x: {sides}mm,"),
                format!("size: {size}pt,"),
            ] {
                assert!(of_paper.contains(&measure), "{name}: {measure}");
            }
        }
    }

    #[test]
    fn the_last_1_and_the_last_n_are_numbers() {
        assert_eq!(told("1 / N"), ["#", " / ", "##"]);
        assert_eq!(told("- 1 -"), ["- ", "#", " -"]);
        assert_eq!(told("資料1-2 1"), ["資料1-2 ", "#"]);
        assert_eq!(told("1ページ（全Nページ）"), ["#", "ページ（全", "##", "ページ）"]);
    }
}
