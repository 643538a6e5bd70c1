"""What papers say in words: a day, a number still to be given, the fields of a record, a name for the file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.domain.values import show
from jjgreen_desktop.operations.office import Office

# Their unit is that of the record: 单位产品综合能耗 is of one product.
PER_PRODUCT = ("unit_energy_before", "unit_energy_after", "benchmark", "advanced_level")
MONTH = re.compile(r"(\d{4})-(\d{2})")
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact in words."""

    label: str
    shown: str


def file_safe(name: str) -> str:
    """A name that every system takes for a file, without a suffix."""
    return NOT_IN_FILE_NAMES.sub("_", name)[:80].strip(" .")


def blank_number(office: Office, on: date) -> str:
    """The number still to be given by the office: 机关代字〔2026〕  号."""
    return f"{office.store.setting('document_mark') or ''}〔{on.year}〕\u3000\u3000号"


def day_in_words(day: date) -> str:
    """A date in Arabic figures, full year, no leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def entries_of(record: Record, keys: Iterable[str]) -> tuple[Entry, ...]:
    """The known ones of these fields in words."""
    known = (key for key in keys if getattr(record, key) not in (None, ""))
    return tuple(Entry(field_of(type(record), key).label, shown(record, key)) for key in known)


def shown(record: Record, key: str) -> str:
    """The value of a field with its unit, days and months in words."""
    value: Any = getattr(record, key)
    field = field_of(type(record), key)
    if isinstance(value, date):
        return day_in_words(value)
    if key == "published_month" and (month := MONTH.fullmatch(value)):
        return f"{month[1]}年{int(month[2])}月"
    unit = (getattr(record, "energy_unit", "") or "") if key in PER_PRODUCT else field.unit
    return f"{show(field, value)}{unit if unit in ('', '%', '元') else ' ' + unit}"


def listed_where(title: Title) -> tuple[Entry, ...]:
    """Where and when the list was published; the month alone only when the day is not known."""
    day = "published_on" if title.published_on else "published_month"
    return entries_of(title, ("list_number", day, "document", "issuer"))
