"""What names a project, each record with the line it leads to: whom 就高 takes, and what it leaves."""

from dataclasses import dataclass

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.projects import naming
from jjgreen_desktop.policy.assessment import Assessment, Outcome

# What tells records of one project apart, the first that is known.
TOLD_BY = ("measure", "source", "contract_number", "filing_number", "bank", "product")
SUMMED = {
    Outcome.ELIGIBLE: "可得",
    Outcome.SUPERSEDED: "就高未选用",
    Outcome.SETTLED: "已兑现",
}


@dataclass(frozen=True, slots=True)
class Use:
    """One record that names the project, and its line; money from elsewhere and measures have none."""

    record: Record
    line: Assessment | None

    @property
    def matter(self) -> str:
        """What tells it from the others: a contract's number, a measure, a source."""
        values = self.record.__dict__
        return next((str(values[key]) for key in TOLD_BY if values.get(key)), "")

    @property
    def amount_fen(self) -> int | None:
        """What the line reaches, or was paid; of money from elsewhere what was received; 分."""
        if self.line is not None:
            return self.line.ceiling_fen
        return self.record.__dict__.get("amount_fen")


def uses(office: Office, project: Project) -> list[Use]:
    """The records that name a project, by kind and in order of entry."""
    found = naming(office, project)
    if not found or not project.enterprise:
        return []
    lines = assess_enterprise(office, project.enterprise).lines
    by_record = {(line.noun, line.of): line for line in lines}
    return [Use(one, by_record.get((one.noun, one.id))) for one in found]


def in_words(found: list[Use]) -> str:
    """What the lines come to: 3 条记录写明这个项目；可得 85.00 万元，就高未选用 50.00 万元。"""
    parts = []
    for outcome, words in SUMMED.items():
        reached = [
            one.line.ceiling_fen for one in found if one.line and one.line.outcome is outcome
        ]
        if reached:
            parts.append(f"{words} {money.wan(sum(reached))} 万元")
    count = f"{len(found)} 条记录写明这个项目"
    return f"{count}；{'，'.join(parts)}。" if parts else f"{count}。"
