"""附件2: the official tables of the office's county, or of the whole city, with the register beside them."""

from datetime import date

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.imports import list_coverage
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.annex2 import Annex2, Register, build
from jjgreen_desktop.policy.annex2_holders import Listed


def annex2(office: Office, on: date | None = None) -> Annex2:
    """Annex 2 as of a day (today): one county's rows in a county's store, all rows in the city's."""
    register = Register(
        enterprises=office.store.find(Enterprise),
        parks=office.store.find(Park),
        titles=office.store.find(Title),
        returns=office.store.find(AnnualReturn),
        lists=_listed(office),
    )
    day = on or office.today()
    return build(office.pack_on(day), office.county, day, register, office.rulings_on(day))


def _listed(office: Office) -> Listed:
    until = {}
    for key, batch in list_coverage(office).items():
        kind, level = key.split("/")
        until[kind, level] = batch
    return Listed(until)
