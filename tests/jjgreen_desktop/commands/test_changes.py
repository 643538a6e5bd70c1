from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say


def test_changes_since_a_seal(county: Path, say: Say, sealed: Path) -> None:
    (one,) = say("--data", county, "seals", "--json").json["seals"]
    assert say("--data", county, "changes", "--since", one["seal"]).out == (
        "与封存时相比，各项的结果和金额都没有变化。\n"
    )
    office = open_office(county)
    (seal,) = office.store.find(Seal)
    (record,) = office.store.find(Retrofit, enterprise=seal.enterprise)
    save(office, record.model_copy(update={"filed_on": None}))
    office.store.close()
    for since in (one["seal"], sealed):
        told = say("--data", county, "changes", "--since", since, "--json")
        (change,) = told.json["changes"]
        assert (told.code, change["clause"], change["sure"]) == (0, "2.1", True)
        assert (change["before"]["outcome"], change["after"]["outcome"]) == ("eligible", "lacking")
        assert told.json["difference_fen"] == change["difference_fen"] == -70_000_000
        assert change["sentence"].startswith("因清空验收报告备案日期（原为 ")
    plain = say("--data", county, "changes", "--since", sealed).out
    assert plain.endswith("与封存时相比，1 项有变化，可得合计减少 70 万元。\n")
    assert say("--data", county, "changes", "--since", "nope").code == 1
