#!/usr/bin/env python3
"""Make ShinkanCheckbox-Regular.ttf: the signs ☐ ☑ ☒ in the style of BIZ UDPGothic.

Usage:
    pip install fonttools==4.68.0
    python3 make-checkbox.py

Reads BIZUDPGothic-Regular.ttf beside this script and writes
ShinkanCheckbox-Regular.ttf there. The same input and the same fontTools
version always give the same bytes, so SHA256SUMS can be checked afterwards.

BIZ UDPGothic has □, ✓ and × but none of ☐ ☑ ☒. Composing them from its own
outlines keeps the full width, the position on the kanji body and the colour
of the page. The result is a derivative under the same licence (OFL.txt).
"""

from math import atan2, cos, pi, sin
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphCoordinates
from fontTools.ttLib.tables.ttProgram import Program

HERE = Path(__file__).resolve().parent
FAMILY, VERSION = "Shinkan Checkbox", "1.000"

# A contour is a list of (x, y, on_curve) as the glyf table stores it: clockwise
# for ink, anticlockwise for a hole. Working on the stored points, not on drawn
# segments, keeps the curves exactly as the type designers made them.


def contours(font, char):
    """The contours of one character, without its hinting."""
    glyph = font["glyf"][font.getBestCmap()[ord(char)]]
    points = [(x, y, f & 1) for (x, y), f in zip(glyph.coordinates, glyph.flags)]
    ends = [end + 1 for end in glyph.endPtsOfContours]
    return [points[a:b] for a, b in zip([0] + ends, ends)]


def box_of(contour):
    xs, ys, _ = zip(*contour)
    return min(xs), min(ys), max(xs), max(ys)


def scale(contour, k):
    return [(k * x, k * y, on) for x, y, on in contour]


def shift(contour, dx, dy):
    return [(x + dx, y + dy, on) for x, y, on in contour]


def embolden(contour, d):
    """Move every edge outwards by d, since scaling down also thins the stroke."""
    result = []
    for i, (x, y, on) in enumerate(contour):
        (x0, y0, _), (x1, y1, _) = contour[i - 1], contour[(i + 1) % len(contour)]
        before, after = atan2(y - y0, x - x0), atan2(y1 - y, x1 - x)
        turn = (after - before + pi) % (2 * pi) - pi
        # The ink is to the right of the path, so outwards is to its left; at a
        # corner both edges have moved by d once the point has by d / cos(turn/2).
        way = before + turn / 2 + pi / 2
        reach = d / cos(turn / 2)
        result.append((x + reach * cos(way), y + reach * sin(way), on))
    return result


def glyph_of(*parts):
    """A glyph of contours, or an empty one."""
    glyph = Glyph()
    if not parts:
        return glyph
    points = [p for part in parts for p in part]
    glyph.numberOfContours = len(parts)
    glyph.coordinates = GlyphCoordinates([(round(x), round(y)) for x, y, _ in points])
    glyph.flags = bytearray(on for *_, on in points)
    glyph.endPtsOfContours = [sum(map(len, parts[: i + 1])) - 1 for i in range(len(parts))]
    glyph.program = Program()  # unhinted: hinting would need the fpgm, cvt and prep tables
    glyph.program.fromBytecode(b"")
    return glyph


def draw(font):
    """The outlines of ☐, ☑ and ☒."""
    outer, inner = contours(font, "□")
    left, bottom, right, top = box_of(outer)
    in_left, in_bottom, in_right, in_top = box_of(inner)

    # ☒: the × made smaller, so that at 8 pt the white between it and the frame
    # stays as wide as a stroke, and then bolder again to match the kanji.
    cross = embolden(scale(contours(font, "×")[0], 0.82), 22)
    x0, y0, x1, y1 = box_of(cross)
    cross = shift(cross, (left + right - x0 - x1) / 2, (bottom + top - y0 - y1) / 2)

    # ☑: the ✓ of the face is a fine pen stroke that would fade on a photocopy.
    # Emboldened it fills the box and leaves it at the upper right, which also
    # tells it from ☒ by its silhouette alone.
    check = embolden(scale(contours(font, "✓")[0], 0.98), 52)
    x0, y0, _, _ = box_of(check)
    check = shift(check, 450 - x0, 190 - y0)

    # The corner it passes is left open, by the same white on either side of the
    # stroke. A closed corner would clot there, and nothing overlaps this way.
    cut_x, cut_y = 1462, 1141
    frame = [
        (left, top), (cut_x, top), (cut_x, in_top), (in_left, in_top),
        (in_left, in_bottom), (in_right, in_bottom), (in_right, cut_y),
        (right, cut_y), (right, bottom), (left, bottom),
    ]  # fmt: skip
    frame = [(x, y, 1) for x, y in frame]

    return {
        0x2610: glyph_of(outer, inner),
        0x2611: glyph_of(frame, check),
        0x2612: glyph_of(outer, inner, cross),
    }


def main():
    src = TTFont(HERE / "BIZUDPGothic-Regular.ttf")
    head, hhea, os2, post = (src[tag] for tag in ("head", "hhea", "OS/2", "post"))
    em = head.unitsPerEm

    signs = draw(src)
    notdef = src["glyf"][".notdef"]
    notdef.removeHinting()
    glyphs = {".notdef": notdef, "space": glyph_of()}
    glyphs |= {f"uni{code:04X}": glyph for code, glyph in signs.items()}

    fb = FontBuilder(em, isTTF=True)
    fb.font.recalcTimestamp = False  # else the time of the run goes into the file
    fb.updateHead(
        created=head.created, modified=head.modified, fontRevision=float(VERSION),
        flags=3, lowestRecPPEM=8,
    )  # fmt: skip
    fb.setupGlyphOrder(list(glyphs))
    fb.setupCharacterMap({0x20: "space"} | {code: f"uni{code:04X}" for code in signs})
    fb.setupGlyf(glyphs)
    # The space is as wide as that of the text face, should a program take it from here.
    widths = {"space": src["hmtx"][src.getBestCmap()[0x20]][0]}
    fb.setupHorizontalMetrics(
        {name: (widths.get(name, em), getattr(g, "xMin", 0)) for name, g in glyphs.items()}
    )

    # All vertical measures are those of the text face, so that a line with a
    # checkbox in it is not a hair higher than one without.
    fb.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent, lineGap=hhea.lineGap)
    same = (
        "sTypoAscender sTypoDescender sTypoLineGap usWinAscent usWinDescent sxHeight sCapHeight "
        "yStrikeoutSize yStrikeoutPosition ySubscriptXSize ySubscriptYSize ySubscriptXOffset "
        "ySubscriptYOffset ySuperscriptXSize ySuperscriptYSize ySuperscriptXOffset "
        "ySuperscriptYOffset"
    )
    fb.setupOS2(
        version=4, usWeightClass=400, fsType=0, fsSelection=0x40, achVendID="NONE",
        **{field: getattr(os2, field) for field in same.split()},
    )  # fmt: skip
    fb.font["OS/2"].recalcCodePageRanges(fb.font)
    fb.setupPost(
        underlinePosition=post.underlinePosition, underlineThickness=post.underlineThickness
    )

    name = src["name"].getDebugName
    ps_name = FAMILY.replace(" ", "") + "-Regular"
    fb.setupNameTable(
        {
            "copyright": f"{name(0)}. The glyphs of this font are derived from"
            " BIZ UDPGothic Regular. No Reserved Font Name.",
            "familyName": FAMILY,
            "styleName": "Regular",
            "uniqueFontIdentifier": f"{VERSION};NONE;{ps_name}",
            "fullName": f"{FAMILY} Regular",
            "version": f"Version {VERSION}",
            "psName": ps_name,
            "description": "Ballot boxes U+2610, U+2611 and U+2612, composed from the outlines"
            " of U+25A1, U+2713 and U+00D7 in BIZ UDPGothic Regular.",
            "licenseDescription": name(13),
            "licenseInfoURL": name(14),
        },
        mac=False,
    )
    fb.save(HERE / f"{ps_name}.ttf")


if __name__ == "__main__":
    main()
