"""The contents of the cells of the paper, by the kind of their column, and an estimate of their lines.

The words are those of layouts/lib/labels.typ; the estimate is that of the layouts.
"""

from dataclasses import dataclass

PITCH = 1.25  # em from line to line


@dataclass
class Text:
    """A paragraph: a list of runs, each a text and whether it is bold."""

    runs: list[tuple[str, bool]]
    hang: float = 0  # em by which its further lines stand in
    left: str | None = None  # what stands at the left edge of a line that stands at the right
    whole: bool = False  # whether it breaks only between its runs

    def plain(self):
        return "".join(text for text, _ in self.runs)


@dataclass
class Cell:
    texts: list[Text]
    rows: int = 1
    columns: int = 1
    align: str = "left"
    header: str | None = None  # col, row or none
    open_above: bool = False  # no rule between the lines of one block
    open_below: bool = False
    vertical: str = "middle"
    heading: int | None = None  # the level of the heading it is
    lines: int = 1  # how many lines it needs, by the estimate of the layout


def plain(text, bold=False, hang=0):
    return Text([(text, bold)], hang)


def texts(views, mark="・"):
    return [plain(t["text"], hang=1 if t["text"].startswith(mark) else 0) for t in views]


def position(index, count):
    if count == 1:
        return ""
    return (
        (["上段", "下段"] if count == 2 else ["上段", "中段", "下段"])[index] + ":"
        if count <= 3
        else f"{index + 1}段目:"
    )


def options(view, beside):
    runs = [[(option["mark"] + " ", False), (option["name"]["text"], option["chosen"])] for option in view["options"]]
    if not beside:
        return [Text(run, hang=1.3) for run in runs]
    return [Text([piece for i, run in enumerate(runs) for piece in ([("　", False)] if i else []) + run])]


def figure(view):
    value = "".join([
        view["value"]["text"] if view["value"] else "",
        " " + view["suffix"]["text"] if view["suffix"] else "",
        f"※{view['note']}" if view["note"] is not None else "",
    ])  # fmt: skip
    return [Text([(value, False)], left=view["label"]["text"] if view["label"] else None)]


def body(kind, view, beside=False):
    """The contents of a cell, by the kind of its column; `beside`: on a line as wide as the page."""
    if kind in ("figure", "period-figure"):
        return figure(view)
    if kind in ("number", "unit", "period", "heading"):
        return [plain(view["text"]["text"] if view["text"] else "")]
    if kind in ("name", "subject"):
        return [plain(view["text"]["text"])] + ([plain("※再掲", bold=True)] if view["repeat"] else [])
    if kind == "indicator":
        return [plain("　" * view["depth"] + view["text"]["text"])]
    if kind == "departments":
        names = [(name["text"] + "、", False) for name in view["names"]]
        return [Text(names[:-1] + [(name[:-1], bold) for name, bold in names[-1:]], whole=True)]
    if kind == "indicators":
        names = view["names"]
        return [plain(position(i, len(names)) + name["text"], hang=1) for i, name in enumerate(names)]
    if kind == "description":
        focus = [plain(f"【{view['focus-label']['text']}】"), *texts(view["focus"])] if view["focus"] else []
        return texts(view["texts"]) + focus
    if kind == "options":
        return options(view, beside)
    if kind == "actions":
        return [plain("・" + t["text"], hang=1) for t in view["texts"]]
    if kind == "figures" and beside:
        return [plain("　".join(t["text"] for t in view["texts"]))]
    return texts(view["texts"])


def alignment(kind):
    if kind in ("figure", "period-figure", "figures"):
        return "right"
    return "center" if kind in ("unit", "period", "number", "symbol") else "left"


def em(text):
    """The approximate width of a text, in em."""
    return sum(0.5 if ord(char) < 0x2000 else 1 for char in text)


def line_count(texts, width):
    """The number of lines that texts need in a width in em, estimated as in the layouts: kana are narrower than 1 em."""
    capacity = width / 0.95
    wide = [em(text.plain()) + (em(text.left) if text.left else 0) for text in texts]
    return sum(max(1, -int(-length // capacity)) for length in wide)


def height(paper, lines, ends=2):
    """The height of a cell from its number of lines and of ends with an inset."""
    return lines * PITCH * paper.size + ends * (paper.inset[1] - (PITCH - 1) * paper.size / 2)


def cell_of(column, view, width, paper, **more):
    """The cell of a column with its contents."""
    shown = body(column["kind"], view)
    lines = line_count(shown, (width - 2 * paper.inset[0]) / paper.size)
    return Cell(shown, align=alignment(column["kind"]), lines=lines, **more)
