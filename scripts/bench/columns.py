"""Paper sizes and column widths, as in layouts/lib/system.typ. Lengths are in points."""

from dataclasses import dataclass

MM = 72 / 25.4

# width, height, margins at the sides, top and bottom (mm); type size and insets (pt)
PAPERS = {
    "a4": (297, 210, 12, 14, 12, 8, (2.4, 2)),
    "a3": (420, 297, 16, 19, 15, 10.5, (3.2, 2.6)),
}
# The width of a column with short entries, in em: minimum, maximum, factor for its longest entry, extra.
SHORT = {
    "number": (1.8, 6, 1.25, 0.3),
    "departments": (4, 10, 1, 0.4),
    "options": (6, 12, 1, 1.5),
    "symbol": (3, 9, 1.1, 0.3),
    "period": (2, 9, 1.25, 0),
    "figure": (6, 14, 1, 0),
    "period-figure": (3.5, 12, 1, 0.3),
    "figures": (4, 14, 1, 0.3),
    "unit": (2.5, 6, 1, 0),
    "member": (4, 10, 1, 0.4),
    "judgement": (5, 12, 1, 0.3),
}
# The share of the remaining width that a column with running text gets.
WIDE = {
    "name": 24.5,
    "description": 55,
    "indicators": 27.5,
    "indicator": 40,
    "outcome": 60,
    "prose": 35,
    "subject": 42,
    "opinion": 115,
    "cooperation": 85,
    "answer": 100,
}


@dataclass
class Sheet:
    name: str
    landscape: bool
    width: float
    height: float
    sides: float
    top: float
    bottom: float
    size: float  # of the type
    small: float  # of the type of the running header
    inset: tuple[float, float]  # of cells, at the sides and above and below
    family: str

    @property
    def text_width(self):
        return self.width - 2 * self.sides

    @property
    def text_height(self):
        return self.height - self.top - self.bottom

    @staticmethod
    def of(page):
        width, height, sides, top, bottom, size, inset = PAPERS[page["paper"]]
        if page["portrait"]:
            width, height = height, width
        if page["size"] is not None:
            inset = tuple(length * page["size"] / size for length in inset)
            size = page["size"]
        if page["margins"] is not None:
            top, bottom, sides = page["margins"]
        family = {"gothic": "BIZ UDPGothic", "mincho": "BIZ UDPMincho"}[page["typeface"]]
        small = max(size * 0.875, page["least-size"])
        lengths = (length * MM for length in (width, height, sides, top, bottom))
        return Sheet(page["paper"], not page["portrait"], *lengths, size, small, inset, family)


def widths(columns, sheet):
    """Column widths that fill the page."""
    insets = 2 * sheet.inset[0]

    def fixed(column):
        if column["width"] is not None:
            return column["width"] * sheet.size + insets
        if column["kind"] not in SHORT:
            return None
        least, most, factor, extra = SHORT[column["kind"]]
        return min(most, max(least, column["longest"] * factor + extra)) * sheet.size + insets

    sizes = [fixed(column) for column in columns]
    weights = [WIDE[column["kind"]] if size is None else 0 for column, size in zip(columns, sizes)]
    taken = sum(size for size in sizes if size is not None)
    few = sum(weight > 0 for weight in weights) * (4 * sheet.size + insets)
    room = sheet.text_width - min(few, sheet.text_width / 2)
    scale = room / taken if not sum(weights) or taken > room else 1
    rest = sheet.text_width - taken * scale
    return [rest * weight / sum(weights) if size is None else size * scale for size, weight in zip(sizes, weights)]
