"""Firms, parks and yearly returns: each fault is told once."""

from decimal import Decimal

import pytest

from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.operations.checks import own
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.checking.sound import (
    CLEAN,
    CODE,
    HINT,
    MUST,
    SUBMIT,
    VERIFY,
    Case,
    fault,
    named,
)

CASES: list[Case] = [
    (Enterprise, {"name": None}, MUST, "企业名称", "还没有填写"),
    (Enterprise, {"name": ""}, MUST, "企业名称", "还没有填写"),
    (Enterprise, {"credit_code": None}, SUBMIT, "统一社会信用代码", "还没有填写"),
    (Enterprise, {"credit_code": "9135"}, MUST, "统一社会信用代码", "还差 14 位"),
    (Enterprise, {"county": "样例县"}, MUST, "县（市、区）", "没有“样例县”"),
    (Enterprise, {"county": "都昌县"}, VERIFY, "县（市、区）", "属于都昌县，不是湖口县"),
    (Enterprise, {"industry": "9999"}, MUST, "行业", "没有“9999”"),
    (Enterprise, {"industry": "301"}, HINT, "行业", "中类"),
    (Enterprise, {"industrial": False, "above_scale": None}, VERIFY, "工业企业", "水泥制造"),
    (Enterprise, {"industrial": False, "industry": None}, VERIFY, "规上企业", "填了否"),
    (Enterprise, {"former": ("12",)}, MUST, "前身企业信用代码", "还差 16 位"),
    (Enterprise, {"former": (CODE,)}, MUST, "前身企业信用代码", "相同"),
    (Enterprise, {"bank": None}, HINT, "开户行", "没有填开户行"),
    (Enterprise, {"bank_account": "6222OO"}, VERIFY, "银行账号", "数字以外"),
    (Park, {"county": "样例县"}, MUST, "县（市、区）", "没有“样例县”"),
    (AnnualReturn, {"year": 2026}, VERIFY, "年度", "还没有结束"),
    (AnnualReturn, {"energy_basis": None}, HINT, "电力折标口径", "当量值还是等价值"),
    (AnnualReturn, {"energy_tce": Decimal(-1)}, MUST, "综合能源消费量", "不能小于 0"),
]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_one_fault_is_one_finding(office: Office, case: Case) -> None:
    fault(office, case)


def test_the_city_takes_in_every_county(office: Office) -> None:
    with office.store.transaction("市级") as write:
        write.set_setting("county", "市本级")
    assert own(office, Enterprise.model_validate({**CLEAN[Enterprise], "county": "都昌县"})) == []
