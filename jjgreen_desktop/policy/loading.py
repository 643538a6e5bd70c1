"""Reading a policy pack: its files into one frozen, checked and hashed `Pack`."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from jjgreen_desktop.policy import pack_checks
from jjgreen_desktop.policy.annex2_tables import EnergyTable, TitlesTable
from jjgreen_desktop.policy.pack import (
    Band,
    Catalogue,
    Clause,
    County,
    Margins,
    Pack,
    Parameter,
    Ruling,
    Target,
    Task,
)
from jjgreen_desktop.policy.tables import PackFault, Table, decoded, fault, read, validate

__all__ = ["PackFault", "load_pack"]
CASES, TEXTS = "cases/", "text/"
TABLES = frozenset(
    f"{name}.toml"
    for name in (
        "pack",
        "clauses",
        "parameters",
        "rulings",
        "counties",
        "annex2",
        "tasks",
        "targets",
    )
)


class _Header(Table):
    """pack.toml."""

    id: str
    name: str
    version: str
    issuer: str
    valid_from: date
    valid_to: date
    window_sentence: str
    texts: Mapping[str, str]
    margins: Margins


class _Clauses(Table):
    """clauses.toml."""

    clause: tuple[Clause, ...]
    catalogue: tuple[Catalogue, ...]


class _Parameters(Table):
    """parameters.toml."""

    parameter: tuple[Parameter, ...]
    band: tuple[Band, ...]


class _Rulings(Table):
    """rulings.toml."""

    ruling: tuple[Ruling, ...]


class _Counties(Table):
    """counties.toml."""

    county: tuple[County, ...]


class _Annex2(Table):
    """annex2.toml."""

    energy: EnergyTable
    titles: TitlesTable


class _Tasks(Table):
    """tasks.toml."""

    task: tuple[Task, ...]


class _Targets(Table):
    """targets.toml."""

    target: tuple[Target, ...]


def load_pack(files: Mapping[str, bytes]) -> Pack:
    """The pack made of `files` (content by path inside the pack).

    Raises PackFault, naming file, key and reason, for anything missing, misspelt, contradictory or
    not verbatim in the law's own text.
    """
    header = _table(files, "pack.toml", _Header)
    pack = _assembled(files, header, _texts(files, header))
    pack_checks.check(pack)
    return pack


def digest(files: Mapping[str, bytes]) -> str:
    """sha256 over every file's name, length and bytes, in order of name."""
    hashed = hashlib.sha256()
    for name in sorted(files):
        hashed.update(f"{name}\0{len(files[name])}\0".encode())
        hashed.update(files[name])
    return hashed.hexdigest()


def _table(files: Mapping[str, bytes], name: str, model: type[Any]) -> Any:
    return validate(model, read(name, _content(files, name, name)), name)


def _content(files: Mapping[str, bytes], name: str, asked_by: str) -> bytes:
    if name not in files:
        raise fault(asked_by, name, "政策包里没有这个文件")
    return files[name]


def _texts(files: Mapping[str, bytes], header: _Header) -> dict[str, str]:
    if missing := {"measures", "plan", "annex2"} - set(header.texts):
        raise fault("pack.toml", f"texts.{min(missing)}", "缺少这个键")
    return {
        key: decoded(name, _content(files, name, "pack.toml")) for key, name in header.texts.items()
    }


def _assembled(files: Mapping[str, bytes], header: _Header, texts: dict[str, str]) -> Pack:
    clauses: _Clauses = _table(files, "clauses.toml", _Clauses)
    parameters: _Parameters = _table(files, "parameters.toml", _Parameters)
    annex2: _Annex2 = _table(files, "annex2.toml", _Annex2)
    parts = {
        "texts": texts,
        "clauses": _with_text(clauses.clause, texts["measures"]),
        "catalogues": clauses.catalogue,
        "parameters": parameters.parameter,
        "bands": parameters.band,
        "rulings": _table(files, "rulings.toml", _Rulings).ruling,
        "counties": _table(files, "counties.toml", _Counties).county,
        "energy": annex2.energy,
        "titles": annex2.titles,
        "tasks": _tasks(_table(files, "tasks.toml", _Tasks).task, texts["plan"]),
        "targets": _table(files, "targets.toml", _Targets).target,
        "cases": {n: content for n, content in files.items() if n.startswith(CASES)},
        "hash": digest(files),
    }
    return Pack(**{**dict(header), **parts})


def _with_text(clauses: tuple[Clause, ...], measures: str) -> tuple[Clause, ...]:
    """Each clause with its whole paragraph, so that the law's words stand in one place only."""
    return tuple(
        clause.model_copy(update={"text": _paragraph(measures, clause.heading)})
        for clause in clauses
    )


def _tasks(tasks: tuple[Task, ...], plan: str) -> tuple[Task, ...]:
    return tuple(
        task.model_copy(update={"text": _paragraph(plan, _opening(task))}) for task in tasks
    )


def _opening(task: Task) -> str:
    return f"{task.key}.{task.title}。" if task.key.isdigit() else f"）{task.title}。"


def _paragraph(text: str, opening: str) -> str:
    """The paragraph that opens so (after at most a number in brackets); "" when there is none."""
    for line in text.splitlines():
        if opening in line[: len(opening) + 3]:
            return line
    return ""
