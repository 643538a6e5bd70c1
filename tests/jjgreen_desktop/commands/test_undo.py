"""Taking back an earlier write from the command line, and what it says of the one that goes first."""

from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say


def turned(folder: Path) -> tuple[int, int]:
    """A return put to a free year, then a carrier entered there; the numbers of both writes."""
    office = open_office(folder)
    report = office.store.find(AnnualReturn)[0]
    save(office, report.model_copy(update={"year": 2019}))
    first = office.store.history(1)[0].seq
    save(office, EnergyUse(enterprise=report.enterprise, year=2019, carrier="柴油"))
    second = office.store.history(1)[0].seq
    office.store.close()
    return first, second


def test_a_write_another_rests_on_is_refused_with_what_goes_first(county: Path, say: Say) -> None:
    first, second = turned(county)
    told = say("--data", county, "undo", "--write", str(first), "--json")
    assert told.code == 1
    assert "又登记或改动了同一年的报表、能耗（分品种能耗“柴油”）" in told.json["error"]
    assert f"请先撤销第 {second} 笔“登记分品种能耗 柴油" in told.json["error"]
    assert say("--data", county, "undo", "--write", str(second)).code == 0
    assert say("--data", county, "undo", "--write", str(first)).code == 0
    again = say("--data", county, "redo", "--write", str(second))
    assert (again.code, f"请先重做第 {first} 笔" in again.err) == (1, True)


def test_a_number_that_is_no_write_is_told_so(county: Path, say: Say) -> None:
    for command in ("undo", "redo"):
        told = say("--data", county, command, "--write", "99999", "--json")
        assert told.code == 1
        assert told.json["error"] == "没有第 99999 笔操作，请用 history 查看各笔是第几笔。"


def test_a_write_taken_back_already_is_told_so(county: Path, say: Say) -> None:
    _first, second = turned(county)
    assert say("--data", county, "undo", "--write", str(second)).code == 0
    told = say("--data", county, "undo", "--write", str(second), "--json")
    assert (told.code, told.json["undone"]) == (1, None)
    assert told.json["error"].startswith(f"第 {second} 笔“登记分品种能耗 柴油")
