"""What is offered in a field: what was entered there last; a firm's projects; providers; a payback."""

from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.part import DiagnosisFinding
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.part_sums import payback

MOST = 20
PROJECT = "project"
PAYBACK = "payback_years"
PROJECTS = tuple(model for model in MODELS if {PROJECT, "enterprise"} <= model.model_fields.keys())


def offers(office: Office, record: Record, field: Field) -> list[str]:
    """The texts to offer in a field of a record, the newest first; none where nothing repeats or follows."""
    if worked := worked_out(record, field):
        return [worked]
    if not field.repeats:
        return []
    if field.key == PROJECT:
        return _projects(office, getattr(record, "enterprise", None))
    entered = [str(value) for value in office.store.recent(type(record), field.key, MOST)]
    return list(dict.fromkeys((*_providers(office), *entered)))[:MOST] if field.firm else entered


def _providers(office: Office) -> list[str]:
    """The registered providers, the newest first."""
    return [str(name) for name in office.store.recent(Provider, "name", MOST)]


def _projects(office: Office, firm: str | None) -> list[str]:
    """The firm's projects, those registered first, then those named under all clauses: one name each."""
    if not firm:
        return []
    registered = [one.name for one in reversed(office.find(Project, enterprise=firm))]
    found = [one for model in PROJECTS for one in office.find(model, enterprise=firm)]
    newest = sorted(found, key=lambda one: one.id, reverse=True)
    names = (one.__dict__[PROJECT] for one in newest)
    return list(dict.fromkeys(name for name in (*registered, *names) if name))[:MOST]


def worked_out(record: Record, field: Field) -> str:
    """The value of a field that follows from others of the record; "" when none does."""
    if field.key == PAYBACK and isinstance(record, DiagnosisFinding):
        years = payback(record)
        return "" if years is None else f"{years:f}"
    return ""
