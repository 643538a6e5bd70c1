"""A full dossier and ways to read it, for the tests of its parts."""

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.dossier_shape import Block, Dossier
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.full_firm import (
    full_firm,
)


@pytest.fixture
def full(office: Office) -> Enterprise:
    return full_firm(office)


def block(made: Dossier, section: str, key: str = "") -> Block:
    found = made.section(section).blocks
    return next(one for one in found if key in ("", one.key))


def texts(found: Block) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def column(found: Block, key: str) -> list[str]:
    at = [head.key for head in found.heads].index(key)
    return [row.cells[at].text for row in found.rows]


def facts(found: Block) -> dict[str, str]:
    return {row.cells[0].text: row.cells[1].text for row in found.rows}
