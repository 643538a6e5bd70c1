"""list on the command line: conditions, order, views, JSON, a workbook."""

from pathlib import Path

from jjgreen_desktop.exchange.reader import read_workbook
from jjgreen_desktop.operations import views
from jjgreen_desktop.operations.listing import FieldFilled, Listing
from tests.jjgreen_desktop.commands.conftest import Say


def _names(told: dict[str, list[dict[str, str]]]) -> list[str]:
    return [each["name"] for each in told["records"]]


def test_conditions_are_all_met_and_the_order_kept(county: Path, say: Say) -> None:
    words = ("--data", county, "list", "--json")
    every = say(*words).json
    assert every["all"] == len(every["records"]) > 3
    some = say(*words, "--where", "has:retrofit", "--sort", "企业名称", "--falling").json
    assert 0 < some["all"] <= every["all"]
    again = say(*words, "--where", "has:改造项目", "--sort", "name").json
    assert _names(again) == _names(some)[::-1]
    none = say(*words, "--where", "has:retrofit", "--where", "no:retrofit").json
    assert none["records"] == []
    assert none["shows"] == "有改造项目；没有改造项目"


def test_fields_by_key_or_label_filled_or_not(county: Path, say: Say) -> None:
    words = ("--data", county, "list", "--json", "--columns", "name,信用代码")
    assert say(*words).code == 2
    words = (*words[:-1], "name,统一社会信用代码")
    coded = say(*words, "--where", "credit_code=*").json
    bare = say(*words, "--where", "统一社会信用代码=").json
    assert all(each["credit_code"] for each in coded["records"])
    assert not any(each["credit_code"] for each in bare["records"])
    both = say(*words).json
    assert coded["all"] + bare["all"] == both["all"]
    assert set(both["records"][0]) == {"id", "name", "credit_code"}


def test_what_is_not_understood_is_a_usage_error(county: Path, say: Say) -> None:
    for where in (
        "name",
        "nothing=1",
        "has:nothing",
        "no:park",
        "has:diagnosis@26年",
        "industrial=也许",
        "has:title;kind",
        "has:title;level=县级",
        "county=火星",
    ):
        told = say("--data", county, "list", "--where", where, "--json")
        assert told.code == 2, where
        assert "error" in told.json
    assert say("--data", county, "list", "--limit", "0").code == 2
    assert say("--data", county, "list", "--out", "x.pdf").code == 2


def test_a_view_is_used_by_its_name(county: Path, say: Say) -> None:
    assert say("--data", county, "list", "--view", "没有").code == 1
    from jjgreen_desktop.bootstrap import open_office

    desk = open_office(county)
    views.keep(desk, "enterprise", "未填账号", Listing(where=(FieldFilled("bank_account", False),)))
    desk.store.close()
    told = say("--data", county, "list", "--view", "未填账号", "--words", "一厂", "--json").json
    assert told["shows"] == "“一厂”；未填银行账号"


def test_the_list_is_saved_as_a_workbook(county: Path, say: Say, tmp_path: Path) -> None:
    path = tmp_path / "列表.xlsx"
    told = say("--data", county, "list", "--sort", "name", "--out", path, "--json").json
    sheet = read_workbook(path).sheets[0]
    rows = [row for _number, row in sheet.rows]
    assert rows[0][:2] == ["企业名称", "统一社会信用代码"]
    assert [row[0] for row in rows[1:]] == _names(told)
