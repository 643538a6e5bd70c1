"""The plan on paper, read back as an auditor would: every line, page sums that add up to the total."""

import re
from dataclasses import replace

import pytest

from jjgreen_desktop.documents.plan_sheet import pdf
from jjgreen_desktop.documents.typefaces import bundled
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.budget import Planned
from jjgreen_desktop.operations.sheet_signs import SheetSigns
from jjgreen_desktop.policy.plan_rows import EXCLUDE
from tests.jjgreen_desktop.documents import reading
from tests.jjgreen_desktop.documents.plans import ODD, WAN, firm, item, planned

SIGNS = SheetSigns("湖口县工业和信息化局", "张样例", "0792-0000000")


@pytest.fixture(scope="module")
def found() -> Planned:
    """60 lines of 33,333.33 元 of which 1.5 million 元 pay 37; one is left out by mark."""
    items = [item(number) for number in range(60)]
    left_out = item(99, mark=EXCLUDE, mark_reason="企业来函放弃")
    return planned([*items, left_out], 150 * WAN)


@pytest.fixture(scope="module")
def pages(found: Planned) -> list[str]:
    return reading.pages(pdf(found, "湖口县", SIGNS, bundled()))


def test_every_line_is_printed_also_those_that_get_nothing(pages: list[str]) -> None:
    text = "".join(pages)
    for number in (*range(60), 99, 900, 901):
        assert firm(number) in text, number
    assert "按标记不列入：企业来" in text
    assert text.count("资金线") == 1


def test_page_sums_add_up_to_the_total(found: Planned, pages: list[str]) -> None:
    subtotals = [figures(page, "本页小计") for page in pages if "本页小计" in page]
    assert len(subtotals) > 1
    total = figures(pages[len(subtotals) - 1], "合计")
    assert [sum(column) for column in zip(*subtotals, strict=True)] == total
    taken = found.plan.taken_fen + found.plan.committed_fen
    assert total == [61 * ODD + 5 * WAN, taken]
    assert found.plan.taken_fen == 37 * ODD


def figures(page: str, title: str) -> list[int]:
    """The two amounts after a title, in 分."""
    after = page.split(title, 1)[1]
    return [
        int(each.replace(",", "").replace(".", ""))
        for each in re.findall(r"\d{1,3}(?:,\d{3})*\.\d\d", after)[:2]
    ]


def test_header_and_signatures_stand_on_every_page(pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        assert "湖口县2026年度绿色制造奖补择优兑现计划" in page
        for words in (
            "填报单位：湖口县工业和信息化局",
            "审核人：",
            "填表人：张样例",
            "日期：2026年9月30日",
        ):
            assert words in page
        assert page.endswith(f"—{number}—")
        if "本页小计" in page:
            assert "序位" in page


def test_the_published_criteria_and_the_clauses_stand_at_the_end(
    found: Planned, pages: list[str]
) -> None:
    last = pages[-1]
    assert "1.能效提升率高的优先。" in last
    assert "顺延给后面够的项目。" in last
    assert "另有差什么3项，现在还不能兑现" in last
    assert "湖口样例某厂的兑现日期未录入。" in last
    assert money.yuan(found.plan.taken_fen) in "".join(pages)


def test_a_plan_whose_sums_do_not_agree_is_not_printed(found: Planned) -> None:
    rows = found.plan.rows[:-5] + found.plan.rows[:1]
    wrong = replace(found, plan=replace(found.plan, rows=rows))
    with pytest.raises(Problem, match="对不上，没有生成"):
        pdf(wrong, "湖口县", SIGNS, bundled())


def test_an_empty_plan_is_one_page() -> None:
    assert len(reading.pages(pdf(planned([], 150 * WAN), "湖口县", SIGNS, bundled()))) == 1


def test_the_same_plan_gives_the_same_bytes(found: Planned) -> None:
    assert pdf(found, "湖口县", SIGNS, bundled()) == pdf(found, "湖口县", SIGNS, bundled())
