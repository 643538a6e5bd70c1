"""What --json prints: money as integers of 分, quantities as decimal text, dates as ISO."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from jjgreen_desktop.commands.answer import Answer, problem_object
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.assessment import Outcome


@dataclass(frozen=True)
class Sample:
    fen: int
    pct: Decimal
    on: date


def test_values_become_plain_json() -> None:
    answer = Answer(
        {
            "sample": Sample(50_000_000, Decimal("5.00"), date(2026, 6, 1)),
            "outcome": Outcome.NEEDS_RULING,
            "file": Path("甲.pdf"),
            "none": None,
            "flag": True,
            "lines": ("一",),
        }
    )
    assert json.loads(answer.as_json()) == {
        "sample": {"fen": 50_000_000, "pct": "5.00", "on": "2026-06-01"},
        "outcome": "needs_ruling",
        "file": "甲.pdf",
        "none": None,
        "flag": True,
        "lines": ["一"],
    }


def test_chinese_is_not_escaped() -> None:
    assert "湖口县" in Answer({"county": "湖口县"}).as_json()


def test_a_refusal_carries_its_sentence_and_findings() -> None:
    problem = Problem("没有这张表。", "请换一个文件。")
    assert problem_object(problem) == {
        "error": "没有这张表。请换一个文件。",
        "what": "没有这张表。",
        "fix": "请换一个文件。",
    }
    finding = Finding(Grade.MANDATORY, "第 3 行", "代码重复。", fix="请核对。")
    problem.findings = [finding]  # type: ignore[attr-defined]
    assert problem_object(problem)["findings"] == [
        {
            "grade": Grade.MANDATORY,
            "where": "第 3 行",
            "what": "代码重复。",
            "why": "",
            "fix": "请核对。",
        }
    ]
