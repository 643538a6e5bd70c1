"""How a list was left: its order, columns and their widths, from one day to the next. Filters are not kept."""

import json
from collections.abc import Mapping

from PySide6.QtCore import QSettings

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.listing import Listing
from jjgreen_desktop.operations.views import Foreign, read_state, state_of

NARROWEST, WIDEST = 24, 2000  # px


def keep(
    memory: QSettings, model: type[Record], listing: Listing, widths: Mapping[str, int]
) -> None:
    """Keep the order, the columns and the widths drawn by hand."""
    memory.setValue(f"list/{model.noun}", state_of(listing.everything()))
    memory.setValue(f"widths/{model.noun}", json.dumps(dict(widths)))


def recall(memory: QSettings, model: type[Record]) -> tuple[Listing, dict[str, int]]:
    """How the list was left; what cannot be read is as if it never was."""
    try:
        listing = read_state(model, str(memory.value(f"list/{model.noun}") or "{}"))
    except Foreign:
        listing = Listing()
    return listing.everything(), _widths(str(memory.value(f"widths/{model.noun}") or "{}"))


def _widths(text: str) -> dict[str, int]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {
        key: width
        for key, width in pairs
        if isinstance(width, int) and NARROWEST <= width <= WIDEST
    }
