"""计算书: everything one line rests on, gathered so that paper and workbook only lay it out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.assessing import assess_all, assess_holder
from jjgreen_desktop.operations.awards import award_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_words import file_safe
from jjgreen_desktop.operations.reasons import Asked, asked, reasons_of
from jjgreen_desktop.operations.subjects import PARTS
from jjgreen_desktop.policy.assessment import Assessment, FactUsed, Result

RECEIVERS = {"provider": "服务商", "enterprise": "企业", "park": "园区"}
OWN = "本记录"


@dataclass(frozen=True, slots=True)
class Calculation:
    """One line of one subject with what its sheet says beside it; amounts in 分.

    `rivals` are the other lines of the same project, the losers of 就高 among them. `places` names the
    record behind each fact that does not stand in the line's own.
    """

    subject: str
    code: str
    county: str
    line: Assessment
    rivals: tuple[Assessment, ...]
    places: Mapping[tuple[str, str], str]
    clause_text: str
    measures: str
    approved_fen: int | None
    on: date
    pack: str
    pack_hash: str
    facts_hash: str
    bureau: str
    verified: tuple[str, ...] = ()  # 核实说明, a sentence each

    def place(self, fact: FactUsed) -> str:
        """Where a fact was entered."""
        if (fact.noun, fact.record) == (self.line.noun, self.line.of):
            return OWN
        return self.places.get((fact.noun, fact.record), "")

    @property
    def file_name(self) -> str:
        """计算书-enterprise-clause-record, without a suffix."""
        clause = CLAUSES[self.line.clause].split("、")[0]
        return file_safe(f"计算书-{self.subject}-{clause}-{self.line.record_title}")

    @property
    def receiver(self) -> str:
        """Who is paid, in words: 企业 湖口样例一厂有限公司."""
        who = self.line.beneficiary
        return f"{RECEIVERS.get(who.kind, '')} {who.name}".strip()


def calculations(
    office: Office,
    subject: Enterprise | Park | None = None,
    on: date | None = None,
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> list[Calculation]:
    """Every line of one subject, or of the whole register, in the order of the results.

    Raises Problem when there is no line at all. `progress(done, of)` returns False to stop early.
    """
    results = (
        assess_all(office, on, progress) if subject is None else [_result(office, subject, on)]
    )
    found = [sheet for result in results for sheet in calculations_of(office, result)]
    if not found:
        raise Problem("没有可以出计算书的项目。", "请先登记企业的诊断、改造、称号等，再打印。")
    return found


def calculation_of(office: Office, clause: str, record: str, on: date | None = None) -> Calculation:
    """The sheet of one line. Raises Problem when its record is gone."""
    for model in PARTS.values():
        found = office.store.get(model, record)
        owner = getattr(found, "enterprise", None) or getattr(found, "park", None)
        if found is None or owner is None:
            continue
        firm = office.store.get(Enterprise, owner) or office.store.get(Park, owner)
        if firm:
            sheets = calculations_of(office, _result(office, firm, on))
            wanted = (
                each for each in sheets if (each.line.clause, each.line.of) == (clause, record)
            )
            if sheet := next(wanted, None):
                return sheet
    raise Problem("这一项依据的记录已经不在登记簿里。", "请刷新后重新选择。")


def calculations_of(office: Office, result: Result) -> list[Calculation]:
    """The sheets of all lines of one subject."""
    if not result.lines:
        return []
    holder = office.store.get(Enterprise, result.subject) or office.store.get(Park, result.subject)
    pack = office.pack_on(result.on)
    return [
        Calculation(
            subject=holder.title() if holder else "",
            code=getattr(holder, "credit_code", None) or "",
            county=(holder.county if holder else None) or "",
            line=line,
            rivals=_rivals(result, line),
            places=_places(office, line),
            clause_text=pack.clause(line.clause).text,
            measures=pack.name,
            approved_fen=award.approved_fen if (award := award_of(office, line)) else None,
            on=result.on,
            pack=pack.title,
            pack_hash=result.pack_hash,
            facts_hash=result.facts_hash,
            bureau=office.store.setting("bureau") or "",
            verified=tuple(_verified(office, result, line)),
        )
        for line in result.lines
    ]


def _result(office: Office, subject: Enterprise | Park, on: date | None) -> Result:
    return assess_holder(office, subject.noun, subject.id, on)


def _rivals(result: Result, line: Assessment) -> tuple[Assessment, ...]:
    return tuple(
        other for other in result.lines if other.project == line.project and other is not line
    )


def _places(office: Office, line: Assessment) -> dict[tuple[str, str], str]:
    facts = {(fact.noun, fact.record) for step in line.steps for fact in step.facts}
    return dict(_named(office, facts - {(line.noun, line.of)}))


def _verified(office: Office, result: Result, line: Assessment) -> Iterator[str]:
    """The reasons that hold for the records a line rests on, its own first, then those of its owner."""
    facts = sorted({(fact.noun, fact.record) for step in line.steps for fact in step.facts})
    owner = "park" if office.store.get(Park, result.subject) else "enterprise"
    for noun, record in dict.fromkeys([(line.noun, line.of), *facts, (owner, result.subject)]):
        found = office.store.get(BY_NOUN[noun], record) if noun in BY_NOUN else None
        if found and reasons_of(office, found):
            yield from (
                f"{found.label}“{found.title()}”{_explained(one)}"
                for one in asked(office, found)
                if one.reason
            )


def _explained(one: Asked) -> str:
    by = one.reason.given_by if one.reason else ""
    day = one.reason.given_on if one.reason else None
    signed = f"（{'，'.join(str(each) for each in (by, day) if each)}）" if by or day else ""
    return f"{one.finding.where}：{one.finding.what}说明：{one.text.rstrip('。')}{signed}。"


def _named(
    office: Office, refs: Iterable[tuple[str, str]]
) -> Iterable[tuple[tuple[str, str], str]]:
    for noun, record in sorted(refs):
        if found := office.store.get(BY_NOUN[noun], record):
            title = "" if isinstance(found, (Enterprise, Park)) else f"“{found.title()}”"
            yield (noun, record), f"{found.label}{title}"
