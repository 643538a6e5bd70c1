from pathlib import Path
from random import Random

import pytest

from jjgreen_desktop.documents.award_notice import pdf
from jjgreen_desktop.documents.typefaces import bundled
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.notices import NoticeFacts
from tests.jjgreen_desktop.documents import reading
from tests.jjgreen_desktop.documents.samples import APPROVED, CLAUSE, DRAFT, notice

MARK = "测算稿，非兑现依据"


def printed(*notices: NoticeFacts) -> bytes:
    return pdf(notices, bundled())


def test_an_approved_notice_promises_the_approved_amount_in_figures_and_words() -> None:
    text = reading.text(printed(APPROVED))
    assert "奖补资金兑现告知书湖样字〔2026〕8号湖口样例一厂有限公司：" in text
    assert "市级核定金额：456,789.01元（45.678901万元）" in text
    assert "大写：人民币肆拾伍万陆仟柒佰捌拾玖元零壹分" in text
    assert "核定文件：《关于下达样例奖补资金的通知》（样例文号〔2026〕5号），2026年7月15日" in text
    assert MARK not in text
    assert "500,000.00" not in text


def test_the_clause_is_quoted_verbatim_and_the_reasons_follow() -> None:
    text = reading.text(printed(APPROVED))
    assert f"二、政策依据（《若干措施》原文）{CLAUSE}三、认定事实" in text
    assert "验收报告备案日期：2026年6月1日；备案文号：湖样备〔2026〕3号" in text
    assert "1.项目已完工并通过节能验收；2.提升5.00%，在3%—5%（含）一档，最高50万元。" in text
    assert "开户行：样例银行湖口支行账号：6222000000000000123" in text
    assert "六、联系人李样例，电话：0792-0000000湖口县工业和信息化局2026年7月20日" in text


def test_without_approval_every_page_says_that_it_is_no_basis_for_payment() -> None:
    pages = reading.pages(printed(DRAFT))
    assert len(pages) == 2
    assert all(page.startswith(MARK) for page in pages)
    text = "".join(pages)
    assert "政策上限：500,000.00元（50.00万元）大写：人民币伍拾万元整" in text
    assert "市级核定金额：尚未核定" in text
    assert "已经市级核定" not in text


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages_and_start_anew() -> None:
    text = [*reading.pages(printed(APPROVED)), *reading.pages(printed(APPROVED))]
    both = printed(APPROVED, APPROVED)
    assert reading.pages(both) == text
    assert [page[-3:] for page in text] == ["—1—", "—2—"] * 2
    folios = [word for word in reading.words(both) if word.text in "12" and word.top > 740]
    assert [folio.left > 450 for folio in folios] == [True, False, True, False]
    assert [folio.left < 150 for folio in folios] == [False, True, False, True]


def test_what_prints_is_what_is_stored(tmp_path: Path) -> None:
    names = hostile_names(60)
    pdf_bytes = printed(*(notice(addressee=name) for name in names))
    text = reading.text(pdf_bytes)
    for name in names:
        assert f"号{''.join(name.split())}：根据" in text
        assert f"户名：{''.join(name.split())}开户行" in text
    fonts = reading.fonts(pdf_bytes, tmp_path)
    assert fonts
    assert all(row[1:] == ["yes", "yes", "yes"] for row in fonts)


def hostile_names(count: int) -> list[str]:
    dice = Random(9704)
    marks = [*'&<>"', "&amp;", "〇", "㛃", "䶮", "𠮷", "堃", "镕喆", "\n", " ", "<img src='x'/>"]
    plain = "湖口样例绿色制造有限公司"
    names = ["样" * 200]
    while len(names) < count:
        body = "".join(dice.choice([*marks, *plain]) for _ in range(dice.randint(2, 40)))
        names.append(f"样{body}厂")
    return names


def test_a_character_no_font_has_is_refused_by_name() -> None:
    with pytest.raises(Problem) as caught:
        printed(APPROVED, notice(addressee="湖口\U0002b740样例厂"))
    assert "湖口\U0002b740样例厂" in caught.value.what
    assert "“\U0002b740”（U+2B740）没有字体可以印出。" in caught.value.what
    assert "请核对这个字是否录错" in caught.value.fix


def test_the_same_facts_give_the_same_bytes() -> None:
    assert printed(APPROVED, DRAFT) == printed(APPROVED, DRAFT)


def test_the_document_names_itself_and_its_bureau() -> None:
    info = reading.info(printed(APPROVED))
    assert info["Title"] == "奖补资金兑现告知书"
    assert info["Author"] == "湖口县工业和信息化局"
    assert info["Page size"].startswith("595.276 x 841.89 pts (A4)")


def test_the_printer_offset_moves_every_word() -> None:
    straight = reading.words(pdf(APPROVED, bundled()))
    moved = reading.words(pdf(APPROVED, bundled(), offset_mm=(2, -3)))
    for before, after in zip(straight, moved, strict=True):
        assert after.left - before.left == pytest.approx(2 * 72 / 25.4, abs=0.01)
        assert after.top - before.top == pytest.approx(3 * 72 / 25.4, abs=0.01)


def test_what_is_not_registered_is_left_to_fill_in() -> None:
    text = reading.text(printed(notice(bank="", bank_account="", contact="", phone="")))
    blank = "_" * 16
    assert f"开户行：{blank}账号：{blank}六、联系人{blank}，电话：{blank}" in text


def test_a_job_can_be_stopped_and_an_empty_one_is_refused() -> None:
    seen = []

    def first_only(done: int, of: int) -> bool:
        seen.append((done, of))
        return False

    two = pdf([APPROVED] * 5, bundled(), progress=first_only)
    assert seen == [(1, 5)]
    assert reading.text(two).count("奖补资金兑现告知书") == 1
    with pytest.raises(Problem, match="没有选择要打印的告知书"):
        pdf([], bundled())


def test_the_signature_never_stands_alone_on_a_page() -> None:
    for count in range(1, 24):
        facts = notice(reasons=("项目已完工并通过节能验收。",) * count)
        last = reading.pages(printed(facts))[-1]
        assert "电话：0792-0000000" in last
