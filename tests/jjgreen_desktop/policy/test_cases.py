import re
from collections import Counter

import pytest

import resources
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.cases import CaseResult, run_cases
from jjgreen_desktop.policy.pack import Pack

CASE = """
[[case]]
name = "样例"
on = 2026-09-30
enterprise = { name = "样例甲公司", industrial = true, energy_tce = { 2025 = 6200 } }
diagnosis = [{ id = "d1", provider = "样例服务商", report_on = 2026-03-20, plan = true, \
deep_diagnosis_by_ndrc = false, fee_yuan = "8000.50" }]
expect = [{ clause = "1", of = "d1", outcome = "eligible", ceiling_yuan = "8000.50" }]
total_yuan = "8000.50"
"""


def run(pack: Pack, text: str) -> CaseResult:
    (result,) = run_cases(pack, "样例.toml", text.encode())
    return result


def changed(old: str, new: str) -> str:
    assert old in CASE
    return CASE.replace(old, new)


def test_all_shipped_cases_are_as_expected(pack: Pack) -> None:
    results = [r for name, text in pack.cases.items() for r in run_cases(pack, name, text)]
    assert [f"{r.file} {r.name}: {r.why}" for r in results if not r.ok] == []
    assert len(results) >= 350


def test_shipped_cases_reach_every_outcome_and_name_no_case_twice(pack: Pack) -> None:
    results = [r for name, text in pack.cases.items() for r in run_cases(pack, name, text)]
    assert {line["outcome"] for r in results for line in r.got} == {o.value for o in Outcome}
    names = [(r.file, r.name) for r in results]
    assert len(names) == len(set(names))


def test_shipped_cases_touch_every_clause_eight_times(pack: Pack) -> None:
    results = [r for name, text in pack.cases.items() for r in run_cases(pack, name, text)]
    touched = Counter(clause for r in results for clause in {line["clause"] for line in r.got})
    assert set(touched) == set(CLAUSES)
    assert min(touched.values()) >= 8


def test_shipped_cases_touch_every_choice_of_the_rulings_of_the_clauses(pack: Pack) -> None:
    text = b"".join(pack.cases.values()).decode()
    for ruling in pack.rulings:
        # An open reading that changes no outcome (the basis of electricity) is tested as a caveat.
        if ruling.clauses and ruling.id != "energy-basis":
            for choice in ruling.choices[1:]:
                assert re.search(rf'"?{ruling.id}"? = "{choice.key}"', text), (
                    ruling.id,
                    choice.key,
                )


FILES = sorted(name for name in resources.tree("policy", "jiujiang-2025") if "cases/" in name)


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_expectation_always_fails(pack: Pack, name: str) -> None:
    """The control: each case with its outcomes or its total turned wrong must not pass."""
    shipped = pack.cases[name].decode()
    outcomes = re.sub(r'outcome = "(\w+)"', _other_outcome, shipped)
    totals = re.sub(r"total_yuan = (\S+)", "total_yuan = 123456789", shipped)
    assert not any(r.ok for r in run_cases(pack, name, outcomes.encode()) if r.got)
    assert not any(r.ok for r in run_cases(pack, name, totals.encode()))


def _other_outcome(found: re.Match[str]) -> str:
    return f'outcome = "{"eligible" if found[1] != "eligible" else "blocked"}"'


def test_what_the_engine_gave_is_ready_for_json(pack: Pack) -> None:
    assert run(pack, CASE).got == [
        {"clause": "1", "of": "d1", "outcome": "eligible", "ceiling_yuan": "8000.50", "missing": []}
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("report_on", "reported_on", "“diagnosis[1].reported_on”：没有这个键，可能写错了。"),
        ('name = "样例甲公司"', 'nme = "样例甲公司"', "“enterprise.nme”：没有这个键"),
        ("total_yuan", "totals_yuan", "“totals_yuan”：没有这个键"),
        ("outcome =", "outcomes =", "“expect[1].outcomes”：没有这个键"),
        ('"eligible"', '"possible"', "“expect[1].outcome”：没有“possible”这种结论"),
        ('clause = "1"', 'clause = "9"', "“expect[1].clause”：没有条款“9”"),
        ('fee_yuan = "8000.50"', "fee_yuan = 8000.50", "“diagnosis[1].fee_yuan”：不能用浮点数"),
        ('fee_yuan = "8000.50"', 'fee_yuan = "8000.505"', "不是精确到分的金额"),
        ('fee_yuan = "8000.50"', 'fee_yuan = "八千"', "“八千”不是数字"),
        ("2025 = 6200", "2025 = 6200.0", "“enterprise.energy_tce.2025”：不能用浮点数"),
        ("2025 = 6200", "去年 = 6200", "TOML"),
        ("2025 = 6200", '"25" = 6200', "“25”不是年份"),
        ("on = 2026-09-30", 'on = "2026-09-30"', "“on”：应是日期"),
        ("on = 2026-09-30\n", "", "“on”：缺少这个键"),
        ("plan = true", "plan = 1", "“diagnosis[1].plan”：应是 true 或 false"),
        ('of = "d1"', 'of = "d2"', "一、诊断服务补助 d2：应指一条结果，实有 0 条。"),
        ('ceiling_yuan = "8000.50"', "ceiling_yuan = 8000", "金额应为 8000 元，实为 8000.50 元"),
        (
            'outcome = "eligible"',
            'outcome = "eligible", missing = ["plan"]',
            "缺项应有 已制定改造提升方案",
        ),
        ('total_yuan = "8000.50"', "total_yuan = 1", "合计应为 1 元，实为 8000.50 元"),
        ("total_yuan", 'rulings = { "fee-cup" = "off" }\ntotal_yuan', "没有口径裁定“fee-cup”"),
        ("total_yuan", 'rulings = { "fee-cap" = "no" }\ntotal_yuan', "没有“no”这个选项"),
        ("total_yuan", 'loan = [{ id = "l1", rate = "3" }]\ntotal_yuan', "loan[1].rate"),
        ("total_yuan", 'rating = [{ id = "a", grade = "best" }]\ntotal_yuan', "没有“best”"),
        ("total_yuan", 'ems = [{ id = "m", contract_yuan = 1.5 }]\ntotal_yuan', "不能用浮点数"),
        ("total_yuan", 'title = [{ id = "t", kind = "green" }]\ntotal_yuan', "没有“green”"),
        ("total_yuan", 'stop = [{ id = "s", form = 2026-01-01 }]\ntotal_yuan', "stop[1].form"),
        ("total_yuan", 'title = [{ id = "t" }, { id = "t" }]\ntotal_yuan', "记录编号“t”重复"),
        (
            "total_yuan",
            'matters = { "open-list" = { t = "in" } }\ntotal_yuan',
            "编号“t”在本例中没有",
        ),
        ("total_yuan", 'matters = { "fee-cap" = { d1 = "on" } }\ntotal_yuan', "单独裁定"),
        ("total_yuan", 'matters = { "open-list" = { d1 = "each" } }\ntotal_yuan', "没有“each”"),
        ("diagnosis = [{", 'diagnosis = [{ id = "d0" }, {', ""),
    ],
)
def test_a_case_that_says_something_wrong_fails_and_says_where(
    pack: Pack, old: str, new: str, why: str
) -> None:
    if why == "TOML":
        with pytest.raises(Problem, match="TOML"):
            run(pack, changed(old, new))
        return
    result = run(pack, changed(old, new))
    assert result.ok is (why == "")
    assert why in result.why


def test_a_case_that_checks_nothing_is_refused(pack: Pack) -> None:
    result = run(pack, '[[case]]\nname = "空"\non = 2026-09-30\n')
    assert not result.ok and "什么也没有核对" in result.why


@pytest.mark.parametrize(
    ("text", "why"), [("", "没有算例"), ("[[cases]]\n", "cases"), ("case = 3", "没有算例")]
)
def test_a_file_without_cases_is_refused(pack: Pack, text: str, why: str) -> None:
    with pytest.raises(Problem, match=why):
        run_cases(pack, "空.toml", text.encode())


def test_one_provider_of_a_case_receives_the_subsidy(pack: Pack) -> None:
    text = changed(' provider = "样例服务商",', "") + 'provider = { name = "样例服务商" }\n'
    assert run(pack, text).ok


@pytest.mark.parametrize(("minutes", "outcome"), [("true", "eligible"), ("false", "lacking")])
def test_minutes_may_be_written_as_there_or_not(pack: Pack, minutes: str, outcome: str) -> None:
    text = f"""
[[case]]
name = "一事一议"
on = 2026-09-30
special_case = [{{ id = "z1", minutes = {minutes}, approved_yuan = 100, decided_on = 2026-07-15 }}]
expect = [{{ clause = "8", of = "z1", outcome = "{outcome}", ceiling_yuan = 100 }}]
"""
    assert run(pack, text).ok
