"""Builds the bundled fonts beside this file. Run by hand when a source font changes; needs fontTools.

In an empty folder SOURCES:

    apt-get download texlive-lang-chinese fonts-lxgw-wenkai   # then `dpkg -x` each
    npm pack @expo-google-fonts/noto-serif-sc @expo-google-fonts/noto-sans-sc   # then `tar xzf` each

    python resources/fonts/build.py SOURCES

Every face gets a name of its own: the outlines are changed or reduced, 霞鹜 and LXGW are reserved
names, and a face of the same name installed on the PC must not be mixed up with ours.
"""

import gzip
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent
TOLERANCE = 2.0  # units of 1000 per em: 0.01 mm at 16 pt
COMMON = "FandolFang-Regular.otf"  # its 7,942 Han: all of GB 2312 and the commonest of the rest
# What names are written with beyond the common Han, for the face of the window: of the 8,105 general standard
# characters those that fit; the other 814 are the rarest of them.
RARE = "rare.txt"
# Never met in a county's offices: Vietnamese, parts and strokes of characters, Korean, Japanese words in one square.
FOREIGN = (
    (0x1E00, 0x1E3E),
    (0x1E40, 0x1EFF),
    (0x2FF0, 0x2FFF),
    (0x3130, 0x321F),
    (0x3260, 0x327F),
    (0x32C0, 0x3357),
    (0x337B, 0x337F),
    (0x33E0, 0x33FF),
)
LAYOUT = ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx", "prep", "gasp", "DSIG"]
NAMES_KEPT = (0, 13, 14)  # copyright, licence, its address


FACES = tomllib.loads((HERE / "faces.toml").read_text("utf-8"))["face"]
LICENCES = {
    "LICENCE-Fandol.txt": "fandol/COPYING.gz",
    "LICENCE-LXGW-WenKai.txt": "fonts-lxgw-wenkai/copyright",
    "LICENCE-Noto-Serif-SC.txt": "*noto-serif-sc*/package/LICENSE_FONT",
    "LICENCE-Noto-Sans-SC.txt": "*noto-sans-sc*/package/LICENSE_FONT",
}


def main(sources: Path) -> None:
    """Build every face and copy every licence from the unpacked packages below `sources`.

    A whole face keeps every character; the others the common Han and those rare ones (𠮷) which the
    first face, 宋体, does not have. The face of the window stands alone, where the papers borrow from
    one another: it has what names are written with as well, and nothing FOREIGN.
    """
    common = characters(found(sources, COMMON)) | set(range(0x3400)) | set(range(0xFE30, 0xFFF0))
    beyond = set(range(0x20000, 0x40000)) - characters(found(sources, FACES[0]["source"]))
    for face in FACES:
        source = found(sources, face["source"])
        wanted = characters(source) if face["whole"] else common | beyond
        wanted -= set(map(ord, face.get("without", "")))
        build(face, source, wanted if face["installed"] else window(wanted))
    for name, pattern in LICENCES.items():
        copy_licence(found(sources, pattern), HERE / name)


def window(wanted: set[int]) -> set[int]:
    """What the face of the window has: few bytes, for it is read before the first window stands there."""
    foreign = {code for first, last in FOREIGN for code in range(first, last + 1)}
    return (wanted - foreign) | rare()


def rare() -> set[int]:
    """What names are written with beyond the common Han."""
    return set(map(ord, "".join((HERE / RARE).read_text("utf-8").split())))


def found(sources: Path, pattern: str) -> Path:
    """The one file below `sources`. Raises SystemExit when it is not there."""
    for path in sorted(sources.rglob(pattern)):
        return path
    raise SystemExit(f"{pattern} is not below {sources}")


def characters(source: Path) -> set[int]:
    """Every character a font has."""
    return set(TTFont(source).getBestCmap())


def build(face: dict[str, Any], source: Path, wanted: set[int]) -> None:
    """Reduce, convert, rename and write one face."""
    font = TTFont(source, recalcTimestamp=False)
    keep(font, wanted)
    if "CFF " in font:
        to_truetype(font)
    rename(font, face["family"])
    if lender := face.get("borrows"):
        borrow(font, TTFont(HERE / lender))
    font["OS/2"].fsType = 0
    font.save(HERE / face["file"])


def borrow(font: TTFont, lender: TTFont) -> None:
    """The rare characters the font lacks, from a face built before: as many units per em, and as free.

    The notice of its authors comes with them.
    """
    names = lender.getBestCmap()
    for code in sorted((rare() & set(names)) - set(font.getBestCmap())):
        name = f"u{code:05X}"
        font["glyf"][name] = lender["glyf"][names[code]]
        font["hmtx"][name] = lender["hmtx"][names[code]]
        for table in font["cmap"].tables:
            if code < 0x10000 or table.format == 12:
                table.cmap[code] = name
    notices = (font["name"].getDebugName(0), lender["name"].getDebugName(0))
    font["name"].setName("\n".join(notices), 0, 3, 1, 0x409)


def keep(font: TTFont, wanted: set[int]) -> None:
    """Leave only these characters, and no layout, hinting or vertical tables: the papers use none."""
    options = Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False)
    options.drop_tables += LAYOUT
    options.name_IDs, options.name_languages = ["*"], ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)


def to_truetype(font: TTFont) -> None:
    """Cubic outlines to quadratic ones: reportlab embeds no CFF."""
    glyphs = font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder = font.getGlyphOrder()
    table.glyphs = {name: quadratic(glyphs, name) for name in table.glyphOrder}
    font["loca"], font["glyf"] = newTable("loca"), table
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"
    grow_maxp(font)
    font["post"].formatType = 3.0


def quadratic(glyphs: Any, name: str) -> Any:
    """One glyph with quadratic curves, outlines turned the TrueType way."""
    pen = TTGlyphPen(glyphs)
    glyphs[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
    return pen.glyph()


def grow_maxp(font: TTFont) -> None:
    """The header a TrueType font needs; fontTools computes the maxima when it saves."""
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    zero = (
        "maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements"
    )
    for key in (*zero.split(), "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, key, 0)
    maxp.maxZones = 1


def rename(font: TTFont, family: str) -> None:
    """Our names; copyright and licence stay as the authors wrote them."""
    table = font["name"]
    kept = [record for record in table.names if record.nameID in NAMES_KEPT]
    table.names = kept
    names = {1: family, 2: "Regular", 3: f"{family} 1", 4: family, 5: "Version 1.0"}
    names[6] = family.replace(" ", "")
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def copy_licence(source: Path, target: Path) -> None:
    """The licence as the package carries it."""
    if source.suffix == ".gz":
        target.write_bytes(gzip.decompress(source.read_bytes()))
    else:
        shutil.copyfile(source, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
