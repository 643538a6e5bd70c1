"""How much of the register is exported: which kinds, of whom, and whether contacts and accounts are written."""

from collections.abc import Iterable
from dataclasses import dataclass

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.operations.importing.kinds import IMPORT_KINDS, KINDS, ImportKind
from jjgreen_desktop.operations.office import Office

ALL = "全部登记"
LINKS = (Enterprise.noun, Park.noun)


def _turn(kind: str) -> tuple[bool, bool]:
    entry = IMPORT_KINDS[kind]
    return entry.owned, entry.part_of is not None


# The order of the sheets, in which they can be imported: owners, what hangs on them, parts of that.
ORDER = tuple(sorted(IMPORT_KINDS, key=_turn))


@dataclass(frozen=True, slots=True)
class Extent:
    """`owners` are ids of enterprises and parks; None is all that is registered, providers too.

    `private` says whether contacts, phones and accounts are written; `said` is the extent in words.
    """

    kinds: tuple[str, ...] = ORDER
    owners: frozenset[str] | None = None
    private: bool = False
    said: str = ALL


def links_of(entry: ImportKind) -> tuple[str, ...]:
    """The fields by which records of a kind name their owner; "id" when they are owners themselves."""
    if entry.model.noun in LINKS:
        return ("id",)
    return tuple(link for link in LINKS if link in entry.model.model_fields)


def counts(office: Office, owners: frozenset[str] | None = None) -> dict[str, int]:
    """How many records of each kind there are to export, in the order of the sheets."""
    return {kind: _count(office, IMPORT_KINDS[kind], owners) for kind in ORDER}


def _count(office: Office, entry: ImportKind, owners: frozenset[str] | None) -> int:
    if owners is None:
        return office.store.count(entry.model)
    return sum(office.store.count(entry.model, **{link: owners}) for link in links_of(entry))


def left_out(office: Office) -> dict[str, int]:
    """What else is registered, by its label: no import takes it, so no sheet has it."""
    importable = {entry.model for entry in IMPORT_KINDS.values()}
    others: Iterable[type[Record]] = (model for model in MODELS if model not in importable)
    found = {model.label: office.store.count(model) for model in others}
    return {label: count for label, count in found.items() if count}


def named(kinds: Iterable[str]) -> str:
    """Kinds as staff call them."""
    return "、".join(KINDS[kind] for kind in kinds)
