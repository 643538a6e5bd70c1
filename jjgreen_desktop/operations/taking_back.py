"""撤销、重做: a write picked from the list goes back, or is done again, unless what is left could not be saved."""

from collections.abc import Callable, Iterator, Sequence

from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Graver

Told = tuple[str, str, str, str]  # kind, id, where, what


def take_back(office: Office, seq: int | None = None) -> str | None:
    """Take back a write by its number, else the last; returns its name, None when there is none.

    Raises InTheWay when another write goes first: what it left rests on this one, or what would be left has a
    强制性 finding that is not there now. The write done last can always be taken back.
    """
    return office.store.undo(seq, _graver(office))


def do_again(office: Office, seq: int | None = None) -> str | None:
    """Do again a write taken back, by its number, else the last; returns its name, None when there is none.

    Raises InTheWay as `take_back`.
    """
    return office.store.redo(seq, _graver(office))


def _graver(office: Office) -> Graver:
    def asked(records: Sequence[tuple[str, str]]) -> Callable[[], Sequence[str]]:
        try:
            _ = office.pack  # kept for this revision as it stands now, should the write be refused
        except Problem:
            return list  # without a pack nothing can be asked, and one that was loaded must go back
        known = dict(_grave(office, records))
        return lambda: [said for told, said in _grave(office, records) if told not in known]

    return asked


def _grave(office: Office, records: Sequence[tuple[str, str]]) -> Iterator[tuple[Told, str]]:
    """What must be mended on these records, as far as they are registered."""
    for noun, record in dict.fromkeys(records):
        found = office.store.get(BY_NOUN[noun], record)
        for one in all_checks(office, found) if found else ():
            if one.grade is Grade.MANDATORY:
                yield (noun, record, one.where, one.what), _said(found, one)


def _said(found: Record | None, one: Finding) -> str:
    whose = f"{found.label}“{found.title()}”的" if found else ""
    return f"{whose}{one.where}：{one.what}"
