"""What has been paid under the measures, by project: a payment is never made twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Assessment, FactUsed, Missing, Outcome, Step
from jjgreen_desktop.policy.conditions import is_paid, payment
from jjgreen_desktop.policy.facts import Payable
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.projects import earlier_key


@dataclass(frozen=True, slots=True)
class Paid:
    """Money already paid on a project: the record that shows it, and 分 (None: amount not entered)."""

    project: str
    record: Payable

    @property
    def fen(self) -> int | None:
        """The amount."""
        return self.record.paid_fen

    @property
    def noun(self) -> str:
        """The sort of record, which tells the clause."""
        return self.record.noun

    @property
    def words(self) -> str:
        """What staff call the record."""
        return self.record.title()

    @property
    def facts(self) -> tuple[FactUsed, ...]:
        """Where it was entered."""
        return tuple(map(explaining.used, payment(self.record)))

    def leaves_open(self, line: Assessment, why: Step) -> Assessment:
        """The line while the amount is not entered: all it could give hangs on that."""
        label = f"“{self.words}”的已兑现金额"
        missing = Missing("paid_yuan", label, line.ceiling_fen, why.text, self.noun, self.record.id)
        return replace(
            line,
            outcome=Outcome.LACKING,
            reason=why.text,
            missing=(missing,),
            at_stake_fen=line.ceiling_fen,
            ceiling_fen=0,
            steps=(*line.steps, why),
        )


def payments(reading: Reading, lines: Sequence[Assessment]) -> list[Paid]:
    """Every payment on a project; predecessors' projects included.

    Diagnoses, titles, ratings and listings of predecessors are looked at by their own clauses.
    """
    subject, projects = reading.subject, {(line.noun, line.of): line.project for line in lines}
    own = [record for record in subject.payables() if record.noun != "diagnosis"]
    known = [(projects[record.noun, record.id], record) for record in own]
    known += [
        (reading.projects.key(earlier_key(record)), record)
        for record in subject.earlier()
        if "project" in type(record).model_fields
    ]
    return [Paid(project, record) for project, record in known if is_paid(record)]
