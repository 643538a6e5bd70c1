"""登记问题清单 made in turns: everything is checked, then drawn page by page, and other work is done between."""

from collections.abc import Sequence
from time import monotonic

from jjgreen_desktop.documents.findings_sheet import NAME, Drawing
from jjgreen_desktop.operations import findings_sweep
from jjgreen_desktop.operations.county_findings import Counts, Listed
from jjgreen_desktop.operations.findings_sweep import Sweep
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.sheet_signs import sheet_signs
from ui.papers.turns import Made, Turn
from ui.worker import Progress

CHECKING = "正在检查全部登记，可以照常做别的事"
DRAWING = "正在排版，可以照常做别的事"
MEANWHILE = "检查期间登记又有改动，可能没有计入。要计入的，请重新生成。"


class FindingsTurns:
    """Of the findings given, or of all there are in the register when it begins."""

    def __init__(self, shown: Sequence[Listed] | None, whole: Counts | None) -> None:
        self._shown = shown
        self._whole = whole
        self._note = ""

    def begin(self, office: Office, _progress: Progress) -> Turn | Made:
        """The first turn."""
        if self._shown is None:
            self._sweep, self._at = Sweep(office), office.store.revision
            return self._checking()
        return self._begin_drawing(office, self._shown)

    def _checking(self) -> Turn:
        return Turn(CHECKING, self._sweep.done, self._sweep.of, self._check)

    def _check(self, office: Office, _progress: Progress) -> Turn | Made:
        if not self._sweep.go_on(findings_sweep.TURN):
            return self._checking()
        self._note = MEANWHILE if office.store.revision != self._at else ""
        self._whole = self._sweep.counts
        return self._begin_drawing(office, self._sweep.found)

    def _begin_drawing(self, office: Office, found: Sequence[Listed]) -> Turn:
        day = office.today()
        self._name = f"{NAME}-{office.name}-{day}"
        self._drawing = Drawing(found, office.name, day, sheet_signs(office), whole=self._whole)
        return Turn(DRAWING, 0, self._drawing.of, self._draw)

    def _draw(self, _office: Office, _progress: Progress) -> Turn | Made:
        until = monotonic() + findings_sweep.TURN
        while self._drawing.done < self._drawing.of:
            self._drawing.draw_page()
            if monotonic() >= until:
                return Turn(DRAWING, self._drawing.done, self._drawing.of, self._draw)
        return Made(self._name, self._drawing.finish(), self._note)
