"""One assessment in the making: conditions are put to it in the order of the policy, each becomes a step.

A clause module only says what holds, in which words, by which facts and terms of the policy; the outcome
follows from that by the one fixed order. So a figure cannot be reached without its explanation.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import (
    Alternative,
    Assessment,
    Beneficiary,
    Missing,
    NextBand,
    Outcome,
    ParameterUsed,
    Step,
    Tally,
    Verdict,
)
from jjgreen_desktop.policy.certainty import Holds
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.projects import Projects, own_key, projects
from jjgreen_desktop.policy.rulings import Rulings

Said: TypeAlias = str | Callable[[], str]  # a sentence, or what makes it when it is wanted
_ORDER = {outcome: place for place, outcome in enumerate(Outcome)}
_UNTOLD = ParameterUsed("", "", date.min, "")  # where no step is kept that could cite it
_VERDICTS: dict[Holds, Verdict] = {True: Verdict.PASS, False: Verdict.FAIL, None: Verdict.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Reading:
    """What every clause looks at: the subject, the pack, the rulings in force, the day of assessment.

    Steps are written by the clauses as they compute; they are kept unless only totals are asked for.
    """

    subject: Subject
    pack: Pack
    rulings: Rulings
    on: date
    explained: bool = True
    projects: Projects = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "projects", projects(self.subject))

    def project(self, record: Record) -> str:
        """The key by which 就高不重复 groups the lines of a record: its name, and the answers given."""
        return self.projects.key(own_key(record))


class Line:
    """A clause applied to one record. `ceiling_fen` is what it reaches if nothing stands against it."""

    __slots__ = (
        "_alternatives",
        "_caveats",
        "_needs",
        "_project",
        "_reasons",
        "_steps",
        "beneficiary",
        "ceiling_fen",
        "clause",
        "deciding_on",
        "explained",
        "next_band",
        "paid_fen",
        "reading",
        "record",
    )

    def __init__(
        self,
        reading: Reading,
        clause: str,
        record: Record,
        beneficiary: Beneficiary,
        project: str | None = None,
    ) -> None:
        self.reading = reading
        self.explained = reading.explained  # whether steps are kept and remarks wanted
        self.clause = clause
        self.record = record
        self.beneficiary = beneficiary
        self._project = project
        self.deciding_on: date | None = None
        self.ceiling_fen = 0
        self.paid_fen: int | None = None
        self.next_band: NextBand | None = None
        self._steps: list[Step] = []
        self._caveats: list[str] = []
        self._alternatives: list[Alternative] = []
        self._needs: dict[tuple[str, str, str], tuple[Fact, str]] = {}
        self._reasons: dict[Outcome, list[str]] = {}

    @property
    def project(self) -> str:
        """The key by which 就高不重复 groups lines: the clause's own, or that of the record."""
        return self._project or self.reading.project(self.record)

    def term(self, key: str) -> ParameterUsed:
        """A parameter in force on the deciding date."""
        if not self.explained:
            return _UNTOLD
        return self.reading.pack.term(key, self.deciding_on)

    def amount(self, key: str) -> int:
        """A parameter in 分, in force on the deciding date."""
        return self.reading.pack.parameter(key, self.deciding_on).fen

    def choice(self, ruling: str) -> str:
        """The choice of a ruling in force."""
        return self.reading.rulings.choice(ruling)

    def ruling(self, id: str) -> ParameterUsed:
        """A ruling as a step cites it."""
        if not self.explained:
            return _UNTOLD
        return self.reading.rulings.used(id)

    def counted(self, holds: Holds) -> bool:
        """Whether a condition is done with: what was found counts, and nobody wants the words.

        A clause asks this before it looks for facts and words; if not, it goes on to `require`.
        """
        if self.explained:
            return False
        if holds is None:
            self._because(Outcome.LACKING, "")
        elif not holds:
            self._because(Outcome.NOT_APPLICABLE, "")
        return True

    def require(
        self,
        holds: Holds,
        said: Said,
        *,
        facts: Sequence[Fact] = (),
        terms: Sequence[ParameterUsed] = (),
        needs: Sequence[Fact] = (),
    ) -> Holds:
        """A condition: `said` tells what was found; `needs` are the facts asked for while it is unknown."""
        if self.counted(holds):
            return holds
        words = self._step(said, _VERDICTS[holds], facts, terms)
        if holds is False:
            self._because(Outcome.NOT_APPLICABLE, words)
        if holds is None:
            self._because(Outcome.LACKING, words)
            for record, key in needs:
                self._needs.setdefault((record.noun, record.id, key), ((record, key), words))
        return holds

    def note(
        self, said: Said, *, facts: Sequence[Fact] = (), terms: Sequence[ParameterUsed] = ()
    ) -> None:
        """A step that decides nothing by itself."""
        self._step(said, Verdict.INFO, facts, terms)

    def leave_open(
        self,
        said: str,
        alternatives: Sequence[Alternative],
        facts: Sequence[Fact] = (),
        terms: Sequence[ParameterUsed] = (),
    ) -> None:
        """The line rests on a ruling not yet made; every figure it could give is shown, by its `terms`."""
        rulings = dict.fromkeys(alternative.ruling for alternative in alternatives)
        used = [*terms, *(self.ruling(id) for id in rulings)]
        self._step(said, Verdict.OPEN, facts, used)
        self._because(Outcome.NEEDS_RULING, said)
        self._alternatives.extend(alternatives)

    def settle(self, fen: int, said: Said, facts: Sequence[Fact]) -> None:
        """The record has been paid; `fen` is what."""
        self.paid_fen = fen
        words = self._step(said, Verdict.INFO, facts, ())
        self._because(Outcome.SETTLED, words)

    def block(self, said: str, facts: Sequence[Fact]) -> None:
        """A stop flag stands on the line."""
        self._step(said, Verdict.FAIL, facts, ())
        self._because(Outcome.BLOCKED, said)

    def caution(self, said: str) -> None:
        """A point where a person must judge."""
        if said not in self._caveats:
            self._caveats.append(said)

    def outcome(self) -> Outcome:
        """The first outcome, in their fixed order, that has a reason; eligible when none has."""
        reasons = self._reasons
        if len(reasons) > 1:
            return min(reasons, key=_ORDER.__getitem__)
        return next(iter(reasons), Outcome.ELIGIBLE)

    @property
    def closed(self) -> bool:
        """Nothing put to the line can change its outcome or figures, and its steps are not wanted."""
        reasons = self._reasons
        if self.explained or not reasons or Outcome.SETTLED in reasons:
            return False
        return Outcome.NOT_APPLICABLE in reasons or Outcome.BLOCKED in reasons

    def missing_facts(self) -> tuple[Fact, ...]:
        """The facts asked for."""
        return tuple(fact for fact, _ in self._needs.values())

    def at_stake_fen(self) -> int:
        """What hangs on the missing facts, given what is known."""
        return max([self.ceiling_fen, *(choice.fen for choice in self._alternatives)])

    def tally(self) -> Tally:
        """What the line adds to totals where no other line or payment meets it."""
        outcome = self.outcome()
        stake = self.at_stake_fen() if outcome is Outcome.LACKING else 0
        return Tally(self.clause, outcome, self.beneficiary.kind, self._reached(outcome), stake)

    def finish(self) -> Assessment:
        """The assessment; 就高 over several lines comes after."""
        outcome = self.outcome()
        lacking = outcome is Outcome.LACKING
        return Assessment(
            clause=self.clause,
            of=self.record.id,
            noun=self.record.noun,
            record_title=self.record.title(),
            outcome=outcome,
            reason=self._headline(outcome) if self.explained else "",
            beneficiary=self.beneficiary,
            project=self.project,
            deciding_on=self.deciding_on,
            ceiling_fen=self._reached(outcome),
            at_stake_fen=self.at_stake_fen() if lacking else 0,
            steps=tuple(self._steps),
            missing=self._missing() if lacking and self.explained else (),
            caveats=tuple(self._caveats),
            alternatives=tuple(self._alternatives) if outcome is Outcome.NEEDS_RULING else (),
            next_band=self.next_band,
        )

    def _reached(self, outcome: Outcome) -> int:
        if outcome is Outcome.SETTLED:
            return self.paid_fen or 0
        return self.ceiling_fen if outcome is Outcome.ELIGIBLE else 0

    def _headline(self, outcome: Outcome) -> str:
        if outcome is Outcome.ELIGIBLE:
            return f"条件全部具备，政策上限 {explaining.wan(self.ceiling_fen)}。"
        reasons = self._reasons[outcome]
        if outcome is Outcome.LACKING:
            return self._still_needed(reasons)
        return reasons[0]

    def _still_needed(self, reasons: list[str]) -> str:
        stake = f"涉及 {explaining.wan(self.at_stake_fen())}。"
        if len(reasons) == 1:
            return f"{reasons[0]}{stake}"
        return (
            f"还差：{'、'.join(self._need_label(fact) for fact in self.missing_facts())}。{stake}"
        )

    def _missing(self) -> tuple[Missing, ...]:
        return tuple(
            Missing(
                explaining.case_key(key),
                self._need_label((record, key)),
                self.at_stake_fen(),
                said,
                record.noun,
                record.id,
            )
            for (record, key), said in self._needs.values()
        )

    def _need_label(self, fact: Fact) -> str:
        """The field; of another record with that record's name before it."""
        record, own = fact[0], explaining.label(fact)
        if record is self.record or record.noun != self.record.noun:
            return own
        return f"“{record.title()}”的{own}"

    def _step(
        self, said: Said, verdict: Verdict, facts: Sequence[Fact], terms: Sequence[ParameterUsed]
    ) -> str:
        """Keep a step; returns its sentence ("" where steps are not kept)."""
        if not self.explained:
            return ""
        words = said if isinstance(said, str) else said()
        self._steps.append(Step(words, verdict, tuple(map(explaining.used, facts)), tuple(terms)))
        return words

    def _because(self, outcome: Outcome, said: str) -> None:
        self._reasons.setdefault(outcome, []).append(said)
