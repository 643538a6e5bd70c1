"""What is offered in a field: what was entered there last; for a project, the projects of the firm."""

from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.operations.office import Office

MOST = 20
PROJECT = "project"
PROJECTS = tuple(model for model in MODELS if {PROJECT, "enterprise"} <= model.model_fields.keys())


def offers(office: Office, record: Record, field: Field) -> list[str]:
    """The texts to offer in a field of a record, the newest first; none where nothing repeats."""
    if not field.repeats:
        return []
    if field.key == PROJECT:
        return _projects(office, getattr(record, "enterprise", None))
    return [str(value) for value in office.store.recent(type(record), field.key, MOST)]


def _projects(office: Office, firm: str | None) -> list[str]:
    """The firm's projects under all clauses: one project bears one name."""
    if not firm:
        return []
    found = [one for model in PROJECTS for one in office.find(model, enterprise=firm)]
    newest = sorted(found, key=lambda one: one.id, reverse=True)
    names = (one.__dict__[PROJECT] for one in newest)
    return list(dict.fromkeys(name for name in names if name))[:MOST]
