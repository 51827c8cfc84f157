"""The paper as a workbook for LibreOffice, as an official would make it.

Each sheet of the paper and each opinion page is a worksheet. Each cell of the paper is a cell or a merged range, each row
is as high as its text, and page breaks are between items.
"""

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from columns import MM
from paper import Heading, Note, Table, Title

HAIRLINE, RULE = Side(style="hair"), Side(style="thin")
SHADE = PatternFill("solid", fgColor="EBEBEB")
# Excel measures a column in digits of the font; this is the width of a digit in em.
DIGIT = 0.725
GAP = 4


class Writer:
    """A worksheet and its current row."""

    def __init__(self, sheet, paper, columns):
        self.sheet, self.paper, self.row = sheet, paper, 1
        self.columns = columns
        self.used = 0.0  # of the height of the page
        self.repeated = 0.0  # of it, by rows that are repeated on every further page
        for index, width in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(index)].width = width / (DIGIT * paper.size)

    def font(self, scale=1.0, bold=False):
        return Font(name=self.paper.family, sz=self.paper.size * scale, b=bold)

    def put(self, value, first, last, rows=1, align="left", vertical="center", font=None, border=None, fill=None):
        """Writes a cell that spans the columns from first to last."""
        cell = self.sheet.cell(self.row, first, value)
        if isinstance(value, str):
            cell.data_type = "s"  # a text that begins with = is no formula
        cell.alignment = Alignment(align, vertical, wrap_text=True)
        cell.font = font or self.font()
        end = (self.row + rows - 1, last)
        for r in range(self.row, end[0] + 1):
            for c in range(first, last + 1):
                edge = self.sheet.cell(r, c)
                edge.border = border or Border()
                if fill:
                    edge.fill = fill
        if end != (self.row, first):
            self.sheet.merge_cells(start_row=self.row, start_column=first, end_row=end[0], end_column=last)

    def next_row(self, height):
        self.sheet.row_dimensions[self.row].height = height
        self.used += height
        self.row += 1

    def break_before(self):
        self.sheet.row_breaks.append(Break(id=self.row - 1))
        self.used = self.repeated

    def repeat(self, first, rows, height):
        """Sets the rows to repeat on each page: a worksheet repeats those of one table only, but all heads are alike."""
        if rows and not self.repeated:
            self.sheet.print_title_rows = f"{first}:{first + rows - 1}"
            self.repeated = height


def value_of(cell, paper):
    """The text of a cell; rich text only if a part of it is bold."""
    shown = [text for text in cell.texts if text.plain() or text.left]
    runs = []
    for index, text in enumerate(shown):
        lead = "\n" if index else ""
        lead += text.left + " " if text.left is not None else ""
        runs += [(lead + text.runs[0][0], text.runs[0][1]), *text.runs[1:]]
    if not any(bold for _, bold in runs):
        return "".join(text for text, _ in runs) or None
    regular, bold = (InlineFont(rFont=paper.family, sz=paper.size, b=b) for b in (False, True))
    return CellRichText(*(TextBlock(bold if is_bold else regular, text) for text, is_bold in runs))


def border_of(cell, thick_above):
    top = RULE if thick_above else HAIRLINE
    return Border(
        left=HAIRLINE,
        right=HAIRLINE,
        top=None if cell.open_above else top,
        bottom=None if cell.open_below else HAIRLINE,
    )


def write_rows(writer, rows):
    """Writes rows of a table; no cell may span beyond them."""
    taken = set()
    for index, row in enumerate(rows):
        column = 1
        for cell in row.cells:
            while (writer.row, column) in taken:
                column += 1
            last = column + cell.columns - 1
            taken |= {(writer.row + r, c) for r in range(cell.rows) for c in range(column, last + 1)}
            writer.put(
                value_of(cell, writer.paper),
                column,
                last,
                cell.rows,
                cell.align,
                "center" if cell.vertical == "middle" else cell.vertical,
                border=border_of(cell, index == 0),
                fill=SHADE if cell.header == "col" else None,
            )
            column = last + 1
        writer.next_row(row.height)


def write_labels(writer, table):
    """Writes a table of labels on the columns of the other tables; a label spans as many as it needs."""
    label, width = 0, 0.0
    while width < table.columns[0] and label < len(writer.columns) - 1:
        width += writer.columns[label]
        label += 1
    for row in table.groups[0]:
        name, shown = row.cells
        border = Border(HAIRLINE, HAIRLINE, HAIRLINE, HAIRLINE)
        font = writer.font(1.2, bold=True) if shown.heading else None
        writer.put(value_of(name, writer.paper), 1, label, align="center", border=border, fill=SHADE)
        writer.put(value_of(shown, writer.paper), label + 1, len(writer.columns), border=border, font=font)
        writer.next_row(row.height)


def height_of(rows):
    return sum(row.height for row in rows)


def write_table(writer, table, room):
    first = writer.row
    write_rows(writer, table.head)
    for index, group in enumerate(table.groups):
        if index and writer.used + height_of(group) > room:
            writer.repeat(first, len(table.head), height_of(table.head))
            writer.break_before()
        write_rows(writer, group)


def least_height(block):
    """The height that must stay with the block before: for a table, its head and first item."""
    return height_of(block.head + block.groups[0]) if isinstance(block, Table) and block.groups else 0


def write_title(writer, title):
    paper, last = writer.paper, len(writer.columns)
    writer.put(title.text, 1, last - 1, font=writer.font(1.6, bold=True))
    if title.mark is not None:
        box = Border(RULE, RULE, RULE, RULE)
        writer.put(title.mark, last, last, align="center", font=writer.font(1.3, bold=True), border=box)
    writer.next_row(1.6 * 1.5 * paper.size)
    for label, text, _ in title.sections:
        writer.put(label, 1, 2, font=writer.font(1.3))
        writer.put(text, 3, last, font=writer.font(1.3, bold=True))
        writer.next_row(1.3 * 1.5 * paper.size)
    writer.next_row(GAP)


def write_blocks(writer, blocks):
    room = writer.paper.text_height
    last = len(writer.columns)
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Title):
            write_title(writer, block)
        elif isinstance(block, Heading):
            writer.put(block.text, 1, last, font=writer.font(block.size, bold=True))
            writer.next_row(block.size * 1.4 * writer.paper.size)
        elif isinstance(block, Note):
            writer.put(block.text, 1, last, font=writer.font(bold=block.bold))
            writer.next_row(1.5 * writer.paper.size)
        elif block.kind == "labels":
            # Keep the block with the head and the first item of its table.
            needed = least_height(block) + GAP + least_height(following)
            if writer.used + needed > room:
                writer.break_before()
            write_labels(writer, block)
            writer.next_row(GAP)
        else:
            write_table(writer, block, room)
            writer.next_row(GAP)


def set_page(sheet, paper, run, numbering):
    """Sets paper, margins, running header and page number."""
    sheet.page_setup.paperSize = {"a4": 9, "a3": 8}[paper.name]
    sheet.page_setup.orientation = "landscape" if paper.landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = paper.sides / 72
    margins.top, margins.bottom = paper.top / 72, paper.bottom / 72
    margins.header = margins.footer = 5 * MM / 72
    sheet.print_options.horizontalCentered = True
    codes = {"number": "&P", "total": "&N"}
    sheet.oddFooter.center.text = "".join(codes.get(piece, piece.replace("&", "&&")) for piece in numbering)
    sheet.oddHeader.left.text = run.header.replace("&", "&&")
    sheet.oddHeader.right.text = run.mark.replace("&", "&&")
    for part, size in [
        (sheet.oddFooter.center, paper.size),
        (sheet.oddHeader.left, paper.small),
        (sheet.oddHeader.right, paper.small),
    ]:
        part.font, part.size = f"{paper.family},Regular", round(size)


def workbook_of(paper):
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = paper.title, paper.author
    normal = book._named_styles["Normal"]
    normal.font = Font(name=paper.sheet.family, sz=paper.sheet.size)
    for run in paper.runs:
        tables = [block for block in run.blocks if isinstance(block, Table) and block.kind != "labels"]
        columns = tables[0].columns if tables else [paper.sheet.text_width / 10] * 10
        if any(len(table.columns) != len(columns) for table in tables):
            raise ValueError("a worksheet holds tables of the same columns only")
        sheet = book.create_sheet(run.name)
        set_page(sheet, paper.sheet, run, paper.numbering)
        write_blocks(Writer(sheet, paper.sheet, columns), run.blocks)
    return book
