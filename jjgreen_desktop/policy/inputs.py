"""What an assessment is computed from, held together so that it can be computed again."""

from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.policy.assessment import Result
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.rulings import Chosen


@dataclass(frozen=True, slots=True)
class Inputs:
    """Subject, pack, day and rulings: a seal's, or the register's of today."""

    subject: Subject
    pack: Pack
    on: date
    rulings: Chosen

    def assess(self) -> Result:
        """Compute. Raises Problem for rulings the pack does not have."""
        return assess(self.subject, self.pack, self.on, self.rulings)

    def own_rulings(self) -> Chosen:
        """The rulings for all matters, and those made on single records of this subject."""
        records = {record.id for record in (*self.subject.payables(), *self.subject.earlier())}
        return {
            key: entry
            for key, entry in self.rulings.items()
            if ":" not in key or key.partition(":")[2] in records
        }
