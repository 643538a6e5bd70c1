"""What a check says of a record, in the four grades staff know from 联网直报."""

from enum import StrEnum
from typing import NamedTuple


class Grade(StrEnum):
    """How much a finding holds up."""

    MANDATORY = "强制性"  # cannot be saved
    SUBMIT = "准强制性"  # can be saved, cannot be submitted
    VERIFY = "核实性"  # needs a typed reason, kept and printed
    HINT = "提示性"  # for information

    @property
    def mark(self) -> str:
        """The mark beside the word: nothing is told by colour alone."""
        return {"强制性": "■", "准强制性": "▲", "核实性": "◆", "提示性": "·"}[self]


class Finding(NamedTuple):
    """One sentence each: `what` is wrong at `where`, `why` (the clause or standard), `fix` the next step.

    `where` is the label of a field, `check` the name of the check: a reason typed for a 核实性 finding is
    kept by both.
    """

    grade: Grade
    where: str
    what: str
    why: str = ""
    fix: str = ""
    check: str = ""

    def sentence(self) -> str:
        """The finding as staff read it in one line."""
        return f"【{self.grade}】{self.where}：{self.what}{self.why}{self.fix}"
