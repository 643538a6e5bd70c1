"""Feeds the box Ctrl+K: enterprises at once from the index, all else from the worker after a short pause."""

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer

from ui.finder import Finder
from ui.widgets.seek_box import SeekBox
from ui.widgets.seek_rows import Heading, Step
from ui.worker import Job, Progress, Worker

if TYPE_CHECKING:  # imported by the worker after the first paint
    from jjgreen_desktop.operations.office import Office
    from jjgreen_desktop.operations.reference import Reference
    from jjgreen_desktop.operations.seeking import Hit, Initials, Sought

BUDGET = 0.012  # s of the index at a time; then the window may paint
PAUSE = 120  # ms after a key before the store is asked
FIRMS = 8  # of a group
RECENT = 8
KEY = "opened"  # in the window's memory: which subjects were opened last
NEW, BRING = "new", "import"
FIRST_STEPS = (Step("登记一家新企业", NEW), Step("从表格导入企业名单", BRING))


class Seeker(QObject):
    """Belongs to one box and one register."""

    def __init__(self, worker: Worker, finder: Finder, memory: QSettings, box: SeekBox) -> None:
        super().__init__(box)
        self._worker = worker
        self._finder = finder
        self._memory = memory
        self._box = box
        self._text = ""
        self._gathering: Iterator[None] | None = None  # the index at work
        self._firms: list[str] = []  # what it found so far
        self._holders: dict[str, list[str]] = {}
        self._told = 0  # how many of the firms are shown
        self._job: Job | None = None
        self._reference: Reference | None = None
        self._initials: Initials | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._step)
        box.typed.connect(self.seek)
        box.left.connect(self._stop)

    def prepare(self) -> None:
        """Have read what words are sought by."""
        self._worker.run(_prepare, self._take)

    def _take(self, found: "tuple[Reference, Initials]") -> None:
        self._reference, self._initials = found

    def seek(self, text: str) -> None:
        """Show what matches; nothing typed: what was opened last."""
        self._stop()
        self._text = text
        if not text:
            self._worker.run(
                lambda office, _progress: _read(office, self.recent()), self._show_recent
            )
            return
        self._gathering = self._gather(text)
        self._firms, self._holders, self._told = [], {}, 0
        self._pause.start()
        self._step()

    def _stop(self) -> None:
        self._pause.stop()
        self._later.stop()
        self._gathering = None
        if self._job:
            self._job.cancel()

    def _gather(self, text: str) -> Iterator[None]:
        """Let the index find the firms, and those each of several words means alone, bit by bit."""
        from jjgreen_desktop.operations.marking import words_of
        from jjgreen_desktop.operations.seeking import MOST_HOLDERS

        for some in self._finder.matches(text):
            self._firms += some
            if len(self._firms) > FIRMS:
                break
            yield
        words = words_of(text)
        for word in words if len(words) > 1 else ():
            found: list[str] = []
            for some in self._finder.matches(word):
                found += some
                if len(found) > MOST_HOLDERS:
                    break
                yield
            else:
                self._holders[word] = found

    def _step(self) -> None:
        """Go on until the window must paint; the store is asked when the index has been through."""
        if self._gathering is None:
            return
        end = perf_counter() + BUDGET
        whole = all(perf_counter() < end for _ in self._gathering)
        if len(self._firms[:FIRMS]) > self._told:
            hits = self._hits()
            self._box.show_rows([Heading(hits[0].group), *hits], keep=bool(self._told))
            self._told = len(hits)
        if whole:
            self._gathering = None
            self._ask()
        else:
            self._later.start()

    def _hits(self) -> "list[Hit]":
        """The enterprises the index found, in words."""
        from jjgreen_desktop.domain.enterprise import Enterprise
        from jjgreen_desktop.operations.marking import spans, words_of
        from jjgreen_desktop.operations.seeking import Hit

        found, words = [], words_of(self._text)
        for firm in self._firms[:FIRMS]:
            name, code = self._finder.words(firm)
            marks = spans(self._reference, name, words) if self._reference else ()
            found.append(Hit(Enterprise.label, name, Enterprise.noun, firm, marks, code))
        return found

    def _ask(self) -> None:
        """Ask the store for all else, once nothing more is typed and the index has been through."""
        if self._gathering is not None or self._pause.isActive():
            return
        from jjgreen_desktop.operations.seeking import seek

        text, initials, firms, holders = self._text, self._initials, self._firms, self._holders
        self._job = self._worker.run(
            lambda office, progress: seek(
                office,
                text,
                firms[: FIRMS + 1],
                holders=holders,
                each=FIRMS,
                initials=initials,
                going=lambda: not progress.cancelled,
            ),
            lambda found: self._show(text, found),
        )

    def _show(self, text: str, found: "Sought") -> None:
        if text != self._text:
            return
        rows: list[Heading | Step | Hit] = []
        for hit in found.hits:
            if not rows or (not isinstance(rows[-1], Heading) and hit.group != _group(rows[-1])):
                more = "　还有更多，请再输几个字" if hit.group in found.more else ""
                rows.append(Heading(f"{hit.group}{more}"))
            rows.append(hit)
        self._box.show_rows(rows or nothing(text), keep=bool(rows), last=True)

    def _show_recent(self, hits: "list[Hit]") -> None:
        from jjgreen_desktop.domain.catalogue import Found

        if self._text or self._box.text().strip():
            return
        what = "、".join(Found)
        hint = Heading(f"可输{what}的一部分，或拼音首字母；几个词用空格隔开")
        self._box.show_rows([hint, *([Heading("最近打开"), *hits] if hits else FIRST_STEPS)])

    def recent(self) -> list[tuple[str, str]]:
        """Noun and id of what was opened last, the latest first."""
        kept = str(self._memory.value(KEY) or "").split()
        return [(noun, record) for noun, _, record in (one.partition(":") for one in kept)]

    def remember(self, noun: str, record: str) -> None:
        """An enterprise, park or provider was opened."""
        kept = [one for one in self.recent() if one != (noun, record)]
        latest = [(noun, record), *kept][:RECENT]
        self._memory.setValue(KEY, " ".join(":".join(one) for one in latest))


def nothing(text: str) -> list[Heading | Step]:
    """What to say where nothing is found, and the next step."""
    said = f"没有找到“{text}”。请换一个字、编号中的几位或首字母再试；还没有登记的，可以："
    return [Heading(said), *FIRST_STEPS]


def _group(row: "Heading | Step | Hit") -> str:
    return str(getattr(row, "group", ""))


def _prepare(office: "Office", _progress: Progress) -> "tuple[Reference, Initials]":
    from jjgreen_desktop.operations.seeking import Initials

    office.reference.initials("")  # the table is read here, not at the first key
    return office.reference, Initials()


def _read(office: "Office", subjects: list[tuple[str, str]]) -> "list[Hit]":
    from jjgreen_desktop.operations.seeking import read

    return read(office, subjects)
