"""What a sub-command answers: sentences for staff, and the same as one object with English keys."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jjgreen_desktop.domain.canonical import plain
from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.problem import Problem

__all__ = ["Answer", "Refusal", "as_object", "plain", "problem_object", "problem_text", "to_json"]


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is what --json prints, `lines` what staff read; not `ok` exits with 1."""

    data: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    ok: bool = True

    def as_json(self) -> str:
        """The one object of --json."""
        return to_json(self.data)


def to_json(data: Mapping[str, Any]) -> str:
    """Indented JSON, Chinese as it is."""
    return json.dumps(plain(data), ensure_ascii=False, indent=2)


class Refusal(Problem):
    """A refusal with its findings, and with what there is to know besides as `data`."""

    def __init__(
        self, what: str, fix: str, findings: Sequence[Finding], data: Mapping[str, Any]
    ) -> None:
        super().__init__(what, fix)
        self.findings = findings
        self.data = data


def problem_object(problem: Problem) -> dict[str, Any]:
    """A refusal as an object: the sentence under "error", its findings where it has some."""
    found: dict[str, Any] = {"error": str(problem), "what": problem.what, "fix": problem.fix}
    if findings := findings_of(problem):
        found["findings"] = [as_object(one) for one in findings]
    return found | (dict(problem.data) if isinstance(problem, Refusal) else {})


def problem_text(problem: Problem) -> str:
    """A refusal as staff read it: its sentence, then one line for each finding."""
    return "\n".join([str(problem), *(each.sentence() for each in findings_of(problem))])


def as_object(found: Finding) -> dict[str, Any]:
    """A finding as an object; its check's name goes with the commands that answer findings."""
    keys = ("grade", "where", "what", "why", "fix")
    return {key: getattr(found, key) for key in keys}


def findings_of(problem: Problem) -> Sequence[Finding]:
    """The findings a refusal rests on; those of a refused record too."""
    return getattr(problem, "findings", ())
