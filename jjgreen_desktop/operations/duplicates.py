"""疑似重复: enterprises that may be registered twice, found in two passes over the register, and the answer "no".

A pair rests on a sign that tells much (code, name, predecessor) or on hints alone (the name without place and
legal form, phone, account): the former stand first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import combinations
from typing import Any, TypeVar

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.merging import DifferentFirms
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.firm_marks import MOST_HINTED, READ, Mark, SharedMarks, marks
from jjgreen_desktop.operations.importing.collecting import uncollected
from jjgreen_desktop.operations.office import Office

T = TypeVar("T")
Going = Callable[[int, int], bool]  # (done, of) → whether to go on
STEP = 20_000  # rows between two words about how far it is
MOST_ALIKE = 6  # firms with one sign in common; of more every one is only paired with the first


class Sign(IntEnum):
    """What two firms have in common, the weightiest first."""

    CODE = 1
    NAME = 2
    FORMER_NAME = 3
    PREDECESSOR = 4
    CORE = 5
    ACCOUNT = 6
    PHONE = 7

    @property
    def label(self) -> str:
        """In the words of staff."""
        return _LABELS[self]

    @property
    def hint(self) -> bool:
        """Whether it tells nothing by itself."""
        return self >= Sign.CORE


_LABELS = {
    Sign.CODE: "代码的主体部分相同",
    Sign.NAME: "名称相同",
    Sign.FORMER_NAME: "曾用名相同",
    Sign.PREDECESSOR: "一家是另一家的前身",
    Sign.CORE: "名称主干相同",
    Sign.ACCOUNT: "银行账号相同",
    Sign.PHONE: "联系电话相同",
}
_OF_MARK = {
    Mark.BODY: Sign.CODE,
    Mark.NAME: Sign.NAME,
    Mark.CORE: Sign.CORE,
    Mark.ACCOUNT: Sign.ACCOUNT,
    Mark.PHONE: Sign.PHONE,
}


@dataclass(frozen=True, slots=True)
class Firm:
    """One enterprise as a list shows it."""

    id: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two enterprises in order of entry, what they have in common, and the answer given so far."""

    first: Firm
    second: Firm
    signs: tuple[Sign, ...]
    answer: DifferentFirms | None = None

    @property
    def key(self) -> str:
        """What names the pair on the command line."""
        return f"{self.first.id}+{self.second.id}"

    @property
    def hint(self) -> bool:
        """Whether only hints speak for it."""
        return all(sign.hint for sign in self.signs)

    @property
    def said(self) -> str:
        """What they have in common, in words."""
        return "，".join(sign.label for sign in self.signs)


@dataclass(slots=True)
class _Register:
    """The firms that share anything, and who has each mark that is shared, in order of entry."""

    firms: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    held: dict[Mark, dict[str, list[str]]] = field(
        default_factory=lambda: {mark: defaultdict(list) for mark in Mark}
    )


def candidates(office: Office, progress: Going = lambda _done, _of: True) -> list[Candidate]:
    """The open pairs, the surest first, then those answered; the register is read twice.

    `progress(done, of)` returns False to stop; then nothing is found.
    """
    with uncollected():
        register = _read(office, progress)
    answers = _answers(office)
    found = [
        Candidate(_firm(register, one), _firm(register, two), signs, answers.get((one, two)))
        for (one, two), signs in _pairs(register).items()
    ]
    return sorted(found, key=lambda one: (one.answer is not None, one.hint, one.signs, one.key))


def candidate_named(office: Office, one: Enterprise, two: Enterprise) -> Candidate:
    """The pair of two firms, whether or not it stands among the candidates."""
    first, second = sorted((one.id, two.id))
    for found in candidates(office):
        if (found.first.id, found.second.id) == (first, second):
            return found
    by_id = {each.id: Firm(each.id, each.title(), each.credit_code or "") for each in (one, two)}
    return Candidate(by_id[first], by_id[second], (), _answers(office).get((first, second)))


def keep_apart(office: Office, pair: Candidate, reason: str = "") -> DifferentFirms:
    """Keep the answer 不是同一家, as one write that can be taken back; answering again replaces it.

    Raises Problem when it is one and the same entry, or one of them is not registered any more.
    """
    firms = [office.store.get(Enterprise, firm.id) for firm in (pair.first, pair.second)]
    if pair.first.id == pair.second.id or None in firms:
        raise Problem("这一对中有企业已不在登记簿里。", "请重新查找疑似重复后再答复。")
    record = DifferentFirms(
        id=pair.answer.id if pair.answer else "",
        first=pair.first.id,
        second=pair.second.id,
        sign=pair.said or None,
        reason=reason.strip() or None,
        answered_on=office.today(),
    )
    with office.store.transaction(f"答复不是同一家 {pair.first.name}、{pair.second.name}") as write:
        return write.put(record)


def ask_again(office: Office, pair: Candidate) -> None:
    """Take the answer 不是同一家 away, as one write that can be taken back. Raises Problem without one."""
    if pair.answer is None:
        raise Problem("这一对还没有答复。", "请直接合并，或答复不是同一家。")
    with office.store.transaction(f"撤回答复 {pair.first.name}、{pair.second.name}") as write:
        write.delete(pair.answer)


def _read(office: Office, progress: Going) -> _Register:
    """First which firms share a mark, then these alone."""
    register, shared, of = _Register(), SharedMarks(), office.store.count(Enterprise)
    steps = _Steps(progress, 2 * of)
    for number, (_record, *row) in enumerate(steps.through(_rows(office))):
        shared.add(number, marks(*row))
    wanted = set() if steps.stopped else shared.rows()
    for number, (record, *row) in enumerate(steps.through(_rows(office)) if wanted else ()):
        if number in wanted:
            register.firms[record] = row[0], row[1]
            for mark, value in filter(shared.__contains__, marks(*row)):
                register.held[mark][value].append(record)
    return _Register() if steps.stopped else register


def _rows(office: Office) -> Iterator[tuple[Any, ...]]:
    return office.store.rows(Enterprise, "id", *READ)


class _Steps:
    """Tells how far a long reading is, and ends it when it is told to stop."""

    def __init__(self, progress: Going, of: int) -> None:
        self.stopped = False
        self._progress, self._of, self._done = progress, of, 0

    def through(self, rows: Iterable[T]) -> Iterator[T]:
        """The rows, with a word now and then."""
        for row in rows:
            yield row
            self._done += 1
            if self._done % STEP == 0 and not self._progress(self._done, self._of):
                self.stopped = True
                return


def _pairs(register: _Register) -> dict[tuple[str, str], tuple[Sign, ...]]:
    found: dict[tuple[str, str], set[Sign]] = defaultdict(set)
    for sign, pair in _signs(register):
        if pair[0] != pair[1]:
            found[min(pair), max(pair)].add(sign)
    return {pair: _told(signs) for pair, signs in found.items()}


def _told(signs: set[Sign]) -> tuple[Sign, ...]:
    """The signs in their order; that the core of equal names is equal goes without saying."""
    return tuple(sorted(signs - {Sign.CORE} if Sign.NAME in signs else signs))


def _signs(register: _Register) -> Iterator[tuple[Sign, tuple[str, str]]]:
    held = register.held
    for mark, sign in _OF_MARK.items():
        for firms in held[mark].values():
            yield from ((sign, pair) for pair in _among(firms, sign))
    for code, firms in held[Mark.FORMER_CODE].items():
        if before := held[Mark.CODE].get(code):
            yield from ((Sign.PREDECESSOR, (firm, before[-1])) for firm in firms)
    for name, firms in held[Mark.FORMER_NAME].items():
        named = held[Mark.NAME].get(name, ())
        yield from ((Sign.FORMER_NAME, (firm, one)) for firm in firms for one in named)
        yield from ((Sign.FORMER_NAME, pair) for pair in _among(firms, Sign.FORMER_NAME))


def _among(firms: list[str], sign: Sign) -> Iterable[tuple[str, str]]:
    """The pairs among firms that share a sign; of very many only those with the first, by hint none."""
    if len(firms) <= (MOST_HINTED if sign.hint else MOST_ALIKE):
        return combinations(firms, 2)
    return () if sign.hint else ((firms[0], other) for other in firms[1:])


def _firm(register: _Register, record: str) -> Firm:
    name, code = register.firms[record]
    return Firm(record, name or f"未命名{Enterprise.label}", code or "")


def _answers(office: Office) -> dict[tuple[str, str], DifferentFirms]:
    kept = office.store.find(DifferentFirms)
    return {(one.first or "", one.second or ""): one for one in kept}
