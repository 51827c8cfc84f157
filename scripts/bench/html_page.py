"""The paper as HTML with CSS, for WeasyPrint and Chromium."""

import json
from html import escape

from cells import PITCH
from paper import Heading, Note, Table, Title

# In the layouts a rule takes no width of a column; Chromium makes it a pixel wide.
BORDER = 0.4

CSS = """
@font-face { font-family: "BIZ UDPGothic"; src: url("fonts/BIZUDPGothic-Regular.ttf"); }
@font-face { font-family: "BIZ UDPGothic"; font-weight: bold; src: url("fonts/BIZUDPGothic-Bold.ttf"); }
@font-face { font-family: "BIZ UDPMincho"; src: url("fonts/BIZUDPMincho-Regular.ttf"); }
@font-face { font-family: "Shinkan Checkbox"; src: url("fonts/ShinkanCheckbox-Regular.ttf"); }
html { font: SIZEpt/PITCH "FAMILY", "Shinkan Checkbox"; color: black; }
html { print-color-adjust: exact; text-rendering: geometricPrecision; }
body, p, h1, h2, h3, h4, h5 { margin: 0; font-size: 1em; font-weight: normal; }
body { overflow-wrap: anywhere; text-spacing-trim: space-all; text-autospace: no-autospace; }
.run + .run { break-before: page; }
.title { display: flow-root; margin-bottom: 0.2em; }
.title p { font-size: 1.6em; font-weight: bold; line-height: 1.25; }
.title .mark { float: right; border: 0.9pt solid; padding: 0.1em 0.6em; font-size: 1.3em; line-height: 1.25; }
.sections { display: table; font-size: 1.3em; margin-bottom: 0.3em; }
.sections > div { display: table-row; }
.sections > div > * { display: table-cell; padding-right: 1.2em; }
.sections :is(b, h1, h2, h3, h4, h5) { font-weight: bold; }
.heading { font-weight: bold; break-after: avoid; margin-bottom: 0.25em; }
.grid { width: 100%; table-layout: fixed; border-collapse: collapse; }
.grid td, .grid th { border: 0.4pt solid; padding: ABOVEpt SIDESpt; box-sizing: border-box; }
.grid td, .grid th { font-weight: normal; text-align: left; vertical-align: middle; }
.grid thead th, .labels th { background: #ebebeb; text-align: center; padding-left: 0; padding-right: 0; }
.grid thead, .grid tbody { border-top: 0.9pt solid; border-bottom: 0.9pt solid; }
.labels tbody { border: none; }
.grid tbody { break-inside: avoid; }
.labels { break-inside: avoid; break-after: avoid; }
.labels, .items { margin-bottom: 0.4em; }
.labels :is(h1, h2, h3, h4, h5) { font-size: 1.2em; font-weight: bold; }
.grid .right { text-align: right; }
.grid .center { text-align: center; }
.grid .top { vertical-align: top; padding-top: 0; }
.grid .bottom { vertical-align: bottom; padding-bottom: 0; }
.grid .open-above { border-top: none; }
.grid .open-below { border-bottom: none; }
.grid span { display: inline-block; }
.grid .left { float: left; }
b { font-weight: bold; }
"""


def css_of(paper):
    sheet = paper.sheet
    # CSS puts half of the leading above a line and half below; the layouts put all of it between lines.
    above = sheet.inset[1] - (PITCH - 1) * sheet.size / 2 - BORDER / 2
    css = CSS
    for word, value in [("SIZE", sheet.size), ("PITCH", PITCH), ("FAMILY", sheet.family), ("ABOVE", above)]:
        css = css.replace(word, f"{value:g}" if word != "FAMILY" else value)
    css = css.replace("SIDES", f"{sheet.inset[0] - BORDER:g}")
    counters = {"number": "counter(page)", "total": "counter(pages)"}
    numbers = " ".join(counters.get(piece, quoted(piece)) for piece in paper.numbering)
    css += (
        f"@page {{ size: {sheet.width:.2f}pt {sheet.height:.2f}pt; "
        f"margin: {sheet.top:.2f}pt {sheet.sides:.2f}pt {sheet.bottom:.2f}pt; "
        f"@bottom-center {{ content: {numbers}; {margin_font(sheet, sheet.size)} }} }}\n"
    )
    above = f"vertical-align: bottom; margin-bottom: {0.35 * sheet.top:.2f}pt; padding-bottom: 1.5pt; "
    above += "border-bottom: 0.4pt solid;"
    for run in paper.runs:
        css += f"@page {run.name} {{ "
        for corner, width, text in [("left", 85, run.header), ("right", 15, run.mark)]:
            css += f"@top-{corner} {{ content: {quoted(text)}; width: {width}%; text-align: {corner}; {above} "
            css += f"{margin_font(sheet, sheet.small)} }} "
        css += "}\n"
    return css


def margin_font(sheet, size):
    return f'font: {size:g}pt "{sheet.family}"'


def quoted(text):
    """Quotes a CSS string."""
    return json.dumps(text, ensure_ascii=False).replace("\\n", "\\a ").replace("<", "\\3c ")


def run_html(run, bold, whole):
    if whole:
        return f"<span>{escape(run)}</span>"
    return f"<b>{escape(run)}</b>" if bold else escape(run)


def text_html(text):
    runs = "".join(run_html(run, bold, text.whole) for run, bold in text.runs)
    left = f'<span class="left">{escape(text.left)}</span> ' if text.left is not None else ""
    hang = f' style="padding-left:{text.hang:g}em;text-indent:-{text.hang:g}em"' if text.hang else ""
    return f"<p{hang}>{left}{runs}</p>"


def cell_html(cell, height=None):
    tag = "th" if cell.header else "td"
    attributes = f' scope="{cell.header}"' if cell.header else ""
    attributes += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    attributes += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    classes = [cell.align] if cell.align != "left" else []
    classes += [cell.vertical] if cell.vertical != "middle" else []
    classes += ["open-above"] * cell.open_above + ["open-below"] * cell.open_below
    attributes += f' class="{" ".join(classes)}"' if classes else ""
    attributes += f' style="height:{height:.2f}pt"' if height is not None else ""
    if cell.heading:
        inner = f"<h{cell.heading}>{escape(cell.texts[0].plain())}</h{cell.heading}>"
    else:
        inner = "".join(text_html(text) for text in cell.texts if text.plain() or text.left)
    return f"<{tag}{attributes}>{inner}</{tag}>"


def row_html(row):
    # One cell sets the height of the row: WeasyPrint would add the heights of cells that span several rows.
    holding = next((cell for cell in row.cells if cell.rows == 1), None)
    cells = "".join(cell_html(cell, row.height if cell is holding else None) for cell in row.cells)
    return f"<tr>{cells}</tr>\n"


def table_html(table):
    columns = "".join(f'<col style="width:{width:.2f}pt">' for width in table.columns)
    head = f"<thead>{''.join(map(row_html, table.head))}</thead>\n" if table.head else ""
    groups = "".join(f"<tbody>\n{''.join(map(row_html, group))}</tbody>\n" for group in table.groups)
    return f'<table class="grid {table.kind}"><colgroup>{columns}</colgroup>\n{head}{groups}</table>\n'


def title_html(title):
    mark = f'<p class="mark">{escape(title.mark)}</p>' if title.mark is not None else ""
    rows = ""
    for label, text, level in title.sections:
        tag = f"h{level}" if level else "b"
        rows += f"<div><span>{escape(label)}</span><{tag}>{escape(text)}</{tag}></div>\n"
    return f'<div class="title">{mark}<p>{escape(title.text)}</p></div>\n<div class="sections">{rows}</div>\n'


def block_html(block):
    if isinstance(block, Table):
        return table_html(block)
    if isinstance(block, Title):
        return title_html(block)
    if isinstance(block, Heading):
        return (
            f'<h{block.level} class="heading" style="font-size:{block.size}em">{escape(block.text)}</h{block.level}>\n'
        )
    if isinstance(block, Note):
        return f"<p{' class=heading' if block.bold else ''}>{escape(block.text)}</p>\n"
    raise TypeError(block)


def html_of(paper):
    runs = "".join(
        f'<div class="run" style="page:{run.name}">\n{"".join(map(block_html, run.blocks))}</div>\n'
        for run in paper.runs
    )
    return (
        f'<!doctype html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n<title>{escape(paper.title)}</title>\n'
        f'<meta name="author" content="{escape(paper.author)}">\n<style>{css_of(paper)}</style>\n</head>\n'
        f"<body>\n{runs}</body>\n</html>\n"
    )
