"""2,000 award notices in one PDF, against bare reportlab drawing the same strings."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from jjgreen_desktop.bootstrap import create_office
from jjgreen_desktop.documents import award_notice
from jjgreen_desktop.documents.sheet import Sheet
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.assessing import assess_all
from jjgreen_desktop.operations.notices import NoticeFacts, notice_facts
from tests.bench.measure import Figure, medians
from tests.bench.samples import firms, retrofits

NOTICES = 2_000
TIMES = 3
String = tuple[float, float, str, float, str]


def figures(folder: Path) -> list[Figure]:
    """The drawing alone: the facts are gathered before."""
    notices = _facts(folder)
    pages = _strings(notices)
    jobs = {"ours": lambda: award_notice.pdf(notices), "bare": lambda: _bare(pages)}
    taken = medians(jobs, TIMES)
    name = f"{NOTICES:,} notices ({len(pages):,} pages), one PDF"
    against = "bare reportlab drawing the same strings"
    return [Figure(name, taken["ours"], 2, taken["bare"], against)]


def _facts(folder: Path) -> list[NoticeFacts]:
    office = create_office(folder / "papers", "湖口县", "bench")
    office.store.put_many("bench", firms(NOTICES))
    office.store.put_many("bench", retrofits([e.id for e in office.store.find(Enterprise)]))
    lines = [line for result in assess_all(office) for line in result.lines]
    notices = [replace(notice_facts(office, line), numbered=False) for line in lines]
    office.store.close()
    assert len(notices) == NOTICES
    return notices


def _strings(notices: list[NoticeFacts]) -> list[list[String]]:
    """What a first drawing puts where, by page."""
    pages: list[list[String]] = [[]]
    put, show = Sheet.put, Canvas.showPage

    def noted(self: Sheet, line: Any, x: float, baseline: float, align: float = 0.0) -> None:
        left = x - align * line.width
        for font, run in line.runs:
            pages[-1].append((left, baseline, font, line.size, run))
            left += len(run) * line.size
        put(self, line, x, baseline, align)

    def turned(self: Canvas) -> None:
        pages.append([])
        show(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sheet, "put", noted)
        patch.setattr(Canvas, "showPage", turned)
        award_notice.pdf(notices)
    return pages[:-1]


def _bare(pages: list[list[String]]) -> None:
    canvas = Canvas(BytesIO())
    for page in pages:
        for x, y, font, size, text in page:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
