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
_RANK = {outcome: place for place, outcome in enumerate(Outcome)}
# By name here, because to ask the enumeration for a member is slow, and every line does.
_SETTLED, _BLOCKED, _NOT_APPLICABLE, _LACKING, _NEEDS_RULING, _, _ELIGIBLE = Outcome
_UNTOLD = ParameterUsed("", "", date.min, "")  # where no step is kept that could cite it
_VERDICTS: dict[Holds, Verdict] = {True: Verdict.PASS, False: Verdict.FAIL, None: Verdict.UNKNOWN}


@dataclass(slots=True)  # not frozen, because one is made for every subject counted
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
        self.projects = projects(self.subject)

    def project(self, record: Record) -> str:
        """The key by which 就高不重复 groups the lines of a record: its name, and the answers given."""
        return self.projects.key(own_key(record))


class Line:
    """A clause applied to one record. `ceiling_fen` is what it reaches if nothing stands against it."""

    __slots__ = (
        "_alternatives",
        "_caveats",
        "_needs",
        "_outcome",
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
        self._outcome = _ELIGIBLE
        self._steps: tuple[Step, ...] = ()
        self._caveats: tuple[str, ...] = ()
        self._alternatives: tuple[Alternative, ...] = ()
        self._needs: tuple[tuple[Fact, str], ...] = ()
        self._reasons: tuple[tuple[Outcome, str], ...] = ()

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
        if not holds:
            self._because(_LACKING if holds is None else _NOT_APPLICABLE, "")
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
            self._because(_NOT_APPLICABLE, words)
        if holds is None:
            self._because(_LACKING, words)
            self._ask_for(needs, words)
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
        self._because(_NEEDS_RULING, said)
        self._alternatives += tuple(alternatives)

    def settle(self, fen: int, said: Said, facts: Sequence[Fact]) -> None:
        """The record has been paid; `fen` is what."""
        self.paid_fen = fen
        words = self._step(said, Verdict.INFO, facts, ())
        self._because(_SETTLED, words)

    def block(self, said: str, facts: Sequence[Fact]) -> None:
        """A stop flag stands on the line."""
        self._step(said, Verdict.FAIL, facts, ())
        self._because(_BLOCKED, said)

    def caution(self, said: str) -> None:
        """A point where a person must judge."""
        if said not in self._caveats:
            self._caveats += (said,)

    def outcome(self) -> Outcome:
        """The first outcome, in their fixed order, that has a reason; eligible when none has."""
        return self._outcome

    @property
    def closed(self) -> bool:
        """Nothing put to the line can change its outcome or figures, and its steps are not wanted."""
        if self.explained:
            return False
        return self._outcome is _NOT_APPLICABLE or self._outcome is _BLOCKED

    def missing_facts(self) -> tuple[Fact, ...]:
        """The facts asked for."""
        return tuple(fact for fact, _ in self._needs)

    def at_stake_fen(self) -> int:
        """What hangs on the missing facts, given what is known."""
        return max([self.ceiling_fen, *(choice.fen for choice in self._alternatives)])

    def tally(self) -> Tally:
        """What the line adds to totals where no other line or payment meets it."""
        outcome = self._outcome
        stake = self.at_stake_fen() if outcome is _LACKING else 0
        return Tally(self.clause, outcome, self.beneficiary.kind, self._reached(outcome), stake)

    def finish(self) -> Assessment:
        """The assessment; 就高 over several lines comes after."""
        outcome = self._outcome
        lacking = outcome is _LACKING
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
            steps=self._steps,
            missing=self._missing() if lacking and self.explained else (),
            caveats=self._caveats,
            alternatives=self._alternatives if outcome is Outcome.NEEDS_RULING else (),
            next_band=self.next_band,
        )

    def _reached(self, outcome: Outcome) -> int:
        if outcome is _ELIGIBLE:
            return self.ceiling_fen
        return self.paid_fen or 0 if outcome is _SETTLED else 0

    def _headline(self, outcome: Outcome) -> str:
        if outcome is _ELIGIBLE:
            return f"条件全部具备，政策上限 {explaining.wan(self.ceiling_fen)}。"
        reasons = [said for found, said in self._reasons if found is outcome]
        if outcome is _LACKING:
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
            for (record, key), said in self._needs
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
        self._steps += (Step(words, verdict, tuple(map(explaining.used, facts)), tuple(terms)),)
        return words

    def _because(self, outcome: Outcome, said: str) -> None:
        if self.explained:
            self._reasons += ((outcome, said),)
        if _RANK[outcome] < _RANK[self._outcome]:
            self._outcome = outcome

    def _ask_for(self, needs: Sequence[Fact], words: str) -> None:
        """Each fact once, with the sentence that first asked for it."""
        asked = {(record.noun, record.id, key) for (record, key), _ in self._needs}
        for record, key in needs:
            if (name := (record.noun, record.id, key)) not in asked:
                asked.add(name)
                self._needs += (((record, key), words),)
