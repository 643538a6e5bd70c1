"""算例 laid out for a policy officer: every case of a pack with what it expects and what the engine gives."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result
from jjgreen_desktop.policy.case_format import Case, Expectation
from jjgreen_desktop.policy.cases import (
    cases_in,
    compare,
    meant,
    missing_label,
    name_of,
    run_case,
)
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pointing import figure_fen

Told = Callable[[int, int], object]  # (done, of); whoever wants to stop raises
NOT_CHECKED = "本例不核对"
EARLIER = "earlier_"
NOUNS = ("first_noun", "second_noun")  # which records an answer is about is told by their numbers
MOST = 2  # results told in one cell


@dataclass(frozen=True, slots=True)
class Example:
    """One case as a row: `title` is that of its file, `number` its place there; `why` is "" when it holds."""

    file: str
    title: str
    number: int
    name: str
    expected: str
    got: str
    ok: bool
    why: str

    @property
    def key(self) -> str:
        """What tells it from all others of the pack."""
        return f"{self.file}#{self.number}"

    @property
    def short(self) -> str:
        """The title up to its colon: 条款二（1）."""
        return self.title.split("：")[0]


@dataclass(frozen=True, slots=True)
class Facts:
    """One record of a case: what it is, and what is known of it as label and value."""

    title: str
    known: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One result: of which clause and record, what it must be and what it is."""

    what: str
    expected: str
    got: str
    ok: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """One case in full. Lines are empty and `why` is told when it says something unknown."""

    example: Example
    on: date | None
    facts: tuple[Facts, ...]
    rulings: tuple[str, ...]
    compared: tuple[Compared, ...]
    lines: tuple[Assessment, ...]


def examples(pack: Pack, told: Told = lambda _done, _of: None) -> list[Example]:
    """Every case of the pack in its order, put to the engine. Raises PackFault when one cannot be read."""
    written = [
        (file, title_of(file, text), number, raw)
        for file, text in pack.cases.items()
        for number, raw in enumerate(cases_in(file, text), 1)
    ]
    found = []
    for done, (file, title, number, raw) in enumerate(written, 1):
        found.append(_example(pack, file, title, number, raw))
        told(done, len(written))
    return found


def opened(pack: Pack, example: Example) -> Opened:
    """One of those in full. Raises KeyError when the pack has it no longer."""
    raw = cases_in(example.file, pack.cases[example.file])[example.number - 1]
    try:
        case = Case.model_validate(raw)
    except ValidationError:
        return Opened(example, None, (), (), (), ())
    subject = case.subject()
    result = assess(subject, pack, case.on, case.chosen())
    return Opened(
        example,
        case.on,
        tuple(_facts(subject)),
        tuple(_rulings(pack, case)),
        tuple(_compared(case, result)),
        result.lines,
    )


def title_of(file: str, text: bytes) -> str:
    """What the first line of a case file says it is about, else its name."""
    first = text.decode("utf-8").split("\n", 1)[0]
    return first.removeprefix("#").strip().split("。")[0] if first.startswith("#") else file


def _example(pack: Pack, file: str, title: str, number: int, raw: Mapping[str, Any]) -> Example:
    result = run_case(pack, file, number, raw)
    try:
        case = Case.model_validate(raw)
    except ValidationError:
        return Example(file, title, number, name_of(number, raw), "", "", False, result.why)
    got = _got(case, assess(case.subject(), pack, case.on, case.chosen()))
    return Example(file, title, number, case.name, _expected(case), got, result.ok, result.why)


def _expected(case: Case) -> str:
    if case.expect:
        return _few([expected_words(each) for each in case.expect])
    return f"合计 {_wan(case.total_yuan or 0)}"


def _got(case: Case, result: Result) -> str:
    if case.expect:
        lines = [line for each in case.expect for line in result.lines if meant(each, line)]
        return _few([got_words(line) for line in lines])
    return f"合计 {_wan(result.total_fen())}"


def _few(told: Sequence[str]) -> str:
    more = f" 等 {len(told)} 项" if len(told) > MOST else ""
    return "；".join(told[:MOST]) + more


def expected_words(expected: Expectation) -> str:
    """Which outcome and amount a result must have."""
    said = [Outcome(expected.outcome).label] if expected.outcome else []
    if expected.ceiling_yuan:
        said.append(_wan(expected.ceiling_yuan))
    return " ".join(said) or "有这一项"


def got_words(line: Assessment) -> str:
    """Which outcome and amount a result has."""
    fen = figure_fen(line)
    return f"{line.outcome.label} {_wan(fen)}" if fen else line.outcome.label


def _with_missing(said: str, labels: Iterable[str]) -> str:
    named = "、".join(labels)
    return f"{said}，缺{named}" if named else said


def _wan(fen: int) -> str:
    return f"{money.wan(fen)} 万元"


def _facts(subject: Subject) -> Iterator[Facts]:
    """Everything that is known, in the order of the subject's parts."""
    holder = subject.enterprise or subject.park
    if holder and (known := _known(holder)):
        yield Facts(holder.label, known)
    for part in Subject.__dataclass_fields__:
        records = getattr(subject, part)
        if isinstance(records, tuple):
            before = "前身的" if part.startswith(EARLIER) else ""
            yield from (Facts(f"{before}{_called(each)}", _known(each)) for each in records)


def _called(record: Record) -> str:
    """A record with the number the results name it by; returns are told apart by their year."""
    if isinstance(record, SameProject):
        return f"{record.label}（{record.first} 与 {record.second}）"
    numbered = not isinstance(record, AnnualReturn)
    return f"{record.label}（编号 {record.id}）" if numbered else record.label


def _known(record: Record) -> tuple[tuple[str, str], ...]:
    return tuple(
        (entry.label, explaining.shown((record, entry.key)))
        for entry in fields_of(type(record))
        if getattr(record, entry.key) is not None
        and entry.kind is not Kind.LINK
        and entry.key not in NOUNS
    )


def _rulings(pack: Pack, case: Case) -> Iterator[str]:
    for key, choice in case.chosen().items():
        id, _, record = key.partition(":")
        ruling = pack.ruling(id)
        of = f"（只对 {record}）" if record else ""
        yield f"{ruling.question}{of}　裁定为“{ruling.label(choice)}”"


def _compared(case: Case, result: Result) -> Iterator[Compared]:
    """What is expected, what else there is, and the total."""
    told: list[Assessment] = []
    for expected in case.expect:
        lines = [line for line in result.lines if meant(expected, line)]
        told += lines
        noun = lines[0].noun if lines else Retrofit.noun
        due = (missing_label(noun, key) for key in expected.missing)
        got = "；".join(map(_got_whole, lines)) or "没有这一项"
        yield Compared(
            _what(expected.clause, expected.of),
            _with_missing(expected_words(expected), due),
            got,
            not compare(expected, result),
        )
    for line in result.lines:
        if line not in told:
            yield Compared(_what(line.clause, line.of), NOT_CHECKED, _got_whole(line), ok=True)
    total = result.total_fen()
    if case.total_yuan is not None:
        same = total == case.total_yuan
        yield Compared("可得合计", _wan(case.total_yuan), _wan(total), same)


def _got_whole(line: Assessment) -> str:
    return _with_missing(got_words(line), (entry.label for entry in line.missing))


def _what(clause: str | None, of: str | None) -> str:
    return "　".join(filter(None, (CLAUSES.get(clause or ""), of))) or "唯一的一项"
