from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.problem import Problem


def test_a_problem_says_what_and_what_to_do() -> None:
    problem = Problem("没有登记簿。", "请先建立。")
    assert (problem.what, problem.fix, str(problem)) == (
        "没有登记簿。",
        "请先建立。",
        "没有登记簿。请先建立。",
    )


def test_a_finding_in_one_line() -> None:
    finding = Finding(Grade.VERIFY, "年度", "还没有结束。", "要看全年。", "请核对。")
    assert finding.sentence() == "【核实性】年度：还没有结束。要看全年。请核对。"
