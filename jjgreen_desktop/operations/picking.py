"""What a text means in a field whose choices come from the pack or a reference table: 县（市、区）, 行业, 能源品种."""

from collections.abc import Callable
from typing import Any

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.operations.office import Office


def picked(office: Office, field: Field, value: Any) -> Any:
    """The key of the choice a parsed value names, by any of its names; other fields keep theirs.

    Raises values.Unreadable when there is no such choice.
    """
    return _PICKERS[field.picker](office, value) if field.picker and value else value


def _county(office: Office, text: str) -> str:
    if county := office.pack.county(text):
        return county.key
    names = "、".join(county.key for county in office.pack.counties)
    raise values.Unreadable(f"没有“{text}”这个县（市、区）。请从中选一个：{names}。")


def _industry(office: Office, text: str) -> str:
    if industry := office.reference.industry(text):
        return industry.code
    raise values.Unreadable(
        f"国民经济行业分类里没有“{text}”。请填 GB/T 4754 的代码（如 3011）或行业全称。"
    )


def _carrier(office: Office, text: str) -> str:
    if name := office.reference.carriers.named(text):
        return name
    raise values.Unreadable(
        f"折标系数表里没有“{text}”。请写表里的名称（如 原煤、天然气、电力），没有的写“其他能源”。"
    )


_PICKERS: dict[str, Callable[[Office, str], str]] = {
    "county": _county,
    "industry": _industry,
    "carrier": _carrier,
}
