"""Reads papers back with poppler, as an auditor would: text, fonts, places on the page."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple


class Word(NamedTuple):
    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def text(pdf: bytes) -> str:
    """All text without page numbers and blanks, so that breaks do not matter."""
    return "".join(re.sub(r"—\d+—$", "", page) for page in pages(pdf))


def pages(pdf: bytes) -> list[str]:
    """The text of each page without blanks."""
    layout = _run(["pdftotext", "-layout", "-", "-"], pdf)
    return ["".join(page.split()) for page in layout.split("\f")[:-1]]


def fonts(pdf: bytes, folder: Path) -> list[list[str]]:
    """Rows of pdffonts from the column emb on: [name, emb, sub, uni]."""
    path = folder / "fonts.pdf"
    path.write_bytes(pdf)
    rows = [line.split() for line in _run(["pdffonts", str(path)], b"").splitlines()[2:]]
    return [[row[0], *row[-5:-2]] for row in rows]


def words(pdf: bytes) -> list[Word]:
    """Words with their boxes in pt from the upper left."""
    found, page = [], 0
    box = re.compile(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    )
    for line in _run(["pdftotext", "-bbox", "-", "-"], pdf).splitlines():
        page += line.strip().startswith("<page ")
        if match := box.search(line):
            left, top, right, bottom = map(float, match.groups()[:4])
            found.append(Word(match[5], page, left, top, right, bottom))
    return found


def info(pdf: bytes) -> dict[str, str]:
    lines = _run(["pdfinfo", "-"], pdf).splitlines()
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}


def _run(command: list[str], given: bytes) -> str:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout.decode()


def dark_share(pdf: bytes) -> float:
    """The share of dots on the first page that are not white."""
    command = ["pdftoppm", "-r", "40", "-gray", "-singlefile", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    dots = done.stdout.split(b"\n", 3)[3]
    return sum(dot < 250 for dot in dots) / len(dots)
