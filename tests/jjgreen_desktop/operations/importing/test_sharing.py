"""Accounts and phones that stand on two firms are told of, however they are spaced."""

import pytest

from jjgreen_desktop.domain.credit_code import check_character
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import recording
from jjgreen_desktop.operations.checks import against_register
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import apply, plan
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.desk import firm

ONE, TWO, THREE, FOUR, FIVE = (f"湖口样例{n}厂有限公司" for n in "一二三四五")
ACCOUNT, SPACED, ODD = "6222021234567890123", "6222 0212-3456 7890 123", "62 22021234567890-123"


def planned(office: Office, *rows: tuple[str, str | None, str | None]) -> Plan:
    head: list[Cell] = [
        "企业名称",
        "统一社会信用代码",
        "县（市、区）",
        "联系电话",
        "开户行",
        "银行账号",
    ]
    body: list[list[Cell]] = [[n, None, "湖口县", p, "样例银行", a] for n, p, a in rows]
    numbered = list(enumerate([head, *body], 1))
    return plan(office, "enterprises", Workbook("表.xlsx", "0" * 64, (Sheet("企业", numbered),)))


def shared(made: Plan) -> list[tuple[Grade, str, str]]:
    found: list[Finding] = [one for one in made.findings if one.what.endswith("相同。")]
    return [(one.grade, one.where.removeprefix("工作表“企业”"), one.what) for one in found]


def test_two_rows_of_one_plan_with_one_account_name_each_other(office: Office) -> None:
    made = planned(office, (ONE, None, ACCOUNT), (TWO, None, SPACED), (THREE, None, "99"))
    assert shared(made) == [
        (Grade.VERIFY, "第 2 行 银行账号", f"与“{TWO}”的银行账号相同。"),
        (Grade.VERIFY, "第 3 行 银行账号", f"与“{ONE}”的银行账号相同。"),
    ]


@pytest.mark.parametrize("spelt", [SPACED, ODD])
def test_a_row_and_a_registered_firm_with_one_account(office: Office, spelt: str) -> None:
    firm(office, ONE, bank_account=spelt)
    made = planned(office, (TWO, None, ACCOUNT))
    assert shared(made) == [(Grade.VERIFY, "第 2 行 银行账号", f"与“{ONE}”的银行账号相同。")]


def test_a_phone_is_a_hint(office: Office) -> None:
    firm(office, ONE, phone="0792 6331234")
    made = planned(office, (TWO, "0792-6331234", None))
    assert shared(made) == [(Grade.HINT, "第 2 行 联系电话", f"与“{ONE}”的联系电话相同。")]


def test_each_of_two_phones_is_compared_from_both_sides(office: Office) -> None:
    firm(office, ONE, phone="13800000001、0792-6331234")
    made = planned(office, (TWO, "0792 6331234", None), (THREE, "138 0000 0001 / 1234567", None))
    assert shared(made) == [(Grade.HINT, "第 2、3 行 联系电话", f"与“{ONE}”的联系电话相同。")]


def test_two_firms_with_the_same_two_phones_are_told_once(office: Office) -> None:
    firm(office, ONE, phone="13800000001、0792-6331234")
    made = planned(office, (TWO, "0792-6331234，13800000001", None))
    assert shared(made) == [(Grade.HINT, "第 2 行 联系电话", f"与“{ONE}”的联系电话相同。")]


def test_a_firm_is_not_compared_with_itself_nor_with_what_the_plan_takes_from_it(
    office: Office,
) -> None:
    firm(office, ONE, bank_account=ACCOUNT)
    firm(office, TWO, bank_account="11")
    assert shared(planned(office, (ONE, "1", SPACED))) == []
    assert shared(planned(office, (ONE, None, "22"), (TWO, None, ACCOUNT))) == []


def test_a_row_that_changes_nothing_stands_as_registered(office: Office) -> None:
    first = planned(office, (ONE, None, ACCOUNT))
    apply(office, first)
    made = planned(office, (ONE, None, ACCOUNT), (TWO, None, SPACED))
    assert shared(made) == [(Grade.VERIFY, "第 3 行 银行账号", f"与“{ONE}”的银行账号相同。")]


def test_of_many_the_first_are_named_and_rows_told_together(office: Office) -> None:
    made = planned(
        office, *((name, "0792-1234567", None) for name in (ONE, TWO, THREE, FOUR, FIVE))
    )
    assert shared(made)[-1] == (
        Grade.HINT,
        "第 5、6 行 联系电话",
        f"与“{ONE}”“{TWO}”“{THREE}”等 4 家企业的联系电话相同。",
    )


def test_providers_of_one_plan_are_compared_too(office: Office) -> None:
    head: list[Cell] = ["服务商名称", "统一社会信用代码", "开户行", "银行账号"]
    body: list[list[Cell]] = [[ONE, None, "样例银行", ACCOUNT], [TWO, None, "样例银行", SPACED]]
    rows = list(enumerate([head, *body], 1))
    made = plan(office, "providers", Workbook("表.xlsx", "0" * 64, (Sheet("服务商", rows),)))
    assert [what for _, _, what in shared(made)] == [
        f"与“{TWO}”的银行账号相同。",
        f"与“{ONE}”的银行账号相同。",
    ]


HEADS: dict[str, list[Cell]] = {
    "enterprises": ["企业名称", "统一社会信用代码", "县（市、区）"],
    "parks": ["园区名称", "县（市、区）"],
    "providers": ["服务商名称", "统一社会信用代码"],
}
LABELS = {"enterprises": "企业", "parks": "园区", "providers": "服务商"}
BODY = "91360429MA0000001"
CODE = BODY + check_character(BODY)


def holders(office: Office, kind: str, *rows: list[Cell]) -> list[tuple[Grade, str, str]]:
    """What is told of rows of a kind: its own columns, then 联系电话 and 银行账号."""
    head: list[Cell] = [*HEADS[kind], "联系电话", "开户行", "银行账号"]
    body = [[*row[:-1], "样例银行", row[-1]] for row in rows]
    numbered = list(enumerate([head, *body], 1))
    made = plan(office, kind, Workbook("表.xlsx", "0" * 64, (Sheet(LABELS[kind], numbered),)))
    return [
        (one.grade, one.where.removeprefix(f"工作表“{LABELS[kind]}”"), one.what)
        for one in made.findings
        if one.what.endswith("相同。")
    ]


@pytest.mark.parametrize("kind", ["parks", "providers"])
@pytest.mark.parametrize("spelt", [ACCOUNT, SPACED, ODD])
def test_parks_and_providers_are_held_against_firms(office: Office, kind: str, spelt: str) -> None:
    firm(office, ONE, bank_account=spelt, phone="0792 6331234")
    place: list[Cell] = ["湖口县"] if kind == "parks" else [None]
    assert holders(office, kind, ["样例方", *place, "0792-6331234", ACCOUNT]) == [
        (Grade.VERIFY, "第 2 行 银行账号", f"与企业“{ONE}”的银行账号相同。"),
        (Grade.HINT, "第 2 行 联系电话", f"与企业“{ONE}”的联系电话相同。"),
    ]


def test_a_provider_is_not_held_against_the_firm_it_is(office: Office) -> None:
    firm(office, ONE, credit_code=CODE, bank_account=ACCOUNT)
    firm(office, TWO, bank_account=SPACED)
    assert holders(office, "providers", [ONE, CODE, None, ACCOUNT], [THREE, None, None, ODD]) == [
        (Grade.VERIFY, "第 2 行 银行账号", f"与“{THREE}”的银行账号相同。"),
        (Grade.VERIFY, "第 2 行 银行账号", f"与企业“{TWO}”的银行账号相同。"),
        (Grade.VERIFY, "第 3 行 银行账号", f"与“{ONE}”的银行账号相同。"),
        (Grade.VERIFY, "第 3 行 银行账号", f"与企业“{ONE}”“{TWO}”的银行账号相同。"),
    ]


@pytest.mark.parametrize("model", [Park, Provider])
def test_rows_are_held_against_the_registered_of_their_own_kind_once(
    office: Office, model: type[Record]
) -> None:
    recording.save(
        office, model(name="样例一方", bank_account=SPACED, bank="样例银行", phone="812 3456")
    )
    kind = "parks" if model is Park else "providers"
    assert holders(office, kind, ["样例二方", None, "8123456", ACCOUNT]) == [
        (Grade.VERIFY, "第 2 行 银行账号", "与“样例一方”的银行账号相同。"),
        (Grade.HINT, "第 2 行 联系电话", "与“样例一方”的联系电话相同。"),
    ]


@pytest.mark.parametrize(("model", "kind"), [(Park, "parks"), (Provider, "providers")])
def test_a_row_of_one_that_is_registered_is_not_held_against_itself(
    office: Office, model: type[Record], kind: str
) -> None:
    recording.save(office, model(name="样例一方", bank_account="1", bank="样例银行"))
    assert holders(office, kind, ["样例一方", None, "12", "1"]) == []


def test_firms_are_held_against_parks_as_in_the_form(office: Office) -> None:
    recording.save(office, Park(name="样例园区", county="湖口县", phone="0792 6331234"))
    assert holders(office, "enterprises", [ONE, None, "湖口县", "0792-6331234", None]) == [
        (Grade.HINT, "第 2 行 联系电话", "与园区“样例园区”的联系电话相同。")
    ]


@pytest.mark.parametrize("kind", ["parks", "providers"])
def test_what_an_import_asks_is_what_the_register_asks_afterwards(
    office: Office, kind: str
) -> None:
    firm(office, ONE, bank_account="6222 0212 3456 7890 123")
    place: list[Cell] = ["湖口县"] if kind == "parks" else [None]
    told = holders(office, kind, ["样例方", *place, None, ACCOUNT])
    model: type[Record] = Park if kind == "parks" else Provider
    kept = recording.save(office, model(name="样例方", bank_account=ACCOUNT)).record
    asked = [one.what for one in against_register(office, kept) if one.what.endswith("相同。")]
    assert [what for _, _, what in told] == asked == [f"与企业“{ONE}”的银行账号相同。"]
