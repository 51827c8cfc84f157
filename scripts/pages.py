#!/usr/bin/env python3
"""pages.py PDF...: measures how the pages of PDFs are set, as a Markdown table.

fill: how far down the text area the page is used, the running head and foot apart.
runts: last lines of a paragraph with one or two characters. parted: figures that a line end parts, from each other or from what
they count. Needs pdftotext and pdftoppm of poppler-utils.

pages.py --list PDF...: names each page under half, each runt and each parted figure instead.
pages.py --record FILE PDF...: fails unless the tables in the file have these figures.
"""

import html
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

DPI = 72
# Where the running head ends and the foot begins, as shares of a page's height.
HEAD, FOOT = 0.045, 0.955
# Below DARK, a pixel is ink; below PALE, it may be a thin rule.
DARK, PALE = 160, 235
# The first characters of what figures count.
COUNTER = "人件回月年日円部団世箇か校園施個台点％%名組歳時分千百万億倍ヶ㎡m"


@dataclass
class Line:
    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def height(self):
        return self.bottom - self.top


def pages_of(pdf):
    """The lines of each page, as poppler finds them."""
    layout = subprocess.run(["pdftotext", "-q", "-bbox-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    box = r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"'
    for page in re.findall(r"<page [^>]*>(.*?)</page>", layout, re.S):
        lines = []
        for *edges, words in re.findall(rf"<line {box}>(.*?)</line>", page, re.S):
            text = "".join(html.unescape(word) for word in re.findall(r"<word [^>]*>(.*?)</word>", words, re.S))
            lines.append(Line(*map(float, edges), text))
        yield lines


def follows(above, below):
    """Whether two lines belong to one column of text."""
    step = below.top - above.top
    return (
        abs(above.height - below.height) < 0.1 * above.height
        and 0.9 * above.height < step < 1.6 * above.height
        and abs(above.left - below.left) < 1.2 * above.height
    )


def broken(lines, raster):
    """The pairs of lines between which a paragraph was broken because its line was full."""
    ordered = sorted(lines, key=lambda line: (line.top, line.left))
    for below in ordered:
        above = next((line for line in reversed(ordered) if follows(line, below)), None)
        if above is None or raster.ruled(above, below) or len(above.text) < 5 or re.fullmatch(r"[\d,.]+", above.text):
            continue
        column = [line.right for line in ordered if abs(line.left - above.left) < 1.2 * above.height]
        if above.right > max(column) - 1.3 * above.height:
            last = not any(follows(below, line) for line in ordered)
            yield above.text, below.text, last


@dataclass
class Raster:
    width: int
    height: int
    pixels: bytes

    def fill(self):
        """How far down the page is used: 1 is down to the foot."""
        first, last = round(self.height * HEAD), round(self.height * FOOT)
        used = [row for row in range(first, last) if min(self.pixels[row * self.width:(row + 1) * self.width]) < DARK]
        return (used[-1] + 1 - first) / (last - first) if used else 0.0

    def ruled(self, above, below):
        """Whether a rule lies between two lines."""
        scale = DPI / 72
        left, right = round(below.left * scale), round(below.right * scale)
        rows = range(round((above.bottom - 0.2 * above.height) * scale), round((below.top + 0.2 * below.height) * scale) + 1)
        return any(max(self.pixels[row * self.width + left:row * self.width + right], default=0) < PALE for row in rows)


def rasters(pdf):
    raw = subprocess.run(["pdftoppm", "-q", "-gray", "-r", str(DPI), pdf], capture_output=True, check=True).stdout
    at = 0
    while at < len(raw):
        header = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+\d+\s").match(raw, at)
        width, height = map(int, header.groups())
        at = header.end() + width * height
        yield Raster(width, height, raw[header.end():at])


def measured(pdf):
    fill, runts, parted = [], [], []
    for number, (lines, raster) in enumerate(zip(pages_of(pdf), rasters(pdf)), 1):
        fill.append(raster.fill())
        for above, below, last in broken(lines, raster):
            if last and len(below) <= 2 and not below.isdigit():
                runts.append((number, above, below))
            if re.search(r"[\d０-９.,，．▲△]$", above) and re.match(rf"[\d０-９{COUNTER}]", below):
                parted.append((number, above, below))
    return fill, runts, parted


def row(pdf):
    """The line of a PDF in the table."""
    fill, runts, parted = measured(pdf)
    twos = sum(len(below) == 2 for _, _, below in runts)
    return [
        Path(pdf).stem,
        len(fill),
        f"{sum(fill) / len(fill):.0%}",
        sum(share < 0.5 for share in fill),
        twos,
        len(runts) - twos,
        len(parted),
    ]


def line(cells):
    return "| " + " | ".join(map(str, cells)) + " |"


def tell(pdf):
    """Names what is wrong on the pages of a PDF."""
    fill, runts, parted = measured(pdf)
    for number, share in enumerate(fill, 1):
        if share < 0.5:
            print(f"{pdf}:{number}: {share:.0%}")
    for number, above, below in runts + parted:
        print(f"{pdf}:{number}: {above[-12:]} | {below[:8]}")


def is_recorded(cells, record):
    """Whether a record has the line of a PDF. The fill may differ by a point or two, as pixels do."""
    found = next((known for known in record if known[0] == cells[0]), None)
    if found is None or len(found) != len(cells):
        return False
    is_near = abs(int(found[2].rstrip("%")) - int(cells[2].rstrip("%"))) <= 2
    return is_near and found[:2] + found[3:] == [str(cell) for cell in cells[:2] + cells[3:]]


def main():
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(__doc__)
    if arguments[0] == "--list":
        for pdf in arguments[1:]:
            tell(pdf)
        return
    record = None
    if arguments[0] == "--record":
        lines = Path(arguments[1]).read_text().splitlines()
        record = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
        arguments = arguments[2:]
    print(line(["PDF", "pages", "fill", "under half", "runts of 2", "of 1", "parted"]))
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    rows = [row(pdf) for pdf in arguments]
    for cells in rows:
        print(line(cells))
    if record is not None:
        lost = [cells[0] for cells in rows if not is_recorded(cells, record)]
        if lost:
            sys.exit(f"pages.py: not as in the record: {', '.join(lost)}")


main()
