"""What an import writes beside its rows: the titles whose status a change moves."""

from collections import defaultdict
from collections.abc import Iterable

from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import newest


def following(office: Office, records: Iterable[Record]) -> list[Record]:
    """The titles as the latest of all their changes leaves them; none whose status stays."""
    changes: dict[str, list[TitleStatus]] = defaultdict(list)
    for one in records:
        if isinstance(one, TitleStatus) and one.of_title:
            changes[one.of_title].append(one)
    found: list[Record] = []
    for title, moved in changes.items():
        again = {one.id for one in moved}
        known = [x for x in office.store.find(TitleStatus, of_title=title) if x.id not in again]
        found += _moved(office, title, newest([*known, *moved]))
    return found


def _moved(office: Office, record: str, last: TitleStatus | None) -> list[Title]:
    title = office.store.get(Title, record)
    if title is None or last is None or title.status == last.status:
        return []
    return [title.model_copy(update={"status": last.status})]
