from pathlib import Path

import pytest

from jjgreen_desktop.documents.certificate import pdf
from jjgreen_desktop.documents.typefaces import bundled
from jjgreen_desktop.domain.problem import Problem
from tests.jjgreen_desktop.documents import reading
from tests.jjgreen_desktop.documents.samples import STATEMENT, statement


def test_without_authority_and_approval_it_is_only_a_statement_of_a_list() -> None:
    for facts in (
        STATEMENT,
        statement(authority="样例厅"),
        statement(approval="样例函〔2026〕9号"),
    ):
        text = reading.text(pdf(facts, bundled()))
        assert text.startswith("情况证明编号：湖样字〔2026〕号")
        assert "荣誉证书编号" not in text
        assert (
            "湖口样例一厂有限公司列入国家级绿色工厂名单（第九批），称号为国家级绿色工厂。" in text
        )
        assert "名单序号：123；公布文件及文号：样例厅函〔2026〕1号。特此证明。" in text
        assert "湖口县工业和信息化局2026年7月20日" in text
        assert "不是荣誉证书" in text


def test_an_honour_names_its_authority_and_approval() -> None:
    facts = statement(authority="样例省工业和信息化厅", approval="样例函〔2026〕9号")
    text = reading.text(pdf(facts, bundled()))
    assert text.startswith("荣誉证书批准文号：样例函〔2026〕9号湖口样例一厂有限公司：")
    assert "样例省工业和信息化厅2026年7月20日" in text
    assert "情况证明" not in text
    assert "湖口县工业和信息化局" not in text


def test_it_is_one_landscape_page_with_everything_inside_the_border(tmp_path: Path) -> None:
    long = statement(
        holder="湖口样例&<堃镕>𠮷" * 20, bureau="湖口县样例工业和信息化与商务发展改革局"
    )
    made = pdf([STATEMENT, long], bundled())
    info = reading.info(made)
    assert info["Pages"] == "2"
    assert info["Page size"].startswith("841.89 x 595.276")
    inside = 18 * 72 / 25.4
    for word in reading.words(made):
        assert inside < word.left and word.right < 841.89 - inside
        assert inside < word.top and word.bottom < 595.276 - inside
    assert "湖口样例&<堃镕>𠮷" * 20 in reading.text(made)
    assert all(row[1:] == ["yes", "yes", "yes"] for row in reading.fonts(made, tmp_path))


def test_a_text_too_long_for_the_page_is_refused() -> None:
    with pytest.raises(Problem, match="一页放不下"):
        pdf(statement(holder="样" * 2000), bundled())


def test_none_is_refused_and_the_same_facts_give_the_same_bytes() -> None:
    with pytest.raises(Problem, match="没有选择"):
        pdf([], bundled())
    assert pdf(STATEMENT, bundled()) == pdf(STATEMENT, bundled())
