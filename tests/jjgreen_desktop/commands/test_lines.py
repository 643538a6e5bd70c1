"""Which line is meant by a record: the only one, or the one under the clause named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.lines import one_line
from jjgreen_desktop.domain.problem import Problem


def test_the_only_line_of_a_record(county: Path, record: Callable[[str, str], str]) -> None:
    of = record("湖口样例一厂有限公司", "1")
    with desk(county) as office:
        line = one_line(office, of, None)
    assert (line.clause, line.ceiling_fen, line.beneficiary.kind) == ("1", 1_000_000, "provider")


def test_another_clause_has_no_line(county: Path, record: Callable[[str, str], str]) -> None:
    of = record("湖口样例一厂有限公司", "1")
    with desk(county) as office, pytest.raises(Problem, match="没有依据"):
        one_line(office, of, "2.1")
