"""approve: only an eligible line, never above its ceiling, and only with the city's paper."""

from collections.abc import Callable

import pytest

from tests.jjgreen_desktop.commands.conftest import Say

Record = Callable[[str, str], str]
FIRM = "湖口样例二厂有限公司"
PAPER = ["--document", "样例字〔2026〕1号", "--on", "2026-09-01"]


def test_an_approved_amount_to_the_fen(county: object, record: Record, say: Say) -> None:
    of = record(FIRM, "2.1")
    told = say("--data", county, "approve", "--of", of, "--yuan", "699,999.99", *PAPER, "--json")
    assert told.code == 0
    assert told.json["approved_fen"] == 69_999_999
    assert told.json["clause"] == "2.1"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--yuan", "700000.01", *PAPER], 1, "高于政策上限 700,000.00 元"),
        (["--yuan", "七十万", *PAPER], 2, "市级核定“七十万”不是数字"),
        (["--yuan", "1.001", *PAPER], 2, "请精确到分"),
        (["--yuan", "NaN", *PAPER], 2, "市级核定“NaN”不是数字"),
        (["--yuan", "1e5", *PAPER], 2, "请写元数，如 500000"),
        (["--yuan", "", *PAPER], 2, "没有写市级核定金额"),
        (["--yuan=-5", *PAPER], 2, "请填不小于 0 的数"),
        (["--yuan", "1", "--document", " ", "--on", "2026-09-01"], 1, "没有填写核定文件"),
        (["--yuan", "1", "--document", "样例", "--on", "2026-10-01"], 1, "晚于今天"),
    ],
)
def test_what_is_refused(
    words: list[str], code: int, said: str, county: object, record: Record, say: Say
) -> None:
    answer = say("--data", county, "approve", "--of", record(FIRM, "2.1"), *words)
    assert answer.code == code
    assert said in answer.err
    assert say("--data", county, "check", "--json").json["records"]["award"] == 0


def test_a_line_that_gets_nothing(county: object, record: Record, say: Say) -> None:
    of = record("湖口样例三厂有限公司", "1")
    answer = say("--data", county, "approve", "--of", of, "--yuan", "1", *PAPER)
    assert answer.code == 1
    assert "“不适用”" in answer.err
