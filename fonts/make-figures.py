#!/usr/bin/env python3
"""Make ShinkanFigures*.ttf: the digits of the text faces, all of one width.

Usage:
    pip install fonttools==4.68.0
    python3 make-figures.py FOLDER

Reads the BIZ UDP fonts beside this script, and the BIZ UD fonts, whose digits are
half an em wide, in FOLDER; writes three fonts for each text face beside this
script. The same input and the same fontTools version always give the same bytes,
so SHA256SUMS can be checked afterwards.

In the text faces 1 is narrower than the other digits, and there is no feature
tnum, so the commas of figures in a column do not line up; nor have hwid and fwid
digits. The results are derivatives under the same licence (OFL.txt).
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
VERSION = "1.000"
DIGITS = "0123456789"
# What stands between digits comes from the same font, so that a figure is one run of text.
FIGURES = DIGITS + ",."
FULL_WIDTH = "０１２３４５６７８９，．"


def reduce(font, signs):
    """Keeps nothing but these signs, unhinted; each stands for the digit or mark at its place in FIGURES."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "gasp", "GPOS", "GSUB", "DSIG", "FFTM", "BASE", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(text=signs)
    subsetter.subset(font)
    for table in font["cmap"].tables:
        names = table.cmap
        table.cmap = {ord(figure): names[ord(sign)] for figure, sign in zip(FIGURES, signs) if ord(sign) in names}


def align_digits(font):
    """Gives each digit the width of 0, in its middle."""
    names, metrics, glyphs = font.getBestCmap(), font["hmtx"], font["glyf"]
    width, _ = metrics[names[ord("0")]]
    for digit in DIGITS:
        name = names[ord(digit)]
        own, bearing = metrics[name]
        shift = (width - own) // 2
        glyph = glyphs[name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(glyphs)
        metrics[name] = (width, bearing + shift)


def rename(font, family, style, face):
    """Gives the font a name of its own, as the licence asks for of a Modified Version."""
    table = font["name"]
    copyright, licence, url = (table.getDebugName(number) for number in (0, 13, 14))
    ps_name = f"{family.replace(' ', '')}-{style}"
    table.names = []
    texts = {
        0: f"{copyright}. The glyphs of this font are derived from {face}. No Reserved Font Name.",
        1: family,
        2: style,
        3: f"{VERSION};NONE;{ps_name}",
        4: f"{family} {style}",
        5: f"Version {VERSION}",
        6: ps_name,
        10: f"The digits of {face}, all of one width.",
        13: licence,
        14: url,
    }
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    font["head"].fontRevision = float(VERSION)
    font["OS/2"].achVendID = "NONE"
    return ps_name


def make(source, face, family, signs):
    """Makes the font of a face."""
    font = TTFont(source / f"{face}.ttf", recalcTimestamp=False)
    reduce(font, signs)
    align_digits(font)
    ps_name = rename(font, family, face.split("-")[1], face)
    font.save(HERE / f"{ps_name}.ttf")


def main():
    folder = Path(sys.argv[1])
    for style, weight in (("Gothic", "Regular"), ("Gothic", "Bold"), ("Mincho", "Regular")):
        make(HERE, f"BIZUDP{style}-{weight}", f"Shinkan Figures {style}", FIGURES)
        make(folder, f"BIZUD{style}-{weight}", f"Shinkan Figures Half {style}", FIGURES)
        make(folder, f"BIZUD{style}-{weight}", f"Shinkan Figures Full {style}", FULL_WIDTH)


if __name__ == "__main__":
    main()
