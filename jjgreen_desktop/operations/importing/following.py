"""What an import writes beside its rows: the titles whose status a change moves."""

from collections import defaultdict
from collections.abc import Iterable

from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import newest


def following(office: Office, records: Iterable[Record]) -> list[Record]:
    """The titles as the latest of all their changes leaves them, where one is new; none whose status stays.

    Day and status tell a change from others: of one that is registered already a row changes neither.
    """
    changes: dict[str, list[TitleStatus]] = defaultdict(list)
    for one in records:
        if isinstance(one, TitleStatus) and one.of_title and not one.id:
            changes[one.of_title].append(one)
    found: list[Record] = []
    for title, moved in changes.items():
        known = office.store.find(TitleStatus, of_title=title)
        found += _moved(office, title, newest([*known, *moved]))
    return found


def _moved(office: Office, record: str, last: TitleStatus | None) -> list[Title]:
    title = office.store.get(Title, record)
    if title is None or last is None or title.status == last.status:
        return []
    return [title.model_copy(update={"status": last.status})]
