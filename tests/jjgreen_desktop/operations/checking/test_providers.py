"""Providers and who names them: each fault told, its sound neighbour not."""

import pytest

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import Refused, save
from tests.jjgreen_desktop.operations.checking.sound import (
    CODE,
    HINT,
    MUST,
    SUBMIT,
    VERIFY,
    Case,
    fault,
    found,
    named,
    well_said,
)
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.policy import samples

NAME = "样例节能服务有限公司"
OTHER = "914403001922038216"
CASES: list[Case] = [
    (Provider, {"name": None}, MUST, "服务商名称", "还没有填写"),
    (Provider, {"credit_code": None}, SUBMIT, "统一社会信用代码", "还没有填写"),
    (Provider, {"credit_code": "91350100M000100Y44"}, MUST, "统一社会信用代码", "校验码不符"),
    (Provider, {"bank_account": "6222 0000"}, HINT, "开户行", "没有填开户行"),
    (
        Provider,
        {"bank": "样例银行", "bank_account": "6222OO"},
        VERIFY,
        "银行账号",
        "数字以外",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)


def _checks(office: Office, record: Provider | Diagnosis) -> list[tuple[str, str]]:
    """Field and check of what is found beside the code left out here."""
    told = [one for one in all_checks(office, record) if one.check != "missing"]
    for one in told:
        well_said(one)
    return [(one.where, one.check) for one in told]


def test_a_provider_registered_twice_is_asked_about(office: Office) -> None:
    one = save(office, Provider(name=NAME, credit_code=CODE)).record
    assert _checks(office, Provider(name="样例节能服务 有限公司")) == [("服务商名称", "same_name")]
    coded = Provider(name="样例二节能服务有限公司", credit_code=CODE)
    assert _checks(office, coded) == [("统一社会信用代码", "same_code")]
    assert _checks(office, one) == []
    assert _checks(office, Provider(name="样例二节能服务有限公司", credit_code=OTHER)) == []


def test_a_firm_may_be_a_provider_under_its_own_names_only(office: Office) -> None:
    firm(office, NAME, credit_code=CODE, former_names=("样例老节能公司",))
    for name in (NAME, "样例老节能公司"):
        assert _checks(office, Provider(name=name, credit_code=CODE)) == []
    other = Provider(name="样例二节能服务有限公司", credit_code=CODE)
    assert _checks(office, other) == [("统一社会信用代码", "same_code")]


def test_an_account_of_somebody_else_is_asked_about(office: Office) -> None:
    account = {"bank": "样例银行", "bank_account": "6222-0000"}
    firm(office, NAME, credit_code=CODE, bank="样例银行", bank_account="62220000")
    own = Provider(name=NAME, credit_code=CODE, **account)
    assert _checks(office, own) == []
    other = Provider(name="样例二节能服务有限公司", credit_code=OTHER, **account)
    assert _checks(office, other) == [("银行账号", "same_bank_account")]
    save(office, own)
    assert _checks(office, other) == [("银行账号", "same_bank_account")] * 2
    free = other.model_copy(update={"bank_account": "6222-0001"})
    assert _checks(office, free) == []


def test_a_new_name_says_who_still_writes_the_old_one(office: Office) -> None:
    one = save(office, Provider(name=NAME, credit_code=CODE)).record
    renamed = one.model_copy(update={"name": "样例新节能服务有限公司"})
    assert _checks(office, renamed) == []
    owner = firm(office).id
    save(office, Diagnosis(enterprise=owner, provider=NAME))
    save(office, samples.contract(id="", enterprise=owner, provider=NAME))
    told = save(office, renamed).findings
    assert found(list(told)) == [(HINT, "服务商名称")]
    assert told[0].what == f"有 2 条诊断或合同写的是“{NAME}”，没有随着改。"
    diagnosis = office.store.find(Diagnosis)[0]
    assert diagnosis.provider == NAME
    assert found(all_checks(office, diagnosis)) == [(HINT, "诊断服务商")]


def test_where_providers_are_registered_another_name_is_pointed_out(office: Office) -> None:
    diagnosis = Diagnosis(enterprise=firm(office).id, provider=NAME)
    assert _checks(office, diagnosis) == []
    save(office, Provider(name="样例二节能服务有限公司"))
    assert found(all_checks(office, diagnosis)) == [(HINT, "诊断服务商")]
    save(office, Provider(name="样例节能服务 有限公司"))
    assert _checks(office, diagnosis) == []


def test_a_wrong_code_is_not_saved(office: Office) -> None:
    with pytest.raises(Refused):
        save(office, Provider(name=NAME, credit_code="12"))


def test_a_phone_of_somebody_else_is_a_hint(office: Office) -> None:
    save(office, Provider(name="样例二节能服务有限公司", credit_code=OTHER, phone="0792-1234567"))
    firm(office, NAME, credit_code=CODE, phone="07921234567")
    other = Provider(name="样例三节能服务有限公司", phone="0792 1234567")
    told = [one for one in all_checks(office, other) if one.check == "same_phone"]
    assert found(told) == [(HINT, "联系电话")]
    assert "服务商“样例二节能服务有限公司”、企业“样例节能服务有限公司”" in told[0].what
    own = Provider(name=NAME, credit_code=CODE, phone="0792 1234567")
    (told_own,) = [one for one in all_checks(office, own) if one.check == "same_phone"]
    assert NAME not in told_own.what


@pytest.mark.parametrize("key", ["phone", "bank_account"])
def test_of_very_many_with_one_number_a_few_are_named_and_all_counted(
    office: Office, key: str
) -> None:
    number = "0792-1234567"
    save(office, Provider(name="样例二节能服务有限公司", bank="样例银行", **{key: number}))
    firm(office, NAME, credit_code=CODE, bank="样例银行", **{key: number})
    names = [f"湖口样例{n}厂有限公司" for n in range(1, 21)]
    known = {"bank": "样例银行", key: f"{number}、13800000001"}
    office.store.put_many("导入", [Enterprise(name=name, **known) for name in names])
    own = Provider(name=NAME, credit_code=CODE, bank="样例银行", **{key: "07921234567"})
    (told,) = [one for one in all_checks(office, own) if one.check == f"same_{key}"]
    assert told.what.startswith(
        f"与服务商“样例二节能服务有限公司”、企业“{names[0]}”、企业“{names[1]}”等 21 家的"
    )


def test_two_providers_with_one_account_are_asked_about(office: Office) -> None:
    account = {"bank": "样例银行", "bank_account": "6222-0000"}
    one = save(office, Provider(name=NAME, credit_code=CODE, **account)).record
    two = save(office, Provider(name="样例二节能服务有限公司", credit_code=OTHER, **account)).record
    for record in (one, two):
        assert _checks(office, record) == [("银行账号", "same_bank_account")]
