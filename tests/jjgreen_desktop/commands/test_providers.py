"""providers: who is registered, what each did and is paid for."""

from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.conftest import Say

CODE = "91350100M000100Y43"


def _registered(folder: Path) -> str:
    """The provider that the sample diagnoses name first, registered."""
    office = open_office(folder)
    name = office.store.find(Diagnosis)[0].provider or ""
    save(office, Provider(name=name, credit_code=CODE))
    office.store.close()
    return name


def test_an_empty_register_has_none(county: Path, say: Say) -> None:
    answer = say("--data", county, "providers", "--json")
    assert (answer.code, answer.json) == (0, {"providers": []})


def test_the_sums_of_all_are_those_of_the_lines(county: Path, say: Say) -> None:
    name = _registered(county)
    listed = say("--data", county, "providers", "--json").json["providers"][0]
    assert (listed["name"], listed["credit_code"]) == (name, CODE)
    for wanted in (name, CODE, listed["id"]):
        told = say("--data", county, "providers", "--of", wanted, "--json").json
        assert {key: told[key] for key in listed} == listed
    dealings = told["dealings"]
    assert listed["diagnoses"] == len(dealings) > 0
    eligible = [one["ceiling_fen"] for one in dealings if one["outcome"] == "eligible"]
    assert sum(eligible) == listed["eligible_fen"] > 0
    words = say("--data", county, "providers", "--of", name).out
    assert f"{name}：诊断 {len(dealings)} 项，合同能源管理 0 项" in words


def test_one_that_is_not_registered_is_refused(county: Path, say: Say) -> None:
    answer = say("--data", county, "providers", "--of", "样例九节能服务有限公司")
    assert answer.code == 1
    assert "登记簿里没有服务商“样例九节能服务有限公司”" in answer.err


def test_a_name_of_two_is_refused(county: Path, say: Say) -> None:
    name = _registered(county)
    office = open_office(county)
    save(office, Provider(name=name))
    office.store.close()
    answer = say("--data", county, "providers", "--of", name)
    assert (answer.code, "有 2 家服务商叫" in answer.err) == (1, True)


def test_the_checks_of_all_go_through_them(county: Path, say: Say) -> None:
    office = open_office(county)
    save(office, Provider(name="样例二节能服务有限公司", bank_account="6222OO"))
    office.store.close()
    checked = say("--data", county, "check", "--json").json
    assert checked["records"]["provider"] == 1
    mine = [one for one in checked["findings"] if one["noun"] == "provider"]
    assert {one["field"] for one in mine} == {"credit_code", "bank", "bank_account"}
    listed = say("--data", county, "findings", "--json").json["findings"]
    assert {one["field"] for one in listed if one["noun"] == "provider"} == {
        "credit_code",
        "bank",
        "bank_account",
    }
    named = [one for one in listed if one["noun"] == "diagnosis" and "还没有登记" in one["what"]]
    assert {one["grade"] for one in named} == {"提示性"}
