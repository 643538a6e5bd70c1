"""The record a payment was for: what each clause pays on, which of a firm's records a line means, a new one if none."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.domain.equipment import Rating
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import LEADER_KINDS, LEVELS, PARK_KINDS, TITLE_KINDS, Title
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.published import batch_number, batch_words
from jjgreen_desktop.operations.past_awards.firms import Holder
from jjgreen_desktop.operations.past_awards.lines import Line
from jjgreen_desktop.operations.past_awards.words import (
    INSTALMENT,
    RECOVERY,
    TITLES,
    Matter,
    Understood,
)
from jjgreen_desktop.operations.subjects import PARTS
from jjgreen_desktop.policy.clauses.title_history import span
from jjgreen_desktop.policy.facts import PART_OF

# The day from which on a record of each clause can have been paid.
SINCE = {
    "1": "report_on",
    "2.1": "completed_on",
    "2.2": "drawn_on",
    "4": "approved_on",
    "5.1": "recognised_on",
    "5.2": "connected_on",
    "5.3": "completed_on",
    "6.1": "rated_on",
    "6.2": "listed_on",
    "8": "decided_on",
}
# Of these an enterprise has one: the only one registered is the one that was paid.
ONLY_ONE = frozenset(("1", "5.1", TITLES))
NAMING = ("project", "product", "series", "contract_number")
# What ledgers add to the name of a project.
PURPOSE = re.compile(r"(项目)?(奖励|奖补|补助|补贴)(资金|款)?$")
LEAST = 3  # characters of a name that can tell a record apart


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a line asks for: whose, what for, in which words."""

    holder: Holder
    matter: Matter
    read: Understood
    line: Line

    @property
    def words(self) -> str:
        """All words of the line that can name a record."""
        return plain(self.line.matter + self.line.project + self.line.note + self.line.source)


@dataclass(frozen=True, slots=True)
class Likely:
    """The records a line may mean; the one it means for certain, or why that is not certain."""

    records: tuple[Record, ...]
    sure: Record | None
    why: str = ""


def model_of(matter: Matter) -> type[Record]:
    """The kind of record a matter is paid on."""
    return PARTS[PART_OF[matter.clause]] if matter.clause else OutsideAward


def likely(wanted: Wanted, records: Sequence[Record]) -> Likely:
    """Which of a holder's records of the kind (its predecessors' too) the line means."""
    found = tuple(record for record in records if _is_kind(wanted.matter, record))
    narrowed = _by_words(wanted, [record for record in found if _fits(wanted, record)])
    if len(narrowed) != 1:
        return Likely(found, None, "几条都像" if len(found) > 1 else _unlike(wanted, found))
    only = narrowed[0]
    if first := _not_yet(wanted, only):
        return Likely(found, None, f"登记的{named(only)}是 {first} 的，晚于这次兑现")
    return Likely(found, only)


def _unlike(wanted: Wanted, found: Sequence[Record]) -> str:
    """Why the only record of the kind need not be the one."""
    if not found:
        return ""
    apart = "批次不同" if wanted.matter.clause == TITLES else "台账没有写明是它"
    return f"登记簿里只有{named(found[0])}，{apart}"


def _is_kind(matter: Matter, record: Record) -> bool:
    if not isinstance(record, Title):
        return True
    return (record.kind, record.level) == (matter.kind, matter.level)


def _fits(wanted: Wanted, record: Record) -> bool:
    """Nothing the line says contradicts the record: batch of a title, year and grade of a rating."""
    read = wanted.read
    if isinstance(record, Title):
        batch = batch_number(record.batch or "")
        return not (read.batch and batch) or read.batch == batch
    if isinstance(record, Rating):
        years = {None, read.year, record.year}
        return len(years - {None}) < 2 and len({read.grade, record.grade or ""} - {""}) < 2
    return True


def _by_words(wanted: Wanted, records: Sequence[Record]) -> list[Record]:
    """The one record the words name; where one is enough, the only one there is."""
    if wanted.matter.clause == TITLES:
        same: list[Record] = [
            one for one in records if isinstance(one, Title) and _of_batch(wanted, one)
        ]
        return same if len(same) == 1 else list(records)
    named = [record for record in records if _named(wanted, record)]
    if len(named) == 1 or wanted.matter.clause not in ONLY_ONE:
        return named
    return list(records)


def _of_batch(wanted: Wanted, title: Title) -> bool:
    """The batch is the one written, or the title was published in the year written."""
    if wanted.read.batch:
        return batch_number(title.batch or "") == wanted.read.batch
    days = span(title)
    return bool(days and wanted.read.year == days[0].year)


def _named(wanted: Wanted, record: Record) -> bool:
    """The line names the record by its project, product, contract, provider, or year."""
    if isinstance(record, Rating):
        return wanted.read.year is not None and record.year == wanted.read.year
    keys = ("provider",) if isinstance(record, Diagnosis) else NAMING
    names = [plain(getattr(record, key, None) or "") for key in keys]
    return any(len(name) >= LEAST and name in wanted.words for name in names)


def _not_yet(wanted: Wanted, record: Record) -> date | None:
    """The day from which on it could be paid, when the payment was before: it is not what was paid."""
    when, first = wanted.line.when, _since(wanted.matter, record)
    if first is None or when.told is None:
        return None
    late = when.day < first if when.day else when.told < first.year
    return first if late else None


def _since(matter: Matter, record: Record) -> date | None:
    if isinstance(record, Title):
        days = span(record)
        return days[0] if days else None
    day: date | None = getattr(record, SINCE[matter.clause], None)
    return day


def made(wanted: Wanted, ledger: str) -> Record:
    """The least record that can carry the payment: what it is of, and what the ledger says of it."""
    holder, line = wanted.holder, wanted.line
    own: dict[str, Any] = {
        holder.noun: holder.id,
        "note": f"据以前的台账“{ledger}”登记，其余未知。",
    }
    return model_of(wanted.matter)(
        **own, **_FACTS.get(wanted.matter.clause, _project)(wanted, line)
    )


def _title(wanted: Wanted, line: Line) -> dict[str, Any]:
    batch = batch_words(wanted.read.batch) if wanted.read.batch else None
    return {
        "kind": wanted.matter.kind,
        "level": wanted.matter.level,
        "holder": wanted.holder.noun,
        "holder_name": line.name or wanted.holder.name,
        "batch": batch,
    }


def _project(_wanted: Wanted, line: Line) -> dict[str, Any]:
    return {"project": project_of(line)}


def _rating(wanted: Wanted, _line: Line) -> dict[str, Any]:
    return {"year": wanted.read.year or wanted.line.when.told, "grade": wanted.read.grade or None}


def _outside(_wanted: Wanted, line: Line) -> dict[str, Any]:
    return {
        "project": line.project or line.matter,
        "source": line.source or line.matter,
        "amount_fen": abs(line.fen or 0),
        "received_on": line.when.day,
    }


_FACTS: dict[str, Callable[[Wanted, Line], dict[str, Any]]] = {
    "": _outside,
    "1": lambda _wanted, _line: {},
    TITLES: _title,
    "6.1": _rating,
    "6.2": lambda _wanted, line: {"product": line.project or line.matter},
}


def project_of(line: Line) -> str:
    """The project as the ledger names it: the same name elsewhere in the register is the same project.

    Without what ledgers put around it: 追回…, …奖励, …尾款.
    """
    name = line.project or line.base or line.matter
    for word in (RECOVERY, INSTALMENT, PURPOSE):
        name = word.sub("", name).strip()
    return name or line.matter


def identity(wanted: Wanted) -> str:
    """What makes two lines without a record mean the same new one; a recovery means what it recovers."""
    matter, line, read = wanted.matter, wanted.line, wanted.read
    told: tuple[object, ...] = (plain(project_of(line)),)
    if matter.clause == TITLES:
        told = (read.batch,)
    elif matter.clause == "1":
        told = ()
    elif matter.clause == "6.1":
        told = (read.year or line.when.told, read.grade)
    elif not matter.clause:
        told = (line.key,)
    return ":".join((new_of(wanted), *map(str, told)))


def new_of(wanted: Wanted) -> str:
    """How the keys of all new records of this holder and matter begin."""
    return f"new:{wanted.holder.key}:{wanted.matter.key}"


def named(record: Record) -> str:
    """The record in a verdict: 国家级绿色工厂（第六批）, 改造项目 一号窑余热利用改造."""
    if isinstance(record, Title):
        words = f"{LEVELS.get(record.level or '', '')}{TITLE_KINDS.get(record.kind or '', '称号')}"
        when = record.batch or record.published_month or record.published_on
        return f"{words}（{when}）" if when else words
    if isinstance(record, Diagnosis):
        told = "，".join(filter(None, (str(record.report_on or ""), record.provider)))
        return f"诊断（{told}）" if told else "诊断"
    return f"{record.label} {record.title()}"


def fits_holder(matter: Matter, holder: Holder) -> bool:
    """Parks are paid for titles only, and park titles are theirs alone; leaders are both."""
    park = holder.noun == Park.noun
    if matter.clause != TITLES:
        return not park
    return matter.kind in LEADER_KINDS or (matter.kind in PARK_KINDS) == park
