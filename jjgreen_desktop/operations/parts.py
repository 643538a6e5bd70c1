"""Parts of a record: what goes with it when it is deleted, and what a change of a title's status writes along."""

from collections import Counter
from collections.abc import Iterable, Sequence

from jjgreen_desktop.domain.attached import Attachment
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import parts_of
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.energy import uses_of
from jjgreen_desktop.operations.office import Office

MOST = 10_000_000  # rows of one write: all of them
UNITS: dict[type[Record], str] = {Attachment: "份"}


def held_parts(office: Office, record: Record) -> list[Record]:
    """The parts of a registered record in order of entry; of a return its energy by carrier."""
    found: list[Record] = []
    for model, key in parts_of(type(record)):
        found += office.find(model, **{key: record.id})
    if isinstance(record, AnnualReturn):
        found += uses_of(office, record)
    return found


def counted(parts: Iterable[Record]) -> str:
    """How many there are of each kind, in words: 诊断措施 5 条、附件 2 份."""
    counts = Counter((part.label, UNITS.get(type(part), "条")) for part in parts)
    return "、".join(f"{label} {count} {unit}" for (label, unit), count in counts.items())


def newest(changes: Iterable[TitleStatus]) -> TitleStatus | None:
    """The change a title's status rests on: the latest by its day, of one day the last entered."""
    known = [one for one in changes if one.changed_on and one.status]
    return max(known, key=lambda one: (str(one.changed_on), not one.id, one.id), default=None)


def title_along(office: Office, change: TitleStatus) -> Sequence[Title]:
    """The title as a change of its status leaves it; none when day and status are what they were."""
    title, before = _title(office, change), office.get(TitleStatus, change.id)
    moved = before is None or _says(before) != _says(change)
    last = newest([*_others(office, change), change])
    return _with(title, last.status) if title and last and moved else ()


def title_back(office: Office, change: TitleStatus) -> Sequence[Title]:
    """The title without a change its status rests on: as the change before it says, else as it was typed."""
    title, others = _title(office, change), _others(office, change)
    if title is None or newest([*others, change]) != change or title.status != change.status:
        return ()
    last = newest(others)
    return _with(title, last.status if last else _typed(office, title))


def _title(office: Office, change: TitleStatus) -> Title | None:
    return office.get(Title, change.of_title) if change.of_title else None


def _others(office: Office, change: TitleStatus) -> list[TitleStatus]:
    found = office.find(TitleStatus, of_title=change.of_title)
    return [one for one in found if one.id != change.id]


def _says(change: TitleStatus) -> tuple[object, ...]:
    return change.status, change.changed_on


def _with(title: Title, status: str | None) -> Sequence[Title]:
    return () if title.status == status else (title.model_copy(update={"status": status}),)


def _typed(office: Office, title: Title) -> str | None:
    """What was last typed on the title itself: a write that also touches one of its changes only moved it."""
    for entry, each in office.store.changes_of(Title.noun, title.id):
        if each.after and not _moved(office, entry.seq, title):
            status: str | None = each.after.get("status")
            return status
    return title.status


def _moved(office: Office, write: int, title: Title) -> bool:
    found = (each for each in office.store.changes(write, MOST) if each.noun == TitleStatus.noun)
    return any((each.after or each.before or {}).get("of_title") == title.id for each in found)
