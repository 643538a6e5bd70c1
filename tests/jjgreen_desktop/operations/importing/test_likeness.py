"""Rows whose name was put right in the sheet are no news: the record they agree with is named."""

import pytest

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.operations.importing import likeness
from jjgreen_desktop.operations.importing.plans import Plan
from jjgreen_desktop.operations.importing.sheets import Cell, Sheet, Workbook
from jjgreen_desktop.operations.imports import plan
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts

NAME, OTHER = "湖口样例一厂有限公司", "湖口样例二厂有限公司"
FIRST: list[Cell] = [NAME, "一号窑余热利用改造", "2026-03-01", "2026-05-10", "7.00"]


@pytest.fixture
def heads(office: Office) -> list[Cell]:
    """The headings of the columns used here, as the catalogue has them."""
    keys = ("project", "completed_on", "accepted_on", "improvement_stated_pct")
    own = firm(office, NAME)
    save(office, retrofit_facts(own.id))
    return ["企业名称", *(field_of(Retrofit, key).header() for key in keys)]


def planned(office: Office, kind: str, *rows: list[Cell]) -> Plan:
    sheet = Sheet("表", list(enumerate(rows, 1)))
    return plan(office, kind, Workbook("表.xlsx", "0" * 64, (sheet,)))


def likely(made: Plan) -> list[Finding]:
    return [
        one for one in made.findings if one.grade is Grade.VERIFY and "可能是同一条" in one.what
    ]


def test_a_project_called_otherwise_is_asked_about(office: Office, heads: list[Cell]) -> None:
    made = planned(office, "retrofits", heads, [NAME, "1号窑余热利用改造", *FIRST[2:]])
    assert (made.new, made.acceptable) == (1, True)
    (told,) = likely(made)
    assert told.where == "工作表“表”第 2 行 项目名称"
    assert told.what == (
        "登记簿里的改造项目“一号窑余热利用改造”除项目名称外与本行都相同，"
        "可能是同一条；本行将新增一条。"
    )
    assert "在程序里改项目名称" in told.fix


@pytest.mark.parametrize(
    "rows",
    [
        [FIRST],
        [FIRST, [NAME, "二号窑", *FIRST[2:]]],  # the registered one stands in the sheet too
        [[NAME, "二号窑", "2026-03-02", *FIRST[3:]]],
        [[OTHER, "二号窑", *FIRST[2:]]],
        [[NAME, "二号窑", None, None, "7.00"]],  # too little to be told by
    ],
)
def test_what_differs_or_is_of_another_firm_is_not(
    office: Office, heads: list[Cell], rows: list[list[Cell]]
) -> None:
    firm(office, OTHER)
    made = planned(office, "retrofits", heads, *rows)
    assert made.acceptable
    assert likely(made) == []


def test_a_park_renamed_in_the_sheet_is_asked_about(office: Office) -> None:
    save(office, Park(name="湖口样例园", county="湖口县", contact="甲样例", phone="0792-0000001"))
    head: list[Cell] = ["园区名称", "县（市、区）", "联系人", "联系电话"]
    made = planned(office, "parks", head, ["湖口样例产业园", "湖口县", "甲样例", "0792-0000001"])
    assert [one.what[:17] for one in likely(made)] == ["登记簿里的园区“湖口样例园”除园区"]


def test_what_very_many_share_is_not_looked_through(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likeness, "MOST_COMPARED", 1)
    head: list[Cell] = ["企业名称", "统一社会信用代码", "县（市、区）", "联系人", "联系电话"]
    for name, phone in ((NAME, "0792-0000001"), (OTHER, "0792-0000002")):
        firm(office, name, contact="甲样例", phone=phone)
    rows: list[list[Cell]] = [["湖口样例三厂", None, "湖口县", "甲样例", "0792-0000002"]]
    (told,) = likely(planned(office, "enterprises", head, *rows))
    assert OTHER in told.what
    rows[0][-1] = None
    assert likely(planned(office, "enterprises", head, *rows)) == []
