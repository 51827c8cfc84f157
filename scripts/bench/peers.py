#!/usr/bin/env python3
"""Prepares input for the other programs from a project of `shinkan eject`: peers.py PROJECT FOLDER.

Writes FOLDER/book.html with its fonts beside it and, if openpyxl is installed, FOLDER/book.xlsx.
"""

import json
import shutil
import sys
from pathlib import Path

from html_page import html_of
from paper import paper_of

project, folder = Path(sys.argv[1]), Path(sys.argv[2])
paper = paper_of(json.loads((project / "data/book.json").read_text(encoding="utf-8")))
folder.mkdir(parents=True, exist_ok=True)
shutil.copytree(project / "fonts", folder / "fonts", dirs_exist_ok=True)
(folder / "book.html").write_text(html_of(paper), encoding="utf-8")
try:
    from workbook import workbook_of

    workbook_of(paper).save(folder / "book.xlsx")
except (ModuleNotFoundError, ValueError) as error:
    print(f"peers: no book.xlsx: {error}", file=sys.stderr)
