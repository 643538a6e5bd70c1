"""Titles: each fault is told once."""

import pytest

from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.checking.sound import MUST, SUBMIT, VERIFY, Case, fault, named

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
