"""算例: worked examples in tables a policy officer can read, put to the engine and compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result
from jjgreen_desktop.policy.case_format import Case, Expectation
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pointing import figure_fen
from jjgreen_desktop.policy.suspicion import suspicions
from jjgreen_desktop.policy.tables import fault, first_of, key_of, read, reason_of


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: what the engine gave for every record, and why it is not as expected ("" when it is)."""

    file: str
    name: str
    ok: bool
    got: list[dict[str, Any]] = field(default_factory=list)
    why: str = ""


def run_cases(pack: Pack, name: str, text: bytes) -> list[CaseResult]:
    """Every case of one file against `pack`.

    A case that says something unknown fails and its `why` names the key. Raises Problem when the file
    itself cannot be read or holds no cases.
    """
    return [run_case(pack, name, n, raw) for n, raw in enumerate(cases_in(name, text), 1)]


def cases_in(name: str, text: bytes) -> tuple[Mapping[str, Any], ...]:
    """The cases of one file as written. Raises PackFault when it cannot be read or holds none."""
    raw = read(name, text)
    if unknown := [key for key in raw if key != "case"]:
        raise fault(name, unknown[0], "没有这个键，算例文件里只有 [[case]]")
    cases = raw.get("case")
    if not isinstance(cases, tuple) or not cases or not _tables(cases):
        raise fault(name, "case", "没有算例，请用 [[case]] 写")
    return cases


def _tables(cases: tuple[Any, ...]) -> bool:
    return all(isinstance(case, Mapping) for case in cases)


def name_of(number: int, raw: Mapping[str, Any]) -> str:
    """What a case is called, else its number in the file."""
    return str(raw.get("name", f"第 {number} 个算例"))


def run_case(pack: Pack, file: str, number: int, raw: Mapping[str, Any]) -> CaseResult:
    """One case, as written, against `pack`; it fails when it says something unknown."""
    name = name_of(number, raw)
    try:
        case = Case.model_validate(raw)
        result = assess(case.subject(), pack, case.on, case.chosen())
    except ValidationError as error:
        first = first_of(error)
        return CaseResult(file, name, False, why=f"“{key_of(first)}”：{reason_of(first)}。")
    except Problem as problem:
        return CaseResult(file, name, False, why=str(problem))
    faults = _faults(case, result)
    return CaseResult(file, name, not faults, [got(line) for line in result.lines], "".join(faults))


def got(line: Assessment) -> dict[str, Any]:
    """One line as a case states it; of a lacking line the money that hangs on it."""
    return {
        "clause": line.clause,
        "of": line.of,
        "outcome": line.outcome.value,
        "ceiling_yuan": _yuan(figure_fen(line)),
        "missing": [entry.key for entry in line.missing],
    }


def missing_label(noun: str, key: str) -> str:
    """What staff call a fact that a case names as missing by its key."""
    for model in (BY_NOUN[noun], Enterprise, AnnualReturn):
        field = explaining.field_key(model, key)
        if field in model.model_fields:
            return field_of(model, field).label
    return key


def _yuan(fen: int) -> int | str:
    whole, rest = divmod(fen, money.FEN_PER_YUAN)
    return f"{whole}.{rest:02d}" if rest else whole


def _faults(case: Case, result: Result) -> list[str]:
    faults = [said for expected in case.expect for said in compare(expected, result)]
    faults += _questions(case)
    total = result.total_fen()
    if case.total_yuan is not None and total != case.total_yuan:
        faults.append(f"合计应为 {_yuan(case.total_yuan)} 元，实为 {_yuan(total)} 元。")
    return faults


def _questions(case: Case) -> list[str]:
    """The pairs still to be asked about are those the case names, whatever their order."""
    if case.questions is None:
        return []
    wanted = {frozenset(pair) for pair in case.questions}
    asked = {frozenset((one.first.id, one.second.id)) for one in suspicions(case.subject())}
    words = [f"应问{_both(pair)}是不是同一项目，实际没有问。" for pair in wanted - asked]
    return words + [f"多问了{_both(pair)}是不是同一项目。" for pair in asked - wanted]


def _both(pair: frozenset[str]) -> str:
    return "和".join(f"“{id}”" for id in sorted(pair))


def compare(expected: Expectation, result: Result) -> list[str]:
    """What is not as expected of one line, in sentences."""
    lines = [line for line in result.lines if meant(expected, line)]
    clause = CLAUSES.get(expected.clause or "", "")
    where = " ".join(filter(None, (clause, expected.of))) or "本例"
    if len(lines) != 1:
        return [f"{where}：应指一条结果，实有 {len(lines)} 条。"]
    return [f"{where}：{said}" for said in _differences(expected, lines[0])]


def meant(expected: Expectation, line: Assessment) -> bool:
    """Whether an expectation speaks of a line."""
    return expected.clause in (None, line.clause) and expected.of in (None, line.of)


def _differences(expected: Expectation, line: Assessment) -> list[str]:
    found = []
    if expected.outcome not in (None, line.outcome.value):
        wanted = Outcome(expected.outcome).label
        found.append(f"结论应为“{wanted}”，实为“{line.outcome.label}”（{line.reason}）。")
    if expected.ceiling_yuan not in (None, figure_fen(line)):
        due, actual = _yuan(expected.ceiling_yuan or 0), _yuan(figure_fen(line))
        found.append(f"金额应为 {due} 元，实为 {actual} 元。")
    if absent := [key for key in expected.missing if key not in {m.key for m in line.missing}]:
        labels = "、".join(missing_label(line.noun, key) for key in absent)
        found.append(f"缺项应有 {labels}，实际没有。")
    return found
