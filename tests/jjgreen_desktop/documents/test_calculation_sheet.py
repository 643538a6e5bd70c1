"""The 计算书 read back as an auditor would."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jjgreen_desktop.documents.calculation_sheet import pdf
from jjgreen_desktop.documents.calculation_tables import CELL
from jjgreen_desktop.documents.flow import SIDE, WIDTH
from jjgreen_desktop.documents.typefaces import bundled
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.calculation import Calculation, calculations
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.same_project import answer, questions
from jjgreen_desktop.policy.assessment import FactUsed, Outcome
from tests.jjgreen_desktop.documents import reading
from tests.jjgreen_desktop.operations.desk import firm, make_office, retrofit_facts, title_facts
from tests.jjgreen_desktop.operations.one_contract import NUMBER, system_facts

FOOT = 27 * 72 / 25.4  # pt


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path / "湖口县")


@pytest.fixture
def holder(office: Office) -> Enterprise:
    """A firm with a winner, a loser by answer, an open ruling, a line that lacks facts, and a title."""
    found = firm(office)
    save(office, retrofit_facts(found.id, contract_number=NUMBER))
    save(office, system_facts(found.id))
    answer(office, questions(office)[0], "same", "同一合同的两次付款")
    save(office, retrofit_facts(found.id, "3.00", project="二号窑改造"))
    save(office, retrofit_facts(found.id, project="三号窑改造", filed_on=None))
    save(office, title_facts(found.id))
    return found


def sheet_of(office: Office, holder: Enterprise, outcome: Outcome) -> Calculation:
    sheets = calculations(office, holder)
    return next(each for each in sheets if each.line.outcome is outcome)


def printed(one: Calculation) -> str:
    return reading.text(pdf(one, bundled()))


def plain(text: str) -> str:
    return "".join(text.split())


def column(content: bytes, start: float, end: float) -> str:
    """What stands in one column of the steps, from above; `start` and `end` in mm of the table."""
    left, right = (SIDE + each * 72 / 25.4 - 1 for each in (start, end))
    found = [word for word in reading.words(content) if left <= word.left < right]
    return "".join(word.text for word in sorted(found, key=lambda w: (w.page, w.top, w.left)))


def test_every_step_is_printed_word_for_word(office: Office, holder: Enterprise) -> None:
    for one in calculations(office, holder):
        content = pdf(one, bundled())
        text, told = reading.text(content), column(content, 10, 66)
        assert plain(one.line.reason) in text
        assert [step.text for step in one.line.steps if plain(step.text) not in told] == []
        assert one.pack_hash in text and one.facts_hash in text
        assert plain(f"政策包：{one.measures}（版本 2025.1）") in text and "jiujiang" not in text
        assert "测算稿，非兑现依据" in text


def test_the_loser_is_printed_with_its_reason_and_the_winner_names_it(
    office: Office, holder: Enterprise
) -> None:
    loser = sheet_of(office, holder, Outcome.SUPERSEDED)
    text = printed(loser)
    assert "结论–未选用（就高）" in text
    assert "三、同一项目的其他奖补（就高不重复）" in text
    winner = calculations(office, holder)[0]
    assert winner.rivals == (loser.line,)
    table = printed(winner)
    assert "180,000.00" in table and "未选用" in table
    facts = column(pdf(winner, bundled()), 80, 128)
    assert "疑似同一项目“合同号样能2025-03相同”：答复是同一项目" in facts


def test_both_figures_of_an_open_ruling_stand_on_it(office: Office, holder: Enterprise) -> None:
    text = printed(sheet_of(office, holder, Outcome.NEEDS_RULING))
    assert "三、口径待裁定，不同口径的结果（裁定前不计入任何合计）" in text
    assert "进入第一档（50万元）500,000.00" in text and "不进入0.00" in text
    assert "政策上限（元）待裁定大写—" in text


def test_what_is_missing_stands_with_its_money(office: Office, holder: Enterprise) -> None:
    text = printed(sheet_of(office, holder, Outcome.LACKING))
    assert "三、还差的事实和材料" in text
    assert "待定，涉及700,000.00" in text


def test_parameters_have_their_day_and_lead_to_their_sentence(
    office: Office, holder: Enterprise
) -> None:
    text = printed(calculations(office, holder)[0])
    assert "2025-06-30" in text
    assert "本措施中，同一项目符合多个奖补条件的，可就高执行，但不重复享受" in text


def test_an_approved_line_is_no_draft(office: Office, holder: Enterprise) -> None:
    one = replace(calculations(office, holder)[0], approved_fen=70_000_000)
    text = printed(one)
    assert "市级核定（元）700,000.00" in text and "人民币柒拾万元整" in text
    assert "测算稿" not in text


def test_nothing_leaves_the_page(office: Office, holder: Enterprise) -> None:
    one = calculations(office, holder)[0]
    facts = tuple(
        FactUsed("loan", f"x{n}", "interest_paid_fen", "已付利息", f"{n}.00 元") for n in range(300)
    )
    first, *rest = one.line.steps
    many = replace(one.line, steps=(replace(first, facts=facts), *rest))
    content = pdf(replace(one, line=many), bundled())
    places = reading.words(content)
    assert {word.page for word in places} > {1, 2, 3}
    body = [word for word in places if word.top < 842 - FOOT]
    assert all(word.left >= SIDE - 1 and word.right <= SIDE + WIDTH + 1 for word in body)
    foot = [word for word in places if word.top >= 842 - FOOT]
    assert all(word.bottom - word.top < CELL.size * 1.6 for word in foot)
    assert "299.00元" in reading.text(content)


def test_each_line_begins_a_page_and_can_be_stopped(office: Office, holder: Enterprise) -> None:
    sheets = calculations(office, holder)
    pages = reading.pages(pdf(sheets, bundled()))
    assert sum("奖补测算计算书" in page for page in pages) == len(sheets) == 5
    stopped = pdf(sheets, bundled(), progress=lambda done, _of: done < 2)
    assert sum("奖补测算计算书" in page for page in reading.pages(stopped)) == 2


def test_the_same_facts_give_the_same_bytes(office: Office, holder: Enterprise) -> None:
    sheets = calculations(office, holder)
    assert pdf(sheets, bundled()) == pdf(calculations(office, holder), bundled())


def test_a_character_without_ink_is_refused_by_name(office: Office, holder: Enterprise) -> None:
    one = replace(calculations(office, holder)[0], subject="湖口\U00013000厂")
    with pytest.raises(Problem, match=r"的计算书没有打印：.*U\+13000"):
        pdf(one, bundled())


def test_nothing_to_print_is_said(office: Office) -> None:
    with pytest.raises(Problem, match="没有选择"):
        pdf([], bundled())
    with pytest.raises(Problem, match="没有可以出计算书的项目"):
        calculations(office)
    assert office.today() == date(2026, 9, 30)


def test_no_heading_ends_a_page(office: Office, holder: Enterprise) -> None:
    """However long the reason above pushes what follows."""
    one = calculations(office, holder)[0]
    for lines in range(0, 40, 3):
        reason = "测算结论写得很长。" * 4 * lines
        pushed = replace(one, line=replace(one.line, reason=reason or "。"))
        places = reading.words(pdf(pushed, bundled()))
        for number in {word.page for word in places}:
            body = [w for w in places if w.page == number and w.top < 842 - FOOT]
            last = max(body, key=lambda word: word.bottom)
            assert last.text[1:2] != "、"
