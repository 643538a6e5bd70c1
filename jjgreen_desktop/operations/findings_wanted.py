"""Which findings of 问题清单 are wanted: by grade, answered or not, county, kind of record, words."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from jjgreen_desktop.domain.finding import Grade

if TYPE_CHECKING:  # it asks nothing of the list but what a finding says
    from jjgreen_desktop.operations.county_findings import Listed


class State(StrEnum):
    """Whether a finding waits for a reason, or has one."""

    OPEN = "open"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is given must hold; `kind` is the label of the kind of record, `words` are sought in what is read."""

    grade: Grade | None = None
    state: State | None = None
    county: str = ""
    kind: str = ""
    words: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()

    def takes(self, one: "Listed", initials: Callable[[str], str]) -> bool:
        """Whether a finding is wanted; `initials` gives those of a name."""
        return (
            self.grade in (None, one.finding.grade)
            and self.county in ("", one.county)
            and self.kind in ("", one.kind)
            and self._stated(one)
            and self._says(one, initials)
        )

    def _stated(self, one: "Listed") -> bool:
        if self.state is None:
            return True
        return one.asked.open if self.state is State.OPEN else one.asked.reason is not None

    def _says(self, one: "Listed", initials: Callable[[str], str]) -> bool:
        if not self.words:
            return True
        found = one.finding
        parts = (one.name, initials(one.name), one.matter, found.where, found.what)
        text = "\n".join((*parts, one.county, one.state)).casefold()
        return all(word in text for word in self.words)
