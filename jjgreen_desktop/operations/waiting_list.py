"""待会商清单: every line that waits for a ruling, with what each answer would give, to take to a meeting."""

from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ruling_effect import matter_of
from jjgreen_desktop.operations.standing import Going, go_on, stand
from jjgreen_desktop.policy.assessment import Assessment
from jjgreen_desktop.policy.waiting import Waiting, waiting, waits_for

TITLE = "待会商事项清单"


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One line in words: what is asked, of whom, for what, and each answer with its 元."""

    question: str
    name: str
    clause: str
    matter: str
    answers: str


@dataclass(frozen=True, slots=True)
class WaitingList:
    """All of them on a day, of `place` (the county or 市本级)."""

    place: str
    on: date
    rows: tuple[WaitingLine, ...]
    waiting: Waiting

    @property
    def heading(self) -> str:
        """What the paper is called."""
        return f"{self.place}绿色制造奖补{TITLE}"

    def total(self) -> str:
        """How many lines wait and what hangs on them."""
        low, high = money.yuan(self.waiting.low_fen), money.yuan(self.waiting.high_fen)
        return f"共 {self.waiting.lines} 项，涉及 {low}～{high} 元，裁定前不计入任何合计。"


def waiting_list(
    office: Office, on: date | None = None, progress: Going = go_on
) -> WaitingList | None:
    """Gather them, question by question; None when `progress` returned False.

    Raises Problem when nothing waits.
    """
    standing = stand(office, on, progress)
    if standing is None:
        return None
    found = [
        (each, line) for each in standing.assessed for line in each.result.lines if waits_for(line)
    ]
    if not found:
        raise Problem("没有待会商的事项。", "所有项目都不必等口径裁定，不用打印清单。")
    order = [ruling.id for ruling in standing.pack.rulings]
    found.sort(key=lambda pair: order.index(waits_for(pair[1])[0]))
    rows = tuple(
        WaitingLine(
            "；".join(standing.pack.ruling(id).question for id in waits_for(line)),
            each.subject.name(),
            CLAUSES[line.clause],
            matter_of(each.subject, line.of),
            _answers(line),
        )
        for each, line in found
    )
    return WaitingList(office.name, standing.on, rows, waiting(line for _, line in found))


def _answers(line: Assessment) -> str:
    return "；".join(f"{each.label}：{money.yuan(each.fen)}" for each in line.alternatives)
