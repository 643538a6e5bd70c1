"""项目 of a firm by the names that records write: which is meant, what it costs, what names it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.operations.office import Office

PROJECT = "project"
NAMING: tuple[type[Record], ...] = tuple(
    model for model in MODELS if {PROJECT, "enterprise"} <= model.model_fields.keys()
)


def same(one: str | None, other: str | None) -> bool:
    """Whether two names mean one project, as the assessment compares them; no name means none."""
    return bool(one and other) and _key(one or "") == _key(other or "")


@lru_cache(maxsize=4_096)
def _key(name: str) -> str:
    from jjgreen_desktop.policy.projects import project_key  # start-up: the list comes first

    return project_key(Project(), name)


def naming(office: Office, project: Project, name: str | None = None) -> list[Record]:
    """The firm's records that name a project (or `name`), by kind and in order of entry."""
    firm, wanted = project.enterprise, name or project.name
    if not firm or not wanted:
        return []
    found = (one for model in NAMING for one in office.find(model, enterprise=firm))
    return [one for one in found if same(one.__dict__[PROJECT], wanted)]


def investment(office: Office, firm: str, name: str) -> int | None:
    """What a project costs in 分: as registered, else as its retrofit says; None when nobody says."""
    stated: Sequence[Any] = (
        *office.find(Project, enterprise=firm),
        *office.find(Retrofit, enterprise=firm),
    )
    known = (
        one.investment_fen
        for one in stated
        if same(one.name if isinstance(one, Project) else one.project, name)
    )
    return next((fen for fen in known if fen is not None), None)
