"""问题清单 on paper, read back: every finding, its grade, what to do, the reason, the day."""

from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

import pytest

from jjgreen_desktop.documents.calculation_sheet import pdf as calculation_pdf
from jjgreen_desktop.documents.findings_sheet import HEADS, SIDE, WIDTH, WIDTHS, pdf
from jjgreen_desktop.documents.typefaces import bundled
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.calculation import calculations
from jjgreen_desktop.operations.findings_sweep import county_findings
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import answer, asked
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.sheet_signs import sheet_signs
from tests.jjgreen_desktop.documents import reading
from tests.jjgreen_desktop.operations.desk import DAY, firm, make_office, retrofit_facts

WHY = "已核对验收报告，照录无误"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A retrofit that takes more after than before, with the reason for it."""
    made = make_office(tmp_path / "湖口县")
    owner = firm(made).id
    worse = save(made, retrofit_facts(owner, unit_energy_after=Decimal(101))).record
    found = next(one for one in asked(made, worse) if one.open)
    answer(made, worse, found.finding, WHY)
    return made


def plain(text: str) -> str:
    return "".join(text.split())


def column(content: bytes, head: str) -> str:
    """What stands under a heading, from above."""
    edges = [SIDE + WIDTH * part / sum(WIDTHS) for part in accumulate(WIDTHS, initial=0)]
    left, right = edges[HEADS.index(head)] - 1, edges[HEADS.index(head) + 1] - 1
    found = [word for word in reading.words(content) if left <= word.left < right]
    return plain("".join(w.text for w in sorted(found, key=lambda w: (w.page, w.top, w.left))))


def test_every_finding_is_printed_with_its_reason(office: Office) -> None:
    found = county_findings(office)
    text = reading.text(pdf(found, office.name, DAY, sheet_signs(office), bundled()))
    assert "湖口县登记问题清单" in text
    assert "按2026年9月30日的登记情况" in text
    assert "核实性1（待说明0）" in text and "填表人：测试员" in text
    content = pdf(found, office.name, DAY, typefaces=bundled())
    assert "改造后101不低于改造前100，能效没有提升。" in column(content, "问题")
    assert WHY in column(content, "核实说明")
    advice = column(content, "依据和办法")
    assert [one for one in found if plain(one.finding.fix) not in advice] == []
    assert column(content, "等级").count("提示性") == 3


def test_a_long_list_goes_over_pages_each_with_its_header(office: Office) -> None:
    one = county_findings(office)[0]
    many = [replace(one, name=f"湖口样例{number}厂有限公司") for number in range(60)]
    pages = reading.pages(pdf(many, office.name, DAY, typefaces=bundled()))
    assert len(pages) > 2
    whole = reading.text(pdf(many, office.name, DAY, typefaces=bundled()))
    assert whole.count("依据和办法") == len(pages)
    assert "湖口样例59厂有限公司" in whole


def test_nothing_is_no_paper(office: Office) -> None:
    with pytest.raises(Problem, match="没有可以打印的问题"):
        pdf([], office.name, DAY, typefaces=bundled())


def test_the_calculation_sheet_prints_the_reason_while_it_holds(office: Office) -> None:
    holder = office.store.find(Enterprise)[0]
    (sheet,) = calculations(office, holder)
    (told,) = sheet.verified
    assert told.startswith("改造项目“一号窑余热利用改造”改造后单位产品综合能耗：改造后 101 不低于")
    assert told.endswith(f"说明：{WHY}（测试员，2026-09-30）。")
    assert "核实说明" in reading.text(calculation_pdf(sheet, bundled()))
    worse = office.store.find(
        type(save(office, retrofit_facts(holder.id, project="二号窑")).record)
    )
    save(office, worse[0].model_copy(update={"unit_energy_after": Decimal(102)}))
    assert [one.verified for one in calculations(office, holder)] == [(), ()]
