"""What is done with a pair that may be one firm, and with a merge: planned, written, taken apart."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import duplicates, merging, merging_words, unmerging
from jjgreen_desktop.operations.duplicates import Candidate
from jjgreen_desktop.operations.merging import Plan
from jjgreen_desktop.operations.merging_choices import Side
from jjgreen_desktop.operations.merging_words import Row
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.unmerging import Unmerged
from ui.enterprises.merge_detail import MergeDetail
from ui.enterprises.unmerge_detail import UnmergeDetail
from ui.worker import Progress, Worker

T = TypeVar("T")
OTHER = {Side.KEEP: Side.LOSE, Side.LOSE: Side.KEEP, Side.BOTH: Side.BOTH}


class PairActs(QObject):
    """Plans anew with every choice; nothing is written before one of the answers is pressed."""

    written = Signal(str)  # the sentence for the message bar
    gone = Signal(str)  # the id of a firm that was merged away

    def __init__(self, worker: Worker, detail: MergeDetail, merged: UnmergeDetail) -> None:
        super().__init__(detail)
        self._worker = worker
        self._detail = detail
        self._merged = merged
        self._pair: Candidate | None = None
        self._merging: Merging | None = None
        self._choices: dict[str, str] = {}
        self._turned = False
        detail.chosen.connect(self._choose_side)
        detail.turned.connect(self._turn)
        detail.merged.connect(self._merge)
        detail.apart.connect(self._keep_apart)
        detail.again.connect(self._ask_again)
        merged.parted.connect(self._part)

    def pick(self, pair: Candidate | None) -> None:
        """Show what merging a pair would do; what was chosen for another is forgotten."""
        if pair is None or self._pair is None or pair.key != self._pair.key:
            self._choices, self._turned = {}, False
        self._pair, self._merging = pair, None
        self._plan()

    def pick_merging(self, one: Merging) -> None:
        """Show what taking a merge apart would do."""
        self._pair, self._merging = None, one

        def show(found: Unmerged) -> None:
            if self._merging is one:
                self._merged.show_preview(one, found)

        self._worker.run(lambda office, _progress: unmerging.preview(office, one), show)

    def _choose_side(self, key: str, side: str) -> None:
        self._choices[key] = side
        self._plan()

    def _turn(self) -> None:
        """The other firm stays: fields chosen keep their values; like records are asked again."""
        self._turned = not self._turned
        self._choices = {
            key: OTHER[Side(side)].value for key, side in self._choices.items() if ":" not in key
        }
        self._plan()

    def _plan(self) -> None:
        pair = self._pair
        if pair is None:
            return
        turned, choices = self._turned, dict(self._choices)

        def task(office: Office, _progress: Progress) -> tuple[Plan, list[Row]]:
            made = merging.plan(office, *_firms(office, pair, turned), choices)
            return made, merging_words.rows(office, made)

        def done(found: tuple[Plan, list[Row]]) -> None:
            if (pair, turned, choices) == (self._pair, self._turned, self._choices):
                self._detail.show_plan(pair, *found)

        self._worker.run(task, done, failed=self._detail.refuse)

    def _merge(self) -> None:
        pair = self._pair
        if pair is None:
            return
        turned, choices = self._turned, dict(self._choices)

        def task(office: Office, _progress: Progress) -> Merging:
            return merging.merge(office, *_firms(office, pair, turned), choices)

        def said(made: Merging) -> str:
            self.gone.emit(made.lost)
            return f"已合并：“{made.lost_name}”并入“{made.kept_name}”，以后可在“已合并”中拆分。"

        self._write(task, said)

    def _keep_apart(self, reason: str) -> None:
        if pair := self._pair:
            said = f"已答复：“{pair.first.name}”与“{pair.second.name}”不是同一家。"
            self._write(
                lambda office, _progress: duplicates.keep_apart(office, pair, reason),
                lambda _kept: said,
            )

    def _ask_again(self) -> None:
        if pair := self._pair:
            said = f"已撤回答复：“{pair.first.name}”与“{pair.second.name}”重新列为待处理。"
            self._write(
                lambda office, _progress: duplicates.ask_again(office, pair), lambda _done: said
            )

    def _part(self) -> None:
        if one := self._merging:
            self._write(
                lambda office, _progress: unmerging.unmerge(office, one),
                lambda done: "".join((done.said, *done.told)),
            )

    def _write(self, task: Callable[[Office, Progress], T], said: Callable[[T], str]) -> None:
        self._worker.run(task, lambda result: self.written.emit(said(result)), failed=self._refused)

    def _refused(self, problem: Problem) -> None:
        if self._merging:
            self._worker.failed.emit(problem)
        else:
            self._detail.refuse(problem)


def _firms(office: Office, pair: Candidate, turned: bool) -> tuple[Enterprise, Enterprise]:
    """The firm that stays, the one that goes: the first registered stays unless it is turned."""
    firms = [office.store.get(Enterprise, one.id) for one in (pair.first, pair.second)]
    first, second = firms
    if first is None or second is None:
        raise Problem("这一对中有企业已不在登记簿里。", "请重新查找疑似重复。")
    return (second, first) if turned else (first, second)
