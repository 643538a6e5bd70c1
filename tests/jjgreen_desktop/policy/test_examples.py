"""算例 as a policy officer reads them."""

from datetime import date

import pytest

from jjgreen_desktop.policy.examples import Compared, Example, examples, opened, title_of
from jjgreen_desktop.policy.loading import load_pack
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.operations.pack_samples import SECOND_BAND, files_with


@pytest.fixture(scope="module")
def book(pack: Pack) -> list[Example]:
    return examples(pack)


def _named(book: list[Example], name: str) -> Example:
    return next(each for each in book if each.name == name)


def test_all_cases_of_the_pack_are_listed_in_its_order(pack: Pack, book: list[Example]) -> None:
    assert list(dict.fromkeys(each.file for each in book)) == list(pack.cases)
    written = sum(text.count(b"[[case]]") for text in pack.cases.values())
    assert len(book) == len({each.key for each in book}) == written
    assert [each.why for each in book if not each.ok] == []


def test_a_row_says_file_name_expectation_and_what_is_given(book: list[Example]) -> None:
    row = _named(book, "提升 5.01%，进第二档 70 万元")
    assert (row.short, row.title) == ("条款二（1）", "条款二（1）：改造奖励")
    assert (row.expected, row.got, row.ok) == ("可得 70.00 万元", "可得 70.00 万元", True)


def test_facts_carry_the_labels_of_the_forms(pack: Pack, book: list[Example]) -> None:
    shown = opened(pack, _named(book, "提升 5.01%，进第二档 70 万元"))
    assert shown.on == date(2026, 9, 30)
    assert [each.title for each in shown.facts] == ["企业", "年度报表", "改造项目（编号 r1）"]
    known = dict(shown.facts[2].known)
    assert known["验收报告载明的提升率"] == "5.01 %"
    assert known["已向谁备案"] == "节能审查机关、主管部门"
    assert shown.compared == (
        Compared("二（1）、改造奖励　r1", "可得 70.00 万元", "可得 70.00 万元", ok=True),
        Compared("可得合计", "70.00 万元", "70.00 万元", ok=True),
    )
    assert any("第二档" in step.text or "70" in step.text for step in shown.lines[0].steps)


def test_no_key_of_a_case_file_is_shown(pack: Pack, book: list[Example]) -> None:
    keys = {"_yuan", "_on", "_pct", "eligible", "lacking", "undecided", "energy_"}
    for row in book:
        shown = opened(pack, row)
        words = [row.title, row.expected, row.got, *shown.rulings]
        words += [each.what + each.expected + each.got for each in shown.compared]
        words += [name + value for part in shown.facts for name, value in part.known]
        assert not [text for text in words if any(key in text for key in keys)], row


def test_the_rulings_used_are_told_by_question_and_choice(pack: Pack, book: list[Example]) -> None:
    shown = opened(pack, _named(book, "提升恰为 3%，裁定进入第一档"))
    assert shown.rulings == (
        "单位产品综合能耗恰好提升 3%，是否进入第一档？　裁定为“进入第一档（50 万元）”",
    )


def test_missing_facts_are_told_by_their_labels(pack: Pack, book: list[Example]) -> None:
    lacking = [
        each for row in book for each in opened(pack, row).compared if "，缺" in each.expected
    ]
    assert lacking
    assert any(each.expected == "差什么 1.00 万元，缺诊断服务费" for each in lacking), lacking


def test_a_case_that_fails_says_why_and_shows_both_figures() -> None:
    pack = load_pack(files_with(SECOND_BAND))
    row = _named(examples(pack), "提升 5.01%，进第二档 70 万元")
    assert (row.ok, row.expected, row.got) == (False, "可得 70.00 万元", "可得 75.00 万元")
    assert "金额应为 700000 元，实为 750000 元" in row.why
    assert [each.ok for each in opened(pack, row).compared] == [False, False]


def test_a_case_that_says_something_unknown_is_a_row_with_its_reason() -> None:
    files = files_with(("cases/7-solid-waste.toml", "total_yuan", "totals_yuan"))
    pack = load_pack(files)
    row = next(each for each in examples(pack) if not each.ok)
    assert "“totals_yuan”：没有这个键" in row.why
    assert opened(pack, row).on is None


def test_progress_is_told_and_can_stop(pack: Pack) -> None:
    class Stop(Exception):
        pass

    heard = []

    def told(done: int, of: int) -> None:
        heard.append((done, of))
        if done == 3:
            raise Stop

    with pytest.raises(Stop):
        examples(pack, told)
    assert [done for done, _of in heard] == [1, 2, 3]


def test_a_file_without_a_remark_goes_by_its_name() -> None:
    assert title_of("cases/a.toml", b"[[case]]\n") == "cases/a.toml"
    assert title_of("cases/a.toml", "# 条款一：诊断。更多\n".encode()) == "条款一：诊断"
