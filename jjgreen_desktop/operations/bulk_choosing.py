"""Which records a bulk edit may take: the kinds the chosen firms hold, and those of one kind with a value in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.bulk import MODELS, held_by
from jjgreen_desktop.operations.history import Words
from jjgreen_desktop.operations.office import Office

MOST_VALUES = 40  # a field with more tells the records apart, not together
APART = (Kind.LINK, Kind.MONEY, Kind.QUANTITY, Kind.LONG_TEXT)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The records of a kind under the chosen firms; `alike` has, by field label and value in words, those with it."""

    model: type[Record]
    ids: tuple[str, ...]
    alike: dict[str, dict[str, tuple[str, ...]]]


def kinds_held(office: Office, model: type[Record], ids: Sequence[str]) -> list[type[Record]]:
    """The chosen kind itself, then the kinds of records that the chosen hold."""
    if model not in (Enterprise, Park):
        return [model]
    among = frozenset(ids)
    held = (one for one in MODELS if model.noun in one.model_fields)
    return [model, *(one for one in held if office.store.count(one, **{model.noun: among}))]


def choose(office: Office, model: type[Record], of: type[Record], ids: Sequence[str]) -> Chosen:
    """The records of kind `model` that the chosen of kind `of` hold, and what they have in common."""
    wanted = frozenset(ids)
    records = office.store.find(model, id=wanted) if model is of else held_by(office, model, wanted)
    words = Words(office)
    alike: dict[str, dict[str, tuple[str, ...]]] = {}
    for field in (one for one in fields_of(model) if one.kind not in APART):
        by_value: dict[str, list[str]] = {}
        for record in records:
            by_value.setdefault(words.shown(field, getattr(record, field.key)), []).append(
                record.id
            )
        if 1 < len(by_value) <= MOST_VALUES:
            alike[field.label] = {value: tuple(found) for value, found in sorted(by_value.items())}
    return Chosen(model, tuple(record.id for record in records), alike)
