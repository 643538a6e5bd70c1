"""A firm gets another name: the old one is kept as 曾用名, but for a slip in the name of one registered today."""

from collections.abc import Callable

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.names import keeping_name
from jjgreen_desktop.operations.office import Office

REGISTERED = f"登记{Enterprise.label}"  # how the write is named that registers a firm by hand


def firm_renamed(
    office: Office, before: Enterprise, firm: Enterprise, bare: Callable[[], bool]
) -> tuple[Enterprise, str]:
    """The firm with what becomes of the name it had, and what to say of it; `bare`: nothing is kept under it."""
    kept, old = keeping_name(before, firm), before.name
    if kept.former_names == firm.former_names or old not in (kept.former_names or ()):
        return kept, ""
    if bare() and _new(office, before):
        told = f"这家企业是今天登记的，原来的“{old}”按错字改正，没有留作曾用名；"
        return firm, f"{told}确实改过名的，请补填在“曾用名”里。"
    return kept, f"原来的“{old}”已留作曾用名；只是改正错字的，请在“曾用名”里删去。"


def _new(office: Office, firm: Enterprise) -> bool:
    """Registered by hand today; an imported name stood in someone's list."""
    first, _change = office.store.changes_of(firm.noun, firm.id)[-1]
    return first.name.startswith(REGISTERED) and first.at.startswith(str(office.today()))
