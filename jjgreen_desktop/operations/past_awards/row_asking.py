"""One row of a ledger on its way to being decided: what is known while it is, and what must be asked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from jjgreen_desktop.operations.past_awards.accounts import Key, Open, Register
from jjgreen_desktop.operations.past_awards.firms import Firms
from jjgreen_desktop.operations.past_awards.lines import Line
from jjgreen_desktop.operations.past_awards.plans import Answers, Option, Question, Row, Verdict
from jjgreen_desktop.operations.past_awards.targets import Wanted

# What a question is answered with.
NEW, ANOTHER, REPLACE, SAME = "new", "another", "replace", "same"
PAID, RECOVERED = "paid", "recovered"


@dataclass
class Deciding:
    """One ledger while its rows are decided, one after the other; recoveries after the payments."""

    register: Register
    firms: Firms
    answers: Answers
    ledger: str
    content: str
    today: date
    accounts: dict[str, Open] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)  # firms with a row that is still to be chosen
    # By key and matter: how often a payment stands in the ledger, and where first.
    seen: Counter[tuple[Key, str]] = field(default_factory=Counter)
    places: dict[tuple[Key, str], str] = field(default_factory=dict)


@dataclass
class Asking:
    """One row on its way: the questions so far, and what they were answered with."""

    line: Line
    given: Mapping[str, str]
    questions: list[Question] = field(default_factory=list)

    def ask(self, key: str, options: Iterable[Option], proposed: str = "") -> str:
        """The clerk's choice, else what is proposed; "" leaves the question open."""
        listed = tuple({one.key: one for one in options}.values())
        given = self.given.get(key, "")
        known = given if given in {one.key for one in listed} else ""
        self.questions.append(Question(key, listed, known or proposed, bool(known)))
        return known or proposed

    def row(self, verdict: Verdict, said: str, fix: str = "", **more: object) -> Row:
        """What becomes of the row."""
        row = Row(
            self.line, verdict, said, fix, tuple(self.questions), signed_fen=self.line.fen or 0
        )
        return replace(row, **more)  # type: ignore[arg-type]


@dataclass
class Payment:
    """A row of which is known whose it is, what for, and whether it was paid or taken back."""

    asking: Asking
    wanted: Wanted
    signed_fen: int  # negative: a recovery

    @property
    def line(self) -> Line:
        """The row as it stands in the ledger."""
        return self.asking.line

    def ask(self, key: str, options: Iterable[Option], proposed: str = "") -> str:
        """The clerk's choice, else what is proposed; "" leaves the question open."""
        return self.asking.ask(key, options, proposed)

    def row(self, verdict: Verdict, said: str, fix: str = "", **more: object) -> Row:
        """What becomes of the row."""
        known = {"holder": self.wanted.holder, "matter": self.wanted.matter}
        return self.asking.row(verdict, said, fix, signed_fen=self.signed_fen, **known, **more)


def refused(deciding: Deciding, asking: Asking, what: str, fix: str) -> Row:
    """The row cannot be registered; it is left out when the clerk leaves out all such rows."""
    left = deciding.answers.leave_refused
    return asking.row(Verdict.REFUSED, what.rstrip("。"), fix, left=left)
