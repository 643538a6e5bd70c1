"""Titles: each fault is told once."""

from datetime import date

import pytest

from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import check, save
from tests.jjgreen_desktop.operations.checking.sound import MUST, SUBMIT, VERIFY, Case, fault, named
from tests.jjgreen_desktop.operations.desk import firm, title_facts

CASES: list[Case] = [
    (Title, {"holder": "park"}, VERIFY, "获得者", "“绿色工厂”由企业获得"),
    (Title, {"kind": "green_park"}, VERIFY, "获得者", "“绿色园区”由园区获得"),
    (Title, {"kind": "other", "holder": "park"}, VERIFY, "获得者", "关联的却是企业"),
    (Title, {"park": "P"}, MUST, "获得者", "同时关联"),
    (Title, {"enterprise": None}, SUBMIT, "获得者", "没有关联"),
    (Title, {"published_month": "2026年3月"}, MUST, "公布年月", "不是年月"),
    (Title, {"published_month": "2026-04"}, VERIFY, "公布年月", "不是同一个月"),
    (Title, {"published_on": None, "published_month": None}, SUBMIT, "公布日期", "也没有公布年月"),
    (Title, {"paid_fen": 1}, VERIFY, "奖励兑现日期", "没有填奖励兑现日期"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)


def test_a_status_beside_the_last_change_registered_is_asked_about(office: Office) -> None:
    title = save(office, title_facts(firm(office).id)).record
    change = TitleStatus(of_title=title.id, enterprise=title.enterprise, status="removed")
    save(office, change.model_copy(update={"changed_on": date(2026, 5, 1)}))
    (moved,) = office.store.find(Title)
    assert [one for one in check(office, moved) if one.grade is VERIFY] == []
    (found,) = save(office, moved.model_copy(update={"status": "valid"})).findings
    assert (found.grade, found.where, found.check) == (VERIFY, "状态", "status_against_changes")
    assert found.what == "这里是有效，名下 2026-05-01 的状态变更是移出名单。"
    save(office, change.model_copy(update={"changed_on": date(2026, 6, 1), "status": "valid"}))
    assert check(office, office.store.find(Title)[0]) == []
