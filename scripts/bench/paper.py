"""Reads book.json into plain blocks of plain cells: the committee paper, as every other program gets it.

Sizes are those of the layouts. Lengths are in points.
"""

from dataclasses import dataclass, field

from cells import PITCH, Cell, body, cell_of, height, line_count, plain, texts
from columns import MM, Sheet, widths

# Row heights of an opinion page in mm: the first one with which the page fits is used.
OPINION_ROWS = [25, 20, 16, 12]


@dataclass
class Row:
    cells: list[Cell]
    height: float  # at least


@dataclass
class Table:
    columns: list[float]
    head: list[Row]
    groups: list[list[Row]]  # what stays together on a page
    kind: str  # items, opinions or labels


@dataclass
class Heading:
    text: str
    level: int
    size: float  # em


@dataclass
class Title:
    """The head of a sheet."""

    text: str
    mark: str | None
    sections: list[tuple[str, str, int | None]]  # label, title, and level of the heading


@dataclass
class Note:
    text: str
    bold: bool = False


@dataclass
class Run:
    """A sequence of pages with the same running header."""

    name: str
    header: str
    mark: str
    blocks: list = field(default_factory=list)


@dataclass
class Paper:
    title: str
    author: str
    sheet: Sheet
    numbering: list[str]  # texts, and the words "number" and "total"
    runs: list[Run] = field(default_factory=list)


def role(column):
    return "row" if column["header"] is not None else None


def cells_of_group(group, columns, count, paper):
    """The cells that span all lines of an item, by their slots."""
    remarked = group.get("remarks")
    made = {}
    for column, size in columns:
        if column["level"] == "group":
            cell = cell_of(column, group["cells"][column["slot"]], size, paper, rows=count, header=role(column))
            if remarked and column["kind"] == "name":
                cell.texts += texts(remarked)
                cell.lines = line_count(cell.texts, (size - 2 * paper.inset[0]) / paper.size)
            made[column["slot"]] = cell
    return made


def cell_of_line(column, view, size, paper, is_first, is_last):
    """A cell of one line. The outer lines of a block are aligned to its middle, without rules between the lines."""
    vertical = "middle" if is_first == is_last else "bottom" if is_first else "top"
    opened = {"open_above": not is_first, "open_below": not is_last}
    return cell_of(column, view, size, paper, vertical=vertical, **opened)


def group_rows(group, form, sizes, paper, least):
    """The rows of one item, one per line of its values, with a minimum height in lines."""
    columns = list(zip(form["columns"], sizes))
    counts = [len(block["lines"]) for block in group["blocks"]]
    of_group = cells_of_group(group, columns, sum(counts), paper)
    needed = max([least, sum(counts)] + [cell.lines for cell in of_group.values()])
    pitch = PITCH * paper.size
    rows = []
    for block, count in zip(group["blocks"], counts):
        # Blocks share the height of the group equally; the lines of a block stand close together in its middle.
        share = height(paper, needed) / len(counts)
        edge = (share - (count - 2) * pitch) / 2
        for index, line in enumerate(block["lines"]):
            ends = (index == 0, index == count - 1)
            cells = []
            for column, size in columns:
                slot = column["slot"]
                if column["level"] == "line":
                    cells.append(cell_of_line(column, line[slot], size, paper, *ends))
                elif column["level"] == "block" and ends[0]:
                    cells.append(cell_of(column, block["cells"][slot], size, paper, rows=count, header=role(column)))
                elif column["level"] == "group" and not rows:
                    cells.append(of_group[slot])
            lines = max((cell.lines for cell in cells if cell.rows == 1), default=1)
            high = share if count == 1 else edge if any(ends) else pitch
            rows.append(Row(cells, max(high, height(paper, lines, sum(ends)))))
    return rows


def head_rows(head, paper):
    def made(view):
        return Cell([plain(view["text"]["text"])], view["rows"], view["columns"], "center", "col")

    return [Row([made(view) for view in row], height(paper, 1)) for row in head]


def items(form, groups, notes, paper, least=1):
    sizes = widths(form["columns"], paper)
    rows = [group_rows(group, form, sizes, paper, least) for group in groups]
    return [Table(sizes, head_rows(form["head"], paper), rows, "items")] + [
        Note(f"※{note['number']}　{note['text']['text']}") for note in notes
    ]


def indicator_tables(forms, tables, paper):
    blocks = []
    for table in tables:
        form = forms[table["form"]]
        if form["name"]["text"]:
            blocks.append(Note(form["name"]["text"], bold=True))
        blocks += items(form, table["groups"], table["notes"], paper, least=1.5)
    return blocks


def labelled(lines, level, paper):
    """A table of labels with their texts."""
    width = min(12, max(6.9, *(line["label"]["length"] + 0.5 for line in lines), 0)) * paper.size + 2 * paper.inset[0]
    rest = paper.text_width - width
    rows = []
    for line in lines:
        beside = body(line["kind"], line["cell"], beside=True)
        count = line_count(beside, (rest - 2 * paper.inset[0]) / paper.size)
        is_heading = line["kind"] == "heading"
        label = Cell([plain(line["label"]["text"])], align="center", header="row")
        shown = Cell(beside, lines=count, heading=level if is_heading else None)
        rows.append(Row([label, shown], height(paper, count * (1.2 if is_heading else 1))))
    return Table([width, rest], [], [rows], "labels")


def opinion_blocks(title, form, opinions, level, paper):
    sizes = widths(form["columns"], paper)
    columns = list(zip(form["columns"], sizes))
    made = [
        [cell_of(column, view, size, paper, header=role(column)) for (column, size), view in zip(columns, row["cells"])]
        for row in opinions
    ]
    needed = [height(paper, max(c.lines for c in cells)) for cells in made]
    room = paper.text_height - 6 * paper.size
    held = [high * MM for high in OPINION_ROWS]
    high = next((high for high in held if sum(max(high, n) for n in needed) <= room), held[-1])
    rows = [[Row(cells, max(high, n))] for cells, n in zip(made, needed)]
    head = [{"text": column["heading"], "rows": 1, "columns": 1} for column in form["columns"]]
    return [Heading(title, level, 1.6), Table(sizes, head_rows([head], paper), rows, "opinions")]


def project_blocks(project, forms, level, paper):
    blocks = [labelled(project["head"], level, paper)]
    if project["items"]:
        groups = project["items"]["groups"]
        blocks += items(forms[project["items"]["form"]], groups, project["items"]["notes"], paper)
        for group in groups:
            if group["tables"]:
                number = f"No.{group['number']['text']}　" if group["number"]["text"] else ""
                blocks += [
                    Note(number + group["name"]["text"], bold=True),
                    *indicator_tables(forms, group["tables"], paper),
                ]
    return blocks + indicator_tables(forms, project["tables"], paper)


def refuse(data):
    """Stops the comparison if the paper contains something that the other programs would not show."""
    page = data["page"]
    refused = [
        ("cards", data["cards"]),
        ("figures of another width", page["digits"] != "proportional"),
        ("another first page number", page["first"] != 1),
        ("no page numbers", page["numbering"] is None),
    ]
    for what, found in refused:
        if found:
            raise SystemExit(f"peers: a form with {what} is not made for the peers")


def paper_of(data):
    refuse(data)
    sheet = Sheet.of(data["page"])
    numbering = data["page"]["numbering"]
    pieces = (
        ["number", " / ", "total"]
        if isinstance(numbering, str)
        else [p["text"] if isinstance(p, dict) else p for p in numbering]
    )
    paper = Paper(data["document"]["title"], data["document"]["author"], sheet, pieces)
    forms = data["tables"]
    title = opinions_title = None
    if data["opinions"]:
        title = data["opinions"]["title"]
        opinions_title = title["text"] if title else data["committee"]["text"] + "の意見"
    for index, view in enumerate(data["sheets"]):
        sections = view["sections"]
        level = len(sections) + 1
        run = Run(f"s{index + 1}", "　／　".join(s["title"]["text"] for s in sections), data["mark"]["text"])
        run.blocks.append(Title(
            data["title"]["text"],
            data["mark"]["text"] if index == 0 else None,
            [(s["label"], s["title"]["text"], depth + 1 if s["first"] else None) for depth, s in enumerate(sections)],
        ))  # fmt: skip
        for section in sections:
            if section["lines"]:
                run.blocks.append(labelled(section["lines"], level, sheet))
            run.blocks += indicator_tables(forms, section["tables"], sheet)
        for project in view["projects"]:
            run.blocks += project_blocks(project, forms, level, sheet)
        run.blocks += [Note(note["text"]) for note in data["notes"]]
        paper.runs.append(run)
        if view["opinions"]:
            blocks = opinion_blocks(opinions_title, data["opinions"], view["opinions"], level, sheet)
            paper.runs.append(Run(run.name + "o", run.header, run.mark, blocks))
    if data["last-opinions"]:
        blocks = opinion_blocks(opinions_title, data["opinions"], data["last-opinions"], 1, sheet)
        paper.runs.append(Run("last", "", data["mark"]["text"], blocks))
    return paper
