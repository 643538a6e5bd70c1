"""The desk these tests sit at, and a private print service, started once."""

import os
from collections.abc import Iterator

import pytest

from tests.ui.desk import desk
from tests.ui.papers.cups import Printer, missing, service

__all__ = ["desk"]


@pytest.fixture(scope="package")
def printer_and_socket() -> Iterator[tuple[Printer, str]]:
    """A listening printer and the socket of the print service whose queue leads to it."""
    if absent := missing():
        refuse = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse(f"no print service to try on (make test installs cups): {absent}")
    printer = Printer()
    with service(printer.port) as door:
        yield printer, door
    printer.close()


@pytest.fixture
def printer(printer_and_socket: tuple[Printer, str], monkeypatch: pytest.MonkeyPatch) -> Printer:
    """The printer; `lp` and `lpstat` of this test talk to the private service."""
    printer, door = printer_and_socket
    monkeypatch.setenv("CUPS_SERVER", door)
    return printer
