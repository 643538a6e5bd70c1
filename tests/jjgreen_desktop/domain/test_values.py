from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Stop
from jjgreen_desktop.domain.catalogue import Field, Kind, field_of, fields_of
from jjgreen_desktop.domain.credit_code import CHARSET, check_character
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.domain.values import Unreadable, grouped, parse, show, typed

CODE = field_of(Enterprise, "credit_code")
DAY = field_of(Diagnosis, "report_on")
FEE = field_of(Diagnosis, "fee_fen")
PLAN = field_of(Diagnosis, "plan")
ENERGY = field_of(AnnualReturn, "energy_tce")
STATED = field_of(Retrofit, "improvement_stated_pct")
YEAR = field_of(AnnualReturn, "year")
WATER = field_of(AnnualReturn, "water")
KIND = field_of(Retrofit, "kind")
FILED_WITH = field_of(Retrofit, "filed_with")
CLAUSES = field_of(Stop, "clauses")
FORMER = field_of(Enterprise, "former")
FORMER_TWO = ("91350100M000100Y43", "914403001922038216")
FORMER_NAMES = field_of(Enterprise, "former_names")
NAME = field_of(Enterprise, "name")
REMARK = field_of(Diagnosis, "note")
ACCOUNT = field_of(Enterprise, "bank_account")

codes = st.text(CHARSET, min_size=17, max_size=17).map(lambda first: first + check_character(first))
quantities = st.decimals(min_value=0, max_value=10**12, places=4)


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (CODE, " 91350100m000100y43 ", "91350100M000100Y43"),
        (DAY, "2026-3-5", date(2026, 3, 5)),
        (DAY, "2026年3月5日", date(2026, 3, 5)),
        (DAY, "2026/03/05", date(2026, 3, 5)),
        (DAY, "2026.3.5", date(2026, 3, 5)),
        (DAY, "2026。3。5", date(2026, 3, 5)),
        (DAY, "2026、3、5", date(2026, 3, 5)),
        (DAY, "2026—3—5", date(2026, 3, 5)),
        (DAY, "2026——3——5", date(2026, 3, 5)),
        (DAY, "２０２６０３０５", date(2026, 3, 5)),
        (DAY, 20260305, date(2026, 3, 5)),
        (DAY, 20260305.0, date(2026, 3, 5)),
        (DAY, datetime(2026, 3, 5, tzinfo=UTC), date(2026, 3, 5)),
        (DAY, date(2026, 3, 5), date(2026, 3, 5)),
        (YEAR, "2025年度", 2025),
        (YEAR, "2025年", 2025),
        (WATER, "1.2万吨", Decimal(12_000)),
        (WATER, "300t", Decimal(300)),
        (WATER, "12万方", Decimal(120_000)),
        (FEE, "12,000.50", 1_200_050),
        (FEE, "12000元", 1_200_000),
        (FEE, 0.29, 29),
        (FEE, 12000, 1_200_000),
        (ENERGY, "6,200.50", Decimal("6200.50")),
        (ENERGY, "6200吨标准煤", Decimal("6200")),
        (STATED, "5.00%", Decimal("5.00")),
        (STATED, 5.01, Decimal("5.01")),
        (STATED, 1e-05, Decimal("0.00001")),
        (ENERGY, 1e16, Decimal(10**16)),
        (ENERGY, Decimal("1E+2"), Decimal(100)),
        (YEAR, "2025年", 2025),
        (YEAR, 2025.0, 2025),
        (PLAN, "是", True),
        (PLAN, "×", False),
        (PLAN, 1.0, True),
        (PLAN, True, True),
        (KIND, "节能", "energy_saving"),
        (KIND, "energy_saving", "energy_saving"),
        (FILED_WITH, "节能审查机关、主管部门", ("review", "department")),
        (FILED_WITH, "无", ()),
        (CLAUSES, "一、诊断服务补助、二（1）、改造奖励;3", ("1", "2.1", "3")),
        (
            FORMER,
            "91350100M000100Y43，914403001922038216",
            FORMER_TWO,
        ),
        (NAME, " 湖口样例一厂 ", "湖口样例一厂"),
        (NAME, 2025.0, "2025"),
        (ACCOUNT, 12345678, "12345678"),
        (ACCOUNT, "6222 0000 1111", "6222 0000 1111"),
        (NAME, "\u200b湖口样例一厂", "湖口样例一厂"),
        (NAME, "\ufeff湖口\u00ad样例\x07一厂\u200e", "湖口样例一厂"),
        (NAME, "湖口样例\r\n\t四厂有限公司", "湖口样例 四厂有限公司"),
        (NAME, "湖口样例\u2028四厂", "湖口样例 四厂"),
        (CODE, "91350100\u200bM000100Y43", "91350100M000100Y43"),
        (CODE, "9135 0100\nM000100Y43\ufeff", "91350100M000100Y43"),
        (ACCOUNT, "6222\t0000\u200b1111", "6222 00001111"),
        (DAY, "\u200e2026-03-05", date(2026, 3, 5)),
        (FEE, "12,000\u200b.50", 1_200_050),
        (KIND, "节\u200b能", "energy_saving"),
        (FORMER, "91350100M000100Y43\n91440300\u200b1922038216", FORMER_TWO),
        (FORMER_NAMES, "湖口样例一厂\n湖口\u200b样例\t二厂", ("湖口样例一厂", "湖口样例 二厂")),
        (FORMER_NAMES, ["湖口样例\n一厂\u200b"], ("湖口样例 一厂",)),
        (REMARK, "第一行\r\n第\u200b二\t行\x07", "第一行\n第二 行"),
    ],
)
def test_what_staff_type_and_sheets_hold(field: Field, raw: object, value: object) -> None:
    assert parse(field, raw) == value


@pytest.mark.parametrize("empty", [None, "", "  ", "—", "\u200b", " \ufeff\n"])
@pytest.mark.parametrize("field", [CODE, DAY, FEE, PLAN, KIND, FILED_WITH, NAME])
def test_empty_is_unknown(field: Field, empty: object) -> None:
    assert parse(field, empty) is None
    assert show(field, None) == "—"
    assert typed(field, None) == ""


@pytest.mark.parametrize(
    ("field", "raw", "word"),
    [
        (CODE, 9.136e17, "不能还原"),
        (CODE, "9.136E+17", "不能还原"),
        (CODE, "9.136e17", "不能还原"),
        (CODE, 913604290000000000, "不能还原"),
        (CODE, "91350100M000100Y44", "校验码"),
        (ACCOUNT, 6.2220000111122e18, "不能还原"),
        (ACCOUNT, 6222000011112222333, "不能还原"),
        (DAY, "2026-02-30", "没有这一天"),
        (DAY, "2026-3", "不是日期"),
        (DAY, "三月", "不是日期"),
        (DAY, 46086.5, "不是日期"),
        (DAY, 46086.0, "“46086”不是日期"),
        (DAY, 20260230.0, "“20260230”没有这一天"),
        (DAY, 2026.315, "“2026.315”不是日期"),
        (DAY, 202603051.0, "“202603051”不是日期"),
        (FEE, "1万只", "不是数字"),
        (ENERGY, "1.2亿", "不是数字，请只填数字，单位吨标准煤"),
        (ENERGY, "1.2亿吨", "不是数字"),
        (DAY, "6-30", "不是日期"),
        (FEE, "0.001", "分以下"),
        (FEE, "10000000000000.01", "大得不像金额"),
        (FEE, "-5", "不小于 0"),
        (FEE, True, "应填数字"),
        (ENERGY, "NaN", "不是数字"),
        (ENERGY, "Infinity", "不是数字"),
        (ENERGY, float("inf"), "不是数字"),
        (STATED, "5,5", "不是数字"),
        (STATED, "5，5", "不是数字"),
        (FEE, "1,2,3", "不是数字"),
        (FEE, "1e5", "不是数字"),
        (FEE, "1_000", "不是数字"),
        (STATED, (1.1 - 1.045) / 1.1 * 100, "近似数 5.000000000000014"),
        (ENERGY, 0.1 + 0.2, "请照原件改填数字，单位吨标准煤"),
        (YEAR, "25", "不是年份"),
        (YEAR, "2025.5", "不是年份"),
        (YEAR, "去年", "不是数字"),
        (PLAN, "可能", "看不懂"),
        (KIND, "节约", "没有“节约”这一项"),
        (FILED_WITH, "主管部门、别处", "没有“别处”这一项"),
        (FORMER, "123", "还差"),
    ],
)
def test_what_is_no_value_is_refused_with_a_sentence(field: Field, raw: object, word: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(field, raw)
    sentence = str(caught.value)
    assert word in sentence
    assert sentence.endswith("。")


def _values(field: Field) -> st.SearchStrategy[Any]:
    """Any value the field may hold."""
    match field.kind:
        case Kind.MONEY:
            return st.integers(0, 10**15)
        case Kind.QUANTITY:
            return quantities
        case Kind.DATE:
            return st.dates(date(2000, 1, 1), date(2100, 12, 31))
        case Kind.YEAR:
            return st.integers(2000, 2100)
        case Kind.YES_NO:
            return st.booleans()
        case Kind.CODES:
            return st.lists(codes, unique=True, max_size=3).map(tuple)
        case Kind.NAMES:
            names = st.text("湖口样例一厂AZ09（）, ", min_size=1).map(str.strip).filter(bool)
            return st.lists(names, unique=True, max_size=3).map(tuple)
        case Kind.CHOICES:
            return st.lists(st.sampled_from(sorted(field.choices)), unique=True).map(tuple)
        case Kind.CHOICE if field.choices:
            return st.sampled_from(sorted(field.choices))
        case Kind.CODE if field.check:
            return codes
        case Kind.CODE:
            return st.from_regex(r"[0-9A-Za-z]{1,12}", fullmatch=True).filter(
                lambda text: "E" not in text.upper()
            )
    return st.text("湖口样例一厂AZ09（）", min_size=1)


@pytest.mark.parametrize(
    "field",
    [field for model in MODELS for field in fields_of(model)],
    ids=lambda field: f"{field.key} {field.kind}",
)
@given(data=st.data())
def test_what_stands_in_an_editor_reads_back_unchanged(field: Field, data: st.DataObject) -> None:
    value = data.draw(_values(field))
    assert parse(field, typed(field, value)) == value


def test_values_in_words() -> None:
    assert show(FEE, 123_456_789) == "1,234,567.89"
    assert show(PLAN, False) == "否"
    assert show(KIND, "energy_saving") == "节能"
    assert show(FILED_WITH, ("review", "department")) == "节能审查机关、主管部门"
    assert show(FILED_WITH, ()) == "无"
    assert show(FORMER, ()) == "无"
    assert show(STATED, Decimal("5.00")) == "5.00"
    assert show(ENERGY, Decimal("6200.5")) == "6,200.5"
    assert show(DAY, date(2026, 3, 5)) == "2026-03-05"


TODAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    "text", ["6-30", "6.30", "6/30", "6月30日", "06-30", "６．３０", "6。30", "6——30"]
)
def test_a_day_typed_without_its_year_is_of_this_year(text: str) -> None:
    assert parse(DAY, text, TODAY) == date(2026, 6, 30)


@pytest.mark.parametrize("text", ["20260630", "2026.6.30", "2026-6-30", "2026年6月30日"])
def test_a_day_with_its_year_stays(text: str) -> None:
    assert parse(DAY, text, date(2030, 1, 1)) == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12-20", "没有写年份，今年的这一天还没有到，请连年份一起写，如 2025-12-20"),
        ("26-6-30", "年份不全，请写四位年份"),
        ("2-30", "今年没有这一天"),
        ("2-29", "今年没有这一天"),
        ("630", "不是日期"),
        ("0630", "不是日期"),
        ("2026-06", "不是日期"),
    ],
)
def test_a_day_that_may_mean_two_things_is_refused(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        parse(DAY, text, TODAY)


@given(st.one_of(quantities, st.decimals(min_value=0, max_value=10**6, places=0)))
def test_a_number_at_rest_in_an_editor_reads_as_in_a_table(value: Decimal) -> None:
    assert grouped(typed(ENERGY, value)) == show(ENERGY, value)
    assert parse(ENERGY, grouped(typed(ENERGY, value))) == value


@given(st.integers(min_value=0, max_value=10**15))
def test_money_at_rest_in_an_editor_reads_as_in_a_table(fen: int) -> None:
    assert grouped(typed(FEE, fen)) == show(FEE, fen)
    assert parse(FEE, grouped(typed(FEE, fen))) == fen


@pytest.mark.parametrize(
    "text", ["", "12,34", "1.2万吨", "1234567.", "００１２３４", "0012345", "-1234"]
)
def test_what_is_no_plain_number_yet_stands_as_typed(text: str) -> None:
    assert grouped(text) == text


def test_a_right_code_with_one_e_among_its_digits_is_no_number() -> None:
    assert parse(CODE, "91360429170E690747") == "91360429170E690747"
    with pytest.raises(Unreadable, match="科学计数法"):
        parse(CODE, "9.1360429170E17")
